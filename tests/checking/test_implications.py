"""A council's required implications are looked for in every report, whoever wrote it."""

from __future__ import annotations

import pytest

from ofsted_report.checking.implications import missing_implications
from ofsted_report.checking.passages import Passage
from ofsted_report.settings.model import Settings

REQUIRED = Settings(required_implications=("financial", "Climate"))


def missing(*texts):
    passages = [Passage(text, "heading", "", 1) for text in texts]
    return [
        problem.message.split("”")[0].partition("“")[2]
        for problem in missing_implications(passages, REQUIRED, "r.docx")
    ]


def test_each_that_is_not_there_is_named():
    assert missing("Background") == ["Financial implications", "Climate"]


@pytest.mark.parametrize(
    "text", ["Financial implications", "7.1 Financial Implications:", "financial implications and resources"]
)
def test_a_heading_is_known_with_its_number_and_what_comes_after(text):
    assert missing(text, "9. Climate") == []


def test_a_council_that_requires_none_is_told_nothing():
    assert list(missing_implications([], Settings(), "r.docx")) == []
