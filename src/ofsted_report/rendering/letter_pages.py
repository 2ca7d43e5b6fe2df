"""A letter's printed pages: one drawn as a picture, and where on them its sentences are."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ofsted_report.errors import NotReadableError
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.letter.model import Letter
from ofsted_report.rendering.sentence_boxes import Box, Character, Places

SCALE = 1.6
"""Pixels a point of the page images: sharp at the width they are shown in."""
_MOST_PIXELS = 6_000_000
"""Pixels of a page image: an A3 sheet at that scale; larger pages are scaled down."""
_QUALITY = 72


class Picture(NamedTuple):
    """A drawn page: its JPEG, and its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def draw_page(path: Path, sha256: str, number: int) -> Picture:
    """The `number`-th page (from 1) of the PDF that has this digest.

    Raises:
        NotReadableError: the file has gone or changed, or has no such page.
    """
    from ofsted_report.reading.pdf_file import opened

    with opened(_unchanged(path, path.name, sha256), path.name) as pdf:
        if not 1 <= number <= len(pdf):
            raise NotReadableError(f"{path.name} has no page {number}.", "Read the letter again.")
        return _picture_of(pdf[number - 1])


def sentence_places(path: Path, letter: Letter) -> dict[tuple[str, int], tuple[Box, ...]]:
    """Return where each sentence of overview and findings is printed, by block and number; {} for a letter without pages.

    Raises:
        NotReadableError: the letter's file was removed or changed since it was read.
    """
    places, _ = printed(path, letter)
    if places is None:
        return {}
    found: dict[tuple[str, int], tuple[Box, ...]] = {}
    block, start = "", None
    for sentence in sentences_of(letter):
        if sentence.block.id != block:
            block, start = sentence.block.id, places.find_block(sentence.block.text)
        if start is not None and (boxes := places.boxes(sentence.text, start)):
            found[block, sentence.number] = boxes
    return found


def printed(
    letter_file: Path | bytes, letter: Letter, *, draw: bool = False
) -> tuple[Places | None, tuple[Picture, ...]]:
    """Where texts are on a letter's pages, and with `draw` the pages as pictures; None for a letter without pages.

    Raises:
        NotReadableError: the letter's file was removed or changed since it was read.
    """
    from ofsted_report.reading.pdf_file import opened
    from ofsted_report.reading.read import READERS, read_document

    name, reader = letter.source.name, letter.source.reader
    data = _unchanged(letter_file, name, letter.source.sha256)
    # The letter's own reader, for two readers put spaces and lines a little differently.
    document = read_document(data, name=name, reader=reader if reader in READERS else "auto")
    if not document.paged:
        return None, ()
    pictures, characters = [], {}
    with opened(data, name) as pdf:
        for number, page in enumerate(pdf, 1):
            if draw:
                pictures.append(_picture_of(page))
            characters[number] = tuple(_characters_of(page))
            page.close()
    return Places(document, characters), tuple(pictures)


def _unchanged(letter_file: Path | bytes, name: str, sha256: str) -> bytes:
    """The bytes of a letter's file, which still has this digest."""
    from ofsted_report.reading.read import load

    data = letter_file if isinstance(letter_file, bytes) else load(letter_file)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise NotReadableError(f"{name} has changed since the letter was read.", "Read the letter again.")
    return data


def _picture_of(page: Any) -> Picture:
    """A page of pdfium's as a JPEG."""
    from ofsted_report.reading.shown import scale_within

    picture = page.render(scale=scale_within(page, SCALE, _MOST_PIXELS)).to_pil().convert("RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Picture(out.getvalue(), picture.width, picture.height)


def _characters_of(page: Any) -> Iterator[Character]:
    """The printed characters of a page of pdfium's; none where it counts them otherwise than it reads them."""
    textpage = page.get_textpage()
    left, _, _, ceiling = page.get_bbox()
    text = textpage.get_text_range()
    if len(text) == textpage.count_chars():
        for index, character in enumerate(text):
            if not character.isspace():
                x0, y0, x1, y1 = textpage.get_charbox(index)
                yield Character(character, x0 - left, x1 - left, ceiling - (y0 + y1) / 2)
    textpage.close()
