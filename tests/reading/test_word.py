"""Word documents: what Word itself says of lists, headings, tables, notes and changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from fixtures import bad_files
from fixtures.word_files import packed, saved
from ofsted_report.errors import NotReadableError
from ofsted_report.letter.doubts import LOOK_HERE
from ofsted_report.letter.page_warnings import page_warnings
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.document import Document
from ofsted_report.reading.read import read_document
from ofsted_report.reading.text_block import TextBlock
from ofsted_report.reading.word import pages_of
from ofsted_report.word import styles as word_styles
from ofsted_report.word.document import open_word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def blocks(document: Any) -> tuple[TextBlock, ...]:
    """The blocks that are read from it."""
    return find_blocks(
        Document("letter.docx", "0" * 64, "docx", pages_of(open_word(saved(document), "letter.docx")))
    ).body


def told(document: Any) -> list[tuple[str, str]]:
    """Kind and text of each."""
    return [(block.kind, block.text) for block in blocks(document)]


def with_xml(paragraph: str) -> Any:
    """A document with one paragraph, given as Word's XML."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {W} {MC} {WPS} {V}>{paragraph}</w:p>"))
    return document


def test_paragraphs_stand_in_their_order() -> None:
    """Empty ones between are left out."""
    document = docx.Document()
    for text in ("29 August 2025", "", "Dear Ms Okafor", "Plans are clear."):
        document.add_paragraph(text)
    assert told(document) == [
        ("paragraph", "29 August 2025"),
        ("paragraph", "Dear Ms Okafor"),
        ("paragraph", "Plans are clear."),
    ]


@pytest.mark.parametrize("style", ["List Bullet", "List Number", "List Paragraph"])
def test_lists_are_known_by_their_style(style: str) -> None:
    """The bullet itself is not in the text: Word draws it."""
    document = docx.Document()
    document.add_paragraph("the quality of plans", style=style)
    assert told(document) == [("item", "the quality of plans")]


def test_lists_are_known_by_their_numbering() -> None:
    """A list made with the button has no style of its own."""
    document = with_xml(
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>plans</w:t></w:r>'
    )
    assert told(document) == [("item", "plans")]


@pytest.mark.parametrize("style", ["Normal", "ListBullet"])
def test_a_paragraph_whose_numbering_was_taken_away_is_no_item(style: str) -> None:
    """List 0 is how Word writes that: a bullet deleted before a paragraph that stays in the list's style."""
    numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    document = with_xml(f'<w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr><w:r><w:t>Plans are clear.</w:t></w:r>')
    assert told(document) == [("paragraph", "Plans are clear.")]


@pytest.mark.parametrize("mark", ["- ", "– ", "* ", "■\t", "• "])
def test_lists_are_known_by_bullets_that_were_typed(mark: str) -> None:
    """Also where they stand in one paragraph, with line breaks between."""
    document = docx.Document()
    document.add_paragraph(f"{mark}The front door")
    document.add_paragraph(f"{mark}Supervision\n{mark}Audits")
    assert told(document) == [("item", "The front door"), ("item", "Supervision"), ("item", "Audits")]


def test_an_item_under_another_is_one_level_down() -> None:
    """By its style, or by the depth of its numbering."""
    document = docx.Document()
    for style in ("List Bullet", "List Bullet 2"):
        document.add_paragraph("Plans", style=style)
    assert [block.level for block in blocks(document)] == [1, 2]
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Plans</w:t></w:r>'
    assert [block.level for block in blocks(with_xml(numbered))] == [2]


def test_an_empty_line_that_was_typed_parts_two_paragraphs() -> None:
    """Some press Shift and Return twice instead of Return."""
    document = docx.Document()
    document.add_paragraph("Plans are clear.\n\nReviews are late.")
    assert told(document) == [("paragraph", "Plans are clear."), ("paragraph", "Reviews are late.")]


def test_headings_are_known_by_their_style() -> None:
    """Heading 1 to 9, and Title."""
    document = docx.Document()
    document.add_heading("Focused visit to Saltby", level=0)
    document.add_heading("Main findings", level=2)
    assert told(document) == [("heading", "Focused visit to Saltby"), ("heading", "Main findings")]


def test_headings_are_known_by_bold_type() -> None:
    """Ofsted's letters have no heading styles; what is typed bold as a whole is one."""
    document = docx.Document()
    document.add_paragraph().add_run("Overview").bold = True
    part = document.add_paragraph("Plans are ")
    part.add_run("clear").bold = True
    assert told(document) == [("heading", "Overview"), ("paragraph", "Plans are clear")]


def test_headings_are_known_by_a_bold_style() -> None:
    """A council's own style may be bold; a run may take it back."""
    document = docx.Document()
    style = document.styles.add_style("Bold text", 1)
    style.font.bold = True
    document.add_paragraph("Overview", style=style)
    document.add_paragraph(style=style).add_run("Plans are clear").bold = False
    assert told(document) == [("heading", "Overview"), ("paragraph", "Plans are clear")]


def test_tables_are_rows_of_cells() -> None:
    """A judgement beside its grade."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("Leaders", "Good"), ("Children in care", "Inadequate")), strict=True):
        for box, text in zip(row.cells, words, strict=True):
            box.text = text
    found = blocks(document)
    assert [(block.kind, [cell[0].text for cell in block.cells]) for block in found] == [
        ("row", ["Leaders", "Good"]),
        ("row", ["Children in care", "Inadequate"]),
    ]


def test_typed_line_breaks_are_lines() -> None:
    """An address typed with Shift+Enter keeps its lines, for each is a fact."""
    document = docx.Document()
    document.add_paragraph("Adaeze Okafor\nDirector of Children’s Services\tAnyshire")
    (block,) = blocks(document)
    assert [line.text for line in block.lines] == ["Adaeze Okafor", "Director of Children’s Services Anyshire"]


def test_tracked_changes_are_read_as_if_accepted() -> None:
    """What was inserted is there, what was deleted or moved away is not."""
    document = with_xml(
        "<w:r><w:t xml:space='preserve'>Plans are </w:t></w:r>"
        "<w:del w:id='1' w:author='A'><w:r><w:delText>weak</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='A'><w:r><w:t>clear</w:t></w:r></w:ins>"
        "<w:moveFrom w:id='3' w:author='A'><w:r><w:t>, all of them</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>.</w:t></w:r>"
    )
    assert told(document) == [("paragraph", "Plans are clear.")]


def test_special_characters_are_text() -> None:
    """Word writes a non-breaking hyphen as an element; a tab stop in the settings is no tab."""
    document = with_xml(
        "<w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr><w:r><w:t>decision</w:t><w:noBreakHyphen/>"
        "<w:t>making</w:t><w:tab/><w:t>&amp; “plans”</w:t></w:r>"
    )
    assert told(document) == [("paragraph", "decision-making & “plans”")]


def test_a_hyperlink_is_text() -> None:
    """Its words are part of the sentence."""
    document = with_xml(
        "<w:r><w:t xml:space='preserve'>See </w:t></w:r><w:hyperlink w:anchor='x'><w:r><w:t>the framework</w:t></w:r>"
        "</w:hyperlink><w:r><w:t>.</w:t></w:r>"
    )
    assert told(document) == [("paragraph", "See the framework.")]


def test_a_text_box_is_read_once() -> None:
    """Word keeps it twice: for itself, and for programs that cannot draw it."""
    box = "<w:txbxContent><w:p><w:r><w:t>29 August 2025</w:t></w:r></w:p></w:txbxContent>"
    document = with_xml(
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Dear Ms Okafor</w:t></w:r>"
    )
    assert told(document) == [("paragraph", "29 August 2025"), ("paragraph", "Dear Ms Okafor")]


def boxes_within_each_other(depth: int) -> str:
    """A run with a text box, in which stands another, and so on; each has words of its own."""
    run = ""
    for number in range(depth, 0, -1):
        box = f"<w:txbxContent><w:p>{run}<w:r><w:t>Box {number}</w:t></w:r></w:p></w:txbxContent>"
        run = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    return run


def test_a_text_box_within_another_is_read_once() -> None:
    """The inner box was found again from every box around it: twice as often at each level, for hours at the twentieth."""
    document = with_xml(f"{boxes_within_each_other(36)}<w:r><w:t>Dear Ms Okafor</w:t></w:r>")
    assert [text for _, text in told(document)] == [*(f"Box {n}" for n in range(36, 0, -1)), "Dear Ms Okafor"]


def test_of_alternatives_the_first_that_has_words_is_read() -> None:
    """In a paragraph and around paragraphs; Word keeps some signs in a form of its own, with plain text as fallback."""
    document = with_xml(
        "<w:r><w:t>Plans </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w:sym/></mc:Choice>"
        "<mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    paragraph = "<w:p><w:r><w:t>Dear Ms Okafor</w:t></w:r></w:p>"
    document.element.body.insert(
        1,
        parse_xml(
            f"<mc:AlternateContent {W} {MC}><mc:Choice Requires='wps'>{paragraph}</mc:Choice>"
            f"<mc:Fallback>{paragraph}</mc:Fallback></mc:AlternateContent>"
        ),
    )
    assert told(document) == [("paragraph", "Plans ☺"), ("paragraph", "Dear Ms Okafor")]


def test_a_heading_is_bold_whatever_a_text_box_beside_it_is() -> None:
    """A box is anchored in some paragraph, and is no part of it."""
    document = with_xml(f"{boxes_within_each_other(1)}<w:r><w:rPr><w:b/></w:rPr><w:t>Overview</w:t></w:r>")
    assert told(document) == [("paragraph", "Box 1"), ("heading", "Overview")]


def test_fields_to_fill_in_are_read() -> None:
    """A content control is a frame around ordinary paragraphs."""
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {W}><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>29 August 2025</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    assert told(document) == [("paragraph", "29 August 2025")]


def test_footnotes_come_with_their_marks() -> None:
    """In the text the mark is raised behind its word; the note is a block of its own."""
    document = with_xml("<w:r><w:t>Plans are clear.</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>")
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>_</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='preserve'> A plan is a plan.</w:t></w:r>"
        "</w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert [(block.kind, block.mark, block.text) for block in blocks(document)] == [
        ("paragraph", "", "Plans are clear.¹"),
        ("footnote", "1", "A plan is a plan."),
    ]


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (bad_files.zip_bomb, "bomb.docx unpacks to more than a Word document can need"),
        (bad_files.zip_named_docx, "photos.docx is not a Word document"),
        (bad_files.entity_bomb, "laughs.docx declares a document type, as no Word file does"),
        (bad_files.text_named_docx, "notes.docx is damaged, or is not a Word document"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_no_word_document_is_refused(make: Any, what: str, tmp_path: Path) -> None:
    """Before anything of it is unpacked, where it is a bomb."""
    path = make(tmp_path)
    with pytest.raises(NotReadableError) as refused:
        open_word(path.read_bytes(), path.name)
    assert refused.value.what.startswith(what)


def test_a_truncated_word_document_is_refused() -> None:
    """A download that broke off."""
    with pytest.raises(NotReadableError, match="damaged"):
        open_word(saved(docx.Document())[:5000], "half.docx")


def test_a_word_document_without_its_text_is_refused() -> None:
    """A spreadsheet is a zip archive of XML, too."""
    spreadsheet = packed({"xl/workbook.xml": b"<workbook/>"})
    with pytest.raises(NotReadableError, match="not a Word document"):
        open_word(spreadsheet, "figures.docx")


def test_a_document_that_says_what_word_never_writes_is_damaged() -> None:
    """A level that is no number ended as a defect of ours, in the middle of reading."""
    document = docx.Document()
    paragraph = document.add_paragraph("Dear Ms Quill")
    paragraph._p.get_or_add_pPr().insert(0, parse_xml(f"<w:outlineLvl {W} w:val='high'/>"))
    with pytest.raises(NotReadableError, match="damaged inside"):
        pages_of(open_word(saved(document), "odd.docx"))


def test_a_paragraph_that_names_no_style_of_its_own_has_the_default_one() -> None:
    """An unknown id counts as none, and so does that of a style for characters; as Word takes them."""
    document = docx.Document()
    document.styles["Normal"].font.bold = True
    for style_id in ("Nowhere", "DefaultParagraphFont"):
        document.element.body.insert(
            0,
            parse_xml(f'<w:p {W}><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr><w:r><w:t>Overview</w:t></w:r></w:p>'),
        )
    assert told(document) == [("heading", "Overview")] * 2


def test_a_list_style_is_known_by_the_style_that_it_is_based_on() -> None:
    """Also where a damaged file bases styles on each other in a circle, which was read for ever."""
    document = docx.Document()
    based = document.styles.add_style("Council list", 1)
    based.base_style = document.styles["List Bullet"]
    document.add_paragraph("Plans", style=based)
    ring = [document.styles.add_style(name, 1) for name in ("First", "Second")]
    ring[0].base_style, ring[1].base_style = ring[1], ring[0]
    document.add_paragraph("Dear Ms Okafor", style=ring[0])
    assert told(document) == [("item", "Plans"), ("paragraph", "Dear Ms Okafor")]


def test_styles_are_not_searched_again_for_every_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of empty paragraphs, each looked up among all styles, took minutes."""
    document = docx.Document()
    for _ in range(50):
        document.add_paragraph("Plans are clear.")
    data = saved(document)
    searched = []
    search = word_styles.StyleSheet.__init__

    def counted(sheet: word_styles.StyleSheet, root: Any) -> None:
        searched.append(root)
        search(sheet, root)

    def never(*_: object) -> None:
        raise AssertionError("python-docx walks through every style")

    monkeypatch.setattr(word_styles.StyleSheet, "__init__", counted)
    monkeypatch.setattr("docx.styles.styles.Styles.get_by_id", never)
    assert len(pages_of(open_word(data, "letter.docx"))[0].lines) == 50
    assert len(searched) == 1


def test_what_nobody_sees_is_not_read_and_told(tmp_path: Path) -> None:
    """A struck 'Not' was quoted as Ofsted's word."""
    path = tmp_path / "letter.docx"
    document = with_xml(
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>Not </w:t></w:r><w:r><w:t>all plans are clear.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>  (draft)</w:t></w:r>"
    )
    path.write_bytes(saved(document))
    read = read_document(path)
    assert [line.text for line in read.lines] == ["all plans are clear."]
    assert read.unseen == ("Not (draft)",)
    told = page_warnings(read, find_blocks(read))
    assert [(warning.code, warning.message) for warning in told] == [
        ("set-aside", "“Not (draft)” is in the file and not shown (hidden, struck through or white); it is not quoted.")
    ]


def test_a_file_that_is_embedded_whole_is_told(tmp_path: Path) -> None:
    """What it says may be half of the letter."""
    document = docx.Document()
    document.add_paragraph("Dear Ms Okafor")
    part = Part(PackURI("/word/chunk.htm"), "text/html", b"<p>Plans are clear.</p>", document.part.package)
    relation = document.part.relate_to(part, f"{RELATIONS}aFChunk")
    names = f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    document.element.body.append(parse_xml(f'<w:altChunk {names} r:id="{relation}"/>'))
    path = tmp_path / "letter.docx"
    path.write_bytes(saved(document))
    read = read_document(path)
    (warning,) = page_warnings(read, find_blocks(read))
    assert warning.code == "embedded-file"
    assert warning.code in LOOK_HERE, "it may be the letter itself"
    assert "word/chunk.htm" in warning.message


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (
            '<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve">Not </w:t></w:r></w:ins>',
            "Not all plans are clear.",
        ),
        ('<w:del w:id="1" w:author="A"><w:r><w:delText>Not </w:delText></w:r></w:del>', "all plans are clear."),
    ],
)
def test_tracked_changes_are_told(change: str, text: str) -> None:
    """What somebody added since looks like Ofsted's words, and what was deleted was Ofsted's."""
    read = read_document(saved(with_xml(f"{change}<w:r><w:t>all plans are clear.</w:t></w:r>")), name="letter.docx")
    assert [line.text for line in read.lines] == [text]
    (warning,) = page_warnings(read, find_blocks(read))
    assert warning.code == "tracked-changes"
    assert warning.code in LOOK_HERE


@pytest.mark.parametrize(
    ("words", "taken_for"),
    [
        ("RECEIVED 12 MAR 2027", "a stamp"),
        ("Agenda Item 8", "a stamp"),
        ("Click or tap here to enter text.", "a placeholder"),
    ],
)
def test_what_its_words_alone_tell_is_set_aside(words: str, taken_for: str) -> None:
    """In a text box or a paragraph of its own; a Word file has no places to tell by."""
    document = docx.Document()
    for text in ("Plans are clear.", words, "Received help is good."):
        document.add_paragraph(text)
    read = read_document(saved(document), name="letter.docx")
    found = find_blocks(read)
    assert [block.text for block in found.body] == ["Plans are clear.", "Received help is good."]
    (warning,) = page_warnings(read, found)
    assert (warning.code, warning.page) == ("set-aside", None)
    assert warning.message.startswith(f"“{words}” was taken for {taken_for}")


def test_a_comment_is_told_and_not_read() -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("Plans are clear.").runs, text="Check with legal", author="A")
    read = read_document(saved(document), name="letter.docx")
    assert [line.text for line in read.lines] == ["Plans are clear."]
    (warning,) = page_warnings(read, find_blocks(read))
    assert "“Check with legal” was taken for a comment" in warning.message


def test_letters_too_small_to_read_are_not_read() -> None:
    read = read_document(
        saved(with_xml('<w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>Not </w:t></w:r><w:r><w:t>all is well.</w:t></w:r>')),
        name="letter.docx",
    )
    assert [line.text for line in read.lines] == ["all is well."]
    assert read.unseen == ("Not",)
