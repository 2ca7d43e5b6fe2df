"""A copy of the report's Word document, completed for the pack; the officer's own file is never touched."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement

from ofsted_report.errors import NotReadableError, OutputError
from ofsted_report.pack import front_sheet as sheets
from ofsted_report.pack.page_fields import remove_page_numbers
from ofsted_report.pack.word_parts import WordParts, Words, text_of, word_parts
from ofsted_report.word.document import WordDocument, open_word
from ofsted_report.word.editing import body_of, open_to_edit, parts_beside_body
from ofsted_report.word.paragraph import bare
from ofsted_report.word.xml import Element, W

if TYPE_CHECKING:
    from docx.document import Document

    from ofsted_report.letter.model import Letter
    from ofsted_report.pack.facts import Facts

REPORT_STARTS, APPENDIX_STARTS = "packreportstarts", "packappendixstarts"
"""Word bookmarks that show, after the conversion, on which page a part begins."""
_NO_TITLES = ("Word Document", "Microsoft Word Document")
"""Titles that programs write if nobody gave one."""
_BOOKMARK_IDS = 900_000
"""Above any that Word has given: they must differ."""


@dataclass(slots=True)
class WordCopy:
    """The report as it goes into the pack, in the making."""

    document: Document
    warnings: list[str] = field(default_factory=list)
    _pages_place: sheets.PagesPlace | None = None

    @classmethod
    def open(cls, data: bytes, name: str) -> WordCopy:
        """A copy of this Word document.

        Raises:
            NotReadableError, EncryptedError: it is no Word document that can be used, damaged or empty.
            OutputError: it has tracked changes.
        """
        document = open_to_edit(data, name)
        given = open_word(data, name)
        if not any(paragraph.text.strip() for paragraph in given.paragraphs):
            raise NotReadableError(f"{name} has no text.", "Give the report that `ofsted-report build` wrote.")
        refuse_tracked_changes(given)
        beside = parts_beside_body(document, "header", "footer", "footnotes", "endnotes")
        sheets.as_plain_text(chain([body_of(document)], beside))
        return cls(document)

    @property
    def title(self) -> str:
        """The document's title, as its properties have it; empty where nobody gave one."""
        title = str(self.document.core_properties.title).strip()
        return "" if title in _NO_TITLES else title

    @property
    def subject(self) -> str:
        """The document's subject: `build` writes the letter's title there."""
        return str(self.document.core_properties.subject).strip()

    def mentions(self, words: str) -> bool:
        """Whether these words are in it, or in its properties, ignoring spacing and quotation marks."""
        return not words or bare(words) in bare(text_of([body_of(self.document)]) + " " + self.subject)

    def complete(self, facts: Facts, *, front_sheet: bool | None, letter_to_follow: bool) -> None:
        """Put in what is missing: front sheet, appendix title page, values that were open; take page numbers out."""
        body = body_of(self.document)
        words = Words(
            agenda_item=facts.front_sheet.item_heading,
            pages=facts.front_sheet.pages_heading,
            appendix=facts.appendix_word,
            open_pages=f"[{facts.open_pages}]",
        )
        had = word_parts(body, words)
        if had.appendix:
            if letter_to_follow:
                sheets.say_on_title_page(self.document, had, facts.to_follow)
        else:
            sheets.add_appendix_title_page(self.document, facts.appendix)
        if had.front_sheet and facts.front_sheet.document_to_follow:
            sheets.say_on_front_sheet(self.document, had, facts.to_follow)
        if front_sheet is True or (front_sheet is None and not had.front_sheet):
            sheets.add_front_sheet(self.document, facts.front_sheet)
        beside = parts_beside_body(self.document, "header", "footer", "footnotes", "endnotes")
        sheets.fill_open_fields(chain([body], beside), facts.open_fields)
        remove_page_numbers(self.document)
        parts = self._mark_parts(had)
        self._pages_place = sheets.find_pages_place(
            parts.front_sheet, open_label=facts.open_pages, heading=facts.front_sheet.pages_heading
        )
        if parts.front_sheet:
            self._look_at_front_sheet(text_of(parts.front_sheet), facts, letter_to_follow=letter_to_follow)

    def set_pages(self, pages: str) -> None:
        """Write the item's pages on the front sheet, where it has a place for them."""
        if self._pages_place is not None:
            self._pages_place.write(pages)

    def to_bytes(self) -> bytes:
        """The document as it is now."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def open_fields(self, letter: Letter | None) -> tuple[str, ...]:
        """Return the open fields, each once; brackets in Ofsted's own text are not open fields."""
        from ofsted_report.checking.open_fields import find_open_fields
        from ofsted_report.checking.report_file import read_passages

        written = " ".join(b.text for s in letter.sections for b in s.blocks) if letter else ""
        found = find_open_fields(read_passages("report.docx", self.to_bytes()), written)
        return tuple(dict.fromkeys(one.text for one in found))

    def _mark_parts(self, had: WordParts) -> WordParts:
        """Bookmark where report and appendix begin; the parts as they are now."""
        blocks = [child for child in body_of(self.document) if child.tag != f"{W}sectPr"]
        report = blocks.index((had.report or had.appendix)[0])
        appendix = blocks.index(had.appendix[0]) if had.appendix else blocks.index(had.report[-1]) + 1
        for number, (name, start) in enumerate(((REPORT_STARTS, report), (APPENDIX_STARTS, appendix))):
            _bookmark(blocks[start], name, _BOOKMARK_IDS + number)
        return WordParts(
            front_sheet=tuple(blocks[:report]),
            report=tuple(blocks[report:appendix]),
            appendix=tuple(blocks[appendix:]),
        )

    def _look_at_front_sheet(self, said: str, facts: Facts, *, letter_to_follow: bool) -> None:
        """Say where the front sheet differs from what the meeting says."""
        if self._pages_place is None:
            self.warnings.append(
                "The front sheet has no place for the item's pages: its template should say {{ pages }}."
            )
        sheet = facts.front_sheet
        if facts.to_follow.casefold() in said.casefold() and not letter_to_follow and not sheet.document_to_follow:
            self.warnings.append(f"The front sheet says “{facts.to_follow}”, although the letter is in the pack.")
        for label, text in (("committee", sheet.committee), ("committee date", sheet.committee_date)):
            if not text.open_fields and bare(text.plain) not in bare(said):
                self.warnings.append(f"The front sheet in the report does not name the {label} {text.plain}.")
        if not sheet.item_number.open_fields and not re.search(
            rf"(?<!\d){re.escape(sheet.item_number.plain)}(?!\d)", said
        ):
            self.warnings.append(f"The front sheet in the report does not name the agenda item {sheet.item_number}.")


def refuse_tracked_changes(document: WordDocument) -> None:
    """Stop before deleted words are published.

    Raises:
        OutputError: something in it, or in its headers, footers or notes, is a tracked change.
    """
    if document.has_tracked_changes:
        raise OutputError(
            f"{document.name} has tracked changes, which the pack would show to everybody.",
            "Accept or reject them in Word (Review, Accept All Changes), save the file, and make the pack again.",
        )


def _bookmark(block: Element, name: str, number: int) -> None:
    """An empty bookmark at the first paragraph of a block."""
    paragraph = block if block.tag == f"{W}p" else next(block.iter(f"{W}p"), None)
    if paragraph is None:
        return
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(f"{W}id", str(number))
    start.set(f"{W}name", name)
    paragraph.append(start)
    paragraph.append(end)
