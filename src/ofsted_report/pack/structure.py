"""Structure tags of two PDFs joined into one tree, so that a screen reader reads on from the report into the letter.

The names are those of ISO 32000-1, 14.7: the tree's root (StructTreeRoot), its elements (S: type, K: children, P:
parent), and the ParentTree that leads from a page's StructParents number back into the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

# ISO 32000-1, tables 333, 334 and 337 to 340.
STANDARD_TYPES = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private "
    "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot "
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)
# ISO 32000-2 has more; each with the older type that says most of it.
_LATER_TYPES = {
    "Title": "P",
    "Aside": "Div",
    "DocumentFragment": "Div",
    "FENote": "Note",
    "Sub": "Span",
    "Em": "Span",
    "Strong": "Span",
    **{f"H{level}": "H6" for level in range(7, 15)},
}
_MOST_STEPS = 20
"""Most role mappings that are followed before they count as a cycle."""


def is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Whether the PDF has a tree of structure tags with anything in it."""
    root = pdf.Root.get(Name.StructTreeRoot)
    return isinstance(root, pikepdf.Object) and Name.K in root and Name.ParentTree in root


def prepare_letter(letter: pikepdf.Pdf, *, first_key: int, prefix: str = "letter") -> int:
    """Rename the letter's structure elements so that they can be added to another tree: numbers, roles, classes and ids are
    unique.

    Must be called before its pages are copied, since pages contain the numbers. Ids begin with `prefix` afterwards.

    The next number that is free after the letter's is returned.
    """
    next_free = _renumber(letter, first_key)
    if not is_tagged(letter):
        return next_free
    root = letter.Root.StructTreeRoot
    roles, classes = root.get(Name.RoleMap, Dictionary()), root.get(Name.ClassMap, Dictionary())
    for element in _elements(root):
        element.S = Name("/" + _standard(str(element.S)[1:], roles))
        if Name.NS in element:
            del element.NS
        if Name.C in element:
            _spell_out_classes(element, classes)
        if Name.ID in element:
            element.ID = _own_id(element.ID, prefix)
        for attributes in _listed(element.get(Name.A)):
            if isinstance(attributes, Dictionary) and Name.Headers in attributes:
                attributes.Headers = Array([_own_id(header, prefix) for header in attributes.Headers])
    return max(next_free, next_key(letter))


def join(pdf: pikepdf.Pdf, added: Sequence[tuple[pikepdf.Pdf, str]], *, name: str) -> None:
    """Hang the prepared trees of other PDFs beside the report's, all under one Document; their pages must be in `pdf` already.

    `name` is the title of the report's part; each other PDF has one of its own. One without tags adds nothing to the tree.
    """
    root = pdf.Root.StructTreeRoot
    numbers = dict(_numbers(root))
    parts = [_as_part(pdf, root, name)]
    for other, called in added:
        if not is_tagged(other):
            continue
        theirs = other.Root.StructTreeRoot
        copied = pdf.copy_foreign(theirs if theirs.is_indirect else other.make_indirect(theirs))
        numbers.update(_numbers(copied))
        part = _as_part(pdf, copied, called)
        if Name.Lang in other.Root:
            part.Lang = String(str(other.Root.Lang))
        parts.append(part)
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array(parts)))
    for part in parts:
        part.P = document
    root.K = Array([document])
    tree = pikepdf.NumberTree.new(pdf)
    for number in sorted(numbers):
        tree[number] = numbers[number]
    root.ParentTree = tree.obj
    root.ParentTreeNextKey = max(numbers, default=-1) + 1
    _index_ids(pdf, root)


def tidy_roles(pdf: pikepdf.Pdf) -> None:
    """Let no standard type be explained: it means itself, and to say so is an error (ISO 14289-1, 7.1)."""
    root = pdf.Root.get(Name.StructTreeRoot)
    if isinstance(root, Dictionary) and Name.RoleMap in root:
        root.RoleMap = Dictionary({k: v for k, v in root.RoleMap.items() if k[1:] not in STANDARD_TYPES})


def next_key(pdf: pikepdf.Pdf) -> int:
    """The first number that the PDF's ParentTree does not use."""
    if not is_tagged(pdf):
        return 0
    root = pdf.Root.StructTreeRoot
    return max(*(key + 1 for key, _ in _numbers(root)), int(root.get(Name.ParentTreeNextKey, 0)), 0)


def _numbers(root: Any) -> Iterator[tuple[int, Any]]:
    return iter(pikepdf.NumberTree(root.ParentTree).items())


def _elements(root: Any) -> Iterator[Any]:
    """Every structure element under the root, each once, in no order."""
    waiting, seen = _listed(root.get(Name.K)), set()
    while waiting:
        element = waiting.pop()
        if not isinstance(element, Dictionary) or Name.S not in element:
            continue
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        yield element
        waiting.extend(_listed(element.get(Name.K)))


def _listed(value: Any) -> list[Any]:
    """Return a value that may be a single object or an array as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _renumber(pdf: pikepdf.Pdf, first: int) -> int:
    """Raise every StructParents and StructParent, and the ParentTree's keys with them; the first number above all of them."""
    highest = first - 1
    for thing in pdf.objects:
        highest = max(highest, _raise_numbers(thing, first))
        # annotations may be direct objects in their array, and the array in the page
        for member in thing if isinstance(thing, Array) else _own_annotations(thing):
            if not getattr(member, "is_indirect", False):
                highest = max(highest, _raise_numbers(member, first))
    if is_tagged(pdf):
        root = pdf.Root.StructTreeRoot
        tree = pikepdf.NumberTree.new(pdf)
        for number, value in list(_numbers(root)):
            tree[number + first] = value
        root.ParentTree = tree.obj
    return highest + 1


def _own_annotations(thing: Any) -> list[Any]:
    """The annotations of a page whose list of them is part of the page."""
    if not isinstance(thing, Dictionary) or thing.get(Name.Type) != Name.Page:
        return []
    annotations = thing.get(Name.Annots)
    return list(annotations) if isinstance(annotations, Array) and not annotations.is_indirect else []


def _raise_numbers(thing: Any, first: int) -> int:
    """Raise the numbers of this thing; the highest of them, or -1."""
    highest = -1
    if isinstance(thing, (Dictionary, pikepdf.Stream)):
        for key in (Name.StructParents, Name.StructParent):
            if key in thing:
                highest = max(highest, int(thing[key]) + first)
                thing[key] = int(thing[key]) + first
    return highest


def _standard(role: str, roles: Any) -> str:
    """Return the standard type of a role; NonStruct if the document does not define it."""
    for _ in range(_MOST_STEPS):
        if role in STANDARD_TYPES:
            return role
        target = roles.get(f"/{role}")
        if target is None:
            return _LATER_TYPES.get(role, "NonStruct")
        role = str(target)[1:]
    return "NonStruct"


def _spell_out_classes(element: Any, classes: Any) -> None:
    """Return the attributes of a class as the element's own: two documents may use one name for different classes."""
    found = [a for name in _listed(element.C) if isinstance(name, Name) for a in _listed(classes.get(str(name)))]
    own = [a for a in _listed(element.get(Name.A)) if not isinstance(a, int)]
    if found:
        element.A = Array([*found, *own])
    del element.C


def _own_id(value: Any, prefix: str) -> String:
    return String(f"{prefix}-{value}")


def _as_part(pdf: pikepdf.Pdf, root: Any, name: str) -> Any:
    """What hangs on this root as one Part: its only Document, renamed, or a new one around all."""
    children = [child for child in _listed(root.get(Name.K)) if isinstance(child, Dictionary)]
    only = children[0] if len(children) == 1 else None
    if only is not None and only.get(Name.S) in (Name.Document, Name.Part) and only.is_indirect:
        part = only
        part.S = Name.Part
    else:
        part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, K=Array(children)))
        for child in children:
            child.P = part
    part.T = String(name)
    return part


def _index_ids(pdf: pikepdf.Pdf, root: Any) -> None:
    """The index of elements by their ids, made anew."""
    found = {str(element.ID): element for element in _elements(root) if Name.ID in element}
    if Name.IDTree in root:
        del root.IDTree
    if found:
        tree = pikepdf.NameTree.new(pdf)
        for name in sorted(found):
            tree[name] = found[name]
        root.IDTree = tree.obj
