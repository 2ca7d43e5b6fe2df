"""A reader sees whom a finding is about: a heading that does not tell gives way to its chapter's."""

import dataclasses

from examples import inspection_letter, quoted_findings, section
from ofsted_report.report.chapters import headings_of_findings


def headings(*sections):
    letter = inspection_letter(sections=sections)
    return list(headings_of_findings(letter, quoted_findings(letter).findings))


def test_a_heading_that_only_says_summary_gives_way_to_what_is_summed_up():
    """The older inspection reports have 'Children in care', and under it nothing but the heading 'Summary'."""
    assert headings(
        section(1, "Children in care", "findings"),
        section(2, "Summary", "findings", "Children settle."),
        section(3, "Leadership", "findings"),
        section(4, "Summary", "findings", "Leaders lead."),
    ) == ["Children in care", "Leadership"]


def test_steps_that_every_chapter_has_give_way_to_the_chapter():
    """'Inspection findings' stood in reports three times over, and nobody knew about whom."""
    assert headings(
        section(1, "Executive summary", "findings", "Services are good."),
        section(2, "Information about this area", "information", "Many children live here."),
        section(3, "Children in care", "findings", "Children settle."),
        section(4, "Inspection findings", "findings", "Plans are clear."),
        section(5, "Leadership", "findings", "Leaders lead."),
        section(6, "Inspection findings", "findings", "Audits help."),
        section(7, "The board requires improvement", "findings"),
        section(8, "Executive summary", "findings", "The board meets."),
        section(9, "Recommendations", "improvements"),
        section(10, "Inspection findings", "findings", "Its plan is late."),
    ) == ["Executive summary", "Children in care", None, "Leadership", None, "The board requires improvement", None]


def test_what_only_informs_is_no_chapter():
    assert headings(
        section(1, "Information about this area", "information"),
        section(2, "Summary", "findings", "Services are good."),
        section(3, "Leadership", "findings", "Leaders lead."),
    ) == ["Summary", "Leadership"]


def test_a_step_that_stands_there_once_tells_enough():
    """A joint inspection has 'Strengths' and 'Main findings' side by side: neither is a chapter of the other."""
    assert headings(
        section(1, "Headline findings", "findings", "Partners work well."),
        section(2, "Practice study", "findings", "A child was helped."),
        section(3, "Main findings", "findings", "Police are quick."),
    ) == ["Headline findings", "Practice study", "Main findings"]


def group(number, heading, text):
    return dataclasses.replace(section(number, heading, "findings", text), level=2)


def test_the_groups_of_a_chapter_that_has_nothing_else_give_way_to_it():
    """'Scrutiny' may be the authority's or the board's."""
    assert headings(
        section(1, "Services are good because", "findings"),
        group(2, "Leadership", "Leaders lead."),
        group(3, "Scrutiny", "Members ask."),
        section(4, "The board is good because", "findings"),
        group(5, "Scrutiny", "The board asks."),
    ) == ["Services are good because", None, "The board is good because"]


def test_the_groups_of_a_chapter_that_says_more_keep_their_headings():
    assert headings(
        section(1, "Main findings", "findings", "Partners meet."),
        group(2, "Leadership", "Leaders lead."),
        section(3, "Practice study", "findings", "A child was helped."),
        group(4, "Response to missing children", "Police are quick."),
    ) == ["Main findings", "Leadership", "Practice study", "Response to missing children"]
