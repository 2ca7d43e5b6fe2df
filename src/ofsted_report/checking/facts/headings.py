"""Checks that quotations are under fitting headings, unlike a weakness under "Strengths", or under another area's grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from ofsted_report.checking.facts.judged_areas import grade_key
from ofsted_report.checking.model import Problem
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.printed import sentences_by_text
from ofsted_report.checking.quoted_words import forms_of
from ofsted_report.findings.matching import marked, plain
from ofsted_report.letter.model import LISTS, Letter, Sentence
from ofsted_report.letter.sentence_labels import labels_of
from ofsted_report.letter.sentences import split
from ofsted_report.lexicon import GRADES
from ofsted_report.pattern import Pattern
from ofsted_report.report.chapters import headings_over

_STRONG = Pattern(
    r"\bstrengths?\b|\bpositives?\b|\bachievements?\b|\bsuccess\w*\b|\b(?<!in)effective\b(?!ness)|\bgood\s+practice\b|\b(?:works?|working|do|doing|does|going|done)\s+well\b|\bwell\s+done\b|\bimproved\b",
    re.IGNORECASE,
)
_WEAK = Pattern(
    r"\b(?:for|to)\s+improve(?:ment)?\b|\bareas?\s+for\s+development\b|\bweakness(?:es)?\b"
    r"|\bconcerns?\b|\bineffective\b|\bpriority\s+actions?\b|\bdo\s+better\b",
    re.IGNORECASE,
)
_GRADED = Pattern(rf"[:–—-]\s*(?P<grade>{GRADES})[.\s]*$|\b(?:is|are)\s+(?P<verb>{GRADES})[.\s]*$", re.IGNORECASE)


def heading_problems(passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    """Headings that say the opposite of what is quoted under them, and the letter's headings in other words.

    As advice, quotations under another of the letter's headings than their own.
    """
    findings = headings_over(letter)
    over = {**_over_lists(letter), **findings}
    sentences = sentences_by_text(letter)
    chapters = {_topic(section.heading) for section in letter.sections if section.heading}
    topics = {_topic(section.heading) for section in letter.quoted_sections if section.heading}
    told: Passage | None = None
    for passage, within in _under_headings(passages):
        found = _blocks_of(passage.text, sentences)
        if not found or any(block not in over for block in found):
            continue
        heading = within[-1]
        # a sentence that is also in a list of the letter may be quoted as its item
        own = tuple(dict.fromkeys(each for block in found for each in over[block]))
        if not own or _topic(heading.text) in {_topic(each) for each in own}:
            continue
        is_topic = _topic(heading.text) in topics
        said = _without_chapter(heading.text, chapters)
        right = None if is_topic or heading is told else next((one for one in own if _rewords(said, one)), None)
        if right:
            told = heading
            yield Problem.at(
                heading,
                code="heading-edited",
                message="A heading of the letter's was edited ([-letter-] {+report+}).",
                path=path,
                detail=marked(heading.text, right),
            )
        listed = any(block not in findings for block in found)
        if why := _contradiction(passage.text, [each.text for each in within], own, listed=listed):
            yield Problem.at(passage, code="heading-contradicts", message=why, path=path, detail=passage.text)
        elif is_topic and not listed:
            why = f"This is under “{heading.text}”; in the letter it is under “{own[0]}”."
            yield Problem.at(passage, code="quotation-moved", message=why, path=path, detail=passage.text)


def _under_headings(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Sequence[Passage]]]:
    """The paragraphs and items below a heading, with all headings that they are under."""
    within: list[Passage] = []
    for passage in passages:
        if passage.kind == "heading":
            within = [*(each for each in within if each.level < passage.level), passage]
        elif within and passage.kind in ("item", "paragraph"):
            yield passage, within


def _contradiction(text: str, headings: Sequence[str], own: Sequence[str], *, listed: bool) -> str | None:
    """Return what is wrong if the headings say the opposite of a quotation.

    `own`: the letter's headings over it. `listed`: whether it is one of the letter's points to improve.
    """
    named = next(filter(_tone, reversed(headings)), "")
    if listed and _tone(named) > 0:
        return f"This is under “{named}”; in the letter it is one of the points to improve."
    if all(_says_opposite(headings[-1], each) for each in own):
        return f"This is under “{headings[-1]}”; in the letter it is under “{own[0]}”."
    if _tone(headings[-1]) > 0 and not listed and not any(map(_tone, own)) and _tells_shortfalls(text):
        return f"This tells what falls short, and is under “{headings[-1]}”."
    return None


def _over_lists(letter: Letter) -> dict[str, tuple[str, ...]]:
    """The headings over what must improve, by the block's id."""
    return {
        block.id: (section.heading or "What needs to improve",)
        for role in LISTS
        for section in letter.sections_of(role)
        for block in section.blocks
    }


def _blocks_of(text: str, sentences: Mapping[str, Sequence[Sentence]]) -> list[str]:
    """Return the letter's blocks that have the first sentence of a passage that is the letter's."""
    for sentence in split(text):
        for form in forms_of(sentence):
            if found := sentences.get(plain(form)):
                return [each.place.block or "" for each in found]
    return []


def _tells_shortfalls(text: str) -> bool:
    """Whether each sentence tells a grave shortfall, and none a strength."""
    sentences = split(text)
    return bool(sentences) and all("grave" in labels_of(each) for each in sentences)


def _without_chapter(heading: str, chapters: Set[str]) -> str:
    """'The local authority: quality of practice' without the chapter's heading, which a report may put before it."""
    before, _, rest = heading.partition(":")
    return rest if _topic(before) in chapters and rest.strip() else heading


_FEWEST = 2
"""Words that are common."""
_COMMON = 0.5
"""Share of the words, which more of them must be common."""
_LETTERS = 5
"""Characters at the beginning of a word by which forms of it are known: 'leader', 'leaders'."""
_SMALL = frozenset(
    "a an and at by for from in of on or the their this to who with what is are does do how key main finding".split()
)


def _rewords(heading: str, own: str) -> bool:
    """Whether it is the letter's heading with a word that it does not have; a shortened heading is no other."""
    mine, right = _stems(heading), _stems(own)
    common = mine & right
    return (
        mine != right
        and len(common) >= _FEWEST
        and bool(mine - right)
        and len(common) > _COMMON * max(len(mine), len(right))
    )


def _stems(heading: str) -> frozenset[str]:
    return frozenset(
        word.rstrip("s")[:_LETTERS]
        for word in re.findall(r"[^\W\d_]+", _topic(heading))
        if word.rstrip("s") not in _SMALL
    )


def _says_opposite(heading: str, own: str) -> bool:
    """Whether one heading is over strengths and the other over weaknesses, or both give grades and these differ."""
    mine, theirs = _grade(heading), _grade(own)
    if mine and theirs:
        return mine != theirs
    return _tone(heading) * _tone(own) < 0


def _tone(heading: str) -> int:
    return (_STRONG.search(heading) is not None) - (_WEAK.search(heading) is not None)


def _grade(heading: str) -> str | None:
    match = _GRADED.search(heading)
    return grade_key(match["grade"] or match["verb"]) if match else None


def _topic(heading: str) -> str:
    return plain(_GRADED.sub("", heading)).lower().strip(" :.?–—-")
