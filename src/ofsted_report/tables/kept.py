"""What a batch keeps of each letter, so that tables can be made later without reading the letter again."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from ofsted_report.errors import NotReadableError
from ofsted_report.findings.model import Findings
from ofsted_report.letter.model import Letter

FORMAT = "ofsted-report/kept"
_LARGEST = 64 * 2**20
"""Bytes that the JSON of one letter may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A letter, and the numbers of its chosen sentences by block id."""

    format: str = FORMAT
    letter: Letter
    chosen: dict[str, tuple[int, ...]]
    findings: int


def packed(letter: Letter, findings: Findings) -> bytes:
    """The letter and the choice as compressed JSON; equal input gives equal bytes."""
    import msgspec

    chosen: dict[str, tuple[int, ...]] = {}
    for finding in findings.findings:
        source = finding.source
        chosen[source.block] = tuple(sorted({*chosen.get(source.block, ()), *source.sentences}))
    kept = Kept(letter=letter, chosen=chosen, findings=len(findings.findings))
    return gzip.compress(msgspec.json.encode(kept), compresslevel=3, mtime=0)


def unpacked(content: bytes, name: str) -> Kept:
    """The letter and the choice again.

    Raises:
        NotReadableError: the content is damaged, or nothing that `packed` made.
    """
    import io

    import msgspec

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise NotReadableError(f"{name} is too large to be a letter.", "Run the batch again.")
        return msgspec.json.decode(data, type=Kept)
    except (OSError, EOFError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotReadableError(f"{name} is damaged: {error}.", "Delete it and run the batch again.") from error
