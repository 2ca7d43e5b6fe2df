"""Sentences that `falsify.py` puts into a report as the council's own: false ones to be found, true ones to be left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from ofsted_report.letter.format_dates import day
from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.model import Letter
from ofsted_report.lexicon import MONTHS
from report_edits import Edit, is_heading, other_grade, overall_grade

Sentence = Callable[[Letter], str | None]
"""Writes a sentence about a letter; None if the letter has nothing that it could be about."""


def own_sentence(text: Sentence, *, under: str = "Background") -> Edit:
    """Puts a sentence of the council's own, as a paragraph, below a heading (else at the end)."""

    def edit(document: Any, letter: Letter) -> bool:
        if (said := text(letter)) is None:
            return False
        heading = next((p for p in document.paragraphs if is_heading(p) and p.text == under), None)
        new = document.add_paragraph(said)
        if heading is not None:
            heading._p.addnext(new._p)
        return True

    return edit


_DATE_FORMS: dict[str, Callable[[date], str]] = {
    "with slashes": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "in short": lambda d: f"{d.day}/{d.month}/{d.year % 100:02}",
    "with stops": lambda d: f"{d.day}.{d.month}.{d.year}",
    "year first": lambda d: d.isoformat(),
    "month first": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "short month": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    "with of": lambda d: f"{d.day}th of {MONTHS[d.month - 1]} {d.year}",
}


def _year_before(when: date) -> date:
    return when.replace(year=when.year - 1, day=28 if (when.month, when.day) == (2, 29) else when.day)


def _visited(form: Callable[[date], str], change: Callable[[date], date]) -> Sentence:
    return lambda letter: (
        f"Ofsted’s inspectors visited the council on {form(change(letter.visit.start))}."
        if letter.visit.start
        else None
    )


def _written(form: Callable[[date], str], change: Callable[[date], date]) -> Sentence:
    return lambda letter: (
        f"Ofsted’s letter is dated {form(change(letter.letter_date))}." if letter.letter_date else None
    )


def _exchanged(letter: Letter) -> str | None:
    start, written = letter.visit.start, letter.letter_date
    if start is None or written is None:
        return None
    return f"The visit took place on {day(written)}, and the letter was published on {day(start)}."


_GRADE_FORMS = (
    "The council has retained its {grade} rating.",
    "Ofsted has moved the council’s services to {grade}.",
    "Judgement: {grade}",
    "We are proud to be an {grade} authority.",
    "Ofsted gave our services an “{grade}”.",
    "We are now an Ofsted {grade}-rated council.",
    "We received {grade} overall from Ofsted.",
    "The council achieved a grade of {grade}.",
    "The verdict was {grade}.",
    "Services were deemed {grade} by the inspectors.",
    "Children’s services were found to be {grade}.",
    "The council now has {grade} status.",
    "The outcome was {grade}.",
    "Outcome: {grade}",
    "The outcome of the inspection was {grade}.",
    "The result of the inspection is “{grade}”.",
)

_AREA_FORMS = (
    "Ofsted inspected {area}. The verdict was {grade}.",
    "Judgement: {grade} ({area})",
    "Services were deemed {grade} by the inspectors where they looked at {area}.",
)


def _graded(form: str, *, falsely: bool) -> Sentence:
    def text(letter: Letter) -> str | None:
        grade = overall_grade(letter)
        return form.format(grade=(other_grade(grade) if falsely else grade).lower()) if grade else None

    return text


def _of_area(form: str) -> Sentence:
    """The true grade of an area that has another than the services as a whole."""

    def text(letter: Letter) -> str | None:
        graded = [j for j in letter.judgements if is_grade(j.grade) and "overall" not in j.area.lower()]
        other = next((j for j in graded if j.grade.lower() != (overall_grade(letter) or j.grade).lower()), None)
        return form.format(area=other.area, grade=other.grade.lower()) if other else None

    return text


_PAIRS = {
    "summary": ("The judgements are: {pairs}.", "; ", "{area} – {grade}"),
    "colons": ("{pairs}.", ", ", "{area}: {grade}"),
    "brackets": ("{pairs}.", " and ", "{area} ({grade})"),
    "verbs": ("{pairs}.", ", and ", "{area} is {grade}"),
}
"""Forms of sentences that give several areas their grades: the whole, what is between two pairs, and a pair."""


def _pairs(form: str, *, false: int | None) -> Sentence:
    """All judgements in a sentence, the one at this place with a grade that another has, else with one that none has."""
    whole, between, pair = _PAIRS[form]

    def text(letter: Letter) -> str | None:
        grades = {j.area: j.grade for j in letter.judgements if is_grade(j.grade)}
        if len(grades) < 2:
            return None
        if false is not None:
            area = list(grades)[false]
            others = [each for each in grades.values() if each.lower()[:8] != grades[area].lower()[:8]]
            grades[area] = (others or [other_grade(grades[area])])[0]
        return whole.format(pairs=between.join(pair.format(area=area, grade=grade) for area, grade in grades.items()))

    return text


def _short_pair(letter: Letter) -> str | None:
    """Another grade for care leavers than the letter's, where it judges them apart."""
    found = next((j for j in letter.judgements if is_grade(j.grade) and "care leavers" in j.area), None)
    return f"care leavers – {other_grade(found.grade)}" if found else None


def _grade_of_a_visit(letter: Letter) -> str | None:
    return None if letter.judgements else "Ofsted judged the council’s services to be outstanding overall."


def _with_lead(form: str) -> Sentence:
    return lambda letter: form.format(name=letter.inspectors[0].name) if letter.inspectors else None


def _with_addressee(form: str) -> Sentence:
    return lambda letter: (
        form.format(name=letter.addressee.name) if letter.addressee and letter.addressee.name else None
    )


_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def _number(count: int, form: str) -> str | None:
    return form.format(number=_NUMBERS[count]) if 1 < count < len(_NUMBERS) else None


def _improvements(form: str, more: int) -> Sentence:
    return lambda letter: _number(len(letter.improvements) + more, form) if letter.improvements else None


def _actions(form: str, more: int) -> Sentence:
    return lambda letter: _number(len(letter.priority_actions) + more, form) if letter.priority_actions else None


def _no_actions(letter: Letter) -> str | None:
    return "Ofsted did not identify any areas for priority action." if letter.priority_actions else None


def _grades(more: int) -> Sentence:
    def text(letter: Letter) -> str | None:
        graded = [j.grade.lower() for j in letter.judgements if is_grade(j.grade)]
        if len(graded) < 3:
            return None
        return _number(graded.count(graded[-1]) + more, f"Ofsted judged {{number}} areas to be {graded[-1]}.")

    return text


def _days(letter: Letter) -> str | None:
    start, end = letter.visit.start, letter.visit.end
    if start is None or end is None or len(letter.visit.periods) > 1 or (end - start).days > 4:
        return None
    return _number((end - start).days + 4, "Inspectors were on site for {number} days.")


_TO_IMPROVE = "Ofsted identified {number} areas for improvement."
_ASKED = "The letter sets out {number} areas that need to improve."
_TO_DO = "Ofsted identified {number} areas for priority action."

FALSE: dict[str, Edit] = {
    **{f"date of the visit {name}": own_sentence(_visited(form, _year_before)) for name, form in _DATE_FORMS.items()},
    **{f"date of the letter {name}": own_sentence(_written(form, _year_before)) for name, form in _DATE_FORMS.items()},
    "dates of visit and letter exchanged": own_sentence(_exchanged),
    **{f"false grade: {form}": own_sentence(_graded(form, falsely=True)) for form in _GRADE_FORMS},
    **{f"false pair, first, {form}": own_sentence(_pairs(form, false=0)) for form in _PAIRS},
    **{f"false pair, last, {form}": own_sentence(_pairs(form, false=-1)) for form in _PAIRS},
    "false pair, for short": own_sentence(_short_pair),
    "grade of a visit": own_sentence(_grade_of_a_visit),
    "inspector as director": own_sentence(_with_lead("{name}, Director of Children’s Services, welcomed the letter.")),
    "inspector as director, label": own_sentence(_with_lead("Director of Children’s Services: {name}")),
    "director as inspector": own_sentence(_with_addressee("The visit was led by {name}.")),
    "director as inspector, label": own_sentence(_with_addressee("Lead inspector: {name}")),
    "another addressee": own_sentence(_with_addressee("The letter was addressed to Martin Okonkwo, not to us.")),
    "number of improvements": own_sentence(_improvements(_TO_IMPROVE, 1)),
    "number of points to improve": own_sentence(_improvements(_ASKED, 2)),
    "number of priority actions": own_sentence(_actions(_TO_DO, 1)),
    "no priority actions": own_sentence(_no_actions),
    "number of grades": own_sentence(_grades(1)),
    "days of the visit": own_sentence(_days),
}
"""Each must be found."""


def _same(when: date) -> date:
    return when


def _plain(text: str) -> Edit:
    return own_sentence(lambda _letter: text)


TRUE: dict[str, Edit] = {
    **{f"true visit, {name}": own_sentence(_visited(form, _same)) for name, form in _DATE_FORMS.items()},
    **{f"true letter, {name}": own_sentence(_written(form, _same)) for name, form in _DATE_FORMS.items()},
    **{f"true grade: {form}": own_sentence(_graded(form, falsely=False)) for form in _GRADE_FORMS},
    **{f"true grade of an area: {form}": own_sentence(_of_area(form)) for form in _AREA_FORMS},
    **{f"true pairs, {form}": own_sentence(_pairs(form, false=None)) for form in _PAIRS},
    "true addressee": own_sentence(_with_addressee("The letter was addressed to {name}.")),
    "true lead": own_sentence(_with_lead("The team was led by {name}.")),
    "true number of improvements": own_sentence(_improvements(_TO_IMPROVE, 0)),
    "true number of priority actions": own_sentence(_actions(_TO_DO, 0)),
    "true number of grades": own_sentence(_grades(0)),
    "scale": _plain("Ofsted has four grades: outstanding, good, requires improvement to be good and inadequate."),
    "who is visited": _plain("Councils that are judged inadequate receive monitoring visits; good councils do not."),
    "outstanding work": _plain("All outstanding actions will be completed by June 2027. Staffing is good."),
    "next inspection": _plain("We expect the next inspection in 2028. The council aims to be rated outstanding then."),
    "link": _plain("Ofsted’s report: https://files.ofsted.gov.uk/v1/file/50012345 (reports.ofsted.gov.uk)."),
    "councillors": _plain("Cllr Judith Okonkwo-Fenn, Cabinet Member, and the Director, Martin Ashworth, were there."),
    "money": _plain("The council has invested £2.5 million and recruited 42 social workers since 2021."),
    "own numbers": _plain("The plan has five priorities and 23 actions, of which three are complete."),
    "neighbours": _plain("Two of our neighbours were rated good in 2023 and one was rated inadequate in 2019."),
    "another inspection": _plain("The SEND inspection of 2022 found two areas of significant weakness."),
    "children's homes": _plain("Of our six children’s homes, four are rated good and two outstanding by Ofsted."),
    "outcomes": _plain("Outcomes for our young people are good, and the outcome of the review was good news."),
    "mock inspection": _plain(
        "The result of the mock inspection was good, and the peer review found that services were good."
    ),
    "adult services": _plain("The outcome of the adult social care inspection is good."),
    "result": _plain("The result: outstanding debts were paid."),
    "board": _plain("The board, chaired by Priya Lakhani, met on 3 February 2027 and on 10/03/2027."),
    "peer review": _plain("A peer review by the Local Government Association was here from 4 to 6 November 2026."),
    "self-evaluation": _plain("In our self-evaluation we graded ourselves as good."),
    "director's welcome": _plain(
        "The Director of Children’s Services said: “We welcome the letter and thank all our staff.”"
    ),
}
"""None must be told."""
