"""What differs between two versions' results for one letter, by kind; `compare_versions.py` shows it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from rapidfuzz import fuzz

Result = Mapping[str, Any]
_ALIKE = 60.0
"""From this likeness, in per cent, two texts in the same place count as one that was changed."""
_LABEL = re.compile(r"^\s*(?:\d+\.|[a-z]+\))\s+")
"""A paragraph's or an item's label in the Markdown report, which one more item before it changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference in one letter. What is not there in a version is None."""

    kind: str
    """What is counted: 'json: blocks: split', 'findings: sentence lost', 'report: Background'."""
    old: str | None = None
    new: str | None = None


def differences(old: Result, new: Result, known: Keys) -> tuple[Difference, ...]:
    """All differences between the results; keys that no letter has in the old version (`known`) are left out."""
    found = list(_error(old["error"], new["error"]))
    if old["letter"] and new["letter"]:
        found += _letter(old["letter"], known.without_added(new["letter"]))
    if old["findings"] is not None and new["findings"] is not None:
        found += _findings(old["findings"], new["findings"])
    if old["report"] is not None and new["report"] is not None:
        found += _report(old["report"], new["report"])
        found += _list("report warnings", old["warnings"], new["warnings"])
    return tuple(found)


class Keys:
    """The keys of a version's JSON, over all its letters: 'visit.start', 'sections[].blocks[].text'."""

    def __init__(self, letters: Iterable[Any]) -> None:
        self._keys: dict[str, set[str]] = {}
        for letter in letters:
            self._learn(letter, "")

    def _learn(self, value: Any, path: str) -> None:
        if isinstance(value, dict):
            self._keys.setdefault(path, set()).update(value)
        for step, inner in _inside(value):
            self._learn(inner, path + step)

    def without_added(self, value: Any, path: str = "") -> Any:
        """The value without keys of objects that this version has, but never with that key."""
        if isinstance(value, dict):
            known = self._keys.get(path, value)
            return {key: self.without_added(inner, f"{path}.{key}") for key, inner in value.items() if key in known}
        if isinstance(value, list):
            return [self.without_added(inner, f"{path}[]") for inner in value]
        return value

    def added(self, value: Any, path: str = "") -> set[str]:
        """The keys that `without_added` leaves out."""
        if isinstance(value, dict) and path in self._keys:
            new = {f"{path}.{key}".lstrip(".") for key in value if key not in self._keys[path]}
            value = {key: inner for key, inner in value.items() if key in self._keys[path]}
        else:
            new = set()
        return new.union(*(self.added(inner, path + step) for step, inner in _inside(value)))


def _inside(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [(f".{key}", inner) for key, inner in value.items()]
    return [("[]", inner) for inner in value] if isinstance(value, list) else []


def pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Which text of one became which of the other, as places in both: equal ones, then those alike between them."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
            continue
        start = j1
        for i in range(i1, i2):
            likeness = [fuzz.ratio(old[i], new[j]) for j in range(start, j2)]
            if likeness and max(likeness) >= _ALIKE:
                partner = start + likeness.index(max(likeness))
                yield from ((None, j) for j in range(start, partner))
                yield i, partner
                start = partner + 1
            else:
                yield i, None
        yield from ((None, j) for j in range(start, j2))


def _error(old: str | None, new: str | None) -> Iterator[Difference]:
    if old != new:
        what = "appeared" if not old else "vanished" if not new else "changed"
        yield Difference(kind=f"error: {what}", old=old, new=new)


def _letter(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Difference]:
    for key, before in old.items():
        if key not in new:
            yield Difference(kind=f"json: key removed: {key}", old=_shown(before))
        elif key == "sections":
            yield from _sections(before, new[key])
        elif key == "warnings":
            yield from _warnings(before, new[key])
        elif isinstance(before, list) and isinstance(new[key], list):
            yield from _list(f"json: {key}", map(_shown, before), map(_shown, new[key]))
        else:
            yield from _value(f"json: {key}", before, new[key])


def _value(kind: str, old: Any, new: Any) -> Iterator[Difference]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old | new:
            yield from _value(f"{kind}.{key}", old.get(key), new.get(key))
    elif old != new:
        yield Difference(kind=kind, old=_shown(old), new=_shown(new))


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _list(kind: str, old: Iterable[str], new: Iterable[str]) -> Iterator[Difference]:
    before, after = list(old), list(new)
    for i, j in pairs(before, after):
        if i is None and j is not None:
            yield Difference(kind=f"{kind}: added", new=after[j])
        elif j is None and i is not None:
            yield Difference(kind=f"{kind}: removed", old=before[i])
        elif i is not None and j is not None and before[i] != after[j]:
            yield Difference(kind=f"{kind}: changed", old=before[i], new=after[j])


def _warnings(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[Difference]:
    for code in sorted({warning["code"] for warning in (*old, *new)}):
        told, tells = ([_shown(one) for one in warnings if one["code"] == code] for warnings in (old, new))
        yield from _list(f"json: warnings: {code}", told, tells)


def _sections(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[Difference]:
    headings, new_headings = ([section["heading"] or "" for section in sections] for sections in (old, new))
    becomes: dict[int, int] = {}
    for i, j in pairs(headings, new_headings):
        if i is not None and j is not None:
            becomes[i] = j
            for key in old[i].keys() - {"blocks"}:
                yield from _value(f"json: sections: {key}", old[i][key], new[j].get(key))
        elif i is not None:
            yield Difference(kind="json: sections: removed", old=headings[i])
        elif j is not None:
            yield Difference(kind="json: sections: added", new=new_headings[j])
    yield from _blocks(_flat(old), _flat(new), becomes)


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    section: int
    said: dict[str, Any]


def _flat(sections: list[dict[str, Any]]) -> list[_Block]:
    return [
        _Block(block["text"], number, block) for number, section in enumerate(sections) for block in section["blocks"]
    ]


def _blocks(old: list[_Block], new: list[_Block], becomes: dict[int, int]) -> Iterator[Difference]:
    texts, new_texts = [block.text for block in old], [block.text for block in new]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, texts, new_texts, autojunk=False).get_opcodes():
        i, j = i1, j1
        while tag != "equal" and (counts := _same_words(texts[i:i2], new_texts[j:j2])):
            before, after = counts
            what = "split" if before < after else "joined" if before > after else "parted elsewhere"
            what = "spaces" if before == after == 1 else what
            shown = "\n".join(texts[i : i + before]), "\n".join(new_texts[j : j + after])
            yield Difference(kind=f"json: blocks: {what}", old=shown[0], new=shown[1])
            i, j = i + before, j + after
        yield from _list("json: blocks: text", texts[i:i2], new_texts[j:j2])
        for at, place in pairs(texts[i:i2], new_texts[j:j2]):
            if at is not None and place is not None:
                yield from _same_block(old[i + at], new[j + place], becomes)


def _same_words(old: Sequence[str], new: Sequence[str]) -> tuple[int, int] | None:
    """How many blocks from the start of each have the same words between them; None where they begin differently."""
    if not old or not new:
        return None
    before, after = "".join(old[0].split()), "".join(new[0].split())
    i = j = 1
    while before != after:
        if after.startswith(before) and i < len(old):
            before += "".join(old[i].split())
            i += 1
        elif before.startswith(after) and j < len(new):
            after += "".join(new[j].split())
            j += 1
        else:
            return None
    return i, j


def _same_block(old: _Block, new: _Block, becomes: dict[int, int]) -> Iterator[Difference]:
    if becomes.get(old.section) != new.section:
        yield Difference(kind="json: blocks: moved to another section", old=old.text, new=f"section {new.section + 1}")
    for key in old.said.keys() - {"text"}:
        for found in _value(f"json: blocks: {key}", old.said[key], new.said.get(key)):
            yield Difference(kind=found.kind, old=f"{found.old} ({old.text})", new=f"{found.new} ({new.text})")


def _findings(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[Difference]:
    said, says = ([sentence for one in findings for sentence in one["sentences"]] for findings in (old, new))
    lost, gained = Counter(said) - Counter(says), Counter(says) - Counter(said)
    for i, j in pairs(list(lost.elements()), list(gained.elements())):
        before = None if i is None else list(lost.elements())[i]
        after = None if j is None else list(gained.elements())[j]
        what = "gained" if before is None else "lost" if after is None else "changed"
        yield Difference(kind=f"findings: sentence {what}", old=before, new=after)
    kept, keeps = [one for one in said if one not in lost], [one for one in says if one not in gained]
    if kept != keeps:
        yield Difference(kind="findings: reordered", old="\n".join(kept), new="\n".join(keeps))
    elif not lost and not gained and [one["sentences"] for one in old] != [one["sentences"] for one in new]:
        yield Difference(kind="findings: grouped otherwise")
    places = {" ".join(one["sentences"]): one for one in old}
    for one in new:
        text = " ".join(one["sentences"])
        for key in ("place", "reason"):
            if text in places and places[text][key] != one[key]:
                yield Difference(kind=f"findings: {key}", old=f"{places[text][key]} ({text})", new=one[key])


def _report(old: str, new: str) -> Iterator[Difference]:
    (before, old_parts), (after, new_parts) = _lines(old), _lines(new)
    for i, j in pairs(before, after):
        if i is None or j is None or before[i] != after[j]:
            part = old_parts[i] if i is not None else new_parts[j] if j is not None else ""
            yield Difference(
                kind=f"report: {part}", old=None if i is None else before[i], new=None if j is None else after[j]
            )


def _lines(report: str) -> tuple[list[str], list[str]]:
    """The report's lines, without labels and empty ones, and the heading of the part in which each is."""
    lines, parts, part = [], [], "front"
    for line in report.splitlines():
        if line.startswith("## "):
            part = line.removeprefix("## ")
        if line.strip():
            lines.append(_LABEL.sub("", line))
            parts.append(part)
    return lines, parts
