"""council.toml, the meeting and options become one, and what is wrong with them is said plainly."""

from datetime import date

import jsonschema
import pytest

from ofsted_report.errors import ExitCode, SettingsError
from ofsted_report.settings.load import explain, find_council_file, load, parse_date
from ofsted_report.settings.model import Recommendation
from ofsted_report.settings.schema import json_schema


def write(folder, text, name="council.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_settings_are_found_in_a_folder_above(tmp_path):
    write(tmp_path, 'council = "Anyshire Council"')
    below = tmp_path / "letters" / "2026"
    below.mkdir(parents=True)
    assert find_council_file(below) == tmp_path / "council.toml"
    assert load(below).settings.council == "Anyshire Council"


def test_without_any_file_everything_has_its_default(tmp_path):
    loaded = load(council_file=write(tmp_path, ""))
    assert loaded.settings.template == "select-committee"
    assert loaded.settings.deadlines.publication_clear_days == 5
    assert loaded.meeting.committee_date is None


def test_what_is_nearer_wins_and_is_named_as_the_origin(tmp_path):
    council = write(tmp_path, '[meeting]\nauthor = "from council"\ncabinet_member = "Cllr J Marsh"\npages = "1"')
    meeting = write(tmp_path, 'author = "from meeting"\npages = "2"', "meeting.toml")
    loaded = load(council_file=council, meeting_file=meeting, options={"meeting.pages": "3", "meeting.title": None})
    assert (loaded.meeting.author, loaded.meeting.cabinet_member, loaded.meeting.pages) == (
        "from meeting",
        "Cllr J Marsh",
        "3",
    )
    assert loaded.origins["meeting.author"] == str(meeting)
    assert loaded.origins["meeting.cabinet_member"] == str(council)
    assert loaded.origins["meeting.pages"] == "--pages"


def test_each_value_is_explained_with_its_origin(tmp_path):
    path = write(tmp_path, '[democratic_services]\nemail = "d@anyshire.gov.uk"')
    rows = {key: (value, origin) for key, value, origin in explain(load(council_file=path))}
    assert rows["democratic_services.email"] == ("d@anyshire.gov.uk", str(path))
    assert rows["deadlines.questions_working_days"] == (3, "default")
    assert rows["meeting.author"] == (None, "not set")
    assert rows["meeting.contributors"] == (None, "not set")


@pytest.mark.parametrize(
    ("text", "key", "meant"),
    [
        ('comittee = "x"', "comittee", "committee"),
        ('[democratic_services]\ntelefone = "1"', "democratic_services.telefone", "telephone"),
        ('[[contact_officers]]\nname = "A"\nmail = "x"', "contact_officers.mail", "email"),
        ('[meeting]\nauther = "x"', "meeting.auther", "author"),
        ('[meeting.implications]\nleagl = "x"', "meeting.implications.leagl", "legal"),
    ],
)
def test_a_typo_is_named_with_what_was_meant(tmp_path, text, key, meant):
    with pytest.raises(SettingsError) as caught:
        load(council_file=write(tmp_path, text))
    assert f"the key {key} is not known" in caught.value.what
    assert caught.value.remedy == f"Did you mean {meant}?"
    assert caught.value.exit_code == ExitCode.SETTINGS


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("committee = 3", "committee cannot be used: expected a text in quotes, got a whole number"),
        ('[deadlines]\nquestions_working_days = "3"', "deadlines.questions_working_days cannot be used"),
        ("[deadlines]\nquestions_working_days = 0", "deadlines.questions_working_days cannot be used"),
        ("council = ''", "council cannot be used"),
        ("contact_officers = 'Sam'", "expected a list in [ ]"),
        ("[[contact_officers]]\nrole = 'x'", "name"),
        ("council = Anyshire", "is not valid TOML"),
        ("[democratic_services]\nemail = 'nobody'", "democratic_services.email is not an e-mail address: nobody"),
        ("[[contact_officers]]\nname = 'A'\nemail = 'a(at)b'", "contact_officers[1].email is not an e-mail address"),
        ("[meeting]\ncommittee_date = '31/02/2026'", "committee_date is not a date: 31/02/2026"),
        ("[wording]\npurpse = 'x'", "wording.purpse is not known"),
        ("[wording]\npurpose = 'by {counsil}'", "uses the field {counsil}"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence_with_the_key(tmp_path, text, says):
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load(council_file=path)
    assert says in caught.value.what
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("committee_date = 2026-01-15", "committee_date", "under [meeting]"),
        ("[meeting]\nquestions_time = '5 pm'", "meeting.questions_time", "under [deadlines]"),
        ("[deadlines]\ncouncil = 'Anyshire'", "deadlines.council", "at the head of council.toml"),
        ("[wording]\ncommittee = 'Scrutiny'", "wording.committee", "at the head of council.toml"),
        ("email = 'a@b.uk'", "email", "under [democratic_services], or under [[contact_officers]]"),
        ("[meeting.implications]\nwards = 'Saltby'", "meeting.implications.wards", "under [meeting]"),
    ],
)
def test_a_key_in_the_wrong_place_is_told_where_it_belongs(tmp_path, text, key, place):
    with pytest.raises(SettingsError) as caught:
        load(council_file=write(tmp_path, text))
    assert caught.value.what.endswith(f"the key {key} is not known there.")
    assert place in caught.value.remedy


def test_every_message_about_a_file_names_the_file(tmp_path):
    path = write(tmp_path, "committee = 3")
    with pytest.raises(SettingsError, match=str(path)):
        load(council_file=path)


@pytest.mark.parametrize(("content", "says"), [(b"\xff\xfe\x00c", "UTF-8"), (b"x" * 2_000_000, "too large")])
def test_a_file_that_is_no_settings_file_is_refused(tmp_path, content, says):
    path = tmp_path / "council.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=says):
        load(council_file=path)


@pytest.mark.parametrize("text", ["council = " + "[" * 5000, "wording." + "a." * 5000 + "a = 1"])
def test_tables_without_end_are_refused_and_do_not_break_the_program(tmp_path, text):
    with pytest.raises(SettingsError, match=r"nested too deep|more than twenty parts"):
        load(council_file=write(tmp_path, text))


def test_a_missing_meeting_file_is_told(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load(council_file=write(tmp_path, ""), meeting_file=tmp_path / "no.toml")


@pytest.mark.parametrize(
    "text",
    [
        *("2026-01-15", "15/01/2026", "15.01.2026", "15-1-2026", "15 January 2026", "15 jan 2026"),
        *("Thursday 15th January 2026", "Thu 15 Jan 2026", "thursday, 15 January 2026"),
    ],
)
def test_dates_are_read_as_people_write_them(text):
    assert parse_date(text, "committee_date") == date(2026, 1, 15)


@pytest.mark.parametrize(
    "text",
    ["115 January 20262", "1 Ma 2026", "15 January", "on 15 January 2026", "2026-02-30", "1/2.2026", "the 15 May 2026"],
)
def test_what_is_no_date_is_not_guessed_at(text):
    with pytest.raises(SettingsError, match="committee_date is not a date"):
        parse_date(text, "committee_date")


def test_a_date_on_another_weekday_than_it_says_is_told():
    """One of the two is wrong, and only the officer knows which."""
    with pytest.raises(SettingsError, match="says Friday, but 15 January 2026 is a Thursday"):
        parse_date("Friday 15 January 2026", "committee_date")


def test_a_toml_date_is_a_date(tmp_path):
    loaded = load(
        council_file=write(tmp_path, ""), meeting_file=write(tmp_path, "committee_date = 2026-01-15", "m.toml")
    )
    assert loaded.meeting.committee_date == date(2026, 1, 15)


def test_a_toml_date_where_text_is_wanted_is_printed_in_words(tmp_path):
    loaded = load(
        council_file=write(tmp_path, ""), meeting_file=write(tmp_path, "previous_inspection = 2017-11-14", "m.toml")
    )
    assert loaded.meeting.previous_inspection == "14 November 2017"


@pytest.mark.parametrize("text", ["0001-01-03", "15 January 0206", "9999-12-31"])
def test_a_meeting_in_another_century_is_a_slip_of_the_pen(text):
    with pytest.raises(SettingsError, match="committee_date is in the year"):
        parse_date(text, "committee_date")


def test_a_template_stands_beside_the_council_file_wherever_the_tool_is_started(tmp_path):
    for name in ("ours.docx", "Ours.DOCX"):
        path = write(tmp_path, f'template = "{name}"')
        assert load(council_file=path).settings.template == str(tmp_path / name)
    assert load(council_file=path, options={"template": "mine.docx"}).settings.template == "mine.docx"


def test_an_address_may_be_lines(tmp_path):
    path = write(tmp_path, '[democratic_services]\naddress = ["Shire House", "Anytown"]')
    assert load(council_file=path).settings.democratic_services.address == "Shire House, Anytown"


@pytest.mark.parametrize("name", ["council", "meeting"])
def test_the_published_schema_is_valid_and_refuses_unknown_keys(name):
    schema = json_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"comittee": "x"}, schema)
    jsonschema.validate({"committee": "x"}, schema)


HALF = """
[democratic_services]
telephone = "01234 567890"

# [[contact_officers]]
name = "Jo Bloggs"
"""


def test_a_key_under_a_header_that_is_still_a_comment_is_told_with_its_block(tmp_path):
    """It made 'please inform the Jo Bloggs by 5.00 pm'."""
    with pytest.raises(SettingsError) as caught:
        load(council_file=write(tmp_path, HALF))
    assert "line 6 gives name, under [[contact_officers]] with a # before it" in caught.value.what
    assert caught.value.remedy == "If name belongs to [[contact_officers]], take the # away before that line too."


def test_the_same_where_the_block_above_has_the_key_already(tmp_path):
    """'Keep one of the two' was wrong: both are meant."""
    text = HALF.replace('telephone = "', 'name = "The team"\ntelephone = "')
    with pytest.raises(SettingsError) as caught:
        load(council_file=write(tmp_path, text))
    assert "line 7" in caught.value.what
    assert "take the # away" in caught.value.remedy


def test_a_header_with_nothing_under_it_yet_is_no_officer(tmp_path):
    assert load(council_file=write(tmp_path, "[[contact_officers]]\n# name = 'Sam'\n")).settings.contact_officers == ()


@pytest.mark.parametrize(
    "text",
    [
        '[meeting]\ncontributors = ["A" "B"]',
        '[meeting]\ncontributors = [\n  "A",\n  "B"\n  "C",\n]',
        "wording = { purpose = 'x' views = 'y' }",
    ],
)
def test_a_lost_comma_is_told_as_one(tmp_path, text):
    with pytest.raises(SettingsError) as caught:
        load(council_file=write(tmp_path, text.replace("'", '"')))
    assert "A comma is missing" in caught.value.remedy


def test_an_exempt_paragraph_that_schedule_12a_has_not_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="has no paragraph 8"):
        load(council_file=write(tmp_path, "[meeting]\nexempt = [3, 8]"))


def test_recommendations_and_implications_are_texts_or_tables(tmp_path):
    text = """
[meeting]
recommendations = ["to note it;", { text = "to approve it", points = ["for a year."] }]
[meeting.implications]
legal = { text = "None.", signed_off_by = "P Nair", signed_off_on = 2026-02-20 }
Climate = "None."
"""
    meeting = load(council_file=write(tmp_path, text)).meeting
    assert meeting.recommendations == ("to note it;", Recommendation(text="to approve it", points=("for a year.",)))
    assert meeting.implications["legal"].signed_off_on == date(2026, 2, 20)
    assert meeting.implications["Climate"].text == "None."


def test_a_choice_is_held_to_its_words(tmp_path):
    with pytest.raises(SettingsError, match="purpose_type cannot be used"):
        load(council_file=write(tmp_path, "[meeting]\npurpose_type = 'for fun'"))


def test_an_implication_that_is_named_twice_is_told(tmp_path):
    """The report would show one of the two, and nobody would miss the other."""
    path = tmp_path / "meeting.toml"
    path.write_text('[implications]\nfinancial = "None."\nFinancial = "£2 million."\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="has “financial” and “Financial”, which are the same"):
        load(meeting_file=path)


@pytest.mark.parametrize(
    "line",
    ['pages = "3 - 12"', "committee_date = 2026-01-15", "key_decision = true", "exempt = [3]", 'reasons = ["Why."]'],
)
def test_a_key_at_the_end_of_a_meeting_file_is_no_implication(tmp_path, line):
    """Below [implications] any name may stand, so that it would become a heading in the report in silence."""
    path = write(tmp_path, f'[implications]\nlegal = "None."\n{line}\n', "meeting.toml")
    with pytest.raises(SettingsError) as caught:
        load(council_file=write(tmp_path, ""), meeting_file=path)
    assert f"the key implications.{line.split()[0]} is not known there." in caught.value.what
    assert "at the head of a meeting file, above the first line in [ ]" in caught.value.remedy


def test_an_implication_may_be_called_as_a_table_of_the_meeting_is(tmp_path):
    text = '[meeting.implications]\nconsultation = "None."\nWards = "All."\nurgency = { text = "None." }'
    told = load(council_file=write(tmp_path, text)).meeting.implications
    assert list(told) == ["consultation", "Wards", "urgency"]
