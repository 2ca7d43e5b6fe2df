"""The codes of problems, each with its title: the headings of docs/problems.md, where each has its section."""

from __future__ import annotations

from ofsted_report.errors import UsageError, did_you_mean
from ofsted_report.letter.doubts import CODES as DOUBTS

REPORT: dict[str, str] = {
    "quotation-edited": "A quotation was edited",
    "quotation-not-in-letter": "A sentence among the quotations is not in the letter",
    "quotation-marks": "Words in quotation marks are not in the letter",
    "grade-differs": "A grade is not the letter's",
    "judgement-missing": "A judgement is left out of a table of judgements",
    "date-differs": "A date is not the letter's",
    "name-differs": "A name is not the letter's",
    "abbreviation-differs": "An abbreviation is explained otherwise than in the letter",
    "subject-differs": "The report names another visit or another place as its subject",
    "list-item-missing": "An item of a list of the letter's is left out",
    "list-item-edited": "An item of a list of the letter's was edited",
    "count-differs": "A number of items, inspectors, days or grades is not the letter's",
    "list-item-moved": "An item is in a different list from the letter's",
    "list-item-added": "An item of a list of the letter's was added",
    "heading-edited": "A heading of the letter's is not verbatim",
    "heading-contradicts": "A quotation is under a heading that does not fit it",
    "quotation-moved": "A quotation is under a different heading from the letter's",
    "gap-not-marked": "Words were left out of a quotation without a mark",
    "paragraphs-joined": "Sentences of different paragraphs are quoted as one",
    "quotation-shortened": "The sentence that takes a quotation back was left out",
    "contrast-left-out": "A sentence that limits a quotation was left out",
    "text-not-shown": "Text is in the file but not shown",
    "topic-left-out": "A whole topic of the letter is not represented",
    "paragraph-left-out": "A paragraph of the letter is not represented",
    "priority-actions-missing": "The areas for priority action are not in the report",
    "part-missing": "A whole part of the letter is not in the report",
    "open-field": "A field was left open",
    "pages-open": "The item's pages are open",
    "implication-missing": "An implication that the council requires is not stated",
    "no-findings": "The report quotes no findings",
    "letter-replaced": "The report was built from a different file than this letter",
    "no-letter": "No letter was found for the report",
    "other-letter": "The report is not about this letter",
}
"""A report against its letter."""

WORD: dict[str, str] = {
    "docx-title": "The document has no title",
    "docx-language": "The document does not say that it is in English",
    "docx-heading-order": "Headings are missing or skip a level",
    "docx-heading-style": "A line looks like a heading but has no heading style",
    "docx-list": "A list is typed by hand",
    "docx-font": "Text is set in a typeface with serifs",
    "docx-size": "Text is smaller than 12 pt",
    "docx-alignment": "Text is not aligned left",
    "docx-table-header": "A table has no header row",
    "docx-empty-paragraph": "Empty paragraphs make space",
    "docx-text-box": "Text is in a text box",
    "docx-picture": "A picture has no alternative text",
    "docx-contrast": "Text has too little contrast",
    "docx-contents": "The contents list is out of date",
    "docx-embedded": "Another whole file is embedded",
}
"""A Word report that not everybody can read."""

READING: dict[str, str] = {
    "readers-differ": "The two PDF readers do not agree",
    "line-lost": "A printed line is in no section",
    "expected-differs": "The letter is not read as recorded",
    "no-record": "The letter has no record",
    "not-readable": "The file could not be read",
}
"""A letter, read again."""

LETTER: dict[str, str] = {
    "unknown-kind": "The kind of document is not known",
    "unknown-heading": "A heading is not known",
    "no-list-items": "What should be a list is prose",
    "no-title": "No title was found",
    "no-authority": "The authority was not found",
    "no-letter-date": "The letter's date was not found",
    "misspelt-month": "The month of a date is misprinted",
    "no-addressee": "The addressee was not found",
    "no-salutation": "No salutation was found",
    "unfilled-field": "A field of Ofsted's template was left unfilled",
    "no-inspectors": "The inspectors were not found",
    "unread-inspector": "An entry among the inspectors is not a name",
    "unread-addressee": "A line of the address was not read",
    "no-lead-inspector": "The lead inspector was not found",
    "no-signatory": "The signatory was not found",
    "unread-signatory": "A name or post below “Yours sincerely” was not read",
    "text-below-sign-off": "There is a sentence below the sign-off",
    "no-footnote": "A footnote was not found",
    "no-visit-dates": "The dates of the visit were not found",
    "no-judgements": "No judgements were found",
    "no-introduction": "The introduction was not found",
    "no-areas-covered": "The part on the areas covered was not found",
    "no-overview": "The overview was not found",
    "no-improvements": "The part on what needs to improve was not found",
    "no-priority-actions": "The areas for priority action were not found",
    "no-findings-in-letter": "The findings were not found",
    "findings-without-heading": "The findings have no heading",
    "recognised-text": "The text was recognised from a scan",
    "recognised-words": "Text recognition is not sure of some words",
    "text-layer": "The text is a layer behind pictures of pages",
    "page-not-read": "A page was not read",
    "unreadable-characters": "Characters could not be read",
    "words-lost": "Printed words were not read",
    "embedded-file": "An embedded or attached file was not read",
    "tracked-changes": "The file has tracked changes",
    "covered-words": "A part of a line is covered",
    "pages-set-aside": "Whole pages before the letter were set aside",
    "set-aside": "Something that is not part of the letter was set aside",
    "fact-corrected": "A fact was corrected by hand",
    "correction-unused": "A correction was not used",
    **DOUBTS,
}
"""Codes for what a letter of its kind should have: the warnings of `extract`, as problems."""

TITLES: dict[str, str] = {**REPORT, **WORD, **READING, **LETTER}


def _alike(words: str) -> tuple[str, str]:
    """The same words in singular and plural."""
    return words, words


ADVICE: dict[str, tuple[str, str]] = {
    "paragraph-left-out": (
        "1 paragraph of overview and findings is not represented",
        "{count} paragraphs of overview and findings are not represented",
    ),
    "part-missing": (
        "1 part of the letter is not in the report",
        "{count} parts of the letter are not in the report",
    ),
    "letter-replaced": _alike("the report was built from a different file than this letter"),
    "contrast-left-out": (
        "1 quotation is without the sentence that limits it",
        "{count} quotations are without the sentence that limits them",
    ),
    "pages-open": _alike("the item's pages are open; `pack` fills them in"),
    "paragraphs-joined": (
        "1 quotation joins sentences of different paragraphs",
        "{count} quotations join sentences of different paragraphs",
    ),
    "quotation-moved": (
        "1 quotation is under a different heading than in the letter",
        "{count} quotations are under different headings than in the letter",
    ),
    "recognised-text": _alike("the letter's text was recognised from a scan"),
    "set-aside": ("1 mark on the pages was set aside", "{count} marks on the pages were set aside"),
    "fact-corrected": ("1 fact was corrected by hand", "{count} facts were corrected by hand"),
}
"""Codes of what an officer may mean to be so: they do not count as problems. Each with its words for one and for many."""

IN_LETTER = {"no-findings": "no-findings-in-letter"}
"""Warnings of a letter whose code means something else of a report."""


def matcher(select: list[str], ignore: list[str]) -> tuple[set[str], set[str]]:
    """The codes asked for and those to pass over; a name may be the beginning of codes ('docx', 'quotation').

    Raises:
        UsageError: no code begins so.
    """
    return _codes(select) if select else set(TITLES), _codes(ignore)


def _codes(names: list[str]) -> set[str]:
    found: set[str] = set()
    for name in (part.strip() for joined in names for part in joined.split(",")):
        if not name:
            continue
        codes = {code for code in TITLES if code == name or code.startswith(f"{name}-")}
        if not codes:
            raise UsageError(
                f"There is no problem code {name}.",
                did_you_mean(name, TITLES, otherwise="docs/problems.md lists them all."),
            )
        found |= codes
    return found
