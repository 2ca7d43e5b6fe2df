"""What a joint inspection was about, and who carried it out, as its letter prints them."""

from __future__ import annotations

import pytest

from examples import area_letter, section
from ofsted_report.letter.joint import inspectorates, theme


def joint(opening, title="Joint targeted area inspection of Northmere", **changes):
    return area_letter(kind="jtai", title=title, sections=(section(1, None, "introduction", opening),), **changes)


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("… of the multi-agency response to abuse and neglect in Northmere", "abuse and neglect"),
        ("… of the multi-agency response to neglect in Northmere Metropolitan District Council", "neglect"),
        (
            "… of the multi-agency response to need and risk (often called the ‘front door’) in Northmere",
            "need and risk",
        ),
        (
            "… of the multi-agency response to children in Northmere who need help",
            "children in Northmere who need help",
        ),
    ],
)
def test_the_theme_is_told_without_the_place_at_its_end(title, about):
    assert str(theme(joint("Words.", title))) == about


def test_the_theme_is_also_found_in_the_opening():
    found = theme(joint("The inspection of the multi-agency response to serious youth violence in Northmere. More."))
    assert str(found) == "serious youth violence"
    assert theme(joint("An inspection took place.")) is None
    assert theme(area_letter()) is None, "other kinds have a subject of their own"


@pytest.mark.parametrize(
    "opening",
    [
        "Between 2 and 6 May, Ofsted, the Care Quality Commission (CQC) and HMI Probation undertook a joint inspection of it.",
        "It was carried out by inspectors from Ofsted, the Care Quality Commission (CQC) and HMI Probation. Most are good.",
        "In May, Ofsted, the Care Quality Commission (CQC) and HMI Probation conducted the inspection.",
        "In May, Ofsted, the Care Quality Commission (CQC) and HMI Probation completed this inspection.",
    ],
)
def test_all_inspectorates_are_named_as_printed(opening):
    assert str(inspectorates(joint(opening))) == "Ofsted, the Care Quality Commission (CQC) and HMI Probation"


def test_partners_of_the_council_are_no_inspectorates():
    assert inspectorates(joint("Ofsted, the police and the council carried out a joint review of cases.")) is None


@pytest.mark.parametrize("other", ["HM Inspectorate of Probation", "HMI Probation", "HMICFRS", "the HMIP", "the CQC"])
def test_each_inspectorate_is_known_by_its_own_word(other):
    assert str(inspectorates(joint(f"In May, Ofsted, {other} undertook a joint inspection."))) == f"Ofsted, {other}"
