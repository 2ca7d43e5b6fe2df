"""`check_report` and `check_letter`: everything a person should look at, as problems with codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ofsted_report.checking.facts.find import fact_problems
from ofsted_report.checking.implications import missing_implications
from ofsted_report.checking.missing_parts import missing_parts
from ofsted_report.checking.model import Comparison, Problem, Quotation
from ofsted_report.checking.open_fields import find_open_fields
from ofsted_report.checking.other_letter import of_another_letter
from ofsted_report.checking.quotations import find_quotations, left_out, quotable_paragraphs, topics_left_out
from ofsted_report.checking.report_file import ReportFile, open_report
from ofsted_report.checking.several import held, told_apart, which
from ofsted_report.errors import UsageError, one_line
from ofsted_report.findings.matching import marked
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import first_words
from ofsted_report.report.grammar import counted
from ofsted_report.settings.model import Settings
from ofsted_report.settings.wording import load_wording

_TOLD_AGAIN = ("fact-corrected", "correction-unused", "text-layer", "recognised-text")
"""Warnings of the letter that bear on what "verbatim" means in a report."""


def compare_report(
    report: str | Path | bytes | ReportFile, letter: Letter, *, name: str | None = None, others: Sequence[Letter] = ()
) -> Comparison:
    """A report's quotations, what it leaves out of the letter, and its open fields.

    `name`: the report's file name, where it is given as bytes. `others`: further letters that the report is about too;
    then the ids of blocks begin with the number of their letter, from 1: '2:s3.b2'.

    Raises:
        NotReadableError, EncryptedError: the report cannot be read.
    """
    file = _opened(report, name)
    letters = told_apart((letter, *others))
    found = [find_quotations(part.passages, part.letter) for part in held(file.passages, letters)]
    quotations = tuple(each for of_part, _ in found for each in of_part)
    comparison = Comparison(
        quotations=quotations,
        quoted_words=tuple(each for _, of_part in found for each in of_part),
        left_out=tuple(missing for each in letters for missing in left_out(quotations, each)),
        topics_left_out=tuple(
            replace(topic, document=each.source.name) if others else topic
            for each in letters
            for topic in topics_left_out(quotations, each)
        ),
        open_fields=tuple(find_open_fields(file.passages, letters)),
        paragraphs=sum(1 for each in letters for _ in quotable_paragraphs(each)),
        findings_chosen_by=one_line(file.findings_chosen_by)[:200] if file.findings_chosen_by else None,
    )
    return _naming_letters(comparison, letters) if others else comparison


def _naming_letters(comparison: Comparison, letters: Sequence[Letter]) -> Comparison:
    """The same with the letter's file name in each place, if there are several letters: 'visit.pdf, page 3, …'."""

    def named(source: str | None, block: str | None) -> str | None:
        if source is None or block is None:
            return source
        return source.replace("Letter", which(block, letters).source.name, 1)

    return replace(
        comparison,
        quotations=tuple(replace(each, source=named(each.source, each.block)) for each in comparison.quotations),
        left_out=tuple(replace(each, source=named(each.source, each.block) or "") for each in comparison.left_out),
    )


def check_report(
    report: str | Path | bytes | ReportFile,
    letter: Letter,
    *,
    name: str | None = None,
    comparison: Comparison | None = None,
    settings: Settings | None = None,
    others: Sequence[Letter] = (),
) -> tuple[Problem, ...]:
    """Return the problems of a report: quotations, omitted topics, open fields, and for a .docx its accessibility.

    Omitted paragraphs are among them as advice (`Problem.level`).

    `name`: the report's file name, if it is given as bytes. `comparison`: that of `compare_report`, if the caller has it
    already. `settings`: those of the council, which may require implications in every report. `others`: further letters
    that the report is about; text under a heading with a letter's title is compared with that letter.

    Raises:
        NotReadableError, EncryptedError: the report cannot be read.
    """
    file = _opened(report, name)
    path = file.path
    compared = comparison if comparison is not None else compare_report(file, letter, others=others)
    letters = told_apart((letter, *others))
    another = of_another_letter(file, compared, letters)
    quoted = (*_of_quotations(compared, letters, path), *_of_quoted_words(compared, path))
    problems = [another] if another is not None else list(quoted)
    problems += _of_open_fields(compared, path, settings)
    problems += (
        Problem(code=warning.code, message=warning.message, path=path)
        for each in letters
        for warning in each.warnings
        if warning.code in _TOLD_AGAIN
    )
    if another is None:
        for part in held(file.passages, letters):
            problems += fact_problems(part.passages, compared, part.letter, path, part.any_of)
        problems += missing_parts(file.passages, compared, letters, path)
        problems += _of_other_files(file, letters)
    if settings is not None:
        problems += missing_implications(file.passages, settings, path)
    if file.word is not None:
        from ofsted_report.checking.accessibility import check_docx

        problems += check_docx(file.word, path)
    return tuple(problems)


def _of_other_files(file: ReportFile, letters: Sequence[Letter]) -> Iterator[Problem]:
    """Where the report says that it was built from other files, or from more or fewer."""
    built_from = (file.letter_sha256 or "").split()
    if not built_from or sorted(built_from) == sorted(each.source.sha256 for each in letters):
        return
    if len(built_from) == len(letters) == 1:
        message = (
            f"The report was built from another file than {letters[0].source.name}: has Ofsted replaced the letter?"
        )
    elif len(built_from) != len(letters):
        count = counted(len(built_from), "letter")
        message = f"The report was built from {count}, and is compared with {len(letters)}: name each with --letter."
    else:
        strange = [each.source.name for each in letters if each.source.sha256 not in built_from]
        message = f"The report was not built from {', '.join(strange)}: has Ofsted replaced the letter?"
    yield Problem(code="letter-replaced", message=message, path=file.path)


def _not_quoted(compared: Comparison, letters: Sequence[Letter], path: str) -> Iterator[Problem]:
    """The letters, of several, of which nothing is quoted."""
    quoted = {which(each.block, letters).source.name for each in compared.quotations if each.block}
    for letter in letters:
        if letter.source.name not in quoted:
            yield Problem(
                code="no-findings",
                message=f"This report quotes no sentence of the overview or findings of {letter.source.name}.",
                path=path,
            )


def _of_open_fields(compared: Comparison, path: str, settings: Settings | None) -> Iterator[Problem]:
    pages = str(load_wording(settings.wording if settings else None).open_field("pages"))
    for field in compared.open_fields:
        left_to_the_pack = field.text == pages
        if left_to_the_pack:
            message = f"“{pages}” is open; `pack` counts the pages and fills it in."
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


def _of_quoted_words(compared: Comparison, path: str) -> Iterator[Problem]:
    for quoted in compared.quoted_words:
        yield Problem(
            code="quotation-marks",
            message=f"These words {'are set off as a quotation' if quoted.set_off else 'are in quotation marks'} "
            "and are not in the letter.",
            path=path,
            place=quoted.place,
            line=quoted.line,
            detail=quoted.text,
        )


def _of_quotations(compared: Comparison, letters: Sequence[Letter], path: str) -> Iterator[Problem]:
    if not any(quotation.block for quotation in compared.quotations):
        message = "This report quotes no sentence of the letter's overview or findings."
        yield Problem(code="no-findings", message=message, path=path)
        return
    for quotation in compared.quotations:
        if quotation.verdict != "verbatim":
            yield _of_quotation(quotation, path)
    for topic in compared.topics_left_out:
        page = f", page {topic.page}" if topic.page is not None else ""
        yield Problem(
            code="topic-left-out",
            message=f"Nothing is quoted of “{topic.heading}” ({topic.document}{page}: {topic.paragraphs} paragraphs).",
            path=path,
            page=topic.page,
        )
    for missing in compared.left_out:
        yield Problem(
            code="paragraph-left-out",
            message=f"No finding represents this paragraph: {missing.source}.",
            path=path,
            page=missing.page,
            detail=first_words(missing.text, 14),
        )
    yield from _not_quoted(compared, letters, path)


def _of_quotation(quotation: Quotation, path: str) -> Problem:
    if quotation.verdict == "edited" and quotation.original is not None:
        return Problem(
            code="quotation-edited",
            message=f"This sentence was edited ([-letter-] {{+report+}}); the original is at: {quotation.source}.",
            path=path,
            place=quotation.place,
            line=quotation.line,
            page=quotation.page,
            detail=marked(quotation.text, quotation.original),
        )
    return Problem(
        code="quotation-not-in-letter",
        message="This sentence is among the quotations and is not in the letter.",
        path=path,
        place=quotation.place,
        line=quotation.line,
        detail=quotation.text,
    )


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
