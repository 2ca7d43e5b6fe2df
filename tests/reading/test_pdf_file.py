"""One thread at a time in pdfium."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ofsted_report import read_letter
from ofsted_report.errors import NotReadableError
from ofsted_report.reading.pdf_file import opened

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.pdf"))


def test_letters_read_by_many_threads_are_the_letters_that_one_reads():
    """pdfium gives threads each other's pages, or ends the process, unless it is kept to one at a time."""
    alone = {path: read_letter(path) for path in SAMPLES}
    asked = SAMPLES * 4
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(read_letter, asked)) == [alone[path] for path in asked]


def test_a_page_that_cannot_be_read_is_told_by_the_file_s_name():
    import pypdfium2

    with (
        pytest.raises(NotReadableError, match=r"letter\.pdf is damaged: not all"),
        opened(SAMPLES[0].read_bytes(), "letter.pdf"),
    ):
        raise pypdfium2.PdfiumError("Failed to load page.")
