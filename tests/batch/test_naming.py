"""Names of outputs: safe on Windows and Linux, predictable, never twice the same, never out of the output folder."""

import re
import string
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.batch.naming import LONGEST, LONGEST_PART, Names, safe_name, safe_part, stem_of
from ofsted_report.errors import printable

ANY_NAME = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=300)
ANY_BYTES = st.binary(min_size=1, max_size=255).map(
    lambda raw: raw.replace(b"/", b"").decode("utf-8", "surrogateescape")
)
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def assert_safe(part: str) -> None:
    """As Microsoft's "Naming Files, Paths, and Namespaces" asks, and Linux's 255 bytes with an ending."""
    assert part not in ("", ".", "..")
    assert not set(part) & set('<>:"/\\|?*')
    assert not any(ord(character) < 32 for character in part)
    assert not part.endswith((".", " "))
    assert part.partition(".")[0].lower() not in RESERVED
    assert len(part) <= LONGEST_PART + 1
    assert len(part.encode("utf-8")) <= 210


@given(st.one_of(ANY_NAME, ANY_BYTES.filter(bool)))
def test_any_name_becomes_a_safe_one(name):
    assert_safe(safe_part(name))


@given(st.lists(ANY_NAME, min_size=1, max_size=6))
def test_a_path_stays_below_the_output_folder_and_short(parts):
    name = safe_name("/".join(parts))
    assert len(name) <= LONGEST
    for part in PurePosixPath(name).parts:
        assert_safe(part)


@given(st.lists(st.text("aAbB.-é", min_size=1, max_size=3), min_size=1, max_size=12))
def test_no_two_letters_share_a_name_even_where_case_does_not_count(relatives):
    names = Names()
    given_out = []
    for number, relative in enumerate(relatives):
        name = safe_name(relative)
        given_out.append(names.take(name if names.is_free(name) else names.other(name, f"{number}/{relative}")))
    assert len({name.casefold() for name in given_out}) == len(relatives)


@given(st.text(string.ascii_letters + string.digits + " -_()’&é", min_size=1, max_size=60).map(str.strip).filter(bool))
def test_a_plain_name_stays_as_it_is(name):
    if not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)", name):
        assert safe_part(name) == " ".join(name.split())


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        *((name, f"_{name}") for name in ("CON", "prn", "aux", "NUL", "conin$", "CONOUT$", "com1", "lpt¹")),
        ("com1.final", "_com1.final"),
        ("..", "_"),
        ("letter.", "letter"),
        ("a\nb", "a_b"),
        ('what? "yes"', "what_ _yes_"),
        (b"caf\xe9".decode("utf-8", "surrogateescape"), "caf_"),
    ],
)
def test_awkward_names(name, safe):
    assert safe_part(name) == safe


@pytest.mark.parametrize("own", ["index", "Manifest", "timelines/2024"])
def test_the_batchs_own_files_are_not_overwritten_by_a_letter_of_that_name(own):
    assert not Names().is_free(own)


def test_no_output_takes_the_place_of_a_letter_that_is_read():
    names = Names(("docx",), ["2024/Letter.docx", "b.pdf"])
    assert not names.is_free("2024/letter")
    assert names.is_free("b")


def test_a_folder_never_stands_where_a_letters_output_goes():
    assert safe_name("a.json/b") == "a.json_/b"


@given(st.text())
def test_what_is_printed_is_one_line_of_valid_text(text):
    shown = printable(text)
    assert shown.encode("utf-8").decode() == shown
    assert len(shown.splitlines()) <= 1


def test_only_the_last_ending_is_cut():
    assert stem_of("a.b/letter.final.pdf") == "a.b/letter.final"
