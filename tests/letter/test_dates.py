"""Dates as they are printed: of a letter, and of a visit of one day or of several."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.letter.dates import Days, find_days, is_days, read_date


def days(start: str, end: str | None = None) -> Days:
    """First and last day; one day where no last is given."""
    return Days(date.fromisoformat(start), date.fromisoformat(end or start))


def span(text: str, written: date | None = None) -> Days | None:
    """First and last day that are found in a text, its periods left out."""
    found = find_days(text, written=written)
    return Days(found.start, found.end) if found else None


@pytest.mark.parametrize(
    "text",
    ["29 August 2025", "29th August 2025", "Friday 29 August 2025", "Friday, 29 August 2025", "29 August, 2025",
     "29 AUGUST 2025", "29 Aug 2025", "29 Aug. 2025", "29/08/2025", "29.8.2025", "Date: 29/8/2025"],
)  # fmt: skip
def test_a_letters_date_is_read(text: str) -> None:
    """However it is typed."""
    assert read_date(text) == date(2025, 8, 29)


@pytest.mark.parametrize(
    "text",
    ["29 Augst 2025", "29th Agust 2025", "29August 2025", "29 August2025", "29 august 2025", "Dated 29 August 2025"],
)
def test_a_slip_in_the_month_does_not_lose_the_date(text: str) -> None:
    """A letter too few or too many, or the space beside it, can mean one month only."""
    assert read_date(text) == date(2025, 8, 29)


@pytest.mark.parametrize("text", ["3 Juny 2020", "1 day 2020", "12 months 2020", "3 Mai 2019"])
def test_a_word_that_may_be_two_months_or_none_is_no_date(text: str) -> None:
    """June or July? A day, or May?"""
    assert read_date(text) is None
    assert find_days(text) is None


def test_the_misprinted_days_come_before_days_of_another_year() -> None:
    """The first date that is spelt right may be that of an earlier inspection."""
    assert find_days("12 and 13 Febuary 2020. It was judged inadequate on 5 May 2019.") == days(
        "2020-02-12", "2020-02-13"
    )


@pytest.mark.parametrize(
    "text",
    [
        "6 November 20205",
        "31 February 2019",
        "August 2025",
        "29 August",
        "8/29/2025",
        "29/08/25",
        "29/08.2025",
        "29 and 30 August 2025",
        "29/08/2025/1",
        "29/08/20251",
        "",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    """A misprint is told to the officer, never mended by guessing."""
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        ("29 July 2025", days("2025-07-29")),
        ("16 May 2023. His Majesty’s Inspector was", days("2023-05-16")),
        ("11 and 12 December 2018", days("2018-12-11", "2018-12-12")),
        ("24 to 25 July 2018", days("2018-07-24", "2018-07-25")),
        ("24–25 July 2018", days("2018-07-24", "2018-07-25")),
        ("24 - 25 July 2018", days("2018-07-24", "2018-07-25")),
        ("11/12 December 2018", days("2018-12-11", "2018-12-12")),
        ("16/05/2023 and 17/05/2023", days("2023-05-16", "2023-05-17")),
        ("16 and 17 Sept 2023", days("2023-09-16", "2023-09-17")),
        ("8 & 9 May 2019", days("2019-05-08", "2019-05-09")),
        ("18, 19 and 20 June 2019", days("2019-06-18", "2019-06-20")),
        ("15th and 16th May 2018", days("2018-05-15", "2018-05-16")),
        ("the 15 and 16 of May 2018", days("2018-05-15", "2018-05-16")),
        ("Tuesday 5 and Wednesday 6 March 2024", days("2024-03-05", "2024-03-06")),
        ("3 May 2019 to 7 May 2019", days("2019-05-03", "2019-05-07")),
        ("31 January and 1 February 2019", days("2019-01-31", "2019-02-01")),
        ("26 September to 7 October 2022", days("2022-09-26", "2022-10-07")),
        ("30 December 2018 and 3 January 2019", days("2018-12-30", "2019-01-03")),
        ("17 December and 8 January 2020", days("2019-12-17", "2020-01-08")),
    ],
)
def test_the_days_of_a_visit_are_read(text: str, visit: Days) -> None:
    """One day, two, or a fortnight; over a month's end and a year's end. What is printed once counts for all."""
    assert span(text) == visit


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("1 to 5 December 2025 and 12 to 13 February 2026",
         [("2025-12-01", "2025-12-05"), ("2026-02-12", "2026-02-13")]),
        ("30 September to 11 October 2024 and 13–16 January 2025",
         [("2024-09-30", "2024-10-11"), ("2025-01-13", "2025-01-16")]),
        ("3 to 7 and 17 to 21 March 2025", [("2025-03-03", "2025-03-07"), ("2025-03-17", "2025-03-21")]),
        ("4, 5 and 9 May 2017", [("2017-05-04", "2017-05-05"), ("2017-05-09", "2017-05-09")]),
        ("12 and 14 March 2019", [("2019-03-12", "2019-03-12"), ("2019-03-14", "2019-03-14")]),
    ],
)  # fmt: skip
def test_a_visit_may_have_several_periods(text: str, periods: list[tuple[str, str]]) -> None:
    """An inspection that was resumed in February did not last ten weeks."""
    found = find_days(text)
    assert found is not None
    assert [(start.isoformat(), end.isoformat()) for start, end in found.periods] == periods
    assert (found.start, found.end) == (found.periods[0][0], found.periods[-1][1])


@pytest.mark.parametrize(
    "text",
    ["11 and 12 December 2018", "4, 5 and 8 May 2017", "12 to 16 May and 19 to 23 May 2025", "3 to 14 March 2025",
     "between 30 September and 11 October 2024"],
)  # fmt: skip
def test_days_with_no_working_day_between_them_are_one_period(text: str) -> None:
    """A weekend does not part a visit; after 'between', 'and' is 'to'."""
    found = find_days(text)
    assert found is not None
    assert found.periods == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [("13 February 2026", True), ("and 12 to 13 February 2026", True), ("to 17 October", True),
     ("13 February 2026 by two inspectors", False), ("Overall effectiveness", False), ("", False)],
)  # fmt: skip
def test_a_line_of_nothing_but_days(text: str, days: bool) -> None:
    """The second line of days that were too long for the page."""
    assert is_days(text) is days


@pytest.mark.parametrize(
    ("text", "written", "visit"),
    [
        ("11 and 12 December", "2019-01-08", days("2018-12-11", "2018-12-12")),
        ("4 and 5 June", "2019-07-01", days("2019-06-04", "2019-06-05")),
        ("31 January and 1 February", "2019-02-20", days("2019-01-31", "2019-02-01")),
        ("18 December and 8 January", "2020-02-01", days("2019-12-18", "2020-01-08")),
        ("30 December 2019 and 3 January", "2020-02-01", days("2019-12-30", "2020-01-03")),
    ],
)
def test_a_missing_year_is_taken_from_the_letters_date(text: str, written: str, visit: Days) -> None:
    """No visit comes after the letter about it: in January, 'December' is last year's."""
    assert span(text, written=date.fromisoformat(written)) == visit


def test_without_any_year_there_is_no_date() -> None:
    """Neither the letter nor the visit has one."""
    assert find_days("11 and 12 December") is None
    assert find_days("17 December and 8 January") is None


@pytest.mark.parametrize(
    "text", ["30 of 40 children in May 2019", "since January 2019", "31 February 2019", "between 2 and 3 visits", ""]
)
def test_what_names_no_day_is_none(text: str) -> None:
    """Counts of children and months alone are no days."""
    assert find_days(text, written=date(2019, 7, 1)) is None


def test_the_first_run_of_days_counts() -> None:
    """An earlier inspection that is named afterwards is another matter."""
    assert find_days("4 and 5 June 2019, since the inspection of 3 May 2018") == days("2019-06-04", "2019-06-05")


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        ("framework of 01.04.2018, visit on 3 and 4 June 2019", days("2019-06-03", "2019-06-04")),
        ("version 1.10.2019, visit on 3 and 4 June 2019", days("2019-06-03", "2019-06-04")),
        ("version 1.10.2019", None),
        ("3 and 4 June 2019, under the framework of 01.04.2018", days("2019-06-03", "2019-06-04")),
        ("16/05/2023 and 17/05/2023, since the inspection of 3 May 2018", days("2023-05-16", "2023-05-17")),
        ("the visit to Anyshire, 16/05/2023", days("2023-05-16")),
    ],
)
def test_figures_count_where_the_text_begins_with_them_or_nothing_is_in_words(text: str, visit: Days | None) -> None:
    """Versions and papers are dated in figures, too."""
    assert find_days(text) == visit


def _phrases(start: date, end: date) -> list[str]:
    """How Ofsted prints two days, with the year."""
    last = f"{end.day} {end:%B %Y}"
    if start == end:
        return [last, f"Monday {last}", f"{start.day}th of {start:%B %Y}"]
    full = [f"{start.day} {start:%B %Y} to {last}", f"{start.day} {start:%B} and {last}"]
    return [*full, f"{start.day} to {last}", f"{start.day} and {last}"] if start.month == end.month else full


visits = st.tuples(st.dates(date(2010, 1, 1), date(2035, 12, 31)), st.integers(0, 27)).map(
    lambda visit: (visit[0], visit[0] + timedelta(days=visit[1]))
)


@given(visits, st.data())
def test_every_way_of_printing_gives_the_days_back(visit: tuple[date, date], data: st.DataObject) -> None:
    """Whatever the days, whatever the way."""
    phrase = data.draw(st.sampled_from(_phrases(*visit)))
    assert span(f"the visit on {phrase}, when inspectors met staff") == Days(*visit)


@given(visits, st.integers(0, 180))
def test_every_missing_year_is_found(visit: tuple[date, date], later: int) -> None:
    """Letters follow their visits within half a year."""
    start, end = visit
    phrase = f"{start.day} {start:%B} and {end.day} {end:%B}" if start != end else f"{end.day} {end:%B}"
    assert span(phrase, written=end + timedelta(days=later)) == Days(start, end)


@pytest.mark.parametrize("day", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
def test_every_weekday_may_be_before_a_day(day: str) -> None:
    """Also before the second one, which is otherwise lost with it."""
    assert read_date(f"{day} 4 March 2024") == date(2024, 3, 4)
    assert span(f"{day} 4 and {day}, 5 March 2024") == days("2024-03-04", "2024-03-05")


@pytest.mark.parametrize(("text", "number"), [("1st", 1), ("2nd", 2), ("3rd", 3), ("4th", 4), ("4 th", 4)])
def test_every_ending_of_a_number(text: str, number: int) -> None:
    assert read_date(f"{text} May 2018") == date(2018, 5, number)
    assert span(f"{text} and 5 May 2018") == days(f"2018-05-0{number}", "2018-05-05")


@pytest.mark.parametrize(
    "join",
    [",", ", and", " and", " to", " until", " &", "/", "–", "—", "-", " – "],
)  # fmt: skip
def test_everything_that_joins_two_days(join: str) -> None:
    assert span(f"4{join} 5 June 2019") == days("2019-06-04", "2019-06-05")


@pytest.mark.parametrize("join", [" to", " until", "/", "–", "—", "-"])
def test_what_joins_the_ends_of_a_period(join: str) -> None:
    """Other words stand between two visits: with them, Monday and Friday are two periods."""
    found = find_days(f"3{join} 7 June 2019")
    assert found is not None
    assert found.periods == ()
    two = find_days("3 and 7 June 2019")
    assert two is not None
    assert len(two.periods) == 2


@pytest.mark.parametrize("label", ["Date:", "date :", "DATE:  ", ""])
def test_a_label_before_a_letters_date(label: str) -> None:
    assert read_date(f"{label}29 August 2025") == date(2025, 8, 29)


@pytest.mark.parametrize(
    "text",
    [
        "1.29.08.2025",
        "5/29/08/2025",
        "29/08/2025/1",
        "29/08/20251",
        "Version 29.08.2025",
        "version 29.08.2025",
        "29/13/2025",
    ],
)
def test_numbers_that_only_look_like_days(text: str) -> None:
    """Numbers of versions, files and paragraphs."""
    assert find_days(text) is None


def test_a_year_of_five_figures_is_none() -> None:
    """'6 November 20205' is a misprint; the visit's year is then the letter's, not 2020."""
    assert span("5 and 6 November 20205", written=date(2021, 1, 8)) == days("2020-11-05", "2020-11-06")
    assert span("5 and 6 November 20205") is None


def test_a_printed_year_is_not_replaced_by_the_letters() -> None:
    """A letter may come much later than a visit whose year is printed at its end alone."""
    written = date(2021, 3, 1)
    assert span("17 December and 8 January 2020", written=written) == days("2019-12-17", "2020-01-08")
    assert span("3 and 4 March 2019", written=written) == days("2019-03-03", "2019-03-04")


def test_the_day_on_which_a_letter_is_written_is_this_years() -> None:
    assert span("1 March", written=date(2021, 3, 1)) == days("2021-03-01")
    assert span("2 March", written=date(2021, 3, 1)) == days("2020-03-02")


@pytest.mark.parametrize(
    "text", ["3 May and 4", "3 May 2019 and 4", "3 May and 4 2019", "3 and 31 February 2019", "30 February"]
)
def test_a_run_in_which_one_day_is_none_is_none(text: str) -> None:
    """Half of a visit would be a wrong one; that nothing was found is told to the officer."""
    assert find_days(text, written=date(2019, 7, 1)) is None


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("10 May and 3 May 2019", [("2019-05-03", "2019-05-03"), ("2019-05-10", "2019-05-10")]),
        ("7 to 3 May 2019", [("2019-05-03", "2019-05-03"), ("2019-05-07", "2019-05-07")]),
        ("between 3 and 7 May 2019", []),
        ("Between 3 and 7 May and 13 and 17 May 2019", [("2019-05-03", "2019-05-07"), ("2019-05-13", "2019-05-13"),
                                                       ("2019-05-17", "2019-05-17")]),
        ("3 to 10 May and 6 to 8 May 2019", []),
        ("2, 3, 6 and 13 May 2019", [("2019-05-02", "2019-05-06"), ("2019-05-13", "2019-05-13")]),
        ("3 to 6 to 8 and 13 May 2019", [("2019-05-03", "2019-05-08"), ("2019-05-13", "2019-05-13")]),
        ("3 May and 7 May 2019", [("2019-05-03", "2019-05-03"), ("2019-05-07", "2019-05-07")]),
        ("3 May and 6 May 2019", []),
        ("2 May and 6 May 2019", [("2019-05-02", "2019-05-02"), ("2019-05-06", "2019-05-06")]),
    ],
)  # fmt: skip
def test_periods_in_whatever_order_they_are_printed(text: str, periods: list[tuple[str, str]]) -> None:
    """They are told in order of time, and those between which nobody works are one (3 May 2019 was a Friday)."""
    found = find_days(text)
    assert found is not None
    assert [(start.isoformat(), end.isoformat()) for start, end in found.periods] == periods


def test_a_period_within_another_does_not_shorten_it() -> None:
    assert span("3 to 10 May and 6 to 8 May 2019") == days("2019-05-03", "2019-05-10")


def test_the_word_between_may_be_before_the_text() -> None:
    """The caller cut it off with what announced the visit."""
    found = find_days("3 and 7 May 2019", between=True)
    assert found is not None
    assert found.periods == ()
    late = find_days("team 3 and 7 May 2019", between=True)
    assert late is not None
    assert len(late.periods) == 2, "it is right before the text, not before these days"
    one = find_days("3 May 2019", between=True)
    assert one == days("2019-05-03")
