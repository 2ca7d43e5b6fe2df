"""A Word document with what each paragraph and run looks like, once styles, defaults and the theme are applied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ofsted_report.errors import NotReadableError, OfstedReportError
from ofsted_report.word.numbering import Numbering, ParagraphNumbering, lists_part
from ofsted_report.word.xml import StyleSheet, W, value

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_QUOTATION = re.compile(r"\b(?:block)?quot(?:es?|ations?)\b|^block text$", re.I)
"""In a style's name; Block Text is what pandoc gives to block quotations, Quotations what LibreOffice does."""


@contextmanager
def walking(name: str) -> Iterator[None]:
    """Around a walk through a Word file: a part that is not as Word writes it is one plain error.

    Raises:
        NotReadableError: a part is missing or not well-formed, a number is none, …
    """
    try:
        yield
    except OfstedReportError:
        raise
    except Exception as error:  # python-docx and lxml raise what they like on broken parts
        raise NotReadableError(
            f"{name} is damaged inside.", "Open it in Word, save it under another name, and check that file."
        ) from error


class StyledDocument:
    """A python-docx Document that can be asked what its paragraphs and runs look like."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.body = document.element.body
        self.paragraphs = [p for p in self.body.iter(f"{W}p") if not inside(p, "Fallback")]
        self._sheet = StyleSheet(document.styles.element)
        self._numbering = ParagraphNumbering(self._sheet, lists_part(document))
        default = document.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._run_defaults = default if default is not None else document.styles.element
        self._theme = _theme_fonts(document)

    @property
    def default_language(self) -> str:
        """What language the document says it is in: 'en-GB'; empty where it does not say."""
        found = self._run_defaults.find(f"{W}lang")
        return str(found.get(f"{W}val", "")) if found is not None else ""

    def heading_level(self, paragraph: Any) -> int | None:
        """1 to 9 for a heading; None for other text."""
        for properties in self._paragraph_properties(paragraph):
            level = properties.find(f"{W}outlineLvl")
            if level is not None:
                value = int(level.get(f"{W}val", "9"))
                return value + 1 if value < 9 else None
        for style in self._styles_of(paragraph):
            name = style.find(f"{W}name")
            match = re.fullmatch(r"heading (\d)", name.get(f"{W}val", "") if name is not None else "", re.I)
            if match:
                return int(match[1])
        return None

    def is_title(self, paragraph: Any) -> bool:
        """Whether its style is Title or Subtitle."""
        names = (style.find(f"{W}name") for style in self._styles_of(paragraph))
        return any(n is not None and n.get(f"{W}val", "").lower() in ("title", "subtitle") for n in names)

    def is_quotation(self, paragraph: Any) -> bool:
        """Whether its style is one for quotations: Quote, Intense Quote, a council's own that is based on one."""
        names = (value(style.find(f"{W}name")) or "" for style in self._styles_of(paragraph))
        return any(_QUOTATION.search(name) for name in names)

    def numbered(self, paragraph: Any) -> bool:
        """Whether Word numbers or bullets it."""
        return self._numbering.is_numbered(paragraph)

    def numbering(self, paragraph: Any) -> Numbering | None:
        """The list that numbers or bullets it, and the level; None where none does."""
        return self._numbering.of(paragraph)

    def is_bulleted(self, paragraph: Any) -> bool:
        """Whether Word puts a bullet before it, and no number or letter."""
        numbering = self.numbering(paragraph)
        return numbering is not None and self._numbering.form(numbering) == "bullet"

    def alignment(self, paragraph: Any) -> str:
        """left, center, right, both …"""
        for properties in self._paragraph_properties(paragraph):
            found = properties.find(f"{W}jc")
            if found is not None:
                return str(found.get(f"{W}val"))
        return "left"

    def run_property(self, paragraph: Any, run: Any, name: str) -> Any:
        """The nearest w:rPr child of this name that is in force for the run, or None."""
        own = run.find(f"{W}rPr")
        styles = () if own is None else self._sheet.chain_of(value(own.find(f"{W}rStyle")))
        chains = [p for s in (*styles, *self._styles_of(paragraph)) if (p := s.find(f"{W}rPr")) is not None]
        for properties in [*([] if own is None else [own]), *chains, self._run_defaults]:
            found = properties.find(f"{W}{name}")
            if found is not None:
                return found
        return None

    def size(self, paragraph: Any, run: Any) -> float:
        """The run's size in points; Word's own default is 10."""
        found = self.run_property(paragraph, run, "sz")
        return int(found.get(f"{W}val", "20")) / 2 if found is not None else 10.0

    def font(self, paragraph: Any, run: Any) -> str:
        """The run's typeface, theme fonts resolved; empty where the file does not say."""
        found = self.run_property(paragraph, run, "rFonts")
        if found is None:
            return "Times New Roman"
        theme = found.get(f"{W}asciiTheme")
        if theme:
            return self._theme.get("major" if theme.startswith("major") else "minor", "")
        return str(found.get(f"{W}ascii", ""))

    def runs(self, paragraph: Any) -> Iterator[tuple[Any, str]]:
        """The paragraph's runs that show text."""
        for run in paragraph.iter(f"{W}r"):
            shown = "".join(t.text or "" for t in run.iter(f"{W}t"))
            vanish = run.find(f"{W}rPr/{W}vanish")
            if shown.strip() and vanish is None and not inside(run, "del", "moveFrom"):
                yield run, shown

    def text(self, paragraph: Any) -> str:
        """What the paragraph shows."""
        return "".join(shown for _, shown in self.runs(paragraph)).strip()

    def _styles_of(self, paragraph: Any) -> tuple[Any, ...]:
        """The paragraph's style and those that it is based on."""
        return self._sheet.chain(self._sheet.of_paragraph(value(paragraph.find(f"{W}pPr/{W}pStyle"))))

    def _paragraph_properties(self, paragraph: Any) -> list[Any]:
        own = paragraph.find(f"{W}pPr")
        styles = [p for s in self._styles_of(paragraph) if (p := s.find(f"{W}pPr")) is not None]
        return [own, *styles] if own is not None else styles


def inside(element: Any, *names: str) -> bool:
    """Whether it stands in an element of one of these names, whatever their namespace."""
    return any(isinstance(a.tag, str) and a.tag.rsplit("}", 1)[-1] in names for a in element.iterancestors())


def _theme_fonts(document: Any) -> dict[str, str]:
    from lxml import etree

    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme") and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(relation.target_part.blob, parser)
            found = {}
            for kind in ("major", "minor"):
                latin = root.find(f".//{_DRAWING}{kind}Font/{_DRAWING}latin")
                if latin is not None:
                    found[kind] = latin.get("typeface", "")
            return found
    return {}
