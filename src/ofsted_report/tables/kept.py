"""What a batch keeps of each letter, so that tables can be made later without reading the letter again: its rows."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import Literal

from ofsted_report.errors import NotReadableError
from ofsted_report.tables.rows import Document, Rows, rows_of

_LARGEST = 64 * 2**20
"""Bytes that the JSON of one letter's rows may have."""
_GZIP = 31
"""What zlib calls the gzip format: its checksum is tested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    format: Literal["ofsted-report/rows"] = "ofsted-report/rows"
    rows: Rows


def packed(document: Document) -> bytes:
    """The document's rows as compressed JSON; equal input gives equal bytes."""
    import msgspec

    return gzip.compress(msgspec.json.encode(_Kept(rows=rows_of(document))), compresslevel=3, mtime=0)


def unpacked(content: bytes, name: str) -> Rows:
    """The rows again.

    Raises:
        NotReadableError: the content is damaged, or nothing that `packed` made.
    """
    import zlib

    import msgspec

    unpacking = zlib.decompressobj(wbits=_GZIP)
    try:
        data = unpacking.decompress(content, _LARGEST)
        if unpacking.unconsumed_tail:
            raise NotReadableError(f"{name} is too large to be a letter.", "Run the batch again.")
        if not unpacking.eof or unpacking.unused_data:
            raise EOFError("its end is missing, or something follows it")
        return msgspec.json.decode(data, type=_Kept).rows
    except (zlib.error, EOFError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotReadableError(
            f"What the batch kept of {name} is damaged, or of another version of ofsted-report: {error}.",
            "Run the batch again with --force.",
        ) from error
