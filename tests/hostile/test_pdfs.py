"""PDFs that double, lead in circles, or unpack to more than a machine has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.hostile_pdfs import MAKERS
from hostile.conftest import Command

COMMANDS = (
    ("extract", "{}"),
    ("extract", "{}", "--reader", "pdfplumber"),
    ("check", "{}"),
    ("build", "{}", "-o", "report.docx", "--review"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words).replace("{} ", ""))
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_hostile_pdf(make: Callable[[], bytes], words: tuple[str, ...], command: Command, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(make())
    command(*(word.format(path) for word in words))
