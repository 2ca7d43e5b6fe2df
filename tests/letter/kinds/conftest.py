"""A letter or report typed as plain text, read as a person's file would be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ofsted_report.letter.model import Letter
from ofsted_report.letter.parse import read_letter

FOOT = """
The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects to achieve
excellence in the care of children and young people.
"""


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Letter]:
    """`read(text)`: the letter that is in this text."""

    def reading(text: str) -> Letter:
        path = tmp_path / "letter.txt"
        path.write_text(text.strip() + "\n\n" + FOOT.strip() + "\n", encoding="utf-8")
        return read_letter(path)

    return reading
