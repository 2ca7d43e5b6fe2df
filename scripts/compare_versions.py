"""What a change does to every letter: its JSON, its key findings and its report, by kind of difference.

    python scripts/compare_versions.py OLD NEW LETTERS…
    python scripts/compare_versions.py $(git merge-base main HEAD) . ../shared/letters --sample 10
    python scripts/compare_versions.py main . ../shared/letters --only "json: blocks" --show 3

OLD and NEW are checkouts (`.` is this one, as it is on disk) or git revisions; LETTERS are files or folders (.pdf,
.docx, .txt). Each version reads the letters in processes of its own, with this interpreter and these libraries. What a
version made of a letter is kept in a cache, by the content of its src/ and templates/, so that comparing with the same
OLD again costs nothing. A letter that a version cannot read, or on which it crashes, is a result too.

Keys that OLD does not have are counted apart: the letter's JSON grows by adding. In reports, labels ("4.", "b)") are
not compared. Exit codes: 0 no difference, 1 differences, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from getpass import getuser
from importlib.metadata import distributions
from io import BytesIO
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Postfix, Prefix

from version_differences import Difference, Keys, differences

_WORKER = Path(__file__).with_name("version_worker.py")
_PROJECT = Path(__file__).resolve().parents[1]
_SUFFIXES = {".pdf", ".docx", ".txt"}
_AT_ONCE = 20
"""So many letters are given to a process: it pays for its start, and does not keep the other one waiting at the end."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the program: what it was called by, where its src/ is, and a hash of what it is made of."""

    name: str
    folder: Path
    key: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter by its path, and by a hash of its content and name, both of which a result tells of."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The letters, each with its differences, and in how many of them a key was added."""

    letters: dict[str, tuple[Difference, ...]]
    added_keys: dict[str, int]

    @property
    def differing(self) -> dict[str, tuple[Difference, ...]]:
        """The letters that differ at all."""
        return {name: found for name, found in self.letters.items() if found}

    def only(self, kinds: Sequence[str]) -> Compared:
        """The differences whose kind begins with one of these."""
        wanted = tuple(kinds)
        return Compared(
            {name: tuple(one for one in found if one.kind.startswith(wanted)) for name, found in self.letters.items()},
            self.added_keys,
        )

    def counts(self) -> dict[str, tuple[int, int]]:
        """Of each kind, in how many letters it is found and how often."""
        times = Counter(one.kind for found in self.letters.values() for one in found)
        letters = Counter(kind for found in self.letters.values() for kind in {one.kind for one in found})
        return {kind: (letters[kind], times[kind]) for kind in sorted(times)}


class UsageError(Exception):
    """What was asked for is not there."""


@contextmanager
def version(name: str, scratch: Path) -> Iterator[Version]:
    """The checkout in the folder `name`, or the git revision of that name, laid out in a folder under `scratch`."""
    folder = Path(name)
    if (folder / "src" / "ofsted_report").is_dir():
        yield Version(name, folder.resolve(), _content_key(folder))
        return
    git = ("git", "-C", str(_PROJECT))
    archived = subprocess.run([*git, "archive", name, "src", "templates"], capture_output=True, check=False)
    if archived.returncode:
        raise UsageError(
            f"{name!r} is neither a checkout of ofsted-report nor a git revision with src/ and templates/."
        )
    with tempfile.TemporaryDirectory(dir=scratch) as laid_out:
        with tarfile.open(fileobj=BytesIO(archived.stdout)) as archive:
            archive.extractall(laid_out, filter="data")
        yield Version(name, Path(laid_out), _content_key(Path(laid_out)))


def _content_key(folder: Path) -> str:
    """A hash of all that decides a result: the version's files, this worker, the interpreter and its libraries."""
    files = sorted(
        path
        for part in ("src", "templates")
        for path in (folder / part).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    libraries = sorted(f"{one.name} {one.version}" for one in distributions() if one.name != "ofsted-report")
    digest = hashlib.sha256(json.dumps([sys.version, libraries]).encode() + _WORKER.read_bytes())
    for path in files:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()[:24]


def find_letters(places: Sequence[Path], every: int = 1) -> list[Letter]:
    """The letters at these places, folders with all that is in them; of a sample, every so many."""
    found: dict[Path, None] = {}
    for place in places:
        if not place.exists():
            raise UsageError(f"There is no {place}.")
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        found |= dict.fromkeys(path for path in inside if path.is_file() and path.suffix.lower() in _SUFFIXES)
    if not found:
        raise UsageError(f"There are no letters ({', '.join(sorted(_SUFFIXES))}) in {', '.join(map(str, places))}.")
    return [
        Letter(path, hashlib.sha256(path.name.encode() + b"\n" + path.read_bytes()).hexdigest()[:32])
        for path in list(found)[::every]
    ]


def results(which: Version, letters: Sequence[Letter], cache: Path, *, jobs: int, seconds: float) -> list[Any]:
    """What this version makes of each letter: from the cache, or read now by `jobs` processes."""
    home = cache / which.key
    home.mkdir(parents=True, exist_ok=True)
    missing = list({one.key: one for one in letters if not (home / f"{one.key}.json").exists()}.values())
    print(f"{which.name}: {len(letters)} letters, {len(missing)} to read", file=sys.stderr, flush=True)
    parts = max(jobs, -(-len(missing) // _AT_ONCE))
    crashed: dict[str, Any] = {}
    with ThreadPoolExecutor(jobs) as pool:
        portions = [missing[start::parts] for start in range(parts)]
        for lost in pool.map(lambda portion: _read(which, portion, home, seconds), portions):
            crashed |= lost
    return [crashed.get(one.key) or json.loads((home / f"{one.key}.json").read_text("utf-8")) for one in letters]


def _read(which: Version, letters: Sequence[Letter], home: Path, seconds: float) -> dict[str, Any]:
    """Let the version write its results to `home`; returned are those of letters on which its process ended."""
    crashed: dict[str, Any] = {}
    environment = os.environ | {"PYTHONPATH": str(which.folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    waiting = list(letters)
    while waiting:
        asked = [{"letter": str(one.path.resolve()), "result": str(home / f"{one.key}.json")} for one in waiting]
        ran = subprocess.run(
            [sys.executable, str(_WORKER), str(seconds)],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            env=environment,
            cwd=home,  # no council.toml of the folder one is in
            check=False,
        )
        waiting = [one for one in waiting if not (home / f"{one.key}.json").exists()]
        if waiting:
            last = next(reversed(ran.stderr.strip().splitlines()), "")
            error = f"The process ended with {ran.returncode} or took over {seconds:g} seconds: {last}"
            nothing = {"letter": None, "findings": None, "report": None, "warnings": None}
            crashed[waiting.pop(0).key] = nothing | {"error": error}
    return crashed


def compare(letters: Sequence[Letter], old: Sequence[Any], new: Sequence[Any]) -> Compared:
    """The differences between two versions' results for these letters."""
    known = Keys(result["letter"] for result in old if result["letter"])
    top = Path(os.path.commonpath([one.path.resolve().parent for one in letters]))
    found: dict[str, tuple[Difference, ...]] = {}
    added: Counter[str] = Counter()
    for letter, before, after in zip(letters, old, new, strict=True):
        name = letter.path.resolve().relative_to(top).as_posix()
        found[name] = () if before == after else differences(before, after, known)
        added.update(known.added(after["letter"]) if after["letter"] else ())
    return Compared(found, dict(sorted(added.items())))


def as_text(compared: Compared, show: int) -> Iterator[str]:
    """The counts by kind, then the differences of the first letters that differ."""
    differing = compared.differing
    yield f"{len(compared.letters)} letters, {len(differing)} differ"
    if counts := compared.counts():
        width = max(map(len, counts))
        yield f"\n{'kind of difference':{width}}  letters  times"
        yield from (f"{kind:{width}}  {letters:7}  {times:5}" for kind, (letters, times) in counts.items())
    if compared.added_keys:
        yield "\nkeys that OLD does not have (no differences)"
        yield from (f"  {key} ({letters} letters)" for key, letters in compared.added_keys.items())
    for name in list(differing)[:show]:
        yield f"\n{name}"
        for one in differing[name]:
            yield f"  {one.kind}"
            old, new = shortened(one.old, one.new)
            yield from () if old is None else (f"    - {old}",)
            yield from () if new is None else (f"    + {new}",)
    if len(differing) > show:
        yield f"\n{len(differing) - show} more letters differ: --show {len(differing)}"


def shortened(old: str | None, new: str | None, around: int = 40, longest: int = 240) -> tuple[str | None, str | None]:
    """Both texts from shortly before to shortly after where they differ, each on one line."""
    start = end = 0
    if old and new:
        start = max(0, int(Prefix.similarity(old, new)) - around)
        end = max(0, int(Postfix.similarity(old[start:], new[start:])) - around)

    def short(text: str | None) -> str | None:
        if text is None:
            return None
        middle = text[start : len(text) - end].replace("\n", " ⏎ ")
        cut = len(middle) > longest
        return ("…" if start else "") + middle[:longest] + ("…" if end or cut else "")

    return short(old), short(new)


def as_json(compared: Compared, old: str, new: str) -> str:
    """All of it for a script."""
    answer = {
        "old": old,
        "new": new,
        "letters": len(compared.letters),
        "differing": len(compared.differing),
        "kinds": {kind: {"letters": one, "times": times} for kind, (one, times) in compared.counts().items()},
        "added_keys": compared.added_keys,
        "differences": [{"letter": name} | asdict(one) for name, found in compared.differing.items() for one in found],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD", help="a checkout or a git revision")
    parser.add_argument("new", metavar="NEW", help="the same; `.` is the working folder")
    parser.add_argument("letters", metavar="LETTERS", nargs="+", type=Path, help="files or folders")
    parser.add_argument("--show", metavar="N", type=int, default=5, help="show the first N letters that differ [5]")
    parser.add_argument("--only", metavar="KIND", action="append", help="only kinds that begin so; can be repeated")
    parser.add_argument("--sample", metavar="N", type=int, default=1, help="every N-th letter, for a quick look")
    parser.add_argument("--json", action="store_true", help="all differences as JSON")
    parser.add_argument("--jobs", metavar="N", type=int, default=2, help="processes at once [2]")
    parser.add_argument("--seconds", metavar="N", type=float, default=120, help="the longest a letter may take [120]")
    home = Path(tempfile.gettempdir()) / f"ofsted-report-versions-{getuser()}"
    parser.add_argument("--cache", metavar="DIR", type=Path, default=home, help=f"where results are kept [{home}]")
    parser.add_argument("--no-cache", action="store_true", help="read all letters anew, and keep nothing")
    arguments = parser.parse_args(given)
    if min(arguments.sample, arguments.jobs) < 1 or arguments.show < 0 or arguments.seconds <= 0:
        parser.error("--sample, --jobs and --seconds begin at 1, --show at 0.")
    return arguments


def main(given: Sequence[str] | None = None) -> int:
    """Compare, print, and say by the exit code whether there are differences."""
    asked = _arguments(given)
    how = {"jobs": asked.jobs, "seconds": asked.seconds}
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        cache = scratch / "cache" if asked.no_cache else asked.cache.resolve()
        try:
            letters = find_letters(asked.letters, asked.sample)
            with version(asked.old, scratch) as old, version(asked.new, scratch) as new:
                compared = compare(letters, results(old, letters, cache, **how), results(new, letters, cache, **how))
        except UsageError as error:
            print(error, file=sys.stderr)
            return 2
    compared = compared.only(asked.only) if asked.only else compared
    print(as_json(compared, asked.old, asked.new) if asked.json else "\n".join(as_text(compared, asked.show)))
    return 1 if compared.differing else 0


if __name__ == "__main__":
    sys.exit(main())
