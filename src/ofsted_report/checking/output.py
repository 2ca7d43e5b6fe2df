"""Problems as a person, a script, a CI server or GitHub wants them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ofsted_report.checking.codes import ADVICE, TITLES
from ofsted_report.checking.model import Comparison, Problem
from ofsted_report.errors import printable
from ofsted_report.report.clean import clean
from ofsted_report.report.grammar import counted, series

Format = Literal["text", "json", "junit", "github"]


class Checked(NamedTuple):
    """One file that was checked."""

    path: str
    problems: tuple[Problem, ...]
    """Advice among them."""
    comparison: Comparison | None = None
    """For a report: its quotations."""

    @property
    def counted(self) -> int:
        """Return the number of problems that are more than advice."""
        return sum(problem.level == "problem" for problem in self.problems)


def show(files: Sequence[Checked], form: Format, *, advice: bool = False) -> str:
    """Return all problems of these files in this format, ending with a line end.

    `advice`: whether text and GitHub formats show each piece of advice; otherwise one line per file and code has the
    number. JSON and JUnit have all of them.
    """
    files = [_printable(file) for file in files]
    if form == "json":
        return _json(files)
    if form == "junit":
        return _junit(files)
    return _github(files, advice=advice) if form == "github" else _text(files, advice=advice)


def _printable(file: Checked) -> Checked:
    """With names that go on one line: an operating system allows line ends in them, and bytes that are no text."""
    if file.path.isprintable():
        return file
    path = printable(file.path)
    return file._replace(path=path, problems=tuple(replace(problem, path=path) for problem in file.problems))


def _text(files: Sequence[Checked], *, advice: bool) -> str:
    lines: list[str] = []
    for file in files:
        for problem in file.problems if advice else _folded(file):
            where = f"{problem.path}:{problem.line}" if problem.line is not None else problem.path
            place = f" ({problem.place})" if problem.place and problem.line is None else ""
            code = f"{problem.code} (advice)" if problem.level == "advice" else problem.code
            lines.append(clean(f"{where}: {code}: {problem.message}{place}"))
            if problem.detail:
                lines.append(clean(f"    {problem.detail}"))
        lines.append(f"{file.path}: {summary(file)}")
    return "\n".join(lines) + "\n"


def _folded(file: Checked) -> list[Problem]:
    """The file's problems, and after them one for all advice of a code."""
    kept = [problem for problem in file.problems if problem.level == "problem"]
    for code, (one, many) in ADVICE.items():
        folded = [problem for problem in file.problems if problem.code == code]
        if folded:
            count = one if len(folded) == 1 else many.format(count=len(folded))
            message = f"{count}{_on_pages(folded)}; --advice lists {'it' if len(folded) == 1 else 'them'}."
            kept.append(Problem(code=code, message=message, path=file.path))
    return kept


def _on_pages(problems: Sequence[Problem]) -> str:
    """' (the letter’s pages 2, 3 and 5)', where the letter has pages."""
    pages = sorted({problem.page for problem in problems if problem.page is not None})
    if not pages:
        return ""
    return f" (the letter's {'page' if len(pages) == 1 else 'pages'} {series([str(page) for page in pages])})"


def summary(file: Checked) -> str:
    """Return the result in one line: 27 quotations: 18 verbatim, 8 edited … ; 16 problems."""
    count = file.counted
    problems = "no problems" if not count else counted(count, "problem")
    compared = compared_in_words(file.comparison).rstrip(".")
    return f"{compared}; {problems}." if compared else f"{problems}."


def compared_in_words(compared: Comparison | None) -> str:
    """Return what was compared: 27 quotations: 18 verbatim, 8 edited …; nothing where there was nothing to compare with."""
    if compared is None:
        return ""
    parts = ", ".join(
        f"{number} {verdict}"
        for verdict in ("verbatim", "edited", "not in the letter")
        if (number := compared.count(verdict))
    )
    total = len(compared.quotations)
    quotations = f"{counted(total, 'sentence')} quoted" + (f": {parts}" if parts else "")
    represented = compared.paragraphs - len(compared.left_out)
    chosen = f"; findings chosen by {compared.findings_chosen_by}" if compared.findings_chosen_by else ""
    return f"{quotations}{chosen}; {represented} of {compared.paragraphs} paragraphs represented."


def as_data(files: Sequence[Checked]) -> dict[str, Any]:
    """Everything that was found, as JSON has it."""
    return {
        "format": "ofsted-report/check",
        "version": 1,
        "files": [
            {
                "path": file.path,
                "problems": [asdict(problem) | {"level": problem.level} for problem in file.problems],
                "comparison": asdict(file.comparison) if file.comparison is not None else None,
            }
            for file in files
        ],
    }


def _json(files: Sequence[Checked]) -> str:
    return json.dumps(as_data(files), indent=2, ensure_ascii=False) + "\n"


def _junit(files: Sequence[Checked]) -> str:
    from xml.etree import ElementTree as Xml  # writes only; nothing is parsed

    root = Xml.Element("testsuites", name="ofsted-report check")
    for file in files:
        suite = Xml.SubElement(
            root,
            "testsuite",
            name=clean(file.path),
            tests=str(max(1, len(file.problems))),
            failures=str(file.counted),
            errors="0",
            skipped=str(len(file.problems) - file.counted),
        )
        if not file.problems:
            Xml.SubElement(suite, "testcase", classname=clean(file.path), name="no problems")
        for problem in file.problems:
            name = f"{problem.code} {problem.place}".strip()
            case = Xml.SubElement(suite, "testcase", classname=clean(file.path), name=clean(name))
            if problem.line is not None:
                case.set("line", str(problem.line))
            if problem.level == "advice":  # a server shows it, and does not fail
                told = Xml.SubElement(case, "skipped", message=clean(problem.message))
            else:
                told = Xml.SubElement(case, "failure", type=problem.code, message=clean(problem.message))
            told.text = clean(problem.detail)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _github(files: Sequence[Checked], *, advice: bool) -> str:
    """GitHub's workflow commands: one annotation a problem; advice is a notice."""
    lines = []
    for file in files:
        for problem in file.problems if advice else _folded(file):
            line = f",line={problem.line}" if problem.line is not None else ""
            title = f"{problem.code}: {TITLES.get(problem.code, '')}"
            message = " ".join(part for part in (problem.message, problem.place, problem.detail) if part)
            level = "notice" if problem.level == "advice" else "error"
            lines.append(
                f"::{level} file={_property(_from_root(problem.path))}{line},title={_property(title)}::{_data(message)}"
            )
    return "\n".join(lines) + "\n" if lines else ""


def _from_root(path: str) -> str:
    """The path from the top of its git checkout, as annotations need it wherever the command is called; else as it is."""
    whole = Path(path).absolute()
    root = next((folder for folder in whole.parents if (folder / ".git").exists()), None)
    return whole.relative_to(root).as_posix() if root is not None else path


def _data(text: str) -> str:
    return clean(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
