"""The report as a Word document, from a template that the council edits in Word."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ofsted_report import outside
from ofsted_report.errors import TemplateError, did_you_mean
from ofsted_report.pattern import Pattern
from ofsted_report.rendering import docx_marks as marks
from ofsted_report.rendering import template_extras as extras
from ofsted_report.rendering.docx_package import (
    checked_docx,
    damage_as_template_error,
    filled_margins,
    saved,
    set_properties,
)
from ofsted_report.rendering.outline import printed_labels
from ofsted_report.rendering.template_conditions import known_conditions, settle
from ofsted_report.rendering.template_variables import values
from ofsted_report.report.citations import cites, with_labels
from ofsted_report.report.model import Part, Report
from ofsted_report.settings.text import OpenField
from ofsted_report.shipped import WORD_TEMPLATES, shipped
from ofsted_report.word.custom_properties import CHOSEN_BY, LETTER, set_custom_property
from ofsted_report.word.editing import body_of
from ofsted_report.word.xml import parse_part

if TYPE_CHECKING:
    from docx.document import Document

    from ofsted_report.rendering.template_tags import TagReading
    from ofsted_report.report.parts import PartEntry

_TAG = Pattern(r"\{%(?:(?!%\}).)*|\{\{(?:(?!\}\}).)*", re.DOTALL)
_NO_BREAK = Pattern("[\u00a0\u202f\u2007]")
CHECK_IT = "`ofsted-report template check` shows every such place."


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished report file, and the open fields that a reader of it sees."""

    content: bytes
    open_fields: tuple[OpenField, ...]
    left_out: tuple[str, ...] = ()
    """Parts of the report that the council's template has no place for, in words: 'what needs to improve'."""
    warnings: tuple[str, ...] = ()
    """What is still to be done with the file, as sentences for a person."""


def template_bytes(template: str) -> tuple[bytes, str]:
    """Return a shipped template by name, or a council's file by path, with its name for messages.

    Raises:
        TemplateError: it does not exist, or is not a usable Word document.
    """
    if template in WORD_TEMPLATES:
        return shipped(f"{template}.docx"), template
    path = Path(template)
    if not path.suffix:
        raise TemplateError(f"There is no template called {template}.", did_you_mean(template, WORD_TEMPLATES))
    remedy = f"Check the path, or use a shipped template: {', '.join(WORD_TEMPLATES)}."
    data = outside.content(path, TemplateError, remedy, called="The template ")
    return checked_docx(data, path.name), path.name


def form_of(template: str | None) -> str:
    """The shipped template that this one is, or is an edited copy of; else the first.

    Raises:
        TemplateError: it is not a Word document that can be used.
    """
    return copied_form(template) or WORD_TEMPLATES[0]


def copied_form(template: str | None) -> str | None:
    """The shipped template that this one is, or is an edited copy of: Word keeps its category. None of a council's own.

    Raises:
        TemplateError: it is not a Word document that can be used.
    """
    if template is None or template in WORD_TEMPLATES:
        return template or WORD_TEMPLATES[0]
    import docx

    data, name = template_bytes(template)
    with damage_as_template_error(name):
        category = docx.Document(io.BytesIO(data)).core_properties.category
    return category if category in WORD_TEMPLATES else None


def render_docx(report: Report, template: str | None = None, *, comments: bool = True) -> Rendered:
    """Return the report in this template (a shipped template's name or the path of a file; None is select-committee).

    `comments` adds a Word comment to each finding with its place in the letter. Equal reports give equal bytes: the
    document's dates are the letter's.

    Raises:
        TemplateError: the template is not a usable Word document or has a mistake in a tag.
    """
    data, name = template_bytes(template or WORD_TEMPLATES[0])
    return render_template(report, data, name, comments=comments)


def render_template(report: Report, data: bytes, name: str, *, comments: bool = True) -> Rendered:
    """Like `render_docx`, from a template's bytes."""
    refuse_mistakes(data, name)
    if report.chapters and name not in WORD_TEMPLATES and "letters" not in _read(data).used:
        raise TemplateError(
            f"The template {name} has no place for more than one letter.",
            "Put what it shows of a letter between {%p for letter in letters %} and {%p endfor %}, under the heading "
            "{{ letter.title }}, as docs/templates.md shows; or build a report for each letter.",
        )
    document = _filled(with_labels(report, marks.cite), data, name)
    if cites(report):
        _name_findings(document, report)
    found = marks.Resolved([], {})
    marks.resolve(body_of(document), found)
    with damage_as_template_error(name):
        for margin in filled_margins(document):  # Word has no comments outside the body
            marks.resolve(margin, marks.Resolved(found.open_fields, {}))
        if name not in WORD_TEMPLATES:
            tidy = extras.keep_comments_once if comments else extras.remove_comments
            tidy(document, [body_of(document)])
            extras.keep_leads(document)
        if comments:
            marks.comment_findings(document, found.finding_runs, report.findings)
        warnings: tuple[str, ...] = ()
        if extras.has_contents_list(body_of(document)):
            extras.ask_for_update(document)
            warnings = (extras.CONTENTS_TOLD,)
        _set_properties(document, report)
        content = saved(document)
    return Rendered(
        content=content,
        open_fields=tuple(dict.fromkeys(found.open_fields)),
        left_out=_left_out(report, data, name),
        warnings=warnings,
    )


def _name_findings(document: Document, report: Report) -> None:
    """Write the labels of the findings that sentences name: those that Word prints, else those of the report."""
    from ofsted_report.word.document import open_word

    out = io.BytesIO()
    document.save(out)
    printed = marks.labels_of_findings(open_word(out.getvalue(), "the report").paragraphs)
    known = dict(enumerate(printed_labels(report, None)))
    for root in (body_of(document), *filled_margins(document)):
        marks.name_findings(root, known | printed)


def refuse_mistakes(data: bytes, name: str) -> None:
    """Stop before a template with a mistake in a tag is filled.

    Raises:
        TemplateError: it has one; the first is named with its place.
    """
    with damage_as_template_error(name):
        # A test vouches for those that ship.
        first = None if name in WORD_TEMPLATES else next(iter(_read(data).mistakes), None)
    if first is not None:
        raise TemplateError(
            f"The template {name} has a mistake {first.place}: {first.what}", f"{first.remedy} {CHECK_IT}"
        )


@lru_cache(maxsize=4)
def _read(data: bytes) -> TagReading:
    """The tags of a template; remembered, since a batch fills one many times."""
    from ofsted_report.rendering.template_parts import template_text
    from ofsted_report.rendering.template_tags import read_tags
    from ofsted_report.word.document import open_word

    return read_tags(template_text(open_word(data, "the template")))


def _left_out(report: Report, data: bytes, name: str) -> tuple[str, ...]:
    """Return the parts of this report for which its template has no tag, in an officer's words."""
    from ofsted_report.report.parts import PARTS

    if name in WORD_TEMPLATES:
        return ()
    used = _read(data).used
    made = {
        key: part for parts in (report.parts, *(each.parts for each in report.chapters)) for key, part in parts.items()
    }
    entries = (entry for entry in PARTS if entry.key in made and made[entry.key].asked)
    return tuple(
        _named(entry, made[entry.key])
        for entry in entries
        if not used.intersection(way for shown in entry.shown for way in shown.by)
        if not used.intersection(f"{v.name}.{m.name}" for v in entry.variables for m in v.members)
        if not used.intersection(v.name for v in entry.variables if not v.members)
    )


def _named(entry: PartEntry, part: Part) -> str:
    """What a part holds, with the names of its paragraphs or rows where they have one: of implications, which."""
    from ofsted_report.report.variables import implication_rows

    if entry.key != "implications":
        return entry.holds
    return f"{entry.holds} ({', '.join(heading.plain for heading, *_ in implication_rows(part))})"


@lru_cache(maxsize=8)
def _does_more(source: str) -> bool:
    """Whether a part of a template does more than it may; remembered, since a batch fills one many times."""
    from ofsted_report.rendering.sandbox import council_environment, does_more

    return does_more(council_environment().parse(source))


_PATCHED = 32
"""Parts of templates (a body, a header, a footer) that are kept as docxtpl patched them for Jinja. The letters of a batch
need about a dozen forms of a shipped body (`template_conditions`)."""
_patched: dict[str, str] = {}


def _filled(report: Report, data: bytes, name: str) -> Document:
    """The template with every tag replaced; marks still in place."""
    import jinja2
    from docxtpl import DocxTemplate
    from jinja2.exceptions import SecurityError
    from lxml import etree

    from ofsted_report.rendering.sandbox import council_environment

    class StrictTemplate(DocxTemplate):  # type: ignore[misc]
        """docxtpl repairs broken markup in silence, at the price of lost text; here it is an error."""

        def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> Any:
            """Check what Jinja will finally run, from whatever place of the XML."""
            if name not in WORD_TEMPLATES and _does_more(src_xml):
                raise SecurityError("a tag does more than a template may")
            return super().render_xml_part(src_xml, part, context, jinja_env)

        def patch_xml(self, src_xml: str) -> Any:
            """Word types a no-break space where some languages want one; docxtpl knows plain spaces alone.

            Done once for each part of a template: it takes half as long as all the rest, and a batch fills one many times.
            """
            if src_xml not in _patched:
                if len(_patched) == _PATCHED:
                    _patched.clear()
                _patched[src_xml] = super().patch_xml(_TAG.sub(lambda tag: _NO_BREAK.sub(" ", tag[0]), src_xml))
            return _patched[src_xml]

        def fix_tables(self, xml: str) -> Any:
            parse_part(xml.encode())
            return super().fix_tables(xml)

        def render_properties(self, context: Any, jinja_env: Any = None) -> None:
            """Title and author are set afterwards, from the report and not from tags."""

    context = values(report, marks.show, marks.quote)
    template = StrictTemplate(io.BytesIO(data))
    with damage_as_template_error(name):
        opened = cast("Document", template.get_docx())
        if name in WORD_TEMPLATES:
            settle(body_of(opened), known_conditions(report, context))
        else:
            for root in chain([body_of(opened)], filled_margins(opened)):
                extras.unbind(root)
        try:
            template.render(context, council_environment(), autoescape=True)
        except jinja2.TemplateError as error:
            raise TemplateError(f"The template {name} cannot be filled: {error.message}.", CHECK_IT) from error
        except etree.XMLSyntaxError as error:
            raise TemplateError(
                f"The template {name} falls apart when it is filled: a tag begins in one paragraph or cell and ends in "
                "another.",
                f"Give {{%p … %}} tags a paragraph of their own, and {{%tr … %}} tags a table row. {CHECK_IT}",
            ) from error
    return cast("Document", template.docx)


def _set_properties(document: Document, report: Report) -> None:
    author = next((d.value for d in report.details if d.label == report.labels["author"]), None)
    set_properties(
        document,
        title=report.title.plain,
        subject=report.letter_title,
        author=author.plain if author and not author.open_fields else "",
        when=report.letter_date,
    )
    set_custom_property(document, LETTER, report.letter_sha256)
    set_custom_property(document, CHOSEN_BY, report.findings_chosen_by)
