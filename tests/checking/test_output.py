"""Problems in the forms that people, scripts, CI servers and GitHub take."""

import json
from xml.etree import ElementTree

import pytest

from ofsted_report.checking.codes import TITLES, matcher
from ofsted_report.checking.model import Comparison, Problem, Quotation
from ofsted_report.checking.output import Checked, show
from ofsted_report.errors import UsageError

PROBLEM = Problem(
    code="quotation-edited",
    message="This was edited: 50%, <all>.",
    path="a,b.txt",
    place="line 3",
    line=3,
    detail="[-a-]\n\x0b{+b+}",
)
QUOTATION = Quotation(text="B.", verdict="edited", place="line 3", line=3, original="A.", block="s1.b1")
FILES = [
    Checked(path="a,b.txt", problems=(PROBLEM,), comparison=Comparison(quotations=(QUOTATION,), paragraphs=4)),
    Checked(path="letter.pdf", problems=()),
]


def test_text_names_file_line_and_code_and_sums_up():
    lines = show(FILES, "text").splitlines()
    assert lines[0] == "a,b.txt:3: quotation-edited: This was edited: 50%, <all>."
    assert "1 sentence quoted: 1 edited; 4 of 4 paragraphs represented; 1 problem." in show(FILES, "text")
    assert lines[-1] == "letter.pdf: no problems."


LEFT_OUT = tuple(
    Problem(
        code="paragraph-left-out",
        message=f"No finding represents this paragraph: Letter, page {page}.",
        path="r.md",
        page=page,
        detail=f"Paragraph on page {page} …",
    )
    for page in (3, 2, 3)
)
ADVISED = [Checked(path="r.md", problems=LEFT_OUT)]


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        (LEFT_OUT, "3 paragraphs of overview and findings are not represented (the letter's pages 2 and 3)"),
        (LEFT_OUT[:1], "1 paragraph of overview and findings is not represented (the letter's page 3)"),
    ],
)
def test_advice_is_one_line_for_people_and_no_problem(problems, said):
    told, summed = show([Checked(path="r.md", problems=problems)], "text").splitlines()
    assert told.startswith(f"r.md: paragraph-left-out (advice): {said}; --advice lists ")
    assert summed == "r.md: no problems."


def test_advice_of_a_letter_without_pages_names_none():
    unpaged = Problem(code="paragraph-left-out", message="No finding represents this paragraph.", path="r.md")
    assert "is not represented; --advice" in show([Checked(path="r.md", problems=(unpaged,))], "text")


def test_advice_is_listed_where_it_is_asked_for():
    told = show(ADVISED, "text", advice=True)
    assert [line for line in told.splitlines() if line.startswith("    ")] == [
        f"    Paragraph on page {page} …" for page in (3, 2, 3)
    ]
    assert show(ADVISED, "github", advice=True).count("::notice ") == 3


def test_machines_get_all_advice_and_fail_for_none_of_it():
    (file,) = json.loads(show(ADVISED, "json"))["files"]
    assert [problem["level"] for problem in file["problems"]] == ["advice"] * 3
    (suite,) = ElementTree.fromstring(show(ADVISED, "junit").encode()).findall("testsuite")  # noqa: S314 - our own output
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("3", "0", "3")
    assert len(suite.findall("testcase/skipped")) == 3
    (line,) = show(ADVISED, "github").splitlines()
    assert line.startswith("::notice file=r.md,")


def test_json_holds_problems_and_quotations():
    files = json.loads(show(FILES, "json"))["files"]
    assert files[0]["problems"][0]["code"] == "quotation-edited"
    assert files[0]["comparison"]["quotations"][0]["verdict"] == "edited"
    assert files[1]["problems"] == []


def test_junit_is_xml_with_a_failure_a_problem_and_a_case_for_what_is_well():
    root = ElementTree.fromstring(show(FILES, "junit").encode())  # noqa: S314 - our own output
    first, second = root.findall("testsuite")
    assert first.get("failures") == "1"
    assert first.find("testcase/failure").get("message") == PROBLEM.message
    assert second.get("failures") == "0"
    assert second.find("testcase") is not None


def test_github_annotations_are_escaped():
    (line,) = show(FILES, "github").splitlines()
    assert line.startswith("::error file=a%2Cb.txt,line=3,title=quotation-edited%3A A quotation was edited::")
    assert "50%25" in line
    assert "%0A" in line


def test_select_and_ignore_take_codes_and_their_beginnings():
    wanted, passed_over = matcher(["quotation"], ["docx,open-field"])
    also = {"quotation-not-in-letter", "quotation-marks", "quotation-moved", "quotation-shortened"}
    assert wanted == {"quotation-edited"} | also
    assert {"docx-font", "open-field"} <= passed_over
    assert matcher([], [])[0] == set(TITLES)


def test_an_unknown_code_is_told_with_the_nearest():
    with pytest.raises(UsageError, match="Did you mean paragraph-left-out"):
        matcher(["paragraph-leftout"], [])
