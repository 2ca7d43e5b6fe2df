"""What a reader sees in a sentence, as numbers: where it stands, what it says, and what stands around it.

Every feature has a name a person can read; `choose` adds up what each is worth. The functions are pure and quick: plain
Python over the few hundred sentences of a letter.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ofsted_report.findings.cues import ASKED, CLOSE, COURTESY, LEANS, LIMITS, WORDS, searchable
from ofsted_report.findings.likeness import Likeness, Together, Words
from ofsted_report.findings.model import Source
from ofsted_report.letter.model import Block, Letter, Section
from ofsted_report.letter.sentences import split

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the overview or the findings, with its place."""

    text: str
    section: Section
    block: Block
    paragraph: int
    """The paragraph's number among those of overview and findings, from 0."""
    number: int
    """Its number within the paragraph, from 1."""
    of: int
    """How many sentences the paragraph has."""
    searched: str
    """The text as cues are sought in it."""
    quotable: bool
    """Whether it may be quoted as a finding: not a closing courtesy, not what the reader is asked for, not an outcome that
    the report shows in the place of grades."""

    @property
    def in_overview(self) -> bool:
        """Whether it stands in the overview (headline findings)."""
        return self.section.role != "findings"

    def source(self, numbers: Iterable[int]) -> Source:
        """Where sentences with these numbers of the same paragraph stand."""
        return Source(
            section=self.section.heading,
            block=self.block.id,
            paragraph=self.section.paragraphs.index(self.block) + 1,
            sentences=tuple(sorted(numbers)),
            page=self.block.page,
        )


def sentences_of(letter: Letter) -> tuple[Sentence, ...]:
    """All sentences of the letter's overview and findings, in its order; footnotes are left out."""
    blocks = [(section, block) for section in letter.quoted_sections for block in section.paragraphs]
    found = tuple(
        Sentence(text, section, block, paragraph, number, len(texts), searched, COURTESY.search(searched) is None)
        for paragraph, (section, block) in enumerate(blocks)
        for texts in (split(block.text),)
        for number, text in enumerate(texts, 1)
        for searched in (searchable(text),)
    )
    return tuple(_with_close(found))


def _with_close(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences; about the letter's close, none is quotable that asks its reader for something.

    Nor is one that leans on such a sentence ("This is so that …"), nor what follows the close under its heading.
    """
    first = min(
        (each.paragraph for each in sentences if not each.quotable),
        default=sentences[-1].paragraph + 1 if sentences else 0,
    )
    before: Sentence | None = None
    closed: Section | None = None
    for each in sentences:
        may_lean = each.number > 1 and before is not None and not before.quotable
        leans = may_lean and LEANS.search(each.searched) is not None
        asks = each.paragraph >= first - 1 and ASKED.search(each.searched) is not None
        before = replace(each, quotable=each.quotable and not (leans or asks or each.section is closed))
        closed = each.section if CLOSE.search(each.searched) else closed
        yield before


def features(letter: Letter, sentences: Sequence[Sentence]) -> tuple[Features, ...]:
    """One mapping from feature to number for each of the letter's `sentences` (as `sentences_of` gives them)."""
    if not sentences:
        return ()
    improvements = [
        text
        for section in letter.sections_of("improvements", "priority_actions")
        for block in section.blocks
        for text in split(block.text)
    ]
    likeness = Likeness([sentence.text for sentence in sentences])
    words = [likeness.words(sentence.text) for sentence in sentences]
    overview = likeness.among([each for each, sentence in zip(words, sentences, strict=True) if sentence.in_overview])
    to_improve = likeness.among([likeness.words(text) for text in improvements])
    held = [
        {name: pattern.search(sentence.searched) is not None for name, pattern in LIMITS.items()}
        for sentence in sentences
    ]
    limits = [min(5, sum(kinds.values())) for kinds in held]
    lengths = [_words(sentence.text) for sentence in sentences]
    all_words = max(1, sum(lengths))
    around: dict[int, list[int]] = {}
    for index, sentence in enumerate(sentences):
        around.setdefault(sentence.paragraph, []).append(index)
    paragraphs = {
        number: _Paragraph(
            words=sum(lengths[index] for index in within),
            limits=_ParagraphLimits.of([limits[index] for index in within]),
            opening=words[within[0]],
            told=likeness.paragraph([words[index] for index in within]),
        )
        for number, within in around.items()
    }
    letter_wide = _letter_wide(sentences, limits)
    rows = []
    for index, sentence in enumerate(sentences):
        paragraph = paragraphs[sentence.paragraph]
        row = dict(letter_wide)
        row |= _cues(sentence, held[index], lengths[index])
        row |= _place(sentence, lengths[index], paragraph.words)
        row |= _limits(sentence, limits[index], paragraph.limits)
        row |= _neighbours(sentence, sentences, around[sentence.paragraph])
        row |= {
            "like its paragraph": paragraph.told.others(words[index]),
            "like the overview": overview(words[index]),
            "like an improvement": to_improve(words[index]),
            "like its opening": likeness(words[index], paragraph.opening) if sentence.number > 1 else 0.0,
        }
        row["share of the letter"] = paragraph.words / all_words
        row["opening x share"] = row["share of the letter"] * row["opening"]
        rows.append(row)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _ParagraphLimits:
    """A paragraph's limits counted once for all its sentences: a paragraph may have thousands."""

    opening: int
    mean: float
    most: Counter[int]
    """How many of its sentences have so many limits."""
    first_limited: int
    """The place of the first sentence with two limits or more; the number of sentences where there is none."""

    @classmethod
    def of(cls, limits: Sequence[int]) -> _ParagraphLimits:
        first = next((at for at, count in enumerate(limits) if count >= 2), len(limits))
        return cls(limits[0], sum(limits) / len(limits), Counter(limits), first)

    def highest(self, *without: int) -> int:
        """The most limits of one sentence, sentences with these numbers of limits put aside; 0 where none is left."""
        aside = Counter(without)
        return max((count for count, found in self.most.items() if found > aside[count]), default=0)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What the sentences of one paragraph are measured by."""

    words: int
    limits: _ParagraphLimits
    opening: Words
    told: Together


def limit_count(text: str) -> int:
    """How many kinds of limit (`cues.LIMITS`) a sentence holds, at most five."""
    return min(5, sum(pattern.search(searchable(text)) is not None for pattern in LIMITS.values()))


def _words(text: str) -> int:
    return len(text.split())


def _letter_wide(sentences: Sequence[Sentence], limits: Sequence[int]) -> Features:
    return {
        "sentences of the letter": len(sentences) / 70,
        "paragraphs of the letter": (sentences[-1].paragraph + 1) / 15,
        "limits of the letter": sum(limits) / len(limits),
    }


def _cues(sentence: Sentence, limits: Mapping[str, bool], words: int) -> Features:
    said = {name: float(pattern.search(sentence.searched) is not None) for name, pattern in WORDS.items()}
    opening = float(sentence.number == 1 and not sentence.in_overview)
    overview = float(sentence.in_overview)
    said |= {f"opening: {name}": opening * said[name] for name in _OPENING}
    said |= {f"overview: {name}": overview * said[name] for name in _OVERVIEW}
    said |= {f"limit: {name}": float(found) for name, found in limits.items()}
    said["length"] = math.log(max(1, words))
    said["short"] = float(words < 9)
    said["no finding"] = float(not sentence.quotable)
    return said


_OPENING = ("verdict", "quality", "children first", "leaders", "risk")
"""Cues that weigh differently in a paragraph's first sentence."""
_OVERVIEW = ("since", "leaders", "services", "social work")
"""Cues that weigh differently in the overview."""


def _place(sentence: Sentence, words: int, paragraph_words: int) -> Features:
    findings = not sentence.in_overview
    blocks = sentence.section.blocks
    opening = float(findings and sentence.number == 1)
    bulk = paragraph_words / 100
    return {
        "overview": float(not findings),
        "overview first": float(not findings and sentence.number == 1),
        "overview second": float(not findings and sentence.number == 2),
        "overview first paragraph": float(not findings and sentence.block is blocks[0]),
        "overview last paragraph": float(not findings and sentence.block is blocks[-1]),
        "opening": opening,
        "second": float(findings and sentence.number == 2),
        "last": float(findings and sentence.number == sentence.of > 1),
        "alone": float(sentence.of == 1),
        "opening x sentences": opening * min(sentence.of, 8) / 4,
        "opening x words": opening * math.log(max(1, words)),
        "paragraph's words": bulk,
        "opening x paragraph's words": opening * bulk,
        "last paragraph": float(findings and sentence.block is blocks[-1]),
    }


def _limits(sentence: Sentence, mine: int, around: _ParagraphLimits) -> Features:
    at = sentence.number - 1
    opening = at == 0
    others = around.highest(mine)
    later_others = others if opening else around.highest(mine, around.opening)
    highest = max(mine, others)
    return {
        "limits": float(mine),
        "no limit": float(mine == 0),
        "limits above the paragraph's mean": mine - around.mean,
        "most limited": float(mine > others),
        "most limited later sentence": float(not opening and 0 < mine >= later_others),
        "first limited sentence": float(not opening and mine >= 2 and at <= around.first_limited),
        "only limited sentence": float(mine >= 2 and others < 2),
        "opening is limited": float(not opening) * min(around.opening, 3),
        "opening x no limit": float(opening and mine == 0),
        "strength after strength": float(not opening and mine == 0 and around.opening == 0),
        "no limit in the paragraph": float(not opening and highest == 0),
        "second, no limit in the paragraph": float(at == 1 and highest == 0),
        "overview: limits": float(sentence.in_overview) * mine,
        "limits of the paragraph": around.mean,
    }


def _neighbours(sentence: Sentence, sentences: Sequence[Sentence], around: Sequence[int]) -> Features:
    at = sentence.number - 1
    after = sentences[around[at + 1]].searched if at + 1 < len(around) else ""
    before = sentences[around[at - 1]].searched if at else ""
    however, back = WORDS["opens with however"], WORDS["refers back"]
    return {
        "before however": float(however.search(after) is not None),
        "before a back reference": float(back.search(after) is not None),
        "after however": float(bool(before) and however.search(before) is not None),
        "second, refers back": float(at == 1 and back.search(sentence.searched) is not None),
        "second, after a short opening": float(at == 1 and _words(before) < 12),
    }
