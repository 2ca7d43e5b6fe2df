"""Full-text search: words in any form, filters, and nothing in the words is an operator."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import example_letter, inspection_letter
from ofsted_report.errors import UsageError
from ofsted_report.letter.model import ROLES
from ofsted_report.tables.archive import Item, opened, update
from ofsted_report.tables.rows import Document, rows_of
from ofsted_report.tables.search import Filters, match_expression, search


def item(name, letter):
    letter = replace(letter, source=replace(letter.source, sha256=name))
    return Item(
        name=name, sha256=name, stamp="1", load=lambda: rows_of(Document(name=name, letter=letter, source=name))
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    update(path, [item("visit", example_letter()), item("inspection", inspection_letter())])
    return path


def found(archive, words, **filters):
    with opened(archive) as database:
        return search(database, words, Filters(**filters))


def test_every_sentence_found_says_where_it_is_printed(archive):
    result = found(archive, "children")
    assert result.total == len(result.hits) > 0
    letters = {"visit": example_letter(), "inspection": inspection_letter()}
    for hit in result.hits:
        blocks = {block.id: block for section in letters[hit.document].sections for block in section.blocks}
        assert hit.text in blocks[hit.block].text
        assert hit.page == blocks[hit.block].page
        assert hit.place() == ", ".join(filter(None, (hit.document, f"page {hit.page}", hit.section)))


def test_words_are_found_in_any_form(archive):
    assert {hit.text for hit in found(archive, "inspecting").hits} == {
        hit.text for hit in found(archive, "inspected").hits
    }
    assert found(archive, "inspected").hits


def test_filters_narrow_what_is_found(archive):
    everything = found(archive, "children").hits
    visits = found(archive, "children", kind=example_letter().kind).hits
    assert {hit.document for hit in visits} == {"visit"}
    assert len(visits) < len(everything)
    assert found(archive, "children", year=1999).hits == ()
    assert {hit.role for hit in found(archive, "children", role="findings").hits} == {"findings"}
    assert found(archive, "children", council=example_letter().authority.upper()).hits


@pytest.mark.parametrize("role", ROLES)
def test_a_role_finds_every_sentence_of_its_sections(archive, role):
    """The index knows a sentence's role from its id alone."""
    with opened(archive) as database:
        listed = database.execute("SELECT document, block, sentence, text FROM sentences WHERE role = ?", (role,))
        with_the = {(*place, text) for *place, text in listed if "the" in re.findall(r"\w+", text.lower())}
        hits = search(database, "the", Filters(role=role), limit=1000).hits
    assert {(hit.document, hit.block, hit.sentence, hit.text) for hit in hits} == with_the


def test_filters_together_leave_what_each_of_them_leaves(archive):
    def places(**filters):
        return {(hit.document, hit.block, hit.sentence) for hit in found(archive, "children", **filters).hits}

    kind, role = inspection_letter().kind, "findings"
    assert places(kind=kind, role=role) == places(kind=kind) & places(role=role) != set()


def test_a_grade_narrows_to_documents_that_give_it(archive):
    grades = {judgement.grade for judgement in inspection_letter().judgements}
    assert "Good" in grades
    assert {hit.document for hit in found(archive, "children", grade="good").hits} == {"inspection"}
    assert found(archive, "children", grade="outstanding").hits == ()


@given(st.text(max_size=40))
def test_no_text_is_an_operator_or_breaks_the_query(archive, words):
    if match_expression(words):
        found(archive, words)
    else:
        with pytest.raises(UsageError, match="nothing to search for"):
            found(archive, words)
