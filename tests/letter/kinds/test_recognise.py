"""Which kind a document is: told by its title, whatever else it speaks of."""

from __future__ import annotations

import pytest

from ofsted_report.letter import kinds
from ofsted_report.reading.text import STRAIGHT

TITLES = [
    ("Monitoring visit to Anyshire children’s services", "monitoring_visit"),
    ("Second monitoring visit of Northmere City Council children's services", "monitoring_visit"),
    ("Monitoring visit of Saltby local authority", "monitoring_visit"),
    ("Focused visit to Saltby children’s services", "focused_visit"),
    ("Focussed visit to Saltby local authority children's services", "focused_visit"),
    ("Ofsted focused assurance visit to Anyshire", "focused_visit"),
    ("Assurance visit to Anyshire", "focused_visit"),
    ("Inspection of Anyshire local authority children’s services", "ilacs_inspection"),
    ("Inspection of Northmere Borough Council children's services", "ilacs_inspection"),
    ("Northmere City Council Inspection of children’s social care services", "ilacs_inspection"),
    ("Anyshire County Council Re-inspection of children's social care services", "ilacs_inspection"),
    ("Inspection of Saltby local authority children’s social work services", "ilacs_inspection"),
    (
        "Anyshire Inspection of services for children in need of help and protection, children looked after and care "
        "leavers and Review of the effectiveness of the Local Safeguarding Children Board",
        "single_inspection",
    ),
    (
        "Saltby Re-inspection of services for children in need of help and protection, children looked after and care "
        "leavers",
        "single_inspection",
    ),
    ("Joint targeted area inspection of Anyshire", "jtai"),
    (
        "Joint targeted area inspection of the multi-agency response to children’s mental health in Northmere",
        "jtai",
    ),
    ("JTAI of the multi-agency response to serious youth violence in Saltby", "jtai"),
    ("Area SEND inspection of Anyshire Local Area Partnership", "area_send_inspection"),
    ("AREA SEND INSPECTION OF SALTBY LOCAL AREA PARTNERSHIP", "area_send_inspection"),
    ("Area SEND monitoring inspection of Anyshire Local Area Partnership", "area_send_inspection"),
    ("Joint local area SEND inspection in Anyshire", "area_send_inspection"),
    ("Joint area SEND revisit in Anyshire", "area_send_inspection"),
    ("Inspection of Anyshire Children and Families Trust", "ilacs_inspection"),
    ("Reinspection of Anyshire local authority children’s services", "ilacs_inspection"),
    ("Anyshire Reinspection of services for children in need of help and protection", "single_inspection"),
    ("Inspection of Northmere Children’s Trust", "ilacs_inspection"),
    ("Annual conversation with Anyshire children’s services", "other"),
    ("Unannounced inspection of contact, referral and assessment arrangements", "other"),
    ("", "other"),
]


def straight(text: str) -> str:
    """As the parser gives titles to the tables: quotes made straight."""
    return text.translate(STRAIGHT)


@pytest.mark.parametrize(("title", "kind"), TITLES, ids=[f"{kind}: {title[:40]}" for title, kind in TITLES])
def test_a_title_tells_the_kind(title: str, kind: str) -> None:
    """Every form of title that a kind has had, and forms that are none of them."""
    assert kinds.recognise(straight(title), "").kind == kind


@pytest.mark.parametrize(
    ("title", "opening", "kind"),
    [
        (
            "Inspection of Anyshire local authority children’s services",
            "At the focused visit in 2021, and at two monitoring visits before it, inspectors found drift.",
            "ilacs_inspection",
        ),
        (
            "Joint targeted area inspection of Northmere",
            "The partnership had an area SEND inspection of its local area in 2023, and an inspection of local authority "
            "children’s services in 2022.",
            "jtai",
        ),
        (
            "Monitoring visit to Saltby children’s services",
            "This was the first visit since the inspection of Saltby local authority children’s services.",
            "monitoring_visit",
        ),
        (
            "Focused visit to Anyshire children’s services",
            "Before this the authority had three monitoring visits and a joint targeted area inspection.",
            "focused_visit",
        ),
        (
            "Area SEND inspection of Northmere Local Area Partnership",
            "A focused visit in 2022 looked at children with disabilities.",
            "area_send_inspection",
        ),
    ],
)
def test_what_the_opening_speaks_of_does_not_change_the_kind(title: str, opening: str, kind: str) -> None:
    """Reports tell of earlier visits of other kinds on their first page: the title decides."""
    assert kinds.recognise(straight(title), straight(opening)).kind == kind


def test_the_opening_tells_where_the_title_does_not() -> None:
    """Some letters have the authority alone for a title, and say in the first sentence what they are."""
    opening = "This letter summarises the findings of the monitoring visit to Saltby children's services on 3 May 2017."
    assert kinds.recognise("Saltby Borough Council children's services", opening).kind == "monitoring_visit"


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_apostrophes_may_be_straight_or_curly(read, apostrophe: str) -> None:
    """Ofsted's templates have both; the title is kept as it is printed."""
    letter = read(
        f"""
Inspection of Northmere local authority children{apostrophe}s services

Inspection dates: 3 March 2025 to 14 March 2025

Lead inspector: Gwen Hartley, His Majesty{apostrophe}s Inspector

Children in Northmere receive good services. Inspectors found that leaders know them well, and that they act at once.

What needs to improve

■ The stability of the workforce.
"""
    )
    assert (letter.kind, letter.authority) == ("ilacs_inspection", "Northmere")
    assert letter.title == f"Inspection of Northmere local authority children{apostrophe}s services"
    assert letter.improvements == ("The stability of the workforce.",)


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        (
            "monitoring_visit",
            "Monitoring visit of Anyshire young people's services",
            "Anyshire young people's services",
        ),
        ("monitoring_visit", "Monitoring visit: Anyshire children's social work", "Anyshire children's social work"),
        ("monitoring_visit", "Anyshire monitoring visit", "Anyshire"),
        ("focused_visit", "Focused visit to young people's services in Anyford & Poolmouth", "Anyford & Poolmouth"),
        (
            "focused_visit",
            "Children's services in Anyford, Otherford and Poolmouth",
            "Anyford, Otherford and Poolmouth",
        ),
        ("focused_visit", "It was about children's services in Anyshire, and more", "Anyshire"),
        ("focused_visit", "It was about children's services in Anyshire. It was long", "Anyshire"),
        ("focused_visit", "Focused visit to Anyshire young people's services", "Anyshire young people's services"),
        ("focused_visit", "Focused visit to Anyshire: care leavers", "Anyshire"),
        ("ilacs_inspection", "Children in Anyshire receive good help", "Anyshire"),
        ("ilacs_inspection", "Children in Anyshire benefit from help", "Anyshire"),
        ("ilacs_inspection", "Children in Anyshire, old and young", "Anyshire"),
        ("ilacs_inspection", "Help for children in Anyshire. It is good", "Anyshire"),
        ("ilacs_inspection", "Services for children in Anyshire have grown", "Anyshire"),
        ("ilacs_inspection", "The services in Anyshire, old and new", "Anyshire"),
        ("ilacs_inspection", "The services in Anyshire. They are good", "Anyshire"),
        ("jtai", "JTAI of the identification of neglect in Anyshire", "Anyshire"),
        ("jtai", "Services to children who are hurt at home in Anyford & Poolmouth", "Anyford & Poolmouth"),
        ("jtai", "The partnership in Anyshire knows this", "Anyshire"),
        ("jtai", "What children in Anyshire say", "Anyshire"),
        ("area_send_inspection", "Area SEND visit in Anyshire", "Anyshire"),
        ("other", "Annual conversation with Anyshire children's services", "Anyshire children's services"),
        ("other", "Review of Anyshire young people's services", "Anyshire young people's services"),
        ("other", "Visit to Anyshire children's services", "Anyshire children's services"),
        ("other", "Inspection of Anyshire children's services", "Anyshire children's services"),
        ("other", "Assessment of Anyshire children's services", "Anyshire children's services"),
        ("other", "Anyshire Safeguarding Children Partnership", "Anyshire"),
        ("other", "Anyshire inspection of homes", "Anyshire"),
    ],
)
def test_the_place_is_found_by_the_words_around_it(kind: str, text: str, place: str) -> None:
    """The first pattern that matches; what is too much in it is taken away later."""
    assert next(match["place"] for pattern in kinds.TABLES[kind].place if (match := pattern.search(text))) == place


def test_every_kind_of_the_contract_has_one_table() -> None:
    """A kind in the model without a table would never be read; two tables of one kind would be a riddle."""
    from ofsted_report.letter.model import KINDS

    tables = [table.kind for table in (*kinds.KNOWN, kinds.OTHER)]
    assert sorted(tables) == sorted(KINDS)


def test_titles_of_every_kind_are_tried_here() -> None:
    """A kind that is added brings its titles along."""
    assert {kind for _, kind in TITLES} == {table.kind for table in (*kinds.KNOWN, kinds.OTHER)}
