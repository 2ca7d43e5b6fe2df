"""A comparison in words: its title, what to know first, and four tables. Text, terminal and Word show the same ones."""

from __future__ import annotations

from dataclasses import dataclass

from ofsted_report.comparing.judged_areas import OVERALL, overall_in_prose
from ofsted_report.comparing.model import Change, Comparison, Document, Grade, GradeRow, Item, NamedInBoth, Near
from ofsted_report.comparing.near import THRESHOLD
from ofsted_report.letter.format_dates import day, on_days
from ofsted_report.report.grammar import series

Cell = tuple[str, ...]
"""Lines of one cell: the quotation, then its place."""

CHANGES: dict[Change | None, str] = {
    "better": "Better",
    "same": "The same",
    "worse": "Worse",
    "not comparable": "Not comparable: read both",
    None: "Judged once only",
}
NOT_JUDGED = "No judgement of its own"
IN_PROSE = "See the report’s first page"
"""For the overall judgement of a single inspection, where the sentence that gives it was not found."""
BOTH_INTRO = (
    "Items that share words or name the same matter, side by side. The program does not say that they are the same: "
    "read both."
)
THEN_INTRO = (
    "Nothing in the later document’s lists is similar to these. This does not prove that they have been put right: the later "
    "document’s findings may still speak of them."
)
CLOSING = (
    "Everything in quotation marks is Ofsted’s. Paragraphs are counted under their heading; each item of a list is "
    "one, footnotes are none."
)
NEW_INTRO = "Nothing in the earlier document’s lists is similar to these."


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One part: a heading, a sentence on how to read it, and a table; without rows, the intro says why."""

    heading: str
    intro: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What is shown, in order."""

    title: str
    documents: tuple[str, ...]
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    closing: str


def outline(comparison: Comparison) -> Outline:
    """The comparison in words."""
    earlier, later = comparison.earlier, comparison.later
    places = dict.fromkeys(name for name in (later.authority, earlier.authority) if name)
    listed = earlier.listed and later.listed
    return Outline(
        title=f"{series(list(places)) or 'Two documents'}: then and now",
        documents=(f"Then: {_named(earlier)}", f"Now: {_named(later)}"),
        notes=tuple(note.message for note in comparison.notes),
        tables=(
            _judgements(comparison),
            *((_in_both(comparison),) if listed else ()),
            _only(comparison.only_earlier, "Needed to improve then, not named now", THEN_INTRO, earlier, later),
            _only(comparison.only_later, "New", NEW_INTRO, later, earlier),
        ),
        closing=CLOSING,
    )


def _named(document: Document) -> str:
    """'Inspection of Northmere children’s services, from 10 to 21 June 2019 (northmere.pdf)'."""
    when = None
    if document.start is not None:
        when = on_days(document.start, document.end)
    elif document.letter_date is not None:
        when = f"dated {day(document.letter_date)}"
    title = document.title or "A document without a title"
    return f"{title}{f', {when}' if when else ''} ({document.name})"


def _judgements(comparison: Comparison) -> Table:
    heading = "Judgements"
    if not comparison.grades:
        return Table(heading=heading, intro="Neither document gives judgements.")
    given = comparison.earlier.judged, comparison.later.judged
    intro = "Areas are matched by what they are about; each is quoted as its document names it."
    if not all(given):
        missing = comparison.later if given[0] else comparison.earlier
        intro = f"{missing.name} gives no judgements, so there is nothing to compare these with."
    return Table(
        heading=heading,
        intro=intro,
        header=("Matter", "Then", "Now", "Change"),
        rows=tuple(_grade_row(row, comparison) for row in comparison.grades),
    )


def _grade_row(row: GradeRow, comparison: Comparison) -> tuple[Cell, ...]:
    then, now, change = _grade(row.earlier), _grade(row.later), CHANGES[row.change]
    if OVERALL in row.families:
        for document, grade in ((comparison.earlier, row.earlier), (comparison.later, row.later)):
            if overall_in_prose(document, grade):
                said = (document.overall_judgement or IN_PROSE,)
                then, now = (said, now) if document is comparison.earlier else (then, said)
                change = CHANGES["not comparable"]
    matter = series([row.families[0], *(name[:1].lower() + name[1:] for name in row.families[1:])])
    return (matter,), then, now, (change,)


def _grade(grade: Grade | None) -> Cell:
    if grade is None:
        return (NOT_JUDGED,)
    place: Cell = ("at the document’s head",)
    if grade.place is not None:
        place = (grade.place.words(),)
        if (
            grade.area.casefold() in (grade.place.section or "").casefold()
        ):  # as most headings, and it is quoted already
            place = (f"page {grade.place.page}, under that heading" if grade.place.page else "under that heading",)
    return grade.grade, f"“{grade.area}”", *place


def _in_both(comparison: Comparison) -> Table:
    rows = [row for named in comparison.in_both for row in _both_rows(named)]
    return Table(
        heading="Named in both",
        intro=BOTH_INTRO if rows else "No item of one document’s lists is similar to one of the other’s.",
        header=("Then", "Now", "Why side by side") if rows else (),
        rows=tuple(rows),
    )


def _both_rows(named: NamedInBoth) -> list[tuple[Cell, ...]]:
    """One row for each of the later items; the earlier one is quoted once."""
    again = f"paragraph {named.earlier.place.paragraph}" if named.earlier.place else "as above"
    return [
        (_item(named.earlier) if i == 0 else (f"The same item ({again})",), _item(near.item), (_why(near),))
        for i, near in enumerate(named.later)
    ]


def _why(near: Near) -> str:
    if near.similarity == 100:
        return "The same words"
    reasons = []
    if near.subjects:
        reasons.append(f"both name {series(near.subjects)}")
    if near.similarity >= THRESHOLD:
        reasons.append(f"{near.similarity}% of the significant words in common")
    why = "; ".join(reasons)
    return why[:1].upper() + why[1:]


def _only(items: tuple[Item, ...], heading: str, intro: str, document: Document, other: Document) -> Table:
    """Items of one document alone; if the other has no list, nothing can be said about what it omits."""
    if not document.listed:
        return Table(heading=heading, intro=f"{document.name} has no list of what needs to improve.")
    if not other.listed:
        intro = f"All items of {document.name}: {other.name} has no list to compare them with."
    elif not items:
        return Table(heading=heading, intro="Nothing.")
    rows = tuple((_item(item)[:1], _item(item)[1:]) for item in items)
    return Table(heading=f"{heading} ({len(items)})", intro=intro, header=("In Ofsted’s words", "Place"), rows=rows)


def _item(item: Item) -> Cell:
    place = item.place.words() if item.place else "place not found"
    priority = ("For priority action",) if item.list == "priority_actions" else ()
    responsible = (f"Responsible: {item.responsible}",) if item.responsible else ()
    return (f"“{item.text}”", place, *priority, *responsible)
