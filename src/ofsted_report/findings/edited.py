"""Findings as a file that a person edits: every sentence of overview and findings listed, the chosen ones marked.

The file is TOML: one `[[paragraph]]` for each finding and for each paragraph that is left out, its sentences one a line.
`quote = true` marks what the report quotes; the report follows the file's order. `read_findings` takes it back and
compares every sentence with the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from ofsted_report import outside, toml_slips
from ofsted_report.errors import FindingsError, NotReadableError
from ofsted_report.findings.candidates import Sentence, sentences_of
from ofsted_report.findings.matching import nearest, same, verdict
from ofsted_report.findings.model import Finding, Findings, label
from ofsted_report.grouped import grouped
from ofsted_report.letter.model import Letter
from ofsted_report.pattern import Pattern

FORMAT = "ofsted-report/findings"
VERSION = 1
BY_AN_OFFICER = "an officer, in a findings file"
"""The key for `Findings.chosen_by` in such a file."""

_HEAD = """\
# Key findings of: {title}
#
# quote = true    the report quotes this sentence        quote = false    it does not
#
# Each [[paragraph]] with a quoted sentence is one finding. The report follows the order of this file: move a whole
# [[paragraph]] to move the finding; a), b), c) are given anew. A sentence whose text you change is quoted as edited,
# and the report and `ofsted-report check` say so. A sentence that is not in the letter at all needs --allow-edits.
# A line heading = "…" under a label puts your own heading above that finding; heading = "" leaves it without one.
#
# Give it back:   ofsted-report build {name} --findings THIS-FILE

format = "{format}"
version = {version}
"""


def write_findings(letter: Letter, findings: Findings) -> str:
    """The file for these findings: TOML, to be edited and given to `build --findings`."""
    head = _HEAD.format(
        title=toml_slips.commented(letter.title),
        name=toml_slips.commented(letter.source.name),
        format=FORMAT,
        version=VERSION,
    )
    by_block = grouped(sentences_of(letter), lambda sentence: sentence.block.id)
    chosen = grouped(findings.findings, lambda finding: finding.source.block)
    # A paragraph that gives two findings is listed in two parts, each sentence in one of them.
    parts: list[tuple[str, Finding | None, str]] = []
    for finding in findings.findings:
        block = finding.source.block
        mine = [s for s in by_block[block] if _owner(s.number, chosen[block]) is finding]
        parts.append((block, finding, _paragraph(mine, finding)))
    before: str | None = None
    for block, sentences in by_block.items():
        if block not in chosen:
            # After the paragraph that is before it in the letter: the order of findings may be a person's own.
            at = max((n for n, part in enumerate(parts, 1) if part[0] == before), default=0)
            parts.insert(at, (block, None, _paragraph(sentences, None)))
        before = block
    return "\n".join([head, *(text for _, _, text in parts)])


def _owner(number: int, findings: list[Finding]) -> Finding:
    """Return the finding of the paragraph with which a sentence is listed: its own, else the one before it."""
    for finding in findings:
        if number in finding.source.sentences:
            return finding
    starts = sorted((finding.source.sentences[:1], n) for n, finding in enumerate(findings))
    return findings[max((start for start in starts if start[0] <= (number,)), default=starts[0])[1]]


def _paragraph(sentences: list[Sentence], finding: Finding | None) -> str:
    first = sentences[0]
    page = f", page {first.block.page}" if first.block.page is not None else ""
    heading = toml_slips.commented(first.section.heading or "before the first heading")
    lines = [
        "[[paragraph]]",
        f"block = {toml_slips.quoted(first.block.id)}  # {heading}{page}",
    ]
    if finding is not None:
        lines.append(f"label = {toml_slips.quoted(finding.label)}  # {finding.reason or 'chosen'}")
        if finding.heading is not None:
            lines.append(f"heading = {toml_slips.quoted(finding.heading)}")
    quoted = dict(zip(finding.source.sentences, finding.sentences, strict=True)) if finding is not None else {}
    lines.append("sentences = [")
    for sentence in sentences:
        mark = "true, " if sentence.number in quoted else "false,"
        text = quoted.get(sentence.number, sentence.text)
        lines.append(f"  {{ number = {sentence.number}, quote = {mark} text = {toml_slips.quoted(text)} }},")
    return "\n".join([*lines, "]", ""])


def read_findings(path: Path, letter: Letter, *, allow_edits: bool = False) -> Findings:
    """The findings that a person left marked in a file of `write_findings`.

    A quoted sentence that reads as in the letter is taken from the letter; one that was changed is quoted as changed and
    its finding marked `edited`.

    Raises:
        NotReadableError: there is no such file, or it is not UTF-8 text.
        FindingsError: it is not TOML; an unknown key; a label or a sentence twice; a block or sentence that the letter
            does not have; a sentence that is not in the letter, without `allow_edits`. The message names the line.
    """
    remedy = "Write one with `ofsted-report findings LETTER --toml -o findings.toml`."
    text = outside.text(path, NotReadableError, remedy, called="The findings file ")
    return parse_findings(text, path.name, letter, allow_edits=allow_edits)


def parse_findings(text: str, name: str, letter: Letter, *, allow_edits: bool = False) -> Findings:
    """The findings in the text of such a file; `name` is for messages.

    Raises:
        FindingsError: as `read_findings`.
    """
    content = toml_slips.read(text, name, FindingsError)
    return _Reading(name, text, letter, allow_edits=allow_edits).findings(content)


class _Entry(NamedTuple):
    """One sentence of the file."""

    line: int
    number: int | None
    quote: bool
    text: str


class _Reading:
    """One file against one letter; knows the line of each table, so that a message can name it."""

    def __init__(self, name: str, text: str, letter: Letter, *, allow_edits: bool) -> None:
        self._name = name
        self._allow_edits = allow_edits
        self._blocks = grouped(sentences_of(letter), lambda sentence: sentence.block.id)
        self._paragraph_lines, self._sentence_lines = _lines(text)
        self._labels: dict[str, int] = {}
        """The line of each label so far."""
        self._quoted: dict[tuple[str, int], int] = {}
        """The line of each sentence quoted so far, by block and number."""

    def findings(self, content: dict[str, Any]) -> Findings:
        if content.get("format") != FORMAT or content.get("version") != VERSION:
            self._fail(
                1,
                f'this is not a findings file of this tool: it lacks format = "{FORMAT}" and version = {VERSION}',
                "Start from `ofsted-report findings LETTER --toml`.",
            )
        self._known(content, {"format", "version", "paragraph"}, 1)
        paragraphs = content.get("paragraph", [])
        if not isinstance(paragraphs, list) or not all(isinstance(item, dict) for item in paragraphs):
            self._fail(1, "paragraph must be written as [[paragraph]]", "Put it in double square brackets.")
        found: list[Finding] = []
        for index, paragraph in enumerate(paragraphs):
            line = self._paragraph_lines[index] if index < len(self._paragraph_lines) else 1
            finding = self._finding(paragraph, index, line, len(found) + 1)
            if finding is not None:
                found.append(finding)
        return Findings(mode="key", findings=tuple(found), chosen_by=BY_AN_OFFICER)

    def _finding(self, paragraph: dict[str, Any], index: int, line: int, count: int) -> Finding | None:
        """The finding of one [[paragraph]], the `count`-th of the file; None if nothing of it is quoted."""
        self._known(paragraph, {"block", "label", "heading", "sentences"}, line)
        sentences = self._blocks[self._block(paragraph, line)]
        self._claim_label(paragraph, line)
        heading = paragraph.get("heading")
        if heading is not None and not isinstance(heading, str):
            self._fail(line, "a heading must be text in quotes", 'Write heading = "Care leavers", or leave it out.')
        numbers: list[int] = []
        texts: list[str] = []
        edited = False
        for entry in self._entries(paragraph, index, line):
            if not entry.quote:
                continue
            if entry.number is not None:
                self._claim_sentence(sentences[0].block.id, entry.number, entry.line)
                numbers.append(entry.number)
            text, changed = self._text(entry, sentences)
            texts.append(text)
            edited |= changed
        if not texts:
            return None
        return Finding(
            label=label(count),
            sentences=tuple(texts),
            source=sentences[0].source(numbers),
            reason="chosen by hand",
            edited=edited,
            heading=heading,
        )

    def _block(self, paragraph: dict[str, Any], line: int) -> str:
        """The id of the letter's paragraph that is meant."""
        block = paragraph.get("block")
        if not isinstance(block, str) or block not in self._blocks:
            self._fail(
                line,
                f"block {block!r} is not a paragraph of this letter's overview or findings",
                f"They are {_span(list(self._blocks))}; was the file made from another letter?",
            )
        return block

    def _claim_label(self, paragraph: dict[str, Any], line: int) -> None:
        """Labels that a person kept or wrote are text, and unique in the file."""
        name = paragraph.get("label")
        if name is None:
            return
        if not isinstance(name, str):
            self._fail(line, "a label must be text in quotes", 'Write label = "a", or leave it out.')
        if name in self._labels:
            self._fail(
                line,
                f'label "{name}" is used here and in line {self._labels[name]}',
                "Give each finding its own, or none.",
            )
        self._labels[name] = line

    def _claim_sentence(self, block: str, number: int, line: int) -> None:
        """A sentence of the letter is quoted once."""
        if (block, number) in self._quoted:
            self._fail(
                line,
                f"sentence {number} of {block} is quoted here and in line {self._quoted[block, number]}",
                "Quote it once.",
            )
        self._quoted[block, number] = line

    def _entries(self, paragraph: dict[str, Any], index: int, line: int) -> Iterator[_Entry]:
        rows = paragraph.get("sentences", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._fail(line, "sentences must be a list of { … }", "Keep the form that `findings --toml` wrote.")
        lines = self._sentence_lines[index] if index < len(self._sentence_lines) else []
        for at, row in enumerate(rows):
            here = lines[at] if len(lines) == len(rows) else line
            self._known(row, {"number", "quote", "text"}, here)
            number, quote, text = row.get("number"), row.get("quote", False), row.get("text")
            if not isinstance(quote, bool):
                self._fail(here, "quote must be true or false, without quotes", "Write quote = true.")
            if number is not None and (not isinstance(number, int) or isinstance(number, bool)):
                self._fail(here, "number must be a whole number", "Leave it as it was written.")
            if not isinstance(text, str) or (quote and not text.strip()):
                self._fail(here, "the sentence has no text", "Write its text, or set quote = false.")
            count = len(self._blocks[paragraph["block"]])
            if number is not None and not 1 <= number <= count:
                self._fail(
                    here,
                    f"sentence number {number} is out of range: {paragraph['block']} has {count}",
                    "Leave the number as it was written; leave it out for a sentence of your own (--allow-edits).",
                )
            yield _Entry(here, number, quote, " ".join(text.split()))

    def _text(self, entry: _Entry, sentences: list[Sentence]) -> tuple[str, bool]:
        """The words to quote, and whether they are not Ofsted's."""
        originals = [sentence.text for sentence in sentences]
        if entry.number is not None:
            original = originals[entry.number - 1]
            if same(entry.text, original):
                return original, False
            if verdict(entry.text, original) == "edited":
                return entry.text, True
        found = nearest(entry.text, originals)
        if found is not None and found[1] == 1.0:
            return originals[found[0]], False
        if not self._allow_edits:
            near = originals[found[0]] if found is not None else ""
            self._fail(
                entry.line,
                f"this sentence is not in the letter: {_short(entry.text)!r}",
                f"Nearest in its paragraph is {_short(near)!r}; quote that, or keep yours with --allow-edits.",
            )
        return entry.text, True

    def _known(self, table: dict[str, Any], keys: set[str], line: int) -> None:
        for key in table:
            if key not in keys:
                self._fail(line, f"unknown key {key!r}", f"Known keys are {', '.join(sorted(keys))}.")

    def _fail(self, line: int, what: str, remedy: str) -> NoReturn:
        raise FindingsError(f"{self._name}, line {line}: {what}.", remedy)


_PARAGRAPH = Pattern(r"^\s*\[\[\s*paragraph\s*\]\]")
_SENTENCE = Pattern(r"^\s*\{")


def _lines(text: str) -> tuple[list[int], list[list[int]]]:
    """Find the line of each [[paragraph]], and of each of its sentences if they are one per line."""
    paragraphs: list[int] = []
    sentences: list[list[int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if _PARAGRAPH.match(line):
            paragraphs.append(number)
            sentences.append([])
        elif sentences and _SENTENCE.match(line):
            sentences[-1].append(number)
    return paragraphs, sentences


def _span(blocks: list[str]) -> str:
    if not blocks:
        return "none"
    return ", ".join(blocks) if len(blocks) <= 12 else f"{', '.join(blocks[:6])} … {blocks[-1]}"


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:60]} … {text[-25:]}"
