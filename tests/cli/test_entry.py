"""The command as the shell sees it: its processes, signals and streams."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ofsted_report.errors import ExitCode

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's processes and signals")
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "saltby-focused-visit.pdf"
COMMAND = [sys.executable, "-m", "ofsted_report"]


def in_shell(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line for the shell in which `$O` is the command and `$S` a sample letter."""
    given = {**os.environ, "O": " ".join(COMMAND), "S": str(SAMPLE), **environment}
    return subprocess.run(
        ["sh", "-c", line], cwd=folder, env=given, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$O extract $S >&-", ExitCode.OUTPUT),
        ("$O --version >&-", ExitCode.OUTPUT),
        ("$O extract $S > /dev/full", ExitCode.OUTPUT),
        ("PYTHONUNBUFFERED=1 $O extract $S > /dev/full", ExitCode.OUTPUT),
        ("$O extract gone.pdf 2>&-", ExitCode.NOT_READABLE),
        ("$O extract gone.pdf 2> /dev/full", ExitCode.NOT_READABLE),
        ("$O extract gone.pdf <&- >&- 2>&-", ExitCode.NOT_READABLE),
        ("$O build $S -o report.md >&- 2>&-", ExitCode.DONE),
        ("$O extract -q $S | head -c 1 > /dev/null", ExitCode.DONE),
    ],
)
def test_a_stream_that_is_closed_or_full_does_not_change_the_exit_code(line: str, code: ExitCode, tmp_path) -> None:
    """A script goes by the code: an answer that is lost is a failure, talk that is lost is none."""
    done = in_shell(line, tmp_path)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) in (0, 2)


def test_an_unbuffered_answer_that_is_cut_short_is_told(tmp_path) -> None:
    """With PYTHONUNBUFFERED Python takes the part of a text that found room for all of it."""
    # A file may have 2 blocks of 512 bytes here, which is as if the disk were nearly full.
    done = in_shell("ulimit -f 2; $O extract $S > answer.json", tmp_path, PYTHONUNBUFFERED="1")
    assert done.returncode == ExitCode.OUTPUT
    assert "incomplete" in done.stderr


def test_a_crash_is_told_in_two_sentences(tmp_path) -> None:
    """Whatever kills the process that works, the one that waits says of which file, and leaves with a code of its own."""
    fake = tmp_path / "sitecustomize.py"
    fake.write_text(
        "import os\n"
        "import ofsted_report.outside as outside\n"
        "read = outside.content\n"
        "def content(*given, **named):\n"
        "    read(*given, **named)\n"
        "    os.abort()\n"
        "outside.content = content\n"
    )
    done = in_shell("$O extract $S", tmp_path, PYTHONPATH=f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    assert done.returncode == ExitCode.LIMIT, done.stderr
    what, remedy = done.stderr.splitlines()
    assert what.startswith("saltby-focused-visit.pdf crashed the library that reads it (SIGABRT)")
    assert "OFSTED_REPORT_SECONDS" in remedy


def test_names_and_values_with_line_ends_make_no_third_line(tmp_path) -> None:
    """A name may hold anything but a slash, and bytes that are no text."""
    for name in (b"a\nb.pdf", b"a\xffb.pdf", b"\x1b[31mred.pdf"):
        done = subprocess.run([*COMMAND, "extract", name], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == ExitCode.NOT_READABLE
        assert len(done.stderr.decode().splitlines()) == 2
        assert b"\x1b" not in done.stderr


def test_a_letter_whose_name_is_no_text_is_read(tmp_path) -> None:
    """Names from old archives and other systems are not always UTF-8."""
    folder = os.fsencode(tmp_path)
    Path(os.fsdecode(folder + b"/a\xff.pdf")).write_bytes(SAMPLE.read_bytes())
    done = subprocess.run([*COMMAND, "extract", b"a\xff.pdf"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == ExitCode.DONE, done.stderr
    assert rb'"name": "a\\xff.pdf"' in done.stdout


def test_a_folder_that_is_gone_is_no_defect(tmp_path) -> None:
    """A terminal may stand in a folder that somebody has deleted."""
    done = in_shell("mkdir gone; cd gone; rmdir ../gone; $O build letter.pdf", tmp_path)
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.startswith("The current folder no longer exists.")


@pytest.mark.slow
def test_too_few_files_are_no_defect(tmp_path) -> None:
    for number in (7, 11, 15, 19):
        done = in_shell(f"ulimit -n {number}; $O build $S -o r.docx --force", tmp_path)
        assert done.returncode in (*range(13), ExitCode.INTERRUPTED), (number, done.stderr)
        assert "Traceback" not in done.stderr


def wait_for_worker(running: subprocess.Popen[bytes]) -> str:
    """The number of the process that does the work, once it is there."""
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    while not (found := children.read_text().split()):
        time.sleep(0.005)
    return found[0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("after", [0, 0.05, 0.1, 0.2])
def test_a_signal_ends_the_command_in_order(number: signal.Signals, after: float, tmp_path) -> None:
    """While the program is loaded, or at work: told in two lines, and nothing half-written stays."""
    running = subprocess.Popen([*COMMAND, "build", SAMPLE, "-o", "r.docx"], cwd=tmp_path, stderr=subprocess.PIPE)
    wait_for_worker(running)
    time.sleep(after)
    running.send_signal(number)
    _, told = running.communicate(timeout=30)
    assert running.returncode in (ExitCode.DONE, ExitCode.INTERRUPTED), told
    assert b"Traceback" not in told
    assert {path.name for path in tmp_path.iterdir()} <= {"r.docx"}


def test_nothing_is_left_running_when_the_command_is_killed(tmp_path) -> None:
    """kill -9 ends the process that waits; the one that works learns of it from the system."""
    letter = tmp_path / "long.txt"
    letter.write_text("Dear Ms Okafor\n\n" + "Leaders have improved the help that children get. " * 20_000)
    running = subprocess.Popen([*COMMAND, "build", letter, "-o", "r.md"], cwd=tmp_path, stderr=subprocess.DEVNULL)
    worker = wait_for_worker(running)
    time.sleep(0.3)
    running.kill()
    running.wait()
    end = time.monotonic() + 10
    while Path(f"/proc/{worker}").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("after", [0.5, 1.5, 3.0])
def test_a_batch_that_is_ended_says_nothing_but_that_and_leaves_no_process(number, after: float, tmp_path) -> None:
    """Its workers are processes of their own, which may be starting at this very moment."""
    command = [*COMMAND, "batch", SAMPLE.parent, "-o", "out", "--include", "*.pdf", "-f", "json", "-j", "2"]
    with (tmp_path / "talk").open("wb") as talk:
        running = subprocess.Popen(command, cwd=tmp_path, stdout=talk, stderr=talk, start_new_session=True)
    time.sleep(after)
    running.send_signal(number)
    running.wait(30)
    end = time.monotonic() + 10
    while (left := processes_of(running.pid)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not left
    assert "Traceback" not in (tmp_path / "talk").read_text()
    assert not list(tmp_path.rglob("*.part"))


def processes_of(session: int) -> list[str]:
    """What is still running of those that this one began; what has ended and was not asked for its end is not."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, _, its_session = place.read_text().rpartition(")")[2].split()[:4]
            if int(its_session) == session and state != "Z":
                found.append(place.parent.name)
    return found
