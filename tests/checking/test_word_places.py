"""Places are told as the reader sees them."""

from __future__ import annotations

from pathlib import Path

from ofsted_report import build_report, choose_findings, read_letter, render
from ofsted_report.checking.report_file import open_report

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def places(sample: str) -> dict[str, str]:
    """The place of each passage of a sample's report, by its words."""
    letter = read_letter(SAMPLES / f"{sample}.pdf")
    content = render(build_report(letter, choose_findings(letter)), "docx").content
    return {passage.text: passage.place for passage in open_report("report.docx", content).passages}


def test_a_finding_is_told_by_its_heading_its_paragraph_and_its_letter():
    letter = read_letter(SAMPLES / "anyshire-monitoring-visit.pdf")
    found = places("anyshire-monitoring-visit")
    third = choose_findings(letter).findings[2].text
    assert found[third].startswith("“Background”, ")
    assert found[third].endswith(" c)")


def test_a_judgement_is_told_by_its_table_and_row():
    letter = read_letter(SAMPLES / "harrowmere-ilacs-2026.pdf")
    area = letter.judgements[1].area
    assert "table " in places("harrowmere-ilacs-2026")[area]
    assert places("harrowmere-ilacs-2026")[area].endswith("row 3")


def test_a_heading_is_told_by_its_words():
    assert places("anyshire-monitoring-visit")["Background"] == "heading “Background”"
