"""Every fact of a report is held to the letter: each way of saying something else is told, and the council's own is its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from examples import example_letter, focused_letter, inspection_letter, section
from ofsted_report.checking.facts.dates import date_problems, dates_in
from ofsted_report.checking.facts.grades import grade_problems
from ofsted_report.checking.facts.lists import list_problems
from ofsted_report.checking.facts.people import people_problems
from ofsted_report.checking.facts.sentences_of_report import own_sentences
from ofsted_report.checking.facts.shortened import shortened_problems
from ofsted_report.checking.facts.unseen import unseen_problems
from ofsted_report.checking.passages import Mark, Passage, TableCell
from ofsted_report.letter.model import (
    Judgement,
    Letter,
    ListedItem,
    ListedItems,
    ListedPart,
    Person,
    Place,
    Visit,
)


def text(*sentences: str) -> list[Passage]:
    return [Passage(each, "paragraph", f"paragraph {n}") for n, each in enumerate(sentences, 1)]


def table(*rows: tuple[str, ...]) -> list[Passage]:
    return [
        Passage(words, "cell", f"table 1, row {r + 1}", cell=TableCell(1, r, c))
        for r, row in enumerate(rows)
        for c, words in enumerate(row)
    ]


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


# ── Grades ────────────────────────────────────────────────────────────────────────────────────────────────────────────

JUDGED = replace(
    inspection_letter(),
    judgements=(
        Judgement(area="The impact of leaders", grade="Requires improvement to be good"),
        Judgement(area="Overall effectiveness", grade="Inadequate"),
    ),
)
ROWS = (
    ("Judgement", "Grade"),
    ("The impact of leaders", "Requires improvement"),
    ("Overall effectiveness", "Inadequate"),
)


def grades(passages: list[Passage], letter: Letter = JUDGED) -> list[str]:
    return codes(grade_problems(passages, tuple(own_sentences(passages, letter)), letter, "report.docx"))


def test_the_letters_own_judgements_raise_nothing():
    assert grades(table(*ROWS)) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((*ROWS[:2], ("Overall effectiveness", "Good")), ["grade-differs"]),
        (ROWS[:2], ["judgement-missing"]),
        ((*ROWS, ("Care leavers", "Good")), ["grade-differs"]),
    ],
    ids=["another grade", "a row gone", "an area that was not judged"],
)
def test_a_table_of_judgements_is_the_letters_whole_table(rows, told):
    assert grades(table(*rows)) == told


def test_a_table_of_the_councils_own_is_not_held_to_the_letter():
    assert grades(table(("Risk", "Level"), ("Recruitment", "Good"))) == []


@pytest.mark.parametrize("heading", ["Key findings: outstanding", "The impact of leaders: Good", "Overall – good"])
def test_a_grade_typed_into_a_heading_is_told(heading):
    assert grades([Passage(heading, "heading", "paragraph 1", level=2)]) == ["grade-differs"]


@pytest.mark.parametrize(
    "heading", ["The impact of leaders: Requires improvement to be good", "Good practice elsewhere", "Our response"]
)
def test_other_headings_are_left_alone(heading):
    assert grades([Passage(heading, "heading", "paragraph 1", level=2)]) == []


def test_a_sentence_about_a_judgement_is_held_to_the_letter_and_other_sentences_are_not():
    assert grades(text("Ofsted judged overall effectiveness to be good.")) == ["grade-differs"]
    assert grades(text("Our training offer is good, and staff turnover is low.")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors concluded that children’s services in the area are good.",
        "This is a “good” rating, of which we are proud.",
        "In this inspection, the impact of leaders was good.",
        "For leadership, the judgement was inadequate.",
        "Title: Ofsted inspection of children’s services – rated good",
        "Ofsted has moved the council’s services to good.",
        "We are proud to be a good authority.",
        "We are now an Ofsted good-rated council.",
        "We received good overall from Ofsted.",
        "The council achieved a grade of good.",
        "The verdict was good.",
        "Services were deemed good by the inspectors.",
        "Children’s services were found to be good.",
        "The council now has good status.",
        "Ofsted says that help for children is good.",
        "The council was awarded good.",
        "The council remains good.",
        "The authority has remained firmly good.",
        "The authority is again good.",
        "A good grade, or even a good grading, is a good judgement.",
        "Services were classed as good.",
        "Our services scored good.",
        "Ofsted gave us good.",
        "We were given good.",
        "Services were raised to good.",
        "Services were upgraded to good.",
        "Services were downgraded to good.",
        "The picture has improved to good",
        "Our services were considered to be good.",
        "Our services were confirmed to be good.",
        "Our services were shown to be good.",
    ],
)
def test_a_grade_is_told_in_whatever_words_a_sentence_claims_it(sentence):
    assert grades(text(sentence)) == ["grade-differs"]


BEFORE = "In 2016, Ofsted judged the services to be outstanding. In 2019, it judged them to be good."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ofsted has rated the council as outstanding.", ["grade-differs"]),
        ("Ofsted rated the council as outstanding in 2016.", []),
        ("At its previous inspection, the council was rated outstanding.", []),
        ("Ofsted rated the council as outstanding in 2019.", ["grade-differs"]),
        ("Ofsted rated the council as inadequate in 2016.", ["grade-differs"]),
    ],
)
def test_a_grade_of_an_earlier_inspection_needs_its_inspection(sentence: str, told: list[str]) -> None:
    """A visit gives no grade: one that its letter tells of an earlier inspection is not today's."""
    letter = focused_letter()
    first = letter.sections[0]
    told_before = replace(first.blocks[0], text=f"{first.blocks[0].text} {BEFORE}")
    letter = replace(letter, sections=(replace(first, blocks=(told_before, *first.blocks[1:])), *letter.sections[1:]))
    assert grades(text(sentence), letter) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted judged the impact of leaders as requiring improvement, and overall effectiveness as inadequate.",
        "The council is inadequate overall.",
        "Ofsted found good practice in the front door.",
        "We want to be rated good by the next inspection.",
        "Our fostering agency, which is inspected separately, is rated good.",
        "Services are judged to be outstanding, good, requires improvement to be good or inadequate.",
        "We received requires improvement to be good from Ofsted in one area.",
        "Ofsted’s report says: “Children’s services in Anyshire are inadequate.”",
    ],
)
def test_true_grades_hopes_and_the_grades_of_others_raise_nothing(sentence):
    assert grades(text(sentence)) == []


@pytest.mark.parametrize(
    "others",
    "schools; nurseries; colleges; academies; children’s homes; residential homes; care homes; fostering services; agencies; "
    "providers; settings; childminders; neighbours; other councils; other authorities; hospitals; adult services; "
    "adult social care".split("; "),
)
def test_whom_else_ofsted_grades_is_not_held_to_the_letter(others: str) -> None:
    assert grades(text(f"Our {others} were rated good by Ofsted.")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In our self-evaluation, the council is good.",
        "The peer review found that services were good.",
        "The result of the mock inspection was good.",
        "By its self-assessment, the council is good.",
        "The council is good where we judge it, rate it, grade it or assess it.",
        "We judge our services as good.",
        "We rate our services as good.",
        "We assess our services as good.",
        "By our own judgement, services are good.",
    ],
)
def test_how_the_council_grades_itself_is_not_held_to_the_letter(sentence: str) -> None:
    assert grades(text(sentence)) == []


@pytest.mark.parametrize(
    "hope",
    "We wish; We aim; It is our ambition; We aspire; Our goal is; We work towards it; We hope; Our target is; We strive; "
    "To become better, we ask; On our journey we plan; To achieve more, we plan".split("; "),
)
def test_a_hope_is_no_judgement(hope: str) -> None:
    assert grades(text(f"{hope} for the council to be rated good.")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "At an earlier inspection, the council was rated outstanding.",
        "The council was formerly rated outstanding.",
        "The former rating of the council was outstanding.",
        "The council had been rated outstanding.",
    ],
)
def test_a_grade_of_then_is_one_that_the_letter_tells(sentence: str) -> None:
    """No grade of today's has these words, so a false one would be taken for the overall one."""
    letter = focused_letter()
    first = letter.sections[0]
    before = replace(first.blocks[0], text=f"{first.blocks[0].text} {BEFORE}")
    told = replace(letter, sections=(replace(first, blocks=(before, *first.blocks[1:])), *letter.sections[1:]))
    assert grades(text(sentence), told) == []
    assert grades(text(sentence), letter) == ["grade-differs"]


@pytest.mark.parametrize("area", ["children in care", "children looked after", "looked after children"])
def test_an_area_is_named_for_short(area: str) -> None:
    judged = Judgement(area=f"The experiences and progress of {area} and achieving permanence", grade="Good")
    letter = replace(JUDGED, judgements=(*JUDGED.judgements, judged))
    assert grades(text(f"For {area}, the outcome is inadequate."), letter) == ["grade-differs"]


@pytest.mark.parametrize("heading", ["The judgement: good", "Outcome: good", "Overall: good"])
def test_a_heading_over_all_judgements_may_name_any(heading: str) -> None:
    """From April 2026 there is no overall judgement."""
    letter = replace(JUDGED, judgements=(Judgement(area="The impact of leaders", grade="Good"),))
    assert grades([Passage(heading, "heading", "paragraph 1", level=2)], letter) == []


@pytest.mark.parametrize("part", ["areas", "a part of it", "an aspect", "the board", "the LSCB"])
def test_a_grade_of_a_part_is_not_the_overall_one(part: str) -> None:
    assert grades(text(f"The council was rated requires improvement, as to {part}.")) == []


def test_a_grade_of_the_whole_council_is_the_overall_one_though_an_area_has_the_other():
    assert grades(text("The council has been rated requires improvement by Ofsted.")) == ["grade-differs"]
    assert grades(text("The council was rated requires improvement in one of two areas.")) == []


UNNAMED = (
    "Judgement: requires improvement",
    "The verdict was requires improvement.",
    "Services were deemed to require improvement by the inspectors.",
    "Ofsted’s rating: requires improvement",
    "The inspectors’ grading was requires improvement.",
)


@pytest.mark.parametrize("sentence", UNNAMED)
def test_a_grade_without_an_area_is_the_overall_one_unless_an_area_was_named_before(sentence: str) -> None:
    """An area has this grade: the sentence is true below its heading, behind a sentence about it, or in its row."""
    background, leaders = (Passage(each, "heading", "h", level=2) for each in ("Background", "Leaders at work"))
    about = "Ofsted looked at the impact of leaders."
    assert grades(text(sentence)) == ["grade-differs"]
    assert grades([background, *text("The inspection took a week.", sentence)]) == ["grade-differs"]
    assert grades([leaders, *text(sentence)]) == []
    assert grades([background, *text(about, sentence)]) == []
    assert grades([background, *text("Managers", sentence)]) == []
    assert grades([background, *text(f"{about} {sentence}")]) == []
    assert grades([background, *text(f"{sentence} That is for leaders.")]) == []
    assert grades(table(("Leaders", sentence))) == []


def test_a_sentence_in_a_cell_is_read_as_a_sentence():
    assert grades(table(("Item", "Pages"), ("Ofsted rated the service as good.", "3"))) == ["grade-differs"]


def test_a_heading_of_a_letter_without_grades_has_none():
    visit = example_letter()
    assert grades([Passage("Key findings: outstanding", "heading", "p1", level=2)], visit) == ["grade-differs"]
    assert grades(text("The council was judged inadequate in January 2018."), visit) == []


SUMMARY = (
    "The judgements are: The impact of leaders on social work practice with children and families – Good; The experiences "
    "and progress of children who need help and protection – Requires improvement to be good; The experiences and progress "
    "of children in care – Good; The experiences and progress of care leavers – Inadequate; Overall effectiveness – Good."
)
CARE = replace(
    inspection_letter(),
    judgements=(
        *inspection_letter().judgements[:-1],
        Judgement(area="The experiences and progress of care leavers", grade="Inadequate"),
        inspection_letter().judgements[-1],
    ),
)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("families – Good", "families – Inadequate"),
        ("protection – Requires improvement to be good", "protection – Good"),
        ("in care – Good", "in care – Inadequate"),
        ("in care – Good", "in care – Outstanding"),
        ("leavers – Inadequate", "leavers – Good"),
        ("effectiveness – Good", "effectiveness – Outstanding"),
        ("effectiveness – Good", "effectiveness – Inadequate"),
        ("Overall", "Adoption – Good; Overall"),
    ],
)
def test_each_grade_of_the_summary_is_that_of_its_own_area(said: str, instead: str) -> None:
    """A grade that another area has is as false as one that none has."""
    assert grades(text(SUMMARY), CARE) == []
    assert grades(text(SUMMARY.replace(said, instead)), CARE) == ["grade-differs"]


def test_a_list_of_the_judgements_has_all_of_them() -> None:
    assert grades(text(SUMMARY.replace("; Overall effectiveness – Good", "")), CARE) == ["judgement-missing"]
    assert grades(text(SUMMARY.replace("Good.", "Good (2019: Inadequate).")), CARE) == []


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("children in care – Good", "children in care – Inadequate"),
        ("Overall: good; care leavers: inadequate", "Overall: good; care leavers: good"),
        (
            "Overall effectiveness (Good), care leavers (Inadequate)",
            "Overall effectiveness (Good), care leavers (Good)",
        ),
        (
            "The overall judgement is Good, and care leavers are Inadequate.",
            "The overall judgement is Inadequate, and care leavers are Good.",
        ),
        (
            "Ofsted judged leaders as good, and care leavers to be inadequate.",
            "Ofsted judged leaders as good, and care leavers to be good.",
        ),
        ("Leaders and children in care: Good", "Leaders and care leavers: Good"),
        ("Care leavers – Inadequate", "Care leavers – Inadequate, help and protection – Good"),
        ("Care leavers Inadequate", "Care leavers Good"),
        ("Good: leaders, children in care; Inadequate: care leavers", "Good: leaders, care leavers"),
        (
            "We are rated Good overall and Inadequate for care leavers.",
            "We are rated Good overall and Good for care leavers.",
        ),
        (
            "Ofsted rated leaders Good and care leavers Inadequate.",
            "Ofsted rated leaders Inadequate and care leavers Inadequate.",
        ),
    ],
)
def test_a_grade_is_held_to_the_area_beside_it(true: str, false: str) -> None:
    for kind in ("paragraph", "item", "heading", "margin", "note"):
        assert grades([Passage(true, kind, "p1", level=2)], CARE) == []
        assert set(grades([Passage(false, kind, "p1", level=2)], CARE)) == {"grade-differs"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Overall, children in care – Good",
        "Overall effectiveness – Good (2019: Inadequate)",
        "Care leavers – Inadequate (at the last inspection Good)",
        "In 2019: care leavers – Good; overall effectiveness – Good",
        "Our aim: care leavers – Good; overall effectiveness – Good",
        "Leaders know that care leavers see good practice, and children in care are in good schools.",
    ],
)
def test_pairs_of_then_of_hopes_and_of_practice_are_no_judgements(sentence: str) -> None:
    assert grades(text(sentence), CARE) == []


# ── Dates ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

VISITED = replace(
    example_letter(), letter_date=date(2025, 8, 29), visit=Visit(start=date(2025, 7, 29), end=date(2025, 7, 30))
)


def days(*sentences: str) -> list[str]:
    passages = text(*sentences)
    return codes(date_problems(tuple(own_sentences(passages, VISITED)), (VISITED,), "report.docx"))


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("on 29 and 30 July 2025", date(2025, 7, 29), date(2025, 7, 30)),
        ("from 26 September to 7 October 2022", date(2022, 9, 26), date(2022, 10, 7)),
        ("on 30 April and 1 May 2024", date(2024, 4, 30), date(2024, 5, 1)),
        ("in October 2023", date(2023, 10, 1), date(2023, 10, 31)),
        ("on 3rd May 2024", date(2024, 5, 3), date(2024, 5, 3)),
        ("on 3, 4 and 5 May 2024", date(2024, 5, 3), date(2024, 5, 5)),
        ("on 3 & 4 May 2024", date(2024, 5, 3), date(2024, 5, 4)),
        ("on 3-4 May 2024", date(2024, 5, 3), date(2024, 5, 4)),
        ("on 30 April-1 May 2024", date(2024, 4, 30), date(2024, 5, 1)),
    ],
)
def test_dates_are_read_with_their_spans(said, first, last):
    [found] = dates_in(said)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted carried out a monitoring visit on 28 and 30 July 2025.",
        "The inspection took place on 29 and 30 June 2025.",
        "The visit was on 30 and 30 July 2025.",
        "Appendix 1: Ofsted letter of 29 August 2024.",
        "The letter was published on 28 August 2025.",
        "Inspectors visited the council on 28 July 2025.",
        "Ofsted conducted this on 28 July 2025.",
        "Ofsted visited the council on 28 July 2025.",
        "It took place on 28 July 2025.",
        "The letter: 29 July 2025.",
        "The letter published with this dated: 29 July 2025.",
    ],
)
def test_a_slip_in_a_date_of_the_visit_or_the_letter_is_told(sentence):
    assert days(sentence) == ["date-differs"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted carried out a monitoring visit on 29 and 30 July 2025.",
        "Inspectors were here on 30 July 2025.",
        "The visit in July 2025 went well.",
        "Appendix 1: Ofsted letter of 29 August 2025.",
        "The Committee’s next meeting is on 29 August 2026.",
        "The action plan is due by 30 July 2026.",
        "Officers visited a neighbouring council on 29 July 2024.",
        "The earlier inspection was on 2 March 2021.",
        "The preceding visit was on 2 March 2021.",
        "The deadline is 29 July 2026.",
    ],
)
def test_the_letters_dates_and_the_councils_own_raise_nothing(sentence):
    assert days(sentence) == []


def test_the_days_of_the_visit_and_of_the_letter_are_not_exchanged() -> None:
    assert days("The visit took place on 29 August 2025, and the letter was published on 29 July 2025.") == [
        "date-differs",
        "date-differs",
    ]
    assert (
        days("The letter about the visit on 29 July 2025 is dated 29/08/2025.", "Ofsted wrote on 29 August 2025.") == []
    )


# ── People ────────────────────────────────────────────────────────────────────────────────────────────────────────────

INSPECTED = replace(
    example_letter(), inspectors=(Person(name="Helena Marsh", role="HMI"), Person(name="Mary-anne Holt", role="HMI"))
)


def people(*sentences: str) -> list[str]:
    passages = text(*sentences)
    return codes(people_problems(tuple(own_sentences(passages, INSPECTED)), INSPECTED, "report.docx"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The visit was carried out by Helena Marsh and Tobias Wren, His Majesty’s Inspectors.",
        "The inspection was led by Helen Marsh, His Majesty’s Inspector.",
        "Lead inspector: Helena Morsh",
        "Helena Marsh, Director of Children’s Services, welcomed the letter.",
        "Director of Children’s Services: Helena Marsh",
        "The visit was led by Adaeze Okafor.",
        "The team was led by Helen Marsh.",
        "The review was led by Helen Marsh.",
        "The lead inspector was Helen Marsh.",
        "Signatory: Helena Morsh",
        "Signed by: Helena Morsh",
        "Helena Marsh, Corporate Director for Children, spoke.",
        "Helena Marsh, Statutory Director of Children’s Services, spoke.",
        "Helena Marsh, DCS, spoke.",
        "Helena Marsh, Deputy Chief Executive, spoke.",
        "Helena Marsh, Leader of the Council, spoke.",
        "Helena Marsh, Head of Safeguarding, spoke.",
        "The letter was written to Martin Dunn.",
        "The letter was addressed to Martin Dunn, Director of Children’s Services.",
    ],
)
def test_a_name_that_the_letter_does_not_have_is_told(sentence):
    assert people(sentence) == ["name-differs"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The visit was carried out by Helena Marsh and Mary-anne Holt, His Majesty’s Inspectors.",
        "Contact officer: Sam Poole, telephone 01632 960102.",
        "Cllr Jonah Marsh is the Cabinet Member.",
        "The letter was addressed to Ms Adaeze Okafor, Director of Children’s Services.",
        "The Director of Children’s Services, Adaeze Okafor, met Helena Marsh, His Majesty’s Inspector.",
    ],
)
def test_the_letters_people_and_the_councils_own_raise_nothing(sentence):
    assert people(sentence) == []


# ── Lists ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

ITEMS = (
    "The quality of plans for children who return home.",
    "The recording of decisions by managers.",
    "The offer of help to young people who have left care.",
)
LISTED = replace(
    focused_letter(), improvements=ITEMS, items=ListedItems(improvements=tuple(ListedItem(text=each) for each in ITEMS))
)


def lists(passages: list[Passage]) -> list[str]:
    return codes(list_problems(passages, frozenset(), LISTED, "report.docx"))


def points(*items: str) -> list[Passage]:
    return [Passage(item, "item", f"paragraph {n}") for n, item in enumerate(items, 1)]


def test_a_whole_list_raises_nothing_whatever_its_order_and_stops():
    assert lists(points(*(item.rstrip(".") for item in reversed(ITEMS)))) == []


def test_an_item_left_out_and_an_item_in_other_words_are_told():
    assert lists(points(*ITEMS[:2])) == ["list-item-missing"]
    edited = "The quality of our plans for all children who return home."
    assert lists(points(edited, *ITEMS[1:])) == ["list-item-edited"]


def test_a_report_that_does_not_show_the_list_raises_nothing():
    assert lists(points("We will recruit nine social workers.", "A board will meet every month.")) == []


def test_a_finding_that_says_nearly_the_same_as_the_only_item_is_no_edited_item():
    said = "Decisions are late for the few children whose plans do not progress."
    letter = replace(
        focused_letter(improvements=(f"{said} (Principle 1)",)),
        sections=(section(1, "Findings", "findings", said),),
    )
    assert codes(list_problems(points(said), frozenset(), letter, "r")) == []


def test_an_action_plan_whose_first_column_rewords_the_letter_is_told():
    reworded = (
        "Quality of plans for the children who return home",
        "Recording of all decisions by our managers",
        "Offer of help to the young people who left care",
    )
    rows = (("What Ofsted said", "Our action"), *((each, "We will review this.") for each in reworded))
    assert lists(table(*rows)) == ["list-item-edited"] * 3


def test_a_column_of_findings_may_have_an_item_among_them():
    found = [sentence.text for sentence in LISTED.sentences if sentence.role == "findings"][:3]
    assert lists(table(("Finding", "Page"), *((each, "3") for each in (ITEMS[0], *found)))) == []


def test_an_item_in_the_place_of_another_is_told():
    assert lists(points(ITEMS[0], ITEMS[0])) == ["list-item-missing"] * 2


def test_an_item_that_the_findings_have_too_is_missed_in_the_list():
    """Quoted as a finding, it is still gone from what needs to improve."""
    found = [sentence.text for sentence in LISTED.sentences if sentence.role == "findings"][:3]
    findings = [Passage("Key findings", "heading", "h1", level=2), *points(ITEMS[0], *found)]
    listed = [*findings, Passage("What needs to improve", "heading", "h2", level=2)]
    assert lists([*listed, *points(*ITEMS)]) == []
    assert lists([*listed, *points(*ITEMS[1:])]) == ["list-item-missing"]


def test_one_item_alone_under_the_name_of_its_list_is_told():
    heading = Passage("What needs to improve", "heading", "h", level=2)
    assert lists([heading, *points(ITEMS[0])]) == ["list-item-missing"] * 2
    assert lists(points(ITEMS[0])) == []


def test_an_item_without_its_sub_items_is_told():
    parts = ("Leaders should ensure that:", "plans are shared", "plans are reviewed")
    listed = ListedItem(text=" ".join(parts), parts=tuple(ListedPart(text=part, place=Place(page=1)) for part in parts))
    letter = replace(focused_letter(), improvements=(listed.text,), items=ListedItems(improvements=(listed,)))
    assert codes(list_problems(points(*parts), frozenset(), letter, "r")) == []
    assert codes(list_problems(points(*parts[:2]), frozenset(), letter, "r")) == ["list-item-edited"]


def test_sub_items_of_the_letter_are_no_findings():
    """Below a list's item they are a list of their own in Word."""
    letter = focused_letter()
    quoted = [block.text for section in letter.sections_of("findings") for block in section.blocks][:2]
    parts = ("Leaders should ensure that:", *quoted)
    listed = ListedItem(text=" ".join(parts), parts=tuple(ListedPart(text=part, place=Place(page=1)) for part in parts))
    items = (listed, *(ListedItem(text=each) for each in ITEMS[:2]))
    letter = replace(letter, improvements=tuple(each.text for each in items), items=ListedItems(improvements=items))
    marked = [Passage(part, "item", "1", mark=Mark("bullet", None)) for part in parts[1:]]
    passages = [*points(*ITEMS[:2]), Passage(parts[0], "item", "1 c)", mark=Mark("letter", 3)), *marked]
    assert codes(list_problems(passages, frozenset(), letter, "r")) == []


# ── What was cut or hidden ────────────────────────────────────────────────────────────────────────────────────────────


def test_sentences_that_do_not_follow_each_other_need_a_mark_between_them():
    letter = example_letter()
    quotable = {block.id for section in letter.quoted_sections for block in section.blocks}
    block = next(
        [s for s in letter.sentences if s.place.block == name]
        for name in (s.place.block for s in letter.sentences if s.number == 3 and s.place.block in quotable)
    )
    first, third = block[0].text, block[2].text
    assert codes(shortened_problems(text(f"{first} {third}"), letter, "r")) == ["gap-not-marked"]
    assert codes(shortened_problems(text(f"“{first}” It also says: “{third}”"), letter, "r")) == []
    assert "gap-not-marked" not in codes(shortened_problems(text(f"{first} […] {third}"), letter, "r"))
    apart = f"Ofsted says: “{first}” It also says: “{third}”"
    assert "gap-not-marked" not in codes(shortened_problems(text(apart), letter, "r")), "two quotations"
    assert "gap-not-marked" not in codes(shortened_problems(text(f"{first} {block[1].text}"), letter, "r"))


def test_sentences_of_two_paragraphs_need_a_mark_between_them_unless_they_follow_each_other():
    letter = example_letter()
    blocks = [block for section in letter.quoted_sections for block in section.blocks]
    first, last, below = blocks[0].sentence_texts[0], blocks[0].sentence_texts[-1], blocks[1].sentence_texts[0]
    assert "paragraphs-joined" in codes(shortened_problems(text(f"{first} {below}"), letter, "r"))
    assert "paragraphs-joined" in codes(shortened_problems(text(f"{below} {last}"), letter, "r"))
    for said in (f"{first} […] {below}", f"{last} {below}"):
        assert not {"gap-not-marked", "paragraphs-joined"} & set(codes(shortened_problems(text(said), letter, "r")))


def test_what_takes_a_quotation_back_may_stand_in_quotation_marks():
    letter = example_letter()
    whole = next(b.text for s in letter.sections for b in s.blocks if " However, " in b.text)
    assert codes(shortened_problems(text(f"“{whole}” (Letter, page 3)"), letter, "r")) == []


def test_words_that_are_stored_and_not_shown_are_told():
    shown = Passage("Plans are good.", "item", "paragraph 1", unseen="not")
    assert codes(unseen_problems([shown, Passage("Plans are good.", "item", "paragraph 2", unseen=" ")], "r")) == [
        "text-not-shown"
    ]
