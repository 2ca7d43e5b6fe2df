"""A plugin of OCRmyPDF that keeps what Tesseract says of each page: its words with places and confidences (hOCR)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ocrmypdf import hookimpl
from ocrmypdf.builtin_plugins.tesseract_ocr import TesseractOcrEngine

from ofsted_report.reading.ocr_rules import columns_in

LISTENERS: dict[str, Callable[[], None]] = {}
"""Callbacks for a finished page, by the folder of its words. OCRmyPDF runs plugins in threads of this process."""


class KeepingEngine(TesseractOcrEngine):  # type: ignore[misc]  # typed in part
    """Tesseract as OCRmyPDF runs it; its hOCR and the image that it read are copied to the folder `ofsted_report_words`.

    The columns of ruled tables are recognised once more, each by itself, into files of their own.
    """

    @staticmethod
    def generate_hocr(input_file: Path, output_hocr: Path, output_text: Path, options: Any) -> None:
        TesseractOcrEngine.generate_hocr(input_file, output_hocr, output_text, options)
        folder = options.extra_attrs["ofsted_report_words"]
        number = Path(output_hocr).name[:6]
        shutil.copyfile(output_hocr, Path(folder) / f"{number}.hocr")
        picture = Path(folder) / f"{number}.png"
        shutil.copyfile(input_file, picture)
        for at, column in enumerate(columns_in(picture)):
            words = picture.with_name(f"{number}-{at}.hocr")
            TesseractOcrEngine.generate_hocr(column, words, words.with_suffix(".txt"), options)
        if folder in LISTENERS:
            LISTENERS[folder]()


@hookimpl  # type: ignore[untyped-decorator]
def get_ocr_engine(options: Any) -> KeepingEngine:
    """The engine, for OCRmyPDF."""
    return KeepingEngine()
