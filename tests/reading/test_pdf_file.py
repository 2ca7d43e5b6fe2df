"""One thread at a time in pdfium."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from ofsted_report import read_letter
from ofsted_report.errors import NotReadableError
from ofsted_report.reading.pdf_file import opened
from ofsted_report.reading.shown import scale_within

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


def pages_of(*sizes: tuple[float, float]) -> bytes:
    """A PDF with empty pages of these sizes in points."""
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=(595, 842)).MediaBox = pikepdf.Array((0, 0, *size))
        pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("side", "scale"), [(842, 1.6), (14_400, 0.17), (0.1, 1.6)])
def test_a_large_page_is_pictured_smaller(side: float, scale: float) -> None:
    """A letter's page as it should be, one of five metres within the same memory."""
    with opened(pages_of((side, side)), "letter.pdf") as pdf:
        assert scale_within(pdf[0], 1.6, 6_000_000) == pytest.approx(scale, abs=0.01)


def test_a_page_larger_than_the_format_has_is_refused() -> None:
    """Picturing it ended without memory, as a defect of ours."""
    data = pages_of((595, 842), (100, 200_000))
    with pytest.raises(NotReadableError, match=r"letter\.pdf has a page of 71 metres"), opened(data, "letter.pdf"):
        pass
