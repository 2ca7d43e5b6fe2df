"""PDF through pdfplumber, the second reader: where pdfium gets no text, and as the cross-check that no word was lost.

It looks at the printed page alone, not at the file's tags, so that the two readers agree only if both are right.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from ofsted_report.lexicon import TO_SUPERSCRIPTS
from ofsted_report.reading.document import Line, Page
from ofsted_report.reading.pdf_refusals import damaged, locked
from ofsted_report.reading.printed_twice import Character, copies, may_hold_copies

_COLUMN_GAP = 2.2
"""Times the type's size: a wider gap between two words parts columns or cells."""
_RAISED_RATIO = 0.8
_SLIGHT = 0.14
"""The tangent of the angle by which a page may lie askew: 8 degrees."""
_BESIDE = 6.0
"""Points between a footnote's mark and its word, or its note."""


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """Every page as lines, in the order of the file.

    Raises:
        NotReadableError, EncryptedError: pdfplumber cannot open the file.
    """
    import logging

    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font it does not know
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return tuple(_page(page, number) for number, page in enumerate(pdf.pages, start=1))
    except Exception as error:  # pdfminer raises what it likes on broken files
        if "MemoryError" in repr(error):  # pdfplumber wraps it
            raise MemoryError from error
        if isinstance(error, PDFPasswordIncorrect) or "PDFPasswordIncorrect" in repr(error):
            raise locked(name) from error
        raise damaged(name) from error


def _page(page: Any, number: int) -> Page:
    turned = [char for char in page.chars if not _is_upright(char)]
    text = page.filter(lambda item: item["object_type"] != "char" or _is_upright(item)) if turned else page
    lines = _read(text, number)
    if may_hold_copies(lines):
        lines = _read(_once(text), number)
    page.close()
    return Page(number, float(page.width), float(page.height), (*lines, *_turned(turned, number)))


def _read(page: Any, number: int) -> list[Line]:
    words = page.extract_words(
        keep_blank_chars=False, use_text_flow=True, extra_attrs=["fontname", "size"], x_tolerance=2, y_tolerance=3
    )
    return [line for row in _rows(words) for line in _lines(row, number)]


def _once(page: Any) -> Any:
    """The page without characters that are printed again at the same place, to look bold or in a second layer of text."""
    chars = page.chars
    found = copies(
        [Character(char["text"], char["x0"], char["top"], char["size"], 0, at) for at, char in enumerate(chars)]
    )
    again = {id(chars[at]) for at in found}
    return page.filter(lambda item: id(item) not in again)


def _is_upright(char: dict[str, Any]) -> bool:
    matrix = char["matrix"]
    return bool(matrix[0] > 0 and abs(matrix[1]) < _SLIGHT * matrix[0])


def _turned(chars: Sequence[dict[str, Any]], page: int) -> Iterator[Line]:
    """Return rotated text: a watermark, or a stamp along the edge. Text at one angle is one line."""
    for angle, run in groupby(
        chars, key=lambda char: round(math.degrees(math.atan2(-char["matrix"][1], char["matrix"][0]))) % 360
    ):
        letters = list(run)
        yield Line(
            text="".join(char["text"] for char in letters),
            page=page,
            x0=float(min(char["x0"] for char in letters)),
            top=float(min(char["top"] for char in letters)),
            x1=float(max(char["x1"] for char in letters)),
            bottom=float(max(char["bottom"] for char in letters)),
            size=float(max(char["size"] for char in letters)),
            angle=angle or 1,
        )


def _rows(words: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Return the words on each base line, in the order of the file: the lines of one cell precede those of the next.

    A raised mark belongs to the line it is above.
    """
    row: list[dict[str, Any]] = []
    foot = 0.0
    for word in words:
        if row:
            apart = abs(_base(word) - foot) > 0.45 * max(word["size"], row[0]["size"])
            back = word["x0"] < row[-1]["x0"] - 1
            if (apart and not (_is_mark(word, row[-1]) or _is_mark(row[-1], word))) or back:
                yield row
                row = []
        if not row or word["size"] >= max(w["size"] for w in row):
            foot = _base(word)
        row.append(word)
    if row:
        yield row


def _is_mark(word: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a word is a raised digit directly beside another word: a footnote mark may be high above the base line."""
    beside = min(abs(word["x0"] - other["x1"]), abs(other["x0"] - word["x1"])) <= _BESIDE
    level = word["top"] < other["bottom"] and word["bottom"] > other["top"]
    return _is_small_figure(word, other["size"]) and beside and level


def _is_small_figure(word: dict[str, Any], size: float) -> bool:
    return word["text"].isdigit() and len(word["text"]) <= 2 and word["size"] < size * _RAISED_RATIO


def _base(word: dict[str, Any]) -> float:
    return float(word["bottom"])


def _lines(row: Sequence[dict[str, Any]], page: int) -> Iterator[Line]:
    part = [row[0]]
    for before, word in pairwise(row):
        if word["x0"] - before["x1"] > _COLUMN_GAP * max(word["size"], before["size"]) and not _is_bullet(before):
            yield _line(part, page)
            part = []
        part.append(word)
    yield _line(part, page)


def _is_bullet(word: dict[str, Any]) -> bool:
    text: str = word["text"]
    return (len(text) == 1 and not text.isalnum()) or text.rstrip(".)").isdigit()


def _line(words: Sequence[dict[str, Any]], page: int) -> Line:
    size = max(words, key=lambda word: len(word["text"]) * word["size"])["size"]
    text = ""
    for before, word in pairwise([words[0], *words]):
        piece = word["text"]
        if _is_small_figure(word, size):
            piece = piece.translate(TO_SUPERSCRIPTS)
        # Words are cut where the font changes: what follows without a gap is the same word.
        joined = not text or word["x0"] - before["x1"] < 0.12 * size
        text += piece if joined else f" {piece}"
    lettered = [word for word in words if any(c.isalpha() for c in word["text"])] or words
    return Line(
        text=text,
        page=page,
        x0=float(words[0]["x0"]),
        top=float(min(word["top"] for word in words)),
        x1=float(words[-1]["x1"]),
        bottom=float(max(word["bottom"] for word in words if word["size"] >= size * _RAISED_RATIO)),
        font=str(lettered[0]["fontname"]).rpartition("+")[2],
        size=float(size),
        bold=all("Bold" in word["fontname"] for word in lettered),
    )
