"""An icon on the desktop that starts the desk in a folder: after it is there, no terminal is seen again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ofsted_report.errors import OutputError
from ofsted_report.files import write_whole

NAME = "Ofsted report desk"


def write_shortcut(
    folder: Path, desktop: Path | None = None, *, system: str = sys.platform, force: bool = False
) -> Path:
    """Write the icon for this folder's desk, and give its path; `desktop`: where to, without it the person's desktop.

    Raises:
        OutputError: there is no desktop folder, or the icon is there already.
    """
    place = desktop or find_desktop()
    program = Path(sys.executable)
    if system == "win32":
        path, content = place / f"{NAME}.cmd", windows(program, folder)
    elif system == "darwin":
        path, content = place / f"{NAME}.command", macos(program, folder)
    else:
        path, content = place / "ofsted-report-desk.desktop", linux(program, folder)
    write_whole(path, content, force=force)
    if system != "win32":
        path.chmod(0o755)
    return path


def made_folder(folder: Path) -> Path:
    """The folder that the icon opens, which is made where it is not there yet.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:  # a file; who opens it says so
        pass
    except OSError as error:
        raise OutputError(
            f"The folder {folder} cannot be created: {error.strerror or error}.",
            "Give a folder whose parent folder exists.",
        ) from error
    return folder


def find_desktop() -> Path:
    """Return the user's desktop folder, which OneDrive may have moved.

    Raises:
        OutputError: there is none.
    """
    places = [Path.home() / "Desktop"]
    if one_drive := os.environ.get("ONEDRIVECOMMERCIAL") or os.environ.get("ONEDRIVE"):
        places.insert(0, Path(one_drive) / "Desktop")
    if sys.platform not in ("win32", "darwin"):
        places = [*_of_xdg(), *places]
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise OutputError("No desktop folder was found.", "Say where the icon should be put: --shortcut-in FOLDER.")
    return found


def _of_xdg() -> list[Path]:
    try:
        ran = subprocess.run(["xdg-user-dir", "DESKTOP"], capture_output=True, text=True, timeout=5, check=False)  # noqa: S607
    except (OSError, subprocess.SubprocessError):
        return []
    return [Path(ran.stdout.strip())] if ran.stdout.strip() else []


def windows(program: Path, folder: Path) -> str:
    """A .cmd file; `chcp 65001` lets it name folders with any letters, and % is doubled, which it would else read as its own."""
    return (
        "@echo off\r\n"
        "chcp 65001 >nul\r\n"
        f"title {NAME}\r\n"
        f'"{_percent(program)}" -m ofsted_report desk "{_percent(folder)}"\r\n'
        "if errorlevel 1 pause\r\n"
    )


def _percent(path: Path) -> str:
    return str(path).replace("%", "%%")


def macos(program: Path, folder: Path) -> str:
    """A .command file, which the Finder runs in a window."""
    from shlex import quote

    return f"#!/bin/sh\nexec {quote(str(program))} -m ofsted_report desk {quote(str(folder))}\n"


def linux(program: Path, folder: Path) -> str:
    """A .desktop file, by the Desktop Entry Specification."""
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        f"Name={NAME}\n"
        "Comment=From an Ofsted letter to a committee report\n"
        f"Exec={_of_exec(program)} -m ofsted_report desk {_of_exec(folder)}\n"
        "Terminal=true\n"
        "Categories=Office;\n"
    )


def _of_exec(path: Path) -> str:
    """Quoted as the specification's Exec key asks: once for the argument, once for the string in the file."""
    argument = "".join(f"\\{character}" if character in '"`$\\' else character for character in str(path))
    return '"' + argument.replace("\\", "\\\\").replace("%", "%%") + '"'
