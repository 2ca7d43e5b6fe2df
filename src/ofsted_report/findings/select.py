"""From points to a choice: which sentences are quoted together, how many, and which must not be passed over.

The sentences with most points are taken while the budget lasts, each with the sentence without which it would mean
something else. Beyond the budget come those whose absence would mislead a committee: the verdict and something of every
paragraph that sums up, a share of every topic, what says that children are not safe, and the "However" that takes back
what is quoted.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from ofsted_report.findings.candidates import Sentence
from ofsted_report.findings.features import limit_count
from ofsted_report.letter.cues import GRAVE, LEANS, LEANS_OUT, NOT_NOW, OF_EARLIER, TELLS_EARLIER, TURNS
from ofsted_report.letter.model import Kind


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of a letter is quoted, and how its paragraphs share it."""

    sentences: int
    """At most so many sentences by their points, and of a short letter at most half."""
    first_of_each: int = 0
    """So many first sentences of every paragraph come before all others, while the budget lasts."""


VISIT = Plan(sentences=30)
INSPECTION = Plan(sentences=40)
_PLANS: dict[Kind, Plan] = {
    "focused_visit": VISIT,
    # A monitoring visit answers, paragraph by paragraph, what an inspection found inadequate. The one real report at
    # hand quotes from nearly every paragraph, its opening and what follows it, and so leaves no topic out.
    "monitoring_visit": Plan(sentences=40, first_of_each=2),
}


def plan_for(kind: Kind) -> Plan:
    """How much of a letter of this kind is quoted: as much as readers took, at most half of a short one."""
    return _PLANS.get(kind, INSPECTION)


OF_ALL = 0.5
"""The largest share of a letter's sentences that is quoted: more would be a copy, not a choice."""
IN_ONE_FINDING = 3
"""A finding has one to three sentences."""
LONG_PARAGRAPH = 6
"""A paragraph of so many sentences may give a fourth, and then two findings."""
TOPIC = 3
"""A part of the letter is a topic if it has a heading and so many paragraphs; fewer are a lead-in, or a case in a box."""
OF_A_TOPIC = 4
"""One in so many of a topic's paragraphs is quoted from, at the least …"""
MOST_OF_A_TOPIC = 4
"""… but of no topic more than so many for that reason alone."""
MOST_OF_A_SUMMARY = 15
"""Every paragraph that sums up is quoted from, unless it is so long that it sums up nothing."""
OPENING = 6
"""Among so many first sentences of the summary stands the verdict."""
LIST = 12
"""So many items at the most make a short list, which is quoted from item by item …"""
OF_AN_ITEM = 2.5
"""… if they have so many sentences at the most, taken together."""
MOST_GRAVE = 10
"""So many sentences that say children are not safe are quoted beyond the budget, at the most."""
LONGEST_CHAIN = 6
"""Of sentences that lean one on the other, so many are followed: no two paragraphs have room for more."""
SAME = 75
"""Two sentences of different paragraphs that are alike by this much (of 100, words sorted) say the same thing."""


def select(sentences: Sequence[Sentence], scored: Sequence[float], plan: Plan) -> tuple[Sentence, ...]:
    """The sentences to quote: those with most points that `plan` has room for, and those that must not be passed over.

    In the letter's order.
    """
    ties = _ties(sentences)
    choice = _Choice(sentences, scored, ties)
    choice.fill(plan)
    summary = _summary(sentences)
    choice.add(_verdict(summary, sentences))
    choice.share(summary, min(MOST_OF_A_SUMMARY, _paragraphs(summary, sentences)))
    for topic in _topics(sentences):
        paragraphs = _paragraphs(topic, sentences)
        whole = _is_short_list(topic, sentences)
        choice.share(topic, paragraphs if whole else min(MOST_OF_A_TOPIC, math.ceil(paragraphs / OF_A_TOPIC)))
    grave = (index for index in choice.best(range(len(sentences))) if GRAVE.search(sentences[index].searched))
    choice.add(grave, most=MOST_GRAVE, more_room=1)
    choice.add([index + 1 for index in sorted(choice.taken) if _is_taken_back(index, sentences, ties)])
    return tuple(sentences[index] for index in sorted(choice.taken))


@dataclass(frozen=True, slots=True)
class _Ties:
    """Which sentences do not stand alone."""

    leans: Sequence[bool]
    """On the sentence before it, whose paragraph may be another."""
    turns: Sequence[bool]
    """Against what its paragraph said before."""
    limits: Sequence[int]
    """How many kinds of limit each holds: more than one in a "However, …" make a shortfall of it."""


def _ties(sentences: Sequence[Sentence]) -> _Ties:
    limits = [limit_count(each.text) for each in sentences]
    turns = [each.number > 1 and TURNS.search(each.searched) is not None for each in sentences]
    leans = [
        index > 0
        and sentences[index - 1].section is each.section
        # From a shortfall to something good: without the shortfall it would only praise.
        and (_leans(each, sentences[index - 1]) or (turns[index] and limits[index - 1] > 0 and limits[index] < 2))
        for index, each in enumerate(sentences)
    ]
    return _Ties(leans, turns, limits)


def _leans(each: Sentence, before: Sentence) -> bool:
    if each.number == 1:
        return LEANS_OUT.search(each.searched) is not None
    if LEANS.search(each.searched):
        return True
    return OF_EARLIER.search(before.searched) is not None and TELLS_EARLIER.search(each.searched) is not None


@dataclass(slots=True)
class _Choice:
    """The sentences taken so far, by their numbers in the letter, and what else fits."""

    sentences: Sequence[Sentence]
    scored: Sequence[float]
    ties: _Ties
    taken: set[int] = field(default_factory=set)
    heard: Counter[int] = field(default_factory=Counter)
    """How many sentences of each paragraph are taken."""

    def fill(self, plan: Plan) -> None:
        """Take those with most points, each with what it needs, while the plan has room."""
        waiting = [index for index, sentence in enumerate(self.sentences) if sentence.quotable]
        room = min(plan.sentences, math.ceil(OF_ALL * len(waiting)))
        ranks = {index: self._rank(index, plan) for index in waiting}
        queue = list(ranks.values())
        heapify(queue)
        while queue and len(self.taken) < room:
            rank = heappop(queue)
            index = rank[-1]
            if ranks.get(index) != rank:
                continue  # it was taken with another, or has a new rank
            del ranks[index]  # what does not fit now never will
            group = self._with_what_it_needs(index)
            if not group or len(self.taken | group) > room or not self._fits(group):
                continue
            self._take(group)
            touched = {self.sentences[each].paragraph for each in group}
            for each in list(ranks):
                if each in group:
                    del ranks[each]
                elif not touched.isdisjoint((self.sentences[each].paragraph, self.sentences[each].paragraph - 1)):
                    ranks[each] = self._rank(each, plan)  # whom it was waiting for is there now
                    heappush(queue, ranks[each])

    def add(self, wanted: Iterable[int], *, most: float = math.inf, more_room: int = 0) -> None:
        """Take these beyond the budget, at most so many, each with what it needs; their paragraphs may have more room."""
        for index in wanted:
            if not most:
                return
            group = self._with_what_it_needs(index)
            if index not in self.taken and group and self._fits(group, more_room):
                self._take(group)
                most -= 1

    def share(self, topic: Sequence[int], wanted: int) -> None:
        """Take the best sentences of a topic's untouched paragraphs until so many paragraphs are quoted from."""
        quoted = {self.sentences[index].paragraph for index in topic if index in self.taken}
        for index in self.best(topic):
            if len(quoted) >= wanted:
                return
            stands_alone = not (self.ties.leans[index] or self.ties.turns[index])
            if stands_alone and self.sentences[index].paragraph not in quoted and self._fits({index}):
                self._take({index})
                quoted.add(self.sentences[index].paragraph)

    def _take(self, group: set[int]) -> None:
        self.heard.update(self.sentences[index].paragraph for index in group - self.taken)
        self.taken |= group

    def best(self, among: Iterable[int]) -> list[int]:
        """Those that may be quoted, most points first."""
        return sorted((i for i in among if self.sentences[i].quotable), key=lambda index: -self.scored[index])

    def _rank(self, index: int, plan: Plan) -> tuple[bool, float, int]:
        """Where it stands in the queue: by its points and the mean of all that would be taken with it, half and half."""
        group = self._with_what_it_needs(index)
        late = self.sentences[index].number > plan.first_of_each
        if not group:
            return late, math.inf, index
        return late, -(self.scored[index] + sum(self.scored[each] for each in group) / len(group)) / 2, index

    def _with_what_it_needs(self, index: int) -> set[int]:
        """The sentence, and those not taken yet without which it must not be; none if that cannot be had."""
        group = {index}
        while self.ties.leans[index] and not self._is_led_up_to(index):
            index -= 1
            group.add(index)
            if len(group) > LONGEST_CHAIN:
                return set()
        if self.ties.turns[index] and not self.ties.leans[index]:
            group |= self._turned_against(index)
        return group if all(self.sentences[each].quotable for each in group) else set()

    def _is_led_up_to(self, index: int) -> bool:
        """Whether what it leans on is taken: the sentence before, or of a paragraph that leans out any of the one before."""
        if self.sentences[index].number > 1:
            return index - 1 in self.taken
        before = self.sentences[index - 1]
        return not self.taken.isdisjoint(range(index - before.number, index))

    def _turned_against(self, index: int) -> set[int]:
        """What must come with "However, …": its paragraph's first sentence, unless one before it is taken.

        A shortfall after another shortfall would turn against nothing: there it is the strength right before it.
        """
        first = index - self.sentences[index].number + 1
        said = max((each for each in range(first, index) if each in self.taken), default=None)
        limits = self.ties.limits
        if limits[index] > 1 and limits[first if said is None else said] > 1 and limits[index - 1] == 0:
            return {index - 1}
        return {first} if said is None else set()

    def _fits(self, group: set[int], more_room: int = 0) -> bool:
        """Whether their paragraphs have room, and no other paragraph said it already."""
        mine = Counter(self.sentences[index].paragraph for index in group - self.taken)
        for index in group:
            room = IN_ONE_FINDING + (self.sentences[index].of >= LONG_PARAGRAPH) + more_room
            paragraph = self.sentences[index].paragraph
            if self.heard[paragraph] + mine[paragraph] > room:
                return False
        from rapidfuzz.fuzz import token_sort_ratio

        return not any(
            token_sort_ratio(self.sentences[other].text, self.sentences[index].text, score_cutoff=SAME)
            for index in group
            for other in self.taken
            if self.sentences[other].paragraph != self.sentences[index].paragraph
        )


def _summary(sentences: Sequence[Sentence]) -> list[int]:
    """The sentences of the part that sums up the letter, by their numbers: of several, the first."""
    first = next((sentence.section for sentence in sentences if sentence.in_overview), None)
    return [index for index, sentence in enumerate(sentences) if sentence.section is first]


def _verdict(summary: Iterable[int], sentences: Sequence[Sentence]) -> list[int]:
    """The summary's first sentence that tells how things stand now; where none does, its first."""
    quotable = [index for index in summary if sentences[index].quotable]
    now = [index for index in quotable[:OPENING] if not NOT_NOW.search(sentences[index].searched)]
    alone = [index for index in now if not any(cue.search(sentences[index].searched) for cue in (LEANS, TURNS))]
    return (alone or quotable)[:1]


def _paragraphs(topic: Iterable[int], sentences: Sequence[Sentence]) -> int:
    return len({sentences[index].paragraph for index in topic if sentences[index].quotable})


def _topics(sentences: Sequence[Sentence]) -> list[list[int]]:
    """The sentences of what sums up, and of each topic of the findings, by their numbers in the letter."""
    parts: dict[int, list[int]] = {}
    for index, sentence in enumerate(sentences):
        if sentence.section.heading or sentence.in_overview:
            parts.setdefault(id(sentence.section), []).append(index)
    return [part for part in parts.values() if _paragraphs(part, sentences) >= TOPIC]


def _is_taken_back(index: int, sentences: Sequence[Sentence], ties: _Ties) -> bool:
    """Whether the next sentence of its paragraph limits it ("However, …"): quoted alone it would say more than Ofsted did."""
    after = index + 1
    return after < len(sentences) and ties.turns[after] and ties.limits[after] > 1


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
