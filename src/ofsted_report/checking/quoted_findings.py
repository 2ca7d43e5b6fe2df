"""Converts the quotations of a finished report to findings, for a review page of the report as it is now."""

from __future__ import annotations

from ofsted_report.checking.model import Comparison, Quotation
from ofsted_report.findings.model import Finding, Findings, Source, label
from ofsted_report.letter.model import Letter
from ofsted_report.pattern import Pattern


def quoted_findings(comparison: Comparison, letter: Letter) -> Findings:
    """The report's quotations of overview and findings in its order, each paragraph of the letter as one finding."""
    groups = _groups(comparison, letter)
    return Findings(mode="key", findings=tuple(_finding(n, group, letter) for n, group in enumerate(groups, 1)))


def labels_in_report(comparison: Comparison, letter: Letter) -> list[str] | None:
    """The labels of these findings in the report, 'b)' or '3.27'; None where one has none or two have the same."""
    found = [_LABEL.search(group[0].place) for group in _groups(comparison, letter)]
    labels = [match[1] for match in found if match]
    return labels if len(set(labels)) == len(found) else None


_LABEL = Pattern(r"(?:^|[ ,”] ?)([a-z]+\)|\d+(?:\.\d+)*)$")
"""At the end of a place: '“Key findings”, 3.27'."""


def _groups(comparison: Comparison, letter: Letter) -> list[list[Quotation]]:
    """The quotations of each finding."""
    quotable = {block.id for section in letter.quoted_sections for block in section.blocks}
    groups: list[list[Quotation]] = []
    for quotation in comparison.quotations:
        if quotation.block not in quotable:
            continue
        if groups and groups[-1][0].block == quotation.block and groups[-1][0].place == quotation.place:
            groups[-1].append(quotation)
        else:
            groups.append([quotation])
    return groups


def _finding(number: int, group: list[Quotation], letter: Letter) -> Finding:
    block = group[0].block or ""
    section = next(each for each in letter.sections if any(b.id == block for b in each.blocks))
    position, whole = next((n, b) for n, b in enumerate(section.paragraphs, 1) if b.id == block)
    numbers = {text: n for n, text in enumerate(whole.sentence_texts, 1)}
    found = [numbers[each.original] for each in group if each.original in numbers]
    edited = any(each.verdict != "verbatim" for each in group)
    source = Source.of(section, whole, position, set(found))
    return Finding(label=label(number), sentences=tuple(each.text for each in group), source=source, edited=edited)
