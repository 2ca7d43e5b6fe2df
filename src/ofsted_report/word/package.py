"""A Word file is a zip package: whether it can be unpacked without harm, asked before anything of it is."""

from __future__ import annotations

import zipfile

LARGEST_XML = 20 * 1024 * 1024
"""Bytes of all XML in a package. Letters have under 1 MB, and once it is parsed it takes many times its size."""
LARGEST = 100 * 1024 * 1024
"""Bytes of a whole package, with its pictures and fonts."""
MOST_PARTS = 2000
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""What may stand before the first '<' of an XML part, in UTF-8 or UTF-16."""


def is_bearable(package: zipfile.ZipFile) -> bool:
    """Whether a package unpacks to what a Word document may have; a 'zip bomb' has thousands of times its packed size.

    The sizes are those that the package states: `zipfile` reads no more of a part than that.

    Raises:
        Exception: whatever `zipfile` raises on a damaged or locked package.
    """
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        return False
    # What a part is called does not bind those who read it: XML may have a picture's name.
    return sum(part.file_size for part in parts if _is_xml(package, part)) <= LARGEST_XML


def _is_xml(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if part.file_size == 0 or part.filename.lower().endswith((".xml", ".rels")):
        return True
    with package.open(part) as content:
        return content.read(64).lstrip(_BEFORE_MARKUP)[:1] in (b"<", b"")
