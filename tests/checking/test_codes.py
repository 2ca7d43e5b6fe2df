"""Every problem code has its section in docs/problems.md, and every section is of a code that exists."""

import re
from pathlib import Path

from ofsted_report.checking.accessibility import RULES
from ofsted_report.checking.codes import ADVICE, IN_LETTER, LETTER, TITLES, WORD
from ofsted_report.letter.corrections import FACTS, read_corrections

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


def test_the_codes_that_are_advice_are_listed():
    text = (ROOT / "docs/problems.md").read_text(encoding="utf-8")
    section = text[text.index("## Problems and advice") : text.index("## In CI")]
    listed = set(re.findall(r"`([a-z-]+)`", section[: section.index("is a problem.")])) - {"topic-left-out"}
    assert listed == set(ADVICE)


def test_the_corrections_that_are_shown_can_be_used():
    """The example is a file that is read, and every fact that can be corrected is named."""
    text = (ROOT / "docs/problems.md").read_text(encoding="utf-8")
    section = text[text.index("## Correct a fact") : text.index("## A report and its letter")]
    example = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    assert [each.fact for each in read_corrections(example, "letter.corrections.toml")] == ["letter_date"]
    assert [fact.key for fact in FACTS if f"`{fact.key}`" not in section] == []
    for key, value in zip(("inspectors", "judgements"), re.findall(r"`(value = \[[^`]+)`", section), strict=True):
        head = "\n".join(example.splitlines()[:3])
        made = read_corrections(f'{head}\nfact = "{key}"\n{value}\n', "letter.corrections.toml")
        assert made[0].value
