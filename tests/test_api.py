"""What `import ofsted_report` offers to a notebook: the whole line, from a letter to a checked report."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import ofsted_report
from ofsted_report.errors import FindingsError, UsageError

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def test_the_whole_line_from_a_letter_to_a_checked_report(tmp_path):
    """As the package's own docstring shows it."""
    letter = ofsted_report.read_letter(SAMPLES / "northmere-focused-visit.pdf")
    findings = ofsted_report.choose_findings(letter, limit=5)
    given = ofsted_report.load_settings(tmp_path, options={"council": "Northmere City Council"})
    meeting = ofsted_report.Meeting(author="Anna Bell")
    report = ofsted_report.build_report(letter, findings, given.settings, meeting)
    path = tmp_path / "report.md"
    path.write_bytes(ofsted_report.render(report, "md", given.settings.template).content)
    codes = {problem.code for problem in ofsted_report.check_report(path, letter)}
    assert "Anna Bell" in path.read_text(encoding="utf-8")
    assert "open-field" in codes
    assert not {code for code in codes if code.startswith("quotation")}


def test_every_name_it_offers_is_there_and_shown():
    assert set(dir(ofsted_report)) == set(ofsted_report.__all__)
    assert all(getattr(ofsted_report, name) for name in ofsted_report.__all__)


def test_a_name_it_does_not_offer_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'read_report'"):
        ofsted_report.read_report  # noqa: B018


def test_importing_it_imports_nothing_heavy():
    code = "import sys, ofsted_report; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pypdfium2", "docx", "jinja2", "msgspec", "typer"} & set(loaded)


def test_what_makes_no_sense_is_refused():
    letter = ofsted_report.read_letter(SAMPLES / "northmere-focused-visit.pdf")
    with pytest.raises(UsageError, match="no mode called best"):
        ofsted_report.choose_findings(letter, mode="best")  # type: ignore[arg-type]
    for limit in (0, -3):
        with pytest.raises(UsageError, match=f"At most {limit} findings would be none at all"):
            ofsted_report.choose_findings(letter, limit=limit)
    assert issubclass(FindingsError, ofsted_report.OfstedReportError)


@pytest.mark.slow
def test_a_misspelt_name_fails_a_users_type_checker(tmp_path):
    """`__getattr__` must not make every name look right."""
    user = tmp_path / "notebook.py"
    user.write_text("from ofsted_report import read_leter\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "mypy", str(user)], capture_output=True, text=True, check=False)
    assert 'has no attribute "read_leter"' in done.stdout, done.stdout + done.stderr


def test_an_unknown_format_is_refused():
    letter = ofsted_report.read_letter(SAMPLES / "northmere-focused-visit.pdf")
    report = ofsted_report.build_report(letter, ofsted_report.choose_findings(letter))
    with pytest.raises(UsageError, match="no report format 'pdf'"):
        ofsted_report.render(report, "pdf")  # type: ignore[arg-type]


def test_a_template_that_the_settings_name_need_not_be_passed_again():
    letter = ofsted_report.read_letter(SAMPLES / "northmere-focused-visit.pdf")
    settings = ofsted_report.Settings(template="scrutiny-report")
    report = ofsted_report.build_report(letter, ofsted_report.choose_findings(letter), settings)
    assert ofsted_report.render(report).content == ofsted_report.render(report, "docx", "scrutiny-report").content
    assert ofsted_report.render(report).content != ofsted_report.render(report, "docx", "select-committee").content


def test_a_letter_findings_and_a_report_are_a_line_in_a_notebook():
    letter = ofsted_report.read_letter(SAMPLES / "northmere-focused-visit.pdf")
    findings = ofsted_report.choose_findings(letter)
    report = ofsted_report.build_report(letter, findings)
    for value in (letter, letter.sections[0], findings, report):
        assert len(repr(value)) < 150, repr(value)
    assert [finding.label for finding in findings][:2] == ["a", "b"]
    assert len(findings) == len(list(findings)) > 2
