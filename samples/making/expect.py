"""What must be read from a sample: its facts as the source states them, its sections as the source prints them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from making.source import MARK, Fence, Piece, Source

Json = dict[str, Any]
_SENTENCE_END = re.compile(r"(?<=[.?!])[”’⁰¹²³⁴-⁹]*(?<!\be\.g\.)(?<!\bDr\.) +(?=[‘“(]?[A-Z])")
"""Where a sentence ends in the samples, which are written so that nothing else looks like it."""
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
    where = _Where(source, sections, pages)
    said = _key(" ".join(piece.text for piece in source.pieces))
    for name in LISTS:
        for item in facts.get(name, []):
            if _key(item) not in said:
                raise ValueError(f"{source.name}: the {name} item {item[:40]!r} does not stand in the letter")
    visit = _dated({"start": None, "end": None, "ordinal": None} | facts.get("visit", {}))
    at = where.days(facts["visit"]["end"], "Inspection dates") if visit["start"] else None
    visit["periods"] = [{"start": visit["start"], "end": visit["end"], "place": at}] if visit["start"] else []
    addressee = _addressee(facts.get("addressee"), where)
    signatory = _person(facts.get("signatory"), where.signed)
    previous = _dated(facts.get("previous_inspection"))
    if previous is not None:
        previous["place"] = where.days(facts["previous_inspection"]["end"], "previous")
    items = {name: _listed(source, name, where) for name in LISTS}
    return {
        "format": "ofsted-report/letter",
        "version": 1,
        "kind": facts["kind"],
        "title": facts["title"],
        "authority": facts["authority"],
        "letter_date": _iso(facts.get("letter_date")),
        "salutation": facts.get("salutation"),
        "addressee": addressee,
        "addressees": [addressee, *(_addressee(each, where) for each in facts.get("other_addressees", []))]
        if addressee
        else [],
        "visit": visit,
        "previous_inspection": previous,
        "inspectors": [_person(person, where.named) for person in facts.get("inspectors", [])],
        "signatory": signatory,
        "signatories": [signatory, *(_person(each, where.signed) for each in facts.get("other_signatories", []))]
        if signatory
        else [],
        "judgements": [judgement | {"place": where.judged(judgement)} for judgement in facts.get("judgements", [])],
        "overall_judgement": facts.get("overall_judgement"),
        **{name: [item["text"] for item in items[name]] for name in LISTS},
        "items": items,
        "places": {
            "title": where.line("authority") or where.line("title") or where.line("facts"),
            "authority": where.authority(facts["authority"]),
            "letter_date": where.line("date") or where.line("facts", "published"),
            "salutation": where.line("salutation"),
            "overall_judgement": where.line("judgements") if "overall_judgement" in facts else None,
        },
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
        found = [block]
    elif piece.within == "columns" or (len(piece.cells) == 1 and piece.form == "row"):
        found = [block | {"kind": "paragraph", "text": plain(cell)} for cell in filter(None, piece.cells)]
    elif piece.form == "row":
        found = [block | {"text": plain(piece.cells[-1]), "responsible": plain(piece.cells[0])}]
    else:
        found = []
    for each in found:
        yield each | {"sentences": _sentences(each["text"])}


def _sentences(text: str) -> list[list[int]]:
    """First character and end of each sentence."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    found = [[start, end] for start, end in pairwise([0, *ends, len(text)])]
    return [[start, start + len(text[start:end].rstrip())] for start, end in found]


def _listed(source: Source, role: str, where: _Where) -> list[Json]:
    """The items of the sections that play `role`; sub-bullets belong to their parent, of a row the last cell counts.

    Sentences that stand for a list are in the source's front matter.
    """
    if role in source.facts:
        return [_item(where, [text], None) for text in source.facts[role]]
    items: list[tuple[list[str], str | None]] = []
    now = ""
    for piece in source.pieces:
        if piece.form == "heading":
            now = piece.role
        elif now == role and piece.form == "subitem":
            items[-1][0].append(plain(piece.text))
        elif now == role and piece.form in ("item", "row", "numbered"):
            responsible = plain(piece.cells[0]) if len(piece.cells) > 1 else None
            items.append(([plain(piece.cells[-1] if piece.cells else piece.text)], responsible))
    return [_item(where, parts, responsible) for parts, responsible in items]


def _item(where: _Where, parts: list[str], responsible: str | None) -> Json:
    said = [{"text": text, "place": where.words(text)} for text in parts]
    return {"text": " ".join(parts), "parts": said, "responsible": responsible}


def _person(given: Json | None, find: Callable[[str], Json | None]) -> Json | None:
    return None if given is None else {"name": given["name"], "role": given.get("role"), "place": find(given["name"])}


def _addressee(given: Json | None, where: _Where) -> Json | None:
    if given is None:
        return None
    return {"name": given["name"], "role": given.get("role"), "organisation": given.get("organisation"),
            "address": given.get("address", []), "place": where.line("address", given["name"])}  # fmt: skip


def _dated(facts: dict[str, object] | None) -> Json | None:
    return None if facts is None else {key: _iso(value) for key, value in facts.items()}


@dataclass
class _Where:
    """Where the words of a sample stand: in which block, or on which line of which page outside the sections.

    Lines are counted at the head alone; of judgements and of who signed, the page is told.
    """

    source: Source
    sections: list[Json]
    pages: _Pages

    def words(self, words: str, role: str | None = None) -> Json | None:
        """The first block that holds these words, and their characters in it."""
        for section in self.sections:
            for block in section["blocks"] if role in (None, section["role"]) else ():
                start = block["text"].find(words)
                if start >= 0:
                    return _place(block, section, start, start + len(words))
        return None

    def line(self, fence: str, words: str = "") -> Json | None:
        """The first line of a fence that holds these words: its number on its page, the masthead not counted."""
        found = self.source.fence(fence)
        line = next((line for line in found.lines if words in line), None) if found else None
        if line is None:
            return None
        cells = [plain(cell).strip() for cell in line.strip("|").split("|")]
        return self._printed(next(cell for cell in cells if words in cell and cell))

    def _printed(self, text: str) -> Json:
        printed = (fence for fence in self.source.parts if isinstance(fence, Fence) and fence.name != "masthead")
        top = plain(next(printed).lines[0]).strip("| ")
        return self._on_page(*self.pages.line_of(text, top))

    def _on_page(self, page: int, line: int | None = None) -> Json:
        return {"block": None, "start": None, "end": None, "line": line, "page": page, "heading": None}

    def days(self, last: date, label: str) -> Json | None:
        """The line of a report's head, or the sentence of the introduction, that gives the days."""
        if found := self.line("facts", label):
            return found
        day = f"{last.day} {last:%B}"
        for section in self.sections:
            for block in section["blocks"]:
                for start, end in block["sentences"]:
                    if day in block["text"][start:end]:
                        return _place(block, section, start, end)
        return None

    def named(self, name: str) -> Json | None:
        """Where an inspector is named: in a report's section on its team, in a letter's introduction, or at the head."""
        return self.words(name, "information") or self.words(name, "introduction") or self.signed(name)

    def signed(self, name: str) -> Json | None:
        """Where the lead inspector or the signatory is named."""
        if self.source.fence("signoff") is None:
            return self.line("facts", name) or self.words(name, "information")
        return self._on_page(self.pages.find_last(name))

    def authority(self, name: str) -> Json | None:
        """The title, or the first sentence, that has the name."""
        if self.source.facts["kind"] == "other":
            return self.line("address", name)
        return self.line("authority") or self.line("title", name) or self.words(name, "introduction")

    def judged(self, judgement: Json) -> Json | None:
        """The page of the table of judgements; or the outcome that is given in place of grades."""
        if self.source.fence("judgements") is None:
            return self.words(judgement["grade"])
        return self._on_page(self.pages.find_anywhere(judgement["area"]))


def _place(block: Json, section: Json, start: int, end: int) -> Json:
    return {"block": block["id"], "start": start, "end": end, "line": None, "page": block["page"],
            "heading": section["heading"]}  # fmt: skip


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

    def line_of(self, text: str, top: str) -> tuple[int, int]:
        """Page and number, both from 1, of the first printed line that `text` is, or begins with.

        On the first page the lines are counted from the one that `top` is, below the masthead.
        """
        import pypdfium2

        for number, page in enumerate(pypdfium2.PdfDocument(self.pdf), 1):
            lines = list(filter(None, map(_key, page.get_textpage().get_text_bounded().splitlines())))
            if number == 1:
                lines = lines[next(n for n, line in enumerate(lines) if _key(top).startswith(line)) :]
            at = next((n for n, line in enumerate(lines, 1) if _key(text).startswith(line)), None)
            if at is not None:
                return number, at
        raise ValueError(f"{self.pdf.name}: no line is {text[:60]!r}")

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

    def find_last(self, text: str) -> int:
        """The last page, from 1, that has `text`."""
        return max(number for number, page in enumerate(self.texts, 1) if _key(text) in page)


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
