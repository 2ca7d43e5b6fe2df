"""Is a council's Word template fit to make reports? Said in words an officer understands, with the place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from ofsted_report.errors import TemplateError
from ofsted_report.rendering.docx import template_bytes
from ofsted_report.rendering.docx_package import damage_as_template_error
from ofsted_report.rendering.template_extras import bound_with_tags, has_contents_list
from ofsted_report.rendering.template_parts import TextParagraph, filled_parts, shortened, template_text
from ofsted_report.rendering.template_tags import TAG, Mistake, read_tags
from ofsted_report.rendering.template_variables import advised
from ofsted_report.report.grammar import counted
from ofsted_report.report.parts import PARTS, PartEntry
from ofsted_report.word.bindings import bound_name
from ofsted_report.word.document import WordDocument, open_word, plain_text
from ofsted_report.word.numbering import Numbering
from ofsted_report.word.xml import Element, W


def check_template(template: str | Path) -> list[Mistake]:
    """Everything about this template that an officer should mend (`error`) or look at (`advice`), by place.

    Raises:
        TemplateError: it is not a Word document that can be read at all.
    """
    data, name = template_bytes(str(template))
    with damage_as_template_error(name):
        found = list(_mistakes(data))
    if not any(mistake.level == "error" for mistake in found):
        found += _tried(data, name)
    return found


def _mistakes(data: bytes) -> Iterator[Mistake]:
    document = open_word(data, "the template")
    text = template_text(document)
    paragraphs = text.paragraphs
    reading = read_tags(text)
    yield from reading.mistakes
    yield from _left_out(reading.used)
    yield from _could_be_added(reading.used)
    yield from _split_by_formatting(paragraphs)
    yield from _numbering_that_runs_on(document, paragraphs, reading.loops)
    yield from _headings(document, paragraphs)
    yield from _extras(document)


_EVERYWHERE = "in the whole document"


def _extras(document: WordDocument) -> Iterator[Mistake]:
    """Return notes for an officer about comments, bound controls, a contents list and embedded files."""
    if count := len(document.comments):
        yield Mistake(
            _EVERYWHERE,
            f"The template has {counted(count, 'comment')}, which each report shows that is built without "
            "--no-comments.",
            "Delete them (Review, Delete, Delete All Comments), unless the authors of reports should read them.",
            "advice",
        )
    roots = [root for _, _, root in filled_parts(document)]
    for control in (control for root in roots for control in bound_with_tags(root)):
        yield Mistake(
            f"in the content control “{bound_name(control)}”",
            f"The tag “{shortened(plain_text(control))}” is in a control that shows a document property, which Word prints in "
            "place of the tag’s value.",
            "Reports are built with the control unbound; to be sure, delete the control (right-click, Remove Content Control).",
            "advice",
        )
    if any(map(has_contents_list, roots)):
        yield Mistake(
            _EVERYWHERE,
            "The template has a contents list, which shows the template’s own headings and pages until it is updated.",
            "Word asks on opening a report whether to update the fields: answer Yes.",
            "advice",
        )
    if document.unread:
        yield Mistake(
            _EVERYWHERE,
            "The template embeds another file whole, in which no tag is filled.",
            "Open the template in Word and save it: then the other file is part of it.",
            "advice",
        )


def _tried(data: bytes, name: str) -> list[Mistake]:
    """Fill the template once with a report that has every part; what still fails is a mistake too."""
    from ofsted_report.rendering.docx import render_template
    from ofsted_report.rendering.specimen import specimen_report

    try:
        render_template(specimen_report(), data, name)
    except TemplateError as error:
        return [Mistake(_EVERYWHERE, error.what, error.remedy)]
    return []


def _left_out(used: set[str]) -> Iterator[Mistake]:
    for shown in advised():
        if not used.intersection(shown.by):
            yield Mistake(
                _EVERYWHERE,
                f"The template leaves out {shown.what}.",
                f"If you want it in your reports, `ofsted-report template variables` shows the tags: {shown.key}.",
                "advice",
            )


def _could_be_added(used: set[str]) -> Iterator[Mistake]:
    """Return one line about the optional parts that the template has no place for; a report has them if the meeting's
    settings do."""
    names = [entry.key for entry in PARTS if entry.optional and not _shows(entry, used)]
    if names:
        yield Mistake(
            _EVERYWHERE,
            f"Reports can have more parts, where the meeting gives them: {', '.join(names)}.",
            "`ofsted-report template variables` shows how each is written; leave out what you do not want.",
            "advice",
        )


def _shows(entry: PartEntry, used: set[str]) -> bool:
    return any(v.name in used or any(f"{v.name}.{m.name}" in used for m in v.members) for v in entry.variables)


def _split_by_formatting(paragraphs: tuple[TextParagraph, ...]) -> Iterator[Mistake]:
    """A tag that Word has cut into pieces of different formatting: filled, but with the first piece's formatting."""
    for paragraph in (paragraph for paragraph in paragraphs if paragraph.searchable):
        runs = [
            (words, _look(run))
            for run in paragraph.element.iter(f"{W}r")
            if (words := "".join(text.text or "" for text in run.iter(f"{W}t")))
        ]
        ends = list(accumulate(len(words) for words, _ in runs))
        for match in TAG.finditer("".join(words for words, _ in runs)):
            first, last = bisect_right(ends, match.start()), bisect_left(ends, match.end())
            if match["note"] is None and len({look for _, look in runs[first : last + 1]}) > 1:
                yield Mistake(
                    paragraph.place,
                    f"The tag {match[0]} is split by formatting: only the look of its first letter will count.",
                    "Select the whole tag and format it as one, or type it again.",
                    "advice",
                )


def _look(run: Element) -> tuple[str, ...]:
    """A run's formatting, without what cannot be seen (language, proofing)."""
    properties = run.find(f"{W}rPr")
    unseen = {f"{W}lang", f"{W}noProof"}
    return () if properties is None else tuple(sorted(child.tag for child in properties if child.tag not in unseen))


# ── Numbering ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _numbering_that_runs_on(
    document: WordDocument, paragraphs: tuple[TextParagraph, ...], loops: list[tuple[str, TextParagraph]]
) -> Iterator[Mistake]:
    """Two lists of the report that are one list of Word's, with nothing between them that makes it begin again."""
    numberings = document.numbering
    in_loop: dict[int, str] = {id(paragraph.element): name for name, paragraph in loops}
    last: dict[Numbering, str] = {}
    for paragraph in paragraphs:
        numbering = numberings.of(paragraph.element)
        if numbering is None or paragraph.kind != "body":
            continue
        for other in [other for other in last if other.list_id == numbering.list_id and other.level > numbering.level]:
            del last[other]  # a paragraph of a higher level makes the lower ones begin again
        loop = in_loop.get(id(paragraph.element))
        if loop is None:
            continue
        before = last.get(numbering)
        if before is not None and before != loop and numbering.level > 0:
            yield Mistake(
                paragraph.place,
                f"The numbering of {loop} will not restart: it goes on where {before} ended.",
                "Put a numbered paragraph of the level above between the two, or give one another list "
                "(right-click the number, Restart).",
            )
        elif before is not None and before != loop and numberings.form(numbering).endswith("Letter"):
            yield Mistake(
                paragraph.place,
                f"The numbering of {loop} will not restart: it goes on where {before} ended.",
                "Make the letters the second level of the list that numbers the paragraphs (Define New Multilevel "
                "List), as the shipped templates do.",
            )
        last[numbering] = loop


# ── Headings ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _headings(document: WordDocument, paragraphs: tuple[TextParagraph, ...]) -> Iterator[Mistake]:
    """Headings that screen readers and Word's navigation cannot see."""
    body = [paragraph for paragraph in paragraphs if paragraph.kind == "body"]
    if not any(paragraph.is_heading for paragraph in body):
        yield Mistake(
            _EVERYWHERE,
            "No paragraph has a heading style: screen readers would find no headings.",
            "Give the headings the styles Heading 1, Heading 2 … (Home, Styles).",
            "advice",
        )
    for name in ("Heading 1", "Heading 2"):
        if name.lower() not in document.sheet.names:
            yield Mistake(_EVERYWHERE, f"The style {name} is missing.", "Use Word's own heading styles.", "advice")
    for paragraph in body:
        text = paragraph.text.strip()
        if paragraph.is_heading or paragraph.in_table or not text or "{%" in text:
            continue
        by_tag = re.fullmatch(r"\{\{\s*heading\.\w+\s*\}\}", text)
        if by_tag or (_all_bold(paragraph.element) and len(text) <= 60 and text[-1] not in ".:;," and "{{" not in text):
            yield Mistake(
                paragraph.place,
                "This looks like a heading and has no heading style.",
                "Give it the style Heading 1 or Heading 2 (Home, Styles).",
                "error" if by_tag else "advice",
            )


def _all_bold(paragraph: Element) -> bool:
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(text.text or "" for text in run.iter(f"{W}t")).strip()]
    return bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
