"""What a batch costs: a letter against plain text, two jobs against one.

python benchmarks/batch.py [--letters DIR] [--limit N] [--rounds 1]

Every figure stands beside what it is compared with, measured in the same run: read the ratios. What thousands of letters
cost is measured by `scale.py`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from letters import add_letters, chosen, copies, plain_text
from measured import measured


def plain_texts(letters: Sequence[Path]) -> float:
    """Seconds for the text of every page of every letter through pypdfium2: the least that reading can cost."""
    begun = time.perf_counter()
    for letter in letters:
        plain_text(letter)
    return time.perf_counter() - begun


def plain_texts_twice(letters: Sequence[Path]) -> float:
    """Seconds for two processes that do that at once, each for all letters: what a second job can bring on this machine."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(plain_texts, [letters[:3]] * 2))
        return max(pool.map(plain_texts, [letters] * 2))


def batch(folder: Path, out: Path, form: str, jobs: int) -> float:
    """Seconds of the whole command; a failed letter is an error."""
    return measured("batch", folder, "-o", out, "-f", form, "-j", str(jobs), "-q").seconds


def line(what: str, figure: str, note: str = "") -> None:
    """One figure of the table."""
    print(f"{what:<44}{figure:>14}   {note}", flush=True)


def costs(letters: Sequence[Path], work: Path, rounds: int) -> None:
    """What a letter costs beside plain text, on one job and on two; the best of the rounds of each."""
    number = len(letters)
    folder = copies(letters, work / "in", number)
    plain_texts(letters[:5])
    batch(copies(letters, work / "first", 1), work / "warm", "docx", 1)
    best: dict[str, float] = {}
    for turn in range(rounds):
        # In turn, so that whatever else the machine does weighs on all alike.
        figures = {"text": plain_texts(letters), "text2": plain_texts_twice(letters)}
        for name, form, jobs in (("json", "json", 1), ("json2", "json", 2), ("docx", "docx", 1)):
            figures[name] = batch(folder, work / f"{name}{turn}", form, jobs)
        figures["text"] = min(figures["text"], plain_texts(letters))
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in figures.items()}
    text = best["text"]
    line("pypdfium2, plain text", f"{text / number * 1000:.1f} ms", "a letter")
    for name, what, most in (("json", "batch --format json, 1 job", 3.5), ("docx", "batch --format docx, 1 job", 5.5)):
        ratio = f"{best[name] / text:.2f} × plain text (at most {most})"
        line(what, f"{best[name] / number * 1000:.1f} ms", ratio)
    line(
        "pypdfium2, two processes at once",
        f"{best['text2'] / number / 2 * 1000:.1f} ms",
        f"{2 * text / best['text2']:.2f} × as fast as one",
    )
    speedup = best["json"] / best["json2"]
    line(
        "batch --format json, 2 jobs",
        f"{best['json2'] / number * 1000:.1f} ms",
        f"{speedup:.2f} × as fast as 1 job (at least 1.8)",
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_letters(parser)
    parser.add_argument("--rounds", type=int, default=1)
    asked = parser.parse_args()
    letters = chosen(asked)
    print(f"{len(letters)} letters; Python {platform.python_version()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        costs(letters, Path(folder), asked.rounds)


if __name__ == "__main__":
    main()
