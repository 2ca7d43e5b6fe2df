"""Contents of a template besides text with tags, and their treatment in a report.

Comments of the template's owner, content controls that show a document property, a contents list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ofsted_report.pattern import Pattern
from ofsted_report.word.bindings import binding
from ofsted_report.word.xml import Element, W, remove

if TYPE_CHECKING:
    from docx.document import Document

CONTENTS_TOLD = (
    "The report has a contents list, which is as it was in the template: when Word asks on opening whether to update the "
    "fields, answer Yes (or click into the list and press F9)."
)
_CONTENTS = Pattern(r"\s*TOC\b")
_ANCHORS = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_OF_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
"""The last words of the types of relations to parts that hold comments, or what belongs to them."""
_AFTER_UPDATE = {
    f"{W}{name}"
    for name in ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "attachedSchema",
                 "themeFontLang", "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator")
} | {"{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr"}  # fmt: skip
"""Settings that must come after `updateFields` in Word's order."""


def unbind(root: Element) -> None:
    """Let the content controls in which tags are filled show what is filled in, and no document property."""
    for control in bound_with_tags(root):
        for bound in list(control.iterfind(f"{W}sdtPr/{{*}}dataBinding")):
            remove(bound)


def keep_leads(document: Document) -> None:
    """Keep each sentence that leads in what follows, as its colon shows, on the page where that begins."""
    paragraphs = [each for each in document.paragraphs if each.text.strip()]
    for paragraph, following in pairwise(paragraphs):
        if paragraph.text.rstrip().endswith(":") and paragraph._p.getnext() is following._p:
            paragraph.paragraph_format.keep_with_next = True


def has_contents_list(root: Element) -> bool:
    """Whether there is a contents list that Word makes of the headings."""
    codes = [code.text or "" for code in root.iter(f"{W}instrText")]
    codes += [field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple")]
    return any(map(_CONTENTS.match, codes))


def ask_for_update(document: Document) -> None:
    """Let Word ask, when it opens the document, whether to bring its fields up to date."""
    settings: Element = document.settings.element
    if settings.find(f"{W}updateFields") is not None:
        return
    switch = settings.makeelement(f"{W}updateFields", {f"{W}val": "true"})
    behind = next((each for each in settings if each.tag in _AFTER_UPDATE), None)
    if behind is None:
        settings.append(switch)
    else:
        behind.addprevious(switch)


def remove_comments(document: Document, roots: Iterable[Element]) -> None:
    """Take every comment out of the document."""
    for root in roots:
        for anchor in list(root.iter(*_ANCHORS)):
            _remove(anchor)
    relations = document.part.rels
    for name in [name for name, each in relations.items() if each.reltype.rpartition("/")[2] in _OF_COMMENTS]:
        del relations[name]


def keep_comments_once(document: Document, roots: Iterable[Element]) -> None:
    """Leave each comment at one place of the document: in a loop it is repeated, and left out with what a tag leaves out.

    Word calls a file unreadable in which one comment is at several places.
    """
    from docx.opc.part import XmlPart

    anchors = [anchor for root in roots for anchor in root.iter(*_ANCHORS)]
    seen: Counter[tuple[str, str]] = Counter()
    for anchor in anchors:
        key = str(anchor.tag), anchor.get(f"{W}id", "")
        seen[key] += 1
        if seen[key] > 1:
            _remove(anchor)
    whole = {comment for tag, comment in seen if tag == _ANCHORS[2]}
    whole = {comment for comment in whole if (_ANCHORS[0], comment) in seen and (_ANCHORS[1], comment) in seen}
    for anchor in anchors:
        if anchor.get(f"{W}id", "") not in whole and anchor.getparent() is not None:
            _remove(anchor)
    for relation in document.part.rels.values():
        part = None if relation.is_external else relation.target_part
        if isinstance(part, XmlPart) and relation.reltype.rpartition("/")[2] == "comments":
            for comment in list(part.element.iterchildren(f"{W}comment")):
                if comment.get(f"{W}id", "") not in whole:
                    remove(comment)


def bound_with_tags(root: Element) -> Iterator[Element]:
    """The content controls that show a document property and hold a tag."""
    from ofsted_report.rendering.template_parts import OPENER
    from ofsted_report.word.document import plain_text

    for control in root.iter(f"{W}sdt"):
        if binding(control) is not None and OPENER.search(plain_text(control)):
            yield control


def _remove(anchor: Element) -> None:
    """Take out an anchor of a comment, and its run where nothing else is in it."""
    parent = anchor.getparent()
    if parent is None:
        return
    parent.remove(anchor)
    if parent.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in parent):
        remove(parent)
