"""Items gathered by what they have in common; itertools.groupby gathers neighbours alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Return the items by their keys; keys in the order of their first items, items in their own order.

    >>> grouped(["Anyshire", "Saltby", "Aldersea"], lambda name: name[0])
    {'A': ['Anyshire', 'Aldersea'], 'S': ['Saltby']}
    """
    found: dict[Key, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
