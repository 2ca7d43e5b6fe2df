"""What a template holds besides text with tags does no harm in a report: comments, bound controls, a contents list."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from examples import example_letter, quoted_findings
from fixtures.word_files import packed, parts_of, saved
from ofsted_report.errors import TemplateError
from ofsted_report.rendering.docx import Rendered, render_template
from ofsted_report.rendering.template_check import check_template
from ofsted_report.report.compose import build_report

BOUND = (
    f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Abstract"/><w:dataBinding w:xpath="/x[1]" w:storeItemID="{{1}}"/>'
    "<w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{{ committee_date }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
CONTENTS = (
    f'<w:p {nsdecls("w")}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Old heading</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def template(*paragraphs: str) -> Any:
    """A template with a heading, the key findings in a loop, and these paragraphs."""
    document = docx.Document()
    document.add_heading("{{ title }}", 1)
    for text in (*paragraphs, "{%p for finding in key_findings %}", "{{ finding.text }}", "{%p endfor %}"):
        document.add_paragraph(text)
    return document


def commented() -> Any:
    """One with comments of its owner: in the loop, outside, and on what is left out."""
    document = template("{{ purpose }}", "{%p if not key_findings %}", "Nothing.", "{%p endif %}")
    for text, words in (
        ("{{ purpose }}", "Keep it short."),
        ("{{ finding.text }}", "A row each."),
        ("Nothing.", "Rare."),
    ):
        (paragraph,) = (each for each in document.paragraphs if each.text == text)
        document.add_comment(paragraph.runs, text=words, author="Owner")
    return document


def filled(document: Any, *, comments: bool = True) -> Rendered:
    """The example's report from this template."""
    letter = example_letter()
    report = build_report(letter, quoted_findings(letter))
    return render_template(report, saved(document), "ours.docx", comments=comments)


def advice(document: Any, tmp_path: Any) -> str:
    """What the check of this template advises."""
    path = tmp_path / "ours.docx"
    path.write_bytes(saved(document))
    mistakes = check_template(path)
    assert not [str(each) for each in mistakes if each.level == "error"]
    return "\n".join(map(str, mistakes))


def test_without_comments_there_is_none_of_the_templates_owner() -> None:
    parts = parts_of(filled(commented(), comments=False).content)
    assert not [name for name in parts if "comments" in name]
    assert b"w:comment" not in parts["word/document.xml"]


def test_a_comment_in_a_loop_stands_at_one_place_and_one_on_what_is_left_out_at_none() -> None:
    """Word calls a file unreadable in which one comment is at several places."""
    parts = parts_of(filled(commented()).content)
    for anchor in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        ids = re.findall(rf'<w:{anchor} w:id="(\d+)"', parts["word/document.xml"].decode())
        assert len(ids) == len(set(ids)) > 2
    written = parts["word/comments.xml"].decode()
    assert sorted(re.findall(r'<w:comment [^>]*w:id="(\d+)"', written)) == sorted(ids)
    assert "Keep it short." in written
    assert written.count("A row each.") == 1
    assert "Rare." not in written


def test_comments_in_a_template_are_told(tmp_path: Any) -> None:
    assert "The template has 3 comments" in advice(commented(), tmp_path)


def test_a_control_that_shows_a_property_shows_the_tags_value(tmp_path: Any) -> None:
    """Word printed the property, the date of a meeting long ago."""
    document = template()
    document.element.body.insert(1, parse_xml(BOUND))
    assert b"dataBinding" not in parts_of(filled(document).content)["word/document.xml"]
    assert "In the content control “Abstract”" in advice(document, tmp_path)


def test_a_control_without_tags_keeps_its_property() -> None:
    """The document's title, which a report sets, is often shown so."""
    document = template()
    document.element.body.insert(1, parse_xml(BOUND.replace("{{ committee_date }}", "Title")))
    assert b"dataBinding" in parts_of(filled(document).content)["word/document.xml"]


def test_of_a_contents_list_it_is_told_how_it_is_brought_up_to_date(tmp_path: Any) -> None:
    document = template()
    document.element.body.insert(1, parse_xml(CONTENTS))
    rendered = filled(document)
    assert [warning for warning in rendered.warnings if "contents list" in warning]
    settings = parts_of(rendered.content)["word/settings.xml"]
    assert settings.index(b"updateFields") < settings.index(b"w:compat")
    assert "The template has a contents list" in advice(document, tmp_path)
    assert filled(template()).warnings == ()


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_no_break_space_in_a_tag_is_a_space(space: str, tmp_path: Any) -> None:
    """Word puts one in where text was pasted from a page; the check found no fault, and the report could not be made."""
    document = docx.Document()
    document.add_heading("{{ title }}", 1)
    for text in ("{%p for finding in key_findings %}", "{{ finding.text }}", "{%p endfor %}"):
        document.add_paragraph(text.replace(" ", space))
    shown = "\n".join(each.text for each in docx.Document(io.BytesIO(filled(document).content)).paragraphs)
    assert "{" not in shown
    assert quoted_findings(example_letter()).findings[0].text in shown
    advice(document, tmp_path)


def test_properties_that_word_never_wrote_are_told() -> None:
    """They ended as a defect of ours."""
    parts = parts_of(saved(template()))
    parts["docProps/core.xml"] = b"<other/>"
    letter = example_letter()
    with pytest.raises(TemplateError):
        render_template(build_report(letter, quoted_findings(letter)), packed(parts), "ours.docx")


def test_loops_that_make_a_report_of_endless_length_are_stopped() -> None:
    """Three within each other over all findings: the length is that of the findings to the third power."""
    loops = "".join(f"{{% for {name} in key_findings %}}" for name in "abc")
    document = template(f"{loops}{{{{ a.text }}}}{'{% endfor %}' * 3}")
    letter = example_letter()
    findings = quoted_findings(letter)
    report = build_report(letter, findings)
    many = build_report(letter, type(findings)(mode="all", findings=findings.findings * 60))
    assert render_template(report, saved(document), "ours.docx").content
    with pytest.raises(TemplateError, match="endless length"):
        render_template(many, saved(document), "ours.docx")


def test_beginnings_of_tags_without_an_end_are_not_each_followed_to_the_end(tmp_path: Any) -> None:
    """Twice as many took four times as long: this template was looked at for ever."""
    path = tmp_path / "ours.docx"
    path.write_bytes(saved(template(*["{" * 19_000] * 40)))
    assert [each for each in check_template(path) if "A tag is broken" in each.what]
