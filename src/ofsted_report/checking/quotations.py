"""Compares a report's quotations with the letter: each sentence is verbatim, edited, or not in the letter.

The report may come from any program. A passage counts as a quotation if one of its sentences is, or nearly is, a sentence
of the letter's overview, findings, or lists of what must improve; then all of its sentences are compared. So are all items
of its list, from first to last, with their sub-items, and those of lists that are groups of findings beside it (`groups`):
a reader takes the whole list for Ofsted's. Other text is the council's own, except in quotation marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from ofsted_report.checking.groups import groups_of_findings
from ofsted_report.checking.list_groups import Item, lists_of
from ofsted_report.checking.model import LeftOut, LeftOutTopic, Quotation, QuotedWords
from ofsted_report.checking.own_parts import is_own
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.printed import texts_of
from ofsted_report.checking.quoted_words import (
    among_own_words,
    find_quoted_words,
    forms_of,
    is_name,
    is_reference,
    without_reference,
)
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.findings.matching import EDITED, plain
from ofsted_report.findings.model import Source
from ofsted_report.findings.select import TOPIC
from ofsted_report.letter.headings import is_case_study, is_childrens_summary
from ofsted_report.letter.model import LISTS, Letter, Section
from ofsted_report.letter.sentences import split
from ofsted_report.pattern import Pattern

_TOO_SHORT = 4
"""Words. A shorter sentence must be identical to match ("Decisions are clear.")."""
_PART = 6
"""This many consecutive words of a sentence of the letter are that sentence, shortened."""


class Original(NamedTuple):
    """A sentence of the letter that a report may quote."""

    text: str
    source: Source
    quoted_part: bool
    """Whether it is in a part whose sentences a report quotes; the areas covered and who came and when are background."""


class _Match(NamedTuple):
    original: Original
    similarity: float
    """1.0 only if verbatim."""


def originals(letter: Letter) -> tuple[Original, ...]:
    """Every sentence of the letter's sections, in order; then the listed items that run over several blocks."""
    said_of_the_visit = {
        (sentence.block.id, sentence.number)
        for sentence in sentences_of(letter)
        if sentence.section.role == "introduction" and not sentence.quotable
    }
    sentences = [
        Original(
            text=text,
            source=Source.of(section, block, paragraph, (number,)),
            quoted_part=quoted and text not in letter.areas_covered and (block.id, number) not in said_of_the_visit,
        )
        for section, quoted in ((each, _is_quoted(each, letter)) for each in letter.sections)
        for paragraph, block in enumerate(section.paragraphs, 1)
        for number, text in enumerate(block.sentence_texts, 1)
    ]
    return (*sentences, *_items_with_parts(letter, sentences))


def _is_quoted(section: Section, letter: Letter) -> bool:
    """Whether it is a part whose sentences a report quotes: key findings are taken from it, or it lists what must be done."""
    return section.role in LISTS or section in letter.quoted_sections


def _items_with_parts(letter: Letter, sentences: Sequence[Original]) -> Iterator[Original]:
    """An item with sub-bullets is one item in the letter's lists, and so in a report: 'in touch: at first; later'."""
    first_of = {each.source.block: each.source for each in reversed(sentences)}
    for item in (*letter.listed("improvements"), *letter.listed("priority_actions")):
        source = first_of.get(item.place.block or "") if item.place is not None else None
        if source is not None and len(item.parts) > 1:
            for text in texts_of(item):
                yield from (Original(text=sentence, source=source, quoted_part=True) for sentence in split(text))


def find_quotations(
    passages: Sequence[Passage], letter: Letter
) -> tuple[tuple[Quotation, ...], tuple[QuotedWords, ...]]:
    """Return the result for each quoted sentence of the report, in the report's order.

    Also returns the texts elsewhere in quotation marks that are not in the letter.
    """
    index = _Index(originals(letter), letter.title or "")
    headings = {plain(section.heading) for section in letter.sections if section.heading}
    margins = [passage for passage in passages if passage.kind == "margin"]
    readable = [passage for passage in passages if passage.kind != "margin"]
    of_report = {plain(passage.text) for passage in readable if passage.kind == "heading"}
    matches = [
        []
        if passage.kind == "heading" or _is_in_contents(passage.text, of_report)
        else [(text, index.find(text)) for text in _sentences(passage.text, index)]
        for passage in readable
    ]
    repeating = _columns_that_repeat(readable, matches)
    quoting = {
        at: [text for text, match in row if _quotes(match, readable[at], repeating)] for at, row in enumerate(matches)
    }
    among = {at: among_own_words(readable[at].text, said) for at, said in quoting.items() if said}
    whole = {at for at, inside in among.items() if not inside}
    held = whole | _listed_with(whole, readable, matches, letter)
    for at in (
        among.keys() - held
    ):  # text around its quotations is the council's own, unless it is in a list with quotations
        matches[at] = [
            (text, index.find(text))
            for inside in among[at]
            for text in _sentences(inside, index)
            if plain(text) not in headings
        ]
    held = {at for at in held | among.keys() if at in among or not _names_responsible(readable[at].text, letter)}
    quotations = (_quotation(text, match, readable[at]) for at in sorted(held) for text, match in matches[at])
    others = (*(passage for at, passage in enumerate(readable) if at not in held), *margins)
    return tuple(quotations), tuple(find_quoted_words(others, letter))


_PAGE = Pattern(r"[\s.…]+\d{1,4}$")


def _is_in_contents(text: str, headings: Set[str]) -> bool:
    """Whether it is a line of a contents list: one of the report's headings, then a page number."""
    page = _PAGE.search(text)
    return page is not None and plain(text[: page.start()]) in headings


_LABEL = 3
"""Words; no label before who is responsible for an action is longer."""


def _names_responsible(text: str, letter: Letter) -> bool:
    """Whether it says who is responsible for an action, as the letter does beside it: 'Responsible: Anyshire Council'."""
    label, colon, named = text.partition(":")
    said = {plain(block.responsible) for section in letter.sections for block in section.blocks if block.responsible}
    return bool(colon) and len(label.split()) <= _LABEL and plain(named) in said


def _sentences(text: str, index: _Index) -> Iterator[str]:
    """A passage's sentences, without what has no word (a paragraph's number, a mark of a gap) or says where one is from.

    Recommendations that name paragraphs of their own report do so in Ofsted's words.
    """
    for sentence in split(text):
        if any(map(str.isalpha, sentence)) and not is_reference(sentence):
            yield sentence if sentence in index else without_reference(sentence)


_REPEATS = 2
"""Cells. A column with this many sentences of the letter repeats what Ofsted said, and is compared with the letter."""


def _column(passage: Passage) -> tuple[int, int] | None:
    return (passage.cell.table, passage.cell.column) if passage.cell is not None else None


def _columns_that_repeat(
    passages: Sequence[Passage], matches: Sequence[list[tuple[str, _Match | None]]]
) -> frozenset[tuple[int, int]]:
    """The columns of tables that repeat sentences of the letter: an action plan's, a table of findings."""
    verbatim = Counter(
        column
        for passage, row in zip(passages, matches, strict=True)
        if (column := _column(passage)) is not None
        and any(match and match.original.quoted_part and match.similarity == 1.0 for _, match in row)
    )
    return frozenset(column for column, times in verbatim.items() if times >= _REPEATS)


def _quotes(match: _Match | None, passage: Passage, repeating: frozenset[tuple[int, int]]) -> bool:
    """Whether a sentence makes its passage a quotation; a table's cell, often a few words, only if verbatim, or beside such."""
    if match is None or not match.original.quoted_part:
        return False
    return match.similarity == 1.0 or passage.kind != "cell" or _column(passage) in repeating


def _listed_with(
    quoting: set[int], passages: Sequence[Passage], matches: Sequence[list[tuple[str, _Match | None]]], letter: Letter
) -> set[int]:
    """Return the other items of lists with quotations, with their sub-items, and those of lists that are a group of
    findings.

    Items that introduce others (“… are:”) are left out, and so are those that are elsewhere in the letter, such as areas
    covered.
    """
    items = lists_of(passages)
    lists = {item.list for at in quoting if (item := items[at]) is not None}
    headings = (section.heading for section in letter.sections if _is_quoted(section, letter))
    grouped = groups_of_findings(passages, items, quoting, filter(None, headings))
    numbered = set(_numbered_paragraphs(passages, items, quoting))
    held: set[int] = set()
    for at, item in enumerate(items):
        if item is None or not (item.list in lists or at in grouped or item.under in quoting or item.under in held):
            continue
        if at in numbered:
            continue
        leads = passages[at].text.endswith(":") and at + 1 < len(items) and items[at + 1] is not None
        if not leads and not all(match for _, match in matches[at]):
            held.add(at)
    return held


_MOSTLY = 0.75
"""Share of quotations from which numbered paragraphs, from the first that quotes to the last, are a list of findings."""


def _numbered_paragraphs(passages: Sequence[Passage], items: Sequence[Item | None], quoting: Set[int]) -> Iterator[int]:
    """Yield the places of a report's own numbered paragraphs (1. 2. 3.), under a heading of the council's own: "Background".

    The letter may have the same heading ("Executive summary"): numbered findings under it are no paragraphs of the council's.
    """
    heading: int | None = None
    found: dict[tuple[int, str], list[int]] = {}
    for at, (passage, item) in enumerate(zip(passages, items, strict=True)):
        if passage.kind == "heading":
            heading = at if is_own(passage.text) else None
        elif (
            heading is not None
            and item is not None
            and item.under is None
            and passage.mark
            and passage.mark.series.startswith("number")
        ):
            found.setdefault((heading, passage.mark.series), []).append(at)
    for places in found.values():
        quotes = [n for n, at in enumerate(places) if at in quoting]
        first, last = (quotes[0], quotes[-1]) if quotes else (0, -1)
        listed = len(quotes) >= _MOSTLY * (last - first + 1) and len(quotes) > 1
        yield from (at for n, at in enumerate(places) if not (listed and first <= n <= last))


def _quotation(text: str, match: _Match | None, passage: Passage) -> Quotation:
    if match is None:
        return Quotation(text=text, verdict="not in the letter", place=passage.place, line=passage.line)
    original = match.original
    return Quotation(
        text=text,
        verdict="verbatim" if match.similarity == 1.0 else "edited",
        place=passage.place,
        line=passage.line,
        original=original.text,
        block=original.source.block,
        source=original.source.place(),
        page=original.source.page,
    )


_STRANGE = "\0"
"""The sign of every word that the letter does not have."""


class _Index:
    """The letter's sentences, to be found again: verbatim at once, else the most similar one."""

    def __init__(self, sentences: Sequence[Original], title: str) -> None:
        """`title`: the letter's; whoever names the letter by it quotes none of its sentences."""
        self._title = plain(title).lower()
        # Sentences of the quoted parts come first, so that among equals they win.
        self._sentences = sorted(sentences, key=lambda original: not original.quoted_part)
        self._verbatim: dict[str, Original] = {}
        for original in self._sentences:
            self._verbatim.setdefault(plain(original.text), original)
        self._signs: dict[str, str] = {}
        self._signed = [self._sign(plain(original.text).lower().split()) for original in self._sentences]

    def _sign(self, row: Sequence[str]) -> str:
        """The words as one character each: rapidfuzz compares these several times as fast as words."""
        for word in row:
            self._signs.setdefault(word, chr(len(self._signs) + 1))
        return "".join(map(self._signs.__getitem__, row))

    def __contains__(self, text: str) -> bool:
        """Whether it is a sentence of the letter's, word for word."""
        return plain(text) in self._verbatim

    def find(self, text: str) -> _Match | None:
        """Return the sentence that `text` is, or was edited from; None if there is none."""
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        exact = next((found for form in forms_of(text) if (found := self._verbatim.get(plain(form)))), None)
        if exact is not None:
            return _Match(exact, 1.0)
        row = plain(text).lower()
        row = row.replace(self._title, "") if self._title else row
        mine = "".join(self._signs.get(word, _STRANGE) for word in row.split())
        if len(mine) < _TOO_SHORT or is_name(text):
            return None
        best = process.extractOne(
            mine, self._signed, scorer=Indel.normalized_similarity, processor=None, score_cutoff=EDITED
        )
        if best is not None:
            return _Match(self._sentences[best[2]], min(float(best[1]), 0.999))
        if len(mine) >= _PART:
            for original, signed in zip(self._sentences, self._signed, strict=True):
                if mine in signed:
                    return _Match(original, EDITED)
        return None


def left_out(quotations: Sequence[Quotation], letter: Letter) -> tuple[LeftOut, ...]:
    """The quotable paragraphs of overview and findings that no quotation represents."""
    represented = {quotation.block for quotation in quotations}
    return tuple(
        LeftOut(block=source.block, text=text, source=_paragraph(source), page=source.page)
        for source, text in quotable_paragraphs(letter)
        if source.block not in represented
    )


def topics_left_out(quotations: Sequence[Quotation], letter: Letter) -> tuple[LeftOutTopic, ...]:
    """Return the parts of the findings of which nothing is quoted, in a report that quotes others.

    A report that quotes only the overview omits no topic: the overview covers all. Parts that repeat findings, or case
    studies, do not count.
    """
    represented = {quotation.block for quotation in quotations}
    quotable = {source.block for source, _ in quotable_paragraphs(letter)}
    topics = [
        (section, [block for block in section.blocks if block.id in quotable])
        for section in letter.quoted_sections
        if section.role == "findings" and section.heading and not _repeats_findings(section.heading)
    ]
    silent = [(section, blocks) for section, blocks in topics if not any(b.id in represented for b in blocks)]
    if len(silent) == len(topics):
        return ()
    return tuple(
        LeftOutTopic(heading=section.heading or "", paragraphs=len(blocks), page=blocks[0].page)
        for section, blocks in silent
        if len(blocks) >= TOPIC
    )


def _repeats_findings(heading: str) -> bool:
    return is_childrens_summary(heading) or is_case_study(heading)


def quotable_paragraphs(letter: Letter) -> Iterator[tuple[Source, str]]:
    """The paragraphs of overview and findings that have something to quote, with their sources."""
    seen: set[str] = set()
    for sentence in sentences_of(letter):
        block = sentence.block
        if not sentence.quotable or sentence.listed or block.id in seen:
            continue
        seen.add(block.id)
        yield sentence.source(()), block.text


def _paragraph(source: Source) -> str:
    page = f"page {source.page}" if source.page is not None else None
    return ", ".join(part for part in ("Letter", page, source.section, f"paragraph {source.paragraph_number}") if part)
