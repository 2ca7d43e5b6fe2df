"""A grade as printed → one name and one step of the scale used since 2013."""

from __future__ import annotations

from ofsted_report.comparing.judged_areas import SCALE
from ofsted_report.lexicon import GRADE_SCALE

NAMES = tuple(GRADE_SCALE)
"""From the lowest, as SCALE counts them."""


def grade_of(printed: str) -> tuple[str, int] | None:
    """The grade's name and its step from 1; None for what is not on the scale ('adequate', an outcome)."""
    text = printed.strip(" ().").lower()
    return next(((NAMES[at], at + 1) for at, pattern in enumerate(SCALE) if pattern.fullmatch(text)), None)
