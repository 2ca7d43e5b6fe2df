"""Monitoring visits: the forms of words in which ten years of letters tell place, days and number."""

from __future__ import annotations

import pytest

LETTER = """
Ofsted
Piccadilly Gate
enquiries@ofsted.gov.uk

3 July 2019

Adaeze Okafor
Director of Children’s Services
Shire House

Dear Adaeze

{title}

{opening} The inspectors were Ada Penhaligon and Tom Birtwhistle, Her Majesty’s Inspectors.

Findings and evaluation of progress

Plans for children in need are clearer than they were at the time of the inspection. Supervision takes place each month.

Yours sincerely

Ada Penhaligon
Her Majesty’s Inspector
"""
OPENING = "This letter summarises the findings of the monitoring visit on 4 June 2019."


@pytest.mark.parametrize(
    "title",
    [
        "Monitoring visit: Anyshire children’s services",
        "Monitoring visit – Anyshire County Council children’s services",
        "Re: Monitoring visit of Anyshire children’s social care",
        "Monitoring visit to Anyshire Children’s Trust",
        "Monitoring visit of Anyshire children and families services",
        "Monitoring visit of services for children in need of help and protection in Anyshire",
        "First monitoring visit following the inspection of Anyshire children’s services in 2018",
        "Anyshire children’s services: third monitoring visit",
        "Anyshire County Council monitoring visit",
    ],
)
def test_the_place_stands_anywhere_in_the_title(read, title: str) -> None:
    """Before the visit or after it, with a colon or a dash; of the council, its services or its trust."""
    assert read(LETTER.format(title=title, opening=OPENING)).authority == "Anyshire"


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (", which took place over two days, 4 and 5 June 2019.", 4, 5),
        (", 4 and 5 June 2019.", 4, 5),
        (" undertaken 4/5 June 2019, since the inspection of 6 May 2018.", 4, 5),
        (" during 4 to 6 June 2019.", 4, 6),
    ],
)
def test_the_days_of_the_visit_need_no_on(read, days: str, first: int, last: int) -> None:
    """Whatever stands before them, they are the visit's; the day of an earlier inspection is not."""
    opening = f"This letter summarises the findings of the monitoring visit to Anyshire children’s services{days}"
    visit = read(LETTER.format(title="Monitoring visit to Anyshire", opening=opening)).visit
    assert visit.start is not None
    assert visit.end is not None
    assert (visit.start.isoformat(), visit.end.isoformat()) == (f"2019-06-0{first}", f"2019-06-0{last}")


def test_the_day_of_an_inspection_is_not_the_visits(read) -> None:
    """Where no day of the visit is printed, none is made up."""
    opening = "This was the first visit since the inspection of 6 May 2018, when services were judged inadequate."
    letter = read(LETTER.format(title="Monitoring visit to Anyshire", opening=opening))
    assert letter.visit.start is None
    assert "no-visit-dates" in {warning.code for warning in letter.warnings}
