"""The review page: the letter's pages with what the report quotes highlighted, and what it leaves out.

One self-contained HTML file without scripts, made for the officer and the director who sign the report off. Findings and
their places are linked both ways; a letter without pages (.docx, .txt) is shown as text.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_report.errors import NotReadableError
from ofsted_report.findings.candidates import Sentence, sentences_of
from ofsted_report.letter.doubts import in_a_line
from ofsted_report.rendering.letter_pages import characters_of, picture_of
from ofsted_report.rendering.sandbox import shipped_template
from ofsted_report.rendering.sentence_boxes import Box, Character, Places, whole_lines
from ofsted_report.report.clean import cleaned
from ofsted_report.report.model import LANGUAGE
from ofsted_report.shipped import shipped

if TYPE_CHECKING:
    from ofsted_report.findings.model import Finding, Findings
    from ofsted_report.letter.model import Letter


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence of the letter: which finding quotes it, or none."""

    number: int
    text: str
    label: str | None
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph of overview or findings, with what of it is quoted."""

    anchor: str
    number: str
    """As it is printed, or counted under its heading."""
    page: int | None
    sentences: tuple[ShownSentence, ...]

    @property
    def quoted(self) -> bool:
        """Whether a finding represents it."""
        return any(sentence.label for sentence in self.sentences)

    @property
    def beginning(self) -> str:
        """Its first words."""
        words = " ".join(sentence.text for sentence in self.sentences).split()
        return " ".join(words[:16]) + (" …" if len(words) > 16 else "")


@dataclass(frozen=True, slots=True)
class ShownSection:
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
        return sum(bool(s.label) for paragraph in self.paragraphs for s in paragraph.sentences)


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight on a page: a quoted sentence that leads to its finding, or a paragraph that was left out."""

    label: str | None
    target: str
    anchor: str
    text: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class ShownPage:
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


def render_review(letter_file: Path | bytes, letter: Letter, findings: Findings) -> str:
    """The page as HTML; `letter_file` is the file that the letter was read from, or its bytes.

    Raises:
        NotReadableError: the letter's file has gone or changed since it was read.
    """
    from markupsafe import Markup

    letter, findings = cleaned(letter), cleaned(findings)
    sections = _sections(letter, findings)
    pages = _pages(letter_file, letter, sections)
    on_pages = {mark.anchor for page in pages for mark in page.marks}
    return shipped_template("review.html.jinja", autoescape=True).render(
        language=LANGUAGE,
        letter=letter,
        confidence=in_a_line(letter),
        chosen_by=findings.chosen_by,
        findings=[(finding, _links(finding, sections, on_pages)) for finding in findings.findings],
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


def _sections(letter: Letter, findings: Findings) -> tuple[ShownSection, ...]:
    labels = {
        (finding.source.block, number): finding.label
        for finding in findings.findings
        for number in finding.source.sentences
    }
    quoted = {block for block, _ in labels}  # what needs to improve has a part of its own, and is not left out
    shown: dict[int, tuple[str, dict[str, list[Sentence]]]] = {}
    for sentence in sentences_of(letter):
        if sentence.quotable and (not sentence.listed or sentence.block.id in quoted):
            _, blocks = shown.setdefault(id(sentence.section), (sentence.section.heading or "Letter", {}))
            blocks.setdefault(sentence.block.id, []).append(sentence)
    return tuple(
        ShownSection(heading, tuple(_paragraph(group, labels) for group in blocks.values()))
        for heading, blocks in shown.values()
    )


def _paragraph(sentences: Sequence[Sentence], labels: Mapping[tuple[str, int], str]) -> ShownParagraph:
    block = sentences[0].block
    anchor = "p-" + block.id.replace(".", "-")
    return ShownParagraph(
        anchor=anchor,
        number=sentences[0].source(()).paragraph_number,
        page=block.page,
        sentences=tuple(
            ShownSentence(s.number, s.text, labels.get((block.id, s.number)), f"{anchor}-{s.number}") for s in sentences
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
    from ofsted_report.reading.read import READERS, read_document, taken

    data, name = taken(letter_file, None if isinstance(letter_file, Path) else letter.source.name)
    if hashlib.sha256(data).hexdigest() != letter.source.sha256:
        raise NotReadableError(
            f"{name} has changed since the letter was read.", "Make the report and its review page again."
        )
    # The letter's own reader, for two readers put spaces and lines a little differently.
    document = read_document(
        data, name=name, reader=letter.source.reader if letter.source.reader in READERS else "auto"
    )
    if not document.paged:
        return ()
    images, printed = _printed(data, name)
    marks: dict[int, list[Mark]] = {}
    places = Places(document, printed)
    for section in sections:
        for paragraph in section.paragraphs:
            start = places.find_block(" ".join(sentence.text for sentence in paragraph.sentences))
            for mark in _marks(paragraph, places, start) if start is not None else ():
                for number in dict.fromkeys(box.page for box in mark.boxes):
                    # A sentence that runs over a page is marked on both; its finding leads to where it begins.
                    anchor = mark.anchor if number == mark.boxes[0].page else f"{mark.anchor}-on-{number}"
                    boxes = tuple(box for box in mark.boxes if box.page == number)
                    marks.setdefault(number, []).append(replace(mark, anchor=anchor, boxes=boxes))
    return tuple(
        ShownPage(number, image, width, height, tuple(marks.get(number, ())))
        for number, (image, width, height) in enumerate(images, 1)
    )


def _marks(paragraph: ShownParagraph, places: Places, start: int) -> list[Mark]:
    found = []
    for sentence in paragraph.sentences:
        boxes = places.boxes(sentence.text, start)
        if not boxes:
            continue
        if sentence.label:
            found.append(
                Mark(sentence.label, f"finding-{sentence.label}", f"at-{sentence.anchor}", sentence.text, boxes)
            )
        elif not paragraph.quoted:
            found.append(Mark(None, f"left-{paragraph.anchor}", f"at-{sentence.anchor}", sentence.text, boxes))
    if found and not paragraph.quoted:
        boxes = tuple(whole_lines(box for mark in found for box in mark.boxes))
        return [Mark(None, f"left-{paragraph.anchor}", f"at-{paragraph.anchor}", paragraph.beginning, boxes)]
    return found


def _printed(data: bytes, name: str) -> tuple[list[tuple[str, int, int]], dict[int, tuple[Character, ...]]]:
    """Yield each page as a data URI with its size in pixels, and the characters of each page with their positions."""
    from ofsted_report.reading.pdf_file import opened

    images = []
    characters = {}
    with opened(data, name) as pdf:
        for number, page in enumerate(pdf, 1):
            picture = picture_of(page)
            uri = "data:image/jpeg;base64," + base64.b64encode(picture.jpeg).decode()
            images.append((uri, picture.width, picture.height))
            characters[number] = tuple(characters_of(page))
            page.close()
    return images, characters
