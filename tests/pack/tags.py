"""What a checker of tagged PDFs would say of one: used by several tests."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from ofsted_report.pack.structure import STANDARD_TYPES


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Dictionary]]:
    """Every structure element with its type, in reading order; parents are checked on the way."""
    root = pdf.Root.StructTreeRoot
    yield from _below(root, root.K, pdf.Root.get("/RoleMap") or root.get("/RoleMap") or {})


def below(element: Dictionary) -> Iterator[tuple[str, Dictionary]]:
    """Every element under this one with its type, in reading order; the types are standard ones."""
    yield from _below(element, element.K, {})


def _below(parent, kids, roles, seen=None):
    seen = set() if seen is None else seen
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary) or "/S" not in kid:
            continue
        assert kid.objgen not in seen, "an element stands twice in the tree"
        seen.add(kid.objgen)
        assert kid.P.objgen == parent.objgen, "an element does not know its parent"
        kind = str(kid.S)[1:]
        yield (kind if kind in STANDARD_TYPES else str(roles.get(f"/{kind}", "/?"))[1:]), kid
        if "/K" in kid:
            yield from _below(kid, kid.K, roles, seen)


def problems(pdf: pikepdf.Pdf) -> list[str]:
    """What is wrong with the tags: content outside the tree, numbers that lead elsewhere, unknown types."""
    found = []
    numbers = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    in_tree = {}
    for kind, element in elements(pdf):
        if kind not in STANDARD_TYPES:
            found.append(f"type {element.S}")
        for page, mcid in _marked(element):
            if page is None or page.objgen not in pages:
                found.append(f"{element.S} has content on a page that is not in the file")
            else:
                in_tree[page.objgen, mcid] = element.objgen
    for page in pdf.pages:
        key = page.obj.get("/StructParents")
        parents = numbers.get(int(key), ()) if key is not None else ()
        for mcid in _mcids(page):
            element = parents[mcid] if mcid < len(parents) else None
            there = in_tree.get((page.obj.objgen, mcid))
            if there is None:
                found.append(f"page {pages[page.obj.objgen]}: marked content {mcid} is not in the tree")
            elif element is None or element.objgen != there:
                found.append(f"page {pages[page.obj.objgen]}: the ParentTree leads {mcid} elsewhere")
        for annotation in page.obj.get("/Annots", ()):
            key = annotation.get("/StructParent")
            if key is not None and int(key) not in numbers:
                found.append(f"page {pages[page.obj.objgen]}: an annotation's number {key} is not in the ParentTree")
    return found


def _marked(element):
    """(page, MCID) of the content that belongs to an element itself."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            yield element.get("/Pg"), kid
        elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR and "/Stm" not in kid:
            yield kid.get("/Pg", element.get("/Pg")), int(kid.MCID)


def _mcids(page):
    """The MCIDs on a page's own content."""
    properties = page.obj.get("/Resources", {}).get("/Properties", {})
    for step in pikepdf.parse_content_stream(page, "BDC"):
        values = step.operands[1]
        values = properties.get(str(values), {}) if isinstance(values, Name) else values
        if "/MCID" in values and str(step.operands[0]) != "/Artifact":
            yield int(values["/MCID"])


def stray_content(pdf: pikepdf.Pdf) -> list[int]:
    """The pages with text that is neither tagged nor an artifact."""
    found = []
    for number, page in enumerate(pdf.pages, 1):
        depth = 0
        for step in pikepdf.parse_content_stream(page, "BDC BMC EMC Tj TJ"):
            operator = str(step.operator)
            depth += operator in ("BDC", "BMC")
            depth -= operator == "EMC"
            if operator in ("Tj", "TJ") and depth == 0:
                found.append(number)
                break
    return found
