"""Fields that nobody filled, wherever they stand; brackets that mean something else are left alone."""

from dataclasses import replace

import pytest

from checking.reports import accessible, paragraph_xml, run_xml, saved
from examples import focused_letter
from ofsted_report.checking.check import check_report
from ofsted_report.checking.open_fields import find_open_fields
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.report_file import read_passages
from ofsted_report.letter.model import Block, Section
from ofsted_report.settings.model import Settings


def found(text, printed=""):
    block = Block(id="s1.b1", kind="paragraph", text=printed)
    letter = replace(focused_letter(), sections=(Section(heading=None, role="findings", blocks=(block,)),))
    letters = [letter] if printed else []
    return [field.text for field in find_open_fields([Passage(text, "paragraph", "line 1", 1)], letters)]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("by 5.00pm on [Date]. Ring [telephone number].", ["[Date]", "[telephone number]"]),
        ("Dear {{ name }}, {% if x %}", ["{{ name }}", "{% if x %}"]),
        ("Venue: TBC", ["TBC"]),
        ("The date is to be confirmed.", ["to be confirmed"]),
        ("Signed ________ on XXXX", ["________", "XXXX"]),
        ("Signed ____ at ......", ["____", "......"]),
        ("Click or tap to enter a date", ["Click or tap to enter a date"]),
        ("<<Committee>>", ["<<Committee>>"]),
        ("«Committee»", ["«Committee»"]),
        ("Venue: TBD, and date: TBA", ["TBD", "TBA"]),
        ("It is to be added; it is to be inserted.", ["to be added", "to be inserted"]),
        ("Click or tap here to enter text", ["Click or tap here to enter text"]),
        ("Choose an item", ["Choose an item"]),
        *((f"Insert {what} here", [f"Insert {what} here"]) for what in ("date", "name", "text")),
    ],
)
def test_open_fields_are_found(text, fields):
    assert sorted(found(text)) == sorted(fields)


@pytest.mark.parametrize(
    "text",
    [
        "as shown.[1] See [12]",
        "they was [sic] there",
        "[x] done [ ] open",
        "a [link](https://x)",
        "6 xx",
        "snake__case and so on...",
    ],
)
def test_notes_ticks_and_links_are_none(text):
    assert found(text) == []


def test_brackets_that_ofsted_wrote_are_none():
    assert found("They said that [the] plan works.", printed="They said that [the] plan works.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Plans are clear. […] Children say that they know their social worker.",
        "Plans are very clear. […] Staff are old.",
        "Plans are clear. [...]",
        "[…]",
        "“[…]” shows where words have been left out within an extract.",
    ],
)
def test_a_mark_of_an_omission_is_none(text):
    """Our own reports have it in many a finding; a quotation around it that was edited is told as such."""
    printed = "Plans are clear. Visits are made. Children say that they know their social worker. Staff are new."
    assert found(text, printed=printed) == found(text) == []


def test_highlighted_placeholders_and_those_in_headers_are_found(tmp_path):
    document = accessible()
    paragraph_xml(document, run_xml("The meeting is on ") + run_xml("a day in May", '<w:highlight w:val="yellow"/>'))
    document.sections[0].header.paragraphs[0].text = "Item [number]"
    passages = read_passages(saved(document, tmp_path / "r.docx"))
    assert {field.text for field in find_open_fields(passages)} == {"a day in May", "[number]"}


def test_what_was_typed_over_an_open_field_is_told_by_its_highlight(tmp_path):
    """Word keeps the highlight of what is typed over; the message must not call a filled field unfilled."""
    document = accessible()
    paragraph_xml(document, run_xml("Anna Bell", '<w:highlight w:val="yellow"/>'))
    paragraph_xml(document, run_xml("[Author]", '<w:highlight w:val="yellow"/>'))
    path = saved(document, tmp_path / "r.docx")
    assert [(field.text, field.highlighted) for field in find_open_fields(read_passages(path))] == [
        ("Anna Bell", True),
        ("[Author]", False),
    ]
    told = [problem.message for problem in check_report(path, focused_letter()) if problem.code == "open-field"]
    assert told == ["“Anna Bell” is still highlighted, as open fields are.", "“[Author]” is still open."]


def test_pages_are_left_to_the_pack_under_the_council_s_own_word_for_them(tmp_path):
    """A report whose other fields are filled passes; what the council calls the field is in its wording."""
    path = tmp_path / "r.md"
    path.write_text("# Report\n\nPage No: [Pages]\n\nPage No: [Folios]\n", encoding="utf-8")

    def levels(**wording):
        settings = Settings(wording={"open_fields": wording} if wording else {})
        problems = check_report(path, focused_letter(), settings=settings)
        return {each.code: each.level for each in problems if each.code in ("pages-open", "open-field")}, [
            each.message for each in problems if each.code == "pages-open"
        ]

    assert levels() == (
        {"pages-open": "advice", "open-field": "problem"},
        ["“[Pages]” is open; `pack` counts the pages and fills it in."],
    )
    assert levels(pages="Folios")[1] == ["“[Folios]” is open; `pack` counts the pages and fills it in."]


def test_marked_text_in_a_web_page_is_found(tmp_path):
    path = tmp_path / "r.html"
    path.write_text("<p>The meeting is on <mark>a day in May</mark>.</p>", encoding="utf-8")
    fields = list(find_open_fields(read_passages(path)))
    assert [(field.text, field.line) for field in fields] == [("a day in May", 1)]
