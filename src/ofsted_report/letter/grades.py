"""Ofsted's grades, and the judgements printed in tables and headings.

Four grades since 2013: outstanding, good, requires improvement (to be good), inadequate; before, 'adequate' as well. Since
November 2025 area judgements may be printed without an overall one; nothing here depends on which areas there are.
"""

from __future__ import annotations

import re

_GRADE = r"(?:outstanding|good|requires\s+improvement(?:\s+to\s+be\s+good)?|inadequate|adequate|satisfactory)"
GRADE = re.compile(rf"^\(?{_GRADE}\)?[.\s]*$", re.IGNORECASE)
"""A cell that holds a grade and nothing else."""
TABLE_HEAD = re.compile(r"^(?:judgements?|grades?|judgement\s+grade|area|key judgement)$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d(?:\.\d)?\.?\s+")


def is_grade(text: str) -> bool:
    """Whether the text is a grade and nothing else."""
    return bool(GRADE.match(text.strip()))


def area_name(text: str) -> str:
    """The area as printed, without the number of its row ('2.1 Adoption performance')."""
    return _NUMBER.sub("", " ".join(text.split())).strip()
