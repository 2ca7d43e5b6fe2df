"""Footnote marks: small raised digits after a word. They are kept in the text as Unicode superscripts ('area.³')."""

from __future__ import annotations

from dataclasses import replace

from ofsted_report.lexicon import FROM_SUPERSCRIPTS, SUPERSCRIPTS, TO_SUPERSCRIPTS
from ofsted_report.pattern import Pattern
from ofsted_report.reading.document import Line

MARK = Pattern(r"\d(?:(?<=[^\W\d_]\d)|(?<=[.,;:!?)\]’”'\"%]\d)|(?<=^\d))\d?(?=[\s.,;:)’”]|[^\W\d_]|$)")
"""Positions where a footnote mark can be: after a word or its stop, or at the start of a line (the note itself)."""
BEHIND_FIGURES = Pattern(r"(?<=\d)\d{1,2}(?=[\s.,;:)’”]|$)")
"""Positions after a digit ('March 2014⁹'): only its size distinguishes the mark from the last digits of the number."""
TRAILING = Pattern(rf"\s?[{SUPERSCRIPTS}]{{1,2}}(?=[\s.,;:?]*$)")
LEADING_PLAIN = Pattern(r"^\s*(\d{1,2})(?:\s+(?=\D)|(?=[“‘]?[A-Z][a-z]))")
"""The mark of a note that is set small as a whole, so that the mark is not smaller than the rest."""
LEADING = Pattern(rf"^\s*([{SUPERSCRIPTS}]{{1,2}})\s*")


_FIGURE = Pattern(rf"[{SUPERSCRIPTS}]")
"""Looked for first: few texts have one."""
_BEHIND_WORD = Pattern(rf"(?<=\S)\s?([{SUPERSCRIPTS}]{{1,2}})(?![{SUPERSCRIPTS}])")
_STRAY_SPACE = Pattern(rf"(?<=\S) (?=[{SUPERSCRIPTS}]{{1,2}}(?:[\s.,;:)]|$))")
_SPACE_BEHIND = Pattern(rf"(?<=[{SUPERSCRIPTS}]) (?=[.,;:](?:\s|$))")


def close_up(text: str) -> str:
    """Put a mark right behind the word it belongs to, and a stop right behind the mark, where a space was printed between."""
    return _SPACE_BEHIND.sub("", _STRAY_SPACE.sub("", text)) if _has_figure(text) else text


def raised_in(text: str) -> set[str]:
    """Return the marks after words of the text, as plain digits; each refers to a note."""
    return {mark.translate(FROM_SUPERSCRIPTS) for mark in _BEHIND_WORD.findall(text)} if _has_figure(text) else set()


def _has_figure(text: str) -> bool:
    return not text.isascii() and _FIGURE.search(text) is not None


def without_mark(text: str) -> str:
    """The text without a mark at its end: for headings and titles."""
    return TRAILING.sub("", text).rstrip()


def merge_raised(lines: list[Line]) -> list[Line]:
    """Put back into their line what the PDF's text has on a line of its own, though it is printed right beside it: a footnote
    mark, or what follows a raised letter or figure ('1' and 'st Floor'). In a file without tags, that is also the mark
    before its note, which would be taken for a page's number."""
    merged: list[Line] = []
    for line in lines:
        before = merged[-1] if merged else None
        if before is not None and _is_mark_of(before, line):
            merged[-1] = replace(before, text=before.text + line.text.translate(TO_SUPERSCRIPTS), x1=line.x1)
        elif before is not None and before.tag is line.tag is None and is_mark_before(before, line):
            merged[-1] = replace(line, text=f"{before.text.translate(TO_SUPERSCRIPTS)} {line.text}", x0=before.x0)
        elif before is not None and _goes_right_on(before, line):
            space = " " if line.x0 - before.x1 > _SPACE * line.size else ""
            merged[-1] = replace(before, text=before.text + space + line.text, x1=line.x1, spaced=line.spaced)
        else:
            merged.append(line)
    return merged


def is_mark_before(line: Line, following: Line) -> bool:
    """Whether a line is nothing but the mark of the note that is printed right behind it."""
    return _is_raised(line, following) and -2 <= following.x0 - line.x1 <= 6


def _is_mark_of(before: Line, line: Line) -> bool:
    return -2 <= line.x0 - before.x1 <= 6 and _is_raised(line, before)


def _is_raised(figure: Line, text: Line) -> bool:
    """Whether a line is one small figure, at the height of the line of text."""
    return (
        figure.text.isdigit()
        and len(figure.text) <= 2
        and figure.size < text.size * 0.8
        and figure.top < text.bottom
        and figure.bottom > text.top
    )


_SPACE = 0.12
"""Times the type's size; a wider gap is a space."""
_RAISED = tuple(SUPERSCRIPTS)


def _goes_right_on(before: Line, line: Line) -> bool:
    """Whether a line is the rest of the line before: in the same paragraph, at the same height, without a gap between.

    After a footnote mark, which ends the line in the file, there may be a space, and the file may have no paragraphs.
    """
    if before.text.endswith(_RAISED) and len(before.text) > 2:  # its box is the mark's, which is raised
        beside = min(line.bottom, before.bottom) - max(line.top, before.top) > before.height / 2
        goes_on = beside and -1 < line.x0 - before.x1 < line.size
    else:
        goes_on = line.tag is not None and abs(line.bottom - before.bottom) < 3 and abs(line.x0 - before.x1) < 1
    return goes_on and line.tag == before.tag
