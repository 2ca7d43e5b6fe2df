"""Recognises documents that are given by mistake, each with an error message and a remedy.

A council's own report, two documents bound into one file, or a letter about a school or a children's home could be read
as something like a letter, and must be refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ofsted_report.errors import NotOfstedError, OwnFileError
from ofsted_report.letter import kinds
from ofsted_report.letter.head import SALUTATION
from ofsted_report.letter.report_head import is_dates_line
from ofsted_report.pattern import Pattern
from ofsted_report.reading.text import STRAIGHT
from ofsted_report.reading.text_block import TextBlock


class OtherForm(NamedTuple):
    """A form of Ofsted's that does not go before a children's committee."""

    what: str
    signs: tuple[Pattern, ...]
    """All must be on the first page, in text with straight quotes."""


def _signs(*texts: str) -> tuple[Pattern, ...]:
    return tuple(Pattern(text, re.IGNORECASE) for text in texts)


OTHER_FORMS: tuple[OtherForm, ...] = (
    OtherForm(
        "a letter or report about a children's home",
        _signs(r"\bchildren's home\b", r"\bregist|\bprovider\b|\bSC\d{6}\b"),
    ),
    OtherForm(
        "a letter or report about a fostering service",
        _signs(r"\b(?:independent )?fostering (?:agency|service)\b", r"\bregist|\bprovider\b|\bSC\d{6}\b"),
    ),
    OtherForm(
        "a letter or report about an adoption agency",
        _signs(r"\b(?:voluntary|regional) adoption agency\b", r"\bregist|SC\d{6}"),
    ),
    OtherForm(
        "a letter or report about a nursery or childminder",
        _signs(r"\b(?:nursery|childminder|pre-?school|early years provi)", r"\bEY\d{6}\b|\bearly years\b"),
    ),
    OtherForm(
        "a letter or report about a college", _signs(r"\b(?:further education|sixth form|college)\b", r"\bprincipal\b")
    ),
    OtherForm(
        "a letter or report about a school",
        _signs(r"\b(?:school|academy)\b", r"\bhead ?teacher\b|\bprincipal\b|\bpupils\b", r"\binspection\b"),
    ),
)
"""Checked in this order."""
_AUTHORITY = Pattern(
    r"children[‘’']s (?:social (?:care|work) )?services|\blocal area partnership\b|\blocal partnership\b", re.IGNORECASE
)

COUNCIL_SIGNS = tuple(
    Pattern(text, re.IGNORECASE | re.MULTILINE)
    for text in (
        r"\n\W*report (?:to|of)\b",
        r"\n\W*(?:committee|meeting) date\b|\n\W*date of (?:meeting|committee)\b",
        r"\n\W*(?:report )?author\b",
        r"\n\W*contact officer\b",
        r"\n\W*cabinet member\b|\n\W*portfolio holder\b",
        r"\n\W*agenda item\b",
        r"\n\W*ward(?:\(s\)|s)?\b.{0,40}$",
        r"\n\W*(?:purpose of (?:the )?(?:report|agenda item)|recommendations?)\W*$",
        r"\n\W*background papers\b",
        r"\n\W*appendi(?:x|ces)\b",
        r"\n\W*contributors\b",
    )
)
"""Lines that council reports have, and Ofsted's letters have not."""
_IMPLICATIONS = Pattern(r"\b(?:financial|legal) implications\b", re.IGNORECASE)
"""Another of these signs, anywhere in a line: looked for where it would be the last that is missing."""
_ENOUGH_SIGNS = 3


def refuse_council_report(name: str, blocks: Sequence[TextBlock]) -> None:
    """Stop at a council's own report, with or without the letter as its appendix.

    Raises:
        OwnFileError: it is the template of one.
        NotOfstedError: it is one.
    """
    first = blocks[0].page if blocks else 1
    lines = "".join(f"\n{line.text}" for block in blocks if block.page <= first + 1 for line in block.lines)
    signs = sum(bool(sign.search(lines)) for sign in COUNCIL_SIGNS)
    if signs < _ENOUGH_SIGNS and not (signs == _ENOUGH_SIGNS - 1 and _IMPLICATIONS.search(lines)):
        return
    refuse_template(name, blocks)
    letter = next((block for block in blocks if SALUTATION.match(block.text) and block.page > first), None)
    if letter is not None:
        raise NotOfstedError(
            f"{name} is a council's report, with Ofsted's letter bound into it near page {letter.page}.",
            "Give Ofsted's letter alone: print its pages to a PDF of their own.",
        )
    raise NotOfstedError(
        f"{name} is a council's own report, not Ofsted's letter.",
        "Give the letter; `ofsted-report check REPORT --letter LETTER` compares a report with it.",
    )


_TAG = Pattern(r"\{\{[^{}]+\}\}|\{%[^{}%]+%\}")
_ENOUGH_TAGS = 3


def refuse_template(name: str, blocks: Sequence[TextBlock]) -> None:
    """Stop at a Word template for reports; only for what is not a letter, which may have braces in its text.

    Raises:
        OwnFileError: it is one.
    """
    if sum(len(_TAG.findall(line.text)) for block in blocks for line in block.lines) >= _ENOUGH_TAGS:
        raise OwnFileError(
            f"{name} is a Word template for reports, not Ofsted's letter.",
            "Give the letter; `ofsted-report template check FILE` checks a template.",
        )


def refuse_other_forms(name: str, blocks: Sequence[TextBlock]) -> None:
    """Stop at a letter about a school, a children's home, or another provider.

    Raises:
        NotOfstedError: it is one; the message says what it is.
    """
    first = blocks[0].page if blocks else 1
    text = " ".join(block.text for block in blocks if block.page == first)[:6000]
    if _AUTHORITY.search(text):
        return
    text = text.translate(STRAIGHT)
    for form in OTHER_FORMS:
        if all(sign.search(text) for sign in form.signs):
            raise NotOfstedError(
                f"{name} is {form.what}, which does not go before a children's services committee.",
                "If it is to be read all the same, use --kind other.",
            )


def beginnings(blocks: Sequence[TextBlock]) -> tuple[int, ...]:
    """The indexes of the blocks with which a letter or report of Ofsted's begins."""
    dated = [is_dates_line(block.text) for block in blocks]
    return tuple(i for i in range(len(blocks)) if _begins(blocks, dated, i))


def papers_before(blocks: Sequence[TextBlock], begun: Sequence[int]) -> tuple[int, ...]:
    """The pages before that on which the first letter or report begins: an agenda pack has other papers there.

    `begun`: its `beginnings`.
    """
    if not begun or blocks[begun[0]].page == blocks[0].page:
        return ()
    first = blocks[begun[0]]
    before = [block for block in blocks if block.page < first.page]
    if SALUTATION.match(first.text) is None and any(map(_is_title, before)):  # the title is on a page of its own
        return ()
    return tuple(sorted({block.page for block in before}))


def refuse_two_documents(name: str, blocks: Sequence[TextBlock], begun: Sequence[int]) -> None:
    """Stop where a second letter or report of Ofsted's begins inside the first; `begun`: its `beginnings`.

    Raises:
        NotOfstedError: one does; the message says on which page.
    """
    second = next((i for i in begun if i > begun[0] + _HEAD), None)
    if second is not None:
        raise NotOfstedError(
            f"{name} contains two Ofsted documents: the second begins on page {blocks[second].page}.",
            "Give them one at a time: print the pages of each to a PDF of its own.",
        )


_HEAD = 6
"""Blocks: a salutation, a title and its dates this near each other begin one document."""


def _begins(blocks: Sequence[TextBlock], dated: Sequence[bool], i: int) -> bool:
    """Whether a document begins with this block: a salutation above a known title, or a title above its dates."""
    block = blocks[i]
    if SALUTATION.match(block.text) and len(block.text.split()) <= 12:
        return any(_is_title(following) for following in blocks[i + 1 : i + 3])
    return any(dated[i + 1 : i + 4]) and _is_title(block)


def _is_title(block: TextBlock) -> bool:
    return kinds.is_title(" ".join(block.text.translate(STRAIGHT).split()))
