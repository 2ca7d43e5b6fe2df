"""Runs LibreOffice without its window: finds it, and converts Word documents to tagged PDFs.

Each run has a profile of its own, so that it interferes neither with an open LibreOffice nor with a user's settings; in
that profile macros, links to other files and active content are disabled.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ofsted_report import limits
from ofsted_report.errors import ConverterError

TIME_LIMIT = 180.0
"""Seconds for one run; a pack takes two to five, the first run on a machine more."""

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
HOW_TO_GET_IT = (
    "Get it free of charge: on Windows and macOS from https://www.libreoffice.org/download/, on Debian and Ubuntu with "
    "`sudo apt install libreoffice-writer-nogui`; if it is installed in an unusual place, name it with --soffice."
)

# Each is explained at https://help.libreoffice.org/latest/en-US/text/shared/guide/pdf_params.html
_EXPORT: Mapping[str, bool] = {
    "UseTaggedPDF": True,
    "ExportBookmarks": True,  # headings become the PDF's bookmarks
    "ExportBookmarksToPDFDestination": True,  # Word's bookmarks become named places: how we find where a part begins
    "ExportNotes": False,  # comments are not for the public
    "ExportNotesInMargin": False,
    "IsSkipEmptyPages": True,  # no blank pages where page numbers start again
    "ExportFormFields": False,
}

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}</oor:items>
"""
_PROFILE_ITEM = """<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>
"""
_SAFE = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)


def find_soffice(named: Path | None = None) -> Path:
    """Return the path of the LibreOffice program: the one that was named, else from PATH, else from the usual places.

    Raises:
        ConverterError: it is not installed.
    """
    if named is not None:
        inside = (named / folder / name for folder in ("", "program") for name in ("soffice", "soffice.exe"))
        for found in inside if named.is_dir() else (named,):
            if found.is_file():
                return found
        raise ConverterError(f"There is no LibreOffice at {named}.", "Give the path of the program soffice itself.")
    for name in _NAMES:
        if on_path := shutil.which(name):
            return Path(on_path)
    for place in _USUAL_PLACES.get(sys.platform, ()):
        if Path(place).is_file():
            return Path(place)
    raise ConverterError("LibreOffice, which turns the report into a PDF, was not found.", HOW_TO_GET_IT)


class Office(NamedTuple):
    """A LibreOffice with a profile and a working folder of its own."""

    program: Path
    folder: Path
    time_limit: float = TIME_LIMIT

    def to_pdf(self, documents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Word documents, by a name for each in plain letters, as tagged PDFs by the same names.

        Raises:
            ConverterError: LibreOffice failed, took too long, or could not open one of them; `what` says which.
        """
        into = Path(tempfile.mkdtemp(dir=self.folder))
        sources = []
        for name, data in documents.items():
            source = into / f"{name}.docx"
            source.write_bytes(data)
            sources.append(source)
        told = self._run(into, sources)
        made = {source.stem: source.with_suffix(".pdf") for source in sources}
        for name, path in made.items():
            if not path.is_file() or path.stat().st_size == 0:
                raise ConverterError(
                    f"LibreOffice could not convert the {name} to PDF{': ' + told if told else ''}.",
                    "Open the Word file in Word or LibreOffice to see whether it is sound, save it again, and retry.",
                )
        return {name: path.read_bytes() for name, path in made.items()}

    def _run(self, into: Path, sources: list[Path]) -> str:
        """Run it once over all files; what it said on stderr, in one line."""
        options = {name: {"type": "boolean", "value": str(value).lower()} for name, value in _EXPORT.items()}
        command = [
            str(self.program),
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
            "--infilter=MS Word 2007 XML",  # never guessed from the content
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(options)}",
            "--outdir",
            str(into),
            *map(str, sources),
        ]
        try:
            with limits.lifted():  # it has its own time limit
                process = subprocess.Popen(  # noqa: S603 - the program was named by the user or found on their PATH
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    start_new_session=True,
                )
        except OSError as error:
            raise ConverterError(
                f"{self.program} could not be started: {error.strerror or error}.", HOW_TO_GET_IT
            ) from error
        try:
            _, told = process.communicate(timeout=self.time_limit)
        except subprocess.TimeoutExpired as error:
            raise ConverterError(
                f"LibreOffice did not finish within {self.time_limit:.0f} seconds.",
                "Try again; if it happens again, open the report in LibreOffice to see what it waits for.",
            ) from error
        finally:
            limits.end_program(process)
            process.communicate()  # its children hold the pipe too: at its end they have ended
        lines = told.decode("utf-8", "replace").splitlines()
        return " ".join(line.strip().rstrip(".") for line in lines if line.strip() and "javaldx" not in line)[:200]


@contextmanager
def office(program: Path, *, time_limit: float = TIME_LIMIT) -> Iterator[Office]:
    """A LibreOffice to convert with; its profile and working files are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="ofsted-report-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        items = "".join(_PROFILE_ITEM.format(path=path, name=key, value=value) for path, key, value in _SAFE)
        (user / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")
        yield Office(program, folder, time_limit)
