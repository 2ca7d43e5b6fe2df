"""Converts a council's existing report form in Word to a template: finds its labels, and inserts variables for the values.

Inserted variables are highlighted for review; doubtful cases are reported. Nothing is removed from the form except
placeholders: '[insert date]'.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ofsted_report.errors import TemplateError
from ofsted_report.pattern import Pattern
from ofsted_report.report.parts import PARTS, PartEntry
from ofsted_report.report.variables import Variable
from ofsted_report.settings.wording import load_wording
from ofsted_report.word.editing import body_of, open_to_edit
from ofsted_report.word.xml import W, remove

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_LABELS: dict[str, str] = {
    "title": r"(?:report )?(?:title|subject)(?: of (?:the )?report)?|item title",
    "committee }}, {{ committee_date": r"(?:meeting|committee|decision[- ]maker)(?: and|/|,)? ?date(?: of (?:the )?meeting)?",
    "committee": r"(?:name of )?(?:committee|meeting|decision[- ]maker|board)|report to|to",
    "committee_date": r"(?:meeting |committee )?date(?: of (?:the )?(?:meeting|committee))?",
    "agenda_item": r"(?:agenda )?item(?: (?:no|number))?\.?",
    "author": r"(?:report )?(?:author|written by|prepared by|report by)(?:\(s\))?",
    "contact_officer": r"(?:contact|lead|responsible)(?: officer)?(?:\(s\))?(?: (?:and )?contact details)?"
    r"|officer contact|contact details",
    "cabinet_member": r"(?:relevant )?(?:(?:cabinet|lead|executive) member|(?:cabinet )?portfolio(?: holder)?)(?:\(s\))?"
    r"(?: sign-?off)?",
    "report_of": r"report of(?: the)?|(?:corporate |executive |strategic )?director(?: responsible)?|responsible director"
    r"|service area|directorate",
    "wards": r"wards?(?:\(s\))?(?: affected| concerned)?",
    "pages": r"pages?(?: (?:no|number)s?)?\.?",
    "council": r"council|authority",
}
"""The names that councils' forms give to the lines of the head, by variable, or by two as they are written in tags; the whole
label, in small letters."""
_ARE = "(?:is|are)"
_HEADINGS: dict[str, str] = {
    "purpose": r"(?:the )?purpose(?: of (?:the |this )?(?:report|item|agenda item))?|why is this report needed"
    r"|what (?:is|does) (?:the|this) report (?:about|for|cover)",
    "executive_summary": r"(?:executive )?summary(?: of (?:the )?report)?",
    "recommendations": r"(?:officer )?(?:recommendations?|decisions? (?:required|requested|sought))(?:\(s\))?"
    rf"|what {_ARE} (?:(?:the )?(?:committee|cabinet|panel|board|members)|you|we) being asked to (?:do|decide|agree|consider)",
    "reasons": r"reasons? for (?:the )?(?:recommendations?|decisions?)(?:\(s\))?",
    "options": r"(?:alternative )?options?(?: considered| appraisal)?(?: and rejected)?|alternatives considered",
    "background": r"(?:introduction(?: and background)?|background(?: and context| information)?|context|details?"
    r"|main body|body of (?:the )?report"
    r"|(?:main |key )?(?:issues|considerations)|current position|report details?)",
    "judgements": r"judge?ments|inspection (?:outcome|judge?ments|grades)",
    "key_findings": r"(?:key |main |ofsted(?:['’]s)? |inspection )?findings"
    r"(?: (?:of|from) (?:the |this )?(?:ofsted )?(?:inspection|visit|letter|report))?",
    "priority_actions": r"areas? for priority action",
    "improvements": r"(?:areas for improvement|what needs to improve)",
    "next_steps": r"what happens next",
    "action_plan": r"(?:improvement |action )plan|actions?",
    "council_next_steps": r"next steps",
    "consultation": r"consultation(?: and engagement)?|engagement",
    "implications": r"implications",
    "background_papers": r"(?:list of )?background (?:papers?|documents?|information)(?: and appendices)?",
    "questions": r"(?:your )?questions and views|(?:for )?further information(?:,? (?:please )?contact)?"
    r"|contact(?:s| details| officers?)?",
    "appendix": r"appendi(?:x|ces)(?: 1)?|attachments",
}
"""The same for headings of parts. `background` also has the words for the body of a report."""
_BODY = (
    r"(?:main )?body(?: of (?:the )?report)?|(?:main |key )?(?:issues|considerations)|report details?|current position"
)
"""Of these, a heading behind that of the background has what the letter says besides."""
_BY_HAND = (
    r"(?:is (?:this|it) an? )?(?:key decision|exempt|confidential|urgent)(?: report| item| decision)?"
    r"|.*\b(?:open or exempt|exempt or open|call-?in)\b.*|(?:public|exempt) (?:status|or private)"
    r"|(?:financial?|legal|equalit(?:y|ies)|risk|climate|staffing|environmental|privacy|procurement|public health)"
    r"(?: (?:and|&) \w+)? implications"
)
"""What forms ask for that has no variable of its own."""
_WITH_BACKGROUND = ("judgements", "priority_actions", "key_findings", "improvements", "next_steps")
"""Parts after the background if the form has no heading for them."""
_BY_KEY = {entry.key: entry for entry in PARTS}
_NEEDED = ("purpose", "background", "key_findings", "recommendations")
_PLACEHOLDER = Pattern(
    r"[\[<«({].*[\]>»)}]|[_.…\s-]*|(?:click|tap|insert|enter|type|add|choose|select)\b.{0,80}|(?:tbc|xx+|n/?a)",
    re.IGNORECASE,
)
"""A text that is only a placeholder for a value."""
_NUMBER = Pattern(r"^(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+", re.IGNORECASE)
_LONGEST_LABEL = 60
_LEAD = Pattern(r"_lead \}\}$")
"""A tag for a sentence that leads in a list or a table."""


@dataclass(slots=True)
class Adopted:
    """The template, and the notes about it."""

    content: bytes = b""
    placed: list[tuple[str, str]] = field(default_factory=list)
    """Each label of the form, with the tag that was inserted."""
    unsure: list[str] = field(default_factory=list)
    """Notes for a person, a sentence each."""
    by_hand: list[str] = field(default_factory=list)
    """Labels of what no variable fills."""


def adopt(data: bytes, name: str) -> Adopted:
    """A copy of the form with variables in it.

    Raises:
        NotReadableError, EncryptedError: it is not a Word document that can be used.
        TemplateError: none of its labels is known, or it is a template already.
    """
    document = open_to_edit(data, name)
    text = "\n".join(node.text or "" for node in body_of(document).iter("{*}t"))
    if "{{" in text or "{%" in text:
        raise TemplateError(f"{name} has tags already.", "`ofsted-report template check` says what is wrong with it.")
    made = Adopted()
    taken: set[str] = set()
    for table in document.tables:
        _in_table(table, made, taken)
    for paragraph in (*document.paragraphs, *_outside_text(document)):
        _in_paragraph(paragraph, made, taken)
    _under_headings(document, made, taken)
    if not made.placed:
        raise TemplateError(
            f"No label in {name} is known, such as “Report of”, “Purpose” or “Recommendations”.",
            "Begin with a copy of a shipped template instead: `ofsted-report init`.",
        )
    if made.by_hand:
        named = "”, “".join(dict.fromkeys(each.strip(" :") for each in made.by_hand))
        made.unsure.append(f"No variable fills “{named}”: write what belongs there in the template, or in each report.")
    headings = load_wording().words("headings")
    for key in _NEEDED:
        if key not in taken:
            tag = _lines(_BY_KEY[key])[0]
            made.unsure.append(f"No heading was found for the part “{headings[key]}”: put {tag} where it belongs.")
    out = io.BytesIO()
    document.save(out)
    made.content = out.getvalue()
    return made


def _name(text: str) -> str:
    """A label as it is compared: its first line without number, colon, question mark and capitals."""
    return _NUMBER.sub("", " ".join(text.strip().partition("\n")[0].split())).strip(" :.*?").lower()


def _known(text: str, names: dict[str, str]) -> str | None:
    said = _name(text)
    if not said or len(said) > _LONGEST_LABEL:
        return None
    return next((variable for variable, pattern in names.items() if re.fullmatch(pattern, said)), None)


def _is_free(text: str) -> bool:
    """Whether nothing is there, or a placeholder."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


# ── Lines of the head ─────────────────────────────────────────────────────────────────────────────────────────────────


def _in_table(table: Table, made: Adopted, taken: set[str]) -> None:
    """Labels in a table's cells, with their value in the cell to the right, or below where labels are beside each other."""
    for row in table.rows:
        if row._tr.find(f"{W}sdt") is not None and any(_is_label(cell.text) for cell in row.cells):
            _take_out_of_controls(row._tr)  # a whole cell was in one
    rows = [list(dict.fromkeys(row.cells)) for row in table.rows]
    for number, cells in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else []
        for column, label in enumerate(cells):
            beside = cells[column + 1] if column + 1 < len(cells) else None
            is_above = len(below) == len(cells) > 1 and (
                beside is None or _is_label(beside.text) or (column > 0 and _is_label(cells[column - 1].text))
            )
            value = below[column] if is_above and not _is_label(below[column].text) else beside
            if value is not None:
                _beside_label(label, value, made, taken)


def _is_label(text: str) -> bool:
    return _known(text, _LABELS | _HEADINGS) is not None


def _beside_label(label: _Cell, value: _Cell, made: Adopted, taken: set[str]) -> None:
    """The value of a cell with a label; of a part of the council's own, its lines."""
    said = label.text.strip().partition("\n")[0]
    variable, key = _known(said, _LABELS), _known(said, _HEADINGS)
    if variable is None and (key is None or _BY_KEY[key].by_letter or key in taken):
        if _is_by_hand(said):
            made.by_hand.append(said)
        return
    name = variable or key or ""
    _take_out_of_controls(value._tc)
    if not _is_free(value.text):
        made.unsure.append(_kept(said, value.text, name))
        return
    lines = _lines(_BY_KEY[name]) if variable is None else [f"{{{{ {variable} }}}}"]
    first, *rest = value.paragraphs or [value.add_paragraph()]
    for paragraph in rest:
        remove(paragraph._p)
    for run in list(first.runs):
        remove(run._r)
    for paragraph, line in zip([first, *(value.add_paragraph() for _ in lines[1:])], lines, strict=True):
        _highlighted(paragraph, line)
    made.placed.append((label.text.strip(), lines[0] if variable else name))
    taken.update(_names(variable) if variable else [name])


def _take_out_of_controls(element: Any) -> None:
    """Put what is in content controls in their places: python-docx does not see what is in one."""
    for control in list(element.iter(f"{W}sdt")):
        for child in control.findall(f"{W}sdtContent/*"):
            control.addprevious(child)
        remove(control)


def _names(variable: str) -> list[str]:
    """The variables of a label: a few have two."""
    return re.findall(r"\w+", variable)


def _is_by_hand(text: str) -> bool:
    return re.fullmatch(_BY_HAND, _name(text)) is not None


def _in_paragraph(paragraph: Paragraph, made: Adopted, taken: set[str]) -> None:
    """'Report of: …' in one paragraph."""
    label, mark, value = _split(paragraph.text)
    variable = _known(label, _LABELS) if mark else None
    if variable is None:
        if _is_by_hand(label):
            made.by_hand.append(label.strip())
        return
    _take_out_of_controls(paragraph._p)
    _, _, value = _split(paragraph.text)
    if not _is_free(value):
        made.unsure.append(_kept(label, value, variable))
        return
    _keep_until(paragraph, len(label) + len(mark))
    gap = "" if mark.endswith(("\t", " ")) else " "
    _highlighted(paragraph, f"{gap}{{{{ {variable} }}}}")
    made.placed.append((label.strip(), f"{{{{ {variable} }}}}"))
    taken.update(_names(variable))


def _outside_text(document: Document) -> Iterator[Paragraph]:
    """The paragraphs of text boxes, and of page headers and footers with their tables."""
    from docx.text.paragraph import Paragraph

    margins = [part for section in document.sections for part in (section.header, section.footer)]
    roots = [
        *body_of(document).iter(f"{W}txbxContent"),
        *(part._element for part in margins if not part.is_linked_to_previous),
    ]
    for root in roots:
        yield from (Paragraph(element, document) for element in root.iter(f"{W}p"))


def _split(text: str) -> tuple[str, str, str]:
    match = re.match(r"([^:\t]{2,60})(\s*[:\t]\s*)(.*)", text, re.DOTALL)
    return (match[1], match[2], match[3]) if match else (text, "", "")


def _kept(label: str, value: str, variable: str) -> str:
    shown = " ".join(value.split())
    shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
    return f"“{label.strip(' :')}” has “{shown}” beside it, which was kept: if it changes, type {{{{ {variable} }}}} over it."


def _keep_until(paragraph: Paragraph, length: int) -> None:
    """Cut the paragraph's text behind its label, run by run."""
    left = length
    for run in paragraph.runs:
        kept = run.text[:left]
        left -= len(kept)
        if kept != run.text:
            run.text = kept


def _highlighted(paragraph: Paragraph, text: str) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    paragraph.add_run(text).font.highlight_color = WD_COLOR_INDEX.YELLOW


# ── Parts under their headings ────────────────────────────────────────────────────────────────────────────────────────


def _under_headings(document: Document, made: Adopted, taken: set[str]) -> None:
    paragraphs = document.paragraphs
    found = _headings(paragraphs)
    made.by_hand += (each.text.strip() for each in paragraphs if _is_by_hand(each.text))
    headed = [key for _, key in found]
    # What of the letter has no heading is in the report's body: under the background, or "Key issues" behind it.
    bodies = [place for place, key in enumerate(headed) if key in ("background", "key_findings")]
    last_body = bodies[-1] if "background" in headed else None
    of_letter = [place for place, key in enumerate(headed) if _BY_KEY[key].by_letter and key not in headed[:place]]
    together = bool(of_letter) and all(_BY_KEY[key].by_letter for key in headed[of_letter[0] : of_letter[-1]])
    if of_letter and not together:
        made.unsure.append(
            "Parts about the letter are in several places of the form, with others between: it works for one letter at a time."
        )
    for place, (at, key) in enumerate(found):
        label = paragraphs[at].text.strip()
        if key in taken:
            made.unsure.append(f"“{label}” is there a second time: nothing was put under it.")
            continue
        more = [each for each in _WITH_BACKGROUND if each not in headed] if place == last_body else []
        keys = sorted([key, *more], key=list(_BY_KEY).index)
        loops = together and place in of_letter
        lines = [line for each in keys for line in _lines(_BY_KEY[each], of_letter=loops)]
        last = _insert(paragraphs, at, lines, made)
        if loops and place == of_letter[0]:
            _begin_letters(paragraphs[at])
        if loops and place == of_letter[-1]:
            _tag_after(last, "{%p endfor %}", paragraphs[at])
        taken.update(keys)
        made.placed.append((label, ", ".join(keys)))


def _headings(paragraphs: Sequence[Paragraph]) -> list[tuple[int, str]]:
    """The place of each heading whose part is known, with the part's key."""
    found = [(at, key) for at, paragraph in enumerate(paragraphs) if (key := _known(paragraph.text, _HEADINGS))]
    if any(key == "key_findings" for _, key in found):
        return found
    behind = [at for at, key in found if key == "background"][1:]
    body = next((at for at in behind if re.fullmatch(_BODY, _name(paragraphs[at].text))), None)
    return [(at, "key_findings" if at == body else key) for at, key in found]


def _begin_letters(heading: Any) -> None:
    """Before the first heading of what is made from a letter: the loop over the letters, each under its title if there are
    several."""
    above = heading._p.makeelement(heading._p.tag, {})
    heading._p.addprevious(above)
    _highlighted(type(heading)(above, heading._parent), "{%p for letter in letters %}")
    last = _tag_after(above, "{%p if letter.title %}", heading)
    title = deepcopy(heading._p)
    last.addnext(title)
    shown = type(heading)(title, heading._parent)
    for run in list(shown.runs):
        remove(run._r)
    _highlighted(shown, "{{ letter.title }}")
    _tag_after(title, "{%p endif %}", heading)


def _tag_after(before: Any, tag: str, like: Any) -> Any:
    """A paragraph with this tag alone; tags leave no paragraph in a report."""
    made = before.makeelement(before.tag, {})
    before.addnext(made)
    _highlighted(type(like)(made, like._parent), tag)
    return made


def _insert(paragraphs: list[Any], at: int, lines: list[str], made: Adopted) -> Any:
    """Put these lines after the heading, in place of an empty or placeholder paragraph there; the last one is returned."""
    heading = paragraphs[at]
    below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    like = below if below is not None and not _known(below.text, _HEADINGS) else None
    if like is not None and like._p.getprevious() is not heading._p:
        like = None  # a table is between
    leads = like is not None and like.text.rstrip().endswith(":")
    heading.paragraph_format.keep_with_next = True
    last = heading._p
    if like is not None and leads:  # the form's own words before its list
        like.paragraph_format.keep_with_next = True
        last = like._p
        lines = [line for line in lines if not _LEAD.search(line)]
    for line in lines:
        made_of = deepcopy(like._p) if like is not None else heading._p.makeelement(heading._p.tag, {})
        last.addnext(made_of)
        last = made_of
        paragraph = type(heading)(made_of, heading._parent)
        for run in list(paragraph._p):
            if not run.tag.endswith("}pPr"):
                paragraph._p.remove(run)
        _highlighted(paragraph, line)
        if _LEAD.search(line):
            paragraph.paragraph_format.keep_with_next = True  # on the page where its list begins
    if like is not None and _is_free(like.text):
        remove(like._p)
    elif like is not None and not leads:
        made.unsure.append(f"Under “{heading.text.strip()}” the form’s own text was kept: delete what is only advice.")
    return last


def _lines(entry: PartEntry, *, of_letter: bool = False) -> list[str]:
    """Return the part as written in a template: its sentences and loops, a paragraph each.

    `of_letter`: within the loop over the letters.
    """
    holder = "letter." if of_letter else ""
    return [line for each in entry.variables for line in _written(each, f"{holder}{each.name}", "row")]


_ALSO = ("label", "begins_again", "place", "opening", "note", "heading")
"""Members of rows that a plain template does without."""


_ALWAYS = ("purpose", "key_findings_lead", "recommendations_lead", "action_plan_lead", "appendix")
"""Sentences that no report is without; any other would leave an empty paragraph where it is not there."""


def _written(variable: Variable, name: str, row: str) -> Iterator[str]:
    if not variable.members:
        if variable.name in _ALWAYS:
            yield f"{{{{ {name} }}}}"
        elif not name.endswith("_as_table"):
            yield from (f"{{%p if {name} %}}", f"{{{{ {name} }}}}", "{%p endif %}")
        return
    plain = [each for each in variable.members if not each.members and each.name not in _ALSO]
    if not plain:
        return
    shown = [each for each in plain if each.name == "text"] or plain
    if variable.member("heading") is not None and variable.name in ("implications", "further_appendices"):
        shown = [each for each in variable.members if each.name in ("heading", "text")]
    yield f"{{%p for {row} in {name} %}}"
    labelled = variable.member("label") is not None
    letter = f"{{% if loop.length > 1 %}}{{{{ {row}.label }}}}) {{% endif %}}" if labelled else ""
    yield letter + ": ".join(f"{{{{ {row}.{each.name} }}}}" for each in shown)
    if variable.name in ("background", "executive_summary"):
        for each in variable.members:
            if each.many:
                yield from _written(each, f"{row}.{each.name}", "item")
    yield "{%p endfor %}"
