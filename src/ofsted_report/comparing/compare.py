"""Two letters → their comparison; and what makes two documents unfit to be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ofsted_report.comparing.item_changes import items_of, match_items, place_of
from ofsted_report.comparing.judged_areas import OVERALL, match_grades, overall_in_prose
from ofsted_report.comparing.model import Comparison, Document, Grade, GradeRow, Note
from ofsted_report.errors import UsageError
from ofsted_report.letter.kinds import GRADED, TABLES
from ofsted_report.letter.model import Judgement, Letter
from ofsted_report.letter.place_names import plain


def compare_letters(first: Letter, second: Letter, *, any_authority: bool = False) -> Comparison:
    """The comparison of two documents, the earlier one first, whichever is given first.

    `any_authority`: compare documents of different authorities too.

    Raises:
        UsageError: they are the same document, or of different authorities.
    """
    if first.source.sha256 == second.source.sha256:
        raise UsageError(
            f"{first.source.name} and {second.source.name} are the same document.",
            "Name two documents: the earlier one, then the later one.",
        )
    known = bool(first.authority and second.authority)
    if known and not any_authority and not same_place(first.authority, second.authority):
        raise UsageError(
            f"{first.source.name} is about {first.authority}, {second.source.name} about {second.authority}.",
            "Name two documents about the same authority, or use --any-authority to compare them nevertheless.",
        )
    swapped = _out_of_order(first, second)
    earlier, later = (second, first) if swapped else (first, second)
    then, now = items_of(earlier), items_of(later)
    in_both, only_earlier, only_later = match_items(then, now)
    one, other = _document(earlier, listed=bool(then)), _document(later, listed=bool(now))
    rows = match_grades(_grades(earlier), _grades(later))
    return Comparison(
        earlier=one,
        later=other,
        grades=rows,
        in_both=in_both,
        only_earlier=only_earlier,
        only_later=only_later,
        notes=tuple(_notes(one, other, rows, swapped=swapped)),
    )


def same_place(one: str, other: str) -> bool:
    """Whether two names are of the same place: capitals, stops, '&' and 'the' do not matter ('St. Helens')."""
    return plain(one) == plain(other)


def _out_of_order(first: Letter, second: Letter) -> bool:
    one, other = (letter.visit.start or letter.letter_date for letter in (first, second))
    return one is not None and other is not None and one > other


def _document(letter: Letter, *, listed: bool) -> Document:
    return Document(
        name=letter.source.name,
        sha256=letter.source.sha256,
        kind=letter.kind,
        title=letter.title,
        authority=letter.authority,
        start=letter.visit.start,
        end=letter.visit.end,
        letter_date=letter.letter_date,
        judged=bool(letter.judgements),
        listed=listed,
        overall_judgement=letter.overall_judgement,
    )


def _grades(letter: Letter) -> tuple[Grade, ...]:
    return tuple(_placed(judgement, letter) for judgement in letter.judgements)


def _placed(judgement: Judgement, letter: Letter) -> Grade:
    """The judgement with the section it is explained in: the first whose heading has its area's name."""
    area = judgement.area.casefold().rstrip(" .")
    for section in letter.sections:
        if section.paragraphs and section.heading and area in section.heading.casefold():
            return Grade(area=judgement.area, grade=judgement.grade, place=place_of(section, section.paragraphs[0]))
    return Grade(area=judgement.area, grade=judgement.grade)


def _notes(earlier: Document, later: Document, rows: Sequence[GradeRow], *, swapped: bool) -> Iterator[Note]:
    """What a reader should know before trusting the comparison."""
    if swapped:
        yield Note(
            code="swapped",
            message=f"{later.name} was named first, but it is the later document; it is shown as the later one.",
        )
    for document in (earlier, later):
        if document.when is None:
            yield Note(
                code="no-date",
                message=f"{document.name}: no date was found, so the order in which the documents were given was kept.",
            )
        if not document.authority:
            yield Note(
                code="no-authority",
                message=f"{document.name}: the authority was not found; make sure that both are about the same one.",
            )
    if earlier.authority and later.authority and not same_place(earlier.authority, later.authority):
        yield Note(
            code="different-authorities",
            message=f"Two authorities are compared: {earlier.authority} and {later.authority}.",
        )
    if earlier.kind != later.kind and not {earlier.kind, later.kind} <= {*GRADED}:
        yield Note(
            code="different-kinds",
            message=f"{earlier.name} is {TABLES[earlier.kind].called}, {later.name} is {TABLES[later.kind].called}: "
            "they look at different things.",
        )
    for document, grades in ((earlier, [row.earlier for row in rows]), (later, [row.later for row in rows])):
        overall = next((grade for row, grade in zip(rows, grades, strict=True) if OVERALL in row.families), None)
        yield from _missing(document, overall)


def _missing(document: Document, overall: Grade | None) -> Iterator[Note]:
    """What this document does not give, so that its half of the comparison is empty."""
    name = f"{document.name} ({TABLES[document.kind].called})"
    if not document.judged:
        reason = "no judgements were found in it" if document.kind in GRADED else "it gives no judgements"
        yield Note(code="no-judgements", message=f"{name}: {reason}.")
    if not document.listed:
        yield Note(
            code="no-list",
            message=f"{name}: it has no list of what needs to improve; what it asks for is in its text.",
        )
    if overall_in_prose(document, overall):
        yield Note(
            code="overall-in-prose",
            message=f"{document.name}: the overall judgement of a single inspection is a sentence above the table "
            f"(“{document.overall_judgement or 'Children’s services in … require improvement'}”), and not among the grades.",
        )
