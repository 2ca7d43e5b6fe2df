"""The source of a sample: a letter in Markdown, with the facts it states in front.

+++
kind = "focused_visit"          facts, in TOML, as the letter's JSON names them
+++
::: date                        a fence: print that is no part of any section (see `FENCES`)
29 August 2025
:::
## Headline findings {overview}  a heading and the role its section plays; ### for a heading below it
A paragraph, on one line.[^1]
* a bullet                      two spaces before the star make it a sub-bullet
1. a numbered paragraph         counted on from the last one; 1. begins anew
| cell | cell |                 a row of a table; a first row in **bold** is the header row
[^1]: A footnote.
::: box                         a fence around content: what stands in it is printed in a box
::: columns                     content in columns without rules
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

FENCES = {
    "masthead", "date", "address", "salutation", "title", "authority", "facts", "judgements", "contents", "signoff",
}  # fmt: skip
"""Fences whose lines are no part of a section: masthead, first lines, tables of judgements, signatures, contents."""
CONTENT_FENCES = {"box", "columns", "pagebreak"}

Form = Literal["heading", "paragraph", "item", "subitem", "numbered", "row", "header_row"]

_HEADING = re.compile(r"^(##+) (.+?) \{(\w+)\}$")
_UNTITLED = re.compile(r"^## \{(\w+)\}$")
_FOOTNOTE = re.compile(r"^\[\^(\d+)\]: (.+)$")
_ROW = re.compile(r"^\|(.+)\|$")
_NUMBERED = re.compile(r"^(\d+)\. (.+)$")
MARK = re.compile(r"\[\^(\d+)\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of content: what it is, its text with footnote marks as `[^1]`, and the fence it stands in."""

    form: Form
    text: str
    cells: tuple[str, ...] = ()
    role: str = ""
    level: int = 1
    number: int = 0
    within: str = ""


@dataclass(frozen=True, slots=True)
class Fence:
    """Lines in a fence that are no part of a section."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A page break."""


@dataclass(frozen=True, slots=True)
class Source:
    """One sample's source."""

    name: str
    facts: dict[str, Any]
    parts: tuple[Piece | Fence | Break, ...]
    footnotes: dict[str, str] = field(default_factory=dict)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The content alone."""
        return tuple(part for part in self.parts if isinstance(part, Piece))

    def fence(self, name: str) -> Fence | None:
        """The first fence of that name."""
        return next((part for part in self.parts if isinstance(part, Fence) and part.name == name), None)


def read(path: Path) -> Source:
    """Read a source file.

    Raises:
        ValueError: a line is not of the form described above; it names the file and the line.
    """
    front, body = path.read_text(encoding="utf-8").removeprefix("+++\n").split("\n+++\n", 1)
    parts: list[Piece | Fence | Break] = []
    footnotes: dict[str, str] = {}
    fence, within, held = "", "", list[str]()
    for number, line in enumerate(body.splitlines(), front.count("\n") + 4):
        if line.startswith("::: "):
            name = line[4:].strip()
            if fence or within or name not in FENCES | CONTENT_FENCES:
                raise ValueError(f"{path.name}:{number}: the fence {name!r} is not known or stands in another")
            if name == "pagebreak":
                parts.append(Break())
            elif name in FENCES:
                fence = name
            else:
                within = name
        elif line == ":::":
            if fence:
                parts.append(Fence(fence, tuple(held)))
            fence, within, held = "", "", []
        elif fence:
            held.append(line)
        elif found := _FOOTNOTE.match(line):
            footnotes[found[1]] = found[2]
        elif line.strip():
            parts.append(_piece(line, within, f"{path.name}:{number}"))
    if fence or within:
        raise ValueError(f"{path.name}: the fence {fence or within!r} is never closed")
    return Source(path.stem, tomllib.loads(front), tuple(parts), footnotes)


def _piece(line: str, within: str, where: str) -> Piece:
    if line.startswith("#"):
        return _heading(line, within, where)
    if found := _ROW.match(line):
        return _row(found[1], within)
    if found := _NUMBERED.match(line):
        return Piece("numbered", found[2], number=int(found[1]), within=within)
    if line.startswith("* "):
        return Piece("item", line[2:], within=within)
    if line.startswith("  * "):
        return Piece("subitem", line[4:], within=within)
    return Piece("paragraph", line, within=within)


def _heading(line: str, within: str, where: str) -> Piece:
    if found := _UNTITLED.match(line):
        return Piece("heading", "", role=found[1], within=within)
    if found := _HEADING.match(line):
        return Piece("heading", found[2], role=found[3], level=len(found[1]) - 1, within=within)
    raise ValueError(f"{where}: a heading needs its role in braces")


def _row(inner: str, within: str) -> Piece:
    cells = tuple(cell.strip() for cell in inner.split("|"))
    form: Form = "header_row" if all(cell.startswith("**") for cell in cells) else "row"
    cells = tuple(cell.strip("*") for cell in cells)
    return Piece(form, " ".join(cells), cells=cells, within=within)
