"""The hand-made letters that other tests rely on are letters that the tool could have read."""

import pytest

from examples import example_letter, focused_letter, inspection_letter, quoted_findings
from ofsted_report.letter.model import Letter


@pytest.mark.parametrize("make", [example_letter, focused_letter, inspection_letter])
def test_examples_survive_the_published_json(make):
    letter = make()
    assert Letter.from_json(letter.to_json()) == letter


def test_each_quoted_finding_stands_where_its_source_says():
    letter = example_letter()
    blocks = {block.id: block.text for part in letter.sections for block in part.blocks}
    for finding in quoted_findings(letter).findings:
        assert blocks[finding.source.block] == finding.text
