"""A report's text, whatever wrote it: .docx, .html, .md or .txt → passages in order, each with its place.

Inserted text of tracked changes counts, deleted text does not; comments are not the report's text; table cells, text
boxes, footnotes, headers and footers are. Nothing is executed or fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ofsted_report.errors import NotReadableError
from ofsted_report.reading.text import decoded

PassageKind = Literal["paragraph", "item", "heading", "cell", "note", "margin"]

READ = (".docx", ".html", ".htm", ".md", ".txt")


LETTERS = "letter"
"""The series of items that are lettered: a), b), c) …"""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a list item: 'c)', '3.', '•'."""

    series: str
    """How it is marked: neighbours with the same are items of one list."""
    number: int | None = None
    """Its number, or its letter's; None where it has none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, heading, cell or note of a report."""

    text: str
    kind: PassageKind
    place: str
    line: int | None = None
    highlighted: tuple[str, ...] = ()
    """What of it is highlighted, as placeholders are."""
    mark: Mark | None = None
    """Of an item: what stands before it, as far as the file tells."""
    level: int = 0
    """Of a heading: 1 for the highest; 0 for a title, or where the file does not say."""
    set_off: bool = False
    """Whether its form alone says that it is a quotation: a block quotation, Word's style Quote."""


def read_passages(path: Path) -> tuple[Passage, ...]:
    """The report's text in order.

    Raises:
        NotReadableError: the file is missing, empty, damaged, or of a form that is not read.
    """
    from ofsted_report.reading.read import load

    suffix = path.suffix.lower()
    if suffix not in READ:
        raise NotReadableError(
            f"{path.name} is no report that can be checked: reports are read from {', '.join(READ)}.",
            "Check the Word file that the PDF was made from." if suffix == ".pdf" else "Save it in one of these forms.",
        )
    data = load(path)
    if suffix == ".docx":
        from ofsted_report.checking.word_passages import passages_of_word

        return tuple(passages_of_word(data, path.name))
    text = decoded(data, lambda text: "\x00" not in text)
    if text is None:
        raise NotReadableError(f"{path.name} is not text.", "Save it as UTF-8 text, or check the .docx itself.")
    if suffix == ".txt":
        from ofsted_report.checking.text_passages import passages_of_text

        return tuple(passages_of_text(text))
    if suffix == ".md":
        from ofsted_report.checking.markdown_passages import passages_of_markdown

        return tuple(passages_of_markdown(text))
    from ofsted_report.checking.html_passages import passages_of_html

    return tuple(passages_of_html(text, path.name))
