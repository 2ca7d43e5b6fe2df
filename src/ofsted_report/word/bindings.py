"""Content controls that show a value which the file keeps elsewhere: a document property, or a part of a form.

Word prints that value, and not the words that are in the control's place in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from ofsted_report.pattern import Pattern
from ofsted_report.word.package import Package
from ofsted_report.word.xml import Element, W, value

_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
"""Ids of the document's own properties in data bindings (title, subject; company, manager)."""
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_MOST = 2000
"""Most controls that are looked up; each may require a search through all values."""
_STEP = Pattern(r"/(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)(?:\[(?P<place>[1-9]\d{0,3})\])?")
_MAPPING = Pattern(r"xmlns:([\w.-]+)=(['\"])(.*?)\2")


def binding(control: Element) -> Element | None:
    """Return the binding of a content control (w:sdt) to a value; None if it shows its own content."""
    return control.find(f"{W}sdtPr/{W}dataBinding")


def bound_name(control: Element) -> str:
    """The name of a bound control: its title in Word, or the name of the value."""
    bound = binding(control)
    title = value(control.find(f"{W}sdtPr/{W}alias"))
    path = "" if bound is None else bound.get(f"{W}xpath", "")
    return title or ([step["name"] for step in _STEP.finditer(path)] or ["?"])[-1]


class BoundValues:
    """The values that a file keeps for its content controls."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._stores: dict[str, Element] | None = None
        self._asked = 0

    def of(self, control: Element) -> str | None:
        """Return the text that Word shows in a plain text control in place of its content; None if it shows the content."""
        bound = binding(control)
        if bound is None or control.find(f"{W}sdtPr/{W}text") is None or self._asked == _MOST:
            return None
        self._asked += 1
        path = bound.get(f"{W}xpath", "")
        namespaces = {prefix: name for prefix, _, name in _MAPPING.findall(bound.get(f"{W}prefixMappings", ""))}
        store = bound.get(f"{W}storeItemID", "").upper()
        for root in self._roots(store):
            found = _follow(root, path, namespaces)
            if found is not None:
                return "".join(str(text) for text in found.itertext()).strip() or None  # of an empty one the content
        return None

    def _roots(self, store: str) -> Iterator[Element]:
        """The value's home, or every home where the control names none."""
        if self._stores is None:
            self._stores = dict(_stores(self._package))
        if store:
            if store in self._stores:
                yield self._stores[store]
        else:
            yield from self._stores.values()


def _stores(package: Package) -> Iterator[tuple[str, Element]]:
    core = package.properties()
    if core is not None:
        yield _CORE, core
    for part in package.related("extended-properties", to=""):
        yield _EXTENDED, package.root(part.name)
    for part in package.related("customXml"):
        for about in package.related("customXmlProps", to=part.name):
            yield package.root(about.name).get(_ITEM_ID, "").upper(), package.root(part.name)


def _follow(root: Element, path: str, namespaces: dict[str, str]) -> Element | None:
    """The element at a path of plain steps ('/a:form[1]/a:date[1]'), the only ones that Word writes; else None."""
    steps = list(_STEP.finditer(path))
    if not steps or "".join(step[0] for step in steps) != path:
        return None
    here: Element | None = None
    for step in steps:
        space = namespaces.get(step["prefix"] or "", "")
        name = f"{{{space}}}{step['name']}" if space else step["name"]
        children = [root] if here is None else list(here)
        fitting = [child for child in children if child.tag == name]
        place = int(step["place"] or 1)
        if len(fitting) < place:
            return None
        here = fitting[place - 1]
    return here
