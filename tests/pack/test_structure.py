"""Two trees of structure tags become one that a screen reader can follow."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from ofsted_report.pack.letter_pdf import make_safe
from ofsted_report.pack.structure import is_tagged, join, next_key, prepare_letter, tidy_roles
from pack.small_pdfs import saved, tagged, untagged
from pack.tags import elements, problems


def joined(report: pikepdf.Pdf, letter: pikepdf.Pdf) -> pikepdf.Pdf:
    """The two as one, saved and opened again."""
    make_safe(letter)
    prepare_letter(letter, first_key=next_key(report))
    report.pages.extend(letter.pages)
    join(report, [(letter, "Appendix 1")], name="Report")
    return pikepdf.open(io.BytesIO(saved(report)))


@given(
    ours=st.integers(1, 4),
    theirs=st.integers(1, 4),
    first=st.integers(0, 50),
    tops=st.tuples(*[st.sampled_from([None, "/Document", "/Part", "/Sect"])] * 2),
    link=st.booleans(),
)
def test_every_piece_of_content_is_found_from_both_sides(ours, theirs, first, tops, link):
    """Whatever numbers the letter's pages have, and whatever its tree hangs on."""
    report = tagged(pages=ours, top=tops[0], with_link=link)
    letter = tagged(pages=theirs, top=tops[1], with_link=link, first_number=first)
    pdf = joined(report, letter)
    assert problems(pdf) == []
    kinds = [kind for kind, _ in elements(pdf)]
    assert kinds.count("P") == ours + theirs
    assert kinds[0] == "Document"
    assert kinds.count("Part") == 2


def test_a_role_of_the_letters_means_what_it_meant_there():
    """'Title' is a heading in the one and a paragraph in the other; each keeps its sense."""
    report = tagged(role="/Title", roles={"/Title": "/H1", "/P": "/P"})
    letter = tagged(role="/Title", roles={"/Title": "/Body", "/Body": "/P"})
    pdf = joined(report, letter)
    assert [kind for kind, _ in elements(pdf)] == ["Document", "Part", "H1", "Part", "P"]
    assert problems(pdf) == []


def test_standard_types_are_not_mapped():
    """ISO 14289-1, 7.1: a standard type must not be remapped, to itself neither."""
    pdf = tagged(roles={"/P": "/P", "/Standard": "/P"})
    tidy_roles(pdf)
    assert list(pdf.Root.StructTreeRoot.RoleMap.keys()) == ["/Standard"]


@pytest.mark.parametrize(
    ("role", "roles", "known"),
    [
        ("/Mystery", None, "NonStruct"),
        ("/A", {"/A": "/B", "/B": "/A"}, "NonStruct"),
        ("/Strong", None, "Span"),
        ("/H8", None, "H6"),
    ],
)
def test_types_that_nobody_explains_and_those_of_pdf_2(role, roles, known):
    pdf = joined(tagged(), tagged(role=role, roles=roles))
    assert [kind for kind, _ in elements(pdf)][-1] == known


def test_ids_of_both_are_found():
    """Table cells name their headers by id; two documents may use the same."""
    letter = tagged()
    element = letter.Root.StructTreeRoot.K[0].K[0]
    element.A = Dictionary(O=Name.Table, Headers=Array([String("e0")]))
    pdf = joined(tagged(), letter)
    ids = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
    assert set(ids) == {"e0", "letter-e0"}
    assert str(ids["letter-e0"].A.Headers[0]) == "letter-e0"


def test_attributes_of_a_class_become_the_elements_own():
    letter = tagged()
    root = letter.Root.StructTreeRoot
    root.ClassMap = Dictionary(Wide=Dictionary(O=Name.Layout, SpaceAfter=12))
    root.K[0].K[0].C = Name.Wide
    pdf = joined(tagged(), letter)
    last = [element for _, element in elements(pdf)][-1]
    assert int(last.A[0].SpaceAfter) == 12
    assert "/C" not in last


def test_the_letters_language_stays_with_it():
    letter = tagged()
    letter.Root.Lang = String("cy-GB")
    pdf = joined(tagged(), letter)
    assert str(pdf.Root.StructTreeRoot.K[0].K[1].Lang) == "cy-GB"


def test_a_letter_without_tags_leaves_the_reports():
    letter = untagged(2)
    assert not is_tagged(letter)
    pdf = joined(tagged(pages=2), letter)
    assert problems(pdf) == []
    assert [kind for kind, _ in elements(pdf)] == ["Document", "Part", "P", "P"]


def test_a_tree_that_runs_in_a_circle_ends():
    letter = tagged()
    part = letter.Root.StructTreeRoot.K[0]
    part.K.append(part)
    prepare_letter(letter, first_key=7)
    assert int(letter.pages[0].obj.StructParents) == 7
