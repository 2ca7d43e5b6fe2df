"""A committee member reads what MASH means, if the letter says it, and is never told what it does not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import focused_letter, quoted_findings, section
from ofsted_report.checking.check import compare_report
from ofsted_report.letter.abbreviations import abbreviations
from ofsted_report.rendering.render import render
from ofsted_report.report.compose import build_report


def meaning(explained, used):
    """What is said of the abbreviations in a text, of a letter that explains them in this sentence."""
    letter = focused_letter(sections=(section(1, "Findings", "findings", explained),))
    return {found.short: found.long for found in abbreviations(letter, [used])}


@pytest.mark.parametrize(
    ("explained", "short", "long"),
    [
        ("Staff in the multi-agency safeguarding hub (MASH) decide.", "MASH", "multi-agency safeguarding hub"),
        ("The director of children’s services (DCS) leads.", "DCS", "director of children’s services"),
        ("The Department for Education (DfE) knows.", "DfE", "Department for Education"),
        ("The children in care council (CiCC) meets.", "CiCC", "children in care council"),
        (
            "Those not in education, employment or training (NEET) wait.",
            "NEET",
            "not in education, employment or training",
        ),
        (
            "In their assessed and supported year in employment (ASYE)",
            "ASYE",
            "assessed and supported year in employment",
        ),
        ("Speech and language therapy (SALT) is late.", "SALT", "Speech and language therapy"),
        (
            "Children with special educational needs and/or disabilities (SEND)",
            "SEND",
            "special educational needs and/or disabilities",
        ),
        ("The local authority designated officer’s (LADO’s) work", "LADO", "local authority designated officer"),
    ],
)
def test_the_words_whose_initials_make_it_are_its_meaning(explained, short, long):
    assert meaning(explained, f"The {short} is new.") == {short: long}


@pytest.mark.parametrize(
    "explained",
    [
        "Children wait for neurodevelopmental (ND) assessments.",
        "Having set up the multi-agency safeguarding services (MASH), leaders",
        "The team is new. Assessment is safe here (MASH).",
        "Officers and (OA) others",
        "Plans are late (AND) poor.",
        "Agencies protect children from sexual exploitation (CSE).",
    ],
)
def test_where_the_initials_do_not_fit_nothing_is_said(explained):
    assert meaning(explained, "MASH, ND, OA, AND, CSE") == {}


def test_what_the_letter_explains_in_two_ways_is_left_alone():
    both = "A care plan (CP) is there. Child protection (CP) is sound."
    assert meaning(both, "The CP is late.") == {}
    assert meaning("A care plan (CP) is there. Care plans (CPs) are sound.", "CPs are late.") == {"CP": "care plan"}


@pytest.mark.parametrize("used", ["IROs challenge.", "The IRO challenges.", "An IRO’s challenge"])
def test_one_and_several_are_the_same(used):
    assert meaning("Independent reviewing officers (IROs) challenge.", used) == {
        "IROs": "Independent reviewing officers"
    }


def test_only_what_is_used_and_not_explained_is_told():
    explained = "The multi-agency safeguarding hub (MASH) is busy."
    assert meaning(explained, "Staff are busy.") == {}
    assert meaning(explained, f"{explained} The MASH is new.") == {}
    assert meaning(explained, "The MASHED potatoes") == {}


def test_they_come_in_alphabetical_order():
    text = "The public law outline (PLO), the DfE, the Department for Education (DfE) and care orders (CO)."
    assert list(meaning(text, "PLO, CO, DfE")) == ["CO", "DfE", "PLO"]


@given(st.text(alphabet="aA of-’.&()sz ", max_size=200))
def test_whatever_a_letter_says_a_meaning_is_of_its_own_words(text):
    letter = focused_letter(sections=(section(1, "Findings", "findings", text),))
    for found in abbreviations(letter, [text.replace("(", " ").replace(")", " ")]):
        assert found.long in text


@pytest.mark.parametrize("words", ["word ", "Ab (A ", "Ab Cd (AC) ", "(", "Aaaaaaaaaa"])
def test_long_paragraphs_are_searched_in_bearable_time(words):
    """A hanging test is the alarm; most paragraphs have no brackets."""
    text = words * (100_000 // len(words))
    meaning(text, text)


@pytest.mark.parametrize("form", ["docx", "html", "md"])
@pytest.mark.parametrize("template", ["select-committee", "scrutiny-report"])
def test_every_form_of_the_report_has_the_line_and_the_check_takes_it_for_no_quotation(form, template, tmp_path):
    from ofsted_report.checking.report_file import read_passages

    letter = focused_letter(
        sections=(
            section(1, "Areas", "other", "Staff of the multi-agency safeguarding hub (MASH) met inspectors."),
            section(2, "Findings", "findings", "Decisions in the MASH are quick.", "Plans are clear."),
        ),
    )
    path = tmp_path / f"report.{form}"
    path.write_bytes(render(build_report(letter, quoted_findings(letter)), form, template).content)
    texts = [passage.text for passage in read_passages(path)]
    assert "This abbreviation is used in this report: MASH (multi-agency safeguarding hub)." in texts
    assert {q.verdict for q in compare_report(path, letter).quotations} == {"verbatim"}
