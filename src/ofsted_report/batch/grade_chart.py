"""A council's grades over the years as a picture: for each area a line through its grades, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ofsted_report.batch.overview_rows import Row
from ofsted_report.lexicon import GRADE_SCALE

WIDTH, HEIGHT = 640, 150
"""Of one picture, in pixels."""
_LEFT, _RIGHT, _TOP, _STEP = 170, 40, 20, 30


class Point(NamedTuple):
    """One grade: where it is drawn, and what it says."""

    x: float
    y: float
    when: date
    grade: str
    document: str


class GradeChart(NamedTuple):
    """The grades of one area, oldest first."""

    area: str
    points: tuple[Point, ...]

    @property
    def line(self) -> str:
        """The points as an SVG polyline has them."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)

    @property
    def levels(self) -> tuple[tuple[str, int], ...]:
        """Return each grade's name with its height, the best on top."""
        return tuple((name, _height(step)) for step, name in enumerate(GRADE_SCALE, 1))[::-1]

    @property
    def said(self) -> str:
        """The picture in words."""
        from ofsted_report.letter.format_dates import day

        return "; ".join(f"{day(point.when)}: {point.grade}" for point in self.points)


def grade_charts(rows: Sequence[Row]) -> tuple[GradeChart, ...]:
    """A chart for each area that was graded twice or more, in the areas' usual order; dates share one scale."""
    from ofsted_report.comparing.judged_areas import in_usual_order

    graded: dict[str, list[tuple[date, int, str, str]]] = {}
    for row in rows:
        for judged in row.judgements:
            if row.when is not None and judged.step is not None and row.same_as is None:
                for area in judged.area_names:
                    graded.setdefault(area, []).append((row.when, judged.step, judged.grade, row.record.name))
    several = {area: sorted(grades) for area, grades in graded.items() if len({grade[0] for grade in grades}) > 1}
    if not several:
        return ()
    days = [grade[0] for grades in several.values() for grade in grades]
    first, last = min(days), max(days)
    return tuple(
        GradeChart(area, tuple(_point(grade, first, last) for grade in several[area]))
        for area in in_usual_order(several)
    )


def _point(graded: tuple[date, int, str, str], first: date, last: date) -> Point:
    when, step, grade, document = graded
    share = (when - first).days / max(1, (last - first).days)
    return Point(round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1), _height(step), when, grade, document)


def _height(step: int) -> int:
    return _TOP + (len(GRADE_SCALE) - step) * _STEP
