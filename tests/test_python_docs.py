"""The examples of docs/python.md run as they are, one after another, as the cells of a notebook do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import ofsted_report

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", TEXT, flags=re.MULTILINE | re.DOTALL)


def test_the_ten_examples_run_in_a_folder_that_holds_the_letter(tmp_path, monkeypatch, capsys):
    shutil.copy(ROOT / "samples" / "northmere-focused-visit.pdf", tmp_path)
    monkeypatch.chdir(tmp_path)
    cells: dict[str, Any] = {}
    assert len(EXAMPLES) == 10
    for number, example in enumerate(EXAMPLES, 1):
        exec(compile(example, f"docs/python.md, example {number}", "exec"), cells)  # noqa: S102  our own examples
    printed = capsys.readouterr().out
    assert "Northmere" in printed
    assert "NOT_READABLE" in printed
    assert {path.suffix for path in tmp_path.iterdir()} == {".pdf", ".docx", ".html", ".md", ".json"}


def test_they_use_only_public_names():
    """What the documentation shows is what it promises to keep."""
    imported = re.findall(r"^from ofsted_report(\S*) import (.+)$", TEXT, flags=re.MULTILINE)
    assert imported
    for module, names in imported:
        assert module == ""
        assert set(names.split(", ")) <= set(ofsted_report.__all__)
