"""The letter's own pages: opened whole or refused, and made fit to be published within another file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from ofsted_report.errors import EncryptedError, NotReadableError

_SEND_AGAIN = "Save the letter again from Ofsted's page or e-mail."
_ACTING = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound")
"""Actions that do something on the reader's machine; a letter needs none (ISO 32000-1, table 198)."""
_REMARKS = ("/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/Ink", "/Stamp")
_CARRIERS = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")


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
        raise EncryptedError(
            f"{name} asks for a password.", "Open it with the password, print it to a new PDF, and use that."
        ) from error
    except (pikepdf.PdfError, ValueError, TypeError) as error:
        raise NotReadableError(f"{name} is damaged, or is no PDF.", _SEND_AGAIN) from error
    if pages == 0:
        raise NotReadableError(f"{name} has no pages.", _SEND_AGAIN)
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
        for key in (Name.AA, Name.Thumb, Name.B):
            if key in page.obj:
                del page.obj[key]
        annotations = page.obj.get(Name.Annots)
        if not isinstance(annotations, Array):
            continue
        kept = [a for a in annotations if isinstance(a, Dictionary) and str(a.get(Name.Subtype)) not in _CARRIERS]
        for annotation in kept:
            remarks = remarks or str(annotation.get(Name.Subtype)) in _REMARKS
            _make_link_safe(annotation, places)
        page.obj.Annots = Array(kept)
    return remarks


def _make_link_safe(annotation: Any, places: dict[str, Any]) -> None:
    if Name.AA in annotation:
        del annotation.AA
    action = annotation.get(Name.A)
    if isinstance(action, Dictionary):
        if str(action.get(Name.S)) in _ACTING:
            del annotation.A
        else:
            _explicit(action, Name.D, places)
            if Name.Next in action:
                del action.Next
    _explicit(annotation, Name.Dest, places)


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
