"""Small PDFs made by hand, tagged in ways that programs tag them."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def tagged(
    *,
    pages: int = 1,
    top: str | None = "/Document",
    role: str = "/P",
    roles: dict[str, str] | None = None,
    with_link: bool = False,
    first_number: int = 0,
) -> pikepdf.Pdf:
    """A PDF of pages with one marked paragraph each, of the type `role`; its elements hang on one `top`, or on none."""
    pdf = pikepdf.new()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    holder = root if top is None else pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(top), P=root))
    numbers = pikepdf.NumberTree.new(pdf)
    kids = []
    for number in range(first_number, first_number + pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Contents = pdf.make_stream(f"{role} <</MCID 0>> BDC BT ET EMC".encode())
        page.obj.StructParents = number
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(role), P=holder, Pg=page.obj, K=Array([0]), ID=String(f"e{number}"))
        )
        numbers[number] = Array([element])
        kids.append(element)
    if with_link:
        key = first_number + pages
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], StructParent=key, Dest=String("there"))
        page.obj.Annots = Array([link])  # the link stands in the list itself, the list in the page
        numbers[key] = kids[-1]
        pdf.Root.Names = Dictionary(Dests=_named(pdf, "there", page))
    holder.K = Array(kids)
    if top is not None:
        root.K = Array([holder])
    root.ParentTree = numbers.obj
    if roles:
        root.RoleMap = Dictionary(roles)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return pdf


def _named(pdf: pikepdf.Pdf, name: str, page: pikepdf.Page) -> Dictionary:
    tree = pikepdf.NameTree.new(pdf)
    tree[name] = Array([page.obj, Name.Fit])
    return tree.obj


def untagged(pages: int = 1) -> pikepdf.Pdf:
    """A PDF of empty pages without tags."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Its bytes."""
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
