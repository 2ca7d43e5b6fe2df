"""Every problem code has its section in docs/problems.md, and every section is of a code that exists."""

import re
from pathlib import Path

from ofsted_report.checking.accessibility import RULES
from ofsted_report.checking.codes import IN_LETTER, LETTER, TITLES, WORD

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTED = re.findall(r"^### `([a-z-]+)`", (ROOT / "docs/problems.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_code_is_documented_once():
    assert sorted(DOCUMENTED) == sorted(TITLES)


def test_each_section_says_what_why_and_what_to_do():
    text = (ROOT / "docs/problems.md").read_text(encoding="utf-8")
    for section in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        body = section.split("\n## ")[0]
        for part in ("**What.**", "**Why.**", "**What to do.**"):
            assert part in body, section.splitlines()[0]


def test_every_rule_of_accessibility_has_a_code():
    assert set(RULES) == set(WORD)


def test_every_warning_of_a_letter_has_a_code():
    """A new warning in letter/warnings.py needs a code here, and so a section in the docs."""
    source, of_pages = (
        (ROOT / "src/ofsted_report/letter" / name).read_text(encoding="utf-8")
        for name in ("warnings.py", "page_warnings.py")
    )
    said = set(re.findall(r'code="([a-z-]+)"', source + of_pages))
    parts = set(re.findall(r'^    "([a-z_]+)": "', source, re.MULTILINE))
    said |= {f"no-{part.replace('_', '-')}" for part in parts}
    assert {IN_LETTER.get(code, code) for code in said} <= set(LETTER)
