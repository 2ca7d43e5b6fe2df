"""The parts that are the council's own: purpose, recommendations, implications, papers, questions, appendix."""

from __future__ import annotations

from ofsted_report.report.composer import Composer, lettered
from ofsted_report.report.model import Paragraph, Part
from ofsted_report.settings.text import OpenField, Text
from ofsted_report.settings.wording import fill


def purpose(composer: Composer) -> Part:
    """Why the committee gets the report."""
    return composer.part("purpose", Paragraph(text=composer.say("purpose")))


def recommendations(composer: Composer) -> Part:
    """What the committee is asked to do: as the meeting says, otherwise as the wording does."""
    ours = composer.wording.sentences("recommendations", *composer.forms)
    texts = [Text.of(text) for text in composer.meeting.recommendations] or [
        fill(text, composer.values) for text in ours
    ]
    return composer.part("recommendations", Paragraph(text=composer.say("recommendations_lead"), items=lettered(texts)))


def implications(composer: Composer) -> Part:
    """What a decision would mean, each under a small heading; an open field where nobody said it."""
    given = composer.meeting.implications
    rows = (
        ("financial", given.financial),
        ("legal", given.legal),
        ("equality", given.equality),
        ("risk", given.risk),
    )
    headings = [(composer.words(f"labels.{name}"), text) for name, text in rows]
    made = (Paragraph(heading=h, text=Text.of(text if text else OpenField(h))) for h, text in headings)
    return composer.part("implications", *made)


def background_papers(composer: Composer) -> Part:
    """The papers behind the report."""
    return composer.part("background_papers", Paragraph(text=composer.say("appendix_entry")))


def questions(composer: Composer) -> Part:
    """Whom readers ask, and how they tell their views."""
    names = ["questions", "views", *(["views_by_post"] if composer.settings.democratic_services.address else [])]
    return composer.part("questions", *(Paragraph(text=composer.say(name)) for name in names))


def appendix(composer: Composer) -> Part:
    """The page before the letter."""
    return composer.part("appendix", Paragraph(text=composer.say("appendix")))
