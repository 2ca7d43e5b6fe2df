"""Mutation testing: which small changes to a module do its tests not notice?

    python scripts/mutate.py src/ofsted_report/letter/dates.py tests/letter/test_dates.py
    python scripts/mutate.py src/ofsted_report/batch/plan.py tests/batch/test_plan.py --lines 35-70 --kinds argument,operand
    python scripts/mutate.py src/ofsted_report/batch/plan.py tests/batch/test_plan.py --again survivors.txt

Each mutant is the module with one change, and is run against the named tests in a forked process (POSIX only). Printed
are the mutants that survive, with their line, and the score: how many of all were noticed. A survivor is a missing
test, or a change that makes no difference.

Why not mutmut or cosmic-ray: this program's rules are patterns and tables at the top of modules. mutmut changes code
inside functions only, cosmic-ray no patterns. Here a pattern loses one alternative, one lookaround or one `?` at a time.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import resource
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

_PATTERN = re.compile(r"\\[a-zA-Z]|\(\?|\||\[")
"""What a text has that is a regular expression."""
_PRELOADED = "pytest hypothesis.strategies msgspec rapidfuzz.fuzz".split()
"""Imported once, before processes are forked; not what is mutated, nor what imports it."""
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
_NO_MUTANT = 100
"""A process's exit code where the change leaves no module: a pattern that is none any more."""
_MEMORY = 4 * 2**30
"""Bytes that a process may use: a loop without its end would take the machine's."""

Outcome = Literal["noticed", "survived", "no mutant"]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: this field of this node gets another value."""

    kind: str
    line: int
    node: ast.AST
    field: str
    value: Any
    told: str


def mutants(tree: ast.Module) -> Iterator[Mutant]:
    """Every mutant of the module, in the order of its lines."""
    passed_over = set(_passed_over(tree))
    found = [one for node in ast.walk(tree) if node not in passed_over for one in _changes(node)]
    yield from sorted(found, key=lambda one: one.line)


def _passed_over(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, annotations, decorators, imports for the type checker: they do nothing that a test could see."""
    for node in ast.walk(tree):
        without: list[Any] = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        without += getattr(node, "decorator_list", [])
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            without.append(node)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            without.append(node)
        for one in filter(None, without):
            yield from ast.walk(one)


def _changes(node: ast.AST) -> Iterator[Mutant]:  # noqa: PLR0912  (a case for each kind of node)
    """The changes of one node itself."""
    changes: dict[str, list[tuple[str, Any, str]]] = {}  # kind → field, its value, what is told
    match node:
        case ast.Compare(ops=[op]):
            changes["comparison"] = [("ops", [_SWAPPED[type(op)]()], f"other comparison: {ast.unparse(node)}")]
        case ast.BoolOp(op=op, values=values):
            changes["operand"] = [("op", _SWAPPED[type(op)](), f"and/or swapped: {ast.unparse(node)}")]
            neutral = ast.Constant(isinstance(op, ast.And))
            for at, one in enumerate(values):
                others = [*values[:at], neutral, *values[at + 1 :]]
                changes["operand"].append(("values", others, f"without operand {ast.unparse(one)}"))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            turned = ast.UnaryOp(ast.Not(), operand)
            changes["operand"] = [("operand", turned, f"without not: {ast.unparse(node)}")]
        case ast.BinOp(op=ast.Add() | ast.Sub() as sign):
            changes["number"] = [("op", _SWAPPED[type(sign)](), f"+ and - swapped: {ast.unparse(node)}")]
        case ast.Constant(value=bool(value)):
            changes["constant"] = [("value", not value, f"{value} turned")]
        case ast.Constant(value=int(number)):
            changes["number"] = [("value", number + 1, f"{number} becomes {number + 1}")]
        case ast.Constant(value=str(text)) if _PATTERN.search(text):
            changes["pattern"] = [("value", left, f"pattern {gone}") for gone, left in reduced(text)]
        case ast.Constant(value=str(text)) if text:
            changes["text"] = [("value", f"{text}×", f"text {text!r}")]
        case ast.Call():
            changes["argument"] = [*_without_one(node, "args"), *_without_one(node, "keywords")]
        case ast.comprehension():
            changes["branch"] = _without_one(node, "ifs")
        case ast.If(test=test) | ast.IfExp(test=test):
            changes["branch"] = [
                ("test", ast.Constant(always), f"always {always}: if {ast.unparse(test)}") for always in (True, False)
            ]
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            changes["statement"] = [("value", ast.Constant(None), f"returns None, not {ast.unparse(value)}")]
        case ast.Slice():
            bounds = (("lower", node.lower), ("upper", node.upper))
            changes["number"] = [(field, None, f"slice without {ast.unparse(one)}") for field, one in bounds if one]
    line = getattr(node, "lineno", None) or min((getattr(one, "lineno", 0) for one in ast.walk(node)), default=0)
    for kind, ways in changes.items():
        yield from (Mutant(kind, line, node, *way) for way in ways)
    for field in ("body", "orelse"):
        yield from _without_a_step(node, field)


def _without_one(node: ast.AST, field: str) -> list[tuple[str, Any, str]]:
    items: list[ast.AST] = getattr(node, field)
    return [(field, items[:at] + items[at + 1 :], f"without {ast.unparse(one)}") for at, one in enumerate(items)]


def _without_a_step(node: ast.AST, field: str) -> Iterator[Mutant]:
    """A block without one of its statements, those that a block can do without."""
    block = getattr(node, field, None)
    for at, step in enumerate(block if isinstance(block, list) else []):
        called = isinstance(step, ast.Expr) and not isinstance(step.value, ast.Constant)
        if called or isinstance(step, ast.AugAssign | ast.Continue | ast.Break):
            without = [*(block or [])[:at], ast.Pass(), *(block or [])[at + 1 :]]
            yield Mutant("statement", step.lineno, node, field, without, f"without {ast.unparse(step)}")


def reduced(pattern: str) -> Iterator[tuple[str, str]]:
    """The pattern without one alternative, one lookaround, or the `?` or `*` after something: what is gone, what is left.

    A piece of an f-string may open a group that another piece closes; such a group stays as it is.
    """
    groups: list[list[int]] = [[-1]]  # where the open groups begin, each with its bars
    in_class, at = False, 0
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif in_class:
            in_class = letter != "]"
        elif letter == "[":
            in_class = True
        elif letter == "(":
            groups.append([at])
        elif letter == "|":
            groups[-1].append(at)
        elif letter == ")" and len(groups) > 1:
            yield from _of_group(pattern, groups.pop(), at)
        elif letter in "?*" and at and pattern[at - 1] not in "(+*?}{":
            yield f"needs once what was {pattern[max(0, at - 12) : at + 1]!r}", pattern[:at] + pattern[at + 1 :]
        at += 1
    if len(groups) == 1:
        yield from _of_group(pattern, groups[0], len(pattern))


def _of_group(pattern: str, bars: list[int], end: int) -> Iterator[tuple[str, str]]:
    start = bars[0]
    if re.match(r"\(\?<?[=!]", pattern[start:] if start >= 0 else ""):
        yield f"without {pattern[start : end + 1]!r}", pattern[:start] + pattern[end + 1 :]
    if len(bars) > 1:
        head = re.match(r"\((?:\?(?::|<?[=!]|P<\w+>|-?\w+:))?", pattern[start:]) if start >= 0 else None
        edges = [start + (head.end() if head else 1), *(bar + 1 for bar in bars[1:]), end + 1]
        for first, after in pairwise(edges):
            cut = slice(first, after) if after <= end else slice(first - 1, after - 1)
            yield f"without {pattern[first : after - 1]!r}", pattern[: cut.start] + pattern[cut.stop :]


def outcomes(
    module: Path, tests: Sequence[str], tree: ast.Module, found: Sequence[Mutant], jobs: int, seconds: int
) -> list[Outcome]:
    """What became of each mutant, `jobs` at once; one that takes over so many seconds is noticed."""
    ended: dict[int, Outcome] = {}
    running: dict[int, int] = {}
    for number in range(len(found) + jobs):
        if number < len(found):
            running[_start(module, tests, tree, found[number], seconds)] = number
        if running and (len(running) == jobs or number >= len(found)):
            process, status = os.wait()
            code = os.waitstatus_to_exitcode(status)
            ended[running.pop(process)] = {0: "survived", _NO_MUTANT: "no mutant"}.get(code, "noticed")  # type: ignore[assignment]
    return [ended[number] for number in range(len(found))]


def _start(module: Path, tests: Sequence[str], tree: ast.Module, mutant: Mutant | None, seconds: int) -> int:
    """A process that runs the tests against the mutant (None: the module as it is), and exits as pytest does."""
    if process := os.fork():
        return process
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        signal.alarm(seconds)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        if mutant:
            setattr(mutant.node, mutant.field, mutant.value)
        code = _tested(module, tests, ast.fix_missing_locations(tree))
    finally:
        os._exit(code)


def _tested(module: Path, tests: Sequence[str], tree: ast.Module) -> int:
    import pytest

    name = ".".join(module.resolve().with_suffix("").parts).rpartition(".src.")[2]
    mutated = sys.modules[name] = module_from_spec(ModuleSpec(name, None, origin=str(module)))
    mutated.__file__ = str(module)
    try:
        exec(compile(tree, str(module), "exec"), mutated.__dict__)  # noqa: S102
    except (re.error, SyntaxError):
        return _NO_MUTANT
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))


def main(given: Sequence[str] | None = None) -> int:
    """Print the survivors and the score; exit 1 if there are any, 2 if the tests fail without a mutant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("module", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--lines", default="1-1000000", help="only mutants of these lines: 40-60")
    parser.add_argument("--kinds", default="", help="only these, with commas between them: pattern,branch,argument …")
    parser.add_argument("--again", type=Path, help="only the survivors in this file, which an earlier run printed")
    parser.add_argument("--every", type=int, default=1, help="every N-th mutant, for a quick look")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once [2]")
    parser.add_argument("--seconds", type=int, default=60, help="the longest a run of the tests may take [60]")
    asked = parser.parse_args(given)
    first, last = map(int, asked.lines.split("-"))
    kinds = set(filter(None, asked.kinds.split(",")))
    tree = ast.parse(asked.module.read_text(encoding="utf-8"))
    found = [one for one in mutants(tree) if first <= one.line <= last and (not kinds or one.kind in kinds)]
    if asked.again:
        survivors = {line.partition(": ")[2] for line in asked.again.read_text(encoding="utf-8").splitlines()}
        found = [one for one in found if one.told in survivors]
    found = found[:: asked.every]
    for name in _PRELOADED:
        __import__(name)
    process = _start(asked.module, asked.tests, tree, None, asked.seconds)
    if os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]):
        print("The tests fail, or are none, without a mutant.", file=sys.stderr)
        return 2
    ended = outcomes(asked.module, asked.tests, tree, found, asked.jobs, asked.seconds)
    for one, outcome in zip(found, ended, strict=True):
        if outcome == "survived":
            print(f"{asked.module.name}:{one.line}: {one.told}")
    counts = Counter(ended)
    real = counts["noticed"] + counts["survived"]
    print(f"{counts['noticed']} of {real} mutants noticed ({counts['noticed'] / max(1, real):.0%})")
    return 1 if counts["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
