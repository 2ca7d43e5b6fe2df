"""Page furniture: running headers and footers, page numbers, Ofsted's masthead. It is removed from the text, and kept.

A tagged PDF marks furniture as artifacts; in an untagged one it is recognised by position (the page's margins), by
recurrence from page to page, and by the words of the masthead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ofsted_report.pattern import Pattern
from ofsted_report.reading.document import Document, Line, Page
from ofsted_report.reading.foreign import Foreign, find_foreign, in_margin
from ofsted_report.reading.text import clean

MASTHEAD = Pattern(
    r"""^(?:
      (?:T|Tel(?:ephone)?|Text\ ?phone|F(?:ax)?)?\s?[:.]?\s?0?(?:300|161|117|845|207)\s?[\d\s()]{6,14}
      | (?:T|Textphone)\ 0?\d{3,4}(?:\ \d{1,4})* (?:\s*Textphone\ \d+)?
      | (?:[EW]?\s?:?\s?\S+|)@ofsted\.gov\.uk
      | (?=.{1,60}$) (?:W:?\ )?(?:https?://)?www\.(?:gov\.uk/)?ofsted(?:\.gov\.uk)?(?:/\S*)?
      | O?fsted\ Piccadilly | (?:O?fsted\ )?Piccadilly\ Gate(?:,?\ Store\ Street.*)? | Gate(?:\ Store\ Street)? | Store\ Street
      | Aviation\ House | 125\ Kingsway | Royal\ Exchange\ Buildings | St\ Ann[’']?s\ Square | Clive\ House
      | 70\ Petty\ France | Agora | (?:6\ )?Cumberland\ Place | 2\ Rivergate | Temple\ Quay | Freshford\ House
      | Redcliffe\ Way
      | raising\ standards(?:\ improving\ lives)? | improving\ lives
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Lines that only Ofsted's own address block has. A longer address of a web page may be in a footnote."""
MASTHEAD_TOWN = Pattern(
    r"""^(?:O?fsted | Piccadilly | (?:Manchester|London|Westminster|Bristol|Nottingham)(?:\ [A-Z]{1,2}\d\w?\ \d[A-Z]{2})?
      | (?:M1\ 2WD|M2\ 7LA|WC2B\ 6SE|SW1H\ 9EX|NG1\ 6HJ|BS1\ 6EH|BS1\ 6NL|NG1\ 6FQ) | \d{3,4}(?:\ \d{3,4})? )$""",
    re.VERBOSE,
)
"""Lines that are masthead only beside such a line: an addressee may live in Manchester, or in a street of this name, too."""

BOILERPLATE = Pattern(
    r"^(?:Ofsted is proud to use recycled paper|INVESTORS IN PEOPLE|Page \d+(?: of \d+)?)$", re.IGNORECASE
)
"""Printed on letter paper of some years (2015 to 2019), no part of any letter."""
PAGE_NUMBER = Pattern(r"^[-–\s]*\d{1,3}[-–\s]*$")


class Parted(NamedTuple):
    """A document's lines, body and furniture apart; both in reading order, text cleaned."""

    body: tuple[Line, ...]
    furniture: tuple[Line, ...]
    foreign: tuple[Foreign, ...] = ()
    """Return the furniture that is not Ofsted's, for warnings: stamps and watermarks."""


def set_aside(document: Document) -> Parted:
    """Part the body's lines from the furniture's."""
    recurring = _recurring(document)
    not_ofsteds = find_foreign(document)
    body: list[Line] = []
    furniture: list[Line] = []
    foreign: list[Foreign] = []
    for page in document.pages:
        masthead = _masthead(page.lines)
        for i, line in enumerate(page.lines):
            if i not in masthead and id(line) in not_ofsteds:
                foreign.append(not_ofsteds[id(line)])
            aside = (
                i in masthead
                or id(line) in not_ofsteds
                or _is_artifact(line, page, recognised=document.reader == "ocr")
                or BOILERPLATE.match(line.text) is not None
                or (line.tag is None and document.paged and in_margin(line, page) and _is_running(line, recurring))
            )
            (furniture if aside else body).append(line)
    return Parted(tuple(body), tuple(furniture), tuple(foreign))


def _is_artifact(line: Line, page: Page, *, recognised: bool) -> bool:
    if line.tag is None or line.tag.kind != "artifact":
        return False
    # Text that somebody marked as an artifact in the middle of a page is kept: it was printed to be read.
    return in_margin(line, page) or recognised


def _is_running(line: Line, recurring: frozenset[str]) -> bool:
    return bool(PAGE_NUMBER.match(line.text)) or _without_digits(line.text) in recurring


def _recurring(document: Document) -> frozenset[str]:
    """Lines in the margins of at least two pages and half of them, digits aside ('… 11 to 15 September 2023 2').

    None where the file's tags tell of all lines what they are.
    """
    untagged = any(line.tag is None for page in document.pages for line in page.lines)
    if not document.paged or len(document.pages) < 2 or not untagged:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in document.pages:
        seen.update({_without_digits(line.text) for line in page.lines if in_margin(line, page)})
    enough = max(2, (len(document.pages) - 1) / 2)
    return frozenset(text for text, pages in seen.items() if pages >= enough and text)


def _without_digits(text: str) -> str:
    return re.sub(r"[\d\s]+", " ", clean(text)).strip()


def _masthead(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of Ofsted's address block: its own words, and the towns and numbers beside them."""
    found = {i for i, line in enumerate(lines) if MASTHEAD.match(line.text)}
    if not found:
        return frozenset()
    for step in (1, -1):
        order: Iterable[int] = range(len(lines)) if step == 1 else range(len(lines) - 1, -1, -1)
        for i in order:
            if i - step in found and MASTHEAD_TOWN.match(lines[i].text):
                found.add(i)
    return frozenset(found)
