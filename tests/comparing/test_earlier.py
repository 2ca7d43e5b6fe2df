"""A comparison becomes a part of the report: grades then and now, and what is not named any more."""

from __future__ import annotations

import dataclasses
from datetime import date

from examples import inspection_letter
from ofsted_report.comparing.compare import compare_letters
from ofsted_report.comparing.earlier import earlier_of
from ofsted_report.letter.model import Judgement, Source, Visit


def test_grades_and_items_are_those_of_the_comparison():
    later = inspection_letter()
    before = dataclasses.replace(
        later,
        visit=Visit(start=date(2019, 3, 4), end=date(2019, 3, 8)),
        letter_date=date(2019, 5, 1),
        judgements=(Judgement(area="Overall effectiveness", grade="Inadequate"),),
        improvements=("The recording of decisions about private fostering.",),
        source=Source(name="then.pdf", sha256="f" * 64),
    )
    found = earlier_of(compare_letters(before, later))
    assert found.dates == "4 to 8 March 2019"
    overall = next(row for row in found.judged if row.area == "Overall effectiveness")
    assert (overall.then, overall.now) == ("Inadequate", "Good")
    assert found.gone == ("The recording of decisions about private fostering.",)
