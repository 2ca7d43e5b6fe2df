"""A difference between two versions is counted under what happened: a block was split, a sentence lost, a line changed."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from version_differences import Difference, Keys, differences, pairs


def block(number: int, text: str, kind: str = "paragraph") -> dict[str, Any]:
    return {"id": f"s1.b{number}", "kind": kind, "text": text, "page": 1}


def result() -> dict[str, Any]:
    """What a version made of a letter to Anyshire."""
    return {
        "error": None,
        "letter": {
            "title": "Focused visit to Anyshire children’s services",
            "visit": {"start": "2025-07-29", "end": "2025-07-30"},
            "judgements": [{"area": "Overall effectiveness", "grade": "Good"}],
            "improvements": ["The quality of plans.", "The timeliness of health assessments."],
            "sections": [
                {"heading": None, "role": "introduction", "blocks": [block(1, "This letter summarises the visit.")]},
                {
                    "heading": "Main findings",
                    "role": "findings",
                    "blocks": [
                        block(1, "Contacts are read on the day. Thresholds are understood."),
                        block(2, "Plans drift for some children."),
                    ],
                },
            ],
            "warnings": [{"code": "no-date", "message": "The letter has no date.", "page": 1}],
        },
        "findings": [
            {"sentences": ["Contacts are read on the day."], "place": "Letter, page 1", "reason": "opening"},
            {"sentences": ["Plans drift for some children."], "place": "Letter, page 2", "reason": "shortfall"},
        ],
        "report": "# Committee\n\n## Background\n\n1. Ofsted visited.\n\n   a) Plans drift.\n\n"
        "## Questions\n\nSend us your questions.\n",
        "warnings": [],
    }


def found(old: dict[str, Any], new: dict[str, Any]) -> tuple[Difference, ...]:
    return differences(old, new, Keys([old["letter"]]))


def kinds(new: dict[str, Any]) -> dict[str, int]:
    return dict(Counter(one.kind for one in found(result(), new)))


def test_the_same_result_has_no_differences() -> None:
    assert kinds(result()) == {}


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        ("title", "Visit", "json: title"),
        ("visit", {"start": "2025-07-28", "end": "2025-07-30"}, "json: visit.start"),
        ("visit", None, "json: visit"),
        ("improvements", ["The quality of plans."], "json: improvements: removed"),
        ("improvements", [], "json: improvements: removed"),
        ("judgements", [{"area": "Overall effectiveness", "grade": "Inadequate"}], "json: judgements: changed"),
        ("warnings", [], "json: warnings: no-date: removed"),
    ],
)
def test_a_key_of_the_json(key: str, value: Any, kind: str) -> None:
    new = result()
    new["letter"][key] = value
    assert set(kinds(new)) == {kind}


def test_a_key_that_went_breaks_the_contract_and_one_that_came_does_not() -> None:
    new = result()
    del new["letter"]["title"]
    new["letter"]["sources"] = ["page 1"]
    new["letter"]["visit"]["periods"] = []
    assert kinds(new) == {"json: key removed: title": 1}
    assert Keys([result()["letter"]]).added(new["letter"]) == {"sources", "visit.periods"}


def findings_of(new: dict[str, Any]) -> dict[str, Any]:
    section: dict[str, Any] = new["letter"]["sections"][1]
    return section


def test_a_block_that_is_split_joined_or_parted_elsewhere() -> None:
    """Not a text lost and two gained: all words are there, whatever the spaces between them."""
    new = result()
    findings_of(new)["blocks"][:1] = [block(1, "Contacts are read on the day."), block(2, "Thresholds are understood.")]
    assert {kind: times for kind, times in kinds(new).items() if "blocks: id" not in kind} == {"json: blocks: split": 1}

    new = result()
    findings_of(new)["blocks"] = [block(1, " ".join(one["text"] for one in findings_of(new)["blocks"]))]
    assert kinds(new) == {"json: blocks: joined": 1}

    new = result()
    findings_of(new)["blocks"] = [
        block(1, "Contacts are read on the day."),
        block(2, "Thresholds are understood. Plans drift for some children."),
    ]
    assert kinds(new) == {"json: blocks: parted elsewhere": 1}


def test_a_blocks_text_and_kind_and_what_is_lost() -> None:
    new = result()
    findings_of(new)["blocks"][0]["text"] = "Contacts are read on the day. Thresholds are known."
    findings_of(new)["blocks"][1]["kind"] = "item"
    assert kinds(new) == {"json: blocks: text: changed": 1, "json: blocks: kind": 1}

    new = result()
    del findings_of(new)["blocks"][1]
    assert kinds(new) == {"json: blocks: text: removed": 1}


def test_a_sections_heading_and_role() -> None:
    new = result()
    findings_of(new).update(heading="The main findings", role="overview")
    assert kinds(new) == {"json: sections: heading": 1, "json: sections: role": 1}


def test_a_block_in_another_section() -> None:
    new = result()
    new["letter"]["sections"][0]["blocks"].append(findings_of(new)["blocks"].pop(0))
    assert kinds(new) == {"json: blocks: moved to another section": 1}


def test_sentences_gained_lost_and_in_another_order() -> None:
    new = result()
    new["findings"][1] = {"sentences": ["Schools ring a named worker."], "place": "Letter", "reason": "opening"}
    assert kinds(new) == {"findings: sentence lost": 1, "findings: sentence gained": 1}

    new = result()
    new["findings"].reverse()
    assert kinds(new) == {"findings: reordered": 1}

    new = result()
    both = [sentence for one in new["findings"] for sentence in one["sentences"]]
    new["findings"] = [{"sentences": both, "place": "Letter, page 1", "reason": "opening"}]
    assert kinds(new) == {"findings: grouped otherwise": 1}

    new = result()
    new["findings"][0]["place"] = "Letter, page 3"
    assert kinds(new) == {"findings: place": 1}


def test_lines_of_the_report_by_part_without_their_labels() -> None:
    new = result()
    new["report"] = new["report"].replace("   a) Plans", "   a) Thresholds are understood.\n\n   b) Plans")
    new["report"] = new["report"].replace("Send us your questions.", "Send us your questions by Monday.")
    assert kinds(new) == {"report: Background": 1, "report: Questions": 1}


def test_errors_come_go_and_change() -> None:
    new = dict.fromkeys(result()) | {"error": "NotOfstedError: no"}
    assert kinds(new) == {"error: appeared": 1}
    assert [one.kind for one in found(new, result())] == ["error: vanished"]
    assert [one.kind for one in found(new, new | {"error": "KeyError: 1"})] == ["error: changed"]


WORDS = st.lists(st.sampled_from(["Plans drift.", "Plans are late.", "Thresholds.", "Visits", ""]), max_size=8)


@given(WORDS, WORDS)
def test_pairs_pass_nothing_over_and_keep_the_order(old: list[str], new: list[str]) -> None:
    found = list(pairs(old, new))
    assert [i for i, _ in found if i is not None] == list(range(len(old)))
    assert [j for _, j in found if j is not None] == list(range(len(new)))


@given(WORDS, WORDS)
def test_blocks_differ_just_where_their_texts_do(old: list[str], new: list[str]) -> None:
    """However blocks are split, joined and changed, no difference is passed over."""
    before, after = deepcopy(result()), deepcopy(result())
    findings_of(before)["blocks"] = [block(1, text) for text in old]
    findings_of(after)["blocks"] = [block(1, text) for text in new]
    assert bool(found(before, after)) == (old != new)
