"""The Word report: every part in its place, numbered by Word itself, accessible, the same every time."""

import dataclasses
import io
import itertools
import zipfile
from datetime import date

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.opc import pkgwriter
from docx.oxml.ns import qn
from docx.text.run import Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examples import OUTCOME, area_letter, example_letter, focused_letter, inspection_letter, quoted_findings, section
from fixtures.word_files import parts_of
from fixtures.word_files import saved as saved_by_python_docx
from ofsted_report.rendering.docx import render_docx
from ofsted_report.rendering.docx_package import saved
from ofsted_report.rendering.template_parts import own_text
from ofsted_report.report.clean import clean
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.shipped import WORD_TEMPLATES

MEETING = Meeting(committee_date=date(2026, 12, 1), agenda_item="9", author="Anna Bell")
TODAY = date(2026, 11, 1)

REPORTS = [name for name in WORD_TEMPLATES if name != "scrutiny-briefing"]
"""The briefing leaves parts out, and has another table at its end."""


def report_of(letter, meeting=MEETING):
    return build_report(letter, quoted_findings(letter), Settings(committee="Scrutiny"), meeting, today=TODAY)


def opened(letter, template="select-committee", **options):
    rendered = render_docx(report_of(letter), template, **options)
    return docx.Document(io.BytesIO(rendered.content))


def all_paragraphs(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def texts(document):
    return [paragraph.text for paragraph in all_paragraphs(document)]


@pytest.mark.parametrize("template", REPORTS)
@pytest.mark.parametrize("make", [example_letter, focused_letter, inspection_letter])
def test_every_finding_and_every_item_stands_in_the_document(make, template):
    letter = make()
    found = texts(opened(letter, template))
    wanted = [finding.text for finding in quoted_findings(letter).findings]
    wanted += [*letter.improvements, *letter.priority_actions]
    wanted += [part for judgement in letter.judgements for part in (judgement.area, judgement.grade)]
    assert [text for text in wanted if text not in found] == []
    assert all(any(area in text for text in found) for area in letter.areas_covered)


def test_the_parts_stand_in_the_order_of_the_real_report():
    headings = [p.text for p in opened(focused_letter()).paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        "Scrutiny",
        "Contributors",
        "Report to the Scrutiny",
        "Purpose of agenda item",
        "Background",
        "Areas for priority action",
        "Key findings",
        "What needs to improve",
        "Background papers and appendices",
        "Your questions and views",
        "Appendix 1",
    ]


@pytest.mark.parametrize("template", WORD_TEMPLATES)
def test_an_inspections_judgements_and_headings_lead_in_its_findings(template):
    """The lettered list goes on under each heading: a heading of level 3 is no level of the list."""
    findings = (section(3, "Help", "findings", "Help is early."), section(4, "Leaders", "findings", "Leaders lead."))
    letter = inspection_letter()
    document = opened(dataclasses.replace(letter, sections=(*letter.sections[:2], *findings)), template)
    shown = [(p.style.name, p.text) for p in document.paragraphs]
    first = shown.index(("Heading 2", "Key findings"))
    assert shown.index(("Heading 2", "Judgements")) < first
    assert shown[first + 2 : first + 6] == [
        ("Heading 3", "Help"),
        ("Lettered Item", "Help is early."),
        ("Heading 3", "Leaders"),
        ("Lettered Item", "Leaders lead."),
    ]


@pytest.mark.parametrize("template", WORD_TEMPLATES)
def test_an_outcome_is_a_paragraph_under_its_heading_and_no_table(template):
    """A table of one row left half the page empty, under 'Part of the report'."""
    document = opened(area_letter(), template)
    shown = [(p.style.name, p.text) for p in document.paragraphs]
    at = shown.index(("Heading 2", "Inspection outcome"))
    assert shown[at + 1 : at + 3] == [
        ("Numbered Paragraph", f"The inspection report gives this outcome: “{OUTCOME}”"),
        ("Heading 2", "Key findings"),
    ]
    assert not any("Part of the report" in cell.text for table in document.tables for cell in table.rows[0].cells)


def test_a_councils_template_from_before_the_outcome_had_a_tag_still_shows_it(tmp_path):
    template = docx.Document()
    template.add_paragraph("{{ judgements_lead }}")
    rows = template.add_table(rows=3, cols=2)
    for place, words in enumerate(("{%tr for row in judgements %}", "{{ row.area }}", "{%tr endfor %}")):
        rows.cell(place, 0).text = words
    rows.cell(1, 1).text = "{{ row.grade }}"
    path = tmp_path / "ours.docx"
    template.save(path)
    document = opened(area_letter(), str(path))
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Inspection outcome", OUTCOME]
    assert document.paragraphs[0].text == "The outcome of the inspection is set out below."


@pytest.mark.parametrize("template", REPORTS)
def test_the_rows_of_judgements_stay_on_one_page(template):
    """The last row stood alone on the next page, under a repeated header."""
    tables = opened(inspection_letter(), template).tables
    table = next(each for each in tables if each.rows[0].cells[0].text == "Judgement")
    kept = [{p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs} for row in table.rows]
    assert kept == [{True}] * 4 + [{None}]
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


def test_parts_that_the_letter_has_not_leave_no_trace():
    found = " ".join(texts(opened(example_letter())))
    assert "priority action" not in found
    assert "needs to improve" not in found
    assert "Judgements" not in found


@pytest.mark.parametrize("template", WORD_TEMPLATES)
def test_lettered_lists_restart_because_they_are_the_next_level_of_one_list(template):
    """Word begins a level again after every paragraph of a level above; so each list needs one before it."""
    document = opened(focused_letter(), template)
    level = {"Numbered Paragraph": 1, "Lettered Item": 2, "Heading 2": 0}
    kinds = [level[p.style.name] for p in document.paragraphs if p.style.name in level]
    assert 2 in kinds
    for before, this in itertools.pairwise(kinds):
        assert this - before <= 1, "a lettered item stands under a numbered paragraph"
    ids = {
        document.styles[name].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
        for name in ("Numbered Paragraph", "Lettered Item")
    }
    assert len(ids) == 1


@pytest.mark.parametrize("template", WORD_TEMPLATES)
@pytest.mark.parametrize("make", [example_letter, focused_letter, inspection_letter])
def test_the_document_is_accessible(make, template):
    document = opened(make(), template)
    paragraphs = list(all_paragraphs(document))
    assert [own_text(p._p) for p in paragraphs if not own_text(p._p).strip()] == [], "no empty paragraphs for spacing"
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), "no level is skipped"
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None, "header rows are marked"
    for style in {p.style.name for p in paragraphs}:
        at = document.styles[style]
        while at.font.size is None:
            at = at.base_style
        assert at.font.size.pt >= 12
        assert document.styles[style].font.name in (None, "Arial")
    assert {p.alignment for p in paragraphs} <= {None, WD_ALIGN_PARAGRAPH.LEFT}
    assert not list(document.element.iter(qn("w:txbxContent"))), "no text boxes"
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert (document.core_properties.title, document.core_properties.language) == (
        report_of(make()).title.plain,
        "en-GB",
    )


def test_open_fields_are_highlighted_and_nothing_else_is():
    rendered = render_docx(report_of(example_letter()))
    document = docx.Document(io.BytesIO(rendered.content))
    runs = [Run(run, None) for run in document.element.body.iter(qn("w:r"))]
    lit = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert set(lit) == {str(open_field) for open_field in rendered.open_fields}
    assert "[Cabinet Member]" in lit


def test_an_open_field_is_a_placeholder_that_goes_when_somebody_types_over_it():
    """Word's own control for it; the text that is typed is not highlighted, and no control stays behind."""
    document = docx.Document(io.BytesIO(render_docx(report_of(example_letter())).content))
    controls = list(document.element.body.iter(qn("w:sdt")))
    assert "[Cabinet Member]" in {"".join(t.text for t in control.iter(qn("w:t"))) for control in controls}
    for control in controls:
        about = control.find(qn("w:sdtPr"))
        assert [child.tag.rpartition("}")[2] for child in about][-3:] == ["temporary", "showingPlcHdr", "richText"]
        assert about.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is None
        assert f"[{about.find(qn('w:alias')).get(qn('w:val'))}" in "".join(t.text for t in control.iter(qn("w:t")))


LEGAL = "Legal implications: from the officer responsible"


def test_only_open_fields_that_the_template_shows_are_told():
    report = report_of(example_letter())
    labels = {open_field.label for open_field in render_docx(report, "select-committee").open_fields}
    assert "Pages" in labels
    assert LEGAL not in labels
    assert LEGAL in {o.label for o in render_docx(report, "scrutiny-report").open_fields}


def test_each_finding_has_a_comment_that_says_where_it_stands():
    document = opened(example_letter())
    comments = [comment.text for comment in document.comments]
    assert comments == [finding.source.place() for finding in quoted_findings(example_letter()).findings]
    assert comments[0] == "Letter, page 2, Overview, paragraph 1, sentence 1"
    starts = list(document.element.iter(qn("w:commentRangeStart")))
    assert len(starts) == len(comments)
    run = starts[0].getnext()
    assert "".join(t.text for t in run.iter(qn("w:t"))) == quoted_findings(example_letter()).findings[0].text


def test_the_published_version_has_no_comments():
    """Not even the empty part that Word's document inspector would show."""
    parts = parts_of(render_docx(report_of(example_letter()), comments=False).content)
    assert "word/document.xml" in parts
    assert not any("comments" in name for name in parts)
    assert b"w:commentRangeStart" not in parts["word/document.xml"]


def test_a_template_is_made_ready_for_jinja_once(monkeypatch):
    """It takes half of the time of a report, and a batch fills one template for every letter that has the same parts."""
    from docxtpl import DocxTemplate

    patched = []
    patch_xml = DocxTemplate.patch_xml
    monkeypatch.setattr(DocxTemplate, "patch_xml", lambda self, xml: patched.append(xml) or patch_xml(self, xml))
    monkeypatch.setattr("ofsted_report.rendering.docx._patched", {})
    first = render_docx(report_of(example_letter()))
    times = len(patched)
    other = render_docx(report_of(example_letter(authority="Northmere")))
    assert len(patched) == times > 0
    assert first.content != other.content


@pytest.mark.parametrize("template", WORD_TEMPLATES)
def test_equal_reports_are_equal_bytes(template):
    first, second = (render_docx(report_of(example_letter()), template).content for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("template", WORD_TEMPLATES)
def test_a_document_is_saved_as_python_docx_saves_it(template):
    """Part of how it does so is private: a version that does it in another way must be noticed here."""
    document = opened(example_letter(), template)
    assert list(parts_of(saved(document)).items()) == list(parts_of(saved_by_python_docx(document)).items())


def test_a_python_docx_that_saves_in_another_way_is_not_told_as_a_damaged_template(monkeypatch):
    monkeypatch.delattr(pkgwriter, "_ContentTypesItem")
    with pytest.raises(ImportError, match="_ContentTypesItem"):
        render_docx(report_of(example_letter()))


@pytest.mark.parametrize(
    "text",
    [
        "Smith & Sons < 5 > 3 \"quoted\" 'so'",
        "{{ council }} {% for x in y %} {# note #}",
        "{_{ council }_} {_% x %_}",
        "tab\tand\nline\fand\abell",
        "&amp; &#60; ]]> <w:p/>",
        "Llanfair Pwllgwyngyll, Rhŷs ap Gŵyn, Ó Dómhnaill, Zoë",
        "[Committee date] and [another]",
        "[\ufdd0]\ufdd2" + "1\ufdd3",
    ],
)
def test_text_of_a_letter_arrives_as_that_text(text):
    document = opened(focused_letter(improvements=(text,), title=text))
    assert clean(text) in texts(document)
    assert all(r.font.highlight_color is None for p in document.paragraphs if p.text == clean(text) for r in p.runs)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1).map(lambda text: f"a{text}z"))
def test_any_text_arrives_as_that_text(text):
    assert clean(text) in texts(opened(focused_letter(improvements=(text,))))


def test_a_title_of_300_characters_fits():
    title = "Focused visit " * 22
    document = opened(focused_letter(title=title), "scrutiny-report")
    assert any(title.strip() in text for text in texts(document))


def test_names_with_ampersands_apostrophes_and_accents():
    meeting = Meeting(author="Siân O’Neill & Llŷr", cabinet_member="Cllr D'Arcy <lead>")
    rendered = render_docx(report_of(example_letter(), meeting))
    document = docx.Document(io.BytesIO(rendered.content))
    found = texts(document)
    assert "Author:\tSiân O’Neill & Llŷr" in found
    assert "Cabinet Member sign-off:\tCllr D'Arcy <lead>" in found
    assert document.core_properties.author == "Siân O’Neill & Llŷr"
