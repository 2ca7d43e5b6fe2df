"""The place of a finding in words that lead an officer to it in the letter."""

from ofsted_report.findings.model import Source
from ofsted_report.letter.model import Block, Section

NUMBERED = Section(
    heading="Summary",
    role="findings",
    blocks=(
        Block(id="s1.b1", kind="paragraph", text="Leaders lead.", number="12.", page=4),
        Block(id="s1.b2", kind="item", text="Plans are late.", number="b)", page=4),
    ),
)


def test_a_paragraph_has_the_number_that_ofsted_prints():
    """Single inspections count their paragraphs through the whole report: ours by section would lead to another one."""
    source = Source.of(NUMBERED, NUMBERED.blocks[0], 1, (1,))
    assert source.place() == "Letter, page 4, Summary, paragraph 12, sentence 1"


def test_a_letter_of_a_list_is_no_number_of_a_paragraph():
    assert Source.of(NUMBERED, NUMBERED.blocks[1], 2, (1,)).paragraph_number == "2"
