"""Finds paragraphs at the end of a page that Word would keep with the next page's: headings, sentences before a list.

LibreOffice keeps them too, but forgets it for some pages of a report that has a long table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

_OFF = 0.1
"""Share of the letters before a run by which pages may have more or fewer: labels of lists and headers are on pages alone."""


class Run(NamedTuple):
    """Paragraphs that follow each other and are each kept with the next."""

    at: int
    """The place of the first one among the document's paragraphs."""
    words: tuple[str, ...]
    """The letters of each."""
    before: int
    """How many letters the document has before them."""


def torn(pages: Sequence[str], runs: Sequence[Run]) -> tuple[int, ...]:
    """Return the places of the first paragraphs of runs that end a page, apart from what they are kept with.

    `pages`: the letters of each page. A run that has a page to itself is longer than a page, and is left as it is. Of runs
    with the same words the one is meant that is nearest by the number of letters before it. A page that only ends in the words of
    a heading elsewhere is whole.
    """
    ends = accumulate(map(len, pages[:-1]))
    found = (_nearest(page, end, runs) for page, end in zip(pages, ends, strict=False))
    return tuple(run.at for run in found if run is not None)


def _nearest(page: str, end: int, runs: Sequence[Run]) -> Run | None:
    """The run of which this page, which ends after so many letters, has the beginning alone."""
    there = (
        (abs(end - len(said) - run.before), run)
        for run in runs
        for said in _beginnings(run)
        if page.endswith(said) and page != said
    )
    away, nearest = min(there, key=lambda row: row[0], default=(0, None))
    return nearest if away <= _OFF * end else None


def _beginnings(run: Run) -> Iterator[str]:
    """The letters of its first paragraph, of its first two …; a paragraph may have none."""
    return filter(None, accumulate(run.words))


def page_letters(data: bytes, margin: float) -> tuple[str, ...]:
    """Return the letters of each page of a PDF without its footer, which is less than `margin` points from its lower edge."""
    from ofsted_report.reading.pdf_file import opened

    found = []
    with opened(data, "the report’s PDF") as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            found.append(letters_alone(text.get_text_bounded(bottom=margin)))
            text.close()
            page.close()
    return tuple(found)


def letters_alone(text: str) -> str:
    """Return the letters in small: numbers of lists are not in the paragraphs' text."""
    return re.sub(r"[\W\d_]+", "", text).lower()
