"""What the tests of a batch share: sample letters copied under other names, and a run that is told nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from ofsted_report.batch.local import Limits
from ofsted_report.batch.manifest import records
from ofsted_report.batch.model import Order, Record
from ofsted_report.batch.run import Result, run_batch
from ofsted_report.batch.sources import find_sources

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LETTERS = ("northmere-focused-visit", "saltby-focused-visit", "wexborough-monitoring-visit")


def letters(folder: Path, *names: str) -> Path:
    """Copies of the samples in turn, under these names; the folder."""
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SAMPLES / f"{LETTERS[number % len(LETTERS)]}.pdf", path)
    return folder


def convert_all(folder: Path, out: Path | str, *, seconds: float = 60, megabytes: int = 1024, **options: Any) -> Result:
    """A run over a folder: JSON unless told otherwise; options of `Order` and of `run_batch`."""
    ours = {key: options.pop(key) for key in list(options) if key in Order.__dataclass_fields__}
    order = Order(out=str(out), **{"formats": ("json",), **ours})
    found = find_sources([str(folder)], out=str(out))
    return run_batch(found, order, limits=Limits(seconds=seconds, megabytes=megabytes), **{"jobs": 2, **options})


def outcome_of(out: Path) -> dict[str, str]:
    """Name to 'done' or the reason of its failure."""
    return {each.name: _said(each) for each in records(out / "manifest.jsonl")}


def _said(record: Record) -> str:
    return record.error.reason if record.error else record.status


def contents(folder: Path) -> dict[str, bytes]:
    """The letters' outputs and timelines; without the manifest, whose times differ, its lock, and what is made from it."""
    changing = ("manifest.jsonl", ".manifest.jsonl.lock", "index.html", "index.csv")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in changing and not {"kept", "tables"} & set(path.relative_to(folder).parts)
    }
