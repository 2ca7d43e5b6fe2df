"""`ofsted-report findings`: the key findings of a letter, with their sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ofsted_report.cli.options import (
    LETTER,
    ForceOption,
    KindOption,
    OcrOption,
    OutputOption,
    ReaderOption,
)
from ofsted_report.cli.scans import progress
from ofsted_report.cli.talk import give, say
from ofsted_report.errors import UsageError

if TYPE_CHECKING:
    from ofsted_report.findings.model import Findings
    from ofsted_report.letter.model import Letter


_CHOOSER = "Another chooser"


def findings(
    letter: Annotated[Path, LETTER],
    mode: Annotated[
        Literal["key", "all", "headline"],
        typer.Option("--findings", help="key: chosen; all: paragraph by paragraph; headline: the overview alone."),
    ] = "key",
    maximum: Annotated[int | None, typer.Option("--max", min=1, help="The maximum number of findings.")] = None,
    toml: Annotated[
        bool, typer.Option("--toml", help="Write a file to edit and pass to `build --findings FILE`.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say in words why each sentence was chosen, instead of JSON.")
    ] = False,
    chooser: Annotated[
        str | None,
        typer.Option(
            help="A program that chooses the findings, instead of the one in council.toml; or 'built-in'.",
            rich_help_panel=_CHOOSER,
        ),
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(help="council.toml, if it is not in this folder or a parent folder.", rich_help_panel=_CHOOSER),
    ] = None,
    output: OutputOption = None,
    force: ForceOption = False,
    reader: ReaderOption = "auto",
    kind: KindOption = None,
    ocr: OcrOption = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not show the letter's warnings.")] = False,
) -> None:
    """Print the findings that a report would quote, as JSON with their sources.

    To choose by hand: ofsted-report findings letter.pdf --toml -o findings.toml, edit the file, then
    ofsted-report build letter.pdf --findings findings.toml
    """
    if toml and explain:
        raise UsageError("--toml and --explain cannot be used together.", "Use one of them.")
    from ofsted_report.files import refuse_to_overwrite

    if output is not None:
        refuse_to_overwrite(output, force=force, inputs=[letter])
    from ofsted_report.cli.choosing import chooser_in, say_who_chose
    from ofsted_report.findings.choose import choose_findings
    from ofsted_report.letter.parse import read_letter
    from ofsted_report.settings.load import load

    read = read_letter(letter, reader=reader, kind=kind, ocr=ocr, progress=progress(quiet=quiet))
    asked = chooser_in(load(council_file=settings, options={"chooser": chooser}), mode, quiet=quiet)
    chosen = choose_findings(read, mode=mode, limit=maximum, chooser=asked)
    if asked is not None and not quiet:
        say_who_chose(chosen)
    if toml:
        from ofsted_report.findings.edited import write_findings

        answer = write_findings(read, chosen)
    else:
        answer = _explained(read, chosen) if explain else _json(read, chosen)
    give(answer, output, force=force, quiet=quiet)
    if not quiet:
        for warning in read.warnings:
            say(f"warning: {warning.message}")
    if not chosen.findings:
        say("warning: No overview and no findings were recognised in this letter, so nothing is quoted.")


def _json(letter: Letter, chosen: Findings) -> str:
    from dataclasses import asdict

    return json.dumps(
        {
            "format": "ofsted-report/findings",
            "version": 1,
            "letter": letter.source.name,
            "mode": chosen.mode,
            "chosen_by": chosen.chosen_by,
            "findings": [
                {
                    "label": finding.label,
                    "sentences": finding.sentences,
                    "source": asdict(finding.source) | {"place": finding.source.place()},
                    "reason": finding.reason,
                    "edited": finding.edited,
                }
                for finding in chosen.findings
            ],
        },
        indent=2,
        ensure_ascii=False,
    )


def _explained(letter: Letter, chosen: Findings) -> str:
    """Print each finding with its place, its reason, and the features that counted most for each of its sentences."""
    from ofsted_report.findings.choose import candidates
    from ofsted_report.findings.features import features
    from ofsted_report.findings.weights import points, strongest

    everything = candidates(letter)
    rows = features(everything)
    known = {
        (sentence.block.id, sentence.number): (sentence, row, worth)
        for sentence, row, worth in zip(everything, rows, points(letter.kind, everything, rows), strict=True)
    }
    lines = []
    for finding in chosen.findings:
        lines.append(f"{finding.label}) {finding.reason or finding.source.section or 'as printed'}")
        lines.append(f"   {finding.source.place()}")
        for number, text in zip(finding.source.sentences, finding.sentences, strict=True):
            sentence, row, worth = known[finding.source.block, number]
            telling = strongest(letter.kind, sentence, row) if chosen.mode == "key" else ()
            why = ", ".join(name for name, _ in telling)
            lines.append(f"   {text}")
            if why:
                lines.append(f"      {worth:+.1f} points: {why}")
        lines.append("")
    total = len(everything)
    quoted = sum(len(finding.sentences) for finding in chosen.findings)
    lines.append(f"{len(chosen.findings)} findings, {quoted} of the {total} sentences of overview and findings.")
    return "\n".join(lines)
