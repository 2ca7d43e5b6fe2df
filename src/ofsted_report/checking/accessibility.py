"""Can everybody read the Word report? What public bodies must mind in documents they publish, as far as a file shows it.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 ask for WCAG 2.2 AA;
what that means for Word is in the Government Digital Service's guidance on publishing accessible documents: headings as
styles and in order, real lists, a language and a title, sans serif of 12 pt or more, left-aligned text, header rows,
no empty paragraphs for spacing, no text boxes, enough contrast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, pairwise

from ofsted_report.checking.model import Problem
from ofsted_report.lexicon import BULLETS
from ofsted_report.pattern import Pattern
from ofsted_report.word.document import WordDocument
from ofsted_report.word.package import damage_as_error
from ofsted_report.word.paragraph import Paragraph, Run
from ofsted_report.word.xml import Element, W

SMALLEST = 12.0
"""Points."""
CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text on its background."""
SERIF = Pattern(
    r"times|cambria|georgia|garamond|palatino|book antiqua|bookman|century|baskerville|constantia|(?<!sans )\bserif\b",
    re.I,
)
_TYPED_LABEL = Pattern(rf"^\s*(?:[{BULLETS}*]|[-–—](?=\s)|\(?[a-z]\)|\(?[ivx]{{1,4}}\)|\(?\d{{1,2}}[.)](?!\d))\s")
_ENTRY = Pattern(r"toc ([1-9])", re.IGNORECASE)
"""The styles of the entries of a contents list."""
_PAGE = Pattern(r"\t[\divxlc]+\s*$")
"""Punctuation that ends an entry."""


def check_docx(document: WordDocument, path: str) -> tuple[Problem, ...]:
    """Yield the accessibility problems of a Word report; each kind once, with its first place.

    Raises:
        NotReadableError: a part of it is damaged.
    """
    found = []
    with damage_as_error(document.name):
        told = {code: list(rule(document)) for code, rule in RULES.items()}
    for code, places in told.items():
        if places:
            more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
            found.append(Problem(code=code, message=f"{places[0]}{more}.", path=path))
    return tuple(found)


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}…”"


def _text(paragraph: Paragraph) -> str:
    """Return the visible text of the paragraph, on one line."""
    return " ".join(paragraph.text.split())


def _runs(doc: WordDocument) -> Iterator[tuple[Paragraph, Run]]:
    """The runs that show words."""
    for paragraph in doc.paragraphs:
        for run in paragraph.runs:
            if not (run.hidden or run.struck) and run.text.strip():
                yield paragraph, run


def _title(doc: WordDocument) -> Iterator[str]:
    if not doc.property("title"):
        yield "The document has no title in its properties"


def _language(doc: WordDocument) -> Iterator[str]:
    said = doc.looks.document.language
    if not said:
        yield "The document does not say its language"
    elif not said.lower().startswith(("en-gb", "cy")):
        yield f"The document says that its language is {said}, not British English (en-GB)"


def _headings(doc: WordDocument) -> Iterator[str]:
    levels = [(p.heading_level, _text(p)) for p in doc.paragraphs if p.heading_level and _text(p)]
    if not levels:
        if sum(bool(_text(p)) for p in doc.paragraphs) > 5:
            yield "No heading has a heading style"
        return
    before = 0
    for level, text in levels:
        if level > before + 1:
            yield f"The heading {_short(text)} is of level {level}, after " + (f"level {before}" if before else "none")
        before = level


def _looks_like_heading(doc: WordDocument) -> Iterator[str]:
    shown = [p for p in doc.paragraphs if _text(p) and p.cell is None and p.place == "body"]
    for paragraph, after in pairwise(shown):
        text = _text(paragraph)
        if len(text) > 80 or text.endswith((".", ":", ";", ",")) or not paragraph.bold:
            continue
        if _is_heading(paragraph) or paragraph.label:
            continue
        # A heading has ordinary text below it; a council's name above the title, or a date beside it, is not a heading.
        if not (_is_heading(after) or after.bold or len(_text(after)) < 80):
            yield f"{_short(text)} looks like a heading and has no heading style"


def _is_heading(paragraph: Paragraph) -> bool:
    return bool(paragraph.heading_level) or paragraph.style.is_title or paragraph.style.is_subtitle


def _lists(doc: WordDocument) -> Iterator[str]:
    for paragraph in doc.paragraphs:
        text = _text(paragraph)
        if _ENTRY.fullmatch(paragraph.style.name):
            continue  # a contents list has the headings' numbers typed by Word
        if _TYPED_LABEL.match(text) and not paragraph.label and not paragraph.heading_level:
            yield f"{_short(text)} has a typed number or bullet and is not an item of a Word list"


def _fonts(doc: WordDocument) -> Iterator[str]:
    for _, run in _runs(doc):
        font = run.look.font
        if SERIF.search(font):
            yield f"{_short(run.text.strip())} is set in {font}, which has serifs"


def _sizes(doc: WordDocument) -> Iterator[str]:
    for _, run in _runs(doc):
        size = run.look.size
        if size < SMALLEST:
            yield f"{_short(run.text.strip())} is set in {size:g} pt, smaller than {SMALLEST:g} pt"


def _alignment(doc: WordDocument) -> Iterator[str]:
    for paragraph in doc.paragraphs:
        aligned, text = paragraph.alignment, _text(paragraph)
        if text and (aligned in ("both", "distribute") or (aligned in ("center", "right") and len(text) > 120)):
            yield f"{_short(text)} is {'justified' if aligned in ('both', 'distribute') else 'not left-aligned'}"


def _tables(doc: WordDocument) -> Iterator[str]:
    for number, table in enumerate(doc.body.iter(f"{W}tbl"), 1):
        rows = table.findall(f"{W}tr")
        if len(rows) > 1 and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield f"Table {number} has no row marked as header row"


def _empty(doc: WordDocument) -> Iterator[str]:
    last = ""
    for paragraph in doc.paragraphs:
        shown, element = _text(paragraph), paragraph.element
        if shown:
            last = shown
            continue
        holds = any(
            element.find(f".//{W}{name}") is not None
            for name in ("drawing", "pict", "object", "br", "fldChar", "fldSimple", "sectPr", "txbxContent")
        )
        cell_needs_it = paragraph.cell is not None and not _has_neighbours(element)
        before = element.getprevious()
        # Word itself demands a paragraph after a table at a document's end.
        after_table = before is not None and before.tag == f"{W}tbl"
        if not holds and not cell_needs_it and not after_table:
            yield f"An empty paragraph after {_short(last)} makes space" if last else "An empty paragraph makes space"


def _has_neighbours(paragraph: Element) -> bool:
    tag = f"{W}p"
    return any(next(paragraph.itersiblings(tag, preceding=way), None) is not None for way in (True, False))


def _text_boxes(doc: WordDocument) -> Iterator[str]:
    for _, boxed in groupby(doc.paragraphs, key=_box_of):
        paragraphs = list(boxed)
        if paragraphs[0].place == "text box":
            words = " ".join(_text(paragraph) for paragraph in paragraphs).strip()
            yield f"{_short(words)} is in a text box, which screen readers may skip"


def _box_of(paragraph: Paragraph) -> Element | None:
    return next(paragraph.element.iterancestors(f"{W}txbxContent"), None) if paragraph.place == "text box" else None


def _pictures(doc: WordDocument) -> Iterator[str]:
    with_text = {box for text in doc.body.iter(f"{W}txbxContent") for box in text.iterancestors()}
    for element in doc.body.iter("{*}docPr"):
        decorative = next(element.iter("{*}decorative"), None) is not None
        if not (element.get("descr") or element.get("title") or decorative or element.getparent() in with_text):
            yield f"The picture {_short(element.get('name', 'without name'))} has no alternative text"


def _contrast(doc: WordDocument) -> Iterator[str]:
    for paragraph, run in _runs(doc):
        ratio = contrast(run.look.ink, run.look.paper(paragraph.element))
        if ratio < CONTRAST:
            yield f"{_short(run.text.strip())} has a contrast of {ratio:.1f} to 1, less than {CONTRAST}"


def contrast(ink: str, paper: str) -> float:
    """The contrast ratio of two colours written RRGGBB, from 1 to 21 (WCAG 2.2, 'contrast ratio')."""
    light, dark = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: str) -> float:
    channels = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contents(doc: WordDocument) -> Iterator[str]:
    """Word makes the list and brings it up to date only when it is asked to."""
    entries = [(int(match[1]), p) for p in doc.paragraphs if _text(p) and (match := _ENTRY.fullmatch(p.style.name))]
    if not entries:
        return
    levels = range(1, max(level for level, _ in entries) + 1)
    headings = [_text(p) for p in doc.paragraphs if p.heading_level in levels and p.place == "body" and _text(p)]
    named: set[str] = set()
    for _, paragraph in entries:
        entry = _PAGE.sub("", paragraph.text)
        readings = {_plain(entry), _plain(entry.partition("\t")[2])}  # a numbered heading's number comes before it
        named |= readings
        if not readings.intersection(headings):
            yield f"The contents list names {_short(_plain(entry))}, which is not a heading"
    for heading in headings:
        if heading not in named:
            yield f"The contents list does not name the heading {_short(heading)}"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _embedded(doc: WordDocument) -> Iterator[str]:
    for name in doc.unread:
        yield f"The file {name} is embedded in this one; its content was not read"


RULES: Mapping[str, Callable[[WordDocument], Iterator[str]]] = {
    "docx-title": _title,
    "docx-language": _language,
    "docx-heading-order": _headings,
    "docx-heading-style": _looks_like_heading,
    "docx-list": _lists,
    "docx-font": _fonts,
    "docx-size": _sizes,
    "docx-alignment": _alignment,
    "docx-table-header": _tables,
    "docx-empty-paragraph": _empty,
    "docx-text-box": _text_boxes,
    "docx-picture": _pictures,
    "docx-contrast": _contrast,
    "docx-contents": _contents,
    "docx-embedded": _embedded,
}
"""By problem code: each yields where the document breaches it."""
