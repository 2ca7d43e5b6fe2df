"""The style of each paragraph of a document, and what it makes of the paragraph; each style is looked at once."""

from __future__ import annotations

from ofsted_report.word.numbering import ParagraphNumbering
from ofsted_report.word.styles import Style, StyleSheet, outline_level, read_style
from ofsted_report.word.xml import Element, W, is_on, value


class ParagraphStyles:
    """The styles of a document's paragraphs."""

    def __init__(self, sheet: StyleSheet, numbering: ParagraphNumbering) -> None:
        self._sheet = sheet
        self._numbering = numbering
        self._known: dict[Element | None, tuple[Style, tuple[Element, ...]]] = {}

    def of(self, paragraph: Element) -> Style:
        """The style that a paragraph (w:p) names; the document's default style where it names none that there is.

        Raises:
            ValueError: a style's level is no number, which Word does not write.
        """
        return self.read(paragraph)[0]

    def heading_level(self, paragraph: Element) -> int:
        """1 to 9 for a heading, by what the paragraph itself says or its style; 0 for other text and for titles."""
        own = outline_level(paragraph.find(f"{W}pPr"))
        return self.of(paragraph).heading_level if own is None else own

    def keeps_with_next(self, paragraph: Element) -> bool:
        """Whether it is kept on the page of the next paragraph, by what it says itself or its style."""
        chain = (paragraph, *self.read(paragraph)[1])
        switches = (each.find(f"{W}pPr/{W}keepNext") for each in chain)
        return is_on(next((each for each in switches if each is not None), None))

    def read(self, paragraph: Element) -> tuple[Style, tuple[Element, ...]]:
        """The paragraph's style; and the elements of it and of those that it is based on, the nearest first."""
        element = self._sheet.of_paragraph(value(paragraph.find(f"{W}pPr/{W}pStyle")))
        if element not in self._known:
            chain = self._sheet.chain(element)
            self._known[element] = (read_style(chain, numbered=self._numbering.is_numbered_by(element)), chain)
        return self._known[element]
