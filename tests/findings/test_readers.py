"""The choice of findings against careful readings, in letters that are not part of the project; skipped where those are absent.

The weights were learned from these letters, so this only guards against losing what was reached; how good the choice is in
letters it never saw, benchmarks/train_findings.py measures (docs/findings.md has the figures).
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


FLOORS = {"focused-visit": 0.70, "ilacs": 0.545, "jtai": 0.67, "area-send": 0.70}
"""By kind of document: a little below what was reached when the weights were learned, guards included."""


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_findings_are_what_readers_choose(kind, floor):
    scores = []
    for choice in sorted(CHOICES.glob(f"{kind}__*.json")):
        letter = read_letter(SHARED / "letters" / kind / f"{choice.stem.split('__')[1]}.pdf")
        mine = [sentence for finding in choose_findings(letter).findings for sentence in finding.sentences]
        scores.append(statistics.mean(f1(mine, reading) for reading in json.loads(choice.read_text())["readers"]))
    assert statistics.mean(scores) >= floor
