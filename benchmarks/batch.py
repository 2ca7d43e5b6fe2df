"""What a batch costs: a letter against plain text, two jobs against one, memory and resuming at many letters.

python benchmarks/batch.py [--letters DIR] [--limit N] [--many 2000] [--rounds 1]

Every figure stands beside what it is compared with, measured in the same run: read the ratios. Memory is that of the
process that leads the work, its greatest; workers have theirs apart and are replaced every few hundred letters.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from letters import add_letters, chosen, plain_text

_LEAD = """
import resource, sys
from ofsted_report.cli import main
sys.argv = ["ofsted-report", "batch", *sys.argv[2:]]
try:
    main()
finally:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    open(LEAD, "w").write(str(peak // 1024 if sys.platform == "darwin" else peak))
"""


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


def under_other_names(letters: Sequence[Path], folder: Path, number: int) -> Path:
    """A folder of so many letters: these in turn, each under a name of its own."""
    folder.mkdir()
    for n in range(number):
        letter = letters[n % len(letters)]
        place = folder / f"{n:05}-{letter.name}"
        try:
            os.link(letter, place)
        except OSError:
            shutil.copy(letter, place)
    return folder


def batch(folder: Path, out: Path, form: str, jobs: int) -> tuple[float, int]:
    """Seconds and the leading process's greatest memory (KiB) of the whole command; a failed letter is an error."""
    with tempfile.TemporaryDirectory() as beside:
        peak = Path(beside) / "peak"
        code = _LEAD.replace("LEAD", repr(str(peak)))
        command = [sys.executable, "-c", code, "batch", str(folder), "-o", str(out), "-f", form, "-j", str(jobs), "-q"]
        begun = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - begun
        if done.returncode:
            raise SystemExit(f"{done.stdout}\n{done.stderr}")
        return seconds, int(peak.read_text(encoding="ascii"))


def line(what: str, figure: str, note: str = "") -> None:
    """One figure of the table."""
    print(f"{what:<44}{figure:>14}   {note}", flush=True)


def costs(letters: Sequence[Path], work: Path, rounds: int) -> None:
    """What a letter costs beside plain text, on one job and on two; the best of the rounds of each."""
    number = len(letters)
    folder = under_other_names(letters, work / "in", number)
    plain_texts(letters[:5])
    best: dict[str, float] = {}
    for turn in range(rounds):
        # In turn, so that whatever else the machine does weighs on all alike.
        figures = {"text": plain_texts(letters), "text2": plain_texts_twice(letters)}
        for name, form, jobs in (("json", "json", 1), ("json2", "json", 2), ("docx", "docx", 1)):
            figures[name], _ = batch(folder, work / f"{name}{turn}", form, jobs)
        figures["text"] = min(figures["text"], plain_texts(letters))
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in figures.items()}
    text = best["text"]
    line("pypdfium2, plain text", f"{text / number * 1000:.1f} ms", "a letter")
    for name, what, most in (("json", "batch --format json, 1 job", 6), ("docx", "batch --format docx, 1 job", 12)):
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
        f"{speedup:.2f} × as fast as 1 job (at least 1.7)",
    )


def growth(letters: Sequence[Path], work: Path, many: int) -> None:
    """The leading process's memory at a tenth and at all of the letters; then the time to find all done."""
    few_seconds, few = batch(under_other_names(letters, work / "few", many // 10), work / "few-out", "json", 2)
    folder = under_other_names(letters, work / "many", many)
    seconds, peak = batch(folder, work / "many-out", "json", 2)
    line(f"{many // 10:,} letters, 2 jobs", f"{few_seconds:.1f} s", f"leading process {few / 1024:.1f} MiB")
    line(f"{many:,} letters, 2 jobs", f"{seconds:.1f} s", f"leading process {peak / 1024:.1f} MiB, {peak / few:.2f} ×")
    again, peak = batch(folder, work / "many-out", "json", 2)
    line(f"{many:,} letters again, all done", f"{again:.2f} s", f"(at most 3 s), {peak / 1024:.1f} MiB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_letters(parser)
    parser.add_argument("--many", type=int, default=2000, help="letters for memory and resuming; 0: leave that out")
    parser.add_argument("--rounds", type=int, default=1)
    asked = parser.parse_args()
    letters = chosen(asked)
    print(f"{len(letters)} letters; Python {platform.python_version()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        costs(letters, Path(folder), asked.rounds)
        if asked.many:
            growth(letters, Path(folder), asked.many)


if __name__ == "__main__":
    main()
