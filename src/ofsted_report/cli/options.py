"""Options that several commands share: how a letter is to be read."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class ReaderName(StrEnum):
    """The PDF readers a person can ask for."""

    auto = "auto"
    pdfium = "pdfium"
    pdfplumber = "pdfplumber"


ReaderOption = Annotated[
    ReaderName, typer.Option("--reader", help="What reads a PDF; auto takes pdfplumber where pdfium finds no text.")
]
KindOption = Annotated[
    str | None,
    typer.Option("--kind", help="Read it as this kind (focused_visit, … other), whatever its title says."),
]
