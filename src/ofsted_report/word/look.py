"""Computes the effective formatting of a run of text from its own formatting, its styles, the document's defaults and the
theme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ofsted_report.pattern import Pattern
from ofsted_report.word.styles import StyleSheet
from ofsted_report.word.xml import DRAWING, Element, W, is_on, value

HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000", "white": "FFFFFF",
}  # fmt: skip
"""The colours of Word's marker pens, as RRGGBB."""
_BLACK, _WHITE = "000000", "FFFFFF"
_RGB = Pattern(r"[0-9A-Fa-f]{6}")
_DEFAULT_SIZE = 10.0
_DEFAULT_FONT = "Times New Roman"
"""Word's own, where a file says nothing."""
_ILLEGIBLE = frozenset("1234")
"""Sizes in half points."""
_POINTS = Pattern(r"(\d+(?:\.\d+)?)pt")

Properties = Mapping[str, Element]
"""Effective properties, by the name of the element."""


class RunLook(NamedTuple):
    """The effective formatting of one run."""

    own: Element | None
    """The run's own formatting."""
    inherited: Properties
    """That of its styles and of the document."""
    fonts: Mapping[str, str]
    """The theme's typefaces: 'major' for headings, 'minor' for text."""
    shade: Element | None = None
    """The background of the whole paragraph, from its style."""

    def find(self, name: str) -> Element | None:
        """Return the nearest effective property of this name, as Word names it ('sz', 'rFonts'); None if there is none."""
        tag = f"{W}{name}"
        if self.own is not None and (found := self.own.find(tag)) is not None:
            return found
        return self.inherited.get(tag)

    @property
    def bold(self) -> bool:
        """Whether it is in bold type."""
        return is_on(self.find("b"))

    @property
    def hidden(self) -> bool:
        """Whether Word shows and prints it only to those who ask for hidden text, or so small that nobody can read it."""
        return is_on(self.find("vanish")) or value(self.find("sz")) in _ILLEGIBLE

    @property
    def struck(self) -> bool:
        """Whether it is struck through, once or twice."""
        return is_on(self.find("strike")) or is_on(self.find("dstrike"))

    @property
    def highlight(self) -> str:
        """The highlight colour ('yellow'); empty if there is none."""
        marker = value(self.find("highlight")) or ""
        return "" if marker == "none" else marker

    @property
    def size(self) -> float:
        """The font size in points.

        Raises:
            ValueError: the file has an invalid size.
        """
        said = value(self.find("sz"))
        if said is None:
            return _DEFAULT_SIZE
        if points := _POINTS.fullmatch(said):  # as Strict Open XML may write it
            return float(points[1])
        return int(said) / 2

    @property
    def font(self) -> str:
        """The typeface, theme fonts resolved; empty where the file does not say."""
        found = self.find("rFonts")
        if found is None:
            return _DEFAULT_FONT
        theme = found.get(f"{W}asciiTheme")
        if theme:
            return self.fonts.get("major" if theme.startswith("major") else "minor", "")
        return found.get(f"{W}ascii", "")

    @property
    def language(self) -> str:
        """'en-GB'; empty where the file does not say."""
        return value(self.find("lang")) or ""

    @property
    def ink(self) -> str:
        """The colour of the letters as RRGGBB; black where the file leaves it to Word."""
        return _rgb(self.find("color"), "val") or _BLACK

    def paper(self, paragraph: Element) -> str:
        """The colour behind the letters as RRGGBB, in the paragraph where the run is."""
        marker = self.highlight
        if marker in HIGHLIGHTS:
            return HIGHLIGHTS[marker]
        own = paragraph.find(f"{W}pPr/{W}shd")
        shades = [self.find("shd"), self.shade if own is None else own]
        shades += [cell.find(f"{W}tcPr/{W}shd") for cell in paragraph.iterancestors(f"{W}tc")]
        return next((colour for shade in shades if (colour := _rgb(shade, "fill"))), _WHITE)


class Looks:
    """The looks of a document's runs; each style is looked at once."""

    def __init__(self, sheet: StyleSheet, theme: Element | None) -> None:
        self._sheet = sheet
        self._fonts = {} if theme is None else _theme_fonts(theme)
        self._inherited: dict[tuple[str, tuple[Element, ...]], Properties] = {}
        self._shades: dict[tuple[Element, ...], Element | None] = {}
        self.document: RunLook = RunLook(None, self._inherit("", ()), self._fonts)
        """The formatting of text without formatting of its own or of a style."""

    def of(self, run: Element, paragraph_style: tuple[Element, ...]) -> RunLook:
        """The look of a run, in a paragraph whose style is the first of these, each of which is based on the next."""
        own = run.find(f"{W}rPr")
        named = "" if own is None else value(own.find(f"{W}rStyle")) or ""
        return RunLook(own, self._inherit(named, paragraph_style), self._fonts, self._shade(paragraph_style))

    def _shade(self, paragraph_style: tuple[Element, ...]) -> Element | None:
        if paragraph_style not in self._shades:
            said = (each.find(f"{W}pPr/{W}shd") for each in paragraph_style)
            self._shades[paragraph_style] = next((shade for shade in said if shade is not None), None)
        return self._shades[paragraph_style]

    def _inherit(self, run_style: str, paragraph_style: tuple[Element, ...]) -> Properties:
        key = run_style, paragraph_style
        if key not in self._inherited:
            chains = (*self._sheet.chain_of(run_style), *paragraph_style) if run_style else paragraph_style
            formats = [properties for style in chains if (properties := style.find(f"{W}rPr")) is not None]
            defaults = self._sheet.run_defaults
            self._inherited[key] = _by_name([*formats, *([] if defaults is None else [defaults])])
        return self._inherited[key]


def _by_name(formats: Iterable[Element]) -> Properties:
    """Merge these properties; the first of several with the same name counts."""
    found: dict[str, Element] = {}
    for properties in formats:
        for each in properties:
            found.setdefault(each.tag, each)
    return found


def _theme_fonts(theme: Element) -> dict[str, str]:
    found = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{DRAWING}{kind}Font/{DRAWING}latin")
        if latin is not None:
            found[kind] = latin.get("typeface", "")
    return found


def _rgb(element: Element | None, attribute: str) -> str | None:
    said = element.get(f"{W}{attribute}", "") if element is not None else ""
    return said.upper() if _RGB.fullmatch(said) else None
