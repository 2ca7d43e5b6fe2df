"""A comparison as plain text: for files, pipes and e-mails; and as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ofsted_report.comparing.model import Comparison
from ofsted_report.comparing.outline import Cell, Table, outline
from ofsted_report.report.clean import cleaned

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


def plain_text(comparison: Comparison) -> str:
    """The comparison without any formatting; a line is never broken, so that quotations can be searched for."""
    shown = cleaned(outline(comparison))
    lines = [shown.title, *shown.documents]
    lines += ["", *(f"Note: {note}" for note in shown.notes)] if shown.notes else []
    for table in shown.tables:
        lines += ["", table.heading.upper(), table.intro, *_rows(table)]
    return "\n".join([*lines, "", shown.closing]) + "\n"


def _rows(table: Table) -> Iterator[str]:
    """Each row as lines 'Then: …', further lines of a cell set in below it."""
    for row in table.rows:
        yield ""
        for name, cell in zip(table.header, row, strict=True):
            for i, line in enumerate(cell):
                yield f"  {name}: {line}" if i == 0 else f"    {line}"


def print_tables(comparison: Comparison, console: Console) -> None:
    """The comparison in tables as wide as the terminal. Nothing in the letters' words is taken for markup."""
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = cleaned(outline(comparison))
    console.print(Text(shown.title, style="bold"))
    for line in (*shown.documents, *(f"Note: {note}" for note in shown.notes)):
        console.print(Text(line))
    for table in shown.tables:
        console.print()
        console.print(Text(table.heading, style="bold"))
        console.print(Text(table.intro))
        if not table.rows:
            continue
        drawn = RichTable(show_lines=True, expand=True)
        for name in table.header:
            drawn.add_column(name, ratio=1 if name in ("Matter", "Change", "Why side by side", "Place") else 2)
        for row in table.rows:
            drawn.add_row(*(_styled(cell) for cell in row))
        console.print(drawn)
    console.print(Text(shown.closing, style="dim"))


def _styled(cell: Cell) -> Text:
    from rich.text import Text

    made = Text(cell[0])
    for line in cell[1:]:
        made.append(f"\n{line}", style="dim")
    return made
