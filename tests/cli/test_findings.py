"""`findings`: JSON with sources, a file to edit, and an explanation a person can read."""

import json
import tomllib

from cli.conftest import SAMPLES
from ofsted_report.errors import ExitCode

LETTER = SAMPLES / "northmere-focused-visit.pdf"


def test_json_names_each_findings_place_and_reason(run):
    ran = run("findings", LETTER)
    assert ran.code == ExitCode.DONE
    content = json.loads(ran.out)
    assert content["format"] == "ofsted-report/findings"
    for finding in content["findings"]:
        assert finding["source"]["place"].startswith("Letter, page ")
        assert len(finding["sentences"]) == len(finding["source"]["sentences"])
        assert finding["reason"]


def test_max_and_mode_are_heeded(run):
    assert len(json.loads(run("findings", LETTER, "--max", 3).out)["findings"]) == 3
    headline = json.loads(run("findings", LETTER, "--findings", "headline").out)["findings"]
    assert {finding["source"]["section"] for finding in headline} == {"Headline findings"}


def test_the_three_forms_of_a_letter_give_the_same_findings(run):
    def found(ending):
        content = json.loads(run("findings", SAMPLES / f"anyshire-monitoring-visit.{ending}").out)
        return [finding["sentences"] for finding in content["findings"]]

    assert found("pdf") == found("docx")
    assert [s.replace("’", "'") for f in found("pdf") for s in f] == [
        s.replace("’", "'") for f in found("txt") for s in f
    ]


def test_a_findings_file_goes_round_through_build(run, tmp_path):
    assert run("findings", LETTER, "--toml", "-o", "findings.toml").code == 0
    assert tomllib.loads((tmp_path / "findings.toml").read_text(encoding="utf-8"))["paragraph"]
    assert run("build", LETTER, "--findings", "findings.toml", "-o", "report.md").code == 0
    assert run("check", "report.md", "--letter", LETTER, "--select", "quotation,paragraph-left-out").code == 0


def test_explain_says_in_words_why(run):
    out = run("findings", LETTER, "--explain").out
    assert out.startswith("a) headline")
    assert "points: " in out
    assert "sentences of overview and findings." in out


def test_what_makes_no_sense_is_told(run):
    assert run("findings", LETTER, "--toml", "--explain").code == ExitCode.USAGE
    assert run("findings", "none.pdf").code == ExitCode.NOT_READABLE


def test_a_file_is_not_overwritten_unasked(run, tmp_path):
    (tmp_path / "f.toml").write_text("mine")
    assert run("findings", LETTER, "--toml", "-o", "f.toml").code == ExitCode.OUTPUT
    assert (tmp_path / "f.toml").read_text() == "mine"
    assert run("findings", LETTER, "--toml", "-o", "f.toml", "--force").code == 0


def test_the_letter_is_never_replaced_by_what_is_read_in_it(run, tmp_path):
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(LETTER.read_bytes())
    for command in (["findings", letter], ["extract", letter], ["compare", letter, letter]):
        ran = run(*command, "-o", "letter.pdf", "--force")
        assert ran.code == ExitCode.OUTPUT
        assert "the result would replace it" in ran.err
    assert letter.read_bytes() == LETTER.read_bytes()


def test_a_sentence_changed_by_hand_is_said_so_on_the_terminal_and_found_by_check(run, tmp_path):
    assert run("findings", LETTER, "--toml", "-o", "findings.toml").code == 0
    path = tmp_path / "findings.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("not always timely", "mostly timely"), encoding="utf-8")
    built = run("build", LETTER, "--findings", "findings.toml", "-o", "report.docx")
    assert "warning: Not Ofsted's exact words, but edited by hand: " in built.err
    assert "{+mostly+}" in run("check", "report.docx", "--letter", LETTER, "--select", "quotation").out


def test_a_sentence_of_ones_own_needs_allow_edits(run, tmp_path):
    assert run("findings", LETTER, "--toml", "-o", "findings.toml").code == 0
    path = tmp_path / "findings.toml"
    own = 'sentences = [\n  { quote = true, text = "The council welcomes this letter." },'
    path.write_text(path.read_text(encoding="utf-8").replace("sentences = [", own, 1), encoding="utf-8")
    refused = run("build", LETTER, "--findings", "findings.toml", "-o", "report.docx")
    assert refused.code == ExitCode.FINDINGS
    assert "findings.toml, line " in refused.err
    assert not (tmp_path / "report.docx").exists()
    assert run("build", LETTER, "--findings", "findings.toml", "--allow-edits", "-o", "report.docx").code == 0
