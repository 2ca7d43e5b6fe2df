"""What one stage hands to the next, and to the users of the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from ofsted_report import build_report, check_report, choose_findings, read_letter, render
from ofsted_report.reading.read import read_document
from ofsted_report.settings.model import Meeting, Settings

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "samples").glob("*.pdf"))


def held(value: object) -> Iterator[object]:
    """The value, and everything in it."""
    yield value
    if isinstance(value, tuple):
        members: tuple[object, ...] = value
    elif isinstance(value, Mapping):
        members = tuple(value.values())
    elif is_dataclass(value) and not isinstance(value, type):
        members = tuple(getattr(value, field.name) for field in fields(value))
    else:
        members = ()
    for member in members:
        yield from held(member)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_stages_hand_on_dataclasses_and_no_named_tuples(path: Path, tmp_path: Path) -> None:
    """A named tuple has an order that people rely on, would be a list in JSON, and a mere tuple once its texts are cleaned."""
    letter = read_letter(path)
    findings = choose_findings(letter)
    report = build_report(letter, findings)
    (tmp_path / "report.md").write_bytes(render(report, "md").content)
    problems = tuple(check_report(tmp_path / "report.md", letter))
    handed_on = (read_document(path), letter, findings, report, problems, Settings(), Meeting())
    assert {type(each).__name__ for each in held(handed_on) if hasattr(each, "_fields")} == set()
