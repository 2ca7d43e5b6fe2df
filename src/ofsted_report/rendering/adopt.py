"""Converts a council's existing report form in Word to a template: finds its labels, and inserts variables for the values.

Inserted variables are highlighted for review; doubtful cases are reported. Nothing is removed from the form except
placeholders ('[insert date]') and the content controls around what is filled in.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ofsted_report.errors import TemplateError
from ofsted_report.rendering.adopt_lines import Line, headed_lines, implication_lines, lines_of, other_implications
from ofsted_report.rendering.adopt_words import (
    LONGEST_LABEL,
    is_body,
    is_free,
    is_label,
    is_numbered,
    is_of_findings,
    label_of,
    matter_names,
    matters_of,
    part_of,
)
from ofsted_report.rendering.adopt_writing import Writer, emptied, heading_level, highlighted, take_out_of_controls
from ofsted_report.report.parts import PARTS
from ofsted_report.settings.wording import load_wording
from ofsted_report.word.document import plain_text
from ofsted_report.word.editing import body_of, open_to_edit
from ofsted_report.word.package import damage_as_error
from ofsted_report.word.xml import W, remove

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_WITH_BACKGROUND = ("judgements", "priority_actions", "key_findings", "improvements", "next_steps")
"""Parts after the background if the form has no heading for them."""
_BY_KEY = {entry.key: entry for entry in PARTS}
_NEEDED = ("purpose", "recommendations", "background", *_WITH_BACKGROUND)


@dataclass(slots=True)
class Adopted:
    """The template, and the notes about it."""

    content: bytes = b""
    placed: list[tuple[str, str]] = field(default_factory=list)
    """Each label of the form, with the tag that was inserted."""
    unsure: list[str] = field(default_factory=list)
    """Notes for a person, a sentence each."""
    by_hand: list[str] = field(default_factory=list)
    """Labels and headings of what no variable fills."""


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
    adopter = _Adopter(document, Writer(document))
    with damage_as_error(name):
        adopter.adopt()
    if not adopter.made.placed:
        raise TemplateError(
            f"No label in {name} is known, such as “Report of”, “Purpose” or “Recommendations”.",
            "Begin with a copy of a shipped template instead: `ofsted-report init`.",
        )
    out = io.BytesIO()
    document.save(out)
    adopter.made.content = out.getvalue()
    return adopter.made


@dataclass(slots=True)
class _Adopter:
    """One form on its way to a template."""

    document: Document
    writer: Writer
    made: Adopted = field(default_factory=Adopted)
    taken: set[str] = field(default_factory=set)
    """The variables and parts that have their place."""
    seen: set[Any] = field(default_factory=set)
    """The table cells that are a label or its value."""
    matters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The words by which the implications that have a place are told from others, with the names of each."""
    last_matter: tuple[Paragraph, Paragraph | None] | None = None
    """The last paragraph of the last of them, and its heading."""

    def adopt(self) -> None:
        from docx.table import Table

        body = body_of(self.document)
        for control in body.findall(f"{W}sdt"):
            take_out_of_controls(control)
        for paragraph in self.document.paragraphs:
            if heading_level(paragraph) or is_label(plain_text(paragraph._p)):
                take_out_of_controls(paragraph._p)
        roots: list[Any] = [body, *self._margins()]
        tables = [Table(element, self.document) for root in roots for element in root.iter(f"{W}tbl")]
        for table in tables:
            self._in_table(table)
        headings = self.document.paragraphs
        outside = self._outside_text(tables)
        for paragraph in (*headings, *outside):
            self._in_paragraph(paragraph)
        self.made.by_hand += (each.text.strip() for each in outside if heading_level(each) and each.text.strip())
        self._under_headings()
        self._other_implications()
        self._tell()

    def _tell(self) -> None:
        told = self.made.unsure
        if self.made.by_hand:
            named = "”, “".join(dict.fromkeys(each.strip(" :") for each in self.made.by_hand))
            told.append(f"No variable fills “{named}”: write what belongs there in the template, or in each report.")
        if self.matters:
            names = ", ".join(
                f'"{name}"' for name in dict.fromkeys(each for several in self.matters.values() for each in several)
            )
            told.append(
                "Of implications, only those are filled that the meeting file gives or the council requires: put "
                f"required_implications = [{names}] in council.toml, and what is missing is an open field."
            )
        headings = load_wording().words("headings")
        if missing := [headings[key] for key in _NEEDED if key not in self.taken]:
            told.append(
                f"No place was found for: “{'”, “'.join(missing)}”. Put the tags of each where it belongs, or reports do not "
                "have it; `ofsted-report template variables` shows them."
            )

    # ── Lines of the head ─────────────────────────────────────────────────────────────────────────────────────────────

    def _in_table(self, table: Table) -> None:
        """Labels in cells, with their value in the cell to the right, or below where labels are beside each other."""
        for row in table.rows:
            if row._tr.find(f"{W}sdt") is not None and any(is_label(cell.text) for cell in row.cells):
                take_out_of_controls(row._tr)  # a whole cell was in one
        # What the letter says is long: it goes into a cell only where the form has no other place for it.
        has_body = any(part_of(each.text) in ("background", "key_findings") for each in self.document.paragraphs)
        rows = [list(dict.fromkeys(row.cells)) for row in table.rows]
        for number, cells in enumerate(rows):
            below = rows[number + 1] if number + 1 < len(rows) else []
            for column, label in enumerate(cells):
                if label._tc in self.seen:
                    continue
                beside = cells[column + 1] if column + 1 < len(cells) else None
                is_above = len(below) == len(cells) and (
                    beside is None or is_label(beside.text) or (column > 0 and is_label(cells[column - 1].text))
                )
                value = below[column] if is_above and not is_label(below[column].text) else beside
                heads_columns = len(below) == len(cells) and all(is_free(cell.text) for cell in below)
                if is_label(label.text) and value is not None and not (has_body and _is_by_letter(label.text)):
                    self._beside_label(label, value)
                elif is_label(label.text) or heads_columns or (beside is not None and is_free(beside.text)):
                    self._not_filled(label.text, label._tc)

    def _not_filled(self, text: str, cell: Any) -> None:
        said = text.strip().partition("\n")[0].strip()
        if said and len(said) <= LONGEST_LABEL and not is_free(said):
            self.seen.add(cell)
            self.made.by_hand.append(said)

    def _beside_label(self, label: _Cell, value: _Cell) -> None:
        """Fill the value of a cell with a label; that of a part with its lines."""
        said = label.text.strip().partition("\n")[0]
        variables, key = label_of(said), part_of(said) or ""
        names = variables or (key,)
        self.seen.update((label._tc, value._tc))
        take_out_of_controls(value._tc)
        if not is_free(value.text):
            self.made.unsure.append(_kept(said, value.text, names))
            self.taken.update(names)
            return
        lines = [Line(_tags(variables))] if variables else self._lines(key, said, of_letter=False)
        if not lines:
            return
        first, *rest = value.paragraphs or [value.add_paragraph()]
        for paragraph in rest:
            remove(paragraph._p)
        emptied(first._p)
        at = first
        for number, line in enumerate(lines):
            at = first if number == 0 else value.add_paragraph()
            self.writer.write(at, line, None)
        if not variables and _BY_KEY[key].by_letter:
            self.made.unsure.append(f"“{said}” is in a table: it has what one letter says, and not what several say.")
        self._is_placed(label.text.strip(), names, at, None, shown=_tags(variables) if variables else None)

    def _lines(self, key: str, label: str, *, of_letter: bool) -> list[Line]:
        """The lines of a part; of one matter's implications, theirs. None where it has its place already."""
        words = [word for word in matters_of(label) if word not in self.matters]
        if (key == "implications" and matters_of(label) and not words) or (not words and key in self.taken):
            self.made.unsure.append(f"“{label.strip()}” is there a second time: nothing was put under it.")
            return []
        return implication_lines(words) if words else lines_of(_BY_KEY[key], of_letter=of_letter)

    def _is_placed(
        self, label: str, names: Iterable[str], last: Paragraph, heading: Paragraph | None, *, shown: str | None = None
    ) -> None:
        names = list(names)
        self.made.placed.append((label, shown or ", ".join(names)))
        words = matters_of(label) if names == ["implications"] else ()
        for word in words:
            self.matters.setdefault(word, matter_names(label))
        if words:
            self.last_matter = last, heading
        else:
            self.taken.update(names)

    def _in_paragraph(self, paragraph: Paragraph) -> None:
        """'Report of: …' in one paragraph."""
        label, mark, value = _split(paragraph.text)
        variables = label_of(label) if mark else ()
        if not variables:
            if ":" in mark and is_free(value) and not (is_label(label) or _is_heading(paragraph) or _leads(paragraph)):
                self.made.by_hand.append(label.strip())
            return
        take_out_of_controls(paragraph._p)
        _, _, value = _split(paragraph.text)
        if not is_free(value):
            self.made.unsure.append(_kept(label, value, variables))
            return
        _keep_until(paragraph, len(label) + len(mark))
        gap = "" if mark.endswith(("\t", " ")) else " "
        highlighted(paragraph, f"{gap}{_tags(variables)}")
        self._is_placed(label.strip(), variables, paragraph, None, shown=_tags(variables))

    def _margins(self) -> list[Any]:
        margins = [part for section in self.document.sections for part in (section.header, section.footer)]
        return [part._element for part in margins if not part.is_linked_to_previous]

    def _outside_text(self, tables: Iterable[Table]) -> list[Paragraph]:
        """The paragraphs of tables' cells that are neither label nor value, of text boxes, and of page headers and footers."""
        from docx.text.paragraph import Paragraph

        cells = [element for table in tables for element in table._tbl.iter(f"{W}tc")]
        roots = [*cells, *body_of(self.document).iter(f"{W}txbxContent"), *self._margins()]
        found = dict.fromkeys(element for root in roots for element in root.iter(f"{W}p"))
        return [
            Paragraph(element, self.document)
            for element in found
            if not any(cell in self.seen for cell in element.iterancestors(f"{W}tc"))
        ]

    # ── Parts under their headings ────────────────────────────────────────────────────────────────────────────────────

    def _under_headings(self) -> None:
        paragraphs = self.document.paragraphs
        found = _headings(paragraphs)
        self._tell_unknown(paragraphs, {at for at, _ in found})
        headed = [key for _, key in found]
        # What of the letter has no heading is in the report's body: under the background, or "Key issues" behind it.
        bodies = [place for place, key in enumerate(headed) if key in ("background", "key_findings")]
        last_body = bodies[-1] if bodies else None
        of_letter = [place for place, key in enumerate(headed) if _BY_KEY[key].by_letter and key not in headed[:place]]
        together = bool(of_letter) and all(_BY_KEY[key].by_letter for key in headed[of_letter[0] : of_letter[-1]])
        if of_letter and not together:
            self.made.unsure.append(
                "Parts about the letter are in several places of the form, with others between: it works for one letter at a "
                "time."
            )
        has_matters = bool(self.matters) or any(matters_of(paragraphs[at].text) for at, _ in found)
        for place, (at, key) in enumerate(found):
            label = paragraphs[at].text.strip()
            if key == "implications" and has_matters and not matters_of(label):
                continue  # those under it, or beside it, have their places
            loops = together and place in of_letter
            own = self._lines(key, label, of_letter=loops)
            if not own:
                continue
            more = [each for each in _WITH_BACKGROUND if each not in (*headed, *self.taken) and place == last_body]
            keys = sorted([key, *more], key=list(_BY_KEY).index)
            lines = [
                line for each in keys for line in (own if each == key else headed_lines(_BY_KEY[each], of_letter=loops))
            ]
            last = self._insert(paragraphs, at, lines)
            self._is_placed(label, keys, last, paragraphs[at])
            if loops and place == of_letter[0]:
                _begin_letters(paragraphs[at])
            if loops and place == of_letter[-1]:
                _tag_after(last._p, "{%p endfor %}", paragraphs[at])

    def _tell_unknown(self, paragraphs: Sequence[Paragraph], known: set[int]) -> None:
        """Name each heading that nothing fills, unless it only is above others."""
        for at, paragraph in enumerate(paragraphs):
            if at in known or not _is_heading(paragraph) or _names_line(paragraph.text):
                continue
            below = heading_level(paragraphs[at + 1]) if at + 1 < len(paragraphs) else 0
            if not below > heading_level(paragraph) > 0:
                self.made.by_hand.append(paragraph.text.strip())

    def _other_implications(self) -> None:
        """Behind the last of the form's implications, any that the meeting gives besides."""
        if self.last_matter is None or "implications" in self.taken:
            return
        last, heading = self.last_matter
        for line in other_implications(list(self.matters)):
            last = self._after(last, line, None, heading)

    def _after(self, before: Paragraph, line: Line, like: Paragraph | None, heading: Paragraph | None) -> Paragraph:
        """A new paragraph with this line, formatted like another."""
        made: Any = deepcopy(like._p) if like is not None else before._p.makeelement(before._p.tag, {})
        before._p.addnext(made)
        paragraph = type(before)(made, before._parent)
        emptied(made)
        self.writer.write(paragraph, line, heading)
        return paragraph

    def _insert(self, paragraphs: Sequence[Paragraph], at: int, lines: Sequence[Line]) -> Paragraph:
        """Put these lines after the heading, in place of an empty or placeholder paragraph there; return the last one."""
        heading = paragraphs[at]
        below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        like = below if below is not None and not part_of(below.text) and not _is_heading(below) else None
        if like is not None and like._p.getprevious() is not heading._p:
            like = None  # a table is between
        leads = like is not None and like.text.rstrip().endswith(":") and not is_label(like.text)
        heading.paragraph_format.keep_with_next = True
        last = heading
        if like is not None and leads:  # the form's own words before its list
            like.paragraph_format.keep_with_next = True
            last = like
            lines = [line for line in lines if line.kind != "lead"]
        for line in lines:
            last = self._after(last, line, like, heading)
        if like is not None and is_free(like.text):
            remove(like._p)
        elif like is not None and not leads:
            self.made.unsure.append(
                f"Under “{heading.text.strip()}” the form’s own text was kept: delete what is only advice."
            )
        return last


def _is_by_letter(text: str) -> bool:
    """Whether it names a part that is made from a letter."""
    key = part_of(text)
    return not label_of(text) and key is not None and _BY_KEY[key].by_letter


def _tags(variables: Iterable[str]) -> str:
    return ", ".join(f"{{{{ {each} }}}}" for each in variables)


def _split(text: str) -> tuple[str, str, str]:
    match = re.match(r"([^:\t]{2,60})(\s*[:\t]\s*)(.*)", text, re.DOTALL)
    return (match[1], match[2], match[3]) if match else (text, "", "")


def _leads(paragraph: Paragraph) -> bool:
    """Whether it is the form's own words under the heading of a part: 'That the Committee:'."""
    above = paragraph._p.getprevious()
    return above is not None and above.tag == f"{W}p" and part_of(plain_text(above)) is not None


def _names_line(text: str) -> bool:
    """Whether it is 'Report of: …', and no heading."""
    label, mark, _ = _split(text)
    return bool(mark) and bool(label_of(label))


def _kept(label: str, value: str, variables: Iterable[str]) -> str:
    shown = " ".join(value.split())
    shown = shown if len(shown) <= 40 else f"{shown[:39]}…"
    return f"“{label.strip(' :')}” has “{shown}” beside it, which was kept: if it changes, type {_tags(variables)} over it."


def _keep_until(paragraph: Paragraph, length: int) -> None:
    """Cut the paragraph's text behind its label, run by run."""
    left = length
    for run in paragraph.runs:
        kept = run.text[:left]
        left -= len(kept)
        if kept != run.text:
            run.text = kept


def _is_heading(paragraph: Paragraph) -> bool:
    """Whether it has a heading style, or is short and bold, or short with a typed number."""
    text = paragraph.text.strip()
    if not text or heading_level(paragraph):
        return bool(text)
    if (
        len(text) > LONGEST_LABEL
        or text[-1] in ".;,:"
        or (paragraph.style is not None and paragraph.style.name == "Title")
    ):
        return False
    return is_numbered(text) or text.isupper() or all(run.bold for run in paragraph.runs if run.text.strip())


def _headings(paragraphs: Sequence[Paragraph]) -> list[tuple[int, str]]:
    """The place of each heading whose part is known, with the part's key."""
    found = [(at, key) for at, each in enumerate(paragraphs) if (key := part_of(each.text))]
    if any(key == "key_findings" for _, key in found):
        return found
    known = dict(found)
    others = (at for at, each in enumerate(paragraphs) if at not in known and _is_heading(each))
    of_findings = next((at for at in others if is_of_findings(paragraphs[at].text)), None)
    if of_findings is not None:
        return sorted([*found, (of_findings, "key_findings")])
    behind = [at for at, key in found if key == "background"][1:]
    body = next((at for at in behind if is_body(paragraphs[at].text)), None)
    return [(at, "key_findings" if at == body else key) for at, key in found]


def _begin_letters(heading: Any) -> None:
    """Before the first heading of what is made from a letter: the loop over the letters, each under its title if there are
    several."""
    above = heading._p.makeelement(heading._p.tag, {})
    heading._p.addprevious(above)
    highlighted(type(heading)(above, heading._parent), "{%p for letter in letters %}")
    last = _tag_after(above, "{%p if letter.title %}", heading)
    title = deepcopy(heading._p)
    last.addnext(title)
    emptied(title)
    highlighted(type(heading)(title, heading._parent), "{{ letter.title }}")
    _tag_after(title, "{%p endif %}", heading)


def _tag_after(before: Any, tag: str, like: Any) -> Any:
    """A paragraph with this tag alone; tags leave no paragraph in a report."""
    made = before.makeelement(before.tag, {})
    before.addnext(made)
    highlighted(type(like)(made, like._parent), tag)
    return made
