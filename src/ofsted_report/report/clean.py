"""Text from outside made fit for every format: what no document can hold goes, all else stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML 1.0 forbids or discourages: control characters, lone surrogates, noncharacters."""

_Any = TypeVar("_Any")


def clean(text: str) -> str:
    """Line ends and tabs as a space; without characters that no XML or HTML document may hold.

    >>> clean("One\\ttwo\\x00")
    'One two'
    """
    return _FORBIDDEN.sub("", _SPACE.sub(" ", text))


def cleaned(value: _Any) -> _Any:
    """The same dataclass, tuple or text with every text in it clean."""
    if isinstance(value, str):
        return cast(_Any, clean(value))
    if isinstance(value, tuple):
        return cast(_Any, tuple(cleaned(member) for member in value))
    if isinstance(value, Mapping):
        return cast(_Any, {name: cleaned(member) for name, member in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        return cast(_Any, replace(value, **{f.name: cleaned(getattr(value, f.name)) for f in fields(value) if f.init}))
    return value
