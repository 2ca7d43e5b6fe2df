"""A report to be checked, opened once: .docx, .html, .md or .txt → its passages, and of a Word file what else it shows.

Inserted text of tracked changes counts, deleted, hidden and struck text does not; comments are not the report's text;
table cells, text boxes, footnotes, headers and footers are. Nothing is executed or fetched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_report.checking.passages import Passage
from ofsted_report.errors import NotReadableError
from ofsted_report.pattern import Pattern
from ofsted_report.reading.read import refuse_length
from ofsted_report.reading.text import decoded
from ofsted_report.word.other_forms import refuse_other_form

if TYPE_CHECKING:
    from ofsted_report.word.document import WordDocument

READ = (".docx", ".html", ".htm", ".md", ".txt")
_BUILT_FROM = Pattern(r'<meta name="ofsted-letter-sha256" content="(?P<sha256>[0-9a-f]{64}(?: [0-9a-f]{64}){0,99})"')
_CHOSEN_BY = Pattern(r'<meta name="key-findings-chosen-by" content="(?P<by>[^"]{1,200})"')
_HEAD = 4096
"""Characters at the beginning of a web page that hold its head's first lines."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """An opened report."""

    path: str
    """Its name, as given."""
    passages: tuple[Passage, ...]
    word: WordDocument | None = None
    """The document itself, where it is Word's."""
    letter_sha256: str | None = None
    """The SHA-256 of the letter that the report says it was built from, or those of several with a space between: `build`
    keeps them in a Word file and a web page."""
    findings_chosen_by: str | None = None
    """The person or program that chose the findings, from the report's metadata."""


def open_report(path: str | Path, data: bytes | None = None) -> ReportFile:
    """The report at this path; its content is `data` where it was read already, or is no file yet.

    Raises:
        NotReadableError: the file is missing, empty, damaged, or of a form that is not read.
        EncryptedError: it asks for a password.
        LimitError: it holds more text than a report can.
    """
    from ofsted_report.reading.read import load

    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in READ:
        raise NotReadableError(
            f"{path.name} is not a report that can be checked: reports are read from {', '.join(READ)}.",
            "Check the Word file that the PDF was made from." if suffix == ".pdf" else "Save it in one of these forms.",
        )
    content = load(path) if data is None else data
    if suffix == ".docx":
        from ofsted_report.checking.word_passages import passages_of_word
        from ofsted_report.word.custom_properties import CHOSEN_BY, LETTER, custom_property
        from ofsted_report.word.document import open_word
        from ofsted_report.word.package import damage_as_error

        document = open_word(content, path.name)
        with damage_as_error(path.name):
            built_from = custom_property(document.package, LETTER)
            chosen_by = custom_property(document.package, CHOSEN_BY)
        return ReportFile(str(path), _bearable(passages_of_word(document), path.name), document, built_from, chosen_by)
    if suffix == ".txt":
        refuse_other_form(content, path.name)
    text = decoded(content, lambda text: "\x00" not in text)
    if text is None:
        raise NotReadableError(f"{path.name} is not text.", "Save it as UTF-8 text, or check the .docx itself.")
    if suffix in (".txt", ".md"):
        refuse_length(len(text), path.name)
    head = text[:_HEAD] if suffix in (".html", ".htm") else ""
    letter, by = _BUILT_FROM.search(head), _CHOSEN_BY.search(head)
    return ReportFile(
        str(path),
        _bearable(_passages_of_text(text, suffix, path.name), path.name),
        letter_sha256=letter["sha256"] if letter else None,
        findings_chosen_by=unescape(by["by"]) if by else None,
    )


def letter_of_report(path: Path) -> str | None:
    """Return the SHA-256 of the letter that a report says it was built from, without reading the rest of a Word file.

    A report on several letters names all of them, separated by spaces.

    Raises:
        NotReadableError, EncryptedError, LimitError: as `open_report`, if the file cannot be opened.
    """
    if path.suffix.lower() != ".docx":
        return open_report(path).letter_sha256
    from ofsted_report.reading.read import load
    from ofsted_report.word.custom_properties import LETTER, custom_property
    from ofsted_report.word.package import damage_as_error, open_package

    package = open_package(load(path), path.name)
    with damage_as_error(path.name):
        return custom_property(package, LETTER)


def _bearable(passages: Iterable[Passage], name: str) -> tuple[Passage, ...]:
    found = tuple(passages)
    refuse_length(sum(len(passage.text) for passage in found), name)
    return found


def _passages_of_text(text: str, suffix: str, name: str) -> Iterable[Passage]:
    if suffix == ".txt":
        from ofsted_report.checking.text_passages import passages_of_text

        return passages_of_text(text)
    if suffix == ".md":
        from ofsted_report.checking.markdown_passages import passages_of_markdown

        return passages_of_markdown(text)
    from ofsted_report.checking.html_passages import passages_of_html

    return passages_of_html(text, name)


def read_passages(path: str | Path, data: bytes | None = None) -> tuple[Passage, ...]:
    """The report's text in order; raises what `open_report` does."""
    return open_report(path, data).passages
