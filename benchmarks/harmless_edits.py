"""The harmless edits that `falsify.py` makes, about which `check` must say nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from docx.oxml import parse_xml

from false_sentences import TRUE
from ofsted_report.letter.format_dates import day, on_days
from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split
from report_edits import WHO, Edit, W, findings, is_heading, overall_grade, paragraphs, remove, rewrite


def straight_quotes(document: Any, letter: Letter) -> bool:
    for paragraph in document.paragraphs:
        if set("‘’“”") & set(paragraph.text):
            rewrite(paragraph, paragraph.text.translate(str.maketrans("‘’“”", "''\"\"")))
    return True


def own_paragraph(document: Any, letter: Letter) -> bool:
    document.add_heading("The council’s response", 2)
    document.add_paragraph("The council accepts the findings. A board chaired by Dana Whitfield meets on 4 May 2027.")
    return True


def own_points(document: Any, letter: Letter) -> bool:
    document.add_heading("Management response", 2)
    for text in ("a) We have recruited nine social workers.", "b) A new plan was agreed in June 2027."):
        document.add_paragraph(text)
    return True


def own_letter_points(document: Any, letter: Letter) -> bool:
    document.add_heading("Our response", 2)
    style = next((s for s in document.styles if s.name == "Lettered Item"), None)
    for text in ("We have recruited nine social workers.", "A new plan was agreed."):
        document.add_paragraph(text, style)
    return True


def finding_gone(document: Any, letter: Letter) -> bool:
    found = findings(document, letter)
    if len(found) < 4:
        return False
    remove(found[2])
    return True


def findings_moved(document: Any, letter: Letter) -> bool:
    """Two findings in another order, under the heading that they have."""
    found = findings(document, letter)
    for one, other in pairwise(found):
        if one._p.getnext() is other._p:
            other._p.addnext(one._p)
            return True
    return False


def own_date(document: Any, letter: Letter) -> bool:
    document.add_paragraph(
        "The action plan will be submitted by 12 June 2027; the committee meets again on 8 September 2027."
    )
    return True


def own_table(document: Any, letter: Letter) -> bool:
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Risk", "Level", "Recruitment", "Amber"), strict=True
    ):
        cell.text = text
    return True


def own_heading(document: Any, letter: Letter) -> bool:
    document.add_heading("Good practice elsewhere", 2)
    document.add_paragraph("Officers visited a neighbouring council on 3 March 2027.")
    return True


def own_person(document: Any, letter: Letter) -> bool:
    document.add_paragraph("For more information: Priya Lakhani, Head of Quality Assurance, telephone 01632 960103.")
    return True


def _own(text: Callable[[Letter], str | None]) -> Edit:
    """A paragraph of the council's own, at the end."""

    def edit(document: Any, letter: Letter) -> bool:
        if (said := text(letter)) is None:
            return False
        document.add_heading("The council’s response", 2)
        document.add_paragraph(said)
        return True

    return edit


def _true_overall(letter: Letter) -> str | None:
    grade = overall_grade(letter)
    if grade is None:
        return None
    return (
        f"Ofsted judged our services to be {grade.lower()} overall. We want to be outstanding by the next inspection, and to "
        "make good progress in each area. An inadequate response to this report would let children down."
    )


def _true_area(letter: Letter) -> str | None:
    graded = [j for j in letter.judgements if is_grade(j.grade)]
    if not graded:
        return None
    last = graded[-1]
    return f"For {last.area[:1].lower() + last.area[1:]}, the judgement was {last.grade.lower()}."


def _true_visit(letter: Letter) -> str | None:
    if letter.visit.start is None:
        return None
    when = on_days(letter.visit.start, letter.visit.end or letter.visit.start)
    return f"Inspectors visited {when}. Our last self-assessment was in May 2019."


def _true_letter(letter: Letter) -> str | None:
    return f"Ofsted’s letter, dated {day(letter.letter_date)}, is public." if letter.letter_date else None


def _true_lead(letter: Letter) -> str | None:
    return f"We thank {letter.inspectors[0].name} and the team for their work." if letter.inspectors else None


def own_heading_of_topic(document: Any, letter: Letter) -> bool:
    """The council's own heading between findings."""
    found = findings(document, letter)
    if len(found) < 4:
        return False
    new = document.add_heading("Children and families", 3)
    found[2]._p.addprevious(new._p)
    return True


def _after_each(text: str, style: str | None = None) -> Edit:
    """The same paragraph behind each finding."""

    def edit(document: Any, letter: Letter) -> bool:
        for paragraph in findings(document, letter):
            new = document.add_paragraph(text)
            if style is not None:
                new.style = style
            paragraph._p.addnext(new._p)
        return True

    return edit


def response_in_finding(document: Any, letter: Letter) -> bool:
    """A response in a bracket behind a finding that is set in bold as the council's."""
    found = findings(document, letter)
    for paragraph in found[:2]:
        new = document.add_paragraph()
        new.add_run("Management response: ").bold = True
        new.add_run("we accept this, and a plan is in place.")
        paragraph._p.addnext(new._p)
    return bool(found)


def tracked(document: Any, letter: Letter) -> bool:
    """A paragraph of the council's with tracked changes that are not accepted yet."""
    paragraph = document.add_paragraph("The action plan was ")
    paragraph._p.append(parse_xml(f'<w:del xmlns:w="{W}" {WHO}><w:r><w:delText>drafted</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins xmlns:w="{W}" {WHO}><w:r><w:t>agreed</w:t></w:r></w:ins>'))
    return True


def tracked_finding_gone(document: Any, letter: Letter) -> bool:
    """A finding that is deleted as a tracked change."""
    found = findings(document, letter)
    if len(found) < 4:
        return False
    for run in list(found[2].runs):
        deleted = parse_xml(f'<w:del xmlns:w="{W}" {WHO}/>')
        run._r.addprevious(deleted)
        deleted.append(run._r)
        for text in run._r.findall("{*}t"):
            text.tag = text.tag[:-1] + "delText"
    return True


def comments(document: Any, letter: Letter) -> bool:
    """A comment of an officer's on a finding."""
    found = findings(document, letter)
    if not found or not hasattr(document, "add_comment"):
        return False
    document.add_comment(found[0].runs, text="Is this “outstanding practice that all should see”?", author="Sam Poole")
    return True


def fonts(document: Any, letter: Letter) -> bool:
    for paragraph in paragraphs(document):
        for number, run in enumerate(paragraph.runs):
            run.font.name = "Calibri"
            run.font.bold = number % 2 == 0
    return True


def runs_parted(document: Any, letter: Letter) -> bool:
    """Words in several runs, as Word leaves them where somebody typed."""
    for paragraph in findings(document, letter):
        text = paragraph.text
        rewrite(paragraph, text[: len(text) // 2])
        paragraph.add_run(text[len(text) // 2 :]).font.italic = True
    return True


def _characters(change: Callable[[str], str]) -> Edit:
    def edit(document: Any, letter: Letter) -> bool:
        for paragraph in paragraphs(document):
            if paragraph.runs and (text := change(paragraph.text)) != paragraph.text:
                rewrite(paragraph, text)
        return True

    return edit


curly = _characters(lambda text: re.sub(r'"([^"]*)"', r"“\1”", re.sub(r"(?<=\w)'", "’", text)))
no_break = _characters(
    lambda text: re.sub(r"(\d) (?=[A-Za-z])|\b(Mr|Ms|Mrs|Dr) ", lambda m: m[0][:-1] + "\N{NO-BREAK SPACE}", text)
)
soft_hyphens = _characters(lambda text: re.sub(r"(\w{5})(?=\w{4})", "\\1\N{SOFT HYPHEN}", text))
two_spaces = _characters(lambda text: text.replace(". ", ".  "))
en_dashes = _characters(lambda text: text.replace(" – ", " - "))
hard_hyphens = _characters(lambda text: re.sub(r"(?<=\w)-(?=\w)", "\N{NON-BREAKING HYPHEN}", text))


def margins(document: Any, letter: Letter) -> bool:
    for margin, text in (
        (
            document.sections[0].header,
            "Anyshire County Council – Children and Families Scrutiny Committee, 9 March 2027",
        ),
        (document.sections[0].footer, "Official"),
    ):
        margin.is_linked_to_previous = False
        margin.paragraphs[0].add_run(text)
    return True


def typed_letters(document: Any, letter: Letter) -> bool:
    """Word's lettered lists as typed letters."""
    number = 0
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Lettered Item":
            letters = chr(97 + number % 26) * (number // 26 + 1)
            rewrite(paragraph, f"{letters}) {paragraph.text}")
            paragraph.style = "Normal"
            number += 1
        elif paragraph.style.name == "Numbered Paragraph" or (
            is_heading(paragraph) and paragraph.style.name != "Heading 3"
        ):
            number = 0
    return True


def bullets(document: Any, letter: Letter) -> bool:
    """Lettered lists as bullets that are typed."""
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Lettered Item":
            rewrite(paragraph, f"• {paragraph.text}")
            paragraph.style = "Normal"
    return True


def plain_paragraphs(document: Any, letter: Letter) -> bool:
    """Lettered lists as paragraphs."""
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Lettered Item":
            paragraph.style = "Normal"
    return True


def rows_moved(document: Any, letter: Letter) -> bool:
    """Another order of the judgements."""
    for table in document.tables:
        rows = [row for row in table.rows if any(is_grade(cell.text) for cell in row.cells)]
        if len(rows) > 1:
            rows[0]._tr.addprevious(rows[-1]._tr)
            return True
    return False


def grades_small(document: Any, letter: Letter) -> bool:
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                if is_grade(cell.text):
                    rewrite(cell.paragraphs[0], cell.text.upper())
    return True


def marks_around(document: Any, letter: Letter) -> bool:
    """Each finding in quotation marks, with its page behind it."""
    for paragraph in findings(document, letter):
        rewrite(paragraph, f"“{paragraph.text}” (Letter, page 2)")
    return True


def plan(document: Any, letter: Letter) -> bool:
    """An action plan that repeats what needs to improve in Ofsted's words."""
    items = letter.improvements or letter.priority_actions
    if not items:
        return False
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ("What Ofsted said", "Our action", "Lead", "Rating"), strict=True):
        cell.text = text
    for item in items:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = item, "We will review this with partners and report back."
        cells[2].text, cells[3].text = "Priya Lakhani", "Amber"
    return True


def own_risk_table(document: Any, letter: Letter) -> bool:
    """A table of the council's that rates its own work."""
    table = document.add_table(rows=1, cols=2)
    for cell, text in zip(table.rows[0].cells, ("Our self-evaluation", "Rating"), strict=True):
        cell.text = text
    for area, grade in (("Recruitment", "Good"), ("Use of data", "Requires improvement")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = area, grade
    return True


def _elsewhere(_letter: Letter) -> str:
    return (
        "Our fostering agency, which is inspected separately, is rated good. Two neighbouring councils are outstanding. "
        "We have asked Councillor Judith Okonkwo-Fenn to chair the board."
    )


def _plain_quote(_letter: Letter) -> str:
    return "A young person told the board: “I now feel that people listen to me and do what they say they will do.”"


def summary(document: Any, letter: Letter) -> bool:
    """A summary in the council's words."""
    document.add_heading("Summary", 2)
    document.add_paragraph(
        "The letter describes progress in several parts of the service and points to work that remains. Officers welcome it, "
        "and will report on the action plan in the summer of 2027."
    )
    return True


def section_moved(document: Any, letter: Letter) -> bool:
    """What needs to improve before the background."""
    shown = list(document.paragraphs)
    headings = [n for n, p in enumerate(shown) if is_heading(p) and p.style.name in ("Heading 1", "Heading 2")]
    begins = next((n for n in headings if shown[n].text == "What needs to improve"), None)
    background = next((n for n in headings if shown[n].text == "Background"), None)
    if begins is None or background is None:
        return False
    for paragraph in shown[begins : next(n for n in headings if n > begins)]:
        shown[background]._p.addprevious(paragraph._p)
    return True


def _each_finding(change: Callable[[int, str], str], *, style: str | None = None) -> Edit:
    def edit(document: Any, letter: Letter) -> bool:
        found = findings(document, letter)
        for number, paragraph in enumerate(found, 1):
            rewrite(paragraph, change(number, paragraph.text))
            paragraph.style = style or paragraph.style
        return bool(found)

    return edit


def bold_openings(document: Any, letter: Letter) -> bool:
    for paragraph in findings(document, letter):
        first, _, rest = paragraph.text.partition(" ")
        rewrite(paragraph, "")
        paragraph.add_run(f"{first} ").bold = True
        paragraph.add_run(rest)
    return True


def _summary(form: str, *, small: bool = False) -> Edit:
    """A sentence of the letter's in the council's summary, behind words of the council's."""

    def edit(document: Any, letter: Letter) -> bool:
        found = findings(document, letter)
        if not found:
            return False
        said = split(found[0].text)[0]
        document.add_heading("Executive summary", 2)
        document.add_paragraph(form.format(said[0].lower() + said[1:] if small else said))
        return True

    return edit


def findings_table(document: Any, letter: Letter) -> bool:
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Ofsted’s finding", "Page"
    for paragraph in findings(document, letter):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = paragraph.text, "3"
    return True


def earlier_grades(document: Any, letter: Letter) -> bool:
    """A column with the grades of the inspection before."""
    for table in document.tables:
        if any(is_grade(cell.text) for row in table.rows for cell in row.cells):
            table.add_column(1_000_000)
            for number, row in enumerate(table.rows):
                row.cells[-1].text = "Inadequate" if number else "Previous inspection (2016)"
            return True
    return False


def areas_in_a_sentence(document: Any, letter: Letter) -> bool:
    found = [p for p in document.paragraphs if p.text in letter.areas_covered]
    if len(found) < 2:
        return False
    areas = "; ".join(p.text.rstrip(".;") for p in found)
    for paragraph in found[1:]:
        remove(paragraph)
    rewrite(found[0], f"The visit looked at {areas}.")
    return True


def contents(document: Any, letter: Letter) -> bool:
    for heading in [p.text for p in document.paragraphs if is_heading(p)]:
        document.paragraphs[0]._p.addprevious(document.add_paragraph(f"{heading}\t3")._p)
    return True


HARMLESS: dict[str, Edit] = {
    "straight quotes": straight_quotes,
    "own paragraph": own_paragraph,
    "own lettered points, typed": own_points,
    "own lettered points, styled": own_letter_points,
    "finding deleted": finding_gone,
    "findings moved": findings_moved,
    "own dates": own_date,
    "own table": own_table,
    "own heading": own_heading,
    "own contact": own_person,
    "own paragraph with the true grade": _own(_true_overall),
    "own paragraph with an area's true grade": _own(_true_area),
    "own paragraph with the days of the visit": _own(_true_visit),
    "own paragraph with the letter's date": _own(_true_letter),
    "own paragraph with the lead's name": _own(_true_lead),
    "grades of others": _own(_elsewhere),
    "what a young person said": _own(_plain_quote),
    "own heading among findings": own_heading_of_topic,
    "response after each finding": _after_each("Management response: we accept this, and a plan is in place."),
    "response after each, indented": _after_each("Management response: we accept this.", "Note Under Item"),
    "response after each, without a label": _after_each("We accept this and have asked the service to report in May."),
    "response in bold after two findings": response_in_finding,
    "tracked changes": tracked,
    "finding deleted, tracked": tracked_finding_gone,
    "comment": comments,
    "fonts": fonts,
    "runs parted": runs_parted,
    "curly quotes": curly,
    "no-break spaces": no_break,
    "soft hyphens": soft_hyphens,
    "two spaces": two_spaces,
    "hyphens for dashes": en_dashes,
    "hyphens that do not break": hard_hyphens,
    "page header and footer": margins,
    "typed letters": typed_letters,
    "typed bullets": bullets,
    "findings as paragraphs": plain_paragraphs,
    "rows in another order": rows_moved,
    "grades in capitals": grades_small,
    "findings in quotation marks": marks_around,
    "action plan in Ofsted's words": plan,
    "own self-evaluation": own_risk_table,
    "own summary": summary,
    "section moved": section_moved,
    "pages behind findings": _each_finding(lambda _number, text: f"{text} (p. 3)"),
    "paragraphs behind findings": _each_finding(lambda number, text: f"{text} (paragraph {number})"),
    "numbers before findings": _each_finding(lambda number, text: f"{number}. {text}", style="Normal"),
    "decimal numbers before findings": _each_finding(lambda number, text: f"4.{number}\t{text}", style="Normal"),
    "bold openings": bold_openings,
    "summary: Ofsted found that": _summary("Ofsted found that {}", small=True),
    "summary: inspectors noted": _summary("In short, inspectors noted: {}"),
    "findings in a table": findings_table,
    "grades of the inspection before": earlier_grades,
    "areas covered in a sentence": areas_in_a_sentence,
    "contents list": contents,
    **TRUE,
}
