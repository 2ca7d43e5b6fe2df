"""The one real report against its letter: what a committee was not told. Skipped where they are not at hand."""

import json
import os
from pathlib import Path

import pytest

from ofsted_report.checking.check import check_report, compare_report
from ofsted_report.findings.choose import choose_findings
from ofsted_report.letter.parse import read_letter

SHARED = Path(os.environ.get("OFSTED_REPORT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
SEED = SHARED / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the real letter and report are not at hand (../shared)")
REPORT = SEED / "committee-report.txt"


@pytest.fixture(scope="module", params=["pdf", "docx", "txt"])
def letter(request):
    return read_letter(SEED / f"monitoring-visit-letter.{request.param}")


@pytest.fixture(scope="module")
def officer():
    content = json.loads((SEED / "findings.json").read_text(encoding="utf-8"))
    return [sentence for finding in content["findings"] for sentence in finding["sentences"]], content["open_fields"]


def test_every_quotation_gets_the_verdict_that_a_person_gave(letter, officer):
    named = {"verbatim": "verbatim", "edited": "edited", "rewritten": "not in the letter"}
    wanted = [(s["report"], named[s["verdict"]]) for s in officer[0]]
    found = [(q.text, q.verdict) for q in compare_report(REPORT, letter).quotations]
    assert found == wanted


def test_exactly_the_paragraphs_that_were_not_quoted_are_left_out(letter, officer):
    def key(text):
        return "".join(filter(str.isalnum, text)).lower()

    quoted = [key(sentence["letter"]) for sentence in officer[0]]
    left = compare_report(REPORT, letter).left_out
    assert len(left) == 6
    assert not any(sentence in key(paragraph.text) for paragraph in left for sentence in quoted)


def test_the_open_field_is_found_and_nothing_else_is_a_problem(letter, officer):
    problems = check_report(REPORT, letter)
    assert [p.message.split("”")[0].strip("“") for p in problems if p.code == "open-field"] == officer[1]
    counted = {code: sum(p.code == code for p in problems) for code in {p.code for p in problems}}
    advice = {"paragraph-left-out": 6, "paragraphs-joined": 1}
    assert counted == {"quotation-edited": 8, "quotation-not-in-letter": 1, "open-field": 1} | advice


def test_most_of_what_the_officer_chose_is_chosen(letter, officer):
    """At least 20 of the officer's 27 sentences, with at most 40."""

    def key(text):
        return "".join(filter(str.isalnum, text)).lower()

    chosen = {key(s) for finding in choose_findings(letter).findings for s in finding.sentences}
    assert len(chosen) <= 40
    assert len(chosen & {key(sentence["letter"]) for sentence in officer[0]}) >= 20
