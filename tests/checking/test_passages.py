"""A report's text is read whole, in every form, from any hand; nothing in it is executed, fetched or unpacked without end."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checking.reports import accessible, paragraph_xml, run_xml, saved
from ofsted_report.checking.html_passages import passages_of_html
from ofsted_report.checking.markdown_passages import passages_of_markdown
from ofsted_report.checking.open_fields import find_open_fields
from ofsted_report.checking.report_file import read_passages
from ofsted_report.checking.text_passages import passages_of_text, without_label
from ofsted_report.errors import NotReadableError

WORDS = st.lists(
    st.sampled_from(["Visits", "are", "timely.", "a)", "-", "1.", "#", "children’s", "&", "<", "{{ x }}"]), max_size=8
)


def key(text):
    return re.sub(r"\W", "", text)


def test_text_paragraphs_items_and_headings_are_told_apart(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("# Findings\n\nThe key findings\nare these:\n\n a) One thing.\n b) Another\n thing.\n\nThe end.\n")
    assert [(p.kind, p.text, p.line) for p in read_passages(path)] == [
        ("heading", "Findings", 1),
        ("paragraph", "The key findings are these:", 3),
        ("item", "One thing.", 6),
        ("item", "Another thing.", 7),
        ("paragraph", "The end.", 10),
    ]


def test_markdown_keeps_lettered_items_and_tables_and_drops_marks(tmp_path):
    path = tmp_path / "r.md"
    path.write_text(
        "## Findings\n\n1. As **found**:\n\n   a) One *thing*. <!-- Letter, page 2 -->\n\n   b) Two.\n\n"
        "| Area |\n| --- |\n| Care |\n"
    )
    assert [(p.kind, p.text) for p in read_passages(path)] == [
        ("heading", "Findings"),
        ("item", "As found:"),
        ("item", "One thing."),
        ("item", "Two."),
        ("cell", "Area"),
        ("cell", "Care"),
    ]


@pytest.mark.parametrize(
    ("list_of_three", "numbers"),
    [
        ("<ol><li>A</li><li>B</li><li>C</li></ol>", [1, 2, 3]),
        ("<ol type='a' start='7'><li>A</li><li>B</li><li>C</li></ol>", [7, 8, 9]),
        ("<ol start='" + "9" * 5000 + "'><li>A</li><li>B</li><li>C</li></ol>", [1, 2, 3]),
        ("<ul><li>A</li><li>B</li><li>C</li></ul>", [None, None, None]),
        ("<ol><li>A</li><li style=\"list-style-type: 'd) '\">B</li><li><p>C</p></li></ol>", [3, 4, 5]),
    ],
)
def test_items_of_a_page_have_the_numbers_that_a_browser_shows(list_of_three, numbers, tmp_path):
    """Or would show, where one item of a list was written without its mark."""
    path = tmp_path / "r.html"
    path.write_text(f"<html><body>{list_of_three}</body></html>")
    passages = read_passages(path)
    assert [passage.mark.number for passage in passages] == numbers
    assert len({passage.mark.series for passage in passages}) == 1


def test_items_in_word_have_the_numbers_that_word_shows(tmp_path):
    """Sub-items are counted anew under each item."""
    document = accessible()
    for text, level in (("A", 0), ("B", 1), ("C", 1), ("D", 0), ("E", 1)):
        numbering = document.add_paragraph(text, style="List Number")._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_ilvl().val = level
    passages = read_passages(saved(document, tmp_path / "r.docx"))
    assert [passage.mark.number for passage in passages if passage.mark] == [1, 1, 2, 2, 1]


def test_letters_go_on_after_z_as_word_counts_them(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("z) One.\naa) Two.\nbb) Three.\n(ccc) Four.\n3.2. Five.\n")
    found = [(passage.text, passage.mark.series, passage.mark.number) for passage in read_passages(path)]
    letters = [("One.", "letter", 26), ("Two.", "letter", 27), ("Three.", "letter", 28), ("Four.", "letter", 55)]
    assert found == [*letters, ("Five.", "number of 2 parts", 2)]


def test_a_number_of_several_parts_needs_no_stop_before_a_capital(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("3.2 Plans are clear.\n\n3.2 million children live in England.\n")
    assert [(passage.kind, passage.text) for passage in read_passages(path)] == [
        ("item", "Plans are clear."),
        ("paragraph", "3.2 million children live in England."),
    ]


def test_a_place_in_word_names_the_heading(tmp_path):
    """Nobody sees in Word which paragraph is the 26th."""
    import docx

    document = docx.Document()
    document.add_paragraph("Before.")
    document.add_heading("Background", 2)
    document.add_paragraph("Inspectors came.")
    document.save(tmp_path / "r.docx")
    places = [passage.place for passage in read_passages(tmp_path / "r.docx")]
    assert places == ["paragraph 1", "heading “Background”", "“Background”, paragraph 1"]


def test_a_web_pages_scripts_styles_and_sources_are_no_text(tmp_path):
    path = tmp_path / "r.html"
    path.write_text(
        "<html><head><title>T</title><style>p{}</style></head><body><script>alert(1)</script>"
        "<ol><li>One <em>thing</em>.<cite>Letter, page 2</cite></li></ol><p>Two &amp; three.<br>Four.</p>"
        "<img src='http://127.0.0.1:9/x.png' alt='x'></body></html>"
    )
    assert [(p.kind, p.text) for p in read_passages(path)] == [
        ("item", "One thing."),
        ("paragraph", "Two & three. Four."),
    ]


def test_a_numbered_paragraph_of_a_page_is_an_item_without_its_number(tmp_path):
    """As it is in every other form: the number is none of its words."""
    path = tmp_path / "r.html"
    path.write_text("<body><p><span>5. </span>Plans are clear.</p><p>Visits are timely.</p></body>")
    assert [(p.kind, p.text) for p in read_passages(path)] == [
        ("item", "Plans are clear."),
        ("paragraph", "Visits are timely."),
    ]


def test_windows_text_is_read(tmp_path):
    path = tmp_path / "r.txt"
    path.write_bytes("The council’s plan – agreed.".encode("cp1252"))
    assert read_passages(path)[0].text == "The council’s plan – agreed."


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=6))
def test_no_word_of_a_text_is_lost(paragraphs):
    text = "\n\n".join(" ".join(words) for words in paragraphs)
    found = key("".join(passage.text for passage in passages_of_text(text)))
    for word in re.findall(r"Visits|timely|children|x", text):
        assert word in found


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_can_be_read_as_text_and_as_markdown(text):
    assert all(passage.text for passage in (*passages_of_text(text), *passages_of_markdown(text)))


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_page_can_be_read_unless_it_is_none(page):
    try:
        assert all(passage.text for passage in passages_of_html(page, "r.html"))
    except NotReadableError as failure:
        assert "is not HTML" in failure.what or "nested too deeply" in failure.what


@pytest.mark.parametrize("piece", ["<!--", "[", "![", "{{", "{% ", "_", "*a **b ", "`", "<b></b>", "a) ", "x"])
@pytest.mark.parametrize("suffix", ["md", "html", "txt"])
def test_a_report_of_nothing_but_marks_is_searched_in_bearable_time(tmp_path, piece, suffix):
    """Each of these once took minutes: a pattern that begins everywhere and ends nowhere. A hanging test is the alarm."""
    path = tmp_path / f"r.{suffix}"
    path.write_text(f"A report.\n\n{piece * (200_000 // len(piece))}\n")
    passages = read_passages(path)
    assert passages[0].text.startswith("A report.")
    list(find_open_fields(passages))


def test_a_page_that_cannot_be_read_to_its_end_is_told(tmp_path):
    """The parser gives up at some depth; what it has by then must not pass for the report."""
    path = tmp_path / "r.html"
    path.write_text("<div>" * 5000 + "deep" + "</div>" * 5000 + "<p>After</p>")
    with pytest.raises(NotReadableError, match="nested too deeply"):
        read_passages(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("r.txt", b"", "empty"),
        ("r.txt", b"\x00\x01\xff", "not text"),
        ("r.doc", b"old", "not a report that can be checked"),
        ("r.pdf", b"%PDF-1.7", "Check the Word file"),
        ("r.docx", b"PK\x03\x04 broken", "damaged"),
        ("r.docx", b"no zip at all", "damaged"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NotReadableError, match=message):
        read_passages(path)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(NotReadableError, match="no such file"):
        read_passages(tmp_path / "none.docx")


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(210):
            part.write(b" " * 2**20)
    path = tmp_path / "bomb.docx"
    path.write_bytes(packed.getvalue())
    with pytest.raises(NotReadableError, match="unpacks to more than"):
        read_passages(path)


def test_a_header_and_a_deleted_highlight(tmp_path):
    document = accessible()
    document.sections[0].header.paragraphs[0].text = "Item 9"
    gone = run_xml("old date", '<w:highlight w:val="yellow"/>')
    paragraph_xml(document, run_xml("On ") + f'<w:del w:id="1" w:author="x">{gone}</w:del>' + run_xml("15 May."))
    passages = read_passages(saved(document, tmp_path / "r.docx"))
    assert [(p.kind, p.text, p.highlighted) for p in passages] == [
        ("paragraph", "On 15 May.", ()),
        ("margin", "Item 9", ()),
        ("margin", "Ofsted visit", ()),
    ]


def test_what_is_read_out_for_a_picture_and_the_files_title_are_text_of_the_report(tmp_path):
    document = accessible()
    paragraph_xml(
        document,
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="7" name="Picture 1" descr="The crest of the council"/></wp:inline></w:drawing></w:r>',
    )
    passages = read_passages(saved(document, tmp_path / "r.docx"))
    assert [(p.kind, p.text, p.place) for p in passages] == [
        ("margin", "The crest of the council", "alternative text of a picture"),
        ("margin", "Ofsted visit", "title in the document's properties"),
    ]


def test_a_paragraph_that_nobody_sees_is_told_with_the_next_or_the_last(tmp_path):
    """It is no passage, and must not be lost."""
    from docx import Document

    document = Document()
    for text, hidden in (("Not so.", True), ("Plans are clear.", False), ("Nor this.", True)):
        document.add_paragraph().add_run(text).font.hidden = hidden
    document.save(tmp_path / "r.docx")
    assert [(p.text, p.unseen) for p in read_passages(tmp_path / "r.docx")] == [
        ("Plans are clear.", "Not so. Nor this.")
    ]


def test_a_name_that_begins_with_an_abbreviation_has_no_label():
    assert without_label("St. Anyton Council")[0] == "St. Anyton Council"
    assert without_label("Dr. Hale’s team is timely.")[0] == "Dr. Hale’s team is timely."
    assert without_label("ab) the second")[0] == "the second"
