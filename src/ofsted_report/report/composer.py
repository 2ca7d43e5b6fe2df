"""What the functions that compose parts work with: one letter, its findings, the settings, and the standing sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ofsted_report.findings.model import Findings, label
from ofsted_report.letter.model import Letter, Said
from ofsted_report.report.deadlines import Deadlines
from ofsted_report.report.fields import forms_for
from ofsted_report.report.model import Item, Paragraph, Part
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.settings.text import OpenField, Text
from ofsted_report.settings.wording import Wording, fill


@dataclass(frozen=True, slots=True)
class Composer:
    """All that one report is made from; `values` are those of the wording's fields (`fields.field_values`)."""

    letter: Letter
    findings: Findings
    settings: Settings
    meeting: Meeting
    wording: Wording
    values: Mapping[str, Text]
    days: Deadlines | None

    def say(self, key: str, *, count: int = 0, **more: Text) -> Text:
        """A standing sentence in the form for this kind of letter and this number of things, its fields filled."""
        number = () if count == 0 else ("one",) if count == 1 else ("many",)
        return fill(self.wording.sentence(key, *self.forms, *number), {**self.values, **more})

    def words(self, key: str) -> str:
        """A heading, a label or another entry without fields, in the form for this kind of letter."""
        return self.wording.sentence(key, *self.forms)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of the wording that fit this letter and meeting."""
        return forms_for(self.letter, self.meeting)

    def given_or(self, given: str | None, key: str) -> Text:
        """What the meeting gives; otherwise this standing sentence."""
        return Text.of(given) if given else self.say(key)

    def part(self, name: str, *paragraphs: Paragraph) -> Part:
        """A part under its heading in the wording."""
        return Part(heading=self.words(f"headings.{name}"), paragraphs=paragraphs)

    @property
    def quoted(self) -> str:
        """The text of all findings."""
        return " ".join(finding.text for finding in self.findings.findings)


def joined(texts: Sequence[Text]) -> Text:
    """The sentences as one paragraph."""
    parts: list[str | Said | OpenField] = []
    for number, text in enumerate(texts):
        parts.extend(((" ",) if number else ()) + text.parts)
    return Text(tuple(parts))


def lettered(texts: Iterable[str | Said | Text], headings: Sequence[str | None] = ()) -> tuple[Item, ...]:
    """The texts as items of a list; `headings`: one for each text, or none at all."""
    said = [text if isinstance(text, Text) else Text.of(text) for text in texts]
    rows = zip(said, headings or (None,) * len(said), strict=True)
    return tuple(Item(label=label(n), text=text, heading=heading) for n, (text, heading) in enumerate(rows, start=1))
