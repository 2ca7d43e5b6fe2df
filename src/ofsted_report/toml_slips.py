"""TOML files that people edit by hand: what is written into them, and errors in them with the line and the remedy.

The parser's message has a line and a column, in terms for programmers. An officer is shown the line.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from ofsted_report.outside import Failure
from ofsted_report.pattern import Pattern

_PLACE = Pattern(r"\(at line (\d+), column \d+\)")
_SHOWN = 80
"""Most characters of a line that are shown: a sentence of a findings file may be long."""
_LOOKED_AT = 2000
"""Most characters of a line that are examined, since a line may be the whole of a hostile file."""
_TEXTS_AND_REMARKS = Pattern(
    r"""\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*+"{0,5}+ | '{3}(?:[^']|'{1,2}(?!'))*+'{0,5}+
      | "(?:[^"\\\n]|\\.)*+"? | '[^'\n]*+'? | \#[^\n]*+""",
    re.VERBOSE | re.DOTALL,
)
_DEEP = Pattern(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){20}")
"""A key of more than twenty parts. (The parser takes memory with the square of their number; ours have three at most.)"""

_QUOTED = Pattern(r'"(?:[^"\\]|\\.)*"')
_SLIPS: tuple[tuple[Pattern, str], ...] = (
    (
        Pattern(r"=\s*(?:\[\s*)?[“”„‘’]"),
        'The quotation marks are curly ones, as Word types them; type straight ones: "…".',
    ),
    (Pattern(r"=\s*(?:True|TRUE|False|FALSE|[Yy]es|[Nn]o)\b"), "Write true or false, in small letters."),
    (Pattern(r"^\s*[\w.-]+\s*:"), "Write an equals sign after the key, and no colon."),
    (Pattern(r"=\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"), 'Put the date in double quotes: "15/01/2026".'),
    (Pattern(r"=\s*(?!true\b|false\b)[A-Za-z]"), 'Put the text in double quotes: council = "Anyshire Council".'),
    (Pattern(r"=\s*(?:#.*)?$"), "Write a value after the equals sign, or # before the line."),
    (Pattern(r'""\s*\w'), 'A quotation mark within a text is written \\".'),
    (Pattern(r'(?<!")"(?!")'), 'A text begins and ends with ": one of the two is missing.'),
)
"""Mistakes with their remedies, searched for in a line with emptied strings; the first that matches is reported."""

_OTHERWISE = 'Every line is a key, an equals sign and a value, texts in double quotes: council = "Anyshire Council".'


def quoted(text: str) -> str:
    """A TOML basic string: as JSON's, but for DEL, which TOML wants escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def commented(text: str) -> str:
    """The text as a comment can hold it: on one line."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text)


def read(text: str, name: object, failure: Failure) -> dict[str, Any]:
    """The tables of a TOML file; `name` is for messages.

    Raises:
        OfstedReportError: a `failure`, which shows the line and how to mend it.
    """
    if _DEEP.search(_TEXTS_AND_REMARKS.sub("q", text)):
        raise failure(f"{name} has a key of more than twenty parts with dots between.", _OTHERWISE)
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise failure(f"{name} has lists or tables that are nested too deep.", _OTHERWISE) from error
    except ValueError as error:
        what, remedy = explained(error, text)
        raise failure(f"{name} {what}", remedy) from error


_HEADER = Pattern(r"^\s*(?P<off>#)?\s*(?P<header>\[\[?\s*(?P<name>[\w.-]+)\s*\]?\])\s*$")
_KEY = Pattern(r"^\s*(?P<key>[\w-]+)\s*=")
_NO_COMMA = Pattern(r'""\s*(?:""|[\w-]+\s*=)')
"""Two texts, or a text and the next key, with nothing between; the texts are emptied."""
_LINES_AROUND = 2


def _around(lines: list[str], number: int) -> str:
    return "\n".join(lines[max(0, number - 1 - _LINES_AROUND) : number])


class Orphan(NamedTuple):
    """A key below the header of a table that is a comment, so that it belongs to the previous table."""

    key: str
    line: int
    """From 1."""
    header: str
    """The header without its mark: '[[contact_officers]]'."""
    table: str
    """The name in it."""


def orphans(text: str) -> list[Orphan]:
    """Return every such key: the # before the key was removed, and the one before its header was not."""
    found, header = [], None
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _HEADER.match(line):
            header = match if match["off"] else None
        elif header is not None and (key := _KEY.match(line)):
            found.append(Orphan(key["key"], number, header["header"], header["name"]))
    return found


def take_the_mark_away(orphan: Orphan) -> str:
    """The remedy."""
    return f"If {orphan.key} belongs to {orphan.header}, take the # away before that line too."


def _twice_under_a_comment(lines: list[str]) -> tuple[str, str] | None:
    """Describe a key that occurs twice: once in its table, and once below the header of another table that is a comment."""
    orphan = next(iter(orphans("\n".join(lines))), None)
    if orphan is None:
        return None
    line = lines[orphan.line - 1].strip()
    return f"has a key a second time in line {orphan.line}: {line[:_SHOWN]}", take_the_mark_away(orphan)


def explained(error: Exception, text: str) -> tuple[str, str]:
    """Return what is wrong, as a phrase after the file name, and what to do: ('is not valid TOML in line 3: …', 'Put the
    …').

    `error` is what `tomllib` raised for `text`; if it has no line number, its own message is used.
    """
    place = _PLACE.search(str(error))
    lines = text.split("\n")  # as TOML counts them
    if "integer string" in str(error):
        return "holds a number of thousands of figures.", "Put it in double quotes, if it is a text."
    if str(error).startswith("Cannot overwrite") and (slip := _twice_under_a_comment(lines)) is not None:
        return slip
    if place is None or not 0 < int(place[1]) <= len(lines):
        return f"is not valid TOML: {error}.", _OTHERWISE
    line = lines[int(place[1]) - 1].strip()[:_LOOKED_AT].rstrip()
    what = f"is not valid TOML in line {place[1]}: {line if len(line) <= _SHOWN else line[:_SHOWN] + ' …'}"
    if str(error).startswith("Cannot overwrite"):
        return what, "The key occurs twice: keep one of the two."
    if "Unescaped" in str(error) or "Invalid hex" in str(error):
        return what, "Write a path with / in place of \\; a \\ within a text is written twice."
    bare = _QUOTED.sub('""', line)
    if str(error).startswith("Unclosed") and _NO_COMMA.search(_QUOTED.sub('""', _around(lines, int(place[1])))):
        return what, "A comma is missing between two values: write one behind each but the last."
    if str(error).startswith("Unclosed"):
        return what, "The list or table that begins above is not closed: write ] or } at its end."
    return what, next((remedy for slip, remedy in _SLIPS if slip.search(bare)), _OTHERWISE)
