"""Alternatives of patterns that could go: whatever they match, the rest of their pattern matches as well.

`rule_support.py --dead` asks this of every alternative. Texts are made that the pattern matches by this alternative alone, and
the pattern is searched in each of them without it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

_EXAMPLES = 120
_METHODS = ("search", "match", "fullmatch")


class _NeededError(Exception):
    """A text was made that is matched otherwise without the alternative."""


class Branch(NamedTuple):
    """Where an alternative is in a pattern, and where with those beside it."""

    start: int
    end: int
    first: int
    last: int


def is_dead(pattern: re.Pattern[str], path: Sequence[Branch], uses: Iterable[str], *, only_whether: bool) -> bool:
    """Whether no text could be made that the pattern matches otherwise, or not, without an alternative.

    Args:
        pattern: the pattern with the alternative.
        path: the alternatives that it is a part of, from the outermost, and itself.
        uses: the methods by which the pattern is searched; if there are none, it may be any.
        only_whether: what is matched is not asked, but whether anything is.
    """
    source = pattern.pattern
    start, end, _, last = path[-1]
    alone = source[start:end]
    for place, (_, _, first, last_beside) in reversed(list(enumerate(path))):
        begin, stop = (path[place - 1].start, path[place - 1].end) if place else (0, len(source))
        alone = source[begin:first] + alone + source[last_beside:stop]
    rest = source[:start] + source[end + 1 :] if end < last else source[: start - 1] + source[end:]
    alphabet = st.characters(min_codepoint=32, max_codepoint=126, include_characters="".join({*source} - {"\n"}))

    @settings(
        max_examples=_EXAMPLES, phases=[Phase.generate], database=None, deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.from_regex(re.compile(alone, pattern.flags), alphabet=alphabet))
    def every_text_is_matched_by_the_rest(text: str) -> None:
        for method in tuple(uses) or _METHODS:
            found = pattern.search(text)
            begin, stop = found.span() if found and method != "search" else (0, len(text))
            given_to = text[begin : stop if method == "fullmatch" else None]
            before, after = (getattr(one, method)(given_to) for one in (pattern, without))
            if only_whether and bool(before) == bool(after):
                continue
            if (before and (before.span(), before.groups())) != (after and (after.span(), after.groups())):
                raise _NeededError

    try:
        without = re.compile(rest, pattern.flags)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            every_text_is_matched_by_the_rest()
    except (_NeededError, HypothesisException, re.error):
        return False
    return True
