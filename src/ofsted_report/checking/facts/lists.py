"""Are the letter's lists whole and in Ofsted's words where a report shows them: areas covered, what needs to improve, actions?

A report shows a list where it has several of its items, as list items, in the cells of a column, or as paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from ofsted_report.checking.facts.list_names import LIST_NAMES, named_lists
from ofsted_report.checking.list_groups import lists_of
from ofsted_report.checking.model import Problem
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.printed import beginning_of, letters_in, letters_of, texts_of
from ofsted_report.findings.matching import marked, plain, words
from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.model import Letter, ListedItem, ListName
from ofsted_report.letter.sentence_labels import labels_of

ALIKE = 0.5
"""Share of common words in common order from which a passage is an item of the list in other words."""
_IN_A_COLUMN = 0.34
"""The same in a column that repeats the list: its cells follow the items one by one, so less similarity is enough."""
_SHOWN = 0.5
"""Share of a list's items, two at least, that a report has when it shows the list."""
_SHORTEST = 3
"""Words; a shorter text is no item in other words."""


class _Found(NamedTuple):
    """An item of the letter's list in the report."""

    passage: Passage
    similarity: float
    """The share of common words; 1.0 only if verbatim, but for hyphens and stops."""

    @property
    def verbatim(self) -> bool:
        """Whether the report has the item's own words."""
        return self.similarity == 1.0


def list_problems(passages: Sequence[Passage], quoted: frozenset[str], letter: Letter, path: str) -> Iterator[Problem]:
    """Yield items of the letter's lists that the report omits or has in other words.

    `quoted`: sentences that are reported as edited quotations already, in plain form.
    """
    in_lists = {letters_of(item.text) for name in LIST_NAMES for item in letter.listed(name)}
    shown = [passage for passage in passages if passage.kind != "margin"]
    named: dict[int, ListName | None] = {
        id(each.passage): each.list for each in named_lists(shown, lambda text: letters_of(text) in in_lists)
    }
    parts = {id(passage): item.list if item else -1 for passage, item in zip(shown, lists_of(shown), strict=True)}
    quotes = {id(passage) for passage in shown if beginning_of(passage.text) in letters_in(letter)}
    # A finding may say nearly the same as an item.
    verbatim = frozenset(plain(each.text) for each in letter.sentences if each.role in ("overview", "findings"))
    groups = _groups([passage for passage in shown if passage.kind != "heading"])
    for name in LIST_NAMES:
        # the sentence "This letter summarises …" is paraphrased in a report
        items = tuple(item for item in letter.listed(name) if "this letter" not in labels_of(item.text))
        known = _Context(name, named, parts, quotes, quoted | verbatim, path)
        for group in groups if items else ():
            yield from _of_group(group, items, known)


class _Context(NamedTuple):
    """What is known of the passages, each by its id, where one list is compared."""

    name: ListName
    named: Mapping[int, ListName | None]
    """The list that the heading of each names."""
    parts: Mapping[int, int]
    """The number of the report's list that each is an item of; -1 for what is no item."""
    quotes: Set[int]
    """Those that begin with the letter's words."""
    edited: frozenset[str]
    path: str


def _groups(passages: Sequence[Passage]) -> list[list[Passage]]:
    """The passages that may hold a list: each column of each table without grades, and everything outside tables."""
    graded = {passage.cell.table for passage in passages if passage.cell is not None and is_grade(passage.text)}
    columns: dict[tuple[int, int], list[Passage]] = {}
    for passage in passages:
        if passage.cell is not None and passage.cell.table not in graded:
            columns.setdefault((passage.cell.table, passage.cell.column), []).append(passage)
    return [[passage for passage in passages if passage.cell is None], *columns.values()]


def _of_group(group: Sequence[Passage], items: Sequence[ListedItem], known: _Context) -> Iterator[Problem]:
    in_column = bool(group) and group[0].cell is not None
    found = _match(group, items, _IN_A_COLUMN if in_column else ALIKE, known)
    verbatim = sum(each is not None and each.verbatim for each in found)
    shown = sum(each is not None for each in found)
    if in_column:
        alike = sum(each is not None and each.similarity >= ALIKE for each in found)
        quotes = sum(id(passage) in known.quotes for passage in group)
        shows_list = verbatim > 0 or (alike > 1 and shown >= _SHOWN * min(len(items), len(group) - 1))
        shows_list = shows_list and 2 * alike >= quotes  # a column of findings may have an item among them
    elif len(items) == 1:
        shows_list = shown > 0
    else:
        shows_list = verbatim > 0 and (shown > 1 or _is_listed(group, items) or _is_announced(found, known))
    if not shows_list:
        return
    for item, each in zip(items, found, strict=True):
        if each is None:
            yield _missing(item, LIST_NAMES[known.name], group, found, known.path)
        elif not each.verbatim and plain(each.passage.text) not in known.edited:
            yield Problem.at(
                each.passage,
                code="list-item-edited",
                message=f"An item of {LIST_NAMES[known.name]} was edited ([-letter-] {{+report+}}).",
                path=known.path,
                page=item.place.page if item.place else None,
                detail=marked(each.passage.text, item.text),
            )


def _is_listed(group: Sequence[Passage], items: Sequence[ListedItem]) -> bool:
    """Whether a list of the report has an item twice: once in the place of another."""
    texts = {letters_of(item.text) for item in items}
    times = Counter(letters_of(passage.text) for passage in group if passage.kind == "item")
    return any(times[text] > 1 for text in texts)


def _is_announced(found: Sequence[_Found | None], known: _Context) -> bool:
    """Whether the one item that a report has is under the name of its list."""
    return any(
        each is not None and each.passage.kind == "item" and known.named[id(each.passage)] == known.name
        for each in found
    )


def _without_findings(group: Sequence[Passage], items: Sequence[ListedItem], known: _Context) -> Sequence[Passage]:
    """The passages without the lists that quote more else than items of this list: among findings, an item is a finding.

    All passages, where the others show no two of its items.
    """
    texts = {letters_of(text) for item in items for text in texts_of(item)}
    balance: Counter[int] = Counter()
    for passage in group:
        is_item = letters_of(passage.text) in texts
        balance[known.parts[id(passage)]] += is_item * 2 - (is_item or id(passage) in known.quotes)
    rest = [p for p in group if known.parts[id(p)] < 0 or balance[known.parts[id(p)]] >= 0]
    left = sum(letters_of(passage.text) in texts for passage in rest)
    return rest if left >= min(2, len(items) - 1) else group


def _missing(
    item: ListedItem, called: str, group: Sequence[Passage], found: Sequence[_Found | None], path: str
) -> Problem:
    near = next((each.passage for each in found if each is not None), group[0])
    return Problem.at(
        near,
        code="list-item-missing",
        message=f"The report shows some of {called}, and leaves this item of the letter out.",
        path=path,
        page=item.place.page if item.place else None,
        detail=item.text,
    )


def _match(group: Sequence[Passage], items: Sequence[ListedItem], alike: float, known: _Context) -> list[_Found | None]:
    """Return each item's passage: verbatim, or the most similar one that does not belong to another item."""
    from rapidfuzz.distance import Indel

    group = _without_findings(group, items, known)
    joined = "".join(letters_of(passage.text) for passage in group)
    by_text = {letters_of(passage.text): passage for passage in group}
    found: list[_Found | None] = []
    taken: set[int] = set()
    for item in items:
        exact = by_text.get(letters_of(item.text))
        if exact is None and _is_inside(item, joined):
            inside = (
                p for p in group if letters_of(p.text) in letters_of(item.text) and len(words(p.text)) >= _SHORTEST
            )
            exact = next(inside, group[0])
        found.append(_Found(exact, 1.0) if exact is not None else None)
        if exact is not None:
            taken.add(id(exact))
    ranked = sorted(
        (
            (Indel.normalized_similarity(words(passage.text.lower()), words(item.text.lower())), at, number)
            for at, item in enumerate(items)
            if found[at] is None
            for number, passage in enumerate(group)
            if id(passage) not in taken and len(words(passage.text)) >= _SHORTEST
        ),
        reverse=True,
    )
    used: set[int] = set()
    for similarity, at, number in ranked:
        if similarity < alike:
            break
        if found[at] is None and number not in used:
            found[at] = _Found(group[number], min(similarity, 0.999))
            used.add(number)
    return found


def _is_inside(item: ListedItem, joined: str) -> bool:
    """Whether the report has the item's words in one run, or each of its parts: sub-items are items of their own there."""
    texts = [letters_of(part.text) for part in item.parts] or [letters_of(item.text)]
    return letters_of(item.text) in joined or all(text in joined for text in texts)
