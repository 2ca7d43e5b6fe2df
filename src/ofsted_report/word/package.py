"""Opens a Word file as a zip package: refuses what is not a .docx or could do harm, and finds parts by relation.

The main part is the one that the package declares, whatever its name (Word Online: document2.xml).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from ofsted_report.errors import NotReadableError, OfstedReportError
from ofsted_report.word.other_forms import NOT_WORD, OPEN_DOCUMENT, SAVE_AS, ZIPPED, refuse_other_form
from ofsted_report.word.xml import DocumentTypeError, Element, declares_type, is_strict, parse_part

LARGEST_XML = 20 * 1024 * 1024
"""Bytes of all XML in a package. Letters have under 1 MB, and once it is parsed it takes many times its size."""
LARGEST = 100 * 1024 * 1024
"""Bytes of a whole package, with its pictures and fonts."""
MOST_PARTS = 2000
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The only ways in which Word packs a part. Others (bzip2, LZMA) unpack millions of times their size at once."""
_ENTRY = b"PK\x01\x02"
"""Begins the entry of each part in a package's directory."""
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""Bytes that may precede the first '<' of an XML part, in UTF-8 or UTF-16."""
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_SAVE_AGAIN = "Open it in Word and save it as .docx again."


class Part(NamedTuple):
    """A part of a package that another refers to."""

    name: str
    """The name in the package, without a leading slash: 'word/header1.xml'."""
    kind: str
    """Its role for the part that refers to it, the last word of the relation's type: 'header', 'footnotes'."""
    id: str = ""
    """By which the other part names it: 'rId4'."""


@dataclass(slots=True)
class Package:
    """An opened .docx; each part is unpacked and parsed when it is asked for, once."""

    name: str
    """The name of the file in messages."""
    main: str
    """The name of the part that holds the document."""
    strict: bool
    """Whether it is saved as Strict Open XML."""
    _zip: zipfile.ZipFile
    _types: dict[str, str]
    _roots: dict[str, Element] = field(default_factory=dict)
    _related: dict[str, list[Part]] = field(default_factory=dict)

    def root(self, name: str) -> Element:
        """Return the root of a part's XML.

        Raises:
            KeyError: the package has no such part.
            Exception: whatever `zipfile` and lxml raise on a damaged one.
        """
        if name not in self._roots:
            self._roots[name] = parse_part(self._zip.read(name))
        return self._roots[name]

    def related(self, *kinds: str, to: str | None = None) -> list[Part]:
        """Return the parts of these types that a part (by default the main one) refers to, each once, in order.

        Raises:
            Exception: whatever `zipfile` and lxml raise on a damaged part.
        """
        whose = self.main if to is None else to
        if whose not in self._related:
            self._related[whose] = _relations(self._zip, whose)
        return list({part.name: part for part in self._related[whose] if part.kind in kinds}.values())

    def first(self, kind: str) -> Element | None:
        """Return the root of the first part of this type that the main part refers to; None if there is none."""
        found = self.related(kind)
        return self.root(found[0].name) if found else None

    def of_type(self, *content_types: str) -> list[tuple[str, str]]:
        """Name and content type of each part with one of these types."""
        return [(name, kind) for name in self._zip.namelist() if (kind := self.content_type(name)) in content_types]

    def content_type(self, name: str) -> str:
        """Return the content type of a part; empty if it has none."""
        return _type_of(self._types, name)

    def properties(self) -> Element | None:
        """The root of the document's core properties: title, subject, category …; None where it has none."""
        found = self.related("core-properties", to="")
        return self.root(found[0].name) if found else None

    def refuse_document_types(self) -> None:
        """Look at every part of XML, for those who hand the package to other libraries.

        Raises:
            NotReadableError: one declares a document type, through which a small part can grow without bounds.
        """
        for info in self._zip.infolist():
            if _is_xml(self._zip, info) and declares_type(self._zip.read(info)):
                _refuse_document_type(self.name)


def open_package(data: bytes, name: str) -> Package:
    """The package in these bytes, once it is known to be a .docx of a bearable size.

    Raises:
        NotReadableError: it is another kind of file, damaged, or unpacks to more than a Word document may.
        EncryptedError: it asks for a password.
    """
    refuse_other_form(data, name)
    with damage_as_error(name, opened=False):
        if data.count(_ENTRY) > 2 * MOST_PARTS:  # a directory of millions of entries is not even listed
            _refuse_size(name)
        archive = zipfile.ZipFile(io.BytesIO(data))
        _refuse_unbearable(archive, name)
        names = set(archive.namelist())
        if "mimetype" in names and archive.read("mimetype").startswith(OPEN_DOCUMENT):
            raise NotReadableError(f"{name} is an OpenDocument file (.odt), which is not read.", SAVE_AS)
        if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
            raise NotReadableError(f"{name} is not a Word document.", _SAVE_AGAIN)
        types = _content_types(archive)
        main = next((part.name for part in _relations(archive, "") if part.kind == "officeDocument"), "")
        _refuse_other_types(_type_of(types, main), name)
        if main not in names:
            raise NotReadableError(f"{name} is not a Word document.", _SAVE_AGAIN)
        with archive.open(main) as content:
            strict = is_strict(content.read(8192))
        return Package(name, main, strict, archive, types)


@contextmanager
def damage_as_error(name: str, *, opened: bool = True) -> Iterator[None]:
    """Context manager that converts every error of a damaged Word file to one; `opened`: whether its package was readable.

    Raises:
        NotReadableError: it is not a Word document, a part is missing or not well-formed, or a value is not valid.
    """
    try:
        yield
    except (OfstedReportError, MemoryError):
        raise
    except DocumentTypeError:
        _refuse_document_type(name)
    except Exception as error:  # zipfile, lxml and int() raise any exception on damaged files
        if not opened:
            raise NotReadableError(f"{name} is damaged, or is not a Word document.", _SAVE_AGAIN) from error
        remedy = "Open it in Word, save it under another name, and use that file."
        raise NotReadableError(f"{name} is damaged inside.", remedy) from error


def _refuse_unbearable(package: zipfile.ZipFile, name: str) -> None:
    """Stop before a 'zip bomb' is unpacked, which has thousands of times its packed size.

    The sizes are those that the package states: `zipfile` reads no more of a part than that.
    """
    parts = package.infolist()
    if any(part.compress_type not in _PACKED_AS for part in parts):
        raise NotReadableError(
            f"{name} is not packed as Word packs its documents.", "Do not open it: ask for the document again."
        )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        _refuse_size(name)
    # Readers do not rely on the names of parts: XML may have the name of a picture.
    if sum(part.file_size for part in parts if _is_xml(package, part)) > LARGEST_XML:
        _refuse_size(name)


def _is_xml(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    if part.file_size == 0 or part.filename.lower().endswith((".xml", ".rels")):
        return True
    with package.open(part) as content:
        return content.read(64).lstrip(_BEFORE_MARKUP)[:1] in (b"<", b"")


def _refuse_size(name: str) -> NoReturn:
    raise NotReadableError(
        f"{name} unpacks to more than a Word document can need (a zip bomb?).",
        "Do not open it: ask for the document again.",
    )


def _refuse_document_type(name: str) -> NoReturn:
    raise NotReadableError(f"{name} declares a document type, as no Word file does.", SAVE_AS)


def _refuse_other_types(main_type: str, name: str) -> None:
    """Stop where the main part is not a Word document's."""
    if main_type in ZIPPED:
        raise NotReadableError(f"{name} is {ZIPPED[main_type]}, not a .docx.", SAVE_AS)
    for piece, what in NOT_WORD.items():
        if piece in main_type:
            raise NotReadableError(f"{name} is {what}, not a Word document.", "Check that it is the right file.")
    if main_type != _MAIN:
        raise NotReadableError(f"{name} is not a Word document.", _SAVE_AGAIN)


def _content_types(package: zipfile.ZipFile) -> dict[str, str]:
    """Content types by the part's name, with a slash before it, or by the ending of its name."""
    types = {}
    for entry in parse_part(package.read("[Content_Types].xml")):
        if entry.tag == f"{_TYPES}Override":
            types[entry.get("PartName", "").lower()] = entry.get("ContentType", "")
        elif entry.tag == f"{_TYPES}Default":
            types[entry.get("Extension", "").lower()] = entry.get("ContentType", "")
    return types


def _type_of(types: dict[str, str], name: str) -> str:
    """The content type of a part; empty where the package says nothing of it."""
    return types.get(f"/{name}".lower()) or types.get(name.rpartition(".")[2].lower(), "")


def _relations(package: zipfile.ZipFile, part: str) -> list[Part]:
    """Yield the parts that a part of the package ('' for the package itself) refers to; external targets are left out."""
    folder, _, file = part.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    if relations not in package.NameToInfo:
        return []
    return [
        Part(
            name=posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            kind=each.get("Type", "").rpartition("/")[2],
            id=each.get("Id", ""),
        )
        for each in parse_part(package.read(relations)).iter(_RELATION)
        if each.get("TargetMode") != "External"
    ]
