"""Report, letter and facts → the public pack."""

from __future__ import annotations

import dataclasses
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ofsted_report.errors import (
    ConverterError,
    NoTextError,
    NotOfstedError,
    NotReadableError,
    UsageError,
)
from ofsted_report.letter.model import Letter
from ofsted_report.pack.facts import Facts, gather
from ofsted_report.settings.model import Meeting, Settings

if TYPE_CHECKING:
    import pikepdf

    from ofsted_report.pack.assemble import Added
    from ofsted_report.pack.office import Office
    from ofsted_report.pack.word_copy import WordCopy

_MOST_ROUNDS = 4
"""Writing the pages on the front sheet could move a line; then the pages are counted again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A finished public pack."""

    content: bytes
    pages: int
    first_page: int
    """The number on its first page."""
    item_pages: str
    """The item's pages as the front sheet has them: '2 - 10'."""
    letter_pages: int
    """How many pages the letter has; all letters together, where there are several."""
    appendix_pages: tuple[tuple[str, int], ...] = ()
    """The title of each appendix with the number of its own pages: ('Appendix 2: Action plan', 4)."""
    open_fields: tuple[str, ...]
    """What is still open in it, as printed."""
    warnings: tuple[str, ...]


def make_pack(  # noqa: PLR0913 - two of them only say how a scan is read
    report: Path,
    letter: Path | None,
    settings: Settings | None = None,
    meeting: Meeting | None = None,
    *,
    soffice: Path | None = None,
    first_page: int = 1,
    front_sheet: bool | None = None,
    ocr: str = "auto",
    progress: Callable[[int], None] | None = None,
    others: Sequence[Path] = (),
    appendices: Sequence[Path | None] = (),
    any_letter: bool = False,
) -> Pack:
    """The public pack of a report (.docx) and the letter it is about (.pdf or .docx; None: the letter is to follow).

    `front_sheet` says whether an agenda front sheet is put before the report; None: where the report has none.
    `ocr`, `progress`: as `read_letter` takes them; of a scan the pack has the form with its text. `others`: further letters
    that the report is about. `appendices`: the file (.pdf or .docx) of each of the meeting's appendices, in their order;
    None for one that is to follow. `any_letter`: whether a letter about a place that the report does not name is taken.

    Raises:
        ConverterError: LibreOffice or pikepdf is missing, or LibreOffice could not convert a document.
        NotReadableError, EncryptedError: report, letter or appendix cannot be used.
        OutputError: one of them has tracked changes, which must not be published.
        SettingsError: the council's wording has an unknown entry or field.
        UsageError: two of the letters are the same, or about different councils, or a letter is about a place that the
            report does not name.
    """
    need_pikepdf()
    from ofsted_report.pack.office import find_soffice, office
    from ofsted_report.pack.word_copy import APPENDIX_STARTS, REPORT_STARTS, WordCopy

    settings, meeting = settings or Settings(), meeting or Meeting()
    if letter is None:
        meeting = dataclasses.replace(meeting, document_to_follow=True)
    copy = WordCopy.open(_report_bytes(report), report.name)
    warnings: list[str] = []
    letters = [_letter_file(each, warnings, ocr, progress) for each in (letter, *others) if each is not None]
    further = list(zip(meeting.appendices, _further(meeting, appendices), strict=True))
    files: list[_File | None] = [
        *(file for appendix, file in further if appendix.before_letter),
        *(letters or (None,)),
        *(file for appendix, file in further if not appendix.before_letter),
    ]
    known = [each.read for each in letters if each.read is not None]
    warnings[:0] = _of_other_letters(copy, report, known, any_letter=any_letter)
    read = [each.read for each in letters] or [None]
    facts = gather(
        read[0],
        settings,
        meeting,
        letter_to_follow=letter is None,
        report_title=copy.title,
        report_subject=copy.subject,
        others=read[1:],
    )
    copy.complete(facts, front_sheet=front_sheet, letter_to_follow=letter is None)
    warnings += [*copy.warnings, *facts.warnings]
    with office(find_soffice(soffice)) as converter:
        added, pages = _added(copy, facts, files, converter, warnings)
        count = sum(len(each.pdf.pages) for each in added)
        base, item_pages, labels = _converted(copy, count, first_page, converter)
    from ofsted_report.pack.assemble import assemble

    content = assemble(
        base,
        added,
        labels,
        facts,
        report_page=_part_page(base, REPORT_STARTS, 0),
        appendix_page=_part_page(base, APPENDIX_STARTS, len(base.pages) - 1),
        first_page=first_page,
    )
    return Pack(
        content=content,
        pages=len(base.pages),
        first_page=first_page,
        item_pages=item_pages,
        letter_pages=sum(each.pages for each in pages if each.file in letters),
        appendix_pages=tuple((each.title, each.pages) for each in pages),
        open_fields=copy.open_fields(known),
        warnings=tuple(warnings),
    )


def of_other_letters(report: Path, letters: Sequence[Letter]) -> list[str]:
    """Return a warning for each letter that the report seems not to be about.

    Raises:
        UsageError: one is about a place that the report does not name.
    """
    from ofsted_report.pack.word_copy import WordCopy

    return _of_other_letters(WordCopy.open(_report_bytes(report), report.name), report, letters, any_letter=False)


def _of_other_letters(copy: WordCopy, report: Path, letters: Sequence[Letter], *, any_letter: bool) -> list[str]:
    warnings = []
    for letter in letters:
        if copy.mentions(letter.title):
            continue
        name, title = letter.source.name, letter.title.rstrip(".")
        if not (any_letter or copy.names(letter.authority)):
            raise UsageError(
                f"{name} is about {letter.authority}, which {report.name} does not name: it is another council’s letter.",
                "Give the letter that the report is about; if it is this one, insist with --no-check.",
            )
        warnings.append(f"{name} may be the wrong letter: the report does not name its title, “{title}”.")
    return warnings


class _File(NamedTuple):
    """The file of an appendix: a letter, or another document."""

    path: Path
    data: bytes
    read: Letter | None = None
    """What it says, where it is a letter of Ofsted's."""


def _letter_file(letter: Path, warnings: list[str], ocr: str, progress: Callable[[int], None] | None) -> _File:
    data = _appendix_bytes(letter)
    read = _read_letter(letter, warnings, ocr, progress)
    if read is not None and read.source.text == "recognised":
        from ofsted_report.reading.ocr import recognise

        data = recognise(data, letter.name).pdf  # with its text, so that it can be searched and read aloud
    return _File(letter, data, read)


def _further(meeting: Meeting, paths: Sequence[Path | None]) -> tuple[_File | None, ...]:
    """The files of the meeting's own appendices, in its order.

    Raises:
        UsageError: one that is not to follow has no file.
    """
    given = (*paths, *(None,) * (len(meeting.appendices) - len(paths)))
    for appendix, path in zip(meeting.appendices, given, strict=True):
        if path is None and not appendix.to_follow:
            raise UsageError(
                f"The appendix “{appendix.title}” has no file.",
                f'Name it in the meeting file (file = …), give --appendix "{appendix.title}=FILE", or say there that it is '
                "to follow (to_follow = true).",
            )
    return tuple(None if path is None else _File(path, _appendix_bytes(path)) for path in given)


class _Joined(NamedTuple):
    """An appendix in the pack: its title, its file, and how many pages that has."""

    title: str
    file: _File | None
    pages: int


def _added(
    copy: WordCopy, facts: Facts, files: Sequence[_File | None], converter: Office, warnings: list[str]
) -> tuple[list[Added], list[_Joined]]:
    """Everything after the first title page, in order; and what each appendix is made of."""
    from ofsted_report.pack.assemble import Added

    titles = copy.further_title_pages()
    made = converter.to_pdf({f"title{n}": data for n, (_, data) in enumerate(titles)}) if titles else {}
    by_word = {page.word: file for page, file in zip(facts.appendices, files, strict=True)}
    added: list[Added] = []
    pages: list[_Joined] = []
    for number, page in enumerate([facts.appendices[0], *(page for page, _ in titles)]):
        if number > 0:
            added.append(Added(pdf=_opened(made[f"title{number - 1}"]), title=page.title, title_page=True))
        file = by_word.get(page.word)
        pdf = _appendix_pdf(file, converter, warnings)
        if pdf is not None:
            added.append(Added(pdf=pdf, title=page.title))
        pages.append(_Joined(page.title, file, len(pdf.pages) if pdf is not None else 0))
    return added, pages


def need_pikepdf() -> None:
    """Raise ConverterError if pikepdf is not installed."""
    try:
        import pikepdf  # noqa: F401
    except ImportError as error:
        raise ConverterError(
            "The library pikepdf, which joins PDFs, is not installed.",
            f"Install it beside ofsted-report: {_quoted(sys.executable)} -m pip install pikepdf",
        ) from error


def _quoted(path: str) -> str:
    """A path as it is typed, on Windows too; PowerShell takes quotes for a text, so only where it must be."""
    return f'"{path}"' if " " in path else path


def _report_bytes(report: Path) -> bytes:
    from ofsted_report.reading.read import load

    if report.suffix.lower() != ".docx":
        raise NotReadableError(
            f"{report.name} is not a Word document (.docx), which a pack is made from.",
            "Give the report that `ofsted-report build` wrote, or save yours in Word as .docx.",
        )
    return load(report)


def _appendix_bytes(letter: Path) -> bytes:
    from ofsted_report.pack.word_copy import refuse_tracked_changes
    from ofsted_report.reading.read import load
    from ofsted_report.word.document import open_word
    from ofsted_report.word.other_forms import other_form

    data = load(letter)
    if _is_pdf(data):
        return data
    if letter.suffix.lower() == ".docx" and (data.startswith(b"PK") or other_form(data)):
        refuse_tracked_changes(open_word(data, letter.name))
        return data
    raise NotReadableError(
        f"{letter.name} is neither a PDF nor a Word document (.docx).",
        "Give a letter as it came from Ofsted, and any other document as PDF or Word.",
    )


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _read_letter(letter: Path, warnings: list[str], ocr: str, progress: Callable[[int], None] | None) -> Letter | None:
    """What the letter says, for the front sheet; a letter that says nothing to us still makes an appendix."""
    from ofsted_report.letter.parse import read_letter

    try:
        return read_letter(letter, ocr=ocr, progress=progress)
    except NoTextError:
        warnings.append(
            f"{letter.name} is a scan without text, which screen readers cannot read: ask Ofsted for the letter as text."
        )
    except NotOfstedError:
        warnings.append(f"{letter.name} does not look like a letter of Ofsted's: is it the right file?")
    return None


def _appendix_pdf(file: _File | None, converter: Office, warnings: list[str]) -> pikepdf.Pdf | None:
    """The pages of a letter or another appendix, ready to be joined on; None where it is to follow."""
    if file is None:
        return None
    from ofsted_report.pack.letter_pdf import make_safe, open_letter
    from ofsted_report.pack.structure import is_tagged

    name, data = file.path.name, file.data
    if not _is_pdf(data):
        data = converter.to_pdf({"letter": data})["letter"]
    pdf = open_letter(data, name)
    if make_safe(pdf):
        warnings.append(f"{name} carries notes or highlights of a reader, which will be published with it.")
    if not is_tagged(pdf):
        warnings.append(f"{name} has no structure tags: its pages are hard to read with a screen reader.")
    return pdf


def _converted(copy: WordCopy, added: int, first_page: int, converter: Office) -> tuple[pikepdf.Pdf, str, bytes]:
    """The report's PDF with the right pages on its front sheet, these pages, and the labels for all pages.

    `added`: how many pages come after the report's.
    """
    from ofsted_report.pack.stamps import label_document
    from ofsted_report.pack.word_copy import REPORT_STARTS

    pdf = _opened(_with_whole_page_ends(copy, converter))
    for _ in range(_MOST_ROUNDS):
        count = len(pdf.pages)
        last = first_page + count + added - 1
        start = first_page + _part_page(pdf, REPORT_STARTS, 0)
        item_pages = f"{start} - {last}" if last > start else str(start)
        copy.set_pages(item_pages)
        labels = label_document(range(first_page, last + 1))
        made = converter.to_pdf({"report": copy.to_bytes(), "labels": labels})
        pdf = _opened(made["report"])
        if len(pdf.pages) == count and first_page + _part_page(pdf, REPORT_STARTS, 0) == start:
            return pdf, item_pages, made["labels"]
    raise ConverterError(
        "The report's pages could not be counted, because filling in their number changed it.",
        "Write the pages on the front sheet by hand, and check the layout of its table.",
    )


def _with_whole_page_ends(copy: WordCopy, converter: Office) -> bytes:
    """The report as PDF; a heading or a lead at the end of a page begins the next one."""
    from ofsted_report.pack.page_ends import page_letters, torn

    made = converter.to_pdf({"report": copy.to_bytes()})["report"]
    for _ in range(_MOST_ROUNDS):
        apart = torn(page_letters(made, copy.bottom_margin), copy.kept_runs())
        if not apart:
            break
        copy.begin_pages(apart)
        made = converter.to_pdf({"report": copy.to_bytes()})["report"]
    return made


def _opened(data: bytes) -> pikepdf.Pdf:
    import pikepdf

    return pikepdf.open(io.BytesIO(data))


def _part_page(pdf: pikepdf.Pdf, name: str, default: int) -> int:
    """The page, from 0, on which the part with this bookmark begins."""
    places = pdf.Root.get("/Dests")
    place = None if places is None else places.get(f"/{name}")
    if place is None:
        return default
    return next((n for n, page in enumerate(pdf.pages) if page.objgen == place[0].objgen), default)
