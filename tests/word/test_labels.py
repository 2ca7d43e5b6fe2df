"""The numbers and letters that Word prints and does not write are known as they are printed."""

from __future__ import annotations

import pytest

from ofsted_report.word.labels import written
from word.word_xml import made, paragraph, run

MULTILEVEL = """
<w:abstractNum w:abstractNumId="5">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="5"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def labels(*items: tuple[int, int]) -> list[str]:
    """The labels of paragraphs of these lists and levels."""
    blocks = [
        paragraph(
            f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run("Plans.")}'
        )
        for number, level in items
    ]
    root = f'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{MULTILEVEL}</w:numbering>'
    parts = {"word/numbering.xml": root.encode()}
    return [each.label.text if each.label else "" for each in made(*blocks, parts=parts).paragraphs]


def test_levels_count_and_begin_again_under_the_next_of_the_level_above() -> None:
    assert labels((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)) == ["3.", "a)", "b)", "3.b.i", "4.", "a)"]


def test_lists_of_one_kind_count_on_unless_one_says_that_it_begins_anew() -> None:
    assert labels((1, 0), (2, 0), (3, 0), (3, 0)) == ["3.", "4.", "1.", "2."]


def test_a_bullet_of_a_font_of_signs_is_a_plain_one() -> None:
    assert labels((1, 3)) == ["•"]


def test_a_hidden_paragraph_is_not_counted() -> None:
    hidden = (
        '<w:p><w:pPr><w:pStyle w:val="ListNumber"/><w:rPr><w:vanish/></w:rPr></w:pPr>'
        + run("Old.", "<w:vanish/>")
        + "</w:p>"
    )
    shown = '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>' + run("New.") + "</w:p>"
    assert [each.label.number if each.label else None for each in made(hidden, shown, shown).paragraphs] == [None, 1, 2]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (26, "lowerLetter", "z"),
        (27, "upperLetter", "AA"),
        (53, "lowerLetter", "aaa"),
        (1994, "upperRoman", "MCMXCIV"),
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (7, "decimalZero", "07"),
        (10**9, "lowerRoman", str(10**9)),
        (3, "ideographTraditional", "3"),
    ],
)
def test_numbers_in_words_forms(number: int, form: str, printed: str) -> None:
    assert written(number, form) == printed
