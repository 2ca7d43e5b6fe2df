"""Which sentences of the letter the report quotes.

Every sentence of overview and findings gets points for what a reader looks for (`features`), with what each is worth
learned from letters in which people marked their key findings (`weights.json`; `benchmarks/train_findings.py` learns
it). The sentences with most points are quoted, in the letter's order, within a budget; near-duplicates once; and one
that leans on the sentence before it ("This …") only together with that one. One that turns against what was said before
("However, …") brings the paragraph's first sentence with it, unless another is quoted before it. No topic is passed over: of
one that would be, the best sentence is quoted beyond the budget.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import get_args

from ofsted_report.errors import FindingsError, UsageError
from ofsted_report.findings.cues import LEANS, TURNS
from ofsted_report.findings.features import Features, Sentence, features, limit_count, sentences_of
from ofsted_report.findings.model import Finding, Findings, Mode, label
from ofsted_report.letter.model import Kind, Letter


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of a letter is quoted, and how its paragraphs share it."""

    sentences: int
    """At most so many sentences in all, and of a short letter at most half."""
    first_of_each: int = 0
    """So many first sentences of every paragraph come before all others, while the budget lasts."""


READERS = Plan(sentences=30)
"""What readers of focused visit letters took: 22 to 30 sentences, whatever the letter's length."""

PLANS: dict[Kind, Plan] = {
    # A monitoring visit answers, paragraph by paragraph, what an inspection found inadequate. The one real report at
    # hand quotes from nearly every paragraph, its opening and what follows it, and so leaves no topic out.
    "monitoring_visit": Plan(sentences=40, first_of_each=2),
}

OF_ALL = 0.5
"""The largest share of a letter's sentences that is quoted: more would be a copy, not a choice."""
IN_ONE_FINDING = 3
"""A finding has one to three sentences."""
LONG_PARAGRAPH = 6
"""A paragraph of so many sentences may give a fourth, and then two findings."""
TOPIC = 3
"""A part of the findings is a topic if it has a heading and so many paragraphs; fewer are a lead-in, or a case in a box."""
SAME = 75
"""Two sentences of different paragraphs that are alike by this much (of 100, words sorted) say the same thing."""


def choose_findings(letter: Letter, mode: Mode = "key", limit: int | None = None) -> Findings:
    """The findings to quote, in the letter's order.

    `key` chooses, `all` takes overview and findings paragraph by paragraph, `headline` the overview alone. With `limit`
    at most so many findings: of `key` those with most points, of the others the first.

    Raises:
        FindingsError: `headline` is asked of a letter that has no overview.
        UsageError: `mode` is none of these, or `limit` is less than 1.
    """
    if mode not in get_args(Mode):
        raise UsageError(f"There is no way of choosing called {mode}.", f"Choose one of {', '.join(get_args(Mode))}.")
    if limit is not None and limit < 1:
        raise UsageError(f"At most {limit} findings are none.", "Ask for one at least.")
    everything = sentences_of(letter)
    sentences = [sentence for sentence in everything if sentence.quotable]
    if mode == "headline":
        sentences = [sentence for sentence in sentences if sentence.in_overview]
        if not sentences:
            raise FindingsError(
                "This letter has no overview or headline findings to quote.",
                "Use --findings key or --findings all, or choose by hand with `ofsted-report findings --toml`.",
            )
    if mode != "key":
        groups = _by_paragraph(sentences)[:limit]
        return Findings(mode=mode, findings=tuple(_finding(n, group) for n, group in enumerate(groups, 1)))
    everything = tuple(_without_outcome(everything, letter))
    scored = points(features(letter, everything))
    chosen = select(everything, scored, PLANS.get(letter.kind, READERS))
    groups = [part for group in _by_paragraph(chosen) for part in _parts(group)]
    if limit is not None and len(groups) > limit:
        worth = dict(zip(everything, scored, strict=True))
        best = sorted(groups, key=lambda group: -max(worth[sentence] for sentence in group))[:limit]
        groups = [group for group in groups if group in best]
    return Findings(mode=mode, findings=tuple(_finding(n, group) for n, group in enumerate(groups, 1)))


def _without_outcome(sentences: Iterable[Sentence], letter: Letter) -> Iterator[Sentence]:
    """The sentences; of those that a report shows as the outcome, in the place of grades, none is chosen once more."""
    outcomes = {judgement.grade for judgement in letter.judgements}
    for sentence in sentences:
        yield replace(sentence, quotable=False) if sentence.block.text in outcomes else sentence


def points(rows: Sequence[Features]) -> tuple[float, ...]:
    """What each sentence is worth quoting, by its features; above and below 0, only the order matters.

    Rounded: a sum's last digits hang on the order in which a set gives its words, and that is another in every run.
    """
    weights = _weights()
    return tuple(round(sum(weights[name] * value for name, value in row.items() if value), 9) for row in rows)


def most_telling(row: Features, count: int = 3) -> tuple[tuple[str, float], ...]:
    """The features that gave a sentence most points, with the points: what `findings --explain` shows."""
    weights = _weights()
    given = sorted(((name, weights[name] * value) for name, value in row.items()), key=lambda pair: -pair[1])
    return tuple(pair for pair in given[:count] if pair[1] > 0)


def select(sentences: Sequence[Sentence], scored: Sequence[float], plan: Plan) -> tuple[Sentence, ...]:
    """The sentences to quote: those with most points that `plan` has room for, in the letter's order."""
    order = sorted(
        (index for index, sentence in enumerate(sentences) if sentence.quotable),
        key=lambda index: (sentences[index].number > plan.first_of_each, -scored[index]),
    )
    leans = [each.number > 1 and LEANS.search(each.searched) is not None for each in sentences]
    turns = [each.number > 1 and TURNS.search(each.searched) is not None for each in sentences]
    taken: set[int] = set()
    room = min(plan.sentences, math.ceil(OF_ALL * len(order)))
    while order and len(taken) < room:
        for place, index in enumerate(order):
            if leans[index] and index - 1 not in taken:
                continue  # it waits for the one before it
            order[place] = -1
            first = index - sentences[index].number + 1
            together = {first, index} if turns[index] and taken.isdisjoint(range(first, index)) else {index}
            if len(taken | together) <= room and _may_be_added(together, taken, sentences):
                taken |= together
                break
        else:
            break
        order = [index for index in order if index >= 0 and index not in taken]
    for topic in _topics(sentences):
        if taken.isdisjoint(topic):
            alone = (index for index in topic if sentences[index].quotable and not (leans[index] or turns[index]))
            best = sorted(alone, key=lambda index: -scored[index])
            taken |= next(({index} for index in best if _may_be_added({index}, taken, sentences)), set())
    return tuple(sentences[index] for index in sorted(taken))


def _topics(sentences: Sequence[Sentence]) -> list[list[int]]:
    """The sentences of each topic of the findings, by their numbers in the letter."""
    parts: dict[int, list[int]] = {}
    for index, sentence in enumerate(sentences):
        if sentence.section.heading and not sentence.in_overview:
            parts.setdefault(id(sentence.section), []).append(index)
    return [
        part
        for part in parts.values()
        if len({sentences[index].paragraph for index in part if sentences[index].quotable}) >= TOPIC
    ]


def _may_be_added(together: set[int], taken: set[int], sentences: Sequence[Sentence]) -> bool:
    """Whether their paragraph has room and no other paragraph said it already; what is refused once stays so."""
    paragraph = sentences[max(together)].paragraph
    room = IN_ONE_FINDING + (sentences[max(together)].of >= LONG_PARAGRAPH)
    if sum(sentences[other].paragraph == paragraph for other in taken) + len(together) > room:
        return False
    return not any(
        not sentences[index].quotable
        or any(
            sentences[other].paragraph != paragraph and _same(sentences[other].text, sentences[index].text)
            for other in taken
        )
        for index in together
    )


def _same(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(one, other, score_cutoff=SAME) > 0


@cache
def _weights() -> dict[str, float]:
    read = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return {name: float(value) for name, value in read["points"].items()}


def _by_paragraph(sentences: Sequence[Sentence]) -> list[tuple[Sentence, ...]]:
    groups: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        groups.setdefault(sentence.paragraph, []).append(sentence)
    return [tuple(group) for group in groups.values()]


def _parts(group: tuple[Sentence, ...]) -> list[tuple[Sentence, ...]]:
    """A paragraph's chosen sentences as findings: one, or two parted at the widest gap before one that can open a finding."""
    if len(group) <= IN_ONE_FINDING:
        return [group]
    gaps = {at: group[at].number - group[at - 1].number for at in range(1, len(group))}
    cut = max(gaps, key=lambda at: (not _needs_another(group[at]), gaps[at], -abs(at - len(group) / 2)))
    return _parts(group[:cut]) + _parts(group[cut:])


def _needs_another(sentence: Sentence) -> bool:
    """Whether it leans on a sentence before it, or turns against one."""
    return LEANS.search(sentence.searched) is not None or TURNS.search(sentence.searched) is not None


def _finding(number: int, group: tuple[Sentence, ...]) -> Finding:
    return Finding(
        label=label(number),
        sentences=tuple(sentence.text for sentence in group),
        source=group[0].source(sentence.number for sentence in group),
        reason=reason(group),
    )


def reason(group: Sequence[Sentence]) -> str:
    """Why these sentences are quoted, in a word or two: 'headline', 'opening', 'shortfall', 'opening, shortfall'."""
    if group[0].in_overview:
        return "headline"
    limited = Counter(limit_count(sentence.text) >= 2 for sentence in group)
    opens = group[0].number == 1
    if limited[True]:
        return "opening, shortfall" if opens and (len(group) > 1 or not limited[False]) else "shortfall"
    return "opening" if opens else "strength"
