"""From points to a choice: which sentences are quoted together, how many, and which must not be passed over.

The verdict and a few of the gravest sentences are taken first, then those with most points while the budget lasts, each with
the sentence without which it would mean something else. Gravity adds to the points, so that grave sentences replace others
and the report does not grow. Beyond the budget come only something of every paragraph that sums up, a share of every topic,
and the "However, …" that takes back what is quoted.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from ofsted_report.findings.candidates import Sentence
from ofsted_report.findings.features import limit_count
from ofsted_report.findings.gravity import gravities, must_be_quoted
from ofsted_report.findings.repeats import Repeats
from ofsted_report.grouped import grouped
from ofsted_report.letter.anaphora import opening_refers_back
from ofsted_report.letter.headings import is_case_study
from ofsted_report.letter.model import Kind


class Plan(NamedTuple):
    """How much of a letter is quoted, and how it is distributed over its paragraphs."""

    sentences: int
    """Most sentences that are quoted for their points; of a short letter at most `OF_ALL`."""
    first_of_each: int = 0
    """This many first sentences of every paragraph precede all others, while the budget lasts."""
    gravest: int = 2
    """This many of the gravest sentences are taken before all others."""
    of_a_paragraph: int | None = None
    """Most sentences of one paragraph, and one more of a long one; None: as many as have the points."""


VISIT = Plan(sentences=34)
INSPECTION = Plan(sentences=44)
_PLANS: dict[Kind, Plan] = {
    "focused_visit": VISIT,
    # Readers take one or two sentences from half of its many paragraphs. Other documents have a summary of one or two
    # long paragraphs, of which readers take most.
    "ilacs_inspection": Plan(sentences=44, of_a_paragraph=3),
    "jtai": Plan(sentences=40),
    # Each of its many chapters has a share anyway, so it is long enough.
    "single_inspection": Plan(sentences=34, of_a_paragraph=3),
    # A monitoring visit answers, paragraph by paragraph, what an inspection found inadequate. The one real report at
    # hand quotes from nearly every paragraph, its opening and what follows it, and so leaves no topic out. Shortfalls
    # further on in the paragraphs would not be quoted if not for their gravity.
    "monitoring_visit": Plan(sentences=37, first_of_each=2, gravest=5),
}


def plan_for(kind: Kind) -> Plan:
    """Return the plan for this kind of letter: slightly more sentences than readers chose."""
    return _PLANS.get(kind, INSPECTION)


OF_ALL = 0.55
"""Largest share of a letter's sentences that is quoted; readers took as much of the shortest letters."""
IN_ONE_FINDING = 3
"""A finding has one to three sentences, and one or two more where each refers to the one before it."""
LONG_PARAGRAPH = 6
"""From this many sentences, a paragraph may give a fourth, and thus two findings."""
TOPIC = 3
"""Fewest paragraphs of a topic, which also has a heading; fewer are an introduction, or a case in a box."""
OF_A_TOPIC = 4
"""At least one in this many paragraphs of a topic is quoted from …"""
MOST_OF_A_TOPIC = 4
"""… but at most this many for that reason alone."""
MOST_OF_A_SUMMARY = 15
"""Most sentences of a summary of which every paragraph is quoted from."""
OPENING = 6
"""The verdict is among this many first sentences of the summary."""
LIST = 12
"""Most items of a short list, each of which is quoted from …"""
OF_AN_ITEM = 2.5
"""… if they have at most this many sentences on average."""
GRAVITY_COUNTS = 0.12
"""Weight of gravity, squared, in a sentence's points, in standard deviations of the letter's points. A small shortfall gains
almost nothing; the gravest sentences precede most others. It trades a few sentences that readers chose for grave ones."""
MOST_GRAVE = 14
"""This many of the gravest sentences are added to the choice of another program, which may not consider gravity."""
GRAVE_SHARE = 3
"""Of the budget, at most one in this many is quoted for its gravity alone …"""
LEAST_GRAVITY = 1.0
"""… and only if it is as grave as this: something falls short."""
MOST_OUTRIGHT = 2
"""Beyond these, most further sentences that say explicitly that children are, or are not, safe."""
MOST_LISTED = 1
"""Most sentences from the list of what needs to improve that are quoted for their gravity; the report shows the list
anyway."""
MOST_OF_STUDIES = 1
"""Most sentences from case studies that are quoted for their gravity."""
OPENS_WITHOUT = 4.0
"""Gravity from which a paragraph is quoted although it begins by referring to the one before it ("This means …")."""
LONGEST_CHAIN = 4
"""Most sentences in a chain of references; a paragraph has no room for more."""


def select(sentences: Sequence[Sentence], scored: Sequence[float], plan: Plan) -> tuple[Sentence, ...]:
    """The sentences to quote: those with most points that `plan` has room for, and those that must not be passed over.

    In the letter's order.
    """
    choice = _Choice.of(sentences, scored, plan)
    summary = _summary(sentences)
    verdict = _verdict(summary, sentences, choice.ties)
    choice.add(verdict)
    choice.add_gravest(plan.gravest)
    choice.fill()
    choice.share(summary, min(MOST_OF_A_SUMMARY, _paragraphs(summary, sentences)))
    for topic in _topics(sentences):
        paragraphs = _paragraphs(topic, sentences)
        whole = _is_short_list(topic, sentences)
        choice.share(topic, paragraphs if whole else min(MOST_OF_A_TOPIC, math.ceil(paragraphs / OF_A_TOPIC)))
    choice.add_what_takes_back()
    choice.drop_repetitions(verdict)
    return choice.sentences_taken()


def guarded(
    sentences: Sequence[Sentence], scored: Sequence[float], plan: Plan, chosen: Iterable[int]
) -> tuple[Sentence, ...]:
    """Sentences that somebody else chose, by their places, with those that they must not be without: what they refer to,
    the gravest, and the "However, …" that takes back what is quoted. In the letter's order."""
    choice = _Choice.of(sentences, scored, plan)
    for index in sorted(chosen):
        choice.take(index)
    choice.add_gravest(MOST_GRAVE)
    choice.add_what_takes_back()
    return choice.sentences_taken()


def room(sentences: Sequence[Sentence], plan: Plan) -> int:
    """Return how many of these sentences `plan` allows."""
    return min(plan.sentences, math.ceil(OF_ALL * sum(each.quotable for each in sentences)))


class _Ties(NamedTuple):
    """How sentences depend on their neighbours."""

    needs_before: Sequence[bool]
    """It refers to the sentence before it, whose paragraph may be another."""
    needs_after: Sequence[bool]
    """It only sets the scene for the one after it."""
    contrasts: Sequence[bool]
    """Against what its paragraph said before."""
    limits: Sequence[int]
    """The number of kinds of limit of each: two or more in a "However, …" make it a shortfall."""


def _ties(sentences: Sequence[Sentence]) -> _Ties:
    limits = [limit_count(each.labels) for each in sentences]
    contrasts = [each.number > 1 and "contrastive" in each.labels for each in sentences]
    needs_before = [
        index > 0
        and sentences[index - 1].section is each.section
        # From a shortfall to something good: without the shortfall it would only praise.
        and (
            _refers_to(each, sentences[index - 1]) or (contrasts[index] and limits[index - 1] > 0 and limits[index] < 2)
        )
        for index, each in enumerate(sentences)
    ]
    needs_after = [
        index + 1 < len(sentences)
        and sentences[index + 1].number > 1
        and needs_before[index + 1]
        and limits[index] == 0
        and "setting up" in each.labels
        for index, each in enumerate(sentences)
    ]
    return _Ties(needs_before, needs_after, contrasts, limits)


def _refers_to(each: Sentence, before: Sentence) -> bool:
    """Whether it refers to the sentence before it, or describes results of the earlier inspection that that sentence
    mentions."""
    if each.number == 1:
        return "anaphoric" in each.labels and opening_refers_back(each.labels.lowered, each.labels.marks)
    if "anaphoric" in each.labels:
        return True
    return each.number > 1 and "earlier inspection" in before.labels and "earlier findings" in each.labels


@dataclass(slots=True)
class _Choice:
    """The sentences taken so far, by their numbers in the letter, and what else fits."""

    sentences: Sequence[Sentence]
    scored: Sequence[float]
    """Their points, and what their gravity adds."""
    grave: Sequence[float]
    """The gravity of each."""
    plan: Plan
    ties: _Ties
    repeats: Repeats
    taken: set[int] = field(default_factory=set)
    taken_of: Counter[int] = field(default_factory=Counter)
    """The number of taken sentences of each paragraph."""

    @classmethod
    def of(cls, sentences: Sequence[Sentence], points: Sequence[float], plan: Plan) -> _Choice:
        """Nothing taken yet of sentences with these points."""
        grave = gravities(sentences)
        counts = GRAVITY_COUNTS * _deviation(points)
        scored = [worth + counts * weight**2 for worth, weight in zip(points, grave, strict=True)]
        return cls(sentences, scored, grave, plan, _ties(sentences), Repeats(sentences))

    def fill(self) -> None:
        """Take those with most points, each with what it needs, while the plan has room."""
        waiting = [
            index
            for index, each in enumerate(self.sentences)
            if each.quotable and not _is_shown_elsewhere(each) and index not in self.taken
        ]
        waiting_in = grouped(waiting, lambda index: self.sentences[index].paragraph)
        most = room(self.sentences, self.plan)
        ranks = {index: self._rank(index) for index in waiting}
        queue = list(ranks.values())
        heapify(queue)
        while queue and len(self.taken) < most:
            rank = heappop(queue)
            index = rank[-1]
            if ranks.get(index) != rank:
                continue  # it was taken with another, or has a new rank
            del ranks[index]  # what does not fit now never will
            group = self._with_what_it_needs(index)
            if not group or len(self.taken | group) > most or not self._fits(group):
                continue
            self._take(group)
            for each in group:
                ranks.pop(each, None)
            paragraphs = {self.sentences[each].paragraph for each in group}
            for paragraph in paragraphs | {each + 1 for each in paragraphs}:
                for each in waiting_in.get(paragraph, ()):
                    if each in ranks:
                        ranks[each] = self._rank(each)  # whom it was waiting for is there now
                        heappush(queue, ranks[each])

    def add(self, wanted: Iterable[int], *, more_room: int = 0) -> None:
        """Take these beyond the budget, each with what it needs; their paragraphs may have more room."""
        for index in wanted:
            group = self._with_what_it_needs(index)
            if index not in self.taken and group and self._fits(group, more_room):
                self._take(group)

    def take(self, index: int) -> None:
        """Take a sentence regardless of the budget, with the sentences that it needs, if they are available."""
        self._take(self._with_what_it_needs(index) or {index})

    def add_what_takes_back(self) -> None:
        """Take the "However, …" after a sentence that would say more than Ofsted did without it."""
        self.add([index + 1 for index in sorted(self.taken) if self._is_taken_back(index)])

    def sentences_taken(self) -> tuple[Sentence, ...]:
        """The sentences that are taken, in the letter's order."""
        return tuple(self.sentences[index] for index in sorted(self.taken))

    def add_gravest(self, most: int) -> None:
        """Take the gravest sentences that are not taken yet, at most `most`, and up to `MOST_OUTRIGHT` more that say
        explicitly that children are, or are not, safe; of either at most one in `GRAVE_SHARE` of the budget."""
        share = room(self.sentences, self.plan) // GRAVE_SHARE
        grave = self.grave
        left_of = {"listed": MOST_LISTED, "study": MOST_OF_STUDIES}
        left = min(most, share)
        for index in sorted(range(len(grave)), key=lambda index: (-grave[index], -self.scored[index])):
            sentence = self.sentences[index]
            part = "listed" if sentence.listed else "study" if _is_shown_elsewhere(sentence) else "own"
            wanted = left > 0 and grave[index] >= LEAST_GRAVITY
            outright = left > -min(MOST_OUTRIGHT, share) and must_be_quoted(sentence)
            if not sentence.quotable or not (wanted or outright) or left_of.get(part) == 0:
                continue
            self.add([index], more_room=2)
            if index in self.taken:
                left -= 1
                left_of[part] = left_of.get(part, MOST_GRAVE * 2) - 1

    def _is_taken_back(self, index: int) -> bool:
        """Whether the next sentence of its paragraph limits it ("However, …"): alone it would say more than Ofsted did."""
        after = index + 1
        return after < len(self.sentences) and self.ties.contrasts[after] and self.ties.limits[after] > 1

    def _is_self_contained(self, index: int) -> bool:
        return not (self.ties.needs_before[index] or self.ties.contrasts[index] or self.ties.needs_after[index])

    def share(self, topic: Sequence[int], wanted: int) -> None:
        """Take the best sentences of a topic's paragraphs without any until `wanted` paragraphs are quoted from."""
        quoted = {self.sentences[index].paragraph for index in topic if index in self.taken}
        for index in self.best(topic):
            if len(quoted) >= wanted:
                return
            if self._is_self_contained(index) and self.sentences[index].paragraph not in quoted and self._fits({index}):
                self._take({index})
                quoted.add(self.sentences[index].paragraph)

    def _take(self, group: set[int]) -> None:
        self.taken_of.update(self.sentences[index].paragraph for index in group - self.taken)
        self.taken |= group

    def best(self, among: Iterable[int]) -> list[int]:
        """Those that may be quoted, most points first."""
        return sorted((i for i in among if self.sentences[i].quotable), key=lambda index: -self.scored[index])

    def _rank(self, index: int) -> tuple[bool, float, int]:
        """Return its rank in the queue: by the mean points of all that would be taken with it."""
        group = self._with_what_it_needs(index)
        late = self.sentences[index].number > self.plan.first_of_each
        return late, -sum(self.scored[each] for each in group) / len(group) if group else math.inf, index

    def _with_what_it_needs(self, index: int) -> set[int]:
        """The sentence, and those not taken yet without which it must not be; none if that cannot be had."""
        group = {index}
        first = index
        while self.ties.needs_before[first] and not self._is_led_up_to(first):
            if self.sentences[first].number == 1 and self.grave[index] < OPENS_WITHOUT:
                return set()  # what it refers to would be another finding
            first -= 1
            group.add(first)
            if len(group) > LONGEST_CHAIN:
                return set()
        if self.ties.contrasts[first] and not self.ties.needs_before[first]:
            for against in self._contrasted_with(first):
                needed = self._with_what_it_needs(against)
                if not needed:
                    return set()
                group |= needed
        if self.ties.needs_after[index]:
            group.add(index + 1)
        return group if all(self.sentences[each].quotable for each in group) else set()

    def _is_led_up_to(self, index: int) -> bool:
        """Whether what it refers to is taken: the sentence before it. A paragraph that refers to the one before it opens a
        finding of its own, and only a grave one may: the finding before it must be quoted too."""
        if self.sentences[index].number > 1:
            return index - 1 in self.taken
        before = index - 1 in self.taken or index - self.sentences[index - 1].number in self.taken
        return before and self.grave[index] >= OPENS_WITHOUT

    def _contrasted_with(self, index: int) -> set[int]:
        """Return the sentences that "However, …" needs: its paragraph's first sentence, unless an earlier one is taken.

        After another shortfall there would be no contrast: then it is the strength directly before it.
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
            paragraph = self.sentences[index].paragraph
            most = self.plan.of_a_paragraph
            long = self.sentences[index].of >= LONG_PARAGRAPH
            if most is not None and self.taken_of[paragraph] + mine[paragraph] > most + long + more_room:
                return False
        return not any(self.repeats.of(index, self._taken_elsewhere(index)) for index in group - self.taken)

    def _taken_elsewhere(self, index: int) -> list[int]:
        """Those taken of other paragraphs, of the summary or outside it like this one: of such repetitions the better one is
        kept."""
        paragraph, in_overview = self.sentences[index].paragraph, self.sentences[index].in_overview
        return [
            other
            for other in self.taken
            if self.sentences[other].paragraph != paragraph and self.sentences[other].in_overview == in_overview
        ]

    def drop_repetitions(self, verdict: Collection[int]) -> None:
        """Remove one of two sentences that say the same in the summary and in a chapter.

        The one that refers back is removed; otherwise the summary's, where its paragraph is quoted without it and it is not
        the verdict, else the chapter's. A sentence that another one needs is kept.
        """
        for one in sorted(index for index in self.taken if self.sentences[index].in_overview):
            said = [each for each in sorted(self.taken) if not self.sentences[each].in_overview]
            for other in self.repeats.of(one, said):
                heard = self.taken_of[self.sentences[one].paragraph] > 1
                first, second = (other, one) if self.ties.needs_before[other] or one in verdict else (one, other)
                for index in (first, second) if heard else (other,):
                    if not self._is_needed(index):
                        self.taken.remove(index)
                        self.taken_of[self.sentences[index].paragraph] -= 1
                        break
                if one not in self.taken:
                    break

    def _is_needed(self, index: int) -> bool:
        """Whether a taken sentence means something else without it."""
        after = index + 1
        follows = after in self.taken and (self.ties.needs_before[after] or self.ties.contrasts[after])
        leads = index - 1 in self.taken and self.ties.needs_after[index - 1]
        return follows or leads


def _deviation(points: Sequence[float]) -> float:
    """The standard deviation; `statistics` would count in fractions, which is slow."""
    mean = math.fsum(points) / max(1, len(points))
    return math.sqrt(math.fsum((each - mean) ** 2 for each in points) / max(1, len(points)))


def _is_shown_elsewhere(sentence: Sentence) -> bool:
    """Whether the report shows it elsewhere, or it is in a case study: such sentences are quoted only if grave."""
    return sentence.listed or is_case_study(sentence.section.heading)


def _summary(sentences: Sequence[Sentence]) -> list[int]:
    """The sentences of the part that sums up the letter, by their numbers: of several, the first."""
    first = next((sentence.section for sentence in sentences if sentence.in_overview), None)
    return [index for index, sentence in enumerate(sentences) if sentence.section is first]


def _verdict(summary: Iterable[int], sentences: Sequence[Sentence], ties: _Ties) -> list[int]:
    """Return the summary's first sentence about the present; if there is none, its first sentence."""
    quotable = [index for index in summary if sentences[index].quotable]
    now = [
        index
        for index in quotable[:OPENING]
        if "not now" not in sentences[index].labels or "continuing" in sentences[index].labels
    ]
    alone = [index for index in now if not (ties.needs_before[index] or ties.contrasts[index])]
    return (alone or quotable)[:1]


def _paragraphs(topic: Iterable[int], sentences: Sequence[Sentence]) -> int:
    return len({sentences[index].paragraph for index in topic if sentences[index].quotable})


def _topics(sentences: Sequence[Sentence]) -> list[list[int]]:
    """The sentences of what sums up, and of each topic of the findings, by their numbers in the letter."""
    headed = (
        index
        for index, sentence in enumerate(sentences)
        if (sentence.section.heading or sentence.in_overview) and not _is_shown_elsewhere(sentence)
    )
    parts = grouped(headed, lambda index: id(sentences[index].section)).values()
    return [part for part in parts if _paragraphs(part, sentences) >= TOPIC]


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
