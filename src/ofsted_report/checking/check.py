"""`check_report` and `check_letter`: everything a person should look at, as problems with codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ofsted_report.checking.facts.find import fact_problems
from ofsted_report.checking.implications import missing_implications
from ofsted_report.checking.model import Comparison, Problem, Quotation
from ofsted_report.checking.open_fields import find_open_fields
from ofsted_report.checking.quotations import find_quotations, left_out, quotable_paragraphs, topics_left_out
from ofsted_report.checking.report_file import ReportFile, open_report
from ofsted_report.errors import UsageError, one_line
from ofsted_report.findings.matching import marked
from ofsted_report.letter.model import Letter
from ofsted_report.settings.model import Settings
from ofsted_report.settings.wording import load_wording

_TOLD_AGAIN = ("fact-corrected", "correction-unused", "text-layer", "recognised-text")
"""Warnings of the letter that bear on what "verbatim" means in a report."""


def compare_report(report: str | Path | bytes | ReportFile, letter: Letter, *, name: str | None = None) -> Comparison:
    """A report's quotations, what it leaves out of the letter, and its open fields.

    `name`: the report's file name, where it is given as bytes.

    Raises:
        NotReadableError, EncryptedError: the report cannot be read.
    """
    file = _opened(report, name)
    passages = file.passages
    quotations, quoted_words = find_quotations(passages, letter)
    words = " ".join(block.text for section in letter.sections for block in section.blocks)
    return Comparison(
        quotations=quotations,
        quoted_words=quoted_words,
        left_out=left_out(quotations, letter),
        topics_left_out=topics_left_out(quotations, letter),
        open_fields=tuple(find_open_fields(passages, words)),
        paragraphs=sum(1 for _ in quotable_paragraphs(letter)),
        findings_chosen_by=one_line(file.findings_chosen_by)[:200] if file.findings_chosen_by else None,
    )


def check_report(
    report: str | Path | bytes | ReportFile,
    letter: Letter,
    *,
    name: str | None = None,
    comparison: Comparison | None = None,
    settings: Settings | None = None,
) -> tuple[Problem, ...]:
    """The problems of a report: quotations, topics left out, open fields, and of a .docx its accessibility.

    Paragraphs left out are among them as advice (`Problem.level`).

    `name`: the report's file name, where it is given as bytes. `comparison`: that of `compare_report`, where the caller
    has it already. `settings`: those of the council, which may require implications of every report.

    Raises:
        NotReadableError, EncryptedError: the report cannot be read.
    """
    file = _opened(report, name)
    path = file.path
    compared = comparison if comparison is not None else compare_report(file, letter)
    if any(quotation.block for quotation in compared.quotations):
        problems = list(_of_quotations(compared, path))
    else:
        problems = [_nothing_quoted(file, letter)]
    if not any(problem.code == "other-letter" for problem in problems):
        problems += (
            Problem(
                code="quotation-marks",
                message=f"These words {'are set off as a quotation' if quoted.set_off else 'stand in quotation marks'} "
                "and are not in the letter.",
                path=path,
                place=quoted.place,
                line=quoted.line,
                detail=quoted.text,
            )
            for quoted in compared.quoted_words
        )
    problems += _of_open_fields(compared, path, settings)
    problems += (
        Problem(code=warning.code, message=warning.message, path=path)
        for warning in letter.warnings
        if warning.code in _TOLD_AGAIN
    )
    if not any(problem.code == "other-letter" for problem in problems):
        problems += fact_problems(file.passages, compared, letter, path)
    if file.letter_sha256 is not None and file.letter_sha256 != letter.source.sha256:
        problems.append(
            Problem(
                code="letter-replaced",
                message=f"The report was built from another file than {letter.source.name}: has Ofsted replaced the letter?",
                path=path,
            )
        )
    if settings is not None:
        problems += missing_implications(file.passages, settings, path)
    if file.word is not None:
        from ofsted_report.checking.accessibility import check_docx

        problems += check_docx(file.word, path)
    return tuple(problems)


def _of_open_fields(compared: Comparison, path: str, settings: Settings | None) -> Iterator[Problem]:
    pages = str(load_wording(settings.wording if settings else None).open_field("pages"))
    for field in compared.open_fields:
        left_to_the_pack = field.text == pages
        if left_to_the_pack:
            message = f"“{pages}” is left to the pack, which counts the pages."
        elif field.highlighted:
            message = f"“{field.text}” is still highlighted, as open fields are."
        else:
            message = f"“{field.text}” is still open."
        yield Problem(
            code="pages-open" if left_to_the_pack else "open-field",
            message=message,
            path=path,
            place=field.place,
            line=field.line,
        )


def _opened(report: str | Path | bytes | ReportFile, name: str | None) -> ReportFile:
    if isinstance(report, ReportFile):
        return report
    if isinstance(report, bytes):
        if name is None:
            raise UsageError("A report that is given as bytes needs a name.", "Give its file name: name='report.docx'.")
        return open_report(name, report)
    return open_report(report)


def _nothing_quoted(file: ReportFile, letter: Letter) -> Problem:
    """A report that quotes nothing, of this letter or perhaps of another."""
    path = file.path
    text = " ".join(passage.text for passage in file.passages)
    if letter.authority and letter.authority.lower() not in text.lower():
        return Problem(
            code="other-letter",
            message=f"Nothing in this report is from the letter about {letter.authority}, nor does it name it.",
            path=path,
        )
    return Problem(
        code="no-findings",
        message="This report quotes no sentence of the letter's overview or findings.",
        path=path,
    )


def _of_quotations(compared: Comparison, path: str) -> Iterator[Problem]:
    for quotation in compared.quotations:
        if quotation.verdict != "verbatim":
            yield _of_quotation(quotation, path)
    for topic in compared.topics_left_out:
        page = f", page {topic.page}" if topic.page is not None else ""
        yield Problem(
            code="topic-left-out",
            message=f"Nothing is quoted of “{topic.heading}” (Letter{page}: {topic.paragraphs} paragraphs).",
            path=path,
            page=topic.page,
        )
    for missing in compared.left_out:
        yield Problem(
            code="paragraph-left-out",
            message=f"No finding represents this paragraph: {missing.source}.",
            path=path,
            page=missing.page,
            detail=_beginning(missing.text),
        )


def _of_quotation(quotation: Quotation, path: str) -> Problem:
    if quotation.verdict == "edited" and quotation.original is not None:
        return Problem(
            code="quotation-edited",
            message=f"This sentence was edited ([-letter-] {{+report+}}); the original stands at: {quotation.source}.",
            path=path,
            place=quotation.place,
            line=quotation.line,
            page=quotation.page,
            detail=marked(quotation.text, quotation.original),
        )
    return Problem(
        code="quotation-not-in-letter",
        message="This sentence stands among the quotations and is not in the letter.",
        path=path,
        place=quotation.place,
        line=quotation.line,
        detail=quotation.text,
    )


def _beginning(text: str, words: int = 14) -> str:
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + " …"


def check_letter(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    expected: str | Path | None = None,
    cross_read: bool = True,
    ocr: str = "auto",
    progress: Callable[[int], None] | None = None,
) -> tuple[Problem, ...]:
    """The problems of reading a letter, given as its path or its bytes: is it read whole, and as recorded?

    `name`: the file's name, where it is given as bytes; `expected`: a JSON file that `extract` printed for this letter
    once; `cross_read`: whether to read a PDF with the second reader too; `ocr`, `progress`: as `read_letter` takes them.

    Raises:
        NotReadableError, NotOfstedError, EncryptedError, NoTextError: the letter (or the record) cannot be read.
    """
    from ofsted_report.checking.letters import check_reading

    record = Path(expected) if expected is not None else None
    return check_reading(source, record, name=name, cross_read=cross_read, ocr=ocr, progress=progress)
