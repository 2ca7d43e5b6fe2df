"""Ofsted's grades, and the judgements printed in tables and headings.

Four grades since 2013: outstanding, good, requires improvement (to be good), inadequate; before that 'adequate' (and, until
2009, 'satisfactory') in place of the third. Nothing here depends on which areas are judged: from April 2026 there is no
overall judgement any more.
"""

from __future__ import annotations

import re

GRADES = r"(?:outstanding|good|requires?\s+improvement(?:\s+to\s+be\s+good)?|inadequate|adequate|satisfactory)"
"""Any one of them, in words as printed, as a pattern."""
_NO_GRADE = r"not\s+(?:judged|graded|inspected)"
GRADE = re.compile(rf"^\(?(?:{GRADES}|{_NO_GRADE})\)?[.\s]*$", re.IGNORECASE)
"""A cell that holds a grade and nothing else, or says that none was given."""
TABLE_HEAD = re.compile(r"^(?:judge?ments?|grades?|judge?ment\s+grade|area|key judge?ment)$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d(?:\.\d)?\.?\s+")


def is_grade(text: str) -> bool:
    """Whether the text is a grade and nothing else."""
    return bool(GRADE.match(text.strip()))


def area_name(text: str) -> str:
    """The area as printed, without the number of its row ('2.1 Adoption performance')."""
    return _NUMBER.sub("", " ".join(text.split())).strip()
