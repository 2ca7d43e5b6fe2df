"""Patterns that wait to be compiled behave as compiled ones, and none of the program's own is wrong."""

import copy
import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator

import pytest

import ofsted_report
from ofsted_report.pattern import Pattern


@pytest.mark.parametrize("method", ["findall", "finditer", "fullmatch", "match", "search", "split"])
def test_it_finds_what_a_compiled_pattern_finds(method: str) -> None:
    """Whoever reads a module need not know which of the two it is."""

    def plain(found: object) -> object:
        return [str(each) for each in found] if method == "finditer" else str(found)  # type: ignore[attr-defined]

    text = "Visit of 3 May; VISIT of 4 June"
    waiting = Pattern(r"visit of (\d)", re.IGNORECASE)
    for _ in range(2):  # the first call compiles it
        expected = getattr(re.compile(waiting.pattern, waiting.flags), method)(text)
        assert plain(getattr(waiting, method)(text)) == plain(expected)


def test_it_replaces_what_a_compiled_pattern_replaces() -> None:
    assert Pattern(r"\d").sub("n", "3 May, 4 June", count=1) == "n May, 4 June"
    assert Pattern(r"\d").subn(lambda match: f"<{match[0]}>", "3 May, 4 June") == ("<3> May, <4> June", 2)


def test_it_is_compiled_by_the_first_call_and_not_before() -> None:
    """Compiling every pattern of every module took a third of a build's time."""
    wrong = Pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_it_can_be_copied_and_sent_to_another_process() -> None:
    """A batch sends what it works with to its workers."""
    used = Pattern("a+", re.IGNORECASE)
    used.search("A")
    for other in (copy.deepcopy(used), pickle.loads(pickle.dumps(used))):  # noqa: S301 - our own bytes
        assert (other.pattern, other.flags) == (used.pattern, used.flags)
        assert other.search("bAa")[0] == "Aa"


def _patterns(value: object) -> Iterator[Pattern]:
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _patterns(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _patterns(each)
    elif hasattr(type(value), "__dataclass_fields__"):
        for name in type(value).__dataclass_fields__:
            yield from _patterns(getattr(value, name, None))


def test_every_pattern_of_the_program_compiles() -> None:
    """A mistake in one would else be met by the first letter that needs it."""
    names = [each.name for each in pkgutil.walk_packages(ofsted_report.__path__, "ofsted_report.")]
    found = [
        pattern
        for name in names
        if not name.endswith("__main__")
        for value in vars(importlib.import_module(name)).values()
        for pattern in _patterns(value)
    ]
    assert len(found) > 300
    for pattern in found:
        re.compile(pattern.pattern, pattern.flags)
