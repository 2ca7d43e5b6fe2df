"""Removes the page numbers that a report prints itself from its headers and footers, as the pack has its own.

Other text in the footer stays: 'Anyshire County Council | Page 1 of 5' becomes the council's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from ofsted_report.pattern import Pattern
from ofsted_report.word.editing import parts_beside_body
from ofsted_report.word.xml import Element, W

if TYPE_CHECKING:
    from docx.document import Document

_FIELD = "\ufdd0"
"""Stands for a page field in the paragraph's text; a noncharacter, so no text has it."""
_OTHER_FIELD = "\ufdd1"
_PAGE_INSTRUCTION = Pattern(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_NUMBER = Pattern(
    rf"[\s|–—·•-]*(?:\bpage(?:\s+no\.?|\s+number)?:?\s*)?{_FIELD}(?:\s*(?:of|/)\s*{_FIELD})?[\s–—-]*", re.IGNORECASE
)


def remove_page_numbers(document: Document) -> None:
    """Take the page fields, and the words 'Page' and 'of' beside them, out of every header and footer."""
    for root in parts_beside_body(document, "header", "footer"):
        for paragraph in root.iter(f"{W}p"):
            _without_number(paragraph)


@dataclass(slots=True)
class _Line:
    """A paragraph's text, and for each character the element it came from."""

    text: str = ""
    owners: list[tuple[Any, int]] = field(default_factory=list)
    """The w:t and the place in it; for a field the list of its elements and 0."""

    def add(self, characters: str, owner: Any) -> None:
        self.text += characters
        self.owners.extend((owner, place) for place in range(len(characters)))


def _without_number(paragraph: Element) -> None:
    line = _read(paragraph)
    doomed: dict[int, tuple[Any, set[int]]] = {}
    for match in _NUMBER.finditer(line.text):
        for place in range(*match.span()):
            owner, index = line.owners[place]
            if line.text[place] == _FIELD:
                for element in owner:
                    element.getparent().remove(element)
            else:
                doomed.setdefault(id(owner), (owner, set()))[1].add(index)
    for owner, indexes in doomed.values():
        owner.text = "".join(c for number, c in enumerate(owner.text or "") if number not in indexes)


def _read(paragraph: Element) -> _Line:
    """Text and fields of a paragraph in order; fields within fields belong to the outermost."""
    line = _Line()
    depth, instruction, inside = 0, "", []
    for node in list(paragraph.iter(f"{W}fldSimple", f"{W}r")):
        if node.tag == f"{W}fldSimple":
            line.add(_sign(node.get(f"{W}instr") or ""), [node])
            continue
        if any(above.tag == f"{W}fldSimple" for above in node.iterancestors()):
            continue
        marks = [mark.get(f"{W}fldCharType") for mark in node.iter(f"{W}fldChar")]
        depth += marks.count("begin")
        if depth:
            inside.append(node)
            instruction += "".join(part.text or "" for part in node.iter(f"{W}instrText"))
            depth -= marks.count("end")
            if depth <= 0:
                line.add(_sign(instruction), inside)
                depth, instruction, inside = 0, "", []
            continue
        for child in node.iter(f"{W}t", f"{W}tab"):
            if child.tag == f"{W}t":
                line.add(child.text or "", child)
            else:
                line.add("\t", SimpleNamespace(text="\t"))  # which stays where it is
    return line


def _sign(instruction: str) -> str:
    return _FIELD if _PAGE_INSTRUCTION.search(instruction) else _OTHER_FIELD
