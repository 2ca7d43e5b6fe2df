"""Problems as a person, a script, a CI server or GitHub wants them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from ofsted_report.checking.codes import TITLES
from ofsted_report.checking.model import Comparison, Problem
from ofsted_report.report.clean import clean

Format = Literal["text", "json", "junit", "github"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file that was checked."""

    path: str
    problems: tuple[Problem, ...]
    comparison: Comparison | None = None
    """For a report: its quotations."""


def show(files: Sequence[Checked], form: Format) -> str:
    """All problems of these files in this form, ending with a line end."""
    if form == "json":
        return _json(files)
    if form == "junit":
        return _junit(files)
    return _github(files) if form == "github" else _text(files)


def _text(files: Sequence[Checked]) -> str:
    lines: list[str] = []
    for file in files:
        for problem in file.problems:
            where = f"{problem.path}:{problem.line}" if problem.line is not None else problem.path
            place = f" ({problem.place})" if problem.place and problem.line is None else ""
            lines.append(clean(f"{where}: {problem.code}: {problem.message}{place}"))
            if problem.detail:
                lines.append(clean(f"    {problem.detail}"))
        lines.append(f"{file.path}: {summary(file)}")
    return "\n".join(lines) + "\n"


def summary(file: Checked) -> str:
    """What was found, in one line: 27 quotations: 18 verbatim, 8 edited … ; 16 problems."""
    count = len(file.problems)
    problems = "no problems" if not count else "1 problem" if count == 1 else f"{count} problems"
    compared = file.comparison
    if compared is None:
        return f"{problems}."
    parts = ", ".join(
        f"{number} {verdict}"
        for verdict in ("verbatim", "edited", "not in the letter")
        if (number := compared.count(verdict))
    )
    total = len(compared.quotations)
    quotations = f"{total} sentence{'s' if total != 1 else ''} quoted" + (f": {parts}" if parts else "")
    represented = compared.paragraphs - len(compared.left_out)
    return f"{quotations}; {represented} of {compared.paragraphs} paragraphs represented; {problems}."


def _json(files: Sequence[Checked]) -> str:
    content = {
        "format": "ofsted-report/check",
        "version": 1,
        "files": [
            {
                "path": file.path,
                "problems": [asdict(problem) for problem in file.problems],
                "comparison": asdict(file.comparison) if file.comparison is not None else None,
            }
            for file in files
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _junit(files: Sequence[Checked]) -> str:
    from xml.etree import ElementTree as Xml  # writes only; nothing is parsed

    root = Xml.Element("testsuites", name="ofsted-report check")
    for file in files:
        count = str(len(file.problems))
        tests = str(max(1, len(file.problems)))
        suite = Xml.SubElement(root, "testsuite", name=clean(file.path), tests=tests, failures=count, errors="0")
        if not file.problems:
            Xml.SubElement(suite, "testcase", classname=clean(file.path), name="no problems")
        for problem in file.problems:
            name = f"{problem.code} {problem.place}".strip()
            case = Xml.SubElement(suite, "testcase", classname=clean(file.path), name=clean(name))
            if problem.line is not None:
                case.set("line", str(problem.line))
            failure = Xml.SubElement(case, "failure", type=problem.code, message=clean(problem.message))
            failure.text = clean(problem.detail)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _github(files: Sequence[Checked]) -> str:
    """GitHub's workflow commands: one annotation a problem."""
    lines = []
    for file in files:
        for problem in file.problems:
            line = f",line={problem.line}" if problem.line is not None else ""
            title = f"{problem.code}: {TITLES.get(problem.code, '')}"
            message = " ".join(part for part in (problem.message, problem.place, problem.detail) if part)
            lines.append(f"::error file={_property(problem.path)}{line},title={_property(title)}::{_data(message)}")
    return "\n".join(lines) + "\n" if lines else ""


def _data(text: str) -> str:
    return clean(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
