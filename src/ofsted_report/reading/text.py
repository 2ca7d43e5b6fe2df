"""Converts printed characters to the text that is kept; no other module does.

Ofsted's quotes, dashes and spelling stay as printed. Ligatures are expanded, non-breaking and other spaces become spaces,
control and zero-width characters are removed. Lines are joined with regard to hyphens at their ends.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from ofsted_report.pattern import Pattern

SOFT_HYPHEN = "\u00ad"
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
"""Curly quotes to straight ones, in which patterns and tags are written; for comparing, never for text that is kept."""

_SPELT_OUT = {
    **{ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"},
    **dict.fromkeys(map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"), " "),
    **dict.fromkeys(map(ord, "\u202f\u205f\u3000\t\v\f\u2028\u2029"), " "),
    ord("\u2010"): "-",  # the typographic and the non-breaking hyphen
    ord("\u2011"): "-",
    # of ligatures, as some Ghostscripts write them: bytes swapped
    **{ord(letter) << 8: letter for letter in "abcdefghijklmnopqrstuvwxyz"},
}
_DROPPED_RANGES = "\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\uffff\ud800-\udfff"
_DROPPED = Pattern(f"[{_DROPPED_RANGES}]")
_NOT_KEPT = Pattern(f"[{''.join(map(chr, _SPELT_OUT))}{_DROPPED_RANGES}]")
"""Looked for first: to most lines nothing need be done, whatever quotes and dashes they have."""
_HYPHENS = ("-", "–", "—", SOFT_HYPHEN)
_ENDS_IN_HYPHEN = Pattern(r"\w-$")
_RANGE = Pattern(r"\d[–—]$")
"""The end of the first half of a range that was wrapped: '16–' and '17-year-olds', '2013–' and '14'."""
_AFTER_SUSPENDED = Pattern(r"(?:and|or|to)(?![\w-])")
"""What follows a suspended hyphen ('16- and 17-year-olds'), which is not part of a word such as 'up-to-date'."""


_MAC_MARKS, _WINDOWS_MARKS = b"\xd0\xd1\xd2\xd3\xd4\xd5\xa5", b"\x91\x92\x93\x94\x95\x96\x97"
"""Quotes, dashes and bullets, as older programs for the Mac and for Windows write them."""


def decoded(data: bytes, is_text: Callable[[str], bool]) -> str | None:
    """A text file's text, in UTF-8, in UTF-16 with its mark, or as older programs write it; None where none `is_text`."""
    marks = [sum(map(data.count, (bytes([mark]) for mark in of_one))) for of_one in (_MAC_MARKS, _WINDOWS_MARKS)]
    older = "mac_roman" if marks[0] > marks[1] else "cp1252"
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", older):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_text(text):
            return text
    return None


def clean(text: str) -> str:
    """One line's characters as we keep them; a soft hyphen survives only at the line's end, for `join` to see."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()  # as most lines are
    if _NOT_KEPT.search(text):
        text = _DROPPED.sub("", text.translate(_SPELT_OUT))
    text = " ".join(text.split())
    if SOFT_HYPHEN in text:
        ends = text.endswith(SOFT_HYPHEN)
        text = text.replace(SOFT_HYPHEN, "") + (SOFT_HYPHEN if ends else "")
    return text


def join(lines: Iterable[str]) -> str:
    """Join printed lines to one run of text.

    A hyphen at the end of a line belongs to its word ('decision-' and 'making' give 'decision-making'): Ofsted's letters
    are set without automatic hyphenation. After a suspended hyphen ('16-' and 'and 17-year-olds') a space is added. A soft
    hyphen is removed with the line break.
    """
    joined = ""
    for line in lines:
        if not joined.endswith(_HYPHENS):
            joined = f"{joined} {line}" if joined else line
        elif joined.endswith(SOFT_HYPHEN):
            joined = joined[:-1] + line
        else:
            joined += line if _goes_on_in_word(joined, line) else " " + line
    return joined.rstrip(SOFT_HYPHEN)


def _goes_on_in_word(joined: str, line: str) -> bool:
    """Whether a line begins within the word whose hyphen or dash ends the line before."""
    if _RANGE.search(joined[-3:]) and line[:1].isdigit():
        return True
    return bool(_ENDS_IN_HYPHEN.search(joined[-3:])) and line[:1].isalnum() and not _AFTER_SUSPENDED.match(line)
