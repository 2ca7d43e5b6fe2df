"""Chooses the sentences of the letter that the report quotes.

Every sentence of overview and findings gets points for its features (`features`), with weights learned from letters whose
key findings were chosen one letter at a time (`weights`; `benchmarks/train_findings.py` learns them). `select` takes the
sentences with most points. This module has the other modes, excludes what is never chosen, and groups the chosen sentences
into findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from ofsted_report.errors import FindingsError, UsageError
from ofsted_report.findings.candidates import Sentence, sentences_of
from ofsted_report.findings.features import features, limit_count
from ofsted_report.findings.model import ADDED, Finding, Findings, Mode, label
from ofsted_report.findings.select import IN_ONE_FINDING, guarded, plan_for, room, select
from ofsted_report.findings.weights import points
from ofsted_report.grouped import grouped
from ofsted_report.letter.headings import is_childrens_summary
from ofsted_report.letter.model import Letter

if TYPE_CHECKING:
    from ofsted_report.findings.chooser import Chooser


def choose_findings(
    letter: Letter, mode: Mode = "key", limit: int | None = None, *, chooser: Chooser | None = None
) -> Findings:
    """Return the findings to quote, in the letter's order.

    `key` chooses, `all` takes overview and findings paragraph by paragraph, `headline` takes the overview only. `limit` is
    the maximum number of findings: for `key` those with most points, for the others the first. A `chooser` replaces the
    built-in choice of key findings; sentences that its choice must not omit are added.

    Raises:
        FindingsError: `headline` is asked of a letter that has no overview; or the chooser failed.
        UsageError: `mode` is unknown, or `limit` is less than 1.
    """
    if mode not in get_args(Mode):
        raise UsageError(f"There is no mode called {mode}.", f"Choose one of {', '.join(get_args(Mode))}.")
    if limit is not None and limit < 1:
        raise UsageError(f"At most {limit} findings would be none at all.", "Ask for one at least.")
    if mode != "key":
        sentences = [sentence for sentence in sentences_of(letter) if sentence.quotable and not sentence.listed]
        if mode == "headline":
            sentences = [sentence for sentence in sentences if sentence.in_overview]
            if not sentences:
                raise FindingsError(
                    "This letter has no overview or headline findings to quote.",
                    "Use --findings key or --findings all, or choose by hand with `ofsted-report findings --toml`.",
                )
        groups = _by_paragraph(sentences)[:limit]
        by = {"all": "ofsted-report, paragraph by paragraph", "headline": "ofsted-report, the overview alone"}[mode]
        numbered = tuple(_finding(n, group) for n, group in enumerate(groups, 1))
        return Findings(mode=mode, findings=numbered, chosen_by=by)
    everything = candidates(letter)
    scored = points(letter.kind, everything, features(everything))
    added: frozenset[Sentence] = frozenset()
    by = "ofsted-report"
    if chooser is not None and any(each.quotable for each in everything):
        from ofsted_report.findings.chooser import ask

        told = ask(chooser, letter, everything, room(everything, plan_for(letter.kind)))
        chosen = guarded(everything, scored, plan_for(letter.kind), told)
        added = frozenset(chosen) - {everything[index] for index in told}
        by = _said(chooser, len(chosen), len(added))
    else:
        chosen = select(everything, scored, plan_for(letter.kind))
    groups = [part for group in _by_paragraph(chosen) for part in _parts(group)]
    if limit is not None and len(groups) > limit:
        worth = dict(zip(everything, scored, strict=True))
        best = sorted(groups, key=lambda group: -max(worth[sentence] for sentence in group))[:limit]
        groups = [group for group in groups if group in best]
    found = tuple(_finding(n, group, added) for n, group in enumerate(groups, 1))
    return Findings(mode=mode, findings=found, chosen_by=by)


def _said(chooser: Chooser, count: int, added: int) -> str:
    """Return who chose, and how many of the quoted sentences were added because the choice must not omit them."""
    return f"{chooser.name}, with {added} of {count} sentences added by ofsted-report" if added else chooser.name


def candidates(letter: Letter) -> tuple[Sentence, ...]:
    """The sentences of overview and findings, those marked as not quotable that are never chosen as key findings."""
    return tuple(_without_what_is_shown_elsewhere(sentences_of(letter), letter))


def _without_what_is_shown_elsewhere(sentences: Iterable[Sentence], letter: Letter) -> Iterator[Sentence]:
    """Yield the sentences; those that the report shows elsewhere, or that the letter repeats, are not quotable.

    An outcome, with everything under its heading, is shown in place of grades; the sentence that counts the visits is in
    the background; the summary for children repeats the findings.
    """
    outcomes = {judgement.place.block for judgement in letter.judgements if judgement.place is not None} - {None}
    headings = {s.heading for s in letter.sections if any(block.id in outcomes for block in s.blocks)}
    for sentence in sentences:
        heading = sentence.section.heading
        barred = (
            (heading and heading in headings) or is_childrens_summary(heading) or "counted visit" in sentence.labels
        )
        yield replace(sentence, quotable=False) if barred or sentence.block.id in outcomes else sentence


def _by_paragraph(sentences: Sequence[Sentence]) -> list[tuple[Sentence, ...]]:
    return [tuple(group) for group in grouped(sentences, lambda sentence: sentence.paragraph).values()]


def _parts(group: tuple[Sentence, ...]) -> list[tuple[Sentence, ...]]:
    """Divide a paragraph's chosen sentences into findings: one, or two divided at the widest gap before a sentence that can
    begin a finding.

    If only the first can, they stay together.
    """
    gaps = {at: group[at].number - group[at - 1].number for at in range(1, len(group)) if not _needs_another(group[at])}
    if len(group) <= IN_ONE_FINDING or not gaps:
        return [group]
    cut = max(gaps, key=lambda at: (gaps[at], -abs(at - len(group) / 2)))
    return _parts(group[:cut]) + _parts(group[cut:])


def _needs_another(sentence: Sentence) -> bool:
    """Whether it refers to an earlier sentence, or contrasts with one."""
    return "anaphoric" in sentence.labels or "contrastive" in sentence.labels


def _finding(number: int, group: tuple[Sentence, ...], added: Collection[Sentence] = ()) -> Finding:
    return Finding(
        label=label(number),
        sentences=tuple(sentence.text for sentence in group),
        source=group[0].source(sentence.number for sentence in group),
        reason=reason(group) + (ADDED if added and any(sentence in added for sentence in group) else ""),
    )


def reason(group: Sequence[Sentence]) -> str:
    """Why these sentences are quoted, in a word or two: 'headline', 'opening', 'shortfall', 'opening, shortfall'."""
    if group[0].in_overview:
        return "headline"
    limited = Counter(limit_count(sentence.labels) >= 2 for sentence in group)
    opens = group[0].number == 1
    if limited[True]:
        return "opening, shortfall" if opens and (len(group) > 1 or not limited[False]) else "shortfall"
    return "opening" if opens else "strength"
