"""The form of meeting and council: every setting is in it, and what a file says comes through it unchanged."""

from __future__ import annotations

import pytest

from ofsted_report.desk import form
from ofsted_report.settings.model import Meeting, Settings, keys_of

MEETING = {
    "committee_date": "2027-01-14",
    "agenda_item": "7",
    "contributors": ["Cllr J Marsh – Cabinet Member", "Anna Bell"],
    "document_to_follow": True,
    "key_decision": False,
    "exempt": [1, 3],
    "purpose_type": "for decision",
    "decision_route": [{"body": "Cabinet", "date": "2027-03-03"}, {"body": "Council", "purpose": "for decision"}],
    "recommendations": [{"text": "to note the report", "points": ["one", "two"]}, {"text": "to thank the staff"}],
    "options": [{"option": "Do nothing", "recommended": True}],
    "consultation": [{"who": "Parents", "said": "More, please."}],
    "implications": {"financial": "None.", "Health and safety": {"text": "None.", "signed_off_by": "P Nair"}},
    "appendices": [{"title": "Action plan", "file": "plan.pdf", "to_follow": True}],
}
COUNCIL = {
    "council": "Anyshire Council",
    "democratic_services": {"email": "democracy@anyshire.gov.uk", "address": "Shire House, Anyton"},
    "contact_officers": [{"name": "Sam Poole", "telephone": "01234 567891"}, {"name": "Jo Marsh"}],
    "deadlines": {"questions_working_days": 4},
    "required_implications": ["Health"],
}


def fields(prefix, typed=None):
    made = form.parts(prefix, typed or form.Typed({}))
    return [each for part in made for group in part.groups for each in group.fields]


@pytest.mark.parametrize(("prefix", "table"), [("meeting", Meeting), ("council", Settings)])
def test_every_setting_has_its_field(prefix, table):
    """A new setting is in the form without a line of code; the two left out are chosen elsewhere."""
    shown = {each.name.split(".")[1] for each in fields(prefix)}
    assert shown == {key.name for key in keys_of(table)} - set(form.ELSEWHERE)


@pytest.mark.parametrize(("prefix", "table"), [("meeting", MEETING), ("council", COUNCIL)])
def test_what_a_file_says_comes_back_as_it_was(prefix, table):
    values, errors = form.read(prefix, form.as_typed(prefix, table))
    assert errors == {}
    flat = {}
    for key, value in table.items():
        if isinstance(value, dict) and key != "implications":
            flat |= {f"{key}.{inner}": said for inner, said in value.items()}
        else:
            flat[key] = value
    assert {key: value for key, value in values.items() if value is not None} == flat


def test_texts_alone_stay_texts():
    typed = form.as_typed("meeting", {"recommendations": ["to note the report"]})
    assert form.read("meeting", typed)[0]["recommendations"] == ["to note the report"]


def test_each_field_has_a_name_of_its_own_and_a_label():
    for prefix in ("meeting", "council"):
        names = [each.identifier for each in fields(prefix)]
        assert len(names) == len(set(names))
        assert all(each.label and each.hint for each in fields(prefix))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("meeting.committee_date", "soon", "is not a date"),
        ("meeting.committee_date", "Friday 14 January 2027", "is a Thursday"),
        ("meeting.contact_email", "anna", "is not an e-mail address"),
        ("meeting.action_plan", "../plan.csv", "outside the folder"),
        ("meeting.appendices.0.file", "C:\\plan.pdf", "outside the folder"),
        ("meeting.exempt", "9", "from 1 to 7"),
        ("meeting.purpose_type", "for fun", "Choose one of"),
        ("meeting.options.0.assessment", "Costs little.", "the option is missing"),
        ("meeting.author", "x" * 3000, "3000 letters"),
        ("council.deadlines.questions_working_days", "many", "from 1 to 60"),
        ("council.contact_officers.0.email", "sam@anyshire.gov.uk", "the name is missing"),
    ],
)
def test_a_slip_is_told_at_its_field(name, text, told):
    values, errors = form.read(name.partition(".")[0], {name: text})
    assert values
    (place,) = errors
    assert told in errors[place]
    assert place.rpartition(".")[0] == name.rpartition(".")[0]
