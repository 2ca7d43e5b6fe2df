"""A council's template is judged in words an officer understands, with the place."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from examples import example_letter, quoted_findings
from fixtures.word_files import packed, parts_of
from ofsted_report.errors import ExitCode, TemplateError
from ofsted_report.rendering.docx import render_docx
from ofsted_report.rendering.template_check import check_template
from ofsted_report.report.compose import build_report
from ofsted_report.shipped import shipped


@pytest.fixture
def make(tmp_path):
    """A Word file with these paragraphs; ('Heading 1', text) gives one a style."""

    def made(*paragraphs, name="ours.docx"):
        document = docx.Document()
        for paragraph in paragraphs:
            style, text = paragraph if isinstance(paragraph, tuple) else ("Normal", paragraph)
            document.add_paragraph(text, style)
        path = tmp_path / name
        document.save(path)
        return path

    return made


HEADING = ("Heading 1", "Background")


def errors(path):
    return [str(mistake) for mistake in check_template(path) if mistake.level == "error"]


def build_with(path):
    letter = example_letter()
    return render_docx(build_report(letter, quoted_findings(letter)), str(path))


def test_a_template_without_any_tag_is_refused(make):
    """Every report from it would say nothing of the letter, and yet look finished."""
    path = make(HEADING, "Our standing words.")
    assert "It has no tag" in errors(path)[0]
    with pytest.raises(TemplateError, match="has no tag"):
        build_with(path)


def test_a_row_is_asked_for_by_the_name_that_the_officer_gave_it(make):
    """The message for the row led to the list's name, and that to the row's."""
    loops = ("{%p for paragraph in background %}", "{%p for point in paragraph.points %}")
    path = make(HEADING, *loops, "{{ point }}", "{%p endfor %}", "{%p endfor %}")
    assert "Write {{ point.text }}" in errors(path)[0]


def test_a_plain_template_without_mistakes_is_well(make):
    path = make(
        HEADING,
        "{{ purpose }}",
        "{%p for finding in key_findings %}",
        "{{ loop.index }} {{ finding.text }}",
        "{%p endfor %}",
    )
    assert errors(path) == []
    assert build_with(path).content


@pytest.mark.parametrize(
    ("paragraph", "says", "remedy"),
    [
        ("{{ purpos }}", "The tag {{ purpos }} uses purpos, which is not known.", "Did you mean purpose?"),
        ("{{ heading.purpos }}", "asks heading for purpos", "Did you mean purpose?"),
        ("{{ purpose.text }}", "asks purpose for text, which it has not", "Write {{ purpose }} alone."),
        ("{{ key_findings }}", "has several meanings at once", "{%p for row in key_findings %}"),
        ("{{ heading }}", "has several meanings at once", "{{ heading.purpose }}"),
        ("{{ purpose|uper }}", "The filter uper", "Did you mean upper?"),
        ("{{ purpose }", "A tag is broken", "Type the whole tag again"),
        ("{ { purpose } }", "A tag is broken", "Type the whole tag again"),
        ("{% purpose %}", "begins with purpose, which is not known", "Known here"),
        ("{{ }}", "is empty", "Put a name"),
        ("{{ purpose ; }}", "cannot be understood", "`ofsted-report template variables`"),
        ("{{ committee date }}", "a name has no spaces and no dashes", "Write committee_date."),
        ("{{ committee-date }}", "a name has no spaces and no dashes", "Write committee_date."),
        ("{{ points.text }}", "points, which is not known", "LIST is"),
        ("{{ key_findings.text }}", "key_findings, which is a list", "{%p for row in key_findings %}, {{ row.text }}"),
        ("{purpose}", "{purpose} is not a tag", "Write {{ purpose }}."),
        ("«committee date»", "«committee date» is not a tag", "Write {{ committee_date }}."),
        ("{%p for x in purpose %}", "purpose is none", "docs/templates.md"),
        ("{%p for f in key_findings %}", "The loop that begins here is never closed.", "{%p endfor %}"),
        ("{%p if improvements %}", "The condition that begins here is never closed.", "{%p endif %}"),
        ("{%p endfor %}", "closes a for that was not begun", "Delete it"),
        ("{%p else %}", "is outside any", "Delete it"),
        ("{%p if improvements %} and more", "is beside other text, which would be lost", "a paragraph of its own"),
        ("{%tr for row in judgements %}", "is outside a table", "Write {%p"),
        ("{%p if improvements %}{%p endif %}", "Two {%p … %} tags", "a paragraph of its own"),
        ("{{ ''.__class__.__mro__ }}", "more than a template may", "Use names, loops"),
        ("{{ purpose.__class__ }}", "more than a template may", "Use names, loops"),
        ("{{ purpose.upper() }}", "more than a template may", "Use names, loops"),
        ("{{ cycler }}", "cycler, which is not known", ""),
        ("{{ 'x' * 1000000000 }}", "more than a template may", "Use names, loops"),
        ("{% include 'x' %}", "begins with include, which is not known", ""),
        ("{% set x = 1 %}", "begins with set, which is not known", ""),
        ("{{ purpose if council is sameas(committee) }}", "more than a template may", ""),
    ],
)
def test_each_mistake_is_named_with_its_place_and_remedy(make, paragraph, says, remedy):
    path = make(HEADING, paragraph)
    found = errors(path)
    assert found, paragraph
    assert found[0].startswith("Under “Background”, in “")
    assert says in found[0]
    assert remedy in found[0]


@pytest.mark.parametrize(
    "paragraph", ["{{ purpos }}", "{{ purpose|uper }}", "{%p if improvements %}", "{{ ''.__class__ }}", "{{ purpose }"]
)
def test_a_template_with_a_mistake_makes_no_report(make, paragraph):
    with pytest.raises(TemplateError) as caught:
        build_with(make(HEADING, paragraph))
    assert caught.value.exit_code == ExitCode.TEMPLATE
    assert "under “Background”" in caught.value.what
    assert "template check" in caught.value.remedy


def test_loops_in_loops_in_loops_cannot_make_a_report_without_end(make):
    lists = ("background", "key_findings", "improvements", "questions")
    loops = [f"{{%p for r{n} in {name} %}}" for n, name in enumerate(lists)]
    found = errors(make(HEADING, *loops, "{{ r3.text }}", *["{%p endfor %}"] * len(lists)))
    assert "is inside 3 loops already: the report would be endless." in found[0]
    assert len(found) == 1


def test_loops_over_paragraphs_need_the_p(make):
    path = make(HEADING, "{% for f in key_findings %}", "{{ f.text }}", "{% endfor %}")
    assert "Write {%p for … %} and {%p endfor %}." in errors(path)[0]


def test_begin_and_end_must_be_of_one_sort(make):
    path = make(HEADING, "{%p for f in key_findings %}", "{{ f.text }}", "{% endfor %}")
    assert "Use the same letters after the % in both." in errors(path)[0]


def test_a_tag_split_over_two_paragraphs_is_broken(make):
    assert "A tag is broken" in errors(make(HEADING, "{{ pur", "pose }}"))[0]


def test_a_tag_that_word_has_cut_by_formatting_is_pointed_out_but_works(make, tmp_path):
    path = make(HEADING)
    document = docx.Document(path)
    paragraph = document.add_paragraph()
    paragraph.add_run("{{ pur")
    paragraph.add_run("pose }}").bold = True
    document.save(path)
    told = [str(mistake) for mistake in check_template(path) if "split by formatting" in mistake.what]
    assert len(told) == 1
    assert errors(path) == []
    texts = [p.text for p in docx.Document(io.BytesIO(build_with(path).content)).paragraphs]
    assert any(text.startswith("The purpose of this report") for text in texts)


def test_curly_quotes_that_word_types_do_no_harm(make):
    assert errors(make(HEADING, "{{ purpose|default(“none”) }}")) == []


def test_parts_that_the_template_leaves_out_are_told_as_advice(make):
    found = [mistake for mistake in check_template(make(HEADING, "{{ purpose }}")) if mistake.level == "advice"]
    told = " ".join(mistake.what for mistake in found)
    assert "leaves out the key findings" in told
    assert "leaves out what needs to improve" in told
    assert "leaves out the purpose" not in told


def test_tags_in_headers_and_footers_are_read_too(make):
    path = make(HEADING)
    document = docx.Document(path)
    document.sections[0].header.paragraphs[0].text = "{{ comittee }}"
    document.save(path)
    assert "In the page header" in errors(path)[0]
    document.sections[0].header.paragraphs[0].text = "{{ committee }}"
    document.save(path)
    assert errors(path) == []
    assert b"[Committee]" in parts_of(build_with(path).content)["word/header1.xml"]


def test_a_lettered_list_of_its_own_will_not_restart(make):
    """Word's 'List Number' is one list: two loops in it count on."""
    path = make(
        HEADING,
        "{%p for f in key_findings %}", ("List Number", "{{ f.text }}"), "{%p endfor %}",
        ("Heading 1", "What needs to improve"),
        "{%p for i in improvements %}", ("List Number", "{{ i.text }}"), "{%p endfor %}",
    )  # fmt: skip
    document = docx.Document(path)
    numbering = document.part.numbering_part.element
    for level in numbering.xpath("//w:lvl[@w:ilvl='0']/w:numFmt"):
        level.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "lowerLetter")
    document.save(path)
    found = errors(path)
    assert len(found) == 1
    assert "The numbering of improvements will not restart: it goes on where key_findings ended." in found[0]


def test_headings_without_heading_styles_are_told(make):
    found = " ".join(map(str, check_template(make("{{ heading.background }}", "{{ purpose }}"))))
    assert "No paragraph has a heading style" in found
    assert "This looks like a heading and has no heading style" in found


def test_tracked_changes_around_a_tag_must_be_accepted_first(make):
    path = make(HEADING, "{{ purpose }}")
    document = docx.Document(path)
    paragraph = document.paragraphs[1]
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>{{{{ nonsense }}}}</w:delText></w:r></w:del>'
        )
    )
    document.save(path)
    assert "Accept all changes" in errors(path)[0]


# ── Files that are no template ────────────────────────────────────────────────────────────────────────────────────


SHIPPED = parts_of(shipped("select-committee.docx"))


def retyped(content_type):
    """The shipped template as another of Word's forms."""
    types = SHIPPED["[Content_Types].xml"]
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert main in types
    return packed(SHIPPED | {"[Content_Types].xml": types.replace(main, content_type)})


def bomb():
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * (30 * 1024 * 1024)})


def with_doctype():
    text = SHIPPED["word/document.xml"].split(b"?>", 1)[1]
    return packed(SHIPPED | {"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]>' + text})


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word document (.doc)"),
        (
            "t.dotx",
            lambda: retyped(b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
            "a Word template (.dotx)",
        ),
        (
            "m.docm",
            lambda: retyped(b"application/vnd.ms-word.document.macroEnabled.main+xml"),
            "a Word document with macros (.docm)",
        ),
        ("bomb.docx", bomb, "zip bomb"),
        ("doctype.docx", with_doctype, "declares a document type"),
        ("text.docx", lambda: b"just text", "is not a Word document"),
        ("empty.docx", lambda: b"", "is not a Word document"),
        ("cut.docx", lambda: shipped("select-committee.docx")[:5000], "is not a Word document"),
        ("sheet.docx", lambda: retyped(b"application/vnd.ms-excel"), "is an Excel workbook, not a Word document"),
    ],
)
def test_a_file_that_is_no_template_is_refused_in_one_sentence(tmp_path, name, content, says):
    path = tmp_path / name
    path.write_bytes(content())
    for use in (check_template, build_with):
        with pytest.raises(TemplateError) as caught:
            use(path)
        assert says in caught.value.what
        assert caught.value.what.endswith((".", ").", "?)."))
        assert caught.value.remedy


def test_a_missing_file_and_an_unknown_name_are_told(tmp_path):
    with pytest.raises(TemplateError, match="cannot be read"):
        check_template(tmp_path / "no.docx")
    with pytest.raises(TemplateError, match="Did you mean select-committee"):
        check_template("select-comittee")


@pytest.mark.parametrize("harm", ["gone", "empty", "cut"])
@pytest.mark.parametrize("part", SHIPPED)
def test_a_template_damaged_inside_is_filled_or_refused_but_never_a_defect(tmp_path, part, harm):
    path = tmp_path / "ours.docx"
    parts = dict(SHIPPED)
    whole = parts.pop(part)
    if harm != "gone":
        parts[part] = {"empty": b"", "cut": whole[: len(whole) // 2]}[harm]
    path.write_bytes(packed(parts))
    for use in (check_template, build_with):
        try:
            use(path)
        except TemplateError as error:
            assert error.what
            assert error.remedy


def test_a_paragraph_too_long_to_be_searched_is_refused(make):
    assert "far too long" in errors(make(HEADING, "{{" * 20_000))[0]


NO_GRID = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>no grid</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
NO_NUMBER = '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'


@pytest.mark.parametrize(
    ("harm", "use"), [(NO_GRID, build_with), (NO_NUMBER, check_template)], ids=["no grid", "no number"]
)
def test_markup_that_word_would_not_write_is_refused_in_words(tmp_path, harm, use):
    path = tmp_path / "ours.docx"
    text = SHIPPED["word/document.xml"].replace(b"<w:body>", b"<w:body>" + harm.encode())
    path.write_bytes(packed(SHIPPED | {"word/document.xml": text}))
    with pytest.raises(TemplateError, match=r"The template ours\.docx cannot be opened"):
        use(path)


def test_braces_without_end_are_looked_at_once(make):
    """Each brace that begins a tag is read up to the next, not to the end of the paragraph."""
    found = [mistake for mistake in errors(make(*["{{ " * 6000] * 20)) if "A tag is broken" in mistake]
    assert len(found) == 20
    assert max(map(len, found)) < 400


def test_a_tag_of_many_runs_is_told_once(make):
    """The runs of a paragraph are walked through with its tags, not again for each tag."""
    path = make("x")
    document = docx.Document(path)
    paragraph = document.add_paragraph()
    for at in range(3000):
        paragraph.add_run("{{ title }}"[at % 11]).bold = True if at % 2 else None
    document.save(path)
    advice = [m for m in check_template(path) if "split by formatting" in m.what]
    assert len(advice) == 272
