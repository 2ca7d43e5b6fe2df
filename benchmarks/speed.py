"""Speed, side by side, over the same letters in one run: see benchmarks/README.md for how to read it.

python benchmarks/speed.py [--letters DIR] [--limit N] [--rounds 5] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

from letters import add_letters, chosen, plain_text


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement: the best of its rounds, and how it compares."""

    what: str
    seconds: float
    """Of processor time, for one letter or for one process."""
    against: str = ""
    ratio: float | None = None
    at_most: float | None = None
    """The ratio that the project sets itself; None where none is set."""


def extract(pdf: Path) -> None:
    """This tool, in process: from the file to the letter's JSON."""
    from ofsted_report.letter.parse import read_letter

    read_letter(pdf).to_json()


def words(pdf: Path) -> None:
    """What many scripts use: pdfplumber's words of every page."""
    import pdfplumber

    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            page.extract_words()


def spent() -> float:
    """Seconds of processor time of this process and of those that it has waited for; on Windows, of the clock."""
    if resource is None:
        return time.perf_counter()
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def best(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The shortest of `rounds` times of each work, in seconds of processor time: that with the least of other work in it.

    The works take turns, so that what slows the machine for a while slows all of them.
    """
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            start = spent()
            work()
            taken.append(spent() - start)
    return [min(taken) for taken in times]


def over(letters: Sequence[Path], works: Sequence[Callable[[Path], object]], rounds: int) -> list[float]:
    """Seconds a letter of each work: the sum of every letter's best time, over their number. A first turn warms up."""
    best([partial(work, letters[0]) for work in works], 1)
    each = [best([partial(work, letter) for work in works], rounds) for letter in letters]
    return [sum(taken) / len(letters) for taken in zip(*each, strict=True)]


def process(*arguments: str) -> Callable[[], object]:
    """A whole process of this Python, start to end; its failure ends the benchmark."""
    return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def four_pages(letters: Sequence[Path]) -> Path:
    """The first letter of four pages, as most visit letters have; else the first letter."""
    import pypdfium2

    return next((letter for letter in letters if len(pypdfium2.PdfDocument(letter)) == 4), letters[0])


def measure(letters: Sequence[Path], rounds: int) -> list[Figure]:
    """All figures, each next to what it is compared with."""
    text, ours = over(letters, (plain_text, extract), rounds)
    (plumber,) = over(letters, (words,), 1)
    letter = str(four_pages(letters))
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "report.docx")
        build, imports, helping, panel = best(
            (
                process("-m", "ofsted_report", "build", letter, "-o", out, "--force", "--quiet"),
                process("-c", "import typer, docxtpl, pypdfium2"),
                process("-m", "ofsted_report", "--help"),
                process("-c", "import typer, rich.panel"),
            ),
            rounds,
        )
    return [
        Figure("pypdfium2, plain text", text),
        Figure("extract, in process", ours, "plain text", ours / text, 2),
        Figure("pdfplumber, words", plumber, "extract", plumber / ours),
        Figure('python -c "import typer, docxtpl, pypdfium2"', imports),
        Figure("ofsted-report build, whole process", build, "those imports", build / imports, 2),
        Figure('python -c "import typer, rich.panel"', panel),
        Figure("ofsted-report --help, whole process", helping, "those imports", helping / panel, 1.2),
    ]


def show(figures: Sequence[Figure]) -> None:
    """Print the figures as a table."""
    for figure in figures:
        line = f"{figure.what:<48}{figure.seconds * 1000:9.1f} ms"
        if figure.ratio is not None:
            line += f"   {figure.ratio:5.2f} × {figure.against}"
        if figure.at_most is not None:
            line += f" (at most {figure.at_most:g})"
        print(line)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_letters(parser)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    asked = parser.parse_args()
    letters = chosen(asked)
    print(f"{len(letters)} letters, best of {asked.rounds}; Python {platform.python_version()}, {platform.machine()}")
    figures = measure(letters, asked.rounds)
    show(figures)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
