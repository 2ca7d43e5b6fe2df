"""Writes the overview of the output folder: `index.html`, `index.csv`, and a timeline of every authority's visits."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ofsted_report.batch.grade_chart import grade_charts
from ofsted_report.batch.manifest import records
from ofsted_report.batch.model import Record
from ofsted_report.batch.naming import digest
from ofsted_report.batch.overview_rows import Judged, Link, Row
from ofsted_report.batch.storage import Store
from ofsted_report.files import harmless, is_up_to_date
from ofsted_report.grouped import grouped
from ofsted_report.letter.model import Judgement

REASONS: Mapping[str, str] = {
    "not-readable": "cannot be read",
    "not-ofsted": "not an Ofsted letter",
    "encrypted": "protected by a password",
    "no-text": "a scan without text",
    "template": "the template does not fit",
    "settings": "the settings do not fit",
    "findings": "no findings to quote",
    "output": "could not be written",
    "disk": "the disk is full or read-only",
    "timeout": "took too long",
    "memory": "needs too much memory",
    "too-much": "holds more than a letter can",
    "crash": "crashed its reader",
    "worker-lost": "its machine was lost",
    "defect": "a defect of ours",
}
FORM_NAMES: Mapping[str, str] = {"docx": "Word", "html": "web page", "md": "Markdown", "json": "data (JSON)"}


def write(manifest: Path, store: Store) -> None:
    """Write index.html, index.csv and the timelines from a manifest; not again if it has not changed since.

    Raises:
        OutputError: the folder refuses.
    """
    if store.folder is not None and is_up_to_date(store.folder / "index.html", manifest):  # which is written last
        return
    rows = _with_copies(sorted(map(_row, records(manifest)), key=_order))
    store.write("index.csv", as_csv(rows))
    for path, visits in grouped(rows, lambda row: row.timeline).items():
        if path is None:
            continue
        charts = grade_charts(visits)
        store.write(
            path, _page("timeline.html.jinja", authority=visits[0].authority, visits=visits, charts=charts, up="../")
        )
    store.write("index.html", _page("overview.html.jinja", rows=rows, choices=_choices(rows), up=""))


def _with_copies(rows: Iterable[Row]) -> list[Row]:
    """The rows; of files that are the same all but the first by name say so."""
    found = list(rows)
    first: dict[str, str] = {}
    for row in sorted(found, key=lambda row: row.record.name):
        if row.record.status == "done" and row.record.sha256 is not None:
            first.setdefault(row.record.sha256, row.record.name)
    named = (first.get(row.record.sha256 or "", row.record.name) for row in found)
    return [
        row._replace(same_as=name) if name != row.record.name else row for row, name in zip(found, named, strict=True)
    ]


def _choices(rows: Sequence[Row]) -> dict[str, Any]:
    """The filters of the overview: the values that occur in it."""
    from ofsted_report.comparing.judged_areas import in_usual_order

    judged = [each for row in rows for each in row.judgements if each.step is not None]
    steps = {each.grade_name: each.step for each in judged if each.grade_name and each.step}
    return {
        "kinds": sorted({row.kind for row in rows if row.kind}),
        "years": sorted({row.year for row in rows if row.year}, reverse=True),
        "grades": sorted(steps, key=steps.__getitem__, reverse=True),
        "areas": in_usual_order({name for each in judged for name in each.area_names}),
        "authorities": list(dict.fromkeys(row.authority for row in rows if row.authority)),
    }


def _order(row: Row) -> tuple[object, ...]:
    return (row.authority == "", row.authority.casefold(), row.when or date.max, row.record.name)


def _row(record: Record) -> Row:
    from ofsted_report.letter.kinds import name_of

    authority = " ".join((record.authority or "").split())
    when = record.letter_date or record.visit_end or record.visit_start
    return Row(
        record=record,
        authority=authority,
        # An unknown kind of a later version is unchanged.
        kind=name_of(record.kind or ""),
        visit=_visit(record),
        when=record.visit_end or record.visit_start or record.letter_date,
        dated=_dated(record),
        year=when.year if when else None,
        judgements=tuple(map(_judged, record.judgements)),
        links=tuple(Link(quote(out.path), FORM_NAMES[form]) for form, out in sorted(record.outputs.items())),
        result="Done" if record.error is None else f"Failed: {REASONS.get(record.error.reason, record.error.reason)}",
        # A digest, since nothing that a letter says may become part of a path.
        timeline=f"timelines/{digest(authority.casefold())}.html" if authority else None,
    )


def _dated(record: Record) -> str:
    from ofsted_report.letter.format_dates import day

    if record.letter_date:
        return day(record.letter_date)
    last = record.visit_end or record.visit_start
    return f"visit ended {day(last)}" if last else ""


def _judged(judgement: Judgement) -> Judged:
    from ofsted_report.comparing.judged_areas import families_of
    from ofsted_report.letter.grades import grade_of

    name, step = grade_of(judgement.grade) or (None, None)
    return Judged(judgement.area, judgement.grade, families_of(judgement.area), name, step)


def _visit(record: Record) -> str:
    from ofsted_report.letter.format_dates import on_days
    from ofsted_report.letter.ordinals import ordinal_word

    said = []
    if record.ordinal:
        said.append(f"{ordinal_word(record.ordinal)} visit")
    if record.visit_start:
        said.append(on_days(record.visit_start, record.visit_end).removeprefix("on ").removeprefix("from "))
    text = ", ".join(said)
    return text[:1].upper() + text[1:]


def _page(template: str, **values: object) -> bytes:
    from markupsafe import Markup

    from ofsted_report.rendering.sandbox import shipped_template
    from ofsted_report.shipped import shipped

    style = Markup(shipped("overview.css").decode())  # noqa: S704 - our own file
    return shipped_template(template, autoescape=True).render(style=style, **values).encode()


COLUMNS = (
    "authority",
    "kind",
    "title",
    "visit number",
    "visit start",
    "visit end",
    "letter date",
    "judgements",
    "findings",
    "warnings",
    "result",
    "error",
    "what to do",
    "outputs",
    "source",
    "sha256",
    "seconds",
    "finished",
)


def as_csv(rows: Sequence[Row]) -> bytes:
    """The table for Excel: UTF-8 with its mark, so that accents are right; no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(str(cell)) for cell in cells] for cells in _cells(rows))
    return out.getvalue().encode("utf-8-sig")


def _cells(rows: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        record, error = row.record, row.record.error
        yield (
            row.authority,
            row.kind,
            record.title or "",
            record.ordinal or "",
            record.visit_start or "",
            record.visit_end or "",
            record.letter_date or "",
            "; ".join(map(str, row.judgements)),
            len(record.findings) if error is None else "",
            "; ".join(record.all_warnings),
            row.result,
            error.what if error else "",
            error.remedy if error else "",
            "; ".join(output.path for _, output in sorted(record.outputs.items())),
            record.source,
            record.sha256 or "",
            record.seconds,
            record.finished,
        )
