"""A batch on a Dask cluster: a real scheduler and two real worker processes on this machine, one of which dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from batch.samples import contents, convert_all, letters, outcome_of
from fixtures import bad_files, bad_pdfs
from ofsted_report.batch.local import Limits
from ofsted_report.batch.manifest import records
from ofsted_report.batch.model import Order
from ofsted_report.batch.run import Result, run_batch
from ofsted_report.batch.sources import find_sources
from ofsted_report.errors import ConverterError

pytest.importorskip("distributed", reason="needs the extra ofsted-report[dask]")
fsspec = pytest.importorskip("fsspec", reason="needs the extra ofsted-report[dask]")

pytestmark = pytest.mark.slow
NAMES = [f"{number:03}.pdf" for number in range(20)]


@dataclass
class Cluster:
    """A running cluster."""

    address: str
    workers: list[subprocess.Popen[bytes]]
    add: Callable[[], object] = lambda: None
    """Start one more worker."""


@contextmanager
def cluster(folder: Path, *, workers: int = 2, nanny: bool = False) -> Iterator[Cluster]:
    """Started as a person starts it, from the command line; ended by process."""
    folder.mkdir()
    told = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    started = []

    def start(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen([*dask, *arguments], stdout=log, stderr=log, cwd=folder, env=environment)
        started.append(process)
        return process

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))}
    try:
        start(
            "scheduler",
            "scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
            "--scheduler-file",
            str(told),
        )
        for _ in range(600):
            if told.exists() and told.stat().st_size:
                break
            time.sleep(0.05)
        address = json.loads(told.read_text(encoding="utf-8"))["address"]
        how = [
            "--nthreads",
            "1",
            "--no-dashboard",
            "--local-directory",
            str(folder),
            "--nanny" if nanny else "--no-nanny",
        ]
        first = [start(f"worker{n}", "worker", address, *how) for n in range(workers)]
        yield Cluster(address, first, lambda: start("later", "worker", address, *how))
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def on(
    cluster: Cluster, inputs: list[str], out: str, *, limits: Limits | None = None, progress=None, tell=print, **options
) -> Result:
    """A run on the cluster."""
    from ofsted_report.batch.cluster import ClusterWorkers

    run = {key: options.pop(key) for key in ("manifest_path",) if key in options}
    order = Order(formats=("json",), out=out, **options)
    return run_batch(
        find_sources(inputs, out=out),
        order,
        workers=ClusterWorkers(cluster.address, limits or Limits(), patience=20, tell=tell),
        progress=progress,
        **run,
    )


def contents_of(out: Path, pattern: str) -> dict[str, bytes]:
    """The files of an output folder that fit a pattern."""
    return {path.name: path.read_bytes() for path in out.glob(pattern)}


class KillOnce:
    """Kills a worker, without a word, when so many letters are done."""

    def __init__(self, worker: subprocess.Popen[bytes], after: int) -> None:
        self.worker, self.after, self.killed = worker, after, False

    def begin(self, tally) -> None:
        pass

    def step(self, record, tally) -> None:
        if tally.done == self.after and not self.killed:
            self.killed = True
            os.kill(self.worker.pid, signal.SIGKILL)

    def end(self, tally) -> None:
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_worker_that_dies_in_the_middle_costs_no_letter(tmp_path):
    folder = letters(tmp_path / "in", *NAMES)
    bad_files.encrypted(folder)
    with cluster(tmp_path / "cluster") as running:
        killer = KillOnce(running.workers[0], after=4)
        result = on(running, [str(folder)], str(tmp_path / "out"), progress=killer)
        assert running.workers[0].wait(timeout=20) == -signal.SIGKILL
        again = on(running, [str(folder)], str(tmp_path / "out"))
    assert killer.killed
    assert (result.tally.done, result.tally.by_reason) == (len(NAMES), {"encrypted": 1})
    assert (again.tally.skipped, again.tally.failed) == (len(NAMES), 1)
    (folder / "locked.pdf").unlink()
    convert_all(folder, tmp_path / "here")
    assert contents(tmp_path / "out") == contents(tmp_path / "here")
    for each in ("tables/*.csv", "kept/*"):
        assert contents_of(tmp_path / "out", each) == contents_of(tmp_path / "here", each) != {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_run_that_lost_all_its_workers_says_so_and_goes_on_when_one_comes(tmp_path):
    folder = letters(tmp_path / "in", *NAMES)
    told: list[str] = []
    with cluster(tmp_path / "cluster", workers=1) as running:

        def tell(message: str) -> None:
            told.append(message)
            running.add()

        killer = KillOnce(running.workers[0], after=2)
        result = on(running, [str(folder)], str(tmp_path / "out"), progress=killer, tell=tell)
    assert killer.killed
    assert [message.split(";")[0] for message in told] == [f"The scheduler at {running.address} has no workers left"]
    assert (result.tally.done, result.tally.failed) == (len(NAMES), 0)


def test_under_a_nanny_limits_hold_and_contents_travel_where_storage_is_not_shared(tmp_path):
    """Letters and outputs in this process's memory, which no worker can see; a letter that never ends among them."""
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/cluster/in/2024/a.pdf", (letters(tmp_path / "in", "a.pdf") / "a.pdf").read_bytes())
    memory.pipe_file("/cluster/in/endless.pdf", bad_pdfs.endless(tmp_path).read_bytes())
    manifest = tmp_path / "manifest.jsonl"
    limits = Limits(seconds=2, megabytes=0)
    with cluster(tmp_path / "cluster", workers=1, nanny=True) as running:
        result = on(running, ["memory://cluster/in"], "memory://cluster/out", limits=limits, manifest_path=manifest)
    assert (result.tally.done, result.tally.by_reason) == (1, {"timeout": 1})
    assert json.loads(memory.cat_file("/cluster/out/2024/a.json"))["authority"] == "Northmere"
    assert memory.exists("/cluster/out/index.html")
    assert memory.exists("/cluster/out/tables/archive.db")
    assert memory.cat_file("/cluster/out/manifest.jsonl") == manifest.read_bytes()
    assert {record.source for record in records(manifest)} == {
        "memory:///cluster/in/2024/a.pdf",
        "memory:///cluster/in/endless.pdf",
    }


def test_no_scheduler_is_told(tmp_path):
    from ofsted_report.batch.cluster import ClusterWorkers

    folder = letters(tmp_path / "in", "a.pdf")
    workers = ClusterWorkers("tcp://127.0.0.1:1", Limits(), patience=1)
    with pytest.raises(ConverterError, match="no Dask scheduler at"):
        run_batch(
            find_sources([str(folder)], out=str(tmp_path / "out")),
            Order(formats=("json",), out=str(tmp_path / "out")),
            workers=workers,
        )


def test_urls_are_read_and_written_without_a_cluster_too(tmp_path):
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/local/in/a.pdf", (letters(tmp_path / "in", "a.pdf") / "a.pdf").read_bytes())
    manifest = tmp_path / "m.jsonl"
    found = find_sources(["memory://local/in", (tmp_path / "in").as_uri()], out="memory://local/out")
    order = Order(formats=("json",), out="memory://local/out")
    assert run_batch(found, order, manifest_path=manifest).tally.done == 2
    manifest.unlink()  # another machine goes on from the copy in the output
    found = find_sources(["memory://local/in", (tmp_path / "in").as_uri()], out="memory://local/out")
    assert run_batch(found, order, manifest_path=manifest).tally.skipped == 2
    out = (tmp_path / "out").as_uri()
    assert run_batch(find_sources(["memory://local/in"], out=out), Order(formats=("json",), out=out)).tally.done == 1
    assert outcome_of(tmp_path / "out") == {"a": "done"}
