"""pdfium's functions as they are called here: cheap, but never so that a hostile file could stop the clock."""

import ctypes
import sys

import pytest

from ofsted_report.reading import pdfium_calls

_KEEPS_OTHERS_FROM_RUNNING = ctypes.PYFUNCTYPE(None)._flags_


def made(name):
    from pypdfium2 import raw

    return pdfium_calls._made_cheap(name, getattr(raw, name))


def keeps_others_from_running(name):
    return type(made(name))._flags_ == _KEEPS_OTHERS_FROM_RUNNING


def test_only_what_may_take_long_lets_the_thread_run_that_watches_the_time():
    assert keeps_others_from_running("FPDFText_CountChars")
    assert not keeps_others_from_running("FPDF_StructTree_GetForPage")


def test_a_32_bit_process_calls_functions_as_its_system_does(monkeypatch):
    """Windows of 32 bits calls library functions differently from Python's own: the wrong way ends the process."""
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    assert not keeps_others_from_running("FPDFText_CountChars")


@pytest.mark.parametrize("name", ["FPDF_PAGEOBJ_TEXT", "FS_MATRIX"])
def test_numbers_and_structures_are_pypdfium2s_own(name):
    from pypdfium2 import raw

    assert getattr(pdfium_calls, name) is getattr(raw, name)


def test_whole_numbers_at_the_end_are_passed_as_they_are():
    """Their type is not told, so that nothing is made of each: a negative one, too, arrives as itself."""
    from pypdfium2 import PdfDocument

    page = PdfDocument.new().new_page(200, 100)
    for turns in (1, 3):
        pdfium_calls.FPDFPage_SetRotation(page.raw, turns)
        assert page.get_rotation() == 90 * turns
    text = pdfium_calls.address(page.get_textpage().raw)
    assert pdfium_calls.FPDFText_GetTextObject(text, -1) is None


@pytest.mark.parametrize(("platform", "told"), [("linux", 1), ("win32", 1), ("darwin", 2)])
def test_a_mac_is_told_all_types(platform, told, monkeypatch):
    """There, arguments without a type would be passed where the function does not look for them."""
    monkeypatch.setattr(sys, "platform", platform)
    assert len(made("FPDFText_GetTextObject").argtypes) == told
