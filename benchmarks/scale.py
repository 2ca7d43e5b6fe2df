"""Thousands of letters: memory of the leading process, resuming when all is done, tables, and a search in them.

python benchmarks/scale.py LETTERS [--counts 500 5000] [--jobs 2] [--work DIR]

The letters are taken in turn under other names, each copy with a byte of its own at its end, so that no two files are the
same. They are converted to JSON. With --work the files stay, and a later call goes on where this one was stopped.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from letters import copies, spread
from measured import Cost, measured

MOST_GROWTH = 20
"""MiB between the fewest and the most letters."""
MOST_RESUME = 4.0
"""Seconds to find the most letters done."""
MOST_SEARCH = 100
"""Milliseconds of a search in the most letters."""
SEARCHES = (
    ("children", {}),
    ("missing children", {}),
    ('"personal advisers"', {}),
    ("supervision caseloads", {"grade": "inadequate"}),
    ("pathway plans", {"role": "improvements"}),
    ("social workers", {"year": 2022, "kind": "focused_visit"}),
    ("the", {}),
    ("the", {"role": "priority_actions"}),
    ("children", {"grade": "good", "role": "findings"}),
)


def line(what: str, cost: Cost, note: str = "") -> None:
    """One command of the table."""
    print(f"{what:<44}{cost.seconds:>9.2f} s{cost.cpu:>9.2f} s{cost.mebibytes:>9.1f} MiB   {note}", flush=True)


def run(letters: Sequence[Path], work: Path, number: int, jobs: int) -> dict[str, Cost]:
    """All commands over so many letters."""
    folder, out = copies(letters, work / f"in{number}", number), work / f"out{number}"
    batch = ("batch", folder, "-o", out, "-f", "json", "-j", str(jobs), "-q")
    archive, spreadsheets = work / f"archive{number}.db", work / f"tables{number}.xlsx"
    commands: dict[str, tuple[str | Path, ...]] = {
        "batch": batch,
        "batch, all done": batch,
        "tables to SQLite": ("tables", out, "-o", archive),
        "tables to SQLite, nothing new": ("tables", out, "-o", archive),
        "tables to CSV": ("tables", out, "-o", work / f"csv{number}", "--force"),
        "tables to XLSX": ("tables", out, "-o", spreadsheets, "--force"),
    }
    costs = {}
    for name, command in commands.items():
        costs[name] = measured(*command, codes=(0, 1))
        line(f"{number:,} letters: {name}", costs[name])
    print(costs["batch"].said.splitlines()[0])
    return costs


def searches(archive: Path) -> None:
    """The time of searches in an archive that is open, and of the command."""
    from ofsted_report.tables.archive import opened
    from ofsted_report.tables.search import Filters, search

    for words, filters in SEARCHES:
        times = []
        with opened(archive) as database:
            for _ in range(5):
                begun = time.process_time()
                found = search(database, words, Filters(**filters))
                times.append((time.process_time() - begun) * 1000)
        said = " ".join((words, *(f"--{name} {value}" for name, value in filters.items())))
        more = "more than " if found.more else ""
        print(f"search {said:<54}{times[0]:>7.0f} ms first, {statistics.median(times):.0f} ms; {more}{found.total:,}")
    line("search, the whole command", measured("search", archive, "missing children"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", type=Path, help="a folder of PDFs; folders in it are read too")
    parser.add_argument("--counts", type=int, nargs="+", default=[500, 5000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", type=Path, help="keep the files in this folder")
    asked = parser.parse_args()
    letters = spread(asked.letters)
    print(f"{len(letters)} letters; Python {platform.python_version()}, {os.cpu_count()} cores")
    print(f"{'':<44}{'clock':>11}{'processors':>11}{'leading process':>17}")
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        work = asked.work or Path(folder)
        counts = sorted(asked.counts)
        each = [run(letters, work, number, asked.jobs) for number in counts]
        few, many = each[0], each[-1]
        for name, cost in many.items():
            print(f"{name}: {cost.mebibytes - few[name].mebibytes:+.1f} MiB (at most {MOST_GROWTH})")
        resumed = many["batch, all done"]
        print(f"resume: {resumed.seconds:.2f} s, {resumed.cpu:.2f} s of processors (at most {MOST_RESUME:g} s)")
        print(f"searches (at most {MOST_SEARCH} ms):")
        searches(work / f"archive{counts[-1]}.db")


if __name__ == "__main__":
    main()
