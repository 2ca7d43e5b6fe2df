"""The marks that begin a list item: bullets in all the forms that occur, dashes of sub-items, paragraph numbers."""

from __future__ import annotations

import re

from ofsted_report.lexicon import BULLETS, DASHES
from ofsted_report.pattern import Pattern

STRONG = Pattern(f"^([{BULLETS}])[{BULLETS}\\s]*+(?=\\S)")
"""A bullet; of several bullets before one text, all but the first belong to empty items."""
WEAK = Pattern(f"^([{re.escape(DASHES)}]|[o§*])\\s+(?=\\S)")
NUMBER = Pattern(r"^(\d{1,3}(?:\.\d{1,2})?[.)](?=\s|[A-Z‘“])|\(?[a-z]\)(?=\s)|\(?[ivx]{1,4}\)(?=\s))\s*(?=\S)")
LONE = Pattern(f"^(?:[{BULLETS}][{BULLETS}\\s]*|[{re.escape(DASHES)}])$")
"""A bullet alone on its line: its text comes next."""

LONE_NUMBER = Pattern(r"^\d{1,3}[.)]$")
"""Likewise a number: its text is beside it, in a column of its own."""


def bullet(text: str, *, in_list: bool) -> tuple[str, str]:
    """The bullet or number at the start, and the rest; no bullet is ''.

    `in_list`: whether the line is known to begin a list item, so that dashes and numbers count as well.
    """
    for pattern in (STRONG, WEAK, NUMBER) if in_list else (STRONG,):
        match = pattern.match(text)
        if match:
            return match[1], text[match.end() :]
    return "", text


def is_number(mark: str) -> bool:
    """Whether a mark counts (1., a)) rather than dots."""
    return mark[:-1].strip("(").replace(".", "").isalnum() and len(mark) > 1


def is_sub(mark: str) -> bool:
    """Whether a mark is one that Ofsted sets under another bullet."""
    return bool(mark) and (mark in DASHES or mark in "o◦○▫")
