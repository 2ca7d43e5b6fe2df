"""Does the time to work on a hostile text grow faster than the text? Each trap is doubled, at every entry point.

A trap is a piece of text repeated to a length, at one place of a letter, a report, a settings file or a template. Where the
code looks again at what it has looked at, twice the length takes four times as long. What is printed is the processor time
for the longest, and how often it doubled when the length did (1.0: as the length, 2.0: with its square).
"""

from __future__ import annotations

import argparse
import contextlib
import math
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ofsted_report.errors import OfstedReportError

UNITS: Mapping[str, str] = {
    "sentences": "Leaders have improved the help that children get in time. ",
    "one sentence": "leaders have improved the help that children get in time and ",
    "accompanied by": "was accompanied by ",
    "inspectors were": "The inspectors were Ann Bell, HMI, and Tom Ashby, HMI. ",
    "carried out by": "carried out by inspectors ",
    "names": "Ann Bell, ",
    "names and": "Ann Bell and ",
    "capitals": "Anne-Marie O’Brien ",
    "dotted": "A.",
    "initials": "J. ",
    "capital A": "A",
    "letters": "a",
    "spaces": " ",
    "no-break spaces": "\xa0",
    "hyphens": "-",
    "dashes": "– ",
    "dots": ".",
    "spaced dots": ". ",
    "commas": ",",
    "brackets": "(",
    "brackets both": "() ",
    "open fields": "[a]",
    "open brackets": "[",
    "quotes": "“a”",
    "open quotes": "“",
    "straight quotes": '"',
    "apostrophes": "’",
    "digits": "1",
    "dates": "12 March 2019 and ",
    "days": "12, 13, ",
    "on the": "on the 12 ",
    "years": "2019/20 ",
    "grades": "requires improvement to be good ",
    "grade colon": "Overall effectiveness: good ",
    "abbreviations": "child in need (CIN) ",
    "abbreviation long": "Aaa Bbb Ccc (ABC) ",
    "council": "Anyshire County Council ",
    "visit": "monitoring visit of the ",
    "her majesty": "Her Majesty’s Inspector ",
    "hmi": "HMI ",
    "next steps": "Ofsted will carry out the next visit ",
    "at the last": "At the last inspection in March 2019, children’s services were judged inadequate. ",
    "lead-in": "the following areas: ",
    "bullets": "• ",
    "semicolons": "a; ",
    "footnotes": "a¹ ",
    "urls": "www.a.uk/",
    "addresses": "a@b.",
    "braces": "{{ ",
    "tags": "<b>",
    "entities": "&amp;",
    "stars": "*a*",
    "underscores": "_",
    "backticks": "`",
    "hashes": "# ",
    "pipes": "| a ",
    "greater": "> ",
    "combining": "e\u0301",
    "ligatures": "ﬁ",
    "soft hyphens": "a\xad",
    "invisible": "\u200b",
    "directions": "\u202e",
    "tabs": "\t",
    "ordinals": "first and second ",
    "was the": "was the ",
    "of the": "of the ",
}
"""Pieces of text that some pattern of ours begins with, goes on with, or ends with."""
LINES: Mapping[str, str] = {
    "equal headings": "Leadership\n\nLeaders know the services well and act in time when children need help.\n\n",
    "headings": "Leadership\n\n",
    "items": "• the timeliness of visits to children\n",
    "items apart": "• the timeliness of visits to children\n\n",
    "numbered": "1. The timeliness of visits to children.\n",
    "short lines": "a\n",
    "empty lines": "\n",
    "lone bullets": "•\n",
    "dear": "Dear Ms Okafor\n\n",
    "yours": "Yours sincerely\n\nAnn Bell\nHer Majesty’s Inspector\n\n",
    "page numbers": "Page 1 of 2\n\n",
    "equal paragraphs": "Leaders know the services well and act in time when children need help.\n\n",
    "hanging": "word-\n",
    "wrapped": "Leaders know the services well and act in time when children need help and\n",
    "footnote lines": "1 See the report of the inspection.\n",
    "form feeds": "\f",
}
HEAD = """\
12 March 2019

Ms Ada Okafor
Director of Children’s Services
Anyshire County Council

Dear Ms Okafor

Focused visit to Anyshire County Council children’s services

This letter summarises the findings of a focused visit to Anyshire County Council children’s services on 12 and 13 March \
2019. The inspectors were Ann Bell, HMI, and Tom Ashby, HMI.{intro}

Headline findings

Children receive help in good time.{headline}

What needs to improve in this area of social work practice

• The timeliness of visits.{item}

Findings

Leaders know the services well.{findings}

{lines}Yours sincerely

Ann Bell{signed}
Her Majesty’s Inspector
"""
PLACES = ("intro", "headline", "item", "findings", "signed")


@dataclass(frozen=True, slots=True)
class Trap:
    """One trap: its name, the text of a length, and what is done with it."""

    name: str
    make: Callable[[int], str]
    work: Callable[[str], object]


def letter_with(place: str, unit: str, length: int) -> str:
    """A letter with a trap at one place."""
    given = dict.fromkeys((*PLACES, "lines"), "")
    given[place] = " " + unit * (length // len(unit)) if place != "lines" else unit * (length // len(unit)) + "\n\n"
    return HEAD.format(**given)


def _read(text: str) -> object:
    from ofsted_report import read_letter

    return read_letter(text.encode(), name="letter.txt", kind="focused_visit")


def _report(form: str) -> Callable[[str], object]:
    def build(text: str) -> object:
        from ofsted_report import build_report, choose_findings, render

        letter = _read(text)
        report = build_report(letter, choose_findings(letter))  # type: ignore[arg-type]
        return render(report, form)  # type: ignore[arg-type]

    return build


def _findings_file(text: str) -> object:
    from ofsted_report import choose_findings
    from ofsted_report.findings.edited import parse_findings, write_findings

    letter = _read(text)
    written = write_findings(letter, choose_findings(letter))  # type: ignore[arg-type]
    return parse_findings(written, "findings.toml", letter)  # type: ignore[arg-type]


def _check_letter(text: str) -> object:
    from ofsted_report import check_letter

    return check_letter(_file("letter.txt", text))


def _check_report(suffix: str) -> Callable[[str], object]:
    def check(text: str) -> object:
        from ofsted_report import check_report

        letter = _read(
            letter_with("findings", "", 0) if False else HEAD.format(**dict.fromkeys((*PLACES, "lines"), ""))
        )
        return check_report(_file(f"report{suffix}", text), letter)  # type: ignore[arg-type]

    return check


def _compare(text: str) -> object:
    from ofsted_report import compare_letters

    letter = _read(text)
    other = _read(text.replace("2019", "2020").replace("good time", "bad time"))
    return compare_letters(letter, other)  # type: ignore[arg-type]


def _settings(text: str) -> object:
    from ofsted_report.settings.load import load

    return load(council_file=_file("council.toml", text))


def _file(name: str, text: str) -> Path:
    import tempfile

    path = Path(tempfile.mkdtemp(prefix="trap-")) / name
    path.write_text(text, encoding="utf-8")
    return path


ENTRIES: Mapping[str, Callable[[str], object]] = {
    "extract": _read,
    "build md": _report("md"),
    "build docx": _report("docx"),
    "findings file": _findings_file,
    "check letter": _check_letter,
    "compare": _compare,
}
_REPORTS = (".md", ".html", ".txt")


def traps(only: str) -> Iterator[Trap]:
    """All traps whose name holds this text."""
    found = [
        *(
            Trap(f"{entry}: {unit} in {place}", lambda n, p=place, u=text: letter_with(p, u, n), work)  # type: ignore[misc]
            for entry, work in ENTRIES.items()
            for place in PLACES
            for unit, text in UNITS.items()
        ),
        *(
            Trap(f"{entry}: {unit} as lines", lambda n, u=text: letter_with("lines", u, n), work)  # type: ignore[misc]
            for entry, work in ENTRIES.items()
            for unit, text in LINES.items()
        ),
        *(
            Trap(
                f"check {suffix}: {unit}",
                lambda n, u=text: "# Key findings\n\n" + u * (n // len(u)),
                _check_report(suffix),
            )  # type: ignore[misc]
            for suffix in _REPORTS
            for unit, text in {**UNITS, **LINES}.items()
        ),
        *(
            Trap(f"settings: {unit} {how}", lambda n, u=text, f=form: f.format(u * (n // len(u))), _settings)  # type: ignore[misc]
            for how, form in (("as a value", 'council = "{}"'), ("bare", "council = {}"), ("as a key", "{} = 1"))
            for unit, text in UNITS.items()
        ),
    ]
    return (trap for trap in found if only in trap.name)


def seconds(trap: Trap, length: int, limit: float) -> float:
    """Processor time for a trap of this length, in a process of its own; `limit` where it is not done by then."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_measured, args=(there, trap, length, limit))
    process.start()
    there.close()
    try:
        return float(here.recv())
    except EOFError:
        return limit
    finally:
        process.join()


def _measured(there: object, trap: Trap, length: int, limit: float) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(limit), math.ceil(limit) + 1))
    text = trap.make(length)
    begun = time.process_time()
    with contextlib.suppress(OfstedReportError):  # a refusal is an answer
        trap.work(text)
    there.send(time.process_time() - begun)  # type: ignore[attr-defined]


def main() -> int:
    """Measure; the exit code is 1 where a trap grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="?", default="", help="traps whose name holds this text")
    parser.add_argument("--length", type=int, default=40_000, help="characters of the longer text")
    parser.add_argument("--most", type=float, default=1.45, help="the growth that is told of")
    parser.add_argument("--least", type=float, default=0.25, help="seconds below which nothing is told")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds for one measurement")
    asked = parser.parse_args()
    for work in ENTRIES.values():  # so that every library is loaded before the clock runs
        work(HEAD.format(**dict.fromkeys((*PLACES, "lines"), "")))
    slow = 0
    for trap in traps(asked.only):
        long = seconds(trap, asked.length, asked.limit)
        if long < asked.least:
            continue
        growth = math.log2(long / max(seconds(trap, asked.length // 2, asked.limit), 0.001))
        if growth > asked.most or long >= asked.limit:
            slow += 1
            print(f"{trap.name:60} {long:7.2f} s  growth {growth:.1f}", flush=True)
    print(f"{slow} traps grow faster than {asked.most}.")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
