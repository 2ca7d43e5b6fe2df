"""Finds headings that are alone at the end of a page.

Word keeps a heading with the paragraph after it. LibreOffice does too, but forgets it for pages before a long table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ofsted_report.pack.bookmarks import Heading


@dataclass(frozen=True, slots=True)
class LoneHeading:
    """A heading with nothing below it on its page."""

    words: str
    """Its letters alone."""
    number: int
    """Which of the headings with these words, from 0."""


def lone_headings(data: bytes, headings: Iterable[Heading], margin: float) -> tuple[LoneHeading, ...]:
    """Return those of a PDF's headings below which their page has only further headings.

    `margin`: points from the page's lower edge, below which there is no text but the footer.
    """
    from ofsted_report.reading.pdf_file import opened

    told = tuple(_all(headings))
    times: Counter[str] = Counter()
    lone: list[LoneHeading] = []
    with opened(data, "the report’s PDF") as pdf:
        for heading in told:
            here = [each for each in told if each.page == heading.page and (each.top or 0) <= (heading.top or 0)]
            page = pdf[heading.page]
            below = _text_below(page, heading.top, margin)
            page.close()
            is_last = heading.page + 1 < len(pdf) and below == letters_alone("".join(each.title for each in here))
            words = letters_alone(heading.title)
            if is_last:
                lone.append(LoneHeading(words, times[words]))
            times[words] += 1
    return tuple(lone)


def _all(headings: Iterable[Heading]) -> Iterator[Heading]:
    for heading in headings:
        yield heading
        yield from _all(heading.below)


def _text_below(page: Any, top: float | None, margin: float) -> str:
    """The letters of the page between this height, in points, and the footer."""
    text = page.get_textpage()
    words = text.get_text_bounded(bottom=margin, top=top)
    text.close()
    return letters_alone(words)


def letters_alone(text: str) -> str:
    """Return the letters in small: bookmarks have no numbers of lists, or have them where the page has a tab."""
    return re.sub(r"[\W\d_]+", "", text).lower()
