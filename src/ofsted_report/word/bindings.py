"""Content controls that show a value which the file keeps elsewhere: a document property, or a part of a form.

Word prints that value, and not the words that are in the control's place in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ofsted_report.lexicon import MONTHS, WEEKDAYS
from ofsted_report.pattern import Pattern
from ofsted_report.word.xml import Element, W, value

if TYPE_CHECKING:
    from ofsted_report.word.package import Package

_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_EXTENDED = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
"""Ids of the document's own properties in data bindings (title, subject; company, manager)."""
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_MOST = 2000
"""Most controls that are looked up; each may require a search through all values."""
_STEP = Pattern(r"/(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)(?:\[(?P<place>[1-9]\d{0,3})\])?")
_DATE_FIELD = Pattern(r"'[^']*'|d{1,4}|M{1,4}|y{2,4}")
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
        """Return what Word shows in a control of plain text or a date in place of its content; None if it shows the content."""
        bound, dated = binding(control), control.find(f"{W}sdtPr/{W}date")
        is_value = dated is not None or control.find(f"{W}sdtPr/{W}text") is not None
        if bound is None or not is_value or self._asked == _MOST:
            return None
        self._asked += 1
        path = bound.get(f"{W}xpath", "")
        namespaces = {prefix: name for prefix, _, name in _MAPPING.findall(bound.get(f"{W}prefixMappings", ""))}
        store = bound.get(f"{W}storeItemID", "").upper()
        for root in self._roots(store):
            found = _follow(root, path, namespaces)
            if found is not None:
                text = "".join(str(text) for text in found.itertext()).strip()
                return (text if dated is None else _shown(text, dated)) or None  # of an empty one the content
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


def _shown(text: str, dated: Element) -> str | None:
    """A date ('2027-01-14T00:00:00') as its control shows it ('14 January 2027'); None where the text is no date."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    written = {
        "d": str(day.day), "dd": f"{day.day:02}", "ddd": weekday[:3], "dddd": weekday, "M": str(day.month),
        "MM": f"{day.month:02}", "MMM": month[:3], "MMMM": month, "yy": f"{day.year % 100:02}", "yyyy": f"{day.year:04}",
    }  # fmt: skip
    form = value(dated.find(f"{W}dateFormat")) or "dd/MM/yyyy"
    return _DATE_FIELD.sub(lambda field: written.get(field[0], field[0].strip("'")), form)


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
