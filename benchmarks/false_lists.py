"""How `falsify.py` falsifies lists, headings and the council's summary: what is there, under which name, and how many."""

from __future__ import annotations

import copy
import re
from typing import Any

from docx.oxml import parse_xml

from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split
from report_edits import WHO, Edit, W, add_behind, findings, is_heading, remove, rewrite, shown


def area_added(document: Any, letter: Letter) -> bool:
    found = shown(document, letter.areas_covered)
    return len(found) > 2 and add_behind(document, found[1], "the recruitment and support of foster carers")


def item_added(document: Any, letter: Letter) -> bool:
    found = shown(document, letter.improvements or letter.priority_actions)
    return len(found) > 1 and add_behind(document, found[0], "The timeliness of invoices to partner agencies.")


def added_to_the_only_one(document: Any, letter: Letter) -> bool:
    for items in (letter.improvements, letter.priority_actions):
        found = shown(document, items)
        if len(items) == 1 and found:
            return add_behind(document, found[0], "The timeliness of invoices to partner agencies.")
    return False


def one_of_two_gone(document: Any, letter: Letter) -> bool:
    for items in (letter.improvements, letter.priority_actions, letter.areas_covered):
        found = shown(document, items)
        if len(items) == 2 and len(found) == 2:
            return remove(found[-1])
    return False


def last_gone(document: Any, letter: Letter) -> bool:
    for items in (letter.improvements, letter.priority_actions, letter.areas_covered):
        found = shown(document, items)
        if len(found) > 2:
            return remove(found[-1])
    return False


def other_body(document: Any, letter: Letter) -> bool:
    """Who must act, at an item's beginning."""
    for paragraph in shown(document, (*letter.improvements, *letter.priority_actions)):
        match = re.match(
            r"(?:The (?:police|council|local authority|partnership)|Leaders|Health \w+|Partners)\b", paragraph.text
        )
        if match:
            rewrite(paragraph, paragraph.text.replace(match[0], "The schools", 1))
            return True
    return False


def improvement_as_strength(document: Any, letter: Letter) -> bool:
    found = shown(document, letter.improvements)
    if found:
        document.add_heading("What we do well", 2)._p.addnext(copy.deepcopy(found[0]._p))
    return bool(found)


def list_renamed(document: Any, letter: Letter) -> bool:
    for paragraph in document.paragraphs if letter.improvements else ():
        if is_heading(paragraph) and paragraph.text == "What needs to improve":
            rewrite(paragraph, "Strengths")
            return True
    return False


def heading_reworded(document: Any, letter: Letter) -> bool:
    """A word put into a heading over findings that the letter has."""
    own = {section.heading for section in letter.quoted_sections if section.heading}
    for paragraph in document.paragraphs:
        first, *words = paragraph.text.split() or [""]
        if is_heading(paragraph) and paragraph.text in own and len(words) > 3:
            rewrite(paragraph, " ".join([first, "improving", *words]))
            return True
    return False


def negation_gone_from_summary(document: Any, letter: Letter) -> bool:
    """'Ofsted found that …' with a sentence of the letter's, without its 'not'."""
    for paragraph in findings(document, letter):
        for sentence in split(paragraph.text):
            if " not " in sentence and len(sentence.split()) > 9:
                document.add_heading("Executive summary", 2)
                document.add_paragraph(
                    f"Ofsted found that {sentence[0].lower()}{sentence[1:].replace(' not ', ' ', 1)}"
                )
                return True
    return False


def far_apart(document: Any, letter: Letter) -> bool:
    """The halves of two sentences that are far from each other, with '…' between them."""
    found = findings(document, letter)
    one, other = (
        (split(paragraph.text)[0].split() for paragraph in (found[0], found[-1])) if len(found) > 6 else ([], [])
    )
    if len(one) < 12 or len(other) < 12:
        return False
    document.add_paragraph(f"Ofsted said: “{' '.join(one[:6])} … {' '.join(other[-6:])}”")
    return True


def two_grades(document: Any, letter: Letter) -> bool:
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row.cells if is_grade(cell.text)):
            rewrite(cell.paragraphs[0], f"{cell.text} / {'Good' if cell.text != 'Good' else 'Outstanding'}")
            return True
    return False


def _tracked(name: str, text: str) -> Any:
    return parse_xml(
        f'<w:{name} xmlns:w="{W}" {WHO}><w:r><w:{text} xml:space="preserve">not </w:{text}></w:r></w:{name}>'
    )


def not_deleted(document: Any, letter: Letter) -> bool:
    """A 'not' deleted as a tracked change that nobody has accepted yet."""
    for paragraph in findings(document, letter):
        before, found, after = paragraph.text.partition(" not ")
        if found:
            rewrite(paragraph, f"{before} ")
            paragraph._p.append(_tracked("del", "delText"))
            paragraph.add_run(after)
            return True
    return False


def not_inserted(document: Any, letter: Letter) -> bool:
    """The same, inserted."""
    for paragraph in findings(document, letter):
        match = re.search(r" (?:is|are|have|has) ", paragraph.text)
        if match:
            before, after = paragraph.text[: match.end()], paragraph.text[match.end() :]
            rewrite(paragraph, before)
            paragraph._p.append(_tracked("ins", "t"))
            paragraph.add_run(after)
            return True
    return False


LISTS: dict[str, Edit] = {
    "area added": area_added,
    "item added": item_added,
    "item added to the only one": added_to_the_only_one,
    "one of two items gone": one_of_two_gone,
    "last item gone": last_gone,
    "item for another body": other_body,
    "improvement as a strength": improvement_as_strength,
    "what needs to improve called strengths": list_renamed,
    "heading of the letter reworded": heading_reworded,
    "negation gone from the summary": negation_gone_from_summary,
    "quotation of what is far apart": far_apart,
    "two grades in a cell": two_grades,
    "not deleted, tracked": not_deleted,
    "not inserted, tracked": not_inserted,
}
"""Each must be found."""
