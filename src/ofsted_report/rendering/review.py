"""The review page: the letter's pages with what the report quotes highlighted, and what it leaves out.

One self-contained HTML file without scripts, made for the officer and the director who sign the report off. Findings and
their places are linked both ways; a letter without pages (.docx, .txt) is shown as text.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ofsted_report.findings.candidates import Sentence, sentences_of
from ofsted_report.findings.model import Finding, Findings
from ofsted_report.grouped import grouped
from ofsted_report.letter.doubts import in_a_line
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import first_words
from ofsted_report.rendering.letter_pages import printed
from ofsted_report.rendering.sandbox import shipped_template
from ofsted_report.rendering.sentence_boxes import Box, Places, whole_lines
from ofsted_report.report.clean import cleaned
from ofsted_report.report.model import LANGUAGE
from ofsted_report.shipped import shipped


class ShownSentence(NamedTuple):
    """A sentence of the letter: which finding quotes it, or none."""

    number: int
    text: str
    label: str
    """The finding's label; '' where it is the only one."""
    target: str | None
    """Where the finding is on the page; None where none quotes it."""
    anchor: str


class ShownParagraph(NamedTuple):
    """A paragraph of overview or findings, with what of it is quoted."""

    anchor: str
    number: str
    """As it is printed, or counted under its heading."""
    page: int | None
    sentences: tuple[ShownSentence, ...]

    @property
    def quoted(self) -> bool:
        """Whether a finding represents it."""
        return any(sentence.target for sentence in self.sentences)

    @property
    def beginning(self) -> str:
        """Its first words."""
        return first_words(" ".join(sentence.text for sentence in self.sentences), 16)


class ShownSection(NamedTuple):
    """A section with how much of it the report represents."""

    heading: str
    paragraphs: tuple[ShownParagraph, ...]

    @property
    def represented(self) -> int:
        """The number of paragraphs from which a finding quotes."""
        return sum(paragraph.quoted for paragraph in self.paragraphs)

    @property
    def sentences(self) -> int:
        """The number of sentences."""
        return sum(len(paragraph.sentences) for paragraph in self.paragraphs)

    @property
    def quoted_sentences(self) -> int:
        """The number of quoted sentences."""
        return sum(bool(s.target) for paragraph in self.paragraphs for s in paragraph.sentences)


class Mark(NamedTuple):
    """A highlight on a page: a quoted sentence that leads to its finding, or a paragraph that was left out."""

    label: str
    target: str
    quoted: bool
    anchor: str
    text: str
    boxes: tuple[Box, ...]


class ShownPage(NamedTuple):
    """A page of the letter as an image with its highlights."""

    number: int
    image: str
    width: int
    height: int
    marks: tuple[Mark, ...]

    @property
    def margin(self) -> float:
        """Left edge of the marked text as a share of the page width: labels are to the left of it."""
        return min((box.left for mark in self.marks for box in mark.boxes), default=0.0)


def render_review(
    letter_file: Path | bytes, letter: Letter, findings: Findings, *, labels: Sequence[str] | None = None
) -> str:
    """The page as HTML; `letter_file` is the file that the letter was read from, or its bytes.

    `labels`: those of the findings in the report, as `outline.printed_labels` gives them; None: a), b), c) …

    Raises:
        NotReadableError: the letter's file has gone or changed since it was read.
    """
    from markupsafe import Markup

    letter, findings = cleaned(letter), cleaned(findings)
    if labels is None:
        labels = [f"{each.label})" for each in findings.findings] if len(findings) > 1 else [""] * len(findings)
    sections = _sections(letter, findings, labels)
    pages = _pages(letter_file, letter, sections)
    on_pages = {mark.anchor for page in pages for mark in page.marks}
    return shipped_template("review.html.jinja", autoescape=True).render(
        language=LANGUAGE,
        letter=letter,
        confidence=in_a_line(letter),
        chosen_by=findings.chosen_by,
        findings=[
            (label, finding, _links(finding, sections, on_pages))
            for label, finding in zip(labels, findings.findings, strict=True)
        ],
        sections=sections,
        left_out=[
            (section, p, f"at-{p.anchor}" if f"at-{p.anchor}" in on_pages else p.anchor)
            for section in sections
            for p in section.paragraphs
            if not p.quoted
        ],
        pages=pages,
        style=Markup(shipped("review.css").decode()),  # noqa: S704 - our own file
    )


def _sections(letter: Letter, findings: Findings, labels: Sequence[str]) -> tuple[ShownSection, ...]:
    quoting: dict[tuple[str, int], tuple[str, str | None]] = {
        (finding.source.block, number): (label, f"finding-{at}")
        for at, (label, finding) in enumerate(zip(labels, findings.findings, strict=True), start=1)
        for number in finding.source.sentences
    }
    quoted = {block for block, _ in quoting}  # what needs to improve has a part of its own, and is not left out
    shown = (each for each in sentences_of(letter) if each.quotable and (not each.listed or each.block.id in quoted))
    sections = grouped(shown, lambda sentence: id(sentence.section)).values()
    return tuple(
        ShownSection(each[0].section.heading or "Letter", tuple(_paragraphs(each, quoting))) for each in sections
    )


def _paragraphs(
    section: Sequence[Sentence], quoting: Mapping[tuple[str, int], tuple[str, str | None]]
) -> Iterator[ShownParagraph]:
    for block, sentences in grouped(section, lambda sentence: sentence.block.id).items():
        anchor = "p-" + block.replace(".", "-")
        yield ShownParagraph(
            anchor=anchor,
            number=sentences[0].source(()).paragraph_number,
            page=sentences[0].block.page,
            sentences=tuple(
                ShownSentence(s.number, s.text, *quoting.get((block, s.number), ("", None)), f"{anchor}-{s.number}")
                for s in sentences
            ),
        )


def _links(finding: Finding, sections: Sequence[ShownSection], on_pages: set[str]) -> list[tuple[str, str]]:
    """Return each sentence of a finding with its link target: on the page image, else in the text."""
    anchor = "p-" + finding.source.block.replace(".", "-")
    numbers = [*finding.source.sentences, *[0] * len(finding.sentences)]
    links = []
    for number, text in zip(numbers, finding.sentences, strict=False):
        place = f"{anchor}-{number}" if number else anchor
        links.append((text, f"at-{place}" if f"at-{place}" in on_pages else place))
    return links


def _pages(letter_file: Path | bytes, letter: Letter, sections: Sequence[ShownSection]) -> tuple[ShownPage, ...]:
    places, pictures = printed(letter_file, letter, draw=True)
    if places is None:
        return ()
    marks: dict[int, list[Mark]] = {}
    for section in sections:
        for paragraph in section.paragraphs:
            start = places.find_block(" ".join(sentence.text for sentence in paragraph.sentences))
            for mark in _marks(paragraph, places, start) if start is not None else ():
                for number in dict.fromkeys(box.page for box in mark.boxes):
                    # A sentence that runs over a page is marked on both; its finding leads to where it begins.
                    anchor = mark.anchor if number == mark.boxes[0].page else f"{mark.anchor}-on-{number}"
                    boxes = tuple(box for box in mark.boxes if box.page == number)
                    marks.setdefault(number, []).append(mark._replace(anchor=anchor, boxes=boxes))
    return tuple(
        ShownPage(
            number=number,
            image="data:image/jpeg;base64," + base64.b64encode(picture.jpeg).decode(),
            width=picture.width,
            height=picture.height,
            marks=tuple(marks.get(number, ())),
        )
        for number, picture in enumerate(pictures, 1)
    )


def _marks(paragraph: ShownParagraph, places: Places, start: int) -> list[Mark]:
    found = []
    for sentence in paragraph.sentences:
        boxes = places.boxes(sentence.text, start)
        if not boxes:
            continue
        if sentence.target:
            found.append(Mark(sentence.label, sentence.target, True, f"at-{sentence.anchor}", sentence.text, boxes))
        elif not paragraph.quoted:
            found.append(Mark("", f"left-{paragraph.anchor}", False, f"at-{sentence.anchor}", sentence.text, boxes))
    if found and not paragraph.quoted:
        boxes = tuple(whole_lines(box for mark in found for box in mark.boxes))
        return [Mark("", f"left-{paragraph.anchor}", False, f"at-{paragraph.anchor}", paragraph.beginning, boxes)]
    return found
