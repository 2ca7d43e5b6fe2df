"""From points to a choice: which sentences are quoted together, how many, and which must not be passed over.

The sentences with most points are taken while the budget lasts, each with the sentence without which it would mean
something else. Beyond the budget come those whose absence would mislead a committee: what sums up the letter first, a
share of every topic, what says that children are not safe, and the "However" that takes back what is quoted.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ofsted_report.findings.cues import GRAVE, LEANS, LEANS_OUT, OF_EARLIER, TELLS_EARLIER, TURNS
from ofsted_report.findings.features import limit_count
from ofsted_report.findings.sentences import Sentence
from ofsted_report.letter.model import Kind


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of a letter is quoted, and how its paragraphs share it."""

    sentences: int
    """At most so many sentences by their points, and of a short letter at most half."""
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
"""A part of the letter is a topic if it has a heading and so many paragraphs; fewer are a lead-in, or a case in a box."""
OF_A_TOPIC = 4
"""One in so many of a topic's paragraphs is quoted from, at the least."""
LIST = 12
"""So many items at the most make a short list, which is quoted from item by item …"""
OF_AN_ITEM = 2.5
"""… if they have so many sentences at the most, taken together."""
MOST_GRAVE = 10
"""So many sentences that say children are not safe are quoted beyond the budget, at the most."""
SAME = 75
"""Two sentences of different paragraphs that are alike by this much (of 100, words sorted) say the same thing."""


def select(sentences: Sequence[Sentence], scored: Sequence[float], plan: Plan) -> tuple[Sentence, ...]:
    """The sentences to quote: those with most points that `plan` has room for, and those that must not be passed over.

    In the letter's order.
    """
    choice = _Choice(sentences, scored, _ties(sentences))
    choice.fill(plan)
    choice.add(_opening(sentences))
    for topic in _topics(sentences):
        choice.share(topic, 1 if _is_short_list(topic, sentences) else OF_A_TOPIC)
    choice.add((index for index in choice.best(range(len(sentences))) if _is_grave(sentences[index])), most=MOST_GRAVE)
    choice.add([index + 1 for index in sorted(choice.taken) if _is_taken_back(index, sentences)])
    return tuple(sentences[index] for index in sorted(choice.taken))


@dataclass(frozen=True, slots=True)
class _Ties:
    """Which sentences do not stand alone."""

    leans: Sequence[bool]
    """On the sentence before it, whose paragraph may be another."""
    turns: Sequence[bool]
    """Against what its paragraph said before."""


def _ties(sentences: Sequence[Sentence]) -> _Ties:
    leans = []
    for index, each in enumerate(sentences):
        before = sentences[index - 1] if index and sentences[index - 1].section is each.section else None
        leans.append(before is not None and _leans(each, before))
    turns = [each.number > 1 and TURNS.search(each.searched) is not None for each in sentences]
    return _Ties(leans, turns)


def _leans(each: Sentence, before: Sentence) -> bool:
    if each.number == 1:
        return LEANS_OUT.search(each.searched) is not None
    if LEANS.search(each.searched) or _turns_closely(each, before):
        return True
    return OF_EARLIER.search(before.searched) is not None and TELLS_EARLIER.search(each.searched) is not None


def _turns_closely(each: Sentence, before: Sentence) -> bool:
    """Whether it turns from a shortfall to something good: without the shortfall it would only praise."""
    if TURNS.search(each.searched) is None:
        return False
    return limit_count(before.text) > 0 and limit_count(each.text) < 2  # "however" is one


@dataclass(slots=True)
class _Choice:
    """The sentences taken so far, by their numbers in the letter, and what else fits."""

    sentences: Sequence[Sentence]
    scored: Sequence[float]
    ties: _Ties
    taken: set[int] = field(default_factory=set)

    def fill(self, plan: Plan) -> None:
        """Take those with most points, each with what it needs, while the plan has room."""
        waiting = {index for index, sentence in enumerate(self.sentences) if sentence.quotable}
        room = min(plan.sentences, math.ceil(OF_ALL * len(waiting)))
        ranks = {index: self._rank(index, plan) for index in waiting}
        while waiting and len(self.taken) < room:
            index = min(waiting, key=ranks.__getitem__)
            waiting.remove(index)  # what does not fit now never will
            group = self._with_what_it_needs(index)
            if not group or len(self.taken | group) > room or not self._fits(group):
                continue
            self.taken |= group
            waiting -= group
            touched = {self.sentences[each].paragraph for each in group}
            for each in waiting:  # whom they were waiting for is there now
                if not touched.isdisjoint((self.sentences[each].paragraph, self.sentences[each].paragraph - 1)):
                    ranks[each] = self._rank(each, plan)

    def add(self, wanted: Iterable[int], most: float = math.inf) -> None:
        """Take these beyond the budget, at most so many, each with what it needs."""
        for index in wanted:
            group = self._with_what_it_needs(index)
            if most and index not in self.taken and group and self._fits(group):
                self.taken |= group
                most -= 1

    def share(self, topic: Sequence[int], one_in: int) -> None:
        """Take the best sentences of a topic's untouched paragraphs until one in so many is quoted from."""
        paragraphs = {self.sentences[index].paragraph for index in topic if self.sentences[index].quotable}
        wanted = math.ceil(len(paragraphs) / one_in)
        for index in self.best(topic):
            quoted = {self.sentences[each].paragraph for each in topic if each in self.taken}
            if len(quoted) >= wanted:
                return
            stands_alone = not (self.ties.leans[index] or self.ties.turns[index])
            if stands_alone and self.sentences[index].paragraph not in quoted and self._fits({index}):
                self.taken.add(index)

    def best(self, among: Iterable[int]) -> list[int]:
        """Those that may be quoted, most points first."""
        return sorted((i for i in among if self.sentences[i].quotable), key=lambda index: -self.scored[index])

    def _rank(self, index: int, plan: Plan) -> tuple[bool, float, int]:
        """Where it stands in the queue: by the mean points of what would be taken with it; last if it never can be."""
        group = self._with_what_it_needs(index)
        late = self.sentences[index].number > plan.first_of_each
        return late, -sum(self.scored[each] for each in group) / len(group) if group else math.inf, index

    def _with_what_it_needs(self, index: int) -> set[int]:
        """The sentence, and those not taken yet without which it must not be; none if one of them is no finding."""
        group = {index}
        while self.ties.leans[index] and index - 1 not in self.taken:
            index -= 1
            group.add(index)
        first = index - self.sentences[index].number + 1
        if self.ties.turns[index] and not self.ties.leans[index] and self.taken.isdisjoint(range(first, index)):
            group.add(first)
        return group if all(self.sentences[each].quotable for each in group) else set()

    def _fits(self, group: set[int]) -> bool:
        """Whether their paragraphs have room, and no other paragraph said it already."""
        for paragraph in {self.sentences[index].paragraph for index in group}:
            mine = [index for index in group if self.sentences[index].paragraph == paragraph]
            room = IN_ONE_FINDING + (self.sentences[mine[0]].of >= LONG_PARAGRAPH)
            if sum(self.sentences[other].paragraph == paragraph for other in self.taken) + len(mine) > room:
                return False
        return not any(
            _same(self.sentences[other].text, self.sentences[index].text)
            for index in group
            for other in self.taken
            if self.sentences[other].paragraph != self.sentences[index].paragraph
        )


def _same(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(one, other, score_cutoff=SAME) > 0


def _opening(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The first sentence of what sums up the letter: it gives the verdict."""
    first = next((index for index, sentence in enumerate(sentences) if sentence.in_overview), None)
    if first is not None and sentences[first].quotable:
        yield first


def _topics(sentences: Sequence[Sentence]) -> list[list[int]]:
    """The sentences of what sums up, and of each topic of the findings, by their numbers in the letter."""
    parts: dict[int, list[int]] = {}
    for index, sentence in enumerate(sentences):
        if sentence.section.heading or sentence.in_overview:
            parts.setdefault(id(sentence.section), []).append(index)
    return [
        part
        for part in parts.values()
        if len({sentences[index].paragraph for index in part if sentences[index].quotable}) >= TOPIC
    ]


def _is_taken_back(index: int, sentences: Sequence[Sentence]) -> bool:
    """Whether the next sentence of its paragraph limits it ("However, …"): quoted alone it would say more than Ofsted did."""
    after = sentences[index + 1] if index + 1 < len(sentences) else None
    if after is None or after.paragraph != sentences[index].paragraph:
        return False
    return TURNS.search(after.searched) is not None and limit_count(after.text) > 1


def _is_short_list(topic: Sequence[int], sentences: Sequence[Sentence]) -> bool:
    """Whether the topic is a list of a dozen items at most, of about two sentences each, beside findings in prose.

    So joint inspections since 2022 and single inspections list strengths, as they list what needs to improve. Such a list
    is the inspectors' own choice, and a report that has the one must have the other.
    """
    section = sentences[topic[0]].section
    if section.role != "findings" or any(block.kind != "item" for block in section.paragraphs):
        return False
    in_prose = any(each.section.role == "findings" and each.block.kind == "paragraph" for each in sentences)
    return in_prose and len(section.paragraphs) <= LIST and len(topic) <= OF_AN_ITEM * len(section.paragraphs)


def _is_grave(sentence: Sentence) -> bool:
    return GRAVE.search(sentence.searched) is not None and limit_count(sentence.text) > 0
