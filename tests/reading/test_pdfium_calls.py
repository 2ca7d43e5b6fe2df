"""pdfium's functions as they are called here: cheap, but never so that a hostile file could stop the clock."""

import ctypes
import sys

import pytest

from ofsted_report.reading import pdfium_calls

_KEEPS_OTHERS_FROM_RUNNING = ctypes.PYFUNCTYPE(None)._flags_


def keeps_others_from_running(name):
    return type(getattr(pdfium_calls._Calls(), name))._flags_ == _KEEPS_OTHERS_FROM_RUNNING


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

    assert getattr(pdfium_calls.calls, name) is getattr(raw, name)
