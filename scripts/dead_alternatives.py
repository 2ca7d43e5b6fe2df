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

    def is_needed(method: str) -> bool:
        """Whether there is such a text for a method: with anything around the match if it is searched for."""
        texts = st.from_regex(re.compile(alone, pattern.flags), fullmatch=method != "search", alphabet=alphabet)

        @settings(
            max_examples=_EXAMPLES, phases=[Phase.generate], database=None, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(texts)
        def every_text_is_matched_by_the_rest(text: str) -> None:
            before, after = (getattr(one, method)(text) for one in (pattern, without))
            if bool(before) != bool(after) or (before and not only_whether and not _are_same(before, after)):
                raise _NeededError

        try:
            every_text_is_matched_by_the_rest()
        except (_NeededError, HypothesisException):
            return True
        return False

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            without = re.compile(rest, pattern.flags)
            return not any(is_needed(method) for method in tuple(uses) or _METHODS)
        except re.error:  # a group that is referred to is in the alternative
            return False


def _are_same(one: re.Match[str], other: re.Match[str]) -> bool:
    return (one.span(), one.groups()) == (other.span(), other.groups())
