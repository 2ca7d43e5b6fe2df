"""Is a sentence quoted as Ofsted wrote it? What differs only in typing is the same; all else is shown word by word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ofsted_report.lexicon import BULLETS, SUPERSCRIPTS
from ofsted_report.pattern import Pattern

Verdict = Literal["verbatim", "edited", "not in the letter"]

EDITED = 0.55
"""From this share of common words in common order on, a sentence is another one edited; below, it is a sentence of its
own. Sentences that officers edited share 0.78 and more with their originals, unrelated ones 0.35 and less."""

_FOLD = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
}
_ASCII_FOLDED = tuple(filter(str.isascii, _FOLD))
_BULLET = Pattern(rf"[{BULLETS}\u25a0-\u25ff\ue000-\uf8ff]\s*")
_INNER_BULLET = Pattern(rf" [{BULLETS}] ")
_RAISED = Pattern(rf"[\[{SUPERSCRIPTS}]")
_NOTE_MARK = Pattern(rf"(?<=[\w.,;:!?)'\"])(?:\[\d{{1,2}}\](?=\s|$)|[{SUPERSCRIPTS}]+(?=[\s.,;:!?)’”'\"]|$))")
_DASH = Pattern(r"(?<=\s)-(?=\s)|(?<=\w)-+(?=\w)")
_MARKED = Pattern(r"\[-(?P<letter>[^\[\]]+)-\]|\{\+(?P<report>[^{}]+)\+\}")


class Change(NamedTuple):
    """Words of the letter that were replaced; either side may be empty."""

    letter: str
    report: str


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text without what means nothing in a quotation.

    Curly or straight quotes, kinds of dash, spaces, bullets before it and in it, a footnote's mark and the final stop are
    folded away; letters, words, commas and capitals stay.
    """
    if _RAISED.search(text):  # the cheaper question first: nearly no text has one
        text = _NOTE_MARK.sub("", text)  # before NFKC, which converts ² to 2
    text = unicodedata.normalize("NFKC", text)
    # most texts are ASCII; and of the others most have one or two of these: `str.translate` looks at each letter instead
    for character in _ASCII_FOLDED if text.isascii() else _FOLD:
        if character in text:
            text = text.replace(character, _FOLD[character])
    text = " ".join(text.split())
    if not text.isascii():
        if bullet := _BULLET.match(text):
            text = text[bullet.end() :]
        text = _INNER_BULLET.sub(" ", text)
    text = text.rstrip(" .;,")
    return _DASH.sub("-", text) if "-" in text else text


def same(quoted: str, original: str) -> bool:
    """Whether both are the same quotation."""
    return plain(quoted) == plain(original)


def words(text: str) -> list[str]:
    """The words to compare, punctuation kept with them."""
    return plain(text).split()


def similarity(quoted: str, original: str) -> float:
    """The share of words that both have in the same order, from 0 to 1; capitals do not matter here."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(words(quoted.lower()), words(original.lower())))


def verdict(quoted: str, original: str) -> Verdict:
    """How `quoted` compares with `original`."""
    if same(quoted, original):
        return "verbatim"
    return "edited" if similarity(quoted, original) >= EDITED else "not in the letter"


def nearest(quoted: str, originals: Sequence[str]) -> tuple[int, float] | None:
    """Return the index and the similarity of the sentence most similar to `quoted`; None if there are no sentences."""
    if not originals:
        return None
    best = max(range(len(originals)), key=lambda at: (same(quoted, originals[at]), similarity(quoted, originals[at])))
    return best, 1.0 if same(quoted, originals[best]) else similarity(quoted, originals[best])


def changes(quoted: str, original: str) -> tuple[Change, ...]:
    """The changes in order: words of the letter, and the report's words in their place."""
    return tuple(run for run in _runs(quoted, original) if isinstance(run, Change))


def marked(quoted: str, original: str) -> str:
    """The quotation with its changes shown as `wdiff` does: '… in [-some-] {+most+} teams …'."""
    shown: list[str] = []
    for run in _runs(quoted, original):
        if isinstance(run, str):
            shown.append(run)
            continue
        if run.letter:
            shown.append(f"[-{run.letter}-]")
        if run.report:
            shown.append(f"{{+{run.report}+}}")
    return " ".join(shown)


def parts_of_marked(text: str) -> tuple[tuple[str, Literal["same", "letter", "report"]], ...]:
    """Parse what `marked` wrote: each run of words with its origin."""
    parts: list[tuple[str, Literal["same", "letter", "report"]]] = []
    end = 0
    for found in _MARKED.finditer(text):
        if found.start() > end:
            parts.append((text[end : found.start()], "same"))
        parts.append((found["letter"], "letter") if found["letter"] else (found["report"], "report"))
        end = found.end()
    if end < len(text):
        parts.append((text[end:], "same"))
    return tuple(parts)


def side_by_side(quoted: str, original: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """The quotation and its original as runs of words, each with whether they differ from the other's."""
    report: list[tuple[str, bool]] = []
    letter: list[tuple[str, bool]] = []
    for run in _runs(quoted, original):
        if isinstance(run, str):
            report.append((run, False))
            letter.append((run, False))
            continue
        if run.report:
            report.append((run.report, True))
        if run.letter:
            letter.append((run.letter, True))
    return tuple(report), tuple(letter)


def _runs(quoted: str, original: str) -> Iterator[str | Change]:
    """The quotation from start to end: words that stayed, and changes (neighbouring ones as one).

    Quotation marks at a word's edge are a change only where nothing else is one.
    """
    from rapidfuzz.distance import Indel

    before, after = words(original), words(quoted)
    compared = _without_marks(before), _without_marks(after)
    if compared[0] == compared[1]:
        compared = before, after
    out: list[str] = []
    new: list[str] = []
    for op in Indel.opcodes(*compared):
        if op.tag != "equal":
            out += before[op.src_start : op.src_end]
            new += after[op.dest_start : op.dest_end]
            continue
        if out or new:
            yield Change(" ".join(out), " ".join(new))
            out, new = [], []
        yield " ".join(after[op.dest_start : op.dest_end])
    if out or new:
        yield Change(" ".join(out), " ".join(new))


def _without_marks(row: Sequence[str]) -> list[str]:
    """The words without quotation marks around them, and without the stop that a mark at the end hides from `plain`."""
    bare = [re.sub(r"^['\"]+|\"+(?=[.,;:]*$)", "", word) or word for word in row]
    return [*bare[:-1], bare[-1].rstrip(".;,")] if bare else bare
