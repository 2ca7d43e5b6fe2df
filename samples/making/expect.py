"""What must be read from a sample: its facts as the source states them, its sections as the source prints them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from making.source import MARK, Piece, Source

Json = dict[str, Any]
_KINDS = {"paragraph": "paragraph", "item": "item", "subitem": "item", "numbered": "item", "row": "row"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LISTS = ("areas_covered", "improvements", "priority_actions")


def letter_json(source: Source, pdf: Path) -> Json:
    """The letter's JSON that `extract` must print for `pdf`.

    `source.sha256`, `source.reader` and the messages of warnings stay empty.

    Raises:
        ValueError: a fact of the source's front matter that is words of the letter does not stand in the letter.
    """
    facts = source.facts
    pages = _Pages(pdf)
    sections = _sections(source, pages)
    said = _key(" ".join(piece.text for piece in source.pieces))
    for name in LISTS:
        for item in facts.get(name, []):
            if _key(item) not in said:
                raise ValueError(f"{source.name}: the {name} item {item[:40]!r} does not stand in the letter")
    visit = {"start": None, "end": None, "ordinal": None} | facts.get("visit", {})
    return {
        "format": "ofsted-report/letter",
        "version": 1,
        "kind": facts["kind"],
        "title": facts["title"],
        "authority": facts["authority"],
        "letter_date": _iso(facts.get("letter_date")),
        "salutation": facts.get("salutation"),
        "addressee": _addressee(facts.get("addressee")),
        "visit": _dated(visit),
        "previous_inspection": _dated(facts.get("previous_inspection")),
        "inspectors": [{"name": p["name"], "role": p.get("role")} for p in facts.get("inspectors", [])],
        "signatory": facts.get("signatory"),
        "judgements": facts.get("judgements", []),
        "overall_judgement": facts.get("overall_judgement"),
        **{name: facts[name] if name in facts else _items(source, name) for name in LISTS},
        "sections": sections,
        "footnotes": [
            {"mark": mark, "text": text, "page": pages.find_anywhere(text)} for mark, text in source.footnotes.items()
        ],
        "source": {"name": pdf.name, "sha256": "", "pages": pages.number, "reader": ""},
        "warnings": [{"code": code, "message": "", "page": None} for code in facts.get("warnings", [])],
    }


def plain(text: str) -> str:
    """Text as it is printed: footnote marks as raised figures, no marks of our own for bold."""
    return MARK.sub(lambda mark: mark[1].translate(_RAISED), text).replace("**", "")


def _sections(source: Source, pages: _Pages) -> list[Json]:
    sections: list[Json] = []
    for piece in source.pieces:
        if piece.form == "heading":
            heading = MARK.sub("", piece.text).rstrip(":") or None
            sections.append({"heading": heading, "role": piece.role, "level": piece.level, "blocks": []})
            if heading:
                pages.find_next(piece.text)
            continue
        for block in _blocks(piece):
            block["page"] = pages.find_next(block["responsible"] or block["text"])
            blocks = sections[-1]["blocks"]
            blocks.append({"id": f"s{len(sections)}.b{len(blocks) + 1}"} | block)
    return sections


def _blocks(piece: Piece) -> Iterator[Json]:
    """The blocks a line of the source is printed as.

    A row of a ruled table of two columns is one block: who is to act, and the action. A table of one column is a box
    around paragraphs, and columns without rules are paragraphs side by side.
    """
    block: Json = {"kind": _KINDS.get(piece.form, "row"), "text": plain(piece.text), "page": None}
    block |= {"responsible": None, "number": f"{piece.number}." if piece.form == "numbered" else None}
    if not piece.cells:
        yield block
    elif piece.within == "columns" or (len(piece.cells) == 1 and piece.form == "row"):
        for cell in filter(None, piece.cells):
            yield block | {"kind": "paragraph", "text": plain(cell)}
    elif piece.form == "row":
        yield block | {"text": plain(piece.cells[-1]), "responsible": plain(piece.cells[0])}


def _items(source: Source, role: str) -> list[str]:
    """The items of the sections that play `role`; sub-bullets belong to their parent, of a row the last cell counts."""
    items: list[str] = []
    now = ""
    for piece in source.pieces:
        if piece.form == "heading":
            now = piece.role
        elif now == role and piece.form == "subitem":
            items[-1] += " " + plain(piece.text)
        elif now == role and piece.form in ("item", "row", "numbered"):
            items.append(plain(piece.cells[-1] if piece.cells else piece.text))
    return items


def _addressee(given: Json | None) -> Json | None:
    if given is None:
        return None
    return {"name": given["name"], "role": given.get("role"), "organisation": given.get("organisation"),
            "address": given.get("address", [])}  # fmt: skip


def _dated(facts: dict[str, object] | None) -> Json | None:
    return None if facts is None else {key: _iso(value) for key, value in facts.items()}


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _key(text: str) -> str:
    return re.sub(r"\W|_", "", unicodedata.normalize("NFKC", plain(text))).lower()


@dataclass
class _Pages:
    """The text of a PDF's pages, read on from one block to the next."""

    pdf: Path
    texts: list[str] = field(default_factory=list)
    page: int = 0
    place: int = 0

    def __post_init__(self) -> None:
        import pypdfium2

        document = pypdfium2.PdfDocument(self.pdf)
        self.texts = [_key(page.get_textpage().get_text_bounded()) for page in document]

    @property
    def number(self) -> int:
        return len(self.texts)

    def find_next(self, text: str) -> int:
        """The page, from 1, on which `text` begins, at or after the last one found."""
        start = _key(text)[:40]
        for page in range(self.page, len(self.texts)):
            found = self.texts[page].find(start, self.place if page == self.page else 0)
            if found >= 0:
                self.page, self.place = page, found + len(start)
                return page + 1
        raise ValueError(f"{self.pdf.name}: {text[:60]!r} stands nowhere after the text before it")

    def find_anywhere(self, text: str) -> int:
        """The page, from 1, on which `text` begins."""
        start = _key(text)[:40]
        return next(number for number, page in enumerate(self.texts, 1) if start in page)


def blocks_over_pages(letter: Json, pdf: Path) -> list[str]:
    """The ids of the blocks that end on a later page than they begin on."""
    texts = _Pages(pdf).texts
    return [
        block["id"]
        for section in letter["sections"]
        for block in section["blocks"]
        if _key(block["text"])[-30:] not in texts[block["page"] - 1] and len(_key(block["text"])) > 60
    ]


def text_lines(source: Source) -> list[str]:
    """The letter as plain text, the way a person pastes it into a file: fences as lines, `- ` for bullets."""
    lines: list[str] = []
    for part in source.parts:
        if isinstance(part, Piece):
            if part.text:
                lines += [("- " if part.form in ("item", "subitem") else "") + plain(part.text), ""]
        elif hasattr(part, "lines"):
            lines += [plain(line).replace(" | ", " ").rstrip(" |") for line in part.lines] + [""]
    return lines
