"""Interrupted at any moment, in any way, a run loses only the letters in hand; the next one goes on and ends the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from batch.samples import contents, convert_all, letters, outcome_of
from ofsted_report.batch.local import _without_streams
from ofsted_report.batch.manifest import NAME
from ofsted_report.batch.progress import Progress
from ofsted_report.errors import ExitCode
from ofsted_report.settings.model import Meeting, Settings

NAMES = [f"{number:03}.pdf" for number in range(24)]


def start(folder: Path, out: Path) -> subprocess.Popen[str]:
    """The command as a person starts it, in a process group of its own, as a shell gives it."""
    command = [sys.executable, "-m", "ofsted_report", "batch", str(folder), "-o", str(out), "-f", "json,md", "-j", "2"]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True, cwd=folder
    )


def lines(out: Path) -> int:
    """Whole lines of the manifest."""
    path = out / NAME
    return path.read_bytes().count(b"\n") if path.exists() else 0


def wait_for_lines(out: Path, number: int, process: subprocess.Popen[str]) -> None:
    """Until so many lines are in the manifest: the run is then in the middle of its work."""
    deadline = time.monotonic() + 60
    while lines(out) < number and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    assert process.poll() is None, process.communicate()


def assert_whole(out: Path) -> None:
    """Every output that is there is whole; what a killed writer left has no output's name."""
    for path in out.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in out.rglob("*.md"):
        assert path.read_text(encoding="utf-8").endswith("\n")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_run_that_is_stopped_goes_on_where_it_was(how, tmp_path):
    after = 5
    folder, out = letters(tmp_path / "in", *NAMES), tmp_path / "out"
    process = start(folder, out)
    wait_for_lines(out, after, process)
    os.kill(process.pid, getattr(signal, how))
    _, talk = process.communicate(timeout=60)

    if how == "SIGKILL":
        assert process.returncode == -signal.SIGKILL
    else:
        assert process.returncode == ExitCode.INTERRUPTED
        assert "Traceback" not in talk
        assert "run the same command again to continue" in talk
        assert not list(out.rglob("*.part"))
    assert_whole(out)
    kept = lines(out) - 1
    assert kept >= after - 1

    result = convert_all(folder, out, formats=("json", "md"))
    assert result.tally.skipped == kept
    assert result.tally.failed == 0
    assert not list(out.rglob("*.part"))
    convert_all(folder, tmp_path / "whole", formats=("json", "md"))
    assert contents(out) == contents(tmp_path / "whole")


@pytest.mark.parametrize(
    ("listener", "stays"), [(signal.getsignal, True), (signal.SIG_IGN, True), (signal.SIG_DFL, False)]
)
def test_a_run_takes_no_signal_from_who_listens_to_it(listener, stays, tmp_path):
    """The command takes a signal that comes twice, from the shell and passed on, for one: the second must not end the
    cleaning up. And nohup lets a run outlive its terminal."""
    heard = []

    class Listener(Progress):
        def begin(self, tally):
            heard.append(signal.getsignal(signal.SIGTERM))

    before = signal.signal(signal.SIGTERM, listener)
    try:
        convert_all(letters(tmp_path / "in", "a.pdf"), tmp_path / "out", progress=Listener())
        assert [each is listener for each in heard] == [stays]
        assert signal.getsignal(signal.SIGTERM) is listener
    finally:
        signal.signal(signal.SIGTERM, before)


def test_processes_that_serve_a_command_hold_none_of_its_streams(capfd):
    """Else a pipe's reader would wait for them, although the command has ended; and what they print would be its answer."""
    with _without_streams():
        subprocess.run([sys.executable, "-c", "print('answer', flush=True); no_name"], check=False)
    os.write(1, b"ours")
    assert capfd.readouterr() == ("ours", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_a_worker_killed_from_outside_costs_at_most_the_letter_in_its_hand(tmp_path):
    psutil = pytest.importorskip("psutil", reason="needs the extra ofsted-report[dask], which brings psutil")
    folder, out = letters(tmp_path / "in", *NAMES), tmp_path / "out"
    process = start(folder, out)
    wait_for_lines(out, 3, process)
    server = psutil.Process(process.pid).children(recursive=True)
    workers = [child for child in server if child.children() == [] and "forkserver" in " ".join(child.cmdline())]
    max(workers, key=lambda child: child.cpu_times().user).kill()
    process.communicate(timeout=120)
    told = list(outcome_of(out).values())
    assert len(told) == len(NAMES)
    assert told.count("done") >= len(NAMES) - 1
    assert set(told) <= {"done", "crash", "timeout"}


def test_a_second_run_does_nothing_and_force_does_everything(tmp_path):
    folder, out = letters(tmp_path / "in", "a.pdf", "b.pdf"), tmp_path / "out"
    convert_all(folder, out)
    before = {path: (out / path).stat().st_mtime_ns for path in ("a.json", "b.json")}
    tally = convert_all(folder, out).tally
    assert (tally.skipped, tally.done) == (2, 0)
    assert {path: (out / path).stat().st_mtime_ns for path in before} == before
    assert convert_all(folder, out, force=True).tally.done == 2


@pytest.mark.parametrize(
    "change",
    [
        {"settings": Settings(council="Anyshire County Council")},
        {"settings": Settings(wording={"purpose": "To note."})},
        {"settings": Settings(template="scrutiny-report"), "form": "scrutiny-report"},
        {"meeting": Meeting(author="Ann")},
        {"mode": "all"},
        {"limit": 3},
        {"formats": ("json", "md")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_letters_are_done_again_when_what_makes_their_outputs_changes(change, tmp_path):
    folder, out = letters(tmp_path / "in", "a.pdf"), tmp_path / "out"
    convert_all(folder, out)
    assert convert_all(folder, out, **change).tally.done == 1
    assert convert_all(folder, out, **change).tally.skipped == 1


def test_a_letter_that_changed_a_lost_output_and_a_failure_are_done_again(tmp_path):
    folder, out = letters(tmp_path / "in", "a.pdf", "b.pdf", "c.pdf", "d.pdf"), tmp_path / "out"
    (folder / "c.pdf").write_bytes(b"")
    assert convert_all(folder, out).tally.failed == 1
    (folder / "a.pdf").write_bytes((folder / "b.pdf").read_bytes())
    (out / "b.json").unlink()
    letters(folder, "c.pdf")
    tally = convert_all(folder, out).tally
    assert (tally.skipped, tally.done) == (1, 3)
    assert set(outcome_of(out).values()) == {"done"}


def test_formats_of_several_runs_stand_side_by_side(tmp_path):
    folder, out = letters(tmp_path / "in", "a.pdf"), tmp_path / "out"
    convert_all(folder, out, formats=("json",))
    convert_all(folder, out, formats=("md",))
    assert convert_all(folder, out, formats=("md", "json")).tally.skipped == 1
    page = (out / "index.html").read_text(encoding="utf-8")
    assert 'href="a.json"' in page
    assert 'href="a.md"' in page


def test_what_a_killed_writer_left_is_taken_away(tmp_path):
    folder, out = letters(tmp_path / "in", "a.pdf"), tmp_path / "out"
    out.mkdir()
    (out / ".ofsted-report-x1y2.part").write_bytes(b"half")
    convert_all(folder, out)
    assert not list(out.glob(".ofsted-report-*"))
