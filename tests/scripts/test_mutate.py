"""Mutants of a module, also of its patterns, and which of them its tests do not notice."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="processes are forked: POSIX only")

import mutate

MODULE = '''
"""A module."""
import re

DATE = re.compile(r"(?:on|by) (\\d+)(?!\\d)")

def is_late(day: int, last: int, force: bool = False) -> bool:
    """Whether it is."""
    if force:
        return True
    return day > last
'''
TEST = """
from ofsted_report.module import DATE, is_late

def test_it():
    assert DATE.search("on 5")
    assert is_late(6, last=5)
    assert not is_late(4, last=5)
    assert is_late(4, last=5, force=True)
"""


def test_the_mutants_of_a_module_leave_out_what_does_nothing():
    told = {one.told for one in mutate.mutants(ast.parse(MODULE))}
    assert told >= {
        "other comparison: day > last",
        "always True: if force",
        "False turned",
        "returns None, not day > last",
        "pattern without '(?!\\\\d)'",
        "pattern without 'on'",
    }
    assert not any("A module" in one or "Whether" in one for one in told)


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("a|bc|d", {"bc|d", "a|d", "a|bc"}),
        ("(?:a|b)c", {"(?:b)c", "(?:a)c"}),
        ("(?<!a|b)c", {"(?<!b)c", "(?<!a)c", "c"}),
        ("(?P<x>a|(?:b|c))", {"(?P<x>(?:b|c))", "(?P<x>a)", "(?P<x>a|(?:c))", "(?P<x>a|(?:b))"}),
        (r"a?[|?*]\|b*?", {r"a[|?*]\|b*?", r"a?[|?*]\|b?"}),
        (r"\b(?!a)b", {r"\bb"}),
        ("(a|b", set()),  # a piece of an f-string
    ],
)
def test_a_pattern_without_one_of_its_parts(pattern, left):
    found = dict(mutate.reduced(pattern))
    assert set(found.values()) == left
    for one in found.values():
        re.compile(one)


@pytest.mark.slow
def test_survivors_and_the_score(tmp_path: Path):
    """A missing test is named by its line: nothing tries day 5 of 5, 'by', or a longer number."""
    module = tmp_path / "src" / "ofsted_report" / "module.py"
    module.parent.mkdir(parents=True)
    module.write_text(MODULE)
    (module.parent / "__init__.py").write_text("")
    (tmp_path / "test_module.py").write_text(TEST)

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, mutate.__file__, str(module), "test_module.py", *options]
        environment = {"PYTHONPATH": str(tmp_path / "src")}
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)

    ran = run()
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.splitlines()[:-1] == [
        "module.py:5: pattern without 'by'",
        "module.py:5: pattern without '(?!\\\\d)'",
        "module.py:11: other comparison: day > last",
    ]
    assert re.fullmatch(r"\d+ of \d+ mutants noticed \(\d\d%\)", ran.stdout.splitlines()[-1])

    (tmp_path / "survivors.txt").write_text(ran.stdout)
    (tmp_path / "test_module.py").write_text(TEST.replace('"on 5"', '"by 5"'))
    again = run("--again", "survivors.txt").stdout.splitlines()
    assert again[0] == "module.py:5: pattern without '(?!\\\\d)'", "'by' is noticed now, and 'on' is not tried again"
    assert again[-1] == "1 of 3 mutants noticed (33%)"

    module.write_text(MODULE.replace("day > last", "day < last"))
    ran = run()
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "fail" in ran.stderr
