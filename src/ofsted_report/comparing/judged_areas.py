"""Which judgements of different years are about the same matter.

What Ofsted judges was renamed and cut differently over the years. 2013 to 2017: 'Children who need help and protection',
'Children looked after and achieving permanence' (within it 'Adoption performance' and 'Experiences and progress of care
leavers'), 'Leadership, management and governance'. From 2018: 'The experiences and progress of …', children in care and
care leavers as one until 2022, apart since 2023. Overall effectiveness was judged until March 2026. Nothing here depends
on which of them a document has: an area that no family knows is a row of its own, under the name that it was printed with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ofsted_report.comparing.model import Change, Document, Grade, GradeRow
from ofsted_report.letter.grades import grade_of
from ofsted_report.pattern import Pattern

OVERALL = "Overall effectiveness"
FAMILIES: tuple[tuple[str, Pattern], ...] = tuple(
    (name, Pattern(pattern, re.IGNORECASE))
    for name, pattern in (
        (OVERALL, r"\boverall (?:effectiveness|judge?ment)\b"),
        ("Leadership and the impact of leaders", r"\bimpact of leaders\b|\bleadership\b"),
        ("Children who need help and protection", r"\bhelp and protection\b"),
        ("Children in care", r"\bchildren in care\b|\b(?:children )?looked after\b|\blooked after children\b"),
        ("Care leavers", r"\bcare leavers\b|\bleaving care\b"),
        ("Adoption", r"\badoption\b"),
        ("The local safeguarding children board", r"\bsafeguarding children board\b|\blscb\b"),
        ("Inspection outcome", r"\b(?:inspection )?outcome\b"),
    )
)
"""Each matter that has been judged, and how the areas' names show it; in the order in which they are shown."""


def families_of(area: str) -> tuple[str, ...]:
    """The matters that an area is about; its own name if it is about none that is known.

    >>> families_of("The experiences and progress of children in care and care leavers")
    ('Children in care', 'Care leavers')
    """
    return tuple(name for name, pattern in FAMILIES if pattern.search(area)) or (area,)


def in_usual_order(areas: Iterable[str]) -> tuple[str, ...]:
    """The areas in the order in which they are shown; those of no family last, by name."""
    known = [name for name, _ in FAMILIES]
    return tuple(sorted(areas, key=lambda name: (known.index(name) if name in known else len(known), name)))


def match_grades(earlier: Sequence[Grade], later: Sequence[Grade]) -> tuple[GradeRow, ...]:
    """Return one row for each matter that either document judged; neighbouring matters judged together in both share a row.

    A judgement on two matters is in the rows of both: 'children in care and care leavers' of then is shown beside both
    'children in care' and 'care leavers' of now.
    """
    then, now = _by_family(earlier), _by_family(later)
    order = [name for name, _ in FAMILIES]
    order += [name for name in (*then, *now) if name not in order]
    rows: list[GradeRow] = []
    for name in dict.fromkeys(order):
        one, other = then.get(name), now.get(name)
        if one is None and other is None:
            continue
        last = rows[-1] if rows else None
        if last is not None and last.earlier is one and last.later is other:
            rows[-1] = replace(last, families=(*last.families, name))
        else:
            rows.append(GradeRow(families=(name,), earlier=one, later=other, change=_change(one, other)))
    return tuple(rows)


def _change(earlier: Grade | None, later: Grade | None) -> Change | None:
    """Better or worse, where both judged the same matters, no more and no fewer, on the scale of grades."""
    if earlier is None or later is None:
        return None
    then, now = grade_of(earlier.grade), grade_of(later.grade)
    if then is None or now is None or families_of(earlier.area) != families_of(later.area):
        return "not comparable"
    return "same" if then == now else "better" if now[1] > then[1] else "worse"


def _by_family(grades: Sequence[Grade]) -> dict[str, Grade]:
    """The judgement on each matter: of several, the one that is about it alone."""
    found: dict[str, Grade] = {}
    for grade in sorted(grades, key=lambda grade: len(families_of(grade.area))):
        for name in families_of(grade.area):
            found.setdefault(name, grade)
    return found


def overall_in_prose(document: Document, overall: Grade | None) -> bool:
    """Whether the overall judgement was printed as a sentence, as in single inspections, and is not among the grades."""
    return document.kind == "single_inspection" and document.judged and overall is None
