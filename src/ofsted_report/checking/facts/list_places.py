"""Checks that the letter's items are in the right lists, without others.

A priority action among what needs to improve is as wrong as an omitted one; and an area that nobody looked at is not one
that the visit covered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ofsted_report.checking.facts.list_names import LIST_NAMES, named_lists
from ofsted_report.checking.facts.lists import ALIKE
from ofsted_report.checking.list_groups import lists_of
from ofsted_report.checking.model import Problem
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.printed import letters_in, letters_of, texts_of
from ofsted_report.findings.matching import similarity
from ofsted_report.letter.model import LISTS, Letter, ListName

_RESPONSIBLE = "responsible"
"""The label before who is to act."""


def list_place_problems(passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    """Items under the name of another list, areas covered that are not the letter's, and others who are to act."""
    readable = [passage for passage in passages if passage.kind != "margin"]
    yield from _moved(readable, letter, path)
    yield from _added(readable, letter, path)
    yield from _others_responsible(readable, letter, path)


def _moved(passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    belongs: dict[str, set[ListName]] = defaultdict(set)
    for name in LISTS:
        for item in letter.listed(name):
            belongs[letters_of(item.text)].add(name)
            belongs[letters_of(item.parts[0].text if item.parts else item.text)].add(name)
    shown = [
        (each, where)
        for each in named_lists(passages, lambda text: letters_of(text) in belongs)
        if each.passage.cell is None and (where := belongs.get(letters_of(each.passage.text)))
    ]
    # a heading over items of its list may have others below a sentence that leads to them
    fitting = {each.under for each, where in shown if each.under and each.under[1] in where}
    for each, where in shown:
        passage, called = each.passage, each.list
        if each.under and each.under not in fitting:
            called = each.under[1]
        if called in LISTS and called not in where:
            (own, *_) = where
            yield Problem.at(
                passage,
                code="list-item-moved",
                message=f"This is under {LIST_NAMES[called]}; in the letter it is one of {LIST_NAMES[own]}.",
                path=path,
                detail=passage.text,
            )


def _added(passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    areas = {letters_of(item.text) for item in letter.listed("areas_covered")}
    areas |= {letters_of(part.text) for item in letter.listed("areas_covered") for part in item.parts}
    if not areas:
        return
    lists: dict[int, list[Passage]] = defaultdict(list)
    for passage, item in zip(passages, lists_of(passages), strict=True):
        if item is not None:
            lists[item.list].append(passage)
    for items in lists.values():
        others = [passage for passage in items if letters_of(passage.text) not in areas]
        if len(items) - len(others) < max(2, len(others) + 1):
            continue
        for passage in others:
            # one in other words is reported as edited
            if letters_of(passage.text) not in letters_in(letter) and all(
                similarity(passage.text, item.text) < ALIKE for item in letter.listed("areas_covered")
            ):
                yield Problem.at(
                    passage,
                    code="list-item-added",
                    message="This is listed among the areas covered, but the letter does not name it.",
                    path=path,
                    detail=passage.text,
                )


def _others_responsible(passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    """Where below an item "Responsible: …" names others than the letter."""
    acting: dict[str, str] = {}
    for item in (item for name in LISTS for item in letter.listed(name) if item.responsible):
        for text in texts_of(item):
            acting[letters_of(text)] = item.responsible or ""
    right = None
    for passage in passages:
        label, colon, named = passage.text.partition(":")
        if right and colon and label.strip().lower() == _RESPONSIBLE and letters_of(named) != letters_of(right):
            yield Problem.at(
                passage,
                code="name-differs",
                message=f"The report names “{named.strip()}” as responsible; the letter names “{right}”.",
                path=path,
                detail=passage.text,
            )
        right = acting.get(letters_of(passage.text)) if passage.kind != "heading" else None
