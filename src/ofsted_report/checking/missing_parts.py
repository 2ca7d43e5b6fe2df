"""Finds what a report leaves out altogether of a letter: outcome, areas covered, findings, lists of actions, next steps.

A part is there where the report has some of it in the letter's words or nearly, whatever it is called there: as a list, in
an action plan, or among the findings. A list of which only some items are there is told elsewhere (`facts/lists.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ofsted_report.checking.facts.list_names import LIST_NAMES, named_lists
from ofsted_report.checking.facts.lists import ALIKE
from ofsted_report.checking.model import Comparison, Problem
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.printed import beginning_of, letters_in, letters_of, texts_of
from ofsted_report.checking.several import held
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.findings.matching import similarity, words
from ofsted_report.letter.action_lists import listed
from ofsted_report.letter.grades import ANY_GRADE, is_grade
from ofsted_report.letter.history import history
from ofsted_report.letter.model import GAP, LISTS, Letter, ListedItem, ListName, Place
from ofsted_report.letter.next_steps import next_steps
from ofsted_report.letter.sentence_labels import labels_of
from ofsted_report.pattern import Pattern

_SEVERAL = 5
"""Sentences of the letter; a report that quotes fewer does not set out to show it."""
_LONG = 5
"""Words; a shorter text may stand in a sentence by chance."""
_BACKGROUND = Pattern(r"\bbackground\b(?!\s+(?:papers|documents))", re.IGNORECASE)
"""A heading below which the areas covered are expected: short reports have none."""
_JUDGEMENTS = "the judgements"
_JUDGED = Pattern(r"\b(?:judged|graded|rated|judge?ments?|effectiveness|outcome)\b", re.IGNORECASE)
_EARLIER = Pattern(r"\b(?:previous(?:ly)?|last|earlier|since|following)\b", re.IGNORECASE)


class _Part(NamedTuple):
    """Something that a letter has, and the texts of which a report has at least one."""

    called: str
    texts: tuple[str, ...]
    place: Place | None
    list: ListName | None = None


def missing_parts(
    passages: Sequence[Passage], compared: Comparison, letters: Sequence[Letter], path: str
) -> Iterator[Problem]:
    """Yield the parts of each letter of which the report has nothing, if it quotes several sentences of that letter; the
    findings, if it quotes anything else of it.

    `letters` are those of `told_apart`, if there are several; the chapter of another letter does not count.
    """
    quoted = Counter(quotation.block for quotation in compared.quotations)
    times = Counter((quotation.block, quotation.original) for quotation in compared.quotations)
    for letter in letters:
        blocks = {block.id for section in letter.sections for block in section.blocks}
        several = letter.kind != "other" and sum(quoted[block] for block in blocks) >= _SEVERAL
        left_out = list(_findings(letter, times)) if quoted.keys() & blocks else []
        if not several and not left_out:
            continue
        shown = [
            passage
            for each in held(passages, letters)
            if each.any_of or each.letter is letter
            for passage in each.passages
            if passage.kind != "margin"
        ]
        document = letter.source.name if len(letters) > 1 else "the letter"
        has_background = any(each.kind == "heading" and _BACKGROUND.search(each.text) for each in shown)
        left_out += (
            part
            for part in _parts(letter)
            if several and (has_background or part.list != "areas_covered") and not _has(shown, part, letters)
        )
        for part in left_out:
            yield Problem(
                code="priority-actions-missing" if part.list == "priority_actions" else "part-missing",
                message=f"Nothing in the report is from this part of {document}: {part.called}.",
                path=path,
                page=part.place.page if part.place else None,
                detail=part.texts[0],
            )


def _findings(letter: Letter, times: Mapping[tuple[str | None, str | None], int]) -> Iterator[_Part]:
    """The findings, where the report quotes none.

    `times`: how often it quotes each sentence, given with its block. Once is too few for one that another part quotes: an
    outcome, an earlier judgement, when Ofsted comes again.
    """
    others = (*(each.grade for each in letter.judgements), letter.overall_judgement, history(letter, quoted_already=""))
    in_others = letters_of(" ".join(str(each) for each in (*others, *next_steps(letter)) if each))
    found = [each for each in sentences_of(letter) if each.quotable and not each.listed]
    if found and not any(
        times.get((each.block.id, each.text), 0) > (letters_of(each.text) in in_others) for each in found
    ):
        place = found[0].section.place(found[0].block)
        yield _Part("the findings", tuple(each.text for each in found), place)


def _parts(letter: Letter) -> Iterator[_Part]:
    """The parts that the letter has."""
    if graded := [each for each in letter.judgements if is_grade(each.grade)]:
        yield _Part(_JUDGEMENTS, tuple(f"{each.area}: {each.grade}" for each in graded), graded[0].place)
    elif letter.judgements:
        yield _Part("the outcome", tuple(each.grade for each in letter.judgements), letter.judgements[0].place)
    # the sentence "This letter summarises …" is paraphrased in a report
    areas = [item for item in letter.listed("areas_covered") if "this letter" not in labels_of(item.text)]
    lists: dict[ListName, Sequence[ListedItem]] = {"areas_covered": areas}
    for name in LISTS:
        lists[name] = listed(letter, name).items
    for called, items in lists.items():
        if items:
            texts = tuple(text for item in items for text in texts_of(item))
            yield _Part(LIST_NAMES[called], texts, items[0].place, called)
    if said := next_steps(letter):
        texts = tuple(piece.strip() for each in said for piece in each.text.split(GAP) if piece.strip())
        yield _Part("what happens next", texts, said[0].places[0] if said[0].places else None)


def _has(passages: Sequence[Passage], part: _Part, letters: Sequence[Letter]) -> bool:
    """Whether a report has anything of the part: a text of it, or nearly, or something in other words under its name."""
    others = [passage for passage in passages if not _is_of_another(passage, part, letters)]
    if part.called == _JUDGEMENTS:
        return any(_judges(passage.text) for passage in others)
    whole = {letters_of(passage.text) for passage in passages}
    joined = "".join(letters_of(passage.text) for passage in passages)
    if any(letters_of(text) in (joined if len(words(text)) >= _LONG else whole) for text in part.texts):
        return True
    if any(similarity(passage.text, text) >= ALIKE for passage in others for text in part.texts):
        return True
    own = {id(passage) for passage in others}
    return part.list is not None and any(
        each.list == part.list and id(each.passage) in own and not each.passage.text.endswith(":")
        for each in named_lists(passages, lambda _: False)
    )


def _is_of_another(passage: Passage, part: _Part, letters: Sequence[Letter]) -> bool:
    """Whether a passage quotes something else: a finding may say nearly the same as an item, or name a grade."""
    if passage.kind == "heading" or passage.cell is not None:
        titles = [section.heading or "" for letter in letters for section in letter.sections]
        titles += (judgement.area for letter in letters for judgement in letter.judgements)
        return letters_of(passage.text) in map(letters_of, titles)
    beginning = beginning_of(passage.text)
    return any(beginning in letters_in(letter) for letter in letters) and not any(
        beginning in letters_of(text) for text in part.texts
    )


def _judges(text: str) -> bool:
    """Whether a text is a grade, or a sentence about one that is not of an earlier inspection."""
    return is_grade(text) or bool(ANY_GRADE.search(text) and _JUDGED.search(text) and not _EARLIER.search(text))
