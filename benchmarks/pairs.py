"""What `check REPORTS --letters LETTERS` costs beside reading each letter and each report once.

python benchmarks/pairs.py LETTERS [--count 120] [--work DIR]

A report is built of each letter first, spread over the folder. Figures are seconds of processor time; with --work the
reports stay, and a later call takes them.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from letters import spread
from measured import measured


def built(letters: Sequence[Path], work: Path) -> tuple[Path, Path]:
    """A folder of these letters and one of their reports; they are made where they are not there yet."""
    folder, reports = work / "letters", work / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    for letter in letters:
        shutil.copy(letter, folder)
    measured("batch", folder, "-o", reports, "-f", "docx", "-q", codes=(0, 1))
    return folder, reports


def processor_time(work: Callable[[Path], object], paths: Iterable[Path]) -> float:
    """Seconds of this process for this work on all paths."""
    begun = time.process_time()
    for path in paths:
        work(path)
    return time.process_time() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", type=Path, help="a folder of PDFs; folders in it are read too")
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--work", type=Path, help="keep the files in this folder")
    asked = parser.parse_args()

    from ofsted_report.checking.report_file import open_report
    from ofsted_report.letter.parse import read_letter

    with tempfile.TemporaryDirectory() as temporary:
        folder, reports = built(spread(asked.letters, asked.count), asked.work or Path(temporary))
        letters, files = sorted(folder.glob("*.pdf")), sorted(reports.glob("*.docx"))
        read_letter(letters[0])  # what is loaded once is not counted
        open_report(files[0])
        letters_once = processor_time(read_letter, letters)
        reports_once = processor_time(open_report, files)
        command = measured("check", reports, "--letters", folder, "--format", "junit", codes=(0, 1))
    once = letters_once + reports_once
    print(
        f"{len(letters)} letters read once, {len(files)} reports opened once: {letters_once:.1f} + {reports_once:.1f} s"
    )
    print(
        f"the command: {command.cpu:.1f} s of processors, {command.cpu / once:.2f} × that; {command.mebibytes:.0f} MiB"
    )


if __name__ == "__main__":
    main()
