"""The letter's own pages: opened whole or refused, and made fit to be published within another file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from ofsted_report.errors import NotReadableError
from ofsted_report.pattern import Pattern
from ofsted_report.reading.pdf_refusals import SAVE_AGAIN, damaged, locked

_PAGE = (
    "/Type /Parent /Resources /Contents /Group /Annots /StructParents /Tabs /Rotate /UserUnit "
    "/MediaBox /CropBox /BleedBox /TrimBox /ArtBox"
).split()
"""The keys that are needed to show a page (ISO 32000-1, table 30). Others are actions, embedded files (/AF) or data about
the computer that made it (/PieceInfo, /Metadata)."""
_LINKS = {"/GoTo": "/D", "/URI": "/URI", "/Named": "/N"}
"""The actions that stay, each with its one entry; all others leave the document (/GoToR) or do something on the reader's
machine (ISO 32000-1, table 198)."""
_WEB = Pattern(r"(?:https?|mailto):", re.IGNORECASE)
"""Where a link may lead. Word makes `file:` of an address typed by half: dead, and it names somebody's folder."""
_TURNING = ("/NextPage", "/PrevPage", "/FirstPage", "/LastPage")
_REMARKS = ("/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink", "/Stamp")
_CARRIERS = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")
_LADEN = ("/AF", "/PieceInfo", "/Metadata")
"""Files and a program's own notes, which may hang on anything."""
_ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI")
"""Entries of a stream whose content is in another file (ISO 32000-1, tables 5 and 95)."""
_EMBEDDED = {"/F", "/UF", "/DOS", "/Mac", "/Unix"}
"""The entries of a file specification's /EF: each is a whole file (ISO 32000-1, table 44)."""


def open_letter(data: bytes, name: str) -> pikepdf.Pdf:
    """The letter's PDF, in memory.

    Raises:
        EncryptedError: it asks for a password.
        NotReadableError: it is damaged, or has no pages. A damaged file is never mended here: pages may be lost.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
        pages = len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise locked(name) from error
    except (pikepdf.PdfError, ValueError, TypeError) as error:
        raise damaged(name) from error
    if pages == 0:
        raise NotReadableError(f"{name} has no pages.", SAVE_AGAIN)
    return pdf


def make_safe(letter: pikepdf.Pdf) -> bool:
    """Take out what acts by itself or carries files, and let links within the letter name their page.

    Whether readers' remarks (highlights, notes) were found; these stay, for somebody may want them seen.
    """
    if Name.AcroForm in letter.Root:
        letter.generate_appearance_streams()
        letter.flatten_annotations("all")
    places = named_places(letter)
    remarks = False
    for page in letter.pages:
        _keep(page.obj, _PAGE)
        annotations = page.obj.get(Name.Annots)
        if not isinstance(annotations, Array):
            continue
        kept = []
        for annotation in annotations:
            if isinstance(annotation, Dictionary) and str(annotation.get(Name.Subtype)) not in _CARRIERS:
                remarks = remarks or str(annotation.get(Name.Subtype)) in _REMARKS
                _make_annotation_safe(annotation, places)
                kept.append(annotation)
        page.obj.Annots = Array(kept)
    for thing in letter.objects:  # what no page shows is still led to: by tags, notes, other annotations
        _unload(thing, places)
    return remarks


def _unload(thing: Any, places: dict[str, Any]) -> None:
    """Remove embedded files from this object."""
    if isinstance(thing, pikepdf.Stream):
        _drop(thing, (*_LADEN, *_ELSEWHERE))
    elif not isinstance(thing, Dictionary):
        return
    elif Name.Subtype in thing and Name.Rect in thing:
        _make_annotation_safe(thing, places)
    elif Name.S in thing and Name.P in thing:
        _drop(thing, _LADEN)  # an element of the structure
    files = thing.get(Name.EF)
    if isinstance(files, Dictionary) and set(files.keys()) <= _EMBEDDED:
        _drop(thing, ("/EF", "/RF"))


def _make_annotation_safe(annotation: Any, places: dict[str, Any]) -> None:
    if str(annotation.get(Name.Subtype)) in _CARRIERS:
        _keep(annotation, ("/Type", "/Subtype", "/Rect"))  # the structure may still name it
        return
    _drop(annotation, ("/AA", "/PA", "/FS", *_LADEN))
    action = annotation.get(Name.A)
    if action is not None:
        if (safe := _safe_action(action, places)) is None:
            del annotation.A
        else:
            annotation.A = safe
    _explicit(annotation, Name.Dest, places)


def _safe_action(action: Any, places: dict[str, Any]) -> Dictionary | None:
    """The same action with nothing but its aim, or None if it is more than a link; none follows it."""
    kind = str(action.get(Name.S)) if isinstance(action, Dictionary) else ""
    aim = action.get(_LINKS[kind]) if kind in _LINKS else None
    if aim is None or (kind == "/URI" and not _WEB.match(str(aim))) or (kind == "/Named" and str(aim) not in _TURNING):
        return None
    safe = Dictionary({"/Type": Name.Action, "/S": Name(kind), _LINKS[kind]: aim})
    _explicit(safe, Name.D, places)
    return safe if _LINKS[kind] in safe else None


def _keep(thing: Any, keys: Sequence[str]) -> None:
    _drop(thing, [key for key in thing.keys() if key not in keys])  # noqa: SIM118 - pikepdf's objects iterate otherwise


def _drop(thing: Any, keys: Iterable[str]) -> None:
    for key in keys:
        if key in thing:
            del thing[key]


def _explicit(holder: Any, key: Name, places: dict[str, Any]) -> None:
    """A place by its name → the place itself: names of two documents may be alike. One that is not there goes."""
    target = holder.get(key)
    if isinstance(target, (Name, pikepdf.String)):
        if (place := places.get(_plain(target))) is not None:
            holder[key] = place
        else:
            del holder[key]


def named_places(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Every named place of the document, as an explicit one: [page /XYZ left top zoom]."""
    return dict(_named_places(pdf))


def _named_places(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    older = pdf.Root.get(Name.Dests)
    if isinstance(older, Dictionary):
        for name, place in older.items():
            yield _plain(name), _place(place)
    names = pdf.Root.get(Name.Names)
    if isinstance(names, Dictionary) and isinstance(names.get(Name.Dests), Dictionary):
        for key, place in pikepdf.NameTree(names.Dests).items():
            yield _plain(key), _place(place)


def explicit_place(target: Any, places: Mapping[str, Any]) -> Any:
    """A bookmark's place as an explicit one, or None where it leads nowhere; `places`: the document's `named_places`."""
    if isinstance(target, (Name, pikepdf.String, str)):
        target = places.get(_plain(target))
    return target if isinstance(target, Array) and len(target) else None


def _place(place: Any) -> Any:
    return place.get(Name.D) if isinstance(place, Dictionary) else place


def _plain(name: Any) -> str:
    return str(name).removeprefix("/")
