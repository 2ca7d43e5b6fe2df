"""Writes the dates in a sentence in one form ('21 May 2024'), so that they can be compared in whatever form a council writes
them."""

from __future__ import annotations

import re

from ofsted_report.lexicon import MONTH_NUMBERS, MONTHS, ORDINAL_ENDING, YEAR, one_of
from ofsted_report.pattern import Pattern

_MONTH = one_of(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DIGIT = Pattern(r"\d")
_ISO = Pattern(rf"(?<![\d/.-])(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_NUMERIC = Pattern(
    r"(?<![\d/.])(?P<day>\d{1,2})(?:/(?P<month>\d{1,2})/(?P<year>\d{4}|\d\d)|\.(?P<m>\d{1,2})\.(?P<y>\d{4}))(?![\d/])"
)
_MONTH_FIRST = Pattern(
    rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}}){ORDINAL_ENDING}?,?\s+(?P<year>{YEAR})\b", re.IGNORECASE
)
_SHORT = Pattern(
    rf"(?P<before>\d{ORDINAL_ENDING}?\s+(?:of\s+)?)(?P<month>{_MONTH})\.?(?=,?\s+{YEAR}\b|\s*(?:and|to|-|–)\s*\d)"
    rf"|\b(?-i:(?P<alone>{one_of(name.capitalize() for name in MONTH_NUMBERS if len(name) < 5)}))\.?(?=\s+{YEAR}\b)",
    re.IGNORECASE,
)
_OF = Pattern(rf"(?<=\d)(?P<ending>{ORDINAL_ENDING}?)\s+of\s+(?={one_of(MONTHS)}\b)")


def in_one_form(text: str) -> str:
    """Return the text with '21/05/2024', '2024-05-21', 'May 21, 2024', '21st of May 2024' and '21 Sept 2024' in words."""
    if not _DIGIT.search(text):  # the cheaper question first
        return text
    for pattern in (_ISO, _NUMERIC, _MONTH_FIRST):
        text = pattern.sub(_in_words, text)
    return _OF.sub(lambda match: f"{match['ending']} ", _SHORT.sub(_in_full, text))


def _in_words(match: re.Match[str]) -> str:
    parts = match.groupdict()
    month, year = parts["month"] or parts.get("m") or "", parts["year"] or parts.get("y") or ""
    number = int(month) if month.isdigit() else MONTH_NUMBERS[month.lower()]
    if not 1 <= number <= len(MONTHS):
        return match[0]
    return f"{int(parts['day'])} {MONTHS[number - 1]} {year if len(year) > 2 else f'20{year}'}"


def _in_full(match: re.Match[str]) -> str:
    month = match["month"] or match["alone"]
    return f"{match['before'] or ''}{MONTHS[MONTH_NUMBERS[month.lower()] - 1]}"
