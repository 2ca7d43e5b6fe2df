"""A copy of the report's Word document, completed for the pack; the officer's own file is never touched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement

from ofsted_report.errors import NotReadableError, OutputError
from ofsted_report.letter.model import Letter
from ofsted_report.pack import front_sheet as sheets
from ofsted_report.pack.facts import AppendixPage, Facts
from ofsted_report.pack.page_ends import Run, letters_alone
from ofsted_report.pack.page_fields import remove_page_numbers
from ofsted_report.pack.word_parts import (
    WordParts,
    Words,
    begin_without_break,
    breaks_before,
    end_without_break,
    text_of,
    word_parts,
)
from ofsted_report.report.cautions import names_place
from ofsted_report.report.model import Part
from ofsted_report.word.document import WordDocument, open_word
from ofsted_report.word.editing import body_of, open_to_edit, parts_beside_body
from ofsted_report.word.paragraph import Paragraph, bare
from ofsted_report.word.xml import Element, W, remove

if TYPE_CHECKING:
    from docx.document import Document

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
    _further: list[tuple[AppendixPage, tuple[Element, ...]]] = field(default_factory=list)
    """The title pages after the first one, taken out of the document: each is converted by itself, since the pages of the
    appendix before it come before it. Without elements where the report has no such page."""

    @classmethod
    def open(cls, data: bytes, name: str) -> WordCopy:
        """A copy of this Word document.

        Raises:
            NotReadableError, EncryptedError: it is not a Word document that can be used, damaged or empty.
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
        return not words or bare(words) in bare(self._text)

    def names(self, place: str) -> bool:
        """Whether it or its properties have a telling word of this place's name."""
        return names_place(f"{self._text} {self.title}", place)

    @property
    def _text(self) -> str:
        """All that it says, also in headers, footers and notes, and its subject."""
        beside = parts_beside_body(self.document, "header", "footer", "footnotes", "endnotes")
        return text_of([body_of(self.document), *beside]) + " " + self.subject

    def complete(self, facts: Facts, *, front_sheet: bool | None, letter_to_follow: bool) -> None:
        """Put in what is missing: front sheet, appendix title page, values that were open; take page numbers out."""
        body = body_of(self.document)
        first, *further = facts.appendices
        words = Words(
            agenda_item=facts.front_sheet.item_heading,
            pages=facts.front_sheet.pages_heading,
            appendices=tuple(page.word for page in facts.appendices),
            appendix=facts.appendix_word,
            open_pages=f"[{facts.open_pages}]",
        )
        had = word_parts(body, words)
        for page in facts.appendices:
            if page.word in had.appendices and page.to_follow and facts.to_follow in page.part.texts:
                sheets.say_on_title_page(self.document, had.appendices[page.word], facts.to_follow)
        self._take_out([page for page in further if page.word in had.appendices], had)
        if first.word not in had.appendices:
            sheets.add_appendix_title_page(self.document, first.part)
        self._further += ((page, ()) for page in further if page.word not in had.appendices)
        self._keep_unknown(had, facts)
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

    def _take_out(self, pages: Iterable[AppendixPage], had: WordParts) -> None:
        """Take these title pages, which the report has, out of the document."""
        for page in pages:
            blocks = had.appendices[page.word]
            self._further.append((page, blocks))
            for block in blocks:
                remove(block)
        end_without_break(body_of(self.document))

    def _keep_unknown(self, had: WordParts, facts: Facts) -> None:
        """The report's own appendices that nobody gave a file for go after the others, as they are."""
        known = {page.word for page in facts.appendices}
        for word in [word for word in had.appendices if word not in known]:
            heading = text_of(had.appendices[word]).strip().partition("\n")[0]
            self._take_out([AppendixPage(word=word, part=Part(heading=heading), to_follow=True)], had)
            self.warnings.append(
                f"No file was given for {word}: only the page that the report has for it is in the pack. "
                "Name the file with --appendix."
            )
        order = [page.word for page in facts.appendices]
        self._further.sort(key=lambda row: order.index(row[0].word) if row[0].word in order else len(order))

    def further_title_pages(self) -> tuple[tuple[AppendixPage, bytes], ...]:
        """The title pages after the first one, each as a Word document of its own that looks like this one."""
        return tuple((page, self._alone(page, blocks)) for page, blocks in self._further)

    def _alone(self, page: AppendixPage, blocks: Sequence[Element]) -> bytes:
        document = open_to_edit(self.to_bytes(), "the report")
        body = body_of(document)
        for block in [child for child in body if child.tag != f"{W}sectPr"]:
            remove(block)
        for place, block in enumerate(blocks):
            body.insert(place, deepcopy(block))
        if not blocks:
            sheets.add_appendix_title_page(document, page.part)
        begin_without_break(body)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    def set_pages(self, pages: str) -> None:
        """Write the item's pages on the front sheet, where it has a place for them."""
        if self._pages_place is not None:
            self._pages_place.write(pages)

    @property
    def bottom_margin(self) -> float:
        """The smallest bottom margin of its sections, in points."""
        return min((each.bottom_margin.pt for each in self.document.sections if each.bottom_margin), default=0.0)

    def kept_runs(self) -> tuple[Run, ...]:
        """The paragraphs that are kept with the next: headings, sentences before a list. Not those before a page break."""
        told = open_word(self.to_bytes(), "report.docx")
        runs: list[Run] = []
        held: list[str] = []
        length = 0
        for place, paragraph in enumerate(told.paragraphs):
            words, is_kept = letters_alone(paragraph.text), _is_kept(paragraph, told)
            if breaks_before(paragraph.element):
                held = []
            elif held and not is_kept:
                runs.append(Run(place - len(held), tuple(held), length - len("".join(held))))
                held = []
            if is_kept:
                held.append(words)
            length += len(words)
        return tuple(runs)

    def begin_pages(self, places: Iterable[int]) -> None:
        """Begin a new page with each of these paragraphs, given by their places in the document."""
        told = open_word(self.to_bytes(), "report.docx")
        ours = dict(zip(told.body.iter(f"{W}p"), body_of(self.document).iter(f"{W}p"), strict=True))
        for place in places:
            paragraph: Any = ours[told.paragraphs[place].element]
            paragraph.get_or_add_pPr().get_or_add_pageBreakBefore().val = True

    def to_bytes(self) -> bytes:
        """The document as it is now."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def open_fields(self, letters: Sequence[Letter]) -> tuple[str, ...]:
        """Return the open fields, each once; brackets in Ofsted's own text are not open fields."""
        from ofsted_report.checking.open_fields import find_open_fields
        from ofsted_report.checking.report_file import read_passages

        found = find_open_fields(read_passages("report.docx", self.to_bytes()), letters)
        return tuple(dict.fromkeys(one.text for one in found))

    def _mark_parts(self, had: WordParts) -> WordParts:
        """Bookmark where report and appendix begin; the parts as they are now."""
        blocks = [child for child in body_of(self.document) if child.tag != f"{W}sectPr"]
        kept = [page for page in had.appendices.values() if page[0] in blocks]
        title_page = kept[0] if kept else ()
        report = blocks.index(next(iter((*had.report, *title_page))))
        appendix = blocks.index(kept[0][0]) if kept else blocks.index(had.report[-1]) + 1
        for number, (name, start) in enumerate(((REPORT_STARTS, report), (APPENDIX_STARTS, appendix))):
            _bookmark(blocks[start], name, _BOOKMARK_IDS + number)
        return WordParts(
            front_sheet=tuple(blocks[:report]),
            report=tuple(blocks[report:appendix]),
            appendices={"": tuple(blocks[appendix:])},
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


def _is_kept(paragraph: Paragraph, document: WordDocument) -> bool:
    """Whether it is to be on the page of the next paragraph. Rows of tables are not looked at."""
    is_text = paragraph.place == "body" and paragraph.cell is None
    return is_text and (paragraph.heading_level > 0 or document.styles.keeps_with_next(paragraph.element))


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
