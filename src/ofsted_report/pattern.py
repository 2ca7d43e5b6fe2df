"""Regular expressions that are compiled when they are first used: no command needs all the hundreds that its modules hold."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

_METHODS = frozenset({"findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"})


class Pattern:
    """Like `re.compile(pattern, flags)`, but compiled by the first call of a method.

    Raises, at that call:
        re.error: it is not a valid regular expression.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r}, {self.flags!r})"

    if TYPE_CHECKING:  # the methods of `re.Pattern`

        def search(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None: ...
        def match(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None: ...
        def fullmatch(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None: ...
        def finditer(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]: ...
        def findall(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> list[Any]: ...
        def split(self, string: str, maxsplit: int = 0) -> list[str | Any]: ...
        def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str: ...
        def subn(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> tuple[str, int]: ...

    else:

        def __getattr__(self, name: str) -> Any:
            """Called once for each method: from then on the instance has the compiled pattern's own."""
            if name not in _METHODS:
                raise AttributeError(f"'Pattern' object has no attribute {name!r}")
            method = getattr(re.compile(self.pattern, self.flags), name)
            setattr(self, name, method)
            return method
