"""Make the Word templates that ship: templates/select-committee.docx, scrutiny-report, cabinet-report, scrutiny-briefing.

They are made here, in readable steps, so that a change to them can be reviewed; a council edits the .docx in Word. Run
`python scripts/make_templates.py` after a change here; a test holds the shipped files against this script.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from ofsted_report.rendering.docx_package import saved

FONT = "Arial"
BODY = Pt(12)
INK = RGBColor(0x0B, 0x0C, 0x0C)
HEADING_INK = RGBColor(0x1F, 0x38, 0x64)
RULE = "505A5F"
TEMPLATES = Path(__file__).resolve().parents[1] / "templates"

_UNNEEDED = ("/thumbnail", "/stylesWithEffects", "/customXml")

NUMBERED, LETTERED, DETAIL = "Numbered Paragraph", "Lettered Item", "Detail"
"""Styles of our own: 1. …, a) …, and a line of the title block. The numbering belongs to the style."""
NUMBERED_FINDING = "Numbered Finding"
"""3.27 …, under paragraph 3.: where there are more findings than letters."""
UNDER_ITEM, NOTE = "Bullet Under Item", "Note Under Item"
"""What stands under a lettered item: its sub-bullets, and who is responsible for it."""
ALONE = "Item Alone"
"""The only item of a list, which needs no letter; still an item for screen readers and for `check`."""
NO_STYLE = ""
"""Of a level of a list that no style has."""


# ── Styles ────────────────────────────────────────────────────────────────────────────────────────────────────────


def blank() -> Any:
    """A document of A4 pages with our styles and nothing in it."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    document.settings.odd_and_even_pages_header_footer = False
    _lean(document)
    _modern(document)
    _defaults(document)
    _heading(document, "Heading 1", 18, before=0, after=10)
    _heading(document, "Heading 2", 14, before=18, after=6)
    _heading(document, "Heading 3", 12, before=12, after=4)
    _heading(document, "Heading 4", 12, before=10, after=4)
    document.styles["Heading 4"].font.color.rgb = INK
    detail = document.styles.add_style(DETAIL, WD_STYLE_TYPE.PARAGRAPH)
    detail.base_style = document.styles["Normal"]
    detail.paragraph_format.left_indent, detail.paragraph_format.first_line_indent = Cm(6), Cm(-6)
    detail.paragraph_format.tab_stops.add_tab_stop(Cm(6))
    detail.paragraph_format.space_after = Pt(4)
    return document


def _lean(document: Any) -> None:
    """Without what python-docx's own template brings and nobody needs: a preview, effects, a hundred table styles."""
    package = document.part.package
    for holder in (package.rels, document.part.rels):
        for key in [key for key, rel in holder.items() if rel.reltype.endswith(_UNNEEDED)]:
            del holder[key]
    theme = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/theme"))
    # Styles that follow the theme (Title, Quote, …) get our font too.
    theme._blob = re.sub(
        rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]+', rb"\g<1>" + FONT.encode(), theme.blob
    )
    styles = document.styles.element
    for style in list(styles.iter(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in ("TableNormal", "TableGrid"):
            styles.remove(style)


def _modern(document: Any) -> None:
    """No compatibility mode in Word, and British English for proofing and screen readers."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")) + settings.findall(qn("w:themeFontLang")):
        settings.remove(old)
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    language = parse_xml(f'<w:themeFontLang {nsdecls("w")} w:val="en-GB"/>')
    settings.find(qn("w:rsids")).addprevious(compat)  # the schema has an order, and Word minds it
    settings.find(qn("w:clrSchemeMapping")).addprevious(language)


def _defaults(document: Any) -> None:
    normal = document.styles["Normal"]
    _font(normal, BODY, INK)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    normal.paragraph_format.widow_control = True
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for tag in ("w:rFonts", "w:lang", "w:sz", "w:szCs"):
        for old in defaults.findall(qn(tag)):
            defaults.remove(old)
    fonts = f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    defaults.insert(0, parse_xml(fonts))
    for tag in ("w:sz", "w:szCs"):
        defaults.append(parse_xml(f'<{tag} {nsdecls("w")} w:val="{int(BODY.pt * 2)}"/>'))
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'))


def _font(style: Any, size: Any, colour: RGBColor, *, bold: bool = False) -> None:
    """One font for all scripts, without the theme's, which Word would prefer."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    style.font.name = FONT
    fonts = properties.find(qn("w:rFonts"))
    for attribute in ("w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)
    style.font.size, style.font.bold, style.font.italic = size, bold, False
    style.font.color.rgb = colour


def _heading(document: Any, name: str, size: int, *, before: int, after: int) -> None:
    style = document.styles[name]
    _font(style, Pt(size), HEADING_INK, bold=True)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = True


Levels: TypeAlias = list[tuple[str, str, str, float, float]]
"""The levels of a list, each with the style it belongs to: (style, format, text, indent, hanging), both in cm."""

_BULLETS: Levels = [
    ("List Bullet", "bullet", "•", 1.0, 0.5),
    ("List Bullet 2", "bullet", "–", 1.5, 0.5),
    ("List Bullet 3", "bullet", "•", 2.0, 0.5),
]
_NUMBERS: Levels = [
    ("List Number", "decimal", "%1.", 1.0, 0.75),
    ("List Number 2", "lowerLetter", "%2)", 1.75, 0.75),
    ("List Number 3", "lowerRoman", "%3)", 2.5, 0.75),
]
"""Word's own styles for lists, which an officer may use in a finished report: they must not number its paragraphs."""


def _numbered(document: Any, levels: Levels) -> None:
    """The report's own list: these levels, then the lettered items and what stands under one.

    Between them is a level that shows no number. A heading that takes it makes the letters begin again: so they do
    under each heading where there are more items than letters.
    """
    indent = levels[-1][3]
    for name in (NUMBERED, LETTERED, ALONE, UNDER_ITEM, NOTE, NUMBERED_FINDING):
        _own_style(document, name)
    document.styles[NOTE].paragraph_format.left_indent = Cm(indent + 1.0)
    lettered: Levels = [
        (NO_STYLE, "none", "", indent, 0.0),
        (LETTERED, "lowerLetter", f"%{len(levels) + 2})", indent + 1.0, 1.0),
        (UNDER_ITEM, "bullet", "•", indent + 1.75, 0.75),
    ]
    paragraph = "" if levels[-1][1] == "none" else f"{levels[-1][2].rstrip('.')}."
    finding = f"{paragraph}%{len(levels) + len(lettered) + 1}" if paragraph else "%1."
    hanging = 0.75 + 0.25 * len(finding.replace("%", ""))
    numbered = (NUMBERED_FINDING, "decimal", finding, indent + hanging, hanging)
    alone: Levels = [(ALONE, "none", "", indent + 1.0, 0.0)]
    if paragraph:
        _numbering(document, [*levels, *lettered, numbered], alone)
    else:  # the numbers go on through the whole report
        _numbering(document, [*levels, *lettered], alone, [numbered])


def _at_level(paragraph: Any, level: int) -> None:
    """Of the report's list, this level: the labels of all levels below begin again after it."""
    numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = level, 1


def _numbering(document: Any, levels: Levels, *more: Levels) -> None:
    """One multilevel list for the report's paragraphs, and others: one each for Word's own styles of bullets and numbers.

    A level starts again after every paragraph of the level above it: that is Word's own rule for one list of several
    levels, and the reason why the report's paragraphs have only one.
    """
    part = document.part.numbering_part.element
    for old in list(part):
        part.remove(old)
    lists = list(enumerate((levels, *more, _BULLETS, _NUMBERS), start=1))
    for number, rows in lists:  # the schema wants all definitions before the first list
        part.append(_list_definition(document, number, rows))
    for number, rows in lists:
        made = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        part.append(parse_xml(made))
        for level, (name, *_) in enumerate(rows):
            if name == NO_STYLE:
                continue
            numbered = document.styles[name].element.get_or_add_pPr().get_or_add_numPr()
            numbered.get_or_add_ilvl().val = level
            numbered.get_or_add_numId().val = number


def _list_definition(document: Any, number: int, levels: Levels) -> Any:
    rows = []
    for level, (name, form, text, indent, hanging) in enumerate(levels):
        owner = f'<w:pStyle w:val="{document.styles[name].style_id}"/>' if name != NO_STYLE else ""
        suffix = '<w:suff w:val="nothing"/>' if form == "none" else ""
        bold = "<w:rPr><w:b w:val='0'/></w:rPr>" if form == "lowerLetter" else ""
        rows.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'{owner}{suffix}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{_twips(indent)}" w:hanging="{_twips(hanging)}"/></w:pPr>{bold}</w:lvl>'
        )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(rows)}</w:abstractNum>"
    )


def _twips(centimetres: float) -> int:
    return round(centimetres / 2.54 * 1440)


def _own_style(document: Any, name: str) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True


# ── Pieces ────────────────────────────────────────────────────────────────────────────────────────────────────────


def say(document: Any, text: str, style: str = "Normal") -> Any:
    """One paragraph; what stands between ** is bold."""
    paragraph = document.add_paragraph(style=style)
    for number, words in enumerate(text.split("**")):
        if words:
            paragraph.add_run(words).bold = True if number % 2 else None
    return paragraph


def each(document: Any, loop: str, inside: Callable[[], object]) -> None:
    """`{%p for …%}`, the paragraphs inside it, `{%p endfor %}`; or the same with if."""
    say(document, f"{{%p {loop} %}}")
    inside()
    say(document, f"{{%p end{loop.split(maxsplit=1)[0]} %}}")


def lettered(document: Any, text: str) -> None:
    """An item of a loop, with its letter; the only one without."""
    each(document, "if loop.length > 1", lambda: say(document, text, LETTERED))
    each(document, "if loop.length == 1", lambda: say(document, text, ALONE))


def with_sub_bullets(document: Any) -> None:
    """An item of a loop with its sub-bullets, the first of which is on its page."""

    def leading() -> None:
        each(document, "if loop.length > 1", lambda: _with_next(say(document, "{{ item.opening }}", LETTERED)))
        each(document, "if loop.length == 1", lambda: _with_next(say(document, "{{ item.opening }}", ALONE)))
        each(document, "for point in item.points", lambda: say(document, "{{ point.text }}", UNDER_ITEM))

    each(document, "if item.points", leading)
    each(document, "if not item.points", lambda: lettered(document, "{{ item.opening }}"))


_SHORT_CELL = 450
"""Characters; a row of no more stays on one page."""


def table(
    document: Any,
    header: list[str],
    loop: str | None,
    row: list[str],
    widths: list[float],
    *,
    together: bool = True,
    long: bool = False,
) -> None:
    """A table with a marked header row, which is repeated on every page; `loop` makes a row for each in a list.

    `together`: it stays on one page if that has room: every row but the last keeps with the next, so the last stands there
    by itself. `long`: its rows hold much text, and those whose first cell does may go on on the next page.
    """
    first = row[0].strip("{} ")
    shown = f"if {first}|length < {_SHORT_CELL}" if long else "if not loop.last"
    looped = [[f"{{%tr {loop} %}}"], [f"{{%tr {shown} %}}"], row, ["{%tr else %}"], row]
    rows = [header, *looped, ["{%tr endif %}"], ["{%tr endfor %}"]] if loop else [header, row]
    last = max(place for place, texts in enumerate(rows) if texts is row)
    made = document.add_table(rows=len(rows), cols=len(header))
    made.style = document.styles["Table Grid"]
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for place, texts in enumerate(rows):
        for column, width in enumerate(widths):
            cell = made.cell(place, column)
            cell.width = Cm(width)
            lines = (texts[column] if column < len(texts) else "").split("\n")
            for number, line in enumerate(lines):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
                if place < last and (together or place == 0):
                    paragraph.paragraph_format.keep_with_next = True
                for part, words in enumerate(line.split("**")):
                    if words:
                        paragraph.add_run(words).bold = True if part % 2 or place == 0 else None
    properties = made.rows[0]._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for row_made in made.rows[:-3] if long else made.rows:  # the last row of text is that of much text
        row_made._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def page_footer(document: Any) -> None:
    """'Page 3', as Word's own field."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Normal"]
    paragraph.add_run("Page ")
    for kind, text in (("begin", None), (None, " PAGE "), ("separate", None), ("text", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        elif kind == "text":
            run.text = text
        else:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve">{text}</w:instrText>'))


def lead(document: Any, name: str) -> Any:
    """The numbered sentence that leads in a list or a table, on the page where that begins."""
    paragraph = say(document, f"{{{{ {name} }}}}", NUMBERED)
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def letter_heading(document: Any, name: str) -> None:
    """The heading of a part that is made from a letter: a level lower in the chapter of one of several letters."""
    text = f"{{{{ letter.heading.{name} }}}}"
    each(document, "if letter.title", lambda: say(document, text, "Heading 3"))
    each(document, "if not letter.title", lambda: say(document, text, "Heading 2"))


def small_heading(document: Any, text: str, finish: Callable[[Any], object]) -> None:
    """A heading of the letter's own within such a part; `finish` is done to the paragraph of each level."""
    each(document, "if letter.title", lambda: finish(say(document, text, "Heading 4")))
    each(document, "if not letter.title", lambda: finish(say(document, text, "Heading 3")))


def by_letter(document: Any, parts: Callable[[], object]) -> None:
    """What is said of each letter; of several, in a chapter for each."""

    def chapter() -> None:
        each(document, "if letter.title", lambda: say(document, "{{ letter.title }}", "Heading 2"))
        parts()

    each(document, "for letter in letters", chapter)


def list_part(document: Any, name: str, indent: float | None = None) -> None:
    """A part with a lettered list that only stands there when the letter has it.

    `indent`: where the letter's own headings part it, these stand so many cm from the margin; None where none can.
    """

    def indented(paragraph: Any) -> None:
        paragraph.paragraph_format.left_indent = Cm(indent or 0)

    def item() -> None:
        if indent is not None:
            each(document, "if item.heading", lambda: small_heading(document, "{{ item.heading }}", indented))
            with_sub_bullets(document)
            each(document, "if item.note", lambda: say(document, "{{ item.note }}", NOTE))
        else:
            lettered(document, "{{ item.text }}")

    def inside() -> None:
        letter_heading(document, name)
        lead(document, f"letter.{name}_lead")
        each(document, f"for item in letter.{name}", item)

    each(document, f"if letter.{name}", inside)


def judgements(document: Any) -> None:
    """The table of judgements, or the outcome, where the letter has any."""

    def graded() -> None:
        lead(document, "letter.judgements_lead")
        table(
            document,
            ["{{ letter.label.judgement_area }}", "{{ letter.label.judgement_grade }}"],
            "for row in letter.judgements",
            ["{{ row.area }}", "{{ row.grade }}"],
            [8.5, 7.5],
        )

    def inside() -> None:
        letter_heading(document, "judgements")
        each(document, "if letter.outcome", lambda: say(document, "{{ letter.outcome }}", NUMBERED))
        each(document, "if not letter.outcome", graded)

    each(document, "if letter.judgements", inside)


def background(document: Any) -> None:
    """The visit and what went before it."""
    letter_heading(document, "background")
    points_of(document, "letter.background")


def with_points(document: Any, name: str) -> None:
    """A part of the council's of such paragraphs."""
    say(document, f"{{{{ heading.{name} }}}}", "Heading 2")
    points_of(document, name)


def points_of(document: Any, name: str) -> None:
    """Numbered paragraphs, each perhaps with a lettered list, which it stays on one page with the begin of."""

    def leading() -> None:
        say(document, "{{ paragraph.text }}", NUMBERED).paragraph_format.keep_with_next = True
        each(document, "for point in paragraph.points", lambda: lettered(document, "{{ point.text }}"))

    def paragraph() -> None:
        each(document, "if paragraph.points", leading)
        each(document, "if not paragraph.points", lambda: say(document, "{{ paragraph.text }}", NUMBERED))

    each(document, f"for paragraph in {name}", paragraph)


def quoted_finding(document: Any) -> None:
    """The finding of a loop: lettered, or numbered where there are too many for letters."""
    each(document, "if not finding.numbered", lambda: lettered(document, "{{ finding.text }}"))
    each(document, "if finding.numbered", lambda: say(document, "{{ finding.text }}", NUMBERED_FINDING))


def key_findings(document: Any, indent: float, level: int) -> None:
    """The quotations as a), b), c) …; an inspection's under the report's own headings, `indent` cm from the margin.

    `level`: of the report's list, the one that makes the letters begin again.
    """

    def heading(finish: Callable[[Any], object]) -> None:
        small_heading(document, "{{ finding.heading }}", finish)

    def indented(paragraph: Any) -> None:
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(indent), Cm(0)

    def beginning_again(paragraph: Any) -> None:
        _at_level(paragraph, level)  # the list indents it; LibreOffice drops an indent that is given twice

    def finding() -> None:
        each(document, "if finding.heading and not finding.begins_again", lambda: heading(indented))
        each(document, "if finding.heading and finding.begins_again", lambda: heading(beginning_again))
        quoted_finding(document)

    def abbreviations() -> None:
        made = say(document, "{{ letter.abbreviations }}")
        made.paragraph_format.left_indent = Cm(indent)
        _with_next(made)

    lead(document, "letter.key_findings_lead")
    each(document, "if letter.abbreviations", abbreviations)
    each(document, "for finding in letter.key_findings", finding)


def from_the_letter(document: Any, *, indent: float, level: int, always_headed: bool = True) -> None:
    """All parts that are made from a letter, in the usual order.

    Without `always_headed` the key findings are the last paragraph of the background, unless judgements or areas for priority
    action come before them.
    """
    background(document)
    judgements(document)
    list_part(document, "priority_actions", indent=indent)
    if always_headed:
        letter_heading(document, "key_findings")
    else:
        between = "if letter.judgements or letter.priority_actions"
        each(document, between, lambda: letter_heading(document, "key_findings"))
    key_findings(document, indent=indent, level=level)
    list_part(document, "improvements", indent=indent)
    comparison(document)
    list_part(document, "next_steps")


# ── The council's own parts ───────────────────────────────────────────────────────────────────────────────────────────


def optional(document: Any, key: str, part: Callable[[], object]) -> None:
    """A part that stands there when the settings ask for it."""
    each(document, f"if given.{key}", part)


def paragraphs(document: Any, name: str, style: str = NUMBERED) -> None:
    """A part of numbered paragraphs."""
    say(document, f"{{{{ heading.{name} }}}}", "Heading 2")
    each(document, f"for paragraph in {name}", lambda: say(document, "{{ paragraph.text }}", style))


def recommendations(document: Any) -> None:
    """What the committee is asked to do, with sub-points."""

    say(document, "{{ heading.recommendations }}", "Heading 2")
    lead(document, "recommendations_lead")
    each(document, "for item in recommendations", lambda: with_sub_bullets(document))


def table_part(document: Any, name: str, columns: dict[str, str], widths: list[float]) -> None:
    """A part that is a table: its columns' labels by the variable of each cell."""
    say(document, f"{{{{ heading.{name} }}}}", "Heading 2")
    header = [f"{{{{ label.{label} }}}}" for label in columns.values()]
    row = [f"{{{{ row.{cell} }}}}" for cell in columns]
    table(document, header, f"for row in {name}", row, widths)


def options(document: Any) -> None:
    """The options considered."""
    table_part(document, "options", {"option": "option", "assessment": "assessment"}, [5.0, 11.0])


def consultation(document: Any) -> None:
    """Who was consulted."""
    columns = {"consulted": "consulted", "view": "view", "reply": "reply"}
    table_part(document, "consultation", columns, [4.0, 6.0, 6.0])


def action_plan(document: Any, widths: tuple[float, ...] = (5.0, 2.9, 2.9, 2.5, 2.7)) -> None:
    """The table of actions, under the sentences that say what it is and when it is due."""
    say(document, "{{ heading.action_plan }}", "Heading 2")
    lead(document, "action_plan_lead")
    cells = ("ofsted", "action", "lead", "by", "progress")
    header = [f"{{{{ label.action_{cell} }}}}" for cell in cells]
    row = [f"{{{{ row.{cell} }}}}" for cell in cells]
    table(document, header, "for row in action_plan", row, list(widths), together=False, long=True)


def comparison(document: Any) -> None:
    """The judgements then and now, and what needed to improve then and is not named now."""

    def judged() -> None:
        header = ["{{ letter.label.judgement_area }}", "{{ label.then }}", "{{ label.now }}"]
        row = ["{{ row.area }}", "{{ row.then }}", "{{ row.now }}"]
        table(document, header, "for row in letter.comparison", row, [7.0, 4.5, 4.5])

    def gone() -> None:
        lead(document, "letter.comparison_gone_lead").paragraph_format.space_before = Pt(12)
        each(document, "for item in letter.comparison_gone", lambda: lettered(document, "{{ item.text }}"))

    def inside() -> None:
        letter_heading(document, "comparison")
        lead(document, "letter.comparison_lead")
        each(document, "if letter.comparison", judged)
        each(document, "if letter.comparison_gone", gone)

    each(document, "if letter.comparison_lead", inside)


def implications(document: Any) -> None:
    """Each under a small heading, or all in one table, as the settings say."""

    def signed_off() -> None:
        _with_next(say(document, "{{ implication.text }}", NUMBERED))
        say(document, "{{ label.signed_off }}: {{ implication.signed_off }}", NOTE)

    def implication() -> None:
        say(document, "{{ implication.heading }}", "Heading 3")
        each(document, "if implication.signed_off", signed_off)
        each(document, "if not implication.signed_off", lambda: say(document, "{{ implication.text }}", NUMBERED))

    say(document, "{{ heading.implications }}", "Heading 2")
    each(document, "if implications_as_table", lambda: implications_table(document))
    each(
        document,
        "if not implications_as_table",
        lambda: each(document, "for implication in implications", implication),
    )


def implications_table(document: Any) -> None:
    """Issue, implication, who signed it off and when."""
    header = ["{{ label.issue }}", "{{ label.implication }}", "{{ label.signed_off }}"]
    signed = "{% if row.signed_off %}{{ row.signed_off }}{% else %}–{% endif %}"
    row = ["{{ row.heading }}", "{{ row.text }}", signed]
    table(document, header, "for row in implications", row, [4.5, 7.5, 4.0], together=False)


def council_next_steps(document: Any) -> None:
    """What the council does next."""
    say(document, "{{ heading.council_next_steps }}", "Heading 2")
    each(document, "if council_next_steps_lead", lambda: lead(document, "council_next_steps_lead"))
    each(document, "for item in council_next_steps", lambda: lettered(document, "{{ item.text }}"))


def before_background(document: Any) -> None:
    """The optional parts between recommendations and background."""
    optional(document, "reasons", lambda: paragraphs(document, "reasons"))
    optional(document, "options", lambda: options(document))


def after_next_steps(document: Any) -> None:
    """The optional parts between what Ofsted asks for and the implications."""
    optional(document, "action_plan", lambda: action_plan(document))
    optional(document, "council_next_steps", lambda: council_next_steps(document))
    optional(document, "consultation", lambda: consultation(document))


def _with_next(paragraph: Any) -> None:
    paragraph.paragraph_format.keep_with_next = True


def _together(paragraph: Any) -> None:
    """On one page with what follows: the few lines of a short part are no page of their own."""
    paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True


def questions(document: Any, style: str) -> None:
    """Whom readers ask: a few lines, which stay on one page."""

    def last() -> None:
        say(document, "{{ paragraph.text }}", style).paragraph_format.keep_together = True

    def paragraph() -> None:
        each(document, "if not loop.last", lambda: _together(say(document, "{{ paragraph.text }}", style)))
        each(document, "if loop.last", last)

    each(document, "for paragraph in questions", paragraph)


def appendix(document: Any, heading: str) -> None:
    """The page before the letter, and one for each further appendix."""

    def further() -> None:
        say(document, "{{ one.heading }}", heading).paragraph_format.page_break_before = True
        say(document, "{{ one.text }}")

    say(document, "{{ heading.appendix }}", heading).paragraph_format.page_break_before = True
    say(document, "{{ appendix }}")
    each(document, "for one in further_appendices", further)


# ── The templates ─────────────────────────────────────────────────────────────────────────────────────────────


def select_committee() -> Any:
    """Parts and order of a report to a select committee: agenda front sheet, heading, title block, report."""
    document = blank()
    _numbered(document, [(NUMBERED, "decimal", "%1.", 1.0, 1.0)])
    page_footer(document)

    say(document, "{{ committee }}", "Heading 1")
    say(document, "**{{ committee_date }}**")
    table(
        document,
        ["{{ label.agenda_item }}", "{{ label.pages }}"],
        None,
        ["**{{ agenda_item }} {{ title }}**\n{{ committee_will }}", "{{ pages }}"],
        [13.0, 3.0],
    )
    say(document, "{{ label.contributors }}", "Heading 2")
    each(document, "for contributor in contributors", lambda: say(document, "{{ contributor.text }}"))
    each(document, "if document_to_follow", lambda: say(document, "**{{ document_to_follow }}**"))

    say(document, "**{{ council }}**").paragraph_format.page_break_before = True
    say(document, "{{ report_to }}", "Heading 1")
    each(
        document,
        "for detail in details",
        lambda: say(document, "**{{ detail.label }}:**\t{{ detail.value }}", DETAIL),
    )
    say(document, "{{ heading.purpose }}", "Heading 2")
    say(document, "{{ purpose }}")
    optional(document, "executive_summary", lambda: with_points(document, "executive_summary"))
    optional(document, "recommendations", lambda: recommendations(document))
    before_background(document)
    by_letter(document, lambda: from_the_letter(document, indent=1.0, level=1, always_headed=False))
    after_next_steps(document)
    optional(document, "implications", lambda: implications(document))
    say(document, "{{ heading.background_papers }}", "Heading 2")
    each(document, "for paper in background_papers", lambda: say(document, "{{ paper.text }}"))
    say(document, "{{ heading.questions }}", "Heading 2")
    questions(document, "Normal")
    appendix(document, "Heading 2")
    return document


def scrutiny_report() -> Any:
    """The common form of a report to a scrutiny committee: numbered parts, recommendations, implications."""
    document = blank()
    _numbered(document, [("Heading 2", "decimal", "%1.", 1.25, 1.25), (NUMBERED, "decimal", "%1.%2", 1.25, 1.25)])
    page_footer(document)

    say(document, "**{{ council }}**")
    say(document, "{{ report_to }}", "Heading 1")
    each(
        document,
        "for detail in details",
        lambda: say(document, "**{{ detail.label }}:**\t{{ detail.value }}", DETAIL),
    )
    say(document, "**{{ label.report_of }}:**\t{{ report_of }}", DETAIL)
    say(document, "**{{ label.wards }}:**\t{{ wards }}", DETAIL)

    say(document, "{{ heading.purpose }}", "Heading 2")
    say(document, "{{ purpose }}", NUMBERED)
    optional(document, "executive_summary", lambda: with_points(document, "executive_summary"))
    recommendations(document)
    before_background(document)
    by_letter(document, lambda: from_the_letter(document, indent=1.25, level=2))
    after_next_steps(document)
    implications(document)
    say(document, "{{ heading.background_papers }}", "Heading 2")
    each(document, "for paper in background_papers", lambda: say(document, "{{ paper.text }}", NUMBERED))
    say(document, "{{ heading.questions }}", "Heading 2")
    questions(document, NUMBERED)
    appendix(document, "Heading 1")
    return document


def cabinet_report() -> Any:
    """A report for a decision: key information, summary, recommendations, options, and implications in a table."""
    document = blank()
    _numbered(document, [("Heading 2", "decimal", "%1.", 1.25, 1.25), (NUMBERED, "decimal", "%1.%2", 1.25, 1.25)])
    page_footer(document)

    say(document, "**{{ council }}**")
    say(document, "{{ report_to }}", "Heading 1")
    table(
        document,
        ["Key information", "Details"],
        "for detail in details",
        ["**{{ detail.label }}**", "{{ detail.value }}"],
        [5.0, 11.0],
    )
    say(document, "**{{ label.report_of }}:**\t{{ report_of }}", DETAIL).paragraph_format.space_before = Pt(8)
    say(document, "**{{ label.wards }}:**\t{{ wards }}", DETAIL)

    say(document, "{{ heading.purpose }}", "Heading 2")
    say(document, "{{ purpose }}", NUMBERED)
    with_points(document, "executive_summary")
    recommendations(document)
    paragraphs(document, "reasons")
    options(document)
    by_letter(document, lambda: from_the_letter(document, indent=1.25, level=2))
    optional(document, "action_plan", lambda: action_plan(document))
    council_next_steps(document)
    consultation(document)
    say(document, "{{ heading.implications }}", "Heading 2")
    implications_table(document)
    say(document, "{{ heading.background_papers }}", "Heading 2")
    each(document, "for paper in background_papers", lambda: say(document, "{{ paper.text }}", NUMBERED))
    say(document, "{{ heading.questions }}", "Heading 2")
    questions(document, NUMBERED)
    appendix(document, "Heading 1")
    return document


def scrutiny_briefing() -> Any:
    """Two pages for members: what Ofsted found, and the plan of actions."""
    document = blank()
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(1.8)
    _numbered(document, [(NUMBERED, "none", "", 0.0, 0.0)])
    page_footer(document)

    def finding() -> None:
        each(document, "if finding.heading", heading)
        quoted_finding(document)

    def heading() -> None:
        text = "{{ finding.heading }}"
        each(document, "if not finding.begins_again", lambda: small_heading(document, text, lambda _: None))
        each(document, "if finding.begins_again", lambda: small_heading(document, text, lambda it: _at_level(it, 1)))

    def of_letter() -> None:
        judgements(document)
        list_part(document, "priority_actions", indent=0)
        letter_heading(document, "key_findings")
        lead(document, "letter.key_findings_lead")
        each(document, "if letter.abbreviations", lambda: _with_next(say(document, "{{ letter.abbreviations }}")))
        each(document, "for finding in letter.key_findings", finding)
        comparison(document)
        list_part(document, "next_steps")

    say(document, "**{{ council }}**")
    say(document, "{{ title }}", "Heading 1")
    say(document, "{{ committee }}, {{ committee_date }}")
    say(document, "{{ purpose }}")
    say(document, "**{{ label.contact_officer }}:** {{ contact_officer }}")
    optional(document, "executive_summary", lambda: with_points(document, "executive_summary"))
    optional(document, "recommendations", lambda: recommendations(document))
    by_letter(document, of_letter)
    action_plan(document, (5.7, 3.2, 2.9, 2.5, 2.7))
    optional(document, "council_next_steps", lambda: council_next_steps(document))
    optional(document, "implications", lambda: implications(document))
    say(document, "{{ heading.background_papers }}", "Heading 2")
    each(document, "for paper in background_papers", lambda: say(document, "{{ paper.text }}"))
    return document


MADE = {
    "select-committee.docx": select_committee,
    "scrutiny-report.docx": scrutiny_report,
    "cabinet-report.docx": cabinet_report,
    "scrutiny-briefing.docx": scrutiny_briefing,
}


def made(name: str) -> bytes:
    """One template's bytes; the same every time."""
    document = MADE[name]()
    properties = document.core_properties
    properties.title = "Template of ofsted-report"
    properties.category = name.removesuffix(".docx")  # what a web page of a council's copy looks to for its form
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = "en-GB"
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    return saved(document)


def main() -> None:
    """Write the templates."""
    for name in MADE:
        (TEMPLATES / name).write_bytes(made(name))


if __name__ == "__main__":
    main()
