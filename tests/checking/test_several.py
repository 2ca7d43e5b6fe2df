"""A report about several letters is held to each of them where it is about it, and to all where it may be about any."""

from dataclasses import replace

import pytest

from examples import example_letter, focused_letter, inspection_letter, quoted_findings
from ofsted_report.checking.check import check_report, compare_report
from ofsted_report.letter.model import Judgement, Source
from ofsted_report.rendering.render import render
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Meeting, Settings


def source(name):
    return Source(name=name, sha256=name.encode().hex().ljust(64, "0"), pages=4, reader="pdfium")


INSPECTION = inspection_letter(authority="Anyshire", source=source("inspection.pdf"))
SECOND = example_letter(source=source("second.pdf"))
THIRD = focused_letter(authority="Anyshire", source=source("third.pdf"))
LETTERS = (INSPECTION, SECOND, THIRD)


def report(*letters, format="md", **meeting):
    first, *others = ((each, quoted_findings(each)) for each in letters or LETTERS)
    made = build_report(*first, Settings(), Meeting(**meeting), others=others)
    return render(made, format, comments=False).content


def problems(content, *letters, name="report.md"):
    letter, *others = letters or LETTERS
    found = check_report(content, letter, name=name, others=others)
    return [each for each in found if each.level == "problem" and each.code != "open-field"]


@pytest.mark.parametrize("format", ["docx", "html", "md"])
def test_a_report_as_it_was_built_has_no_problem(format):
    meeting = {"summary_of_facts": True, "action_plan": "yes"}
    assert problems(report(format=format, **meeting), name=f"report.{format}") == []


def test_a_verdict_in_words_of_the_second_letter_is_a_quotation_too():
    """The summary of facts quotes it outside its letter's chapter."""
    second = replace(SECOND, overall_judgement="Services for children here are good.")
    content = report(INSPECTION, second, summary_of_facts=True)
    assert "“Services for children here are good”" in content.decode().replace("\u00a0", " ")
    assert problems(content, INSPECTION, second) == []


def test_the_judgements_in_the_summary_are_those_of_one_letter():
    """Another letter's grade for the same area is a false one."""
    earlier = replace(
        INSPECTION,
        source=source("earlier.pdf"),
        title="Inspection of Anyshire children’s services in 2018",
        judgements=tuple(replace(each, grade="Inadequate") for each in INSPECTION.judgements),
    )
    text = report(INSPECTION, earlier, summary_of_facts=True).decode().replace("\u00a0", " ")
    assert problems(text.encode(), INSPECTION, earlier) == []
    said = "Overall effectiveness – Inadequate."
    assert said in text
    false = text.replace(said, "Overall effectiveness – Good.")
    assert {each.code for each in problems(false.encode(), INSPECTION, earlier)} == {"grade-differs"}


def test_places_say_which_letter():
    compared = compare_report(report(), INSPECTION, name="r.md", others=(SECOND, THIRD))
    assert {each.verdict for each in compared.quotations} == {"verbatim"}
    beginnings = {each.source.partition(",")[0] for each in compared.quotations}
    assert beginnings == {"inspection.pdf", "second.pdf", "third.pdf"}


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("Senior leaders know the service well.", "Leaders know it all.", "quotation-not-in-letter"),
        ("Supervision is regular.", "Supervision is very regular.", "quotation-edited"),
        ("Supervision is regular.", "Strategy meetings are held promptly.", "quotation-not-in-letter"),
        ("| Overall effectiveness | Good |", "| Overall effectiveness | Outstanding |", "grade-differs"),
        ("| Overall effectiveness | Good |\n", "", "judgement-missing"),
        ("carried out its second monitoring visit to Anyshire children’s services on 11 and 12 December 2018",
         "carried out its second monitoring visit to Anyshire children’s services on 11 and 13 December 2018",
         "date-differs"),
        ("focused visit to Anyshire children’s services on 16 May 2023",
         "focused visit to Anyshire children’s services on 17 May 2023", "date-differs"),
        ("c) How well children’s views are heard in their reviews.\n", "", "list-item-missing"),
        ("Margaret O’Dowd", "Margaret O’Dowde", "name-differs"),
    ],
    ids=[
        "invented", "edited", "another letter's", "grade", "judgement", "date in a chapter", "date in the purpose",
        "item", "name",
    ],
)  # fmt: skip
def test_what_was_altered_is_found(was, becomes, code):
    text = report().decode().replace("\u00a0", " ")
    assert was in text
    assert code in [each.code for each in problems(text.replace(was, becomes).encode())]


def test_the_grade_of_one_inspection_in_the_chapter_of_another_is_found():
    grades = [*INSPECTION.judgements[:-1], Judgement(area="Overall effectiveness", grade="Outstanding")]
    later = inspection_letter(
        authority="Anyshire", source=source("later.pdf"), title="A later inspection", judgements=tuple(grades)
    )
    text = report(INSPECTION, later).decode()
    assert problems(text.encode(), INSPECTION, later) == []
    swapped = text.replace("| Overall effectiveness | Outstanding |", "| Overall effectiveness | Good |")
    assert [each.code for each in problems(swapped.encode(), INSPECTION, later)] == ["grade-differs"]


def test_a_letter_that_is_not_quoted_is_named():
    text = report(INSPECTION, SECOND).decode()
    found = [each for each in problems(text.encode()) if each.code == "no-findings"]
    assert [each.message for each in found] == [
        "This report quotes no sentence of the overview or findings of third.pdf."
    ]


def test_a_report_of_several_that_is_held_to_one_says_so():
    found = check_report(report(format="html"), SECOND, name="r.html")
    (told,) = [each for each in found if each.code == "letter-replaced"]
    assert told.message == "The report was built from 3 letters, and is compared with 1: name each with --letter."


def test_a_report_without_chapters_is_held_to_all_letters():
    text = (
        "# Ofsted\n\nThe findings of two letters are:\n\n"
        "a) Senior leaders know the service well.\n\nb) Strategy meetings are held promptly and the right partners attend.\n\n"
        "c) Nobody wrote this sentence at all.\n"
    )
    found = problems(text.encode(), SECOND, THIRD)
    assert [each.code for each in found] == ["quotation-not-in-letter"]
