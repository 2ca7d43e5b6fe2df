"""Finds what a visit covered: the list, or the sentences of the introduction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ofsted_report.letter.sections import Part, PrintedItem, find_items
from ofsted_report.letter.sentence_labels import labels_of
from ofsted_report.letter.sentences import sentence_spans
from ofsted_report.pattern import Pattern


def areas_covered(parts: Sequence[Part], title: str = "") -> tuple[PrintedItem, ...]:
    """Return one item for each bullet of the list, or for each sentence that says what was looked at.

    The result is empty if nothing in the letter says so, as in many letters of 2021. If only the opening sentence of a
    joint inspection does, it is used when it says more about the theme than `title`.
    """
    covered = [part for part in parts if part.role == "areas_covered"]
    where = covered or [part for part in parts if part.role == "introduction"]
    items = find_items(_without_evidence(part) if covered else _led_in(_without_evidence(part)) for part in where)
    if items:
        return items
    sentences = [
        PrintedItem(block.text[start:end], (block,), (start, end))
        for part in where
        for block in part.blocks
        if block.kind == "paragraph"
        for start, end in sentence_spans(block.text)
    ]
    looked_at: list[PrintedItem] = []
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        labels = labels_of(sentence.text)
        if "scope" in labels or (before in looked_at[-1:] and "more scope" in labels):
            looked_at.append(sentence)
    if covered and not looked_at:
        looked_at = [sentence for sentence in sentences if "method" not in labels_of(sentence.text)]
    return tuple(looked_at) or tuple(sentence for sentence in sentences if _gives_theme(sentence.text, title))


_LIST_OF_EVIDENCE = Pattern(r"\b(?:evidence|activit(?:y|ies)|sources|methodology)\b[^.]*:$", re.IGNORECASE)
"""The end of a paragraph that introduces a list of evidence: what inspectors read and whom they met."""


_LEADS_IN = Pattern(
    r"\b(?:includ\w+|cover\w*|focus\w*|consider\w*|review\w*|evaluat\w+|look\w*|examin\w+|explor\w+|inspect\w*|visit\w*|scope|areas?"
    r"|arrangements?|themes?|following)\b",
    re.IGNORECASE,
)
_LEADS_IN_FINDINGS = Pattern(
    r"\b(?:audits?|found|identified|judged|concerns?|weakness\w*|deficits?|shortfalls?|recommend\w+|failings?|because|strengths?)\b",
    re.IGNORECASE,
)
"""The end of a paragraph that introduces somebody's findings, such as the deficits that an earlier audit named."""


def _led_in(part: Part) -> Part:
    """An introduction without the lists that are led in as something else than what was looked at."""
    kept = []
    of_other = False
    for block in part.blocks:
        if block.kind != "item":
            last = next((block.text[start:end] for start, end in reversed(sentence_spans(block.text))), "")
            of_other = not _LEADS_IN.search(last) or (
                _LEADS_IN_FINDINGS.search(last) is not None and "scope" not in labels_of(last)
            )
        elif of_other:
            continue
        kept.append(block)
    return part._replace(blocks=tuple(kept))


def _without_evidence(part: Part) -> Part:
    """The part without the items of a list of evidence: they are not what the visit covered."""
    kept = []
    of_evidence = False
    for block in part.blocks:
        if block.kind != "item":
            of_evidence = _LIST_OF_EVIDENCE.search(block.text) is not None
        elif of_evidence:
            continue
        kept.append(block)
    return part._replace(blocks=tuple(kept))


_THEME = Pattern(
    r"inspection\b.*\bmulti-agency (?:[\w-]+ (?:and |of )?){0,3}?(?:response|approach|arrangements) (?:to|for) (?P<theme>.+)",
    re.IGNORECASE,
)
_PLACE = Pattern(r"\s+in\s+(?:the\s+)?[A-Z].*$")
_WORD = Pattern(r"[a-z]{4,}")


def _gives_theme(sentence: str, title: str) -> bool:
    """Whether a joint inspection's opening sentence names its theme, and does not merely repeat the title."""
    match = _THEME.search(sentence)
    if match is None:
        return False
    theme, named = set(_WORD.findall(_PLACE.sub("", match["theme"]).lower())), set(_WORD.findall(title.lower()))
    return len(theme - named) > len(theme) / 2
