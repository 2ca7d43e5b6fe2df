"""A Word document is read as a reader sees it, by whoever asks for it."""

from __future__ import annotations

import pytest

from fixtures.word_files import packed, parts_of
from ofsted_report.word.document import open_word
from ofsted_report.word.paragraph import Cell
from word.word_xml import made, paragraph, related, run, word_file


def texts(*blocks: str) -> list[str]:
    """What each paragraph of such a document shows."""
    return [each.text for each in made(*blocks).paragraphs]


def field(code: str, *result: str) -> str:
    """A field of Word's: its code, and the runs that it shows."""
    shown = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + "".join(result) if result else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    "unseen",
    ["<w:vanish/>", "<w:strike/>", "<w:dstrike/>", '<w:color w:val="FFFFFF"/>', '<w:vanish w:val="true"/>'],
)
def test_what_nobody_sees_is_no_part_of_the_text_and_not_lost(unseen: str) -> None:
    """A struck 'Not' was read as part of the quotation, which said the contrary of what was printed."""
    (read,) = made(paragraph(run("Not", unseen) + run(" all children are visited."))).paragraphs
    assert read.text == " all children are visited."
    assert read.unseen == "Not"


@pytest.mark.parametrize(
    "seen",
    ['<w:strike w:val="0"/>', '<w:vanish w:val="false"/>', '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'],
)
def test_what_is_switched_off_or_stands_out_is_seen(seen: str) -> None:
    assert texts(paragraph(run("Not", seen) + run(" all."))) == ["Not all."]


def test_white_letters_in_a_table_are_seen() -> None:
    """Their cell may be dark by the table's own style."""
    white = paragraph(run("Area", '<w:color w:val="FFFFFF"/>'))
    assert texts(f"<w:tbl><w:tr><w:tc>{white}</w:tc></w:tr></w:tbl>") == ["Area"]


WHITE = '<w:color w:val="FFFFFF"/>'


def test_white_letters_on_a_shaded_paragraph_are_seen() -> None:
    """A council's headings are often a band of colour with white letters: by the paragraph, or by its style."""
    assert texts(paragraph('<w:pPr><w:shd w:fill="1F3864"/></w:pPr>' + run("Findings", WHITE))) == ["Findings"]
    banner = paragraph('<w:pPr><w:pStyle w:val="Banner"/></w:pPr>' + run("Findings"))
    style = (
        b'<w:style w:type="paragraph" w:styleId="Banner"><w:name w:val="Banner"/><w:pPr><w:shd w:fill="1F3864"/></w:pPr>'
        b'<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style></w:styles>'
    )
    (read,) = made(banner, parts=parts_with_styles((banner,), style)).paragraphs
    assert read.text == "Findings"
    assert read.runs[0].look.paper(read.element) == "1F3864"


def test_white_letters_over_a_picture_or_on_coloured_pages_are_seen() -> None:
    """A cover page has its title on a picture, which Word keeps behind the text."""
    anchor = (
        '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'behindDoc="1"/></w:drawing></w:r>'
    )
    assert texts(paragraph(anchor), paragraph(run("Findings", WHITE))) == ["", "Findings"]
    data = word_file(paragraph(run("Findings", WHITE)))
    parts = parts_of(data)
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", b'<w:background w:color="1F3864"/><w:body>'
    )
    (read,) = open_word(packed(parts), "letter.docx").paragraphs
    assert read.text == "Findings"


def test_a_field_is_read_by_what_it_shows() -> None:
    """Also where another field is in its code, or in its result."""
    inner = field("MERGEFIELD Council", run("Saltby"))
    assert texts(paragraph(run("Visited on ") + field("DATE", run("5 May 2026")) + run("."))) == [
        "Visited on 5 May 2026."
    ]
    assert texts(paragraph(field(f"IF </w:instrText></w:r>{inner}<w:r><w:instrText> = 1", run("Dear Ms Okafor")))) == [
        "Dear Ms Okafor"
    ]
    assert texts(paragraph(field("REF x", run("the council of "), inner))) == ["the council of Saltby"]
    assert texts(paragraph(run("Page ") + field("PAGE"))) == ["Page "]


def test_a_field_without_an_end_hides_nothing() -> None:
    """Of a damaged file every word behind it would be lost."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert texts(paragraph(begun + run("Plans are clear."))) == ["Plans are clear."]


def test_a_paragraph_whose_mark_is_deleted_is_joined_to_the_next() -> None:
    """As Word does when the change is accepted; a paragraph deleted as a whole leaves nothing."""
    deleted = "<w:pPr><w:rPr><w:del w:id='1' w:author='A'/></w:rPr></w:pPr>"
    gone = "<w:del w:id='2' w:author='A'><w:r><w:delText>Old.</w:delText></w:r></w:del>"
    assert texts(paragraph(deleted + run("Plans ")), paragraph(run("are clear."))) == ["Plans are clear."]
    assert texts(paragraph(deleted + gone), paragraph(run("New."))) == ["New."]
    row = f"<w:tbl><w:tr><w:tc>{paragraph(run('Area'))}</w:tc></w:tr></w:tbl>"
    assert texts(paragraph(deleted + run("Before a table.")), row) == ["Before a table.", "Area"]


def test_a_deleted_row_is_no_row() -> None:
    row = (
        "<w:tr><w:trPr><w:del w:id='1' w:author='A'/></w:trPr><w:tc><w:p><w:r><w:t>Old</w:t></w:r></w:p></w:tc></w:tr>"
    )
    kept = f"<w:tr><w:tc>{paragraph(run('New'))}</w:tc></w:tr>"
    assert texts(f"<w:tbl>{row}{kept}</w:tbl>") == ["New"]


def test_a_paragraph_knows_its_cell() -> None:
    """Of merged cells both the place in the row and the column of the table."""
    wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph(run('wide'))}</w:tc>"
    narrow = f"<w:tc>{paragraph(run('narrow'))}</w:tc>"
    read = made(paragraph(run("before")), f"<w:tbl><w:tr>{wide}{narrow}</w:tr><w:tr>{narrow * 3}</w:tr></w:tbl>")
    assert [each.cell for each in read.paragraphs] == [
        None,
        Cell(1, 0, 0, 0, 2),
        Cell(1, 0, 1, 2),
        *(Cell(1, 1, column, column) for column in range(3)),
    ]


def test_a_heading_is_known_by_the_style_that_its_own_is_based_on_or_by_its_outline_level() -> None:
    styles = (
        b'<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Council heading"/><w:basedOn w:val="Heading2"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="TOC Heading"/><w:basedOn w:val="Heading1"/>'
        b'<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>'
    )
    blocks = (
        paragraph('<w:pPr><w:pStyle w:val="Ours"/></w:pPr>' + run("Findings")),
        paragraph('<w:pPr><w:pStyle w:val="Toc"/></w:pPr>' + run("Contents")),
        paragraph('<w:pPr><w:outlineLvl w:val="2"/></w:pPr>' + run("Plans")),
        paragraph(run("Plans are clear.")),
    )
    sheet = parts_with_styles(blocks, styles)
    assert [each.heading_level for each in made(*blocks, parts=sheet).paragraphs] == [2, 0, 3, 0]


def parts_with_styles(blocks: tuple[str, ...], styles: bytes) -> dict[str, bytes]:
    """The document's style sheet with these styles at its end."""
    return {"word/styles.xml": parts_of(word_file(*blocks))["word/styles.xml"].replace(b"</w:styles>", styles)}


def test_runs_know_their_marker_pen_and_their_comments() -> None:
    commented = f'<w:commentRangeStart w:id="4"/>{run("Plans")}<w:commentRangeEnd w:id="4"/>'
    (read,) = made(paragraph(commented + run(" are clear", '<w:highlight w:val="yellow"/>') + run("."))).paragraphs
    assert [(each.text, each.comments, each.highlight) for each in read.runs] == [
        ("Plans", ("4",), ""),
        (" are clear", (), "yellow"),
        (".", (), ""),
    ]


def test_signs_from_a_font_of_signs_are_read() -> None:
    """A bullet that was put in with Insert, Symbol."""
    sign = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    assert texts(paragraph(sign + run(" plans"))) == ["\uf0b7 plans"]
    assert texts(paragraph('<w:r><w:sym w:font="Symbol" w:char="D800"/></w:r>' + run("plans"))) == ["plans"]


def test_notes_are_numbered_as_the_text_refers_to_them_endnotes_last() -> None:
    body = paragraph(
        run("Plans")
        + '<w:r><w:endnoteReference w:id="3"/></w:r>'
        + run(" are")
        + '<w:r><w:footnoteReference w:id="7"/></w:r>'
    )
    note = '<w:{0}s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:{0} w:id="{1}">{2}</w:{0}></w:{0}s>'
    parts = {
        "word/footnotes.xml": note.format("footnote", 7, paragraph(run("At the foot."))).encode(),
        "word/endnotes.xml": note.format("endnote", 3, paragraph(run("At the end."))).encode(),
    }
    parts |= related(word_file(body), ("n1", "footnotes", "footnotes.xml"), ("n2", "endnotes", "endnotes.xml"))
    read = made(body, parts=parts)
    assert read.paragraphs[0].text == "Plans² are¹"
    assert [(each.number, each.paragraphs[0].text) for each in (*read.footnotes, *read.endnotes)] == [
        (1, "At the foot."),
        (2, "At the end."),
    ]


def test_a_file_that_is_embedded_whole_is_named() -> None:
    """Word shows it as part of the text; nobody else reads it."""
    blocks = (paragraph(run("Before.")), '<w:altChunk r:id="c1"/>')
    parts = {"word/afchunk.htm": b"<p>Hidden</p>", **related(word_file(*blocks), ("c1", "aFChunk", "afchunk.htm"))}
    assert made(*blocks, parts=parts).unread == ("word/afchunk.htm",)


@pytest.mark.parametrize("store", ["{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}", ""], ids=["named", "not named"])
@pytest.mark.parametrize("level", ["run", "paragraph", "cell"])
def test_a_control_that_shows_a_value_of_the_file_is_read_by_that_value(level: str, store: str) -> None:
    """Word and LibreOffice print it, whatever the text has in its place: a report had the date of the template's property."""
    space = "http://schemas.microsoft.com/office/2006/coverPageProps"
    bound = (
        f'<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="xmlns:ns0=\'{space}\'" w:storeItemID="{store}" '
        'w:xpath="/ns0:CoverPageProperties[1]/ns0:Abstract[1]"/><w:text/></w:sdtPr><w:sdtContent>CONTENT</w:sdtContent></w:sdt>'
    )
    written = run("14 January 2027")

    def within(content: str) -> str:
        return bound.replace("CONTENT", content)

    block = {
        "run": paragraph(run("Date: ") + within(written)),
        "paragraph": within(paragraph(written)),
        "cell": f"<w:tbl><w:tr>{within(f'<w:tc>{paragraph(written)}</w:tc>')}</w:tr></w:tbl>",
    }[level]
    item = f'<CoverPageProperties xmlns="{space}"><Abstract>4 May 2021</Abstract></CoverPageProperties>'
    about = (
        '<ds:datastoreItem ds:itemID="{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps9.xml"/>'
        "</Relationships>"
    )
    parts = {
        "customXml/item9.xml": item.encode(),
        "customXml/itemProps9.xml": about.encode(),
        "customXml/_rels/item9.xml.rels": relations.encode(),
        **related(word_file(block), ("x9", "customXml", "../customXml/item9.xml")),
    }
    assert made(block, parts=parts).paragraphs[0].text.endswith("4 May 2021")
    parts["customXml/item9.xml"] = item.replace("4 May 2021", "").encode()
    assert made(block, parts=parts).paragraphs[0].text.endswith("14 January 2027")


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("d MMMM yyyy", "14 January 2027"), ("dddd, dd MMM yy", "Thursday, 14 Jan 27"), ("dd/MM/yyyy", "14/01/2027"),
        ("d 'de' M", "14 de 1"), ("", "14/01/2027"),
    ],
)  # fmt: skip
def test_a_bound_date_is_read_as_word_shows_it(form: str, shown: str) -> None:
    """The file keeps it as '2027-01-14T00:00:00', and the control says how it is written."""
    control = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/when[1]"/><w:date><w:dateFormat w:val="FORM"/></w:date></w:sdtPr>'
        f"<w:sdtContent>{paragraph(run('4 May 2021'))}</w:sdtContent></w:sdt>"
    ).replace("FORM", form)
    about = (
        '<ds:datastoreItem ds:itemID="{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="itemProps9.xml"/>'
        "</Relationships>"
    )
    parts = {
        "customXml/item9.xml": b"<when>2027-01-14T00:00:00</when>",
        "customXml/itemProps9.xml": about.encode(),
        "customXml/_rels/item9.xml.rels": relations.encode(),
        **related(word_file(control), ("x9", "customXml", "../customXml/item9.xml")),
    }
    assert made(control, parts=parts).paragraphs[0].text == shown
    parts["customXml/item9.xml"] = b"<when>soon</when>"
    assert made(control, parts=parts).paragraphs[0].text == "4 May 2021"


def test_a_file_in_which_nothing_ends_is_walked_as_any_other() -> None:
    """Each run named all comments that had begun, and each joined paragraph was copied for the next: the square of both."""
    count = 6_000
    begun = "".join(f'<w:commentRangeStart w:id="{number}"/>{run("a")}' for number in range(count // 4))
    deleted = paragraph("<w:pPr><w:rPr><w:del w:id='1' w:author='A'/></w:rPr></w:pPr>" + run("b"))
    fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("c")
    ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    (read,) = made(paragraph(begun + fields * count + ends * count)).paragraphs
    assert max(len(each.comments) for each in read.runs) < 100
    assert read.text == "a" * (count // 4) + "c" * count
    assert texts(deleted * count) == ["b" * count]


def test_a_list_has_nine_levels() -> None:
    deep = paragraph(f'<w:pPr><w:numPr><w:ilvl w:val="{10**9}"/><w:numId w:val="1"/></w:numPr></w:pPr>{run("Plans.")}')
    (read,) = made(deep).paragraphs
    assert read.label is not None
    assert read.label.numbering.level == 8
