"""A desk that nobody looks at ends; an icon starts it again."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from ofsted_report.desk import shortcut
from ofsted_report.desk.history import History
from ofsted_report.desk.idle import Idle
from ofsted_report.errors import OutputError


def test_it_is_over_after_an_hour_without_a_window_and_not_before():
    now = [0.0]
    idle = Idle(60, clock=lambda: now[0])
    now[0] = 3599
    assert not idle.is_over
    now[0] = 3601
    assert idle.is_over
    idle.seen()
    assert not idle.is_over


def test_with_nought_minutes_it_never_ends():
    now = [0.0]
    idle = Idle(0, clock=lambda: now[0])
    now[0] = 1e9
    assert not idle.is_over


def test_the_end_is_called_once():
    import threading

    ended = threading.Event()
    idle = Idle(1 / 60_000)
    idle.watch(ended.set, every=0.01)
    assert ended.wait(5)


def test_an_undo_is_only_of_what_the_desk_wrote_last():
    history = History()
    history.note("a", None, "1")
    history.note("a", "first", "2")
    assert history.can_undo("a", "2")
    assert not history.can_undo("a", "1")
    assert history.last("a") == "first"
    history.undone("a", "1")
    assert history.can_undo("a", "1")
    assert history.last("a") is None
    history.undone("a", "new")
    assert not history.can_undo("a", "new")
    assert not history.can_undo("b", "1")


@pytest.mark.parametrize(("system", "ending"), [("win32", ".cmd"), ("darwin", ".command"), ("linux", ".desktop")])
def test_the_icon_is_what_the_system_starts(tmp_path, system, ending):
    path = shortcut.write_shortcut(tmp_path / "Ofsted letters", tmp_path, system=system)
    assert path.suffix == ending
    text = path.read_text(encoding="utf-8")
    assert "-m ofsted_report desk" in text
    assert "Ofsted letters" in text
    with pytest.raises(OutputError, match="already exists"):
        shortcut.write_shortcut(tmp_path, tmp_path, system=system)


def test_windows_reads_names_with_spaces_per_cents_and_letters_of_other_languages():
    text = shortcut.windows(PureWindowsPath(r"C:\Users\Zoë\py 3\python.exe"), PureWindowsPath(r"C:\100% Ofsted\Ö"))
    assert r'"C:\Users\Zoë\py 3\python.exe" -m ofsted_report desk "C:\100%% Ofsted\Ö"' in text
    assert text.index("chcp 65001") < text.index("desk")
    assert all(line.endswith("\r") for line in text.split("\n")[:-1])


def test_a_shell_runs_it_with_any_name():
    line = shortcut.macos(Path("/opt/my python"), Path("/home/it's; rm -rf $HOME")).splitlines()[1]
    assert shlex.split(line)[-1] == "/home/it's; rm -rf $HOME"


def test_a_desktop_entry_quotes_what_the_specification_reserves():
    line = next(
        each
        for each in shortcut.linux(Path("/opt/python"), Path('/home/a "b" $c 100%')).splitlines()
        if each.startswith("Exec=")
    )
    assert line == 'Exec="/opt/python" -m ofsted_report desk "/home/a \\\\"b\\\\" \\\\$c 100%%"'


@pytest.mark.skipif(sys.platform == "win32", reason="the file is for another system")
def test_the_icon_of_this_system_runs(tmp_path):
    """What a double click does, with another command in the place of the desk."""
    path = shortcut.write_shortcut(tmp_path / "letters", tmp_path, system="darwin")
    text = path.read_text(encoding="utf-8").replace(" desk ", " config --schema meeting ; : ")
    path.write_text(text, encoding="utf-8")
    ran = subprocess.run([str(path)], capture_output=True, text=True, check=False)
    assert "committee_date" in ran.stdout
