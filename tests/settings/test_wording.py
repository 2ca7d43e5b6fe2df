"""The standing sentences stand in one place, and a council may change any of them."""

import tomllib

import pytest

from ofsted_report.errors import SettingsError
from ofsted_report.letter.model import KINDS
from ofsted_report.settings.text import OpenField, Text
from ofsted_report.settings.wording import FIELDS, check_fields, fill, load_wording
from ofsted_report.shipped import shipped


def sentences(entry, place=""):
    if isinstance(entry, str):
        yield place, entry
    elif isinstance(entry, list):
        for line in entry:
            yield place, line
    else:
        for name, inner in entry.items():
            yield from sentences(inner, f"{place}.{name}")


def test_every_shipped_sentence_uses_known_fields_only():
    for place, sentence in sentences(tomllib.loads(shipped("wording.toml").decode())):
        check_fields(sentence, place)


def test_every_field_that_can_be_used_is_filled():
    values = {name: Text.of(name.upper()) for name in FIELDS}
    for name in FIELDS:
        assert fill(f"a {{{name}}} b", values).plain == f"a {name.upper()} b"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", ["purpose", "before", "visit", "visit_of", "document", "item_title", "committee_will"])
def test_every_kind_has_its_words(kind, key):
    assert load_wording().sentence(key, kind)


def test_the_form_that_fits_is_taken():
    wording = load_wording({"improvements": {"one": "One.", "many": "Many."}})
    assert wording.sentence("improvements", "focused_visit", "one") == "One."
    assert wording.sentence("improvements", "focused_visit", "many") == "Many."


def test_one_sentence_of_the_councils_replaces_all_forms():
    wording = load_wording({"purpose": "Ours, {place}."})
    assert wording.sentence("purpose", "jtai") == "Ours, {place}."


def test_a_heading_is_overridden_alone():
    wording = load_wording({"headings": {"questions": "Ask us"}})
    assert wording.sentence("headings.questions") == "Ask us"
    assert wording.sentence("headings.purpose") == "Purpose of agenda item"


def test_a_heading_may_differ_by_kind():
    """An area SEND inspection gives an outcome and no grade."""
    shipped = load_wording()
    assert shipped.sentence("labels.judgement_grade", "ilacs_inspection") == "Grade"
    assert shipped.sentence("labels.judgement_grade", "area_send_inspection") == "Outcome"
    ours = load_wording({"headings": {"questions": {"jtai": "Ask all of us"}}})
    assert ours.words("headings", "jtai")["questions"] == "Ask all of us"
    assert ours.words("headings", "focused_visit")["questions"] == "Your questions and views"


def test_an_open_field_may_be_called_otherwise():
    assert load_wording({"open_fields": {"author": "Who wrote it"}}).open_field("author").label == "Who wrote it"


@pytest.mark.parametrize(
    ("override", "says", "remedy"),
    [
        ({"porpose": "x"}, "wording.porpose is not known", "Did you mean purpose?"),
        ({"purpose": {"focussed_visit": "x"}}, "wording.purpose.focussed_visit", "Did you mean focused_visit?"),
        ({"purpose": "{plase}"}, "the field {plase}", "Did you mean place?"),
        ({"purpose": "{place"}, "a brace without its partner", "{council}"),
        ({"purpose": "{place.__class__}"}, "{place.__class__}", "place"),
        ({"purpose": "{place!r}"}, "more than its name", "{place}"),
        ({"purpose": "{}"}, "the field {}", "Known here"),
        ({"purpose": 3}, "must be a text", "="),
        ({"headings": "x"}, "must be a table", "[wording.headings]"),
        ({"headings": {"purpose": "About {place}"}}, "may not use fields", "plain words"),
        ({"headings": {"purpose": {"jtai": "About {place}"}}}, "may not use fields", "plain words"),
        ({"labels": {"title": {"jtia": "x"}}}, "wording.labels.title.jtia is not known", "Did you mean jtai?"),
    ],
)
def test_a_mistake_in_the_wording_is_told_with_its_remedy(override, says, remedy):
    with pytest.raises(SettingsError) as caught:
        load_wording(override)
    assert says in caught.value.what
    assert remedy in caught.value.remedy


def test_braces_in_a_value_are_never_read_as_fields():
    values = {"place": Text.of("{council} {{ x }}")}
    assert fill("At {place}, {{literally}}.", values).plain == "At {council} {{ x }}, {literally}."


def test_an_open_field_stays_one_inside_a_sentence():
    text = fill("on {committee_date}.", {"committee_date": Text.of(OpenField("Committee date"))})
    assert text.plain == "on [Committee date]."
    assert text.open_fields == (OpenField("Committee date"),)
