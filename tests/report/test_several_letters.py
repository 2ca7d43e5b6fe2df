"""One report about several letters: a chapter for each, everything else once, and no letter of another council."""

import dataclasses
from datetime import date

import pytest

from examples import example_letter, focused_letter, inspection_letter, quoted_findings
from ofsted_report.errors import TemplateError, UsageError
from ofsted_report.letter.model import Source, Visit
from ofsted_report.rendering.outline import outline
from ofsted_report.rendering.render import render
from ofsted_report.rendering.specimen import specimen_report
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Attachment, Meeting, Settings
from ofsted_report.shipped import WORD_TEMPLATES
from ofsted_report.word.document import open_word


def source(name):
    return Source(name=name, sha256=name.encode().hex().ljust(64, "0"), pages=4, reader="pdfium")


INSPECTION = inspection_letter(authority="Anyshire", source=source("inspection.pdf"))
SECOND = example_letter(source=source("second.pdf"))
THIRD = focused_letter(authority="Anyshire", source=source("third.pdf"))
LETTERS = (INSPECTION, SECOND, THIRD)


def report(*letters, meeting=None, settings=None):
    first, *others = ((each, quoted_findings(each)) for each in letters or LETTERS)
    return build_report(*first, settings or Settings(), meeting or Meeting(), others=others)


def words(made, template="select-committee"):
    return "\n".join(each.text for each in open_word(render(made, "docx", template).content, "r.docx").paragraphs)


def test_each_letter_has_a_chapter_with_its_own_findings_and_appendix():
    made = report()
    assert [chapter.heading for chapter in made.chapters] == [
        "Inspection of Northmere local authority children’s services (Appendix 1)",
        "Second monitoring visit of Anyshire children’s services (Appendix 2)",
        "Focused visit to Saltby children’s services (Appendix 3)",
    ]
    for chapter, letter in zip(made.chapters, LETTERS, strict=True):
        assert [each.text.plain for each in chapter.parts["key_findings"].items] == [
            each.text for each in quoted_findings(letter)
        ]
    assert "improvements" not in made.chapters[1].parts
    assert {"key_findings", "background", "judgements"}.isdisjoint(made.parts)


def test_each_source_says_which_letter():
    places = [finding.source.place() for finding in report().findings]
    assert places[0].startswith("Appendix 1, page")
    assert places[-1].startswith("Appendix 3, page 2, Main findings")


def test_what_is_said_once_names_all_letters_and_takes_people_from_the_newest():
    made = report()
    assert made.parts["purpose"].lead.plain.endswith(
        "the findings of Ofsted’s inspection of Anyshire children’s services from 26 September to 7 October 2022; "
        "Ofsted’s second monitoring visit to Anyshire children’s services on 11 and 12 December 2018; and "
        "Ofsted’s focused visit to Anyshire children’s services on 16 May 2023."
    )
    assert made.title.plain == "Letters and reports from Ofsted"
    assert [each.plain for each in made.front_sheet.contributors] == [
        "[Owain Wyn-Rhŷs – Director of Children’s Services (to be confirmed)]"
    ]
    assert made.letter_sha256.split() == [letter.source.sha256 for letter in LETTERS]


def test_the_letters_are_the_first_appendices_unless_another_comes_before_them():
    made = report(meeting=Meeting(appendices=(Attachment(title="Action plan"),)))
    assert [each.heading for each in made.parts["appendix"].paragraphs] == [
        None, "Appendix 2", "Appendix 3", "Appendix 4"
    ]  # fmt: skip
    made = report(SECOND, meeting=Meeting(appendices=(Attachment(title="Summary", before_letter=True),)))
    assert "The full letter is at Appendix 2." in made.parts["key_findings"].lead.plain
    assert [each.text.plain.partition(",")[0] for each in made.parts["appendix"].paragraphs] == [
        "Summary is attached.",
        "Ofsted letter of 8 January 2019",
    ]
    papers = [each.text.plain.partition(" of ")[0] for each in made.parts["background_papers"].paragraphs]
    assert papers == ["Appendix 1: Summary", "Appendix 2: Ofsted letter"]


def test_the_action_plan_starts_from_all_letters():
    made = report(meeting=Meeting(action_plan="yes"))
    first_column = [row[0].plain for row in made.parts["action_plan"].table.rows]
    assert first_column == [
        f"“{text}”" for letter in (INSPECTION, THIRD) for text in (*letter.priority_actions, *letter.improvements)
    ]


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        (
            (SECOND, focused_letter(source=source("saltby.pdf"))),
            "second.pdf is about Anyshire, saltby.pdf about Saltby",
        ),
        ((SECOND, THIRD, SECOND), "second.pdf and second.pdf are the same letter"),
    ],
    ids=["two councils", "twice"],
)
def test_letters_that_do_not_belong_together_are_refused(letters, said):
    with pytest.raises(UsageError, match=said):
        report(*letters)


@pytest.mark.parametrize("template", WORD_TEMPLATES)
def test_word_has_a_heading_for_each_letter_and_the_parts_a_level_below(template):
    document = open_word(render(report(), "docx", template).content, "r.docx")
    levels = {
        each.text: level
        for each in document.paragraphs
        if (level := document.styles.heading_level(each.element)) is not None
    }
    for chapter in report().chapters:
        assert levels[chapter.heading] == 2
    assert levels["Key findings"] == 3
    assert levels["Background papers and appendices"] == 2


@pytest.mark.parametrize("template", WORD_TEMPLATES)
def test_each_comment_is_on_its_own_finding(template):
    made = report()
    comments = open_word(render(made, "docx", template).content, "r.docx").comments
    said = [finding.source.place() for finding in made.findings]
    assert list(comments.values()) == said


@pytest.mark.parametrize("template", ["select-committee", "scrutiny-report", "cabinet-report"])
def test_the_formats_have_the_same_chapters(template):
    """Word, by its template, and web page and Markdown, by their outline."""
    made = report()
    shown = [each.heading for each in outline(made, template).sections if each.level == 3]
    document = open_word(render(made, "docx", template).content, "r.docx")
    in_word = [each.text for each in document.paragraphs if document.styles.heading_level(each.element) == 3]
    implications = {each.heading for each in made.parts["implications"].paragraphs}
    assert [text for text in in_word if text not in implications] == shown


def test_two_letters_of_one_title_are_told_apart():
    again = dataclasses.replace(
        SECOND, source=source("later.pdf"), visit=Visit(start=date(2019, 6, 4), end=date(2019, 6, 5), ordinal=3)
    )
    headings = [chapter.heading for chapter in report(SECOND, again).chapters]
    assert len(set(headings)) == 2


def test_a_template_without_a_loop_over_letters_is_refused_for_several_and_filled_for_one(tmp_path):
    import docx

    own = docx.Document()
    own.add_heading("{{ title }}", 1)
    for text in ("{%p for finding in key_findings %}", "{{ finding.text }}", "{%p endfor %}"):
        own.add_paragraph(text)
    own.save(tmp_path / "own.docx")
    with pytest.raises(TemplateError, match="no place for more than one letter"):
        render(report(), "docx", str(tmp_path / "own.docx"))
    assert render(report(SECOND), "docx", str(tmp_path / "own.docx")).open_fields == ()


def test_a_report_about_one_letter_has_no_chapters():
    assert specimen_report().chapters == ()
    assert "Appendix 2" not in words(report(SECOND))
