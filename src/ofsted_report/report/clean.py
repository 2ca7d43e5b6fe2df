"""Text from outside made fit for every format: what no document can hold goes, all else stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TypeVar, cast

from ofsted_report.pattern import Pattern

_SPACE = Pattern(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_FORBIDDEN = Pattern("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that XML 1.0 forbids or discourages: control characters, lone surrogates, noncharacters."""

_Any = TypeVar("_Any")


def clean(text: str) -> str:
    """Line ends and tabs as a space; without characters that no XML or HTML document may hold.

    >>> clean("One\\ttwo\\x00")
    'One two'
    """
    return text if text.isprintable() else _FORBIDDEN.sub("", _SPACE.sub(" ", text))


def cleaned(value: _Any) -> _Any:
    """Return the same dataclass, tuple, mapping or text with every text in it clean; the object itself if all are."""
    if isinstance(value, str):
        return cast(_Any, clean(value))
    if isinstance(value, tuple):
        members = tuple(map(cleaned, value))
        return cast(_Any, members if _differ(members, value) else value)
    if names := _given_to(type(value)):  # type: ignore[arg-type]
        held = ((name, getattr(value, name)) for name in names)
        changed = {name: made for name, old in held if (made := cleaned(old)) is not old}
        return replace(value, **changed) if changed else value  # type: ignore[type-var]
    if isinstance(value, Mapping):
        texts = {name: cleaned(member) for name, member in value.items()}
        return cast(_Any, texts if _differ(texts.values(), value.values()) else value)
    return value


@cache
def _given_to(kind: type[object]) -> tuple[str, ...]:
    """The names of the fields that a dataclass is made of; none of another class."""
    return tuple(field.name for field in fields(kind) if field.init) if is_dataclass(kind) else ()


def _differ(made: Iterable[object], given: Iterable[object]) -> bool:
    return any(new is not old for new, old in zip(made, given, strict=True))
