"""The choice of findings against people's own, in letters that are not part of the project; skipped where those are absent.

The weights were learned from these letters, so this only guards against losing what was reached (0.73; 0.71 with each
letter left out of its own learning, which benchmarks/train_findings.py measures).
"""

import json
import os
import re
import statistics
from pathlib import Path

import pytest

from ofsted_report.findings.choose import choose_findings
from ofsted_report.letter.parse import read_letter

SHARED = Path(os.environ.get("OFSTED_REPORT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
CHOICES = SHARED / "letters" / "choices"
pytestmark = pytest.mark.skipif(not CHOICES.is_dir(), reason="the readers' choices are not at hand (../shared)")


def key(text):
    return re.sub(r"[^a-z0-9]", "", text.lower().replace("’", "'"))


def f1(mine, reader):
    theirs = [item for finding in reader for item in finding]
    hits = sum(
        any(key(s).startswith(key(item["start"])) and key(s).endswith(key(item["end"])) for s in mine)
        for item in theirs
    )
    return 2 * hits / (len(mine) + len(theirs))


def test_findings_are_what_readers_choose():
    scores = []
    for choice in sorted(CHOICES.glob("*.json")):
        kind, name = choice.stem.split("__")
        letter = read_letter(SHARED / "letters" / kind / f"{name}.pdf")
        mine = [sentence for finding in choose_findings(letter).findings for sentence in finding.sentences]
        scores.append(statistics.mean(f1(mine, reader) for reader in json.loads(choice.read_text())["readers"]))
    assert statistics.mean(scores) >= 0.72
