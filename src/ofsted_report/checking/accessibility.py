"""Can everybody read the Word report? What public bodies must mind in documents they publish, as far as a file shows it.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 ask for WCAG 2.2 AA;
what that means for Word is in the Government Digital Service's guidance on publishing accessible documents: headings as
styles and in order, real lists, a language and a title, sans serif of 12 pt or more, left-aligned text, header rows,
no empty paragraphs for spacing, no text boxes, enough contrast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from ofsted_report.checking.model import Problem
from ofsted_report.checking.word_formatting import StyledDocument, inside, walking
from ofsted_report.word.xml import W

SMALLEST = 12.0
"""Points."""
CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text on its background."""
SERIF = re.compile(
    r"times|cambria|georgia|garamond|palatino|book antiqua|bookman|century|baskerville|constantia|(?<!sans )\bserif\b",
    re.I,
)
_TYPED_LABEL = re.compile(r"^\s*(?:[•◼▪●*]|[-–—](?=\s)|\(?[a-z]\)|\(?[ivx]{1,4}\)|\(?\d{1,2}[.)](?!\d))\s")
_HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000", "white": "FFFFFF",
}  # fmt: skip


def check_docx(path: Path) -> tuple[Problem, ...]:
    """What in a Word report would keep somebody from reading it; each kind of breach once, with where it begins.

    Raises:
        NotReadableError: it is no Word document, or a damaged one.
    """
    from ofsted_report.reading.read import load
    from ofsted_report.reading.word import open_docx

    data = load(path)
    found = []
    with walking(path.name):
        document = StyledDocument(open_docx(data, path.name))
        told = {code: list(rule(document)) for code, rule in RULES.items()}
    for code, places in told.items():
        if places:
            more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
            found.append(Problem(code=code, message=f"{places[0]}{more}.", path=str(path)))
    return tuple(found)


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57]}…”"


def _title(doc: StyledDocument) -> Iterator[str]:
    if not (doc.document.core_properties.title or "").strip():
        yield "The document has no title in its properties"


def _language(doc: StyledDocument) -> Iterator[str]:
    said = doc.default_language
    if not said:
        yield "The document does not say its language"
    elif not said.lower().startswith(("en-gb", "cy")):
        yield f"The document says that its language is {said}, not British English (en-GB)"


def _headings(doc: StyledDocument) -> Iterator[str]:
    levels = [(level, doc.text(p)) for p in doc.paragraphs if (level := doc.heading_level(p)) and doc.text(p)]
    if not levels:
        if sum(bool(doc.text(p)) for p in doc.paragraphs) > 5:
            yield "No heading has a heading style"
        return
    before = 0
    for level, text in levels:
        if level > before + 1:
            yield f"The heading {_short(text)} is of level {level}, after " + (f"level {before}" if before else "none")
        before = level


def _looks_like_heading(doc: StyledDocument) -> Iterator[str]:
    shown = [p for p in doc.paragraphs if doc.text(p) and not inside(p, "tc", "txbxContent")]
    for paragraph, after in pairwise(shown):
        text = doc.text(paragraph)
        if len(text) > 80 or text.endswith((".", ":", ";", ",")) or not _is_bold(doc, paragraph):
            continue
        if doc.heading_level(paragraph) or doc.is_title(paragraph) or doc.numbered(paragraph):
            continue
        # A heading has ordinary text under it; a council's name over the title, or a date beside it, is none.
        if not (doc.heading_level(after) or doc.is_title(after) or _is_bold(doc, after) or len(doc.text(after)) < 80):
            yield f"{_short(text)} looks like a heading and has no heading style"


def _is_bold(doc: StyledDocument, paragraph: Any) -> bool:
    marks = [doc.run_property(paragraph, run, "b") for run, _ in doc.runs(paragraph)]
    return all(mark is not None and mark.get(f"{W}val", "1") not in ("0", "false") for mark in marks)


def _lists(doc: StyledDocument) -> Iterator[str]:
    for paragraph in doc.paragraphs:
        text = doc.text(paragraph)
        if _TYPED_LABEL.match(text) and not doc.numbered(paragraph) and not doc.heading_level(paragraph):
            yield f"{_short(text)} has its number or bullet typed, and is no item of a real list"


def _fonts(doc: StyledDocument) -> Iterator[str]:
    for paragraph in doc.paragraphs:
        for run, text in doc.runs(paragraph):
            font = doc.font(paragraph, run)
            if SERIF.search(font):
                yield f"{_short(text.strip())} is set in {font}, which has serifs"


def _sizes(doc: StyledDocument) -> Iterator[str]:
    for paragraph in doc.paragraphs:
        for run, text in doc.runs(paragraph):
            size = doc.size(paragraph, run)
            if size < SMALLEST:
                yield f"{_short(text.strip())} is set in {size:g} pt, smaller than {SMALLEST:g} pt"


def _alignment(doc: StyledDocument) -> Iterator[str]:
    for paragraph in doc.paragraphs:
        aligned, text = doc.alignment(paragraph), doc.text(paragraph)
        if text and (aligned in ("both", "distribute") or (aligned in ("center", "right") and len(text) > 120)):
            yield f"{_short(text)} is {'justified' if aligned in ('both', 'distribute') else 'not left-aligned'}"


def _tables(doc: StyledDocument) -> Iterator[str]:
    for number, table in enumerate(doc.body.iter(f"{W}tbl"), 1):
        rows = table.findall(f"{W}tr")
        if len(rows) > 1 and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield f"Table {number} has no row marked as header row"


def _empty(doc: StyledDocument) -> Iterator[str]:
    last = ""
    for paragraph in doc.paragraphs:
        shown = doc.text(paragraph)
        holds = any(
            paragraph.find(f".//{W}{name}") is not None
            for name in ("drawing", "pict", "object", "br", "fldChar", "fldSimple", "sectPr", "txbxContent")
        )
        cell_needs_it = inside(paragraph, "tc") and len(paragraph.getparent().findall(f"{W}p")) == 1
        before = paragraph.getprevious()
        # Word itself demands a paragraph after a table at a document's end.
        after_table = before is not None and before.tag == f"{W}tbl"
        if not shown and not holds and not cell_needs_it and not after_table:
            yield f"An empty paragraph after {_short(last)} makes space" if last else "An empty paragraph makes space"
        last = shown or last


def _text_boxes(doc: StyledDocument) -> Iterator[str]:
    for box in doc.body.iter(f"{W}txbxContent"):
        if not inside(box, "Fallback"):
            words = " ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in box.iter(f"{W}p"))
            yield f"{_short(words.strip())} stands in a text box, which screen readers may pass over"


def _pictures(doc: StyledDocument) -> Iterator[str]:
    for element in doc.body.iter():
        if isinstance(element.tag, str) and element.tag.endswith("}docPr"):
            decorative = any(str(child.tag).endswith("}decorative") for child in element.iter())
            holds_text = any(str(child.tag).endswith("}txbxContent") for child in element.getparent().iter())
            if not (element.get("descr") or element.get("title") or decorative or holds_text):
                yield f"The picture {_short(element.get('name', 'without name'))} has no alternative text"


def _contrast(doc: StyledDocument) -> Iterator[str]:
    for paragraph in doc.paragraphs:
        for run, text in doc.runs(paragraph):
            ink = _rgb(doc.run_property(paragraph, run, "color"), "val")
            if ink is None:
                ink = "000000"
            paper = _background(doc, paragraph, run)
            ratio = contrast(ink, paper)
            if ratio < CONTRAST:
                yield f"{_short(text.strip())} has a contrast of {ratio:.1f} to 1, less than {CONTRAST}"


def _background(doc: StyledDocument, paragraph: Any, run: Any) -> str:
    highlight = doc.run_property(paragraph, run, "highlight")
    if highlight is not None and highlight.get(f"{W}val") in _HIGHLIGHTS:
        return _HIGHLIGHTS[highlight.get(f"{W}val")]
    candidates = [doc.run_property(paragraph, run, "shd"), paragraph.find(f"{W}pPr/{W}shd")]
    candidates += [cell.find(f"{W}tcPr/{W}shd") for cell in paragraph.iterancestors(f"{W}tc")]
    for shade in candidates:
        found = _rgb(shade, "fill")
        if found is not None:
            return found
    return "FFFFFF"


def _rgb(element: Any, attribute: str) -> str | None:
    value = element.get(f"{W}{attribute}", "") if element is not None else ""
    return value.upper() if re.fullmatch(r"[0-9A-Fa-f]{6}", value) else None


def contrast(ink: str, paper: str) -> float:
    """The contrast ratio of two colours written RRGGBB, from 1 to 21 (WCAG 2.2, 'contrast ratio')."""
    light, dark = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: str) -> float:
    channels = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


RULES: Mapping[str, Callable[[StyledDocument], Iterator[str]]] = {
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
}
"""By problem code: each yields where the document breaches it."""
