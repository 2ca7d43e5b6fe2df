"""Tags are looked for in all that is filled, by whatever name; a tag that no page shows is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from examples import example_letter, quoted_findings
from fixtures.word_files import packed, parts_of, saved
from ofsted_report.errors import TemplateError
from ofsted_report.rendering.docx import render_template
from ofsted_report.rendering.specimen import specimen_report
from ofsted_report.rendering.template_check import check_template
from ofsted_report.rendering.template_parts import template_text
from ofsted_report.rendering.template_tags import read_tags
from ofsted_report.report.compose import build_report
from ofsted_report.settings.text import OpenField
from ofsted_report.word.document import open_word

EVIL = '{{ ("A"*4000000000)|length }}'
"""What would take 4 GB, where it is run."""
QUOTED = EVIL.replace('"', "&quot;")
W = nsdecls("w")


def template(*paragraphs: str) -> Any:
    """A document with these paragraphs, given as Word's XML."""
    document = docx.Document()
    document.add_heading("Background", 1)
    for xml in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {W} {nsdecls('wp')}>{xml}</w:p>"))
    return document


def add_notes(document: Any, kind: str, text: str) -> None:
    """Give it a footnote or an endnote with this text."""
    xml = f'<w:{kind}s {W}><w:{kind} w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), content_type, xml.encode(), document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind}s".upper()))


def renamed(data: bytes, old: str, new: str) -> bytes:
    """The file with a part under another name, in everything that points to it."""
    parts = parts_of(data)
    for name in parts:
        if name.endswith(".rels") or name == "[Content_Types].xml":
            parts[name] = parts[name].replace(old.encode(), new.encode())
    return packed({name.replace(old, new): content for name, content in parts.items()})


def refused(data: bytes, tmp_path: Path) -> str:
    """What `template check` says of it; and no report is made of it."""
    path = tmp_path / "ours.docx"
    path.write_bytes(data)
    mistakes = [str(mistake) for mistake in check_template(path) if mistake.level == "error"]
    with pytest.raises(TemplateError):
        render_template(specimen_report(), data, "ours.docx")
    return mistakes[0]


@pytest.mark.parametrize(
    ("xml", "where"),
    [
        (f"<w:r><w:instrText>{EVIL}</w:instrText></w:r>", "in a field code (Alt+F9 shows it)"),
        (f'<w:fldSimple w:instr="{QUOTED}"><w:r><w:t>9</w:t></w:r></w:fldSimple>', "in a field code"),
        (f'<w:r><wp:docPr id="1" name="x" descr="{QUOTED}"/></w:r>', "alternative text of a picture"),
        (f'<w:sdt><w:sdtPr><w:alias w:val="{QUOTED}"/></w:sdtPr></w:sdt>', "in the properties of a content control"),
        (f"<w:r><w:delText>{EVIL}</w:delText></w:r>", "in deleted text"),
        (f"<w:r>{EVIL}<w:t>Plans</w:t></w:r>", "in a place that Word does not show as text"),
        (f'<w:bookmarkStart w:id="1" w:name="{QUOTED}"/>', "in a place that Word does not show as text"),
        (f"<!-- {EVIL} --><w:r><w:t>Plans</w:t></w:r>", "in a place that Word does not show as text"),
    ],
    ids=["field", "simple field", "alt text", "content control", "deleted", "between", "bookmark", "remark"],
)
def test_a_tag_where_word_shows_no_text_is_refused(xml: str, where: str, tmp_path: Path) -> None:
    """It was run like any other, and `template check` said that all is well."""
    found = refused(saved(template(f"<w:r><w:t>Our words. </w:t></w:r>{xml}")), tmp_path)
    assert found.startswith("Under “Background”, in “Our words.")
    assert where in found
    assert "where tags are not allowed" in found


def test_a_tag_in_pieces_over_paragraphs_is_refused(tmp_path: Path) -> None:
    """docxtpl joins braces with nothing but markup between them; alone, each paragraph looks harmless."""
    inner = EVIL.removeprefix("{{").removesuffix("}}")
    pieces = ("{", f"{{{inner}}}", "}")
    document = template(*(f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>" for text in pieces))
    assert "A tag is in pieces" in refused(saved(document), tmp_path)


@pytest.mark.parametrize("new", ["word/document2.xml", "word/letter.bin"])
def test_the_body_is_read_by_whatever_name_it_has(new: str, tmp_path: Path) -> None:
    """Some programs call it document2.xml; its tags went unread."""
    data = renamed(saved(template(f"<w:r><w:t>{EVIL}</w:t></w:r>")), "word/document.xml", new)
    assert "does more than a template may" in refused(data, tmp_path)


def test_a_header_is_read_by_whatever_name_it_has(tmp_path: Path) -> None:
    """As the body."""
    document = template("<w:r><w:t>Plans</w:t></w:r>")
    document.sections[0].header.paragraphs[0].text = EVIL
    found = refused(renamed(saved(document), "header1.xml", "margin.xml"), tmp_path)
    assert found.startswith("In the page header, in “")


def test_what_jinja_would_run_is_looked_at_when_it_would_be_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever way a tag may find past the check of the text, nothing but names, loops and conditions is run."""
    monkeypatch.setattr("ofsted_report.rendering.docx.refuse_mistakes", lambda *_: None)
    for xml in (f"<w:r><w:instrText>{EVIL}</w:instrText></w:r>", "<w:r><w:t>{{ title.upper() }}</w:t></w:r>"):
        with pytest.raises(TemplateError, match="does more than a template may"):
            render_template(specimen_report(), saved(template(xml)), "ours.docx")


@pytest.mark.parametrize("kind", ["endnote", "comment", "properties"])
def test_a_tag_that_would_never_be_filled_is_refused(kind: str, tmp_path: Path) -> None:
    """Endnotes were printed with their tags."""
    document = template("<w:r><w:t>Plans</w:t></w:r>")
    if kind == "endnote":
        add_notes(document, kind, "{{ committee_date }}")
    elif kind == "comment":
        document.add_comment(document.paragraphs[0].runs[0], text="{{ committee_date }}")
    else:
        document.core_properties.subject = "{{ committee_date }}"
    found = refused(saved(document), tmp_path)
    assert found.startswith("In “{{ committee_date }}”: A tag is in")
    assert kind in found


def test_braces_that_are_no_tags_do_no_harm() -> None:
    """Word writes identities in braces; a text may have one, and a field code many."""
    document = template(
        '<w:bookmarkStart w:id="1" w:name="{7B}"/><w:r><w:instrText> IF {x} </w:instrText></w:r>'
        "<w:r><w:t>{{ purpose }} Plans {as printed}</w:t></w:r><w:r><w:instrText>{</w:instrText></w:r><w:r><w:t>.</w:t></w:r>"
    )
    assert read_tags(template_text(open_word(saved(document), "ours.docx"))).mistakes == []


def test_footnotes_are_read() -> None:
    """They are filled, so their tags must be known."""
    document = template("<w:r><w:t>Plans</w:t></w:r>")
    add_notes(document, "footnote", "{{ purpos }}")
    (mistake,) = read_tags(template_text(open_word(saved(document), "ours.docx"))).mistakes
    assert str(mistake).startswith("In a footnote, in “{{ purpos }}”: The tag {{ purpos }} uses purpos")
    assert [paragraph.kind for paragraph in template_text(open_word(saved(document), "ours.docx")).paragraphs][
        -1
    ] == "footnotes"


def test_an_open_field_in_a_footnote_is_highlighted_and_told() -> None:
    """It came out between raw marks; and a finding there has no comment, which Word does not know outside the body."""
    document = template("<w:r><w:t>{{ committee_date }}</w:t></w:r>")
    add_notes(document, "footnote", "Sent by {{ cabinet_member }}. {{ title }}")
    document.sections[0].header.paragraphs[0].text = "{%p for f in key_findings %}"
    for text in ("{{ f.text }}", "{%p endfor %}"):
        document.sections[0].header.add_paragraph(text)
    letter = example_letter()
    report = build_report(letter, quoted_findings(letter))
    rendered = render_template(report, saved(document), "ours.docx")
    with zipfile.ZipFile(io.BytesIO(rendered.content)) as package:
        note = etree.fromstring(package.read("word/footnotes.xml"))
        header = package.read("word/header1.xml")
    runs = [("".join(run.itertext()), run.find(".//{*}highlight") is not None) for run in note.iter("{*}r")]
    assert runs == [("Sent by ", False), ("[Cabinet Member]", True), (f". {report.title.plain}", False)]
    assert OpenField("Cabinet Member") in rendered.open_fields
    assert report.findings[0].text.plain in "".join(etree.fromstring(header).itertext())
    assert b"commentRange" not in header
