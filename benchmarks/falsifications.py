"""The ways in which `falsify.py` falsifies a report, one thing at a time. No text of letters is in this file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from false_lists import LISTS
from false_places import PLACES
from false_sentences import FALSE, own_sentence
from ofsted_report.letter import format_dates
from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split
from ofsted_report.lexicon import MONTHS
from report_edits import (
    Edit,
    W,
    add_behind,
    findings,
    is_heading,
    other_grade,
    overall_grade,
    paragraphs,
    remove,
    replace,
    rewrite,
    shown,
    text_of,
)


def grade_in_table(document: Any, letter: Letter) -> bool:
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                if is_grade(cell.text):
                    rewrite(cell.paragraphs[0], other_grade(cell.text))
                    return True
    return False


def grade_in_heading(document: Any, letter: Letter) -> bool:
    headings = [p for p in document.paragraphs if is_heading(p)]
    grades = {judgement.grade.lower() for judgement in letter.judgements}
    words = ("outstanding", "inadequate", "requires improvement", "good")
    word = next((each for each in words if each not in grades), words[0])
    rewrite(headings[-2], f"{headings[-2].text}: {word}")
    return True


def judgement_row_gone(document: Any, letter: Letter) -> bool:
    for table in document.tables:
        rows = [row for row in table.rows if any(is_grade(cell.text) for cell in row.cells)]
        if len(rows) > 1:
            rows[-1]._tr.getparent().remove(rows[-1]._tr)
            return True
    return False


def _other_day(text: str) -> str:
    """The text with the first day of its first date moved by one."""
    months = "|".join(MONTHS)
    match = re.search(rf"\b(\d{{1,2}})(?=[^.]{{0,30}}\b(?:{months})\b)", text)
    if match is None:
        return text
    day = int(match[1])
    return text[: match.start()] + str(day - 1 if day > 1 else day + 1) + text[match.end() :]


def visit_date(document: Any, letter: Letter) -> bool:
    year = str(letter.visit.start.year) if letter.visit.start else "none"
    for paragraph in document.paragraphs:
        if year in paragraph.text and re.search("visit|inspection", paragraph.text):
            text = _other_day(paragraph.text)
            if text != paragraph.text:
                rewrite(paragraph, text)
                return True
    return False


def letter_date(document: Any, letter: Letter) -> bool:
    when = letter.letter_date
    if when is None:
        return False
    said = format_dates.day(when)
    other = said.replace(str(when.year), str(when.year - 1))
    return replace(document, said, other, where=lambda p: re.search("letter|report", p.text, re.I) is not None)


_BEFORE = re.compile(rf"(?:previous|last|judged|inspection)[^.]{{0,80}}?\b((?:{'|'.join(MONTHS)}) (\d{{4}}))")


def date_before(document: Any, letter: Letter) -> bool:
    for paragraph in document.paragraphs:
        match = _BEFORE.search(paragraph.text)
        if match and (letter.visit.start is None or int(match[2]) != letter.visit.start.year):
            other = match[1].replace(match[2], str(int(match[2]) - 1))
            rewrite(paragraph, paragraph.text.replace(match[1], other, 1))
            return True
    return False


def _other_name(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{'Martin' if first != 'Martin' else 'Judith'} {rest}"


def inspector(document: Any, letter: Letter) -> bool:
    return bool(letter.inspectors) and replace(
        document, letter.inspectors[-1].name, _other_name(letter.inspectors[-1].name)
    )


def lead(document: Any, letter: Letter) -> bool:
    if not letter.inspectors:
        return False
    name = letter.inspectors[0].name
    return replace(document, name, f"{name.rpartition(' ')[0]} Hargreaves")


def item_gone(document: Any, letter: Letter) -> bool:
    for items in (letter.improvements, letter.priority_actions, letter.areas_covered):
        found = shown(document, items)
        if len(found) > 2:
            return remove(found[1])
    return False


def _reworded(text: str) -> str:
    words = text.split()
    return " ".join([*words[: len(words) // 2], "further", *words[len(words) // 2 + 1 :]])


def item_reworded(document: Any, letter: Letter) -> bool:
    found = shown(document, (*letter.improvements, *letter.priority_actions))
    if len(found) > 1:
        rewrite(found[0], _reworded(found[0].text))
        return True
    return False


def area_reworded(document: Any, letter: Letter) -> bool:
    found = shown(document, letter.areas_covered)
    if found:
        rewrite(found[-1], _reworded(found[-1].text))
        return True
    return False


def _in_finding(change: Callable[[str], str]) -> Edit:
    def edit(document: Any, letter: Letter) -> bool:
        for paragraph in findings(document, letter):
            if (text := change(paragraph.text)) != paragraph.text:
                rewrite(paragraph, text)
                return True
        return False

    return edit


negated = _in_finding(lambda text: re.sub(r"\b(is|are|was|were|has|have)\b", r"\1 not", text, count=1))
softened = _in_finding(lambda text: re.sub(r"\b(Most|most|all|All|Many|many)\b", "some", text, count=1))
number = _in_finding(lambda text: re.sub(r"\b(\d+)\b", lambda m: str(int(m[1]) + 3), text, count=1))


def however_gone(document: Any, letter: Letter) -> bool:
    for paragraph in findings(document, letter):
        sentences = split(paragraph.text)
        at = next((n for n, s in enumerate(sentences) if n and re.match(r"However|But\b", s)), None)
        if at is not None and sentences[at - 1] != "[…]":
            rewrite(paragraph, " ".join(sentences[:at]))
            return True
    return False


def gap_gone(document: Any, letter: Letter) -> bool:
    return _in_finding(lambda text: text.replace(" […] ", " ", 1))(document, letter)


def action_plan(document: Any, letter: Letter) -> bool:
    items = letter.improvements or letter.priority_actions
    if len(items) < 2:
        return False
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("What Ofsted said", "Our action", "By when"), strict=True):
        cell.text = text
    for n, item in enumerate(items):
        cells = table.add_row().cells
        cells[0].text = _reworded(item) if n % 2 == 0 else item
        cells[1].text, cells[2].text = "We will review this.", "May"
    return True


def hidden_not(document: Any, letter: Letter) -> bool:
    for paragraph in findings(document, letter):
        run = paragraph.add_run(" not")
        run.font.hidden = True
        return True
    return False


def struck_not(document: Any, letter: Letter) -> bool:
    for paragraph in findings(document, letter):
        if " not " in paragraph.text:
            before, _, after = paragraph.text.partition(" not ")
            rewrite(paragraph, before)
            paragraph.add_run(" not").font.strike = True
            paragraph.add_run(f" {after}")
            return True
    return False


def outcome_changed(document: Any, letter: Letter) -> bool:
    for judgement in letter.judgements:
        if not is_grade(judgement.grade):
            words = judgement.grade.split()
            return replace(document, " ".join(words[2:8]), " ".join([*words[2:5], "sometimes", *words[6:8]]))
    return False


def _says_overall(form: str) -> Callable[[Letter], str | None]:
    def text(letter: Letter) -> str | None:
        grade = overall_grade(letter)
        return form.format(grade=other_grade(grade).lower()) if grade else None

    return text


_GRADE_WORDS = ("outstanding", "good", "inadequate", "requires improvement")


def _says_area(form: str) -> Callable[[Letter], str | None]:
    """Gives the area that is graded last the grade of another area."""

    def text(letter: Letter) -> str | None:
        graded = [j for j in letter.judgements if is_grade(j.grade)]
        if not graded:
            return None
        last = graded[-1]
        others = [j.grade for j in graded if j.grade.lower()[:8] != last.grade.lower()[:8]]
        grade = (others or [other_grade(last.grade)])[0].lower()
        return form.format(area=last.area[:1].lower() + last.area[1:], grade=grade)

    return text


def grades_swapped(document: Any, letter: Letter) -> bool:
    for table in document.tables:
        cells = [cell for row in table.rows for cell in row.cells if is_grade(cell.text)]
        for one in cells:
            other = next((c for c in cells if c.text != one.text), None)
            if other is not None:
                first, second = one.text, other.text
                rewrite(one.paragraphs[0], second)
                rewrite(other.paragraphs[0], first)
                return True
    return False


def grade_in_title(document: Any, letter: Letter) -> bool:
    given = {judgement.grade.lower() for judgement in letter.judgements}
    grade = next((word for word in _GRADE_WORDS if not any(word in each for each in given)), "outstanding")
    title = next((p for p in document.paragraphs if p.text.startswith("Title:")), None)
    if title is None:
        return False
    title.add_run(f" – rated {grade}")
    return True


def grade_in_agenda(document: Any, letter: Letter) -> bool:
    given = {judgement.grade.lower() for judgement in letter.judgements}
    grade = next((word for word in _GRADE_WORDS if not any(word in each for each in given)), "outstanding")
    for table in document.tables[:1]:
        table.rows[-1].cells[0].paragraphs[-1].add_run(f" Ofsted rated the service as {grade}.")
        return True
    return False


def shortened_to_good(document: Any, letter: Letter) -> bool:
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                if is_grade(cell.text) and cell.text.lower().startswith("require"):
                    rewrite(cell.paragraphs[0], "Good")
                    return True
    return False


def inspector_added(document: Any, letter: Letter) -> bool:
    role = "His Majesty’s Inspector"
    for paragraph in document.paragraphs:
        if letter.inspectors and letter.inspectors[0].name in paragraph.text:
            name = letter.inspectors[0].name
            rewrite(paragraph, paragraph.text.replace(name, f"{name} and Judith Okonkwo-Fenn", 1))
            return True
    if not letter.inspectors:
        return False
    document.add_paragraph(f"The inspectors were {letter.inspectors[0].name} and Judith Okonkwo-Fenn, {role}.")
    return True


def _signed(letter: Letter) -> str | None:
    if letter.signatory is None:
        return None
    return f"The letter was signed by {_other_name(letter.signatory.name)}, His Majesty’s Inspector."


def _wrong_visit(letter: Letter) -> str | None:
    start = letter.visit.start
    return f"{start.day} {MONTHS[start.month - 1]} {start.year - 1}" if start is not None else None


def _in_margin(which: str) -> Edit:
    def edit(document: Any, letter: Letter) -> bool:
        wrong = _wrong_visit(letter)
        if wrong is None:
            return False
        margin = getattr(document.sections[0], which)
        margin.is_linked_to_previous = False
        margin.paragraphs[0].add_run(f"Ofsted visit of {wrong}")
        return True

    return edit


def appendix_date(document: Any, letter: Letter) -> bool:
    when = letter.letter_date
    if when is None:
        return False
    said = format_dates.day(when)
    found = [p for p in document.paragraphs if said in text_of(p)]
    if not found:
        return False
    rewrite(found[-1], text_of(found[-1]).replace(said, said.replace(str(when.year), str(when.year + 1))))
    return True


_THEMES = (
    "criminal exploitation",
    "domestic abuse",
    "serious youth violence",
    "neglect",
    "sexual abuse",
    "initial need and risk",
    "need help",
)


def theme_changed(document: Any, letter: Letter) -> bool:
    if letter.kind != "jtai":
        return False
    for theme in _THEMES:
        found = [p for p in paragraphs(document) if theme in p.text and "response to" in p.text]
        if found:
            other = "domestic abuse" if theme != "domestic abuse" else "neglect"
            rewrite(found[0], found[0].text.replace(theme, other))
            return True
    return False


not_removed = _in_finding(lambda text: re.sub(r" not\b", "", text, count=1))
some_to_most = _in_finding(
    lambda text: re.sub(r"\bsome\b", "most", re.sub(r"\bSome\b", "Most", text, count=1), count=1)
)
small_number_gone = _in_finding(
    lambda text: re.sub(r"\b([Aa]) (?:very )?(?:small|minority) \w+ of ", "", text, count=1)
)
_TWO = {"two": "five", "three": "two", "four": "two", "five": "two", "six": "three"}
number_in_words = _in_finding(
    lambda text: re.sub(rf"\b({'|'.join(_TWO)})\b", lambda m: _TWO[m[1]], text, count=1, flags=0)
)
modal_changed = _in_finding(lambda text: re.sub(r"\b(should|need to|could|may)\b", "do", text, count=1))
adverb_put_in = _in_finding(lambda text: re.sub(r"\b(is|are)\b", r"\1 consistently", text, count=1))
worse_to_better = _in_finding(
    lambda text: re.sub(
        r"\b(poor|weak|ineffective|inconsistent|insufficient|inadequate|limited)\b", "improving", text, count=1
    )
)


def clause_dropped(document: Any, letter: Letter) -> bool:
    for paragraph in findings(document, letter):
        for sentence in split(paragraph.text):
            match = re.search(r", (?:but|although|though|which|and|while|with)\b[^,]{15,}\.$", sentence)
            if match and len(sentence[: match.start()].split()) > 4:
                rewrite(paragraph, paragraph.text.replace(match[0], ".", 1))
                return True
    return False


def beginning_dropped(document: Any, letter: Letter) -> bool:
    """'While most plans …, some are poor' without what it begins with."""
    for paragraph in findings(document, letter):
        for sentence in split(paragraph.text):
            match = re.match(r"(?:While|Although|Despite|Where|When|In (?:some|a small)\b)[^,]{10,}, (\w)", sentence)
            if match:
                rewrite(paragraph, paragraph.text.replace(match[0], match[1].upper(), 1))
                return True
    return False


def sub_bullet_gone(document: Any, letter: Letter) -> bool:
    found = [p for p in document.paragraphs if p.style.name == "Bullet Under Item"]
    if not found:
        return False
    return remove(found[0])


def _part_gone(*headings: str) -> Edit:
    """Takes out a part of the letter's, with its heading."""

    def edit(document: Any, letter: Letter) -> bool:
        found = [p for p in document.paragraphs if is_heading(p)]
        begin = next((p for p in found if p.text in headings), None)
        if begin is None:
            return False
        ends = {p._p for p in found if p.style.name <= begin.style.name}
        part = [begin._p]
        for element in begin._p.itersiblings():
            if element in ends or element.tag == f"{{{W}}}sectPr":
                break
            part.append(element)
        for element in part:
            element.getparent().remove(element)
        return True

    return edit


def item_twice(document: Any, letter: Letter) -> bool:
    """An item of one list in the place of another: one is there twice, one is gone."""
    found = shown(document, (*letter.improvements, *letter.priority_actions))
    if len(found) < 2 or found[-1].text == found[0].text:
        return False
    rewrite(found[-1], found[0].text)
    return True


def _under(document: Any, heading: str) -> list[Any]:
    found: list[Any] = []
    inside = False
    for paragraph in document.paragraphs:
        if is_heading(paragraph):
            inside = paragraph.text == heading
        elif inside:
            found.append(paragraph)
    return found


def item_to_other_list(document: Any, letter: Letter) -> bool:
    """An area for priority action among those for improvement."""
    actions = shown(document, letter.priority_actions)
    improvements = shown(document, letter.improvements)
    if not actions or not improvements:
        return False
    improvements[-1]._p.addnext(actions[0]._p)
    return True


def priority_as_improvement(document: Any, letter: Letter) -> bool:
    """The heading of the priority actions, and the sentence below it, call them areas for improvement."""
    if not letter.priority_actions:
        return False
    done = False
    for paragraph in document.paragraphs:
        if "priority action" in paragraph.text and paragraph.text not in letter.priority_actions:
            if findings(document, letter) and paragraph.text in [p.text for p in findings(document, letter)]:
                continue
            rewrite(paragraph, paragraph.text.replace("reas for priority action", "reas for improvement"))
            done = True
    return done


def under_other_heading(document: Any, letter: Letter) -> bool:
    """A finding of one topic under the heading of another."""
    quoted = {p.text for p in findings(document, letter)}
    topics: list[list[Any]] = []
    for paragraph in document.paragraphs:
        if paragraph.style.name == "Heading 3":
            topics.append([])
        elif is_heading(paragraph):
            continue
        elif topics and paragraph.text in quoted:
            topics[-1].append(paragraph)
    topics = [topic for topic in topics if topic]
    if len(topics) < 2:
        return False
    topics[0][0]._p.addnext(topics[-1][-1]._p)
    return True


def fused(document: Any, letter: Letter) -> bool:
    """Two findings that are far from each other in one, without a mark."""
    found = findings(document, letter)
    if len(found) < 4:
        return False
    rewrite(found[1], f"{found[1].text} {found[-1].text}")
    return remove(found[-1])


def sentences_spliced(document: Any, letter: Letter) -> bool:
    """The first half of one sentence with the second half of another."""
    found = findings(document, letter)
    if len(found) < 2:
        return False
    one, other = split(found[0].text)[0].split(), split(found[1].text)[0].split()
    rewrite(found[0], " ".join([*one[: len(one) // 2], *other[len(other) // 2 :]]))
    return True


def before_changed(document: Any, letter: Letter) -> bool:
    """The grade of the inspection before, where the report tells it."""
    quoted = {p.text for p in findings(document, letter)}
    pattern = re.compile(
        r"\b(?:judged|graded|rated|judge?ments?)\b[^.]{0,150}?\b(inadequate|good|outstanding|requires improvement)\b"
    )
    for paragraph in document.paragraphs:
        match = pattern.search(paragraph.text)
        if match and paragraph.text not in quoted and not is_heading(paragraph):
            other = "outstanding" if match[1] != "outstanding" else "inadequate"
            text = paragraph.text
            rewrite(paragraph, text[: match.start(1)] + other + text[match.end(1) :])
            return True
    return False


_INVENTED = "Children in every team now receive an exemplary and sustained level of help from settled workers."


def invented_in_marks(document: Any, letter: Letter) -> bool:
    document.add_heading("Summary", 2)
    document.add_paragraph(f"Ofsted was clear: “{_INVENTED}”")
    return True


def invented_finding(document: Any, letter: Letter) -> bool:
    found = findings(document, letter)
    if len(found) < 2:
        return False
    return add_behind(document, found[1], _INVENTED)


def invented_last(document: Any, letter: Letter) -> bool:
    """An item that Ofsted never asked for, at the end of what needs to improve."""
    found = shown(document, letter.improvements)
    if not found:
        return False
    return add_behind(document, found[-1], "The recruitment of further settled and experienced teams.")


def invented_area(document: Any, letter: Letter) -> bool:
    """An area that was not looked at, at the end of those that were."""
    found = shown(document, letter.areas_covered)
    if len(found) < 2:
        return False
    return add_behind(document, found[-1], "the recruitment of foster carers for teenagers.")


def _text_box(text: Callable[[Letter], str | None]) -> Edit:
    def edit(document: Any, letter: Letter) -> bool:
        if (said := text(letter)) is None:
            return False
        xml = (
            f'<w:r xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="width:300pt;height:60pt">'
            f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
            "</w:pict></w:r>"
        )
        document.paragraphs[-1]._p.append(parse_xml(xml))
        return True

    return edit


def _footnote(text: Callable[[Letter], str | None]) -> Edit:
    """A footnote in a part of its own, as Word keeps it."""

    def edit(document: Any, letter: Letter) -> bool:
        if (said := text(letter)) is None:
            return False
        part = document.part
        if any(rel.reltype.endswith("/footnotes") for rel in part.rels.values()):
            return False
        xml = (
            f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve">{said}</w:t></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        )
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        notes = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), part.package)
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        part.relate_to(notes, relation)
        run = document.paragraphs[-1].add_run()
        run._r.append(parse_xml(f'<w:footnoteReference xmlns:w="{W}" w:id="2"/>'))
        return True

    return edit


def _invented_quote(letter: Letter) -> str:
    return f"Ofsted: “{_INVENTED}”"


def finding_in_plan(document: Any, letter: Letter) -> bool:
    """A table that repeats findings, one of them negated."""
    quoted = [split(p.text)[0] for p in findings(document, letter)][:4]
    if len(quoted) < 3:
        return False
    table = document.add_table(rows=1, cols=2)
    for cell, text in zip(table.rows[0].cells, ("Ofsted’s finding", "Action"), strict=True):
        cell.text = text
    done = False
    for text in quoted:
        cells = table.add_row().cells
        other = text if done else re.sub(r"\b(is|are|was|were|has|have)\b", r"\1 not", text, count=1)
        done = done or other != text
        cells[0].text, cells[1].text = other, "We will review this."
    return done


def kind_changed(document: Any, letter: Letter) -> bool:
    """Another kind of visit in the purpose of the item."""
    names = {
        r"monitoring visit": "focused visit",
        r"focused visit": "monitoring visit",
        r"(?:area special[^.]*?\(SEND\) |joint targeted area )?inspection of": "monitoring visit to",
    }
    for paragraph in document.paragraphs:
        for name, other in names.items():
            if paragraph.text.startswith("The purpose") and re.search(name, paragraph.text):
                rewrite(paragraph, re.sub(name, other, paragraph.text, count=1))
                return True
    return False


def ordinal_changed(document: Any, letter: Letter) -> bool:
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    if letter.visit.ordinal is None or letter.visit.ordinal > len(ordinals) - 1:
        return False
    said = ordinals[letter.visit.ordinal - 1]
    other = ordinals[letter.visit.ordinal]
    return replace(document, f"{said} monitoring visit to", f"{other} monitoring visit to")


def council_changed(document: Any, letter: Letter) -> bool:
    """The authority's name in the purpose of the item."""
    return bool(letter.authority) and replace(
        document, letter.authority or "", "Newtownshire", where=lambda p: p.text.startswith("The purpose")
    )


def deadline_changed(document: Any, letter: Letter) -> bool:
    """The day by which Ofsted asks for something, in "What happens next"."""
    for paragraph in _under(document, "What happens next"):
        text = _other_day(paragraph.text)
        if text != paragraph.text:
            rewrite(paragraph, text)
            return True
    return False


def responsible_changed(document: Any, letter: Letter) -> bool:
    """Who is responsible for an action."""
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("Responsible:"):
            rewrite(paragraph, "Responsible: the schools of the area")
            return True
    return False


def abbreviation_changed(document: Any, letter: Letter) -> bool:
    for paragraph in document.paragraphs:
        match = re.match(
            r"(?:This abbreviation is|These abbreviations are) used in this report: \w+ \((\w+) ", paragraph.text
        )
        if match:
            rewrite(paragraph, paragraph.text.replace(f"({match[1]} ", "(voluntary ", 1))
            return True
    return False


WAYS: dict[str, Edit] = {
    "grade in the table": grade_in_table,
    "grade typed into a heading": grade_in_heading,
    "judgement row gone": judgement_row_gone,
    "date of the visit": visit_date,
    "date of the letter": letter_date,
    "date of the inspection before": date_before,
    "name of an inspector": inspector,
    "name of the lead": lead,
    "item of a list gone": item_gone,
    "item reworded": item_reworded,
    "area covered reworded": area_reworded,
    "sentence negated": negated,
    "quantity softened": softened,
    "number changed": number,
    "However gone": however_gone,
    "gap mark gone": gap_gone,
    "action plan reworded": action_plan,
    "hidden not": hidden_not,
    "struck not": struck_not,
    "outcome changed": outcome_changed,
    "overall grade in prose: judged": own_sentence(
        _says_overall("Ofsted judged the council’s services to be {grade} overall.")
    ),
    "overall grade in prose: is": own_sentence(_says_overall("Overall effectiveness is {grade}.")),
    "overall grade in prose: as rated": own_sentence(_says_overall("The council has been rated {grade} by Ofsted.")),
    "overall grade in prose: concluded": own_sentence(
        _says_overall("Inspectors concluded that children’s services in the area are {grade}.")
    ),
    "overall grade in prose: a rating": own_sentence(
        _says_overall("This is an “{grade}” rating, of which we are proud.")
    ),
    "area's grade in prose: judged": own_sentence(_says_area("Ofsted judged {area} to be {grade}.")),
    "area's grade in prose: were": own_sentence(_says_area("In the inspection, {area} was {grade}.")),
    "grades of two rows swapped": grades_swapped,
    "grade in the title": grade_in_title,
    "grade on the front sheet": grade_in_agenda,
    "requires improvement to good": shortened_to_good,
    "inspector added": inspector_added,
    "signatory changed": own_sentence(_signed),
    "date of the visit in the header": _in_margin("header"),
    "date of the visit in the footer": _in_margin("footer"),
    "date in the appendix": appendix_date,
    "theme changed": theme_changed,
    "not removed": not_removed,
    "some to most": some_to_most,
    "small number gone": small_number_gone,
    "number in words": number_in_words,
    "modal verb gone": modal_changed,
    "consistently put in": adverb_put_in,
    "worse to better": worse_to_better,
    "closing clause dropped": clause_dropped,
    "beginning dropped": beginning_dropped,
    "sub-bullet gone": sub_bullet_gone,
    "whole part gone: judgements": _part_gone("Judgements", "Inspection outcome"),
    "whole part gone: areas for priority action": _part_gone("Areas for priority action"),
    "whole part gone: key findings": _part_gone("Key findings"),
    "whole part gone: what needs to improve": _part_gone("What needs to improve"),
    "whole part gone: what happens next": _part_gone("What happens next"),
    "item twice": item_twice,
    "priority action among improvements": item_to_other_list,
    "priority actions called improvements": priority_as_improvement,
    "finding under another heading": under_other_heading,
    "two findings fused": fused,
    "two sentences spliced": sentences_spliced,
    "grade of the inspection before": before_changed,
    "invented, in quotation marks": invented_in_marks,
    "invented finding": invented_finding,
    "invented item": invented_last,
    "invented area covered": invented_area,
    "invented, in a text box": _text_box(_invented_quote),
    "invented, in a footnote": _footnote(_invented_quote),
    "grade in a text box": _text_box(_says_overall("Ofsted judged us to be {grade}.")),
    "grade in a footnote": _footnote(_says_overall("Ofsted judged us to be {grade}.")),
    "finding negated in a table": finding_in_plan,
    "kind of visit changed": kind_changed,
    "number of the visit changed": ordinal_changed,
    "council changed": council_changed,
    "deadline changed": deadline_changed,
    "responsible changed": responsible_changed,
    "abbreviation changed": abbreviation_changed,
    **FALSE,
    **LISTS,
    **PLACES,
}
