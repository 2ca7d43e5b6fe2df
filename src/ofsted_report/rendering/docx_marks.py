"""Marks in the text that passes through a Word template, and their replacement in the finished document.

A template only knows text. To highlight an open field, or attach a comment to exactly the words of a finding, in any font
and place, their text is enclosed in marks: noncharacters of Unicode, which cleaned text never contains. Afterwards runs are
split at the marks. Braces are replaced by marks too, so that neither Jinja nor docxtpl ever sees a brace of the letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ofsted_report.pattern import Pattern
from ofsted_report.report.model import Item
from ofsted_report.settings.text import Cited, OpenField, Text
from ofsted_report.word.xml import W

if TYPE_CHECKING:
    from docx.document import Document

    from ofsted_report.word.paragraph import Paragraph

_OPEN, _OPEN_END = "\ufdd0", "\ufdd1"
_FINDING, _NUMBER_END, _FINDING_END = "\ufdd2", "\ufdd3", "\ufdd4"
_CITED = "\ufdd5"
_BRACE, _BRACE_END = "\ufdd6", "\ufdd7"
_CUT = Pattern(f"({_OPEN}|{_OPEN_END}|{_FINDING}[0-9]+{_NUMBER_END}|{_FINDING_END})")
_CITING, _QUOTED = Pattern(f"{_CITED}([0-9]+){_NUMBER_END}"), Pattern(f"{_FINDING}([0-9]+){_NUMBER_END}")
_ANY_MARK = Pattern("[\ufdd0-\ufdd7]")

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def show(text: Text) -> str:
    """The text for the template, open fields between marks."""
    shown = "".join(f"{_OPEN}{part}{_OPEN_END}" if isinstance(part, OpenField) else part for part in text.runs)
    return shown.replace("{", _BRACE).replace("}", _BRACE_END)


def cite(cited: Cited) -> str:
    """A finding that a sentence names, as a mark until it is known what Word prints before it."""
    return f"{_CITED}{cited.finding}{_NUMBER_END}"


def name_findings(root: Any, labels: Mapping[int, str]) -> None:
    """Replace the marks of findings that sentences name by the findings' labels."""
    for node in root.iter(f"{W}t"):
        if node.text and _CITED in node.text:
            node.text = _CITING.sub(lambda mark: labels.get(int(mark[1]), ""), node.text)


def labels_of_findings(paragraphs: Iterable[Paragraph]) -> dict[int, str]:
    """The number or letter that Word prints before each finding, by the place of the finding; of those that have one."""
    return {
        int(mark[1]): paragraph.label.text.rstrip(".")
        for paragraph in paragraphs
        if paragraph.label is not None and paragraph.label.number is not None
        for mark in _QUOTED.finditer(paragraph.text)
    }


def quote(number: int, finding: Item) -> str:
    """A finding's text for the template, between marks that carry its number."""
    return f"{_FINDING}{number}{_NUMBER_END}{show(finding.text)}{_FINDING_END}"


def without_marks(text: str) -> str:
    """The text as a reader sees it."""
    return _ANY_MARK.sub("", _CUT.sub("", text).replace(_BRACE, "{").replace(_BRACE_END, "}"))


@dataclass(slots=True)
class Resolved:
    """The result of replacing the marks: the open fields in order, and the runs of each finding."""

    open_fields: list[OpenField]
    finding_runs: dict[int, list[Any]]


def resolve(root: Any, found: Resolved) -> None:
    """Cut the runs under this element at their marks, highlight open fields, and note each finding's runs."""
    for run in list(root.iter(f"{W}r")):
        texts = [child for child in run if child.tag == f"{W}t" and _ANY_MARK.search(child.text or "")]
        if texts:
            _cut_run(run, found)
    for node in root.iter(f"{W}t"):  # marks that a template's filter has torn apart
        if node.text and _ANY_MARK.search(node.text):
            node.text = without_marks(node.text)


def _cut_run(run: Any, found: Resolved) -> None:
    """Replace a run by as many as its text has pieces, each with the run's own formatting."""
    properties = run.find(f"{W}rPr")
    made: list[Any] = []
    for child in list(run):
        if child is properties:
            continue
        if child.tag != f"{W}t":
            made.append(_new_run(run, properties, child))
            continue
        for words, is_open, finding in _pieces(child.text or ""):
            text = child.makeelement(f"{W}t", {_SPACE: "preserve"})  # a copy would copy all that is cut away
            text.text = words
            piece = _new_run(run, properties, text)
            if is_open:
                _highlight(piece)
                label = words.removeprefix("[").removesuffix("]")
                found.open_fields.append(OpenField(label))
                piece = _placeholder(piece, properties, label)
            if finding is not None:
                found.finding_runs.setdefault(finding, []).append(piece)
            made.append(piece)
    for piece in made:
        run.addprevious(piece)
    run.getparent().remove(run)


def _pieces(text: str) -> Iterator[tuple[str, bool, int | None]]:
    """The words between marks, each with whether it is an open field and which finding it belongs to."""
    is_open, finding = False, None
    for piece in _CUT.split(text):
        if piece == _OPEN:
            is_open = True
        elif piece == _OPEN_END:
            is_open = False
        elif piece == _FINDING_END:
            finding = None
        elif piece.startswith(_FINDING):
            finding = int(piece[1:-1])
        elif piece:
            yield without_marks(piece), is_open, finding


def _new_run(like: Any, properties: Any, child: Any) -> Any:
    run = like.makeelement(f"{W}r", dict(like.attrib))
    if properties is not None:
        run.append(deepcopy(properties))
    run.append(child)
    return run


def _placeholder(run: Any, properties: Any, label: str) -> Any:
    """The run in a content control of Word's that shows it as a placeholder: it goes when somebody types over it.

    What is typed looks like the text around it, and the control, which is temporary, goes with the placeholder.
    """
    control, about, content = (run.makeelement(f"{W}{name}", {}) for name in ("sdt", "sdtPr", "sdtContent"))
    if properties is not None:
        about.append(deepcopy(properties))
    about.append(run.makeelement(f"{W}alias", {f"{W}val": label[:_LONGEST_TITLE]}))
    about.extend(run.makeelement(f"{W}{name}", {}) for name in ("temporary", "showingPlcHdr", "richText"))
    content.append(run)
    control.extend((about, content))
    return control


_LONGEST_TITLE = 64
"""Characters that Word takes as the title of a content control."""


def _highlight(run: Any) -> None:
    """Yellow behind the text: what every officer knows as 'still to be filled in'."""
    from docx.enum.text import WD_COLOR_INDEX

    run.get_or_add_rPr().highlight_val = WD_COLOR_INDEX.YELLOW


def comment_findings(document: Document, runs: Mapping[int, list[Any]], findings: tuple[Item, ...]) -> None:
    """Add a Word comment to each finding with its place in the letter."""
    from docx.text.run import Run

    for number, elements in sorted(runs.items()):
        finding = findings[number]
        place = finding.source.place() if finding.source else "Letter"
        words = place + (". Edited: not Ofsted's exact words." if finding.edited else "")
        ends = [Run(element, document) for element in (elements[0], elements[-1])]
        document.add_comment(ends, text=words, author="ofsted-report", initials="OR")
