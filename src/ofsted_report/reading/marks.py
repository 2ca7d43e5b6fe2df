"""Footnote marks: small raised digits after a word. They are kept in the text as Unicode superscripts ('area.³')."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofsted_report.reading.document import Line

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARK = re.compile(r"(?:(?<=[^\W\d_])|(?<=[.,;:!?)\]’”'\"])|^)(\d{1,2})(?=[\s.,;:)’”]|[^\W\d_]|$)")
"""Where a footnote mark can stand: after a word or its stop, or at a line's start (the note itself)."""
TRAILING = re.compile(r"\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?=[\s.,;:?]*$)")
LEADING_PLAIN = re.compile(r"^\s*(\d{1,2})\s+(?=\D)")
"""The mark of a note that is set small as a whole, so that the mark is not smaller than the rest."""
LEADING = re.compile(r"^\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})\s*")


_STRAY_SPACE = re.compile(r"(?<=\S) (?=[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?:[\s.,;:)]|$))")


def close_up(text: str) -> str:
    """Put a mark right behind the word it belongs to, where a space was printed between."""
    return _STRAY_SPACE.sub("", text)


def without_mark(text: str) -> str:
    """The text without a mark at its end: for headings and titles."""
    return TRAILING.sub("", text).rstrip()


def merge_raised(lines: list[Line]) -> list[Line]:
    """Put marks that the PDF's text has on a line of their own back at the end of the line they stand above."""
    merged: list[Line] = []
    for line in lines:
        before = merged[-1] if merged else None
        if (
            before is not None
            and line.text.isdigit()
            and len(line.text) <= 2
            and line.size < before.size * 0.8
            and -2 <= line.x0 - before.x1 <= 6
            and line.top < before.bottom
            and line.bottom > before.top
        ):
            merged[-1] = replace(before, text=before.text + line.text.translate(SUPERSCRIPT), x1=line.x1)
        else:
            merged.append(line)
    return merged
