"""The findings that sentences of a report name, by the labels that they get in a format and template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ofsted_report.report.model import Part, Report
from ofsted_report.settings.text import Cited, Text

Printed = Callable[[Cited], str]


def cites(report: Report) -> bool:
    """Whether a sentence of the report names a finding."""
    return any(
        isinstance(each, Cited)
        for parts in (report.parts, *(each.parts for each in report.chapters))
        for part in parts.values()
        for paragraph in part.paragraphs
        for each in paragraph.text.parts
    )


def with_labels(report: Report, printed: Printed) -> Report:
    """The report with the label of each finding that a sentence names."""
    if not cites(report):
        return report
    chapters = tuple(replace(each, parts=_parts(each.parts, printed)) for each in report.chapters)
    return replace(report, parts=_parts(report.parts, printed), chapters=chapters)


def _parts(parts: Mapping[str, Part], printed: Printed) -> dict[str, Part]:
    return {key: _part(part, printed) for key, part in parts.items()}


def _part(part: Part, printed: Printed) -> Part:
    texts = [_text(paragraph.text, printed) for paragraph in part.paragraphs]
    pairs = zip(part.paragraphs, texts, strict=True)
    return replace(part, paragraphs=tuple(replace(paragraph, text=text) for paragraph, text in pairs))


def _text(text: Text, printed: Printed) -> Text:
    return Text(tuple(printed(each) if isinstance(each, Cited) else each for each in text.parts))
