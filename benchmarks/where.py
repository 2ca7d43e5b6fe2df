"""Where the time of one build goes: processor time of each stage, first in a new process and then once more.

python benchmarks/where.py [LETTER.pdf] [--rounds 5]

The first column includes importing what a stage needs and compiling the patterns that it searches for; the second is the
work alone. Each figure is the least of the rounds, each round a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from letters import SAMPLES

_STAGES = """
import gc, json, sys, time
gc.set_threshold(200_000)  # as cli/entry.py
letter, spent, last = sys.argv[1], {"start of Python": time.process_time()}, time.process_time()

def done(stage):
    global last
    now = time.process_time()
    spent[stage], last = now - last, now

import typer
from ofsted_report.cli.app import program
typer.main.get_command(program("build"))
done("typer and the command")
import pypdfium2
done("import pypdfium2")
import docxtpl
done("import docxtpl (Word, Jinja, lxml)")
for turn in ("first", "again"):
    from ofsted_report.reading.read import read_document
    document = read_document(letter)
    done(f"reading: pages to lines, {turn}")
    from ofsted_report.letter.parse import parse_whole
    read = parse_whole(document).letter
    done(f"letter: lines to parts and facts, {turn}")
    from ofsted_report.findings.choose import choose_findings
    chosen = choose_findings(read)
    done(f"findings: labels, points, choice, {turn}")
    from ofsted_report.report.compose import build_report
    report = build_report(read, chosen)
    done(f"report: in words, {turn}")
    from ofsted_report.rendering.render import render
    render(report, "docx")
    done(f"docx: template filled, zip, {turn}")
print(json.dumps(spent))
"""


def stages(letter: Path, rounds: int) -> dict[str, float]:
    """The least processor time of each stage, in milliseconds."""
    least: dict[str, float] = {}
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-c", _STAGES, str(letter)], capture_output=True, text=True, check=True, encoding="utf-8"
        )
        for stage, seconds in json.loads(done.stdout).items():
            least[stage] = min(seconds * 1000, least.get(stage, seconds * 1000))
    return least


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letter", type=Path, nargs="?", default=SAMPLES / "anyshire-monitoring-visit.pdf")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    least = stages(asked.letter, asked.rounds)
    for stage, milliseconds in least.items():
        name, _, turn = stage.rpartition(", ")
        if turn == "first":
            print(f"{name:<40}{milliseconds:8.1f} ms{least[f'{name}, again']:8.1f} ms again")
        elif turn != "again":
            print(f"{stage:<40}{milliseconds:8.1f} ms")
    print(f"{'all of it, once':<40}{sum(ms for stage, ms in least.items() if not stage.endswith('again')):8.1f} ms")


if __name__ == "__main__":
    main()
