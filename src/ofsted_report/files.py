"""Writing files so that they appear whole or not at all, and never over somebody's work unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ofsted_report.errors import OutputError


def refuse_to_overwrite(path: Path, *, force: bool, elsewhere: str = "write elsewhere with -o") -> None:
    """Stop before any work is done if the result could not be put at `path`; `elsewhere` says how to avoid it.

    Raises:
        OutputError: something stands there already and `force` is not given, or the folder is missing.
    """
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", "Name a file in it to write to.")
    if path.exists() and not force:
        raise OutputError(f"{path} already exists.", f"Use --force to replace it, or {elsewhere}.")
    if not path.parent.is_dir():
        raise OutputError(f"The folder {path.parent} does not exist.", "Make it first, or write elsewhere with -o.")


def write_whole(path: Path, content: bytes | str, *, force: bool = False) -> None:
    """Write `content` beside `path`, then rename it into place; text is UTF-8.

    Raises:
        OutputError: `path` exists and `force` is not given, or the disk or the folder refuses; nothing is left behind.
    """
    refuse_to_overwrite(path, force=force)
    data = content.encode() if isinstance(content, str) else content
    beside: str | None = None
    try:
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".ofsted-report-", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_usual_mode(path))
        Path(beside).replace(path)
        beside = None
    except OSError as error:
        raise OutputError(
            f"{path} could not be written: {error.strerror or error}.",
            "Check the folder's permissions and free space (is the file open in Word?), or write elsewhere with -o.",
        ) from error
    finally:
        if beside is not None:
            Path(beside).unlink(missing_ok=True)


def _usual_mode(path: Path) -> int:
    """The permissions the file has, or those that a new file would get (mkstemp's are private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
