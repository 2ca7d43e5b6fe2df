"""Headings that say how the text under them relates to the rest of the letter."""

from __future__ import annotations

from ofsted_report.pattern import Pattern

_CASE_STUDY = Pattern(r"\b(?:case|practice) stud(?:y|ies)\b")


def is_case_study(heading: str | None) -> bool:
    """Whether a case study of one child follows (joint inspections): grave matters in it are mentioned nowhere else."""
    lowered = (heading or "").lower()
    return " stud" in lowered and _CASE_STUDY.search(lowered) is not None


def is_childrens_summary(heading: str | None) -> bool:
    """Whether the findings follow once more, in words for children and young people (single inspections)."""
    return (heading or "").lower().startswith("summary for children")
