"""The table of the report's parts: the content of each, when a report has it, what composes it, and its template variables.

All code that processes the parts uses this table: `compose` makes them in its order, web page and Markdown lay them out in
it (`rendering/outline.py`), Word templates get their variables from it (`rendering/template_variables.py`), and `template
check` finds the parts that a template omits. docs/adding-a-part.md adds one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ofsted_report.report import council_parts, letter_parts
from ofsted_report.report.composer import Composer
from ofsted_report.report.model import Part
from ofsted_report.report.variables import (
    HEADED_ITEM,
    ITEM,
    SUB_BULLETS,
    Shown,
    Variable,
    cell,
    column_variables,
    implication_rows,
    list_variables,
    paragraph_text,
    paragraph_variables,
    rows_of,
    sentence_variable,
    shown,
)
from ofsted_report.settings.text import Text


class PartEntry(NamedTuple):
    """One part of the report."""

    key: str
    """Its name in `Report.parts`, in the wording's [headings], and in a web page's address."""
    holds: str
    compose: Callable[[Composer], Part | None]
    variables: tuple[Variable, ...]
    when: str = "always"
    """The condition under which a report has it."""
    wording: tuple[str, ...] = ()
    """The entries of wording.toml that it is made with, besides its heading."""
    quotes: bool = False
    """Whether it quotes the letter."""
    by_letter: bool = False
    """Whether a report about several letters has it in the chapter of each letter."""
    optional: bool = False
    """Whether only those forms have it that name it, unless the settings ask for it."""
    shown: tuple[Shown, ...] = ()
    """Advice of `template check` to have it; empty if only some forms of report have the part."""


# ── The table ─────────────────────────────────────────────────────────────────────────────────────────────────────────

PARTS: tuple[PartEntry, ...] = (
    PartEntry(
        key="purpose",
        holds="why the committee gets the report",
        wording=("purpose",),
        compose=council_parts.purpose,
        variables=sentence_variable(
            "purpose", "the purpose of the report", "The purpose of this report is to present …"
        ),
        shown=shown("purpose", "the purpose", "purpose"),
    ),
    PartEntry(
        key="executive_summary",
        holds="the council's own summary, and the facts as the letter gives them",
        when="if the meeting file gives executive_summary or summary_of_facts",
        wording=(
            "before",
            "overall_judgement",
            "outcome",
            "summary_grades",
            "summary_grade",
            "summary_priority_actions",
            "summary_improvements",
        ),
        compose=council_parts.executive_summary,
        optional=True,
        variables=(
            Variable(
                "executive_summary",
                "the summary, one row a paragraph",
                "",
                lambda part: part.paragraphs,
                (
                    paragraph_text("the paragraph", "The Council welcomes the letter."),
                    Variable("points", "the facts under it; may be empty", "", lambda paragraph: paragraph.items, ITEM),
                ),
            ),
        ),
    ),
    PartEntry(
        key="recommendations",
        holds="what the committee is asked to do",
        when="if the template has it or the meeting file gives recommendations",
        wording=("recommendations_lead", "recommendations", "delegated"),
        compose=council_parts.recommendations,
        optional=True,
        variables=list_variables(
            "recommendations",
            "what the committee is asked to do",
            "the words before the recommendations",
            "The Committee is recommended:",
            (*ITEM, *SUB_BULLETS),
        ),
    ),
    PartEntry(
        key="reasons",
        holds="the reasons for the decision",
        when="if the template has it or the meeting file gives reasons",
        compose=council_parts.reasons,
        optional=True,
        variables=paragraph_variables("reasons", "the reasons for the decision, one row a paragraph", "the paragraph"),
    ),
    PartEntry(
        key="options",
        holds="the options that were considered",
        when="if the template has it or the meeting file gives options",
        wording=("recommended_option",),
        compose=council_parts.options,
        optional=True,
        variables=column_variables(
            "options",
            "the options that were considered",
            ("option", "the option", "Do nothing"),
            ("assessment", "what speaks for and against it", "Not recommended: …"),
        ),
    ),
    PartEntry(
        key="background",
        holds="the visit and earlier inspections, the areas covered, the evidence considered",
        wording=(
            "before",
            "before_after_inspection",
            "inspectors",
            "history",
            "covered",
            "areas_covered",
            "subject",
            "method",
            "more",
        ),
        compose=letter_parts.background,
        by_letter=True,
        quotes=True,
        variables=(
            Variable(
                "background",
                "what went before, the areas covered, the evidence considered: one row a paragraph",
                "",
                lambda part: part.paragraphs,
                (
                    paragraph_text("the paragraph", "During the course of this visit, inspectors …"),
                    Variable(
                        "points",
                        "the lettered list under the paragraph; may be empty",
                        "",
                        lambda paragraph: paragraph.items,
                        ITEM,
                    ),
                ),
            ),
        ),
        shown=(
            Shown("background", "the background (areas covered, evidence)", ("background.text",)),
            Shown("points", "the lists under the background (areas covered)", ("background.points",)),
        ),
    ),
    PartEntry(
        key="judgements",
        holds="the judgements of an inspection, or its outcome",
        when="if the letter has judgements",
        wording=("judgements", "overall_judgement", "board_judgement", "outcome"),
        compose=letter_parts.judgements,
        by_letter=True,
        variables=(
            Variable(
                "outcome",
                "the outcome of an inspection that gives no grade, quoted in a sentence; otherwise empty",
                "The report gives this outcome: “…”",
                lambda part: part.in_words or Text(),
            ),
            Variable(
                "judgements_lead",
                "the sentence before the judgements",
                "The judgements in the report are …",
                lambda part: part.lead,
            ),
            Variable(
                "judgements",
                "the judgements of a full inspection, or its outcome as one row; none for a visit",
                "",
                rows_of,
                (
                    cell("area", 0, "what is judged", "Overall effectiveness"),
                    cell("grade", 1, "the grade", "Good"),
                ),
            ),
        ),
        shown=shown("judgements", "the judgements of an inspection", "judgements.grade"),
    ),
    PartEntry(
        key="priority_actions",
        holds="the areas for priority action",
        when="if the letter lists them",
        wording=("priority_actions", "list_said", "quoted_twice", "responsible"),
        compose=letter_parts.priority_actions,
        by_letter=True,
        quotes=True,
        variables=list_variables(
            "priority_actions",
            "the areas for priority action; often none",
            "the sentence before the areas for priority action",
            "The letter names …",
            HEADED_ITEM,
        ),
        shown=shown(
            "priority_actions", "the areas for priority action", "priority_actions.text", "priority_actions.opening"
        ),
    ),
    PartEntry(
        key="key_findings",
        holds="the findings quoted from the letter, and what their abbreviations mean",
        wording=("conclusion", "key_findings", "gaps", "edited", "whole", "abbreviations", "terms"),
        compose=letter_parts.key_findings,
        by_letter=True,
        quotes=True,
        variables=(
            Variable(
                "key_findings_lead",
                "the sentence before the key findings",
                "The key findings … are set out below:",
                lambda part: part.lead,
            ),
            Variable(
                "key_findings",
                "the findings quoted from the letter",
                "",
                lambda part: part.items,
                (
                    Variable(
                        "text",
                        "the finding in Ofsted's words",
                        "Leaders know the service well.",
                        lambda finding: finding.text,
                        quotation=True,
                    ),
                    Variable(
                        "label", "its letter in the list, or its number", "a", lambda finding: Text.of(finding.label)
                    ),
                    Variable(
                        "place",
                        "its place in the letter",
                        "Letter, page 3, Findings, paragraph 7, sentence 1",
                        lambda finding: Text.of(finding.source.place()),
                    ),
                    Variable(
                        "heading",
                        "the report's heading above the first finding under it; nothing for most visits",
                        "Leaders",
                        lambda finding: Text.of(finding.heading or ""),
                    ),
                    Variable(
                        "numbered",
                        "'yes' where the findings are numbered, as there are more than 26 or several letters; else nothing",
                        "",
                        lambda finding: Text.of("yes" if finding.numbered else ""),
                    ),
                    Variable(
                        "begins_again",
                        "'a' where the settings ask for letters that begin again at each heading; otherwise empty",
                        "a",
                        lambda finding: Text.of("a" if finding.begins_again else ""),
                    ),
                ),
            ),
            Variable(
                "abbreviations",
                "what abbreviations mean that the quotations use and do not explain, and what the letter calls people; often "
                "nothing",
                "This abbreviation is used in this report: MASH (multi-agency safeguarding hub).",
                lambda part: part.paragraphs[1].text if len(part.paragraphs) > 1 else Text(),
            ),
        ),
        shown=shown("key_findings", "the key findings"),
    ),
    PartEntry(
        key="improvements",
        holds="what needs to improve",
        when="if the letter lists it",
        wording=("improvements", "improvements_told", "recommended", "list_said", "quoted_twice", "responsible"),
        compose=letter_parts.improvements,
        by_letter=True,
        quotes=True,
        variables=list_variables(
            "improvements",
            "what needs to improve; may be none",
            "the sentence before what needs to improve",
            "The letter says that …",
            HEADED_ITEM,
        ),
        shown=shown("improvements", "what needs to improve", "improvements.text", "improvements.opening"),
    ),
    PartEntry(
        key="comparison",
        holds="the judgements then and now, and areas for improvement that are not named any more",
        when="if `build` compares with an earlier document",
        wording=("comparison", "comparison_gone"),
        compose=letter_parts.comparison,
        by_letter=True,
        optional=True,
        variables=(
            *column_variables(
                "comparison",
                "the judgements then and now; none without an earlier document",
                ("area", "what is judged", "Overall effectiveness"),
                ("then", "the grade then", "Requires improvement to be good"),
                ("now", "the grade now", "Good"),
            ),
            Variable(
                "comparison_lead",
                "the sentence before the comparison",
                "The judgements are compared …",
                lambda part: part.lead,
            ),
            Variable(
                "comparison_gone_lead",
                "the sentence before the areas that are not named any more",
                "The earlier document also said …",
                lambda part: part.paragraphs[1].text if len(part.paragraphs) > 1 else Text(),
            ),
            Variable(
                "comparison_gone",
                "areas for improvement that are not named any more",
                "",
                lambda part: part.items,
                ITEM,
            ),
        ),
    ),
    PartEntry(
        key="next_steps",
        holds="what Ofsted asks the council to do, by when, and when it will return",
        when="if the letter says so",
        wording=("next_steps", "next_step"),
        compose=letter_parts.next_steps,
        by_letter=True,
        quotes=True,
        variables=list_variables(
            "next_steps",
            "what Ofsted asks the council to do, and by when; when it will return; often none",
            "the sentence before what happens next",
            "Ofsted’s letter says the following about what happens next:",
        ),
        shown=shown("next_steps", "what happens next (what Ofsted asks for, and when it comes again)"),
    ),
    PartEntry(
        key="action_plan",
        holds="what Ofsted asks for, and what the council does about it",
        when="if the template has it or the meeting file gives action_plan",
        wording=("action_plan", "plan_due"),
        compose=council_parts.action_plan,
        optional=True,
        variables=(
            Variable(
                "action_plan_lead",
                "the sentences before the table, with the day by which Ofsted asks for the plan",
                "This plan sets out …",
                lambda part: part.lead,
            ),
            *column_variables(
                "action_plan",
                "the actions; empty rows to fill in if none are given",
                ("ofsted", "what Ofsted says, in quotation marks", "“The timeliness of assessments.”"),
                ("action", "what the council does", "Two more assessment teams"),
                ("lead", "who leads", "Head of Service"),
                ("by", "by when", "June 2026"),
                ("progress", "how far it is", "Green: on track"),
            ),
        ),
    ),
    PartEntry(
        key="council_next_steps",
        holds="what the council does next",
        when="if the template has it or the meeting file gives council_next_steps",
        wording=("council_next_steps",),
        compose=council_parts.council_next_steps,
        optional=True,
        variables=list_variables(
            "council_next_steps", "what the council does next", "the words before the list", "The Council will now:"
        ),
    ),
    PartEntry(
        key="consultation",
        holds="who was consulted, what they said, and the reply",
        when="if the template has it or the meeting file gives consultation",
        compose=council_parts.consultation,
        optional=True,
        variables=column_variables(
            "consultation",
            "who was consulted",
            ("consulted", "who", "Children in Care Council"),
            ("view", "what they said", "We want to stay in one place."),
            ("reply", "the reply; may be empty", "Included in the plan."),
        ),
    ),
    PartEntry(
        key="implications",
        holds="what the decision would mean, each under its own heading or as a row of a table",
        when="if the template has it, the council requires any or the meeting file gives any",
        compose=council_parts.implications,
        optional=True,
        variables=(
            Variable(
                "implications_as_table",
                "'yes' if the settings ask for a table of implications; otherwise empty",
                "yes",
                lambda part: Text.of("yes" if part.table else ""),
            ),
            Variable(
                "implications",
                "financial, legal, equality and risk implications, or those that the council names",
                "",
                implication_rows,
                (
                    cell("heading", 0, "which", "Legal implications"),
                    cell("text", 1, "what the officers say of it", "There are none."),
                    cell("signed_off", 2, "who has signed it off, and when; may be empty", "P Nair, 1 March 2026"),
                ),
            ),
        ),
    ),
    PartEntry(
        key="background_papers",
        holds="the appendices, and the council's own papers behind the report",
        wording=("appendix_entry", "appendix_title", "background_paper"),
        compose=council_parts.background_papers,
        variables=paragraph_variables(
            "background_papers",
            "the appendices and the papers behind the report",
            "one of them",
            "Appendix 1: Ofsted letter of 8 January 2019 …",
        ),
        shown=shown("background_papers", "the background papers", "background_papers.text", "appendix"),
    ),
    PartEntry(
        key="questions",
        holds="the contact officer, and where to send questions and views",
        wording=("questions", "views", "views_by_post", "by_telephone", "by_email"),
        compose=council_parts.questions,
        variables=paragraph_variables(
            "questions",
            "your questions and views, one row a paragraph",
            "the paragraph",
            "If you have any questions …",
        ),
        shown=shown("questions", "your questions and views"),
    ),
    PartEntry(
        key="appendix",
        holds="the title page of the appendix; the letter follows it",
        wording=("appendix", "appendix_title", "further_appendix", "further_appendix_to_follow"),
        compose=council_parts.appendix,
        variables=(
            *sentence_variable(
                "appendix", "the line on the appendix", "Ofsted letter of 8 January 2019, “…”, is attached."
            ),
            Variable(
                "further_appendices",
                "the appendices after the letter; usually none",
                "",
                lambda part: part.paragraphs[1:],
                (
                    Variable("heading", "its number", "Appendix 2", lambda row: Text.of(row.heading or "")),
                    paragraph_text("what it is", "Action plan is attached."),
                ),
            ),
        ),
    ),
)
