"""A Word document with what each paragraph and run looks like, once styles, defaults and the theme are applied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ofsted_report.errors import NotReadableError, OfstedReportError
from ofsted_report.reading.word import W

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


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
        self._styles = {style.get(f"{W}styleId"): style for style in document.styles.element.iter(f"{W}style")}
        default = document.styles.element.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._run_defaults = default if default is not None else document.styles.element
        self._default_style = next(
            (s for s in self._styles.values() if s.get(f"{W}default") == "1" and s.get(f"{W}type") == "paragraph"),
            None,
        )
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
        for style in self._chain(self._style_of(paragraph)):
            name = style.find(f"{W}name")
            match = re.fullmatch(r"heading (\d)", name.get(f"{W}val", "") if name is not None else "", re.I)
            if match:
                return int(match[1])
        return None

    def is_title(self, paragraph: Any) -> bool:
        """Whether its style is Title or Subtitle."""
        names = (style.find(f"{W}name") for style in self._chain(self._style_of(paragraph)))
        return any(n is not None and n.get(f"{W}val", "").lower() in ("title", "subtitle") for n in names)

    def numbered(self, paragraph: Any) -> bool:
        """Whether Word numbers or bullets it."""
        return self.numbering(paragraph) is not None

    def numbering(self, paragraph: Any) -> tuple[str, int] | None:
        """Word's number of the list that numbers or bullets it, and the level, from 0; None where none does.

        A paragraph may say the level alone and leave the list to its style; list 0 is how it says that its style's
        numbering is not for it.
        """
        name = level = None
        for properties in self._paragraph_properties(paragraph):
            found = properties.find(f"{W}numPr")
            if found is None:
                continue
            name = found.find(f"{W}numId") if name is None else name
            level = found.find(f"{W}ilvl") if level is None else level
            if name is not None:
                break
        if name is None and level is None:
            return None
        number = str(name.get(f"{W}val", "")) if name is not None else ""
        depth = level.get(f"{W}val", "0") if level is not None else "0"
        return None if number == "0" else (number, int(depth))

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
        chains = [own] if own is not None else []
        if own is not None and own.find(f"{W}rStyle") is not None:
            chains += self._run_properties(own.find(f"{W}rStyle").get(f"{W}val"))
        chains += self._run_properties(self._style_of(paragraph))
        for properties in [*chains, self._run_defaults]:
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

    def _style_of(self, paragraph: Any) -> str | None:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        if found is not None:
            return str(found.get(f"{W}val"))
        return str(self._default_style.get(f"{W}styleId")) if self._default_style is not None else None

    def _chain(self, style_id: str | None) -> Iterator[Any]:
        seen = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            based = style.find(f"{W}basedOn")
            style_id = based.get(f"{W}val") if based is not None else None

    def _run_properties(self, style_id: str | None) -> list[Any]:
        return [p for style in self._chain(style_id) if (p := style.find(f"{W}rPr")) is not None]

    def _paragraph_properties(self, paragraph: Any) -> list[Any]:
        own = paragraph.find(f"{W}pPr")
        styles = [p for s in self._chain(self._style_of(paragraph)) if (p := s.find(f"{W}pPr")) is not None]
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
