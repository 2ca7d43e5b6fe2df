"""Which alternatives of the reading rules' patterns match in real letters and samples, and which match nowhere.

    python scripts/rule_support.py LETTERS…
    python scripts/rule_support.py ../shared/letters samples --sample 5 --module letter --show 3
    python scripts/rule_support.py ../shared/letters samples --tests tests/letter tests/checking --falsify 40
    python scripts/rule_support.py samples --dead --module letter
    python scripts/rule_support.py ../shared/letters samples --json > support.json

Each letter is read, its findings are chosen, a report is built and checked, all in one pass. Meanwhile every pattern of
the program records which of its alternatives took part in a match. What no letter needs is printed by module, with
the pattern's line; `--show N` also names letters for each alternative that fewer than N letters need.

How it works: `ofsted_report.pattern.Pattern` is replaced, before other modules are imported, by a function that returns the
compiled pattern in a `Recorder`. It splits the pattern at each "|" (`alternatives`) and names every alternative as a group.
Where the pattern matches, the named form is matched at the same place with the `regex` library, which knows all captures of
a group in a repetition. Alternatives in a negative lookahead or lookbehind take part in no match and are left out. So are
the members of closed classes: those of `lexicon`, which patterns are composed of by name, and English's own (articles,
auxiliary verbs, prepositions …). A class stays complete whether or not letters need each member.

An alternative without support is not wrong for that: unseen letters need what these do not. It is replaced by a general
form that covers it, is given a sample or an example in a test that shows it, or is removed if it is dead. `--tests` counts
as support what the examples of tests match (not what hypothesis makes up), `--falsify N` what is matched in altered reports
of every N-th letter, which are what the rules of `checking` are for. `--dead` lists the alternatives that could go: whatever
they match, the rest of their pattern matches; behind a "?", only as long as nothing asks what was matched. `--halves` shows
how much is learned from few letters: of the alternatives that one half of the letters needs, how many the other half needs.

Exit codes: 0 done, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import regex

from dead_alternatives import Branch, is_dead

_PACKAGE = "ofsted_report"
_SUFFIXES = {".pdf", ".docx", ".txt"}
_TODAY, _COMMITTEE_DATE = date(2025, 12, 1), date(2026, 1, 15)


@dataclass(slots=True)
class Alternative:
    """One alternative of a pattern, and the letters in which it took part in a match."""

    text: str
    group: str
    """The name of its group in the named form."""
    path: list[Branch] = field(default_factory=list)
    """Where it is in the pattern, and before that, from the outermost, the alternatives that it is a part of."""
    letters: set[str] = field(default_factory=set)


def alternatives(pattern: str, *, verbose: bool = False) -> tuple[str, tuple[Alternative, ...]]:
    """The pattern with each of its alternatives as a named group, and the alternatives in order.

    >>> alternatives("a(?:b|c)")[0]
    'a(?:(?P<a0>b)|(?P<a1>c))'
    """
    return _Splitter(pattern, verbose=verbose or "x" in _global_flags(pattern)).split()


def _global_flags(pattern: str) -> str:
    match = re.compile(r"\(\?([aiLmsux]+)\)").match(pattern)
    return match[1] if match else ""


class _Splitter:
    """A walk through a pattern, character by character, that copies it and names its alternatives."""

    _OPENING = re.compile(r"\((?:\?(?:P<(?P<name>\w+)>|P=\w+|P>\w+|#[^)]*|[<]?[=!]|>|:|[aiLmsux]*(?:-[imsx]+)?:))?")

    def __init__(self, pattern: str, *, verbose: bool) -> None:
        self._pattern = pattern
        self._verbose = verbose
        self._at = len(_global_flags(pattern)) + 3 if _global_flags(pattern) else 0
        self._found: list[Alternative] = []
        self._captured = 0

    def split(self) -> tuple[str, tuple[Alternative, ...]]:
        start = self._pattern[: self._at]
        return start + self._alternation(counted=True), tuple(self._found)

    def _alternation(self, *, counted: bool) -> str:
        """What is inside one group, to its closing bracket or to the end of the pattern."""
        begin = self._at
        branches = [""]
        edges = [begin]
        inside = [len(self._found)]
        while self._at < len(self._pattern) and self._pattern[self._at] != ")":
            if self._pattern[self._at] == "|":
                self._at += 1
                branches.append("")
                edges.append(self._at)
                inside.append(len(self._found))
            else:
                branches[-1] += self._element(counted=counted)
        ends = [edge - 1 for edge in edges[1:]] + [self._at]
        if len(branches) == 1 or not counted:
            return "|".join(branches)
        named = []
        inside.append(len(self._found))
        for number, (branch, start, end) in enumerate(zip(branches, edges, ends, strict=True)):
            here = Branch(start, end, begin, self._at)
            for part in self._found[inside[number] : inside[number + 1]]:
                part.path.insert(0, here)
            one = Alternative(" ".join(self._pattern[start:end].split()), f"a{len(self._found)}", [here])
            self._found.append(one)
            named.append(f"(?P<{one.group}>{branch})")
        return "|".join(named)

    def _element(self, *, counted: bool) -> str:
        """One element: an escape, a class, a comment, a group with what is in it, or any other character."""
        here = self._pattern[self._at]
        if here == "\\":
            return self._escape()
        if here == "[":
            return self._take(self._end_of_class())
        if here == "#" and self._verbose:
            end = self._pattern.find("\n", self._at)
            return self._take(len(self._pattern) if end < 0 else end)
        if here == "(":
            return self._group(counted=counted)
        return self._take(self._at + 1)

    def _escape(self) -> str:
        number = re.compile(r"\\([1-9])").match(self._pattern, self._at)
        if number is None:
            return self._take(self._at + 2)
        self._at += 2
        return f"(?P=g{number[1]})"  # groups that were numbered have a name now

    def _group(self, *, counted: bool) -> str:
        match = self._OPENING.match(self._pattern, self._at)
        opening = match[0] if match else "("
        self._at += len(opening)
        if opening.startswith(("(?#", "(?P=")):
            return opening + self._take(self._at + 1)
        if opening == "(":
            self._captured += 1
            opening = f"(?P<g{self._captured}>"
        elif match and match["name"]:
            self._captured += 1
        inside = self._alternation(counted=counted and opening not in ("(?!", "(?<!"))
        return opening + inside + self._take(self._at + 1)

    def _end_of_class(self) -> int:
        end = self._at + 1
        if self._pattern[end] == "^":
            end += 1
        end += 1  # a closing bracket that comes first is one of the characters
        while self._pattern[end] != "]":
            end += 2 if self._pattern[end] == "\\" else 1
        return end + 1

    def _take(self, end: int) -> str:
        taken, self._at = self._pattern[self._at : end], end
        return taken


class Recorder:
    """A compiled pattern that records which of its alternatives take part in its matches."""

    letter = ""
    """The letter that is read now, for all patterns."""

    def __init__(self, compiled: re.Pattern[str], module: str, where: str, *, is_mark: bool = False) -> None:
        self.compiled = compiled
        self.module = module
        self.where = where
        self.is_mark = is_mark
        """Nothing asks what was matched."""
        self.uses: set[str] = set()
        """The methods that were called."""
        named, self.alternatives = alternatives(compiled.pattern, verbose=bool(compiled.flags & re.VERBOSE))
        flags = regex.V0
        for one in ("IGNORECASE", "MULTILINE", "DOTALL", "VERBOSE"):
            if compiled.flags & getattr(re, one):
                flags |= getattr(regex, one)
        self._named = regex.compile(named, flags) if self.alternatives else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.compiled, name)

    def __hash__(self) -> int:
        return hash(self.compiled)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Recorder) and self.compiled == other.compiled

    def _record(self, found: Any) -> None:
        for one in self.alternatives:
            if self.letter not in one.letters and found.captures(one.group):
                one.letters.add(self.letter)

    def _one(self, how: str, text: str, *where: int) -> Any:
        self.uses.add(how)
        match = getattr(self.compiled, how)(text, *where)
        if match is not None and self._named is not None and self._is_wanted():
            found = getattr(self._named, how)(text, *where)
            if found is not None:
                self._record(found)
        return match

    def _is_wanted(self) -> bool:
        return any(self.letter not in one.letters for one in self.alternatives)

    def search(self, text: str, *where: int) -> Any:
        return self._one("search", text, *where)

    def match(self, text: str, *where: int) -> Any:
        return self._one("match", text, *where)

    def fullmatch(self, text: str, *where: int) -> Any:
        return self._one("fullmatch", text, *where)

    def _all(self, text: str) -> None:
        self.uses.add("search")
        if self._named is not None and self._is_wanted() and self.compiled.search(text):
            for found in self._named.finditer(text):
                self._record(found)

    def finditer(self, text: str, *where: int) -> Any:
        self._all(text)
        return self.compiled.finditer(text, *where)

    def findall(self, text: str, *where: int) -> Any:
        self._all(text)
        return self.compiled.findall(text, *where)

    def split(self, text: str, *rest: Any, **more: Any) -> Any:
        self._all(text)
        return self.compiled.split(text, *rest, **more)

    def sub(self, by: Any, text: str, *rest: Any, **more: Any) -> Any:
        self._all(text)
        return self.compiled.sub(by, text, *rest, **more)


def record() -> dict[tuple[str, int], Recorder]:
    """Make every pattern of the program a `Recorder`, in modules that are imported from now on, and return all of them.

    A pattern that several modules share, such as a heading of all kinds, is one, under the module that uses it first.
    """
    from ofsted_report import pattern as module

    kept: dict[tuple[str, int], Recorder] = {}

    def recorder(pattern: str, flags: int = 0) -> Recorder | re.Pattern[str]:
        where = _asked_by(sys._getframe(1))
        if where[0] == "letter.marks":
            return re.compile(pattern, flags)  # a phrase of a mark, which is recorded as a whole
        return kept.setdefault((pattern, flags), Recorder(re.compile(pattern, flags), *where))

    module.Pattern = recorder  # type: ignore[assignment,misc]
    from ofsted_report.letter import marks

    marks.Marks = _searched_marks(kept)  # type: ignore[misc]
    return kept


def _searched_marks(kept: dict[tuple[str, int], Recorder]) -> type:
    """A class like `Marks` that searches each mark's regular expression as well, in a `Recorder`."""
    from ofsted_report.letter.marks import Marks

    class Searched(Marks):
        def __init__(self, marks: Iterable[Any]) -> None:
            super().__init__(marks)
            self._recorders = [
                kept.setdefault((mark.regex, 0), Recorder(re.compile(mark.regex), *_table_of(mark), is_mark=True))
                for mark in self._marks
            ]

        def of(self, lowered: str) -> frozenset[Any]:
            for recorder in self._recorders:
                recorder.search(lowered)
            return super().of(lowered)

        def any_at(self, lowered: str, start: int) -> bool:
            for recorder in self._recorders:
                recorder.match(lowered, start)
            return super().any_at(lowered, start)

    return Searched


def _table_of(mark: Any) -> tuple[str, str]:
    """The module that a mark belongs to, and its name in the table there."""
    from ofsted_report.letter import cues, label_patterns

    tables = {
        "letter.label_patterns": [*label_patterns.LIMITS.items(), *label_patterns.MARKED.items()],
        "letter.cues": [*cues.WORDS.items(), *((name, each) for name, (_, each) in cues.GRAVITY.items())],
    }
    named = {each: (module, name) for module, table in tables.items() for name, each in table}
    return named.get(mark, ("letter.anaphora", str(mark.regex[7:30])))


def _asked_by(frame: Any) -> tuple[str, str]:
    """The module that a pattern belongs to, and its line there; of a sentence's label, the label."""
    here = frame
    while here.f_code.co_name != "<module>" and _is_ours(here.f_back):
        here = here.f_back  # a helper compiled it: the line of the table says more
    if here.f_code.co_name == "<module>":
        return here.f_globals["__name__"].removeprefix(f"{_PACKAGE}."), str(here.f_lineno)
    if label := frame.f_locals.get("label") or (_is_ours(frame.f_back) and frame.f_back.f_locals.get("label")):
        return "letter.label_patterns", str(label)
    return frame.f_globals["__name__"].removeprefix(f"{_PACKAGE}."), str(frame.f_lineno)


def _is_ours(frame: Any) -> bool:
    return frame is not None and frame.f_globals.get("__name__", "").startswith(f"{_PACKAGE}.")


_FUNCTION_WORDS = frozenset(
    "a an the this that these those other another own same such any all both each every either neither no not "
    "i we you he she it they me us him her them my your his its our their who whom whose which what when where why how "
    "be am is are was were been being have has had having do does did done can could may might must shall should will would "
    "in on at by for from to of into with within without under over about after before since until during through as up out "
    "between around against towards behind beyond above below alongside following besides upon "
    "and or but so nor than if because while whilst although though yet then there here now still also "
    "most some many few several half one two three four five six seven eight nine ten first last next "
    "e s d ed es er ing ment ments ly ies y n't".split()
)
"""The closed classes of English: articles, pronouns, auxiliary verbs, prepositions, conjunctions, quantities, endings."""


def closed_classes() -> frozenset[str]:
    """Return the members of the lexicon's classes, in the form in which they are alternatives of composed patterns."""
    from ofsted_report import lexicon

    members: set[str] = set()
    for value in vars(lexicon).values():
        if isinstance(value, (tuple, Mapping)):
            members.update(lexicon.one_of([str(member)])[3:-1] for member in value)
        elif isinstance(value, str) and value.startswith("(?:"):
            members.add(value)
            members.update(one.text for one in alternatives(value)[1])
    return frozenset(members)


class _Tests:
    """A plugin of pytest that names each test as what is read now, and leaves out tests whose texts are made up."""

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = [one for one in items if not getattr(getattr(one, "obj", None), "is_hypothesis_test", False)]

    def pytest_runtest_setup(self, item: Any) -> None:
        Recorder.letter = item.nodeid


def run_tests(places: Sequence[str]) -> None:
    """Run these tests in this process."""
    import pytest

    Recorder.letter = "tests"
    with redirect_stdout(sys.stderr):
        pytest.main(["-q", "-n0", "-p", "no:cacheprovider", *places], plugins=[_Tests()])


def alter_reports(paths: Iterable[Path]) -> None:
    """Check reports of these letters that are altered in all the ways of `benchmarks/falsify.py`."""
    sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
    from falsify import Counts

    for path in paths:
        Recorder.letter = f"altered report of {path.name}"
        Counts(show=False).try_all(path, alter=True)


def dead(kept: Sequence[Recorder], modules: str) -> Iterator[str]:
    """A line for each alternative of no closed class that could go."""
    closed = closed_classes()
    for each in sorted(kept, key=lambda one: (one.module, one.where.zfill(4))):
        for one in each.alternatives if each.module.startswith(modules) else ():
            for guessed in () if one.text in closed else (False,) if each.compiled.groups else (False, True):
                if is_dead(each.compiled, one.path, each.uses, only_whether=guessed or each.is_mark):
                    yield f"{each.module}:{each.where}{' ?' if guessed else ''}  {one.text}  ({len(one.letters)})"
                    break


def read_all(path: Path) -> None:
    """Do with one letter what the program does: read, choose, build, check; what fails ends there, as it would for a user."""
    from ofsted_report import Meeting, build_report, check_report, choose_findings, read_letter, render
    from ofsted_report.errors import OfstedReportError

    try:
        letter = read_letter(path)
        report = build_report(
            letter, choose_findings(letter), None, Meeting(committee_date=_COMMITTEE_DATE), today=_TODAY
        )
        check_report(render(report, "md").content, letter, name="report.md")
    except OfstedReportError as error:
        print(f"{path.name}: {error}", file=sys.stderr)


def find_letters(places: Sequence[Path], every: int) -> list[Path]:
    """The letters at these places, every so many of them; of samples all."""
    found = sorted({p for place in places for p in (place.rglob("*") if place.is_dir() else [place])})
    letters = [path for path in found if path.suffix.lower() in _SUFFIXES and path.is_file()]
    return [path for n, path in enumerate(letters) if n % every == 0 or "samples" in path.parts]


_BY_CHANCE = 20
"""Characters; alternatives as short as these ("was|were") may stand in several modules and be no common part."""


def table(kept: Sequence[Recorder]) -> list[dict[str, Any]]:
    """A row for each alternative that is of no closed class, with the letters that need it.

    A part that several patterns are composed of is one: its alternatives are needed where one of the patterns needs them.
    """
    closed = closed_classes()
    rows: dict[tuple[str, str, str], dict[str, Any]] = {}
    for each in sorted(kept, key=lambda one: (one.module, one.where.zfill(4))):
        for one in each.alternatives:
            if one.text not in closed and not _is_function_word(one.text):
                beside = each.compiled.pattern[slice(*one.path[-1][2:])]
                key = ("" if len(beside) > _BY_CHANCE else each.module, beside, one.text)
                row = rows.setdefault(key, {"module": each.module, "where": each.where, "alternative": one.text})
                row["letters"] = sorted({*row.get("letters", ()), *one.letters})
    return list(rows.values())


def _is_function_word(text: str) -> bool:
    """Whether an alternative is a word of a closed class of English, however its ends are written."""
    return re.sub(r"\\[bBsW]|[^\w’']|\?", "", text).lower() in _FUNCTION_WORDS


def as_text(rows: Sequence[dict[str, Any]], show: int) -> Iterator[str]:
    """The counts by module, then each module's alternatives that too few letters need."""
    by_module: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_module[row["module"]].append(row)
    without = sum(not row["letters"] for row in rows)
    yield f"{len(rows)} alternatives outside closed classes, {without} without support"
    width = max(map(len, by_module), default=0)
    for module, mine in by_module.items():
        yield f"{module:{width}}  {len(mine):5} {sum(not row['letters'] for row in mine):5}"
    for module, mine in by_module.items():
        few = [row for row in mine if len(row["letters"]) < max(1, show)]
        if few:
            yield f"\n{module}"
        for row in few:
            letters = ", ".join(row["letters"])
            yield f"  {row['where']:>4}  {row['alternative'][:100]}  {letters}".rstrip()


def halves(rows: Sequence[dict[str, Any]], letters: Sequence[str]) -> str:
    """How many of the alternatives that one half of the letters needs the other half needs as well."""
    first, second = set(letters[::2]), set(letters[1::2])
    one = [row for row in rows if first & set(row["letters"])]
    both = [row for row in one if second & set(row["letters"])]
    other = [row for row in rows if second & set(row["letters"]) and row not in one]
    return f"One half needs {len(one)} alternatives, the other {len(both)} of them and {len(other)} besides."


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", metavar="LETTERS", nargs="+", type=Path, help="files or folders")
    parser.add_argument("--sample", metavar="N", type=int, default=1, help="every N-th letter; samples are all read")
    parser.add_argument("--module", metavar="NAME", default="", help="only modules whose name begins so")
    parser.add_argument("--show", metavar="N", type=int, default=1, help="show what fewer than N letters need [1]")
    parser.add_argument("--halves", action="store_true", help="compare what two halves of the letters need")
    parser.add_argument("--tests", metavar="TESTS", nargs="+", default=[], help="count what these tests match as well")
    parser.add_argument("--falsify", metavar="N", type=int, default=0, help="and altered reports of every N-th letter")
    parser.add_argument("--dead", action="store_true", help="list the alternatives that could go")
    parser.add_argument("--json", action="store_true", help="all alternatives with their letters, as JSON")
    arguments = parser.parse_args(given)
    if missing := [str(path) for path in arguments.letters if not path.exists()]:
        parser.error(f"There is no {', '.join(missing)}.")
    return arguments


def main(given: Sequence[str] | None = None, read: Callable[[Path], None] = read_all) -> int:
    """Read the letters and print what nothing needs."""
    asked = _arguments(given)
    kept = record()
    paths = find_letters(asked.letters, asked.sample)
    for path in paths:
        Recorder.letter = path.name
        read(path)
    if asked.falsify:
        alter_reports([path for path in paths if path.suffix == ".pdf"][:: asked.falsify])
    if asked.tests:
        run_tests(asked.tests)
    if asked.dead:
        for line in dead(list(kept.values()), asked.module):
            print(line, flush=True)
        return 0
    rows = [row for row in table(list(kept.values())) if row["module"].startswith(asked.module)]
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print(*as_text(rows, asked.show), sep="\n")
    if asked.halves:
        print(halves(rows, [path.name for path in paths]), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
