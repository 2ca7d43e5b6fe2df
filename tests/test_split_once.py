"""A letter's paragraphs are split into sentences once, however many stages look at them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ofsted_report.checking.check import check_report
from ofsted_report.findings.choose import choose_findings
from ofsted_report.letter import sentences
from ofsted_report.letter.parse import read_letter
from ofsted_report.rendering.render import render
from ofsted_report.report.compose import build_report

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*.pdf"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_build_and_a_check_split_each_block_once(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each stage used to split again what it looked at: five to six times for each paragraph."""
    counted: Counter[str] = Counter()
    real = sentences.spans

    def counting(text: str) -> tuple[tuple[int, int], ...]:
        counted[text] += 1
        return real(text)

    sentences.sentence_spans.cache_clear()
    monkeypatch.setattr(sentences, "spans", counting)
    letter = read_letter(path)
    report = tmp_path / "report.md"
    report.write_bytes(render(build_report(letter, choose_findings(letter)), "md").content)
    check_report(report, letter)
    blocks = {block.text for section in letter.sections for block in section.blocks}
    assert {counted[text] for text in blocks} == {1}
