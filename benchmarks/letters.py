"""Which letters the benchmarks measure, and the least that reading one can cost."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Processes that a benchmark starts keep what they compile, as an installed program's modules are compiled."""
SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def add_letters(parser: argparse.ArgumentParser) -> None:
    """The options by which letters are chosen."""
    parser.add_argument("--letters", type=Path, default=SAMPLES, help="a folder of PDFs; folders in it are read too")
    parser.add_argument("--limit", type=int, default=0, help="no more than so many, spread over the folder")


def chosen(asked: argparse.Namespace) -> list[Path]:
    """The letters that were asked for; the program ends where there are none."""
    return spread(asked.letters, asked.limit)


def spread(folder: Path, limit: int = 0) -> list[Path]:
    """The PDFs below a folder, or so many of them spread over it; the program ends where there are none."""
    letters = sorted(folder.rglob("*.pdf"))
    if limit:
        letters = letters[:: max(1, len(letters) // limit)][:limit]
    if not letters:
        raise SystemExit(f"There are no PDFs in {folder}.")
    return letters


def copies(letters: Sequence[Path], folder: Path, number: int) -> Path:
    """A folder of so many letters: these in turn, each under a name of its own and with a byte of its own at its end."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        turn, which = divmod(n, len(letters))
        place = folder / f"{n:05}-{letters[which].name}"
        if not place.exists():
            place.write_bytes(letters[which].read_bytes() + bytes([turn % 256]))
    return folder


def plain_text(pdf: Path) -> None:
    """The least that reading can cost: pypdfium2's text of every page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        page.get_textpage().get_text_bounded()
    document.close()
