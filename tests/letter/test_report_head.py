"""A report's head: title, dates, lead inspector and judgements, in the layouts of all years."""

from __future__ import annotations

from datetime import date

import pytest

from fixtures.parts import told_block
from fixtures.printed import block, row
from ofsted_report.letter.dates import Days
from ofsted_report.letter.model import Judgement, Person
from ofsted_report.letter.report_head import ReportHead, is_dates_line, read_report_head
from ofsted_report.reading.text_block import TextBlock

TITLE = "Inspection of Northmere local authority children’s services"
DATES = "Inspection dates: 26 September to 7 October 2022"
LEAD = "Lead inspector: Gwen Hartley, His Majesty’s Inspector"
TEXT = "Children in Northmere receive good services. Leaders have strengthened the help that families receive early."
GRADED = (
    Judgement(area="The experiences and progress of children in care", grade="Good"),
    Judgement(area="Overall effectiveness", grade="Requires improvement to be good"),
)


def head(*blocks: TextBlock | str) -> ReportHead:
    """The head; '# …' is a heading, a bare text a paragraph."""
    return read_report_head([told_block(said) for said in blocks])


def test_a_plain_head() -> None:
    """Title, dates and lead inspector, a table of judgements; the text below is none of it."""
    found = head(
        f"# {TITLE}", DATES, LEAD, row("Judgement", "Grade"), *(row(j.area, j.grade) for j in GRADED), TEXT
    )  # fmt: skip
    assert found == ReportHead(
        title=TITLE,
        days=Days(date(2022, 9, 26), date(2022, 10, 7)),
        lead=Person(name="Gwen Hartley", role="His Majesty’s Inspector"),
        judgements=GRADED,
        taken=frozenset(range(6)),
        printed=found.printed,
        judged_on=found.judged_on,
    )


def test_a_title_over_several_lines() -> None:
    """Ofsted's banner above it is no title, and the council's name is."""
    found = head("# Ofsted", "# Northmere", "# Inspection of children’s social care services", DATES, TEXT)
    assert found.title == "Northmere Inspection of children’s social care services"


@pytest.mark.parametrize("banner", ["Local Area Partnership report", "Inspection report", "Report", "1"])
def test_a_banner_is_no_title(banner: str) -> None:
    found = head(f"# {banner}", "# Northmere", "# Inspection of children’s social care services", DATES, TEXT)
    assert found.title == "Northmere Inspection of children’s social care services"


@pytest.mark.parametrize("label", ["Visit dates", "Review dates", "Dates of this inspection", "Date of inspection"])
def test_the_days_behind_each_label(label: str) -> None:
    assert head(f"# {TITLE}", f"{label}: 26 September to 7 October 2022", TEXT).days == Days(
        date(2022, 9, 26), date(2022, 10, 7)
    )


@pytest.mark.parametrize("label", ["Joint lead inspector", "Lead HMI", "Lead Ofsted inspector"])
def test_who_led_behind_each_label(label: str) -> None:
    lead = head(f"# {TITLE}", DATES, f"{label}: Gwen Hartley, His Majesty’s Inspector", TEXT).lead
    assert lead is not None
    assert lead.name == "Gwen Hartley"


@pytest.mark.parametrize("label", ["Publication date", "Report published on"])
def test_the_date_of_publication_behind_each_label(label: str) -> None:
    assert head(f"# {TITLE}", DATES, f"{label}: 14 June 2016", TEXT).published == date(2016, 6, 14)


@pytest.mark.parametrize(
    "label", ["Inspection dates", "Lead inspectors", "Joint lead inspector", "Report published", "Dates of it"]
)
def test_a_line_with_a_label_is_no_title(label: str) -> None:
    found = head(f"# {TITLE}", f"# {label}", DATES, LEAD, TEXT)
    assert found.title == TITLE


def test_labels_may_stand_above_their_values() -> None:
    """Set in columns, or one below another."""
    found = head(f"# {TITLE}", "Inspection dates:", "26 September to 7 October 2022", "Lead inspector:", "Gwen Hartley",
                 "His Majesty’s Inspector", TEXT)  # fmt: skip
    assert found.days == Days(date(2022, 9, 26), date(2022, 10, 7))
    assert found.lead == Person(name="Gwen Hartley", role="His Majesty’s Inspector")
    assert found.taken == frozenset(range(6))


def test_judgements_without_a_table() -> None:
    """Area and grade each on a line, as an untagged page gives them."""
    found = head(f"# {TITLE}", DATES, *(text for j in GRADED for text in (j.area, j.grade)), TEXT)
    assert found.judgements == GRADED
    assert 6 not in found.taken


def test_numbered_areas_are_named_without_their_number() -> None:
    """Reports to 2017 number the rows of their table."""
    found = head(f"# {TITLE}", row("2.1 Adoption performance", "Outstanding"))
    assert found.judgements == (Judgement(area="Adoption performance", grade="Outstanding"),)


def test_a_judgement_in_words_heads_the_table() -> None:
    """It belongs to the head and is no row of the table: the rows are about parts of the service, it about the whole."""
    found = head(
        f"# {TITLE}",
        DATES,
        "# Children’s services in Northmere require improvement",
        row("1. Children in care", "Good"),
        TEXT,
    )
    assert found.judgements == (Judgement(area="Children in care", grade="Good"),)
    assert found.overall == "Children’s services in Northmere require improvement"
    assert found.taken == frozenset(range(4))


@pytest.mark.parametrize(
    "statement",
    [
        "The overall judgement is good",
        "The overall judgement is that children’s services are inadequate",
        "Children’s services in Northmere are adequate¹",
    ],
)
def test_the_overall_judgement_in_the_words_of_all_years(statement: str) -> None:
    """As a heading, or as the table's first row; what leads in the table, and the board's judgement, are another matter."""
    whole = statement.removesuffix("¹")
    leads_in = "The judgements on areas of the service that contribute to overall effectiveness are:"
    assert head(f"# {TITLE}", DATES, f"# {statement}", leads_in, row("1. Children in care", "Good")).overall == whole
    assert head(f"# {TITLE}", DATES, row(statement), row("1. Children in care", "Good")).overall == whole
    board = "The effectiveness of the Local Safeguarding Children Board (LSCB) is good"
    assert head(f"# {TITLE}", DATES, leads_in, board).overall is None


def test_the_date_of_publication() -> None:
    """Reports to 2017 print it at the head."""
    assert head(f"# {TITLE}", DATES, "Report published: 14 June 2016", TEXT).published == date(2016, 6, 14)


def test_a_previous_inspection_is_another_matter() -> None:
    """Its dates are not those of this one."""
    found = head(f"# {TITLE}", "Previous inspection: 3 May 2018", DATES, TEXT)
    assert (found.title, found.days) == (TITLE, Days(date(2022, 9, 26), date(2022, 10, 7)))
    assert found.previous == Days(date(2018, 5, 3), date(2018, 5, 3))


@pytest.mark.parametrize(
    "printed",
    [
        ("Dates of previous inspection: 28 November 2016 to 2 December 2016",),
        ("Date of the previous inspection:", "28 November to 2 December 2016"),
        ("Previous inspection dates: 28 November – 2 December 2016",),
    ],
)
def test_the_days_of_the_previous_inspection(printed: tuple[str, ...]) -> None:
    """They were thrown away, and a committee asks how long ago it was."""
    found = head(f"# {TITLE}", DATES, *printed, TEXT)
    assert found.previous == Days(date(2016, 11, 28), date(2016, 12, 2))
    assert found.taken == frozenset(range(2 + len(printed)))


def test_a_line_that_says_there_was_no_inspection_before_is_no_text() -> None:
    """And gives no days."""
    found = head(f"# {TITLE}", DATES, "Previous inspection: none", TEXT)
    assert (found.previous, found.taken) == (None, frozenset({0, 1, 2}))


@pytest.mark.parametrize("below", ["# What needs to improve?", "Contents", TEXT])
def test_the_head_ends_where_the_text_begins(below: str) -> None:
    """A grade that is named further down is no judgement of the head's."""
    found = head(f"# {TITLE}", DATES, below, "# Plans", row("Plans", "Good"))
    assert found.judgements == ()
    assert found.taken == frozenset({0, 1})


def test_only_the_first_two_pages_are_the_head() -> None:
    """A report without headings does not become all head."""
    late = block("paragraph", "Lead inspector: Gwen Hartley, HMI", page=3)
    assert head(f"# {TITLE}", DATES, late).lead is None


def test_an_empty_report_has_an_empty_head() -> None:
    """Nothing is no failure here."""
    assert head() == ReportHead()


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        (DATES, True),
        ("Inspection dates 26 September to 7 October 2022", True),
        ("Date of inspection: 3 May 2018", True),
        ("Inspection of services in 2018", False),
        (TITLE, False),
    ],
)
def test_a_line_of_dates(line: str, dates: bool) -> None:
    """By its label and its days."""
    assert is_dates_line(line) is dates


@pytest.mark.parametrize(
    "lines",
    [
        ("Inspection dates: 1 to 5 December 2025 and 12 to 13 February 2026",),
        ("Inspection dates: 1 to 5 December 2025 and 12 to", "13 February 2026"),
        ("Inspection dates: 1 to 5 December 2025", "and 12 to 13 February 2026"),
    ],
)
def test_days_over_two_lines(lines: tuple[str, ...]) -> None:
    """Read on one line only, the end was a day short, or the head ended there and the grades were lost."""
    found = head(f"# {TITLE}", *lines, LEAD, *(row(j.area, j.grade) for j in GRADED), TEXT)
    assert found.days is not None
    assert (found.days.start, found.days.end) == (date(2025, 12, 1), date(2026, 2, 13))
    assert len(found.days.periods) == 2
    assert found.judgements == GRADED


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Lead inspectors: Joan Holt, His Majesty’s Inspector, and Rae Penn, His Majesty’s Inspector",
         [("Joan Holt", "His Majesty’s Inspector"), ("Rae Penn", "His Majesty’s Inspector")]),
        ("Lead inspectors: Joan Holt and Rae Penn", [("Joan Holt", "Lead inspector"), ("Rae Penn", "Lead inspector")]),
        ("Lead inspector on site: Joan Holt, HMI", [("Joan Holt", "HMI")]),
        ("Lead inspector: Joan Holt, HMI; team inspector: Rae Penn",
         [("Joan Holt", "HMI"), ("Rae Penn", "Team inspector")]),
        ("Lead inspector: Mary-anne Holt, His Majesty’s Inspector", [("Mary-anne Holt", "His Majesty’s Inspector")]),
    ],
)  # fmt: skip
def test_several_people_in_the_lead_inspectors_line(line: str, people: list[tuple[str, str]]) -> None:
    """Each has a post of their own; the first is the lead inspector."""
    found = head(f"# {TITLE}", DATES, line, TEXT)
    named = [person for person in (found.lead, *found.others) if person]
    assert [(person.name, person.role) for person in named] == people


def test_a_lead_inspector_who_is_not_understood_is_told_and_no_text() -> None:
    """The line was quoted as the first key finding."""
    found = head(f"# {TITLE}", DATES, "Lead inspector: to be confirmed", TEXT)
    assert found.lead is None
    assert found.unread == ("to be confirmed",)
    assert found.taken == frozenset(range(3))


def test_dates_that_are_not_understood_do_not_end_the_head() -> None:
    """They stay in the text, where a warning tells of them; the lead inspector below them is read."""
    found = head(f"# {TITLE}", "# Inspection dates: Spring 2022", f"# {LEAD}", TEXT)
    assert (found.days, found.taken) == (None, {0, 2})
    assert found.lead is not None


def test_a_review_in_the_title_is_no_line_of_dates() -> None:
    """Not though a footnote's mark is printed as a figure behind it."""
    found = head(
        "Saltby Council", "# Review of the effectiveness of the local safeguarding children board1", DATES, TEXT
    )
    assert found.title == "Saltby Council Review of the effectiveness of the local safeguarding children board1"
    assert found.days is not None
