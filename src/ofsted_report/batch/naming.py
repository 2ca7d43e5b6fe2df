"""Names of outputs: made from the place and name of the input alone, safe on every file system, never twice the same.

The rules of Windows hold everywhere, so that a folder of outputs can be copied to any machine: see "Naming Files, Paths,
and Namespaces" in Microsoft's documentation.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from ofsted_report.batch import manifest
from ofsted_report.errors import LONE, is_visible
from ofsted_report.pattern import Pattern

LONGEST_PART = 120
"""Characters of one folder's or file's name, without ending."""
LONGEST = 180
"""Characters of the whole path below the output folder: Windows allows 260 for that folder and this together."""
_BYTES = 200
"""Bytes of one part in UTF-8: most file systems of Linux allow 255, and the suffix is added."""
_RESERVED = Pattern(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_UNSAFE = Pattern(r'[<>:"/\\|?*%#]')
_ENDINGS = (".docx", ".html", ".md", ".json", ".csv", ".jsonl")
OURS = ("index", "manifest", "timelines", "kept", "tables")
"""Files that a batch writes at the top of its folder."""


def is_overview(path: Path, folder: Path) -> bool:
    """Whether a file below the output folder of a batch is a page about the letters, and no letter's own output."""
    first = path.relative_to(folder).parts[0]
    return Path(first).stem in OURS and (folder / manifest.NAME).is_file()


def digest(text: str) -> str:
    """Return eight characters derived from a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def safe_part(part: str) -> str:
    """One folder's or file's name (without ending) that every file system takes, as like the original as can be."""
    whole = LONE.sub("_", part)
    valid = whole.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\ufffd", "_")
    text = unicodedata.normalize("NFC", valid)
    text = "".join(c if is_visible(c) else "_" for c in text)
    text = " ".join(_UNSAFE.sub("_", text).split())
    text = text.lstrip(".").rstrip(". ") or "_"
    if _RESERVED.fullmatch(text):
        text = f"_{text}"
    if len(text) > LONGEST_PART or len(text.encode()) > _BYTES:
        text = f"{_cut(text)}-{digest(part)}"
    return text


def _cut(text: str) -> str:
    text = text[: LONGEST_PART - 9]
    while len(text.encode()) > _BYTES - 9:
        text = text[:-1]
    return text.rstrip(". ")


def safe_name(relative: str) -> str:
    """The output path, without ending, for an input at this relative path with its ending cut off."""
    *folders, last = [safe_part(part) for part in relative.split("/") if part not in ("", ".", "..")] or ["_"]
    # A folder called 'a.json' would be where the output of a letter called 'a' goes.
    folders = [f"{folder}_" if folder.lower().endswith(_ENDINGS) else folder for folder in folders]
    name = "/".join((*folders, last))
    if len(name) > LONGEST:
        name = f"{_cut(last)}-{digest(relative)}"
    return name


def stem_of(relative: str) -> str:
    """A relative path without the ending of its last part: 'a.b/letter.final.pdf' → 'a.b/letter.final'."""
    return relative[: len(relative) - len(PurePosixPath(relative).suffix)]


class Names:
    """Give every source a unique name, the same one in every run.

    Names that differ only in case are equal (Windows, macOS). The first source in order keeps the plain name; others get a
    suffix derived from their own path. `letters` are paths below the output folder of letters that are read: no output may
    overwrite them.
    """

    def __init__(self, formats: Iterable[str] = (), letters: Iterable[str] = ()) -> None:
        self._used: set[str] = set()
        self._formats = tuple(formats)
        self._letters = frozenset(map(_key, letters))

    def is_free(self, name: str) -> bool:
        """Whether no source of this run has it, it is not the path of a letter, and the batch does not need it itself."""
        key = _key(name)
        if any(f"{key}.{form}" in self._letters for form in self._formats):
            return False
        return key not in self._used and _key(name.partition("/")[0]) not in OURS

    def take(self, name: str) -> str:
        """Give it out."""
        self._used.add(_key(name))
        return name

    def other(self, name: str, identity: str) -> str:
        """Return a free name like this one, for the source with this `identity`."""
        attempt = f"{name}-{digest(identity)}"
        number = 2
        while not self.is_free(attempt):
            attempt = f"{name}-{digest(f'{identity}#{number}')}"
            number += 1
        return attempt


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
