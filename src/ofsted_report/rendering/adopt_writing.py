"""Writes paragraphs with tags into a form that becomes a template: highlighted, and numbered with lists of Word's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from ofsted_report.rendering.adopt_lines import Kind, Line
from ofsted_report.word.editing import package_of
from ofsted_report.word.styles import DEEPEST, outline_level, read_style
from ofsted_report.word.xml import W, remove

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle
    from docx.text.paragraph import Paragraph

_LEVELS = (("none", "", 0), ("lowerLetter", "%2)", 1), ("bullet", "•", 2))
"""Of a list: after its first level, which shows no number, the letters begin again."""
_LEVEL_OF: dict[Kind, int] = {"lead": 0, "above points": 0, "heading anew": 0, "numbered": 0, "item": 1, "point": 2}
_NO_GAP = '<w:suff w:val="nothing"/>'
_INDENT = 567
"""Twentieths of a point: one centimetre."""


def heading_level(paragraph: Paragraph) -> int:
    """1 to 9 for a heading, by what the paragraph itself says or its style; 0 for other text.

    Raises:
        ValueError: the level is no number, which Word does not write.
    """
    own = outline_level(paragraph._p.pPr)
    chain = tuple(style.element for style in islice(_with_ancestors(paragraph.style), DEEPEST))
    return read_style(chain, numbered=False).heading_level if own is None else own


def _with_ancestors(style: BaseStyle | None) -> Iterator[BaseStyle]:
    """A style and those that it is based on, which may go round in a circle in a damaged file."""
    while style is not None:
        yield style
        style = getattr(style, "base_style", None)


def highlighted(paragraph: Paragraph, text: str) -> None:
    """Add this text, highlighted for a person who looks at it."""
    from docx.enum.text import WD_COLOR_INDEX

    paragraph.add_run(text).font.highlight_color = WD_COLOR_INDEX.YELLOW


def emptied(paragraph: Any) -> None:
    """Take all of a w:p away but its properties."""
    for child in list(paragraph):
        if not child.tag.endswith("}pPr"):
            paragraph.remove(child)


def take_out_of_controls(element: Any) -> None:
    """Put what is in content controls in their places: python-docx does not see what is in one."""
    for control in list(element.iter(f"{W}sdt")):
        if control.find(f"{W}sdtPr/{W}docPartObj") is not None:  # a contents list, or another block of Word's own
            continue
        for child in control.findall(f"{W}sdtContent/*"):
            control.addprevious(child)
        remove(control)


@dataclass(slots=True)
class Writer:
    """Writes the lines of parts into one form."""

    document: Document
    lists: dict[str, int] = field(default_factory=dict)
    """Word's number of each list that was added."""

    def write(self, paragraph: Paragraph, line: Line, heading: Paragraph | None) -> None:
        """Put the line into this empty paragraph; `heading` is that of its part, above those within it."""
        highlighted(paragraph, line.text)
        if line.kind in ("heading", "heading anew"):
            self._as_heading(paragraph, heading, line.depth)
        if line.kind in ("lead", "above points", "heading", "heading anew"):
            paragraph.paragraph_format.keep_with_next = True  # on the page where its list begins
        if line.of:
            self.number(paragraph, line)

    def number(self, paragraph: Paragraph, line: Line) -> None:
        """Let Word number it, in the list that the line belongs to."""
        properties: Any = paragraph._p.get_or_add_pPr()
        if line.kind in ("item", "point", "numbered") and (indent := properties.find(f"{W}ind")) is not None:
            properties.remove(indent)  # the list's own
        numbered = properties.get_or_add_numPr()
        if line.kind == "alone":  # not by the style of the form's paragraphs either
            numbered.get_or_add_numId().val = 0
            return
        numbered.get_or_add_ilvl().val = _LEVEL_OF[line.kind]
        if line.of not in self.lists:
            self.lists[line.of] = self._list(decimal=line.kind == "numbered")
        numbered.get_or_add_numId().val = self.lists[line.of]

    def _as_heading(self, paragraph: Paragraph, heading: Paragraph | None, depth: int) -> None:
        """So many levels below the heading of its part; bold where that has no heading style."""
        from docx.enum.style import WD_STYLE_TYPE

        above = heading_level(heading) if heading is not None else 0
        if heading is None or not above:
            paragraph.runs[0].bold = True
            return
        if paragraph._p.pPr is not None:
            paragraph._p.remove(paragraph._p.pPr)
        name = f"Heading {min(above + depth, 9)}"
        styles: Any = self.document.styles
        if name not in styles:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True).base_style = heading.style
        paragraph.style = styles[name]

    def _list(self, *, decimal: bool) -> int:
        """Return Word's number of a new list: numbers, or letters with bullets under them."""
        from docx.oxml.ns import nsdecls
        from docx.oxml.parser import parse_xml

        part = _numbering(self.document)
        names = [int(each.get(f"{W}abstractNumId", "0")) for each in part.iter(f"{W}abstractNum")]
        number = max([0, *names]) + 1
        rows = [("decimal", "%1.", 1)] if decimal else list(_LEVELS)
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f"{_NO_GAP if form == 'none' else ''}"
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{_indented(depth)}</w:lvl>'
            for level, (form, text, depth) in enumerate(rows)
        )
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
        )
        first = part.find(f"{W}num")
        if first is None:
            part.append(definition)
        else:
            first.addprevious(definition)  # the schema wants all definitions before the first list
        return int(part.add_num(number).numId)


def _indented(depth: int) -> str:
    return f'<w:pPr><w:ind w:left="{depth * _INDENT}" w:hanging="{_INDENT}"/></w:pPr>' if depth else ""


def _numbering(document: Document) -> Any:
    """The root of the part that holds the document's lists, which is added where there is none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml.ns import nsdecls
    from docx.parts.numbering import NumberingPart

    if not any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in document.part.rels.values()):
        empty = f"<w:numbering {nsdecls('w')}/>".encode()
        place = PackURI("/word/numbering.xml")
        made = NumberingPart.load(place, CONTENT_TYPE.WML_NUMBERING, empty, package_of(document))
        document.part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return document.part.numbering_part.element
