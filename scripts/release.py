"""Prepare a release: set the version and date the changelog, or refuse while anything is unfinished.

    python scripts/release.py 0.2.0            prepare it
    python scripts/release.py 0.2.0 --check    say what is unfinished, and write nothing

It changes src/ofsted_report/__init__.py and CHANGELOG.md, and prints the remaining steps: commit, tag, build, publish.
See docs/releasing.md.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_VERSION = re.compile(r'^__version__ = "(?P<version>[^"]+)"$', re.MULTILINE)
_UNRELEASED = re.compile(r"^## Unreleased\n(?P<entries>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_PLACEHOLDER = re.compile(r"\b(?:TODO|TBD|FIXME|XXX)\b|\[[^\]]*\]\(\s*\)")


def unfinished(root: Path, version: str) -> Iterator[str]:
    """What must be done before this version can be released, a sentence each."""
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    found = _UNRELEASED.search(changelog)
    entries = found["entries"] if found else ""
    if not re.search(r"^\s*- \S", entries, re.MULTILINE):
        yield "CHANGELOG.md has no entries under “Unreleased”."
    if placeholder := _PLACEHOLDER.search(entries):
        yield f"CHANGELOG.md still has the placeholder “{placeholder[0]}”."
    if re.search(rf"^## {re.escape(version)}\b", changelog, re.MULTILINE):
        yield f"CHANGELOG.md already has a section {version}."
    if not re.fullmatch(r"\d+\.\d+\.\d+(?:rc\d+)?", version):
        yield f"{version} is not a version such as 1.2.0 or 1.2.0rc1."
    elif _order(version) <= _order(current_version(root)) and version != current_version(root):
        yield f"{version} is not newer than {current_version(root)}."
    if changed := _git(root, "status", "--porcelain"):
        yield f"There are changes that are not committed: {', '.join(line[3:] for line in changed.splitlines()[:3])}."


def current_version(root: Path) -> str:
    """The version in src/ofsted_report/__init__.py."""
    found = _VERSION.search((root / "src/ofsted_report/__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit('src/ofsted_report/__init__.py has no line __version__ = "…".')
    return found["version"]


def prepare(root: Path, version: str, today: date) -> None:
    """Set the version and give the unreleased changes this version's heading."""
    package = root / "src/ofsted_report/__init__.py"
    text = package.read_text(encoding="utf-8")
    package.write_text(_VERSION.sub(f'__version__ = "{version}"', text), encoding="utf-8")
    changelog = root / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8")
    changelog.write_text(
        text.replace("## Unreleased\n", f"## Unreleased\n\n## {version} – {today.isoformat()}\n", 1), encoding="utf-8"
    )


def _order(version: str) -> tuple[int, ...]:
    """Sorts versions; a release candidate comes before its release."""
    numbers, _, candidate = version.partition("rc")
    return (*map(int, numbers.split(".")), int(candidate) if candidate else 1_000_000)


def _git(root: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True).stdout.rstrip()


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Exit code 0 if the release is prepared (or could be), 1 if something is unfinished."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("version")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args(arguments)
    problems = list(unfinished(root, given.version))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    if not given.check:
        prepare(root, given.version, date.today())
        print(
            f"Prepared {given.version}. Next: git commit, git tag v{given.version}, python -m build, and publish dist/."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
