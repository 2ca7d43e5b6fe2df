"""What a tagged PDF says of its structure: made by hand here, piece by piece, loops included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from ofsted_report.reading import pdfium_calls as calls
from ofsted_report.reading.document import Tag
from ofsted_report.reading.pdfium import read_pages
from ofsted_report.reading.tags import Tagger

Tree = list[tuple[str, Any]]
"""Elements: a type, with the pieces of text or the elements in it."""


def tags(folder: Path, tree: Tree, *, pieces: int, loop: bool = False, depth: int = 0) -> list[Tag | None]:
    """The tag of each of a page's pieces ('piece 0', 'piece 1' …), given the file's structure tree.

    `loop`: the first element also holds itself. `depth`: the tree is wrapped in that many sections.
    """
    path = folder / "tagged.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.obj.Contents = pikepdf.Stream(
            pdf,
            " ".join(
                f"/P <</MCID {n}>> BDC BT /F1 12 Tf 72 {700 - 30 * n} Td (piece {n}) Tj ET EMC" for n in range(pieces)
            ).encode(),
        )
        page.obj.StructParents = 0
        owners: dict[int, Any] = {}
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))

        def add(kind: str, held: Any, parent: Any) -> Any:
            element = pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(f"/{kind}"), P=parent, Pg=page.obj)
            )
            element.K = pikepdf.Array([])
            for thing in held if isinstance(held, list) else [held]:
                if isinstance(thing, int):
                    element.K.append(thing)
                    owners[thing] = element
                else:
                    element.K.append(add(*thing, element))
            return element

        for _ in range(depth):
            tree = [("Sect", tree)]
        top = [add(kind, held, root) for kind, held in tree]
        if loop:
            top[0].K.append(top[0])
        root.K = pikepdf.Array(top)
        nobody = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=root))
        root.ParentTree = pikepdf.Dictionary(
            Nums=pikepdf.Array([0, pikepdf.Array([owners.get(n, nobody) for n in range(pieces)])])
        )
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.save(path)
    document = pypdfium2.PdfDocument(path)
    try:
        (found,) = read_pages(document)
    finally:
        document.close()
    by_text = {line.text: line.tag for line in found.lines}
    return [by_text[f"piece {n}"] for n in range(pieces)]


def kinds(found: list[Tag | None]) -> list[str]:
    """The kind of each tag."""
    return [tag.kind if tag else "" for tag in found]


def test_paragraphs_and_headings(tmp_path: Path) -> None:
    """Each has a number of its own, in the order of reading; a heading has its level."""
    found = tags(tmp_path, [("H1", 0), ("P", 1), ("H3", 2), ("P", 3)], pieces=4)
    assert kinds(found) == ["heading", "paragraph", "heading", "paragraph"]
    assert [tag.level for tag in found if tag] == [1, 0, 3, 0]
    numbers = [tag.id for tag in found if tag]
    assert numbers == sorted(set(numbers))


def test_what_stands_in_a_paragraph_is_part_of_it(tmp_path: Path) -> None:
    """Spans and links do not cut it."""
    found = tags(tmp_path, [("P", [0, ("Span", 1), ("Link", 2)])], pieces=3)
    assert found[0] == found[1] == found[2]


def test_a_bullet_and_its_text_are_one_item(tmp_path: Path) -> None:
    """Word tags label and body apart, and puts a paragraph into the body."""
    found = tags(tmp_path, [("L", [("LI", [("Lbl", 0), ("LBody", [("P", 1)])]), ("LI", [("LBody", 2)])])], pieces=3)
    assert kinds(found) == ["item"] * 3
    assert found[0] == found[1] != found[2]


def test_a_note_in_the_middle_of_a_paragraph_is_a_note(tmp_path: Path) -> None:
    """Word puts the note where its mark stands; the paragraph goes on behind it."""
    found = tags(tmp_path, [("P", [0, ("Note", [("P", 1)]), 2])], pieces=3)
    assert kinds(found) == ["paragraph", "note", "paragraph"]
    assert found[0] == found[2]


def test_cells_are_numbered_by_row_and_column(tmp_path: Path) -> None:
    """From 0, in each table anew; what follows is in none."""
    rows = [("TR", [("TH", [("P", 0)]), ("TD", [("P", 1)])]), ("TR", [("TD", [("P", 2)]), ("TD", [("P", 3)])])]
    found = tags(tmp_path, [("Table", rows), ("P", 4), ("Table", [("TR", [("TD", [("P", 5)])])])], pieces=6)
    places = [(tag.table, tag.row, tag.column) for tag in found if tag]
    assert [place[1:] for place in places] == [(0, 0), (0, 1), (1, 0), (1, 1), (None, None), (0, 0)]
    assert places[0][0] == places[3][0] != places[5][0]
    assert places[4][0] is None


def test_what_is_in_no_element_is_an_artifact(tmp_path: Path) -> None:
    """Headers and footers are in the file, and in none of its structure."""
    assert kinds(tags(tmp_path, [("P", 0)], pieces=2)) == ["paragraph", "artifact"]


@pytest.mark.parametrize("kind", ["Sect", "Div", "Caption", "Odd"])
def test_text_in_an_element_that_is_no_paragraph_is_one(tmp_path: Path, kind: str) -> None:
    """Nothing of the text is taken for furniture because its tag is unusual."""
    assert kinds(tags(tmp_path, [("Document", [(kind, 0), ("P", 1)])], pieces=2)) == ["paragraph", "paragraph"]


def test_a_tree_that_holds_itself_ends(tmp_path: Path) -> None:
    """A file made to loop keeps nobody waiting, and its text is read."""
    assert kinds(tags(tmp_path, [("P", [0]), ("P", [1])], pieces=2, loop=True)) == ["paragraph", "paragraph"]


def test_a_tree_too_deep_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """No document nests sections hundreds deep; its words are there all the same."""
    assert len(tags(tmp_path, [("P", [0])], pieces=1, depth=300)) == 1


def test_a_tree_as_deep_as_pdfium_gives_it_is_read(tmp_path: Path) -> None:
    """Some programs wrap each page, column and box in a section of its own."""
    assert kinds(tags(tmp_path, [("P", [0])], pieces=1, depth=30)) == ["paragraph"]


def test_a_tree_without_end_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also if pdfium did not leave it itself, as it does today: each section holds another."""
    raw = calls
    for name, answer in {
        "FPDF_StructTree_GetForPage": 1,
        "FPDF_StructTree_CountChildren": 1,
        "FPDF_StructTree_GetChildAtIndex": 1,
        "FPDF_StructElement_CountChildren": 1,
        "FPDF_StructElement_GetChildAtIndex": 1,
        "FPDF_StructElement_GetType": 0,
        "FPDF_StructTree_Close": None,
    }.items():
        monkeypatch.setattr(raw, name, lambda *_, answer=answer: answer)
    assert not Tagger().page(None)


def test_an_element_that_many_others_name_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of thirty sections names the next one twice: a thousand million ways lead to the last."""
    raw, looked_at = calls, []
    monkeypatch.setattr(raw, "FPDF_StructTree_GetForPage", lambda page: 1)
    monkeypatch.setattr(raw, "FPDF_StructTree_CountChildren", lambda tree: 1)
    monkeypatch.setattr(raw, "FPDF_StructTree_GetChildAtIndex", lambda tree, at: 1)
    monkeypatch.setattr(raw, "FPDF_StructElement_CountChildren", lambda element: 2)
    monkeypatch.setattr(raw, "FPDF_StructElement_GetChildAtIndex", lambda element, at: min(element + 1, 30))
    monkeypatch.setattr(raw, "FPDF_StructTree_Close", lambda tree: None)
    monkeypatch.setattr(raw, "FPDF_StructElement_GetType", lambda element, *_: looked_at.append(element) or 0)
    Tagger().page(None)
    assert looked_at == list(range(1, 31))


@pytest.mark.parametrize(
    "tree",
    [[("Table", [("Caption", [0])])], [("Table", [("TR", [("P", [0])])])], [("TR", [("P", [0])])]],
    ids=["a caption", "a row without a cell", "a row without a table"],
)
def test_text_in_a_table_and_in_no_cell_is_in_no_place_of_it(tree: Tree, tmp_path: Path) -> None:
    """It was in column -1, and no row had that: its words vanished."""
    (tag,) = tags(tmp_path, tree, pieces=1)
    assert tag is not None
    assert (tag.table, tag.row, tag.column) == (None, None, None)
