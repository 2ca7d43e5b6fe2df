"""Warnings about a file's pages: marks that are not part of the letter, and text that is hidden, unread or lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ofsted_report.letter.model import LetterWarning
from ofsted_report.letter.sentences import first_words
from ofsted_report.reading.blocks import Blocks
from ofsted_report.reading.document import Document
from ofsted_report.reading.foreign import Why

_WHAT: dict[Why, str] = {
    "watermark": "a watermark",
    "hidden": "text that the file holds and does not show",
    "stamp": "a stamp or a mark of an agenda pack",
    "e-mail": "the header of a printed e-mail",
    "signature": "an electronic signature",
    "annotation": "a comment, stamp or form field that somebody laid on the page",
    "placeholder": "a placeholder that nobody filled in",
}
_LONGEST = 12
"""Doubtful words of a page that a warning names."""
_MOST = 20
"""Up to this many lines of one kind get a warning each."""


def page_warnings(document: Document, blocks: Blocks) -> Iterator[LetterWarning]:
    """Return the warnings about the pages; they precede those about the letter."""
    yield from _of_layer(document)
    yield from _of_recognition(document)
    for page in document.pages:
        if page.is_picture:
            yield LetterWarning(
                code="page-not-read",
                message=f"Page {page.number} is a picture (a scan), and what it shows was not read. --ocr always recognises the "
                "text of all pages.",
                page=page.number,
            )
        if page.unreadable:
            yield LetterWarning(
                code="unreadable-characters",
                message=f"{page.unreadable} characters on this page could not be read: their font does not say which letters "
                "they are. Compare the page with the original.",
                page=page.number,
            )
    for line in blocks.lost[:_MOST]:
        yield LetterWarning(
            code="words-lost",
            message=f"“{first_words(line.text)}” is printed and was not read into the letter. "
            "Compare the page with the original.",
            page=line.page if document.paged else None,
        )
    if blocks.before:
        yield LetterWarning(
            code="pages-set-aside",
            message=f"The text of {_pages(blocks.before)} was taken for other papers, before the letter begins, and set aside; "
            "it is not quoted. See that none of it is Ofsted's.",
            page=blocks.before[0],
        )
    for line in [line for line in document.lines if line.covered][:_MOST]:
        yield LetterWarning(
            code="covered-words",
            message=f"A part of the line “{first_words(line.text)}” is covered on the page, and was read all the same. See that "
            "nothing is quoted that was blacked out.",
            page=line.page,
        )
    yield from _set_aside(document, blocks)
    for text in document.unseen[:_MOST]:
        yield LetterWarning(
            code="set-aside",
            message=f"“{first_words(text)}” is in the file and not shown (hidden, struck through or white); it is not quoted.",
        )
    for name in document.embedded[:_MOST]:
        yield LetterWarning(
            code="embedded-file",
            message=f"The file {name} is attached to this one; what it says was not read. Open it, and see whether it belongs to "
            "the letter."
            if document.paged
            else f"The file {name} is embedded whole in this one; what it says was not read. Open the letter in Word, "
            "save it, and read it again.",
        )
    if document.changed:
        yield LetterWarning(
            code="tracked-changes",
            message="This file has tracked changes, which were read as if all were accepted: what was added is taken for "
            "Ofsted's words, and what was deleted is not. Get the letter as Ofsted sent it, or reject the changes in Word.",
        )


def _of_layer(document: Document) -> Iterator[LetterWarning]:
    hidden = [page.number for page in document.pages if page.hidden]
    if not hidden:
        return
    whole = len(hidden) == sum(1 for page in document.pages if page.lines)
    yield LetterWarning(
        code="text-layer",
        message=("All of this text" if whole else f"The text of {_pages(hidden)}")
        + " is a layer behind pictures of pages, made by text recognition (OCR) before the file came here. It may hold misread "
        "words: compare every quotation with the picture.",
        page=hidden[0],
    )


def _of_recognition(document: Document) -> Iterator[LetterWarning]:
    """Yield one warning that the file is a scan, and one for each page with words of low confidence."""
    if document.reader != "ocr":
        return
    yield LetterWarning(
        code="recognised-text",
        message="This letter is a scan, whose text was recognised (OCR). Compare every quotation with the scan.",
    )
    for page in document.pages:
        words = [word for number, word in document.doubtful if number == page.number]
        if words:
            shown = ", ".join(f"“{word}”" for word in words[:_LONGEST]) + (" …" if len(words) > _LONGEST else "")
            yield LetterWarning(
                code="recognised-words",
                message=f"The text recognition is not sure of {shown}: compare them with the scan.",
                page=page.number,
            )


def _set_aside(document: Document, blocks: Blocks) -> Iterator[LetterWarning]:
    """Return one warning for each mark, with all its pages; marks that differ only in a number are one."""
    marks: dict[tuple[Why, str], list[int]] = {}
    printed: dict[tuple[Why, str], str] = {}
    laid_on: list[tuple[Why, str, int]] = [
        ("annotation", text, page.number) for page in document.pages for text in page.laid_on
    ]
    for why, text, page in [*((each.why, each.line.text, each.line.page) for each in blocks.foreign), *laid_on]:
        key = (why, re.sub(r"\d+", "#", text))
        printed.setdefault(key, text)
        marks.setdefault(key, []).append(page)
    for key, pages in list(marks.items())[:_MOST]:
        why, text = key[0], printed[key]
        where = f" on {_pages(sorted(set(pages)))}" if document.paged else ""
        yield LetterWarning(
            code="set-aside",
            message=f"“{first_words(text)}”{where} was taken for {_WHAT[why]} and set aside; it is not quoted.",
            page=pages[0] if document.paged else None,
        )


def _pages(numbers: Sequence[int]) -> str:
    """'page 3'; 'pages 1, 2 and 5'; 'pages 1 to 9'."""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"pages {numbers[0]} to {numbers[-1]}"
    return f"pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
