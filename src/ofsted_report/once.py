"""What is made of a letter or a report is made once, although many rules ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")
_KEPT = 4
"""Things whose results are kept: a report is compared with one letter at a time, or with a few."""


def once(make: Callable[[_Thing], _Made]) -> Callable[[_Thing], _Made]:
    """Return the function, made to remember its results for the last few things that it was called with.

    Things are told apart by identity: to compare or hash a whole letter would take longer than most of what is made of it.
    So nothing in them, nor in the results, may be changed.
    """
    kept: tuple[tuple[_Thing, _Made], ...] = ()

    @wraps(make)
    def made_once(thing: _Thing) -> _Made:
        nonlocal kept
        for known, made in kept:
            if known is thing:
                return made
        made = make(thing)
        kept = ((thing, made), *kept[: _KEPT - 1])
        return made

    return made_once
