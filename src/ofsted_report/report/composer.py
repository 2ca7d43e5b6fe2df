"""The context of the functions that compose parts: one letter, its findings, the settings, and the wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ofsted_report.findings.model import Findings, label
from ofsted_report.letter.model import Letter, Said
from ofsted_report.report.action_plan import Action
from ofsted_report.report.deadlines import Deadlines
from ofsted_report.report.fields import forms_for
from ofsted_report.report.model import Item, Paragraph, Part, Table
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.settings.text import OpenField, Text
from ofsted_report.settings.wording import Wording, fill

if TYPE_CHECKING:
    from ofsted_report.report.earlier import Earlier


class Composer(NamedTuple):
    """Everything that one report is made from; `values` are those of the wording's fields (`fields.field_values`)."""

    letter: Letter
    findings: Findings
    settings: Settings
    meeting: Meeting
    wording: Wording
    values: Mapping[str, Text]
    days: Deadlines | None
    actions: tuple[Action, ...] | None = None
    """The action plan that the council gives, completed from the letter; None where it gives none."""
    earlier: Earlier | None = None
    """The previous inspection, where the report compares with it."""
    one_of_several: bool = False
    """Whether the report is about other letters too."""
    findings_before: int = 0
    """How many findings of other letters come before its own in the report."""
    together: tuple[Composer, ...] = ()
    """Those of all letters, in the order of the appendices, where the report is about several and this one composes what
    it says once."""

    @property
    def each(self) -> tuple[Composer, ...]:
        """Those of all letters of the report: itself, where there is one."""
        return self.together or (self,)

    def say(self, key: str, *forms: str, count: int = 0, **more: Text) -> Text:
        """A standing sentence in the form for this kind of letter and this number of things, its fields filled.

        `forms`: further forms to look for, before all others.
        """
        number = () if count == 0 else ("one",) if count == 1 else ("many",)
        return fill(self.wording.sentence(key, *forms, *self.forms, *number), {**self.values, **more})

    def words(self, key: str) -> str:
        """A heading, a label or another entry without fields, in the form for this kind of letter."""
        return self.wording.sentence(key, *self.forms)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms of the wording that fit this letter and meeting, or before all others several letters."""
        found = forms_for(self.letter, self.meeting)
        return ("several", *found) if self.together else found

    def given_or(self, given: str | None, key: str) -> Text:
        """Return the meeting's text if given, else this sentence of the wording."""
        return Text.of(given) if given else self.say(key)

    def given_or_guess(self, given: str | None, key: str) -> Text:
        """Return the meeting's text if given, else this sentence as a guess that an officer is to confirm.

        A sentence that the council has worded itself, without words of the letter's, is no guess.
        """
        text = self.given_or(given, key)
        table, _, name = key.partition(".")
        worded = name in self.settings.wording.get(table, {}) and not text.places
        if given or worded or text.open_fields:
            return text
        return self.guess(text, name)

    def guess(self, text: Text, fills: str) -> Text:
        """The text as an open field that an officer is to confirm; `fills`: the key of the meeting that says it for certain."""
        return Text.of(OpenField(self.say("contributing_guess", contributor=text).plain, fills=fills))

    def given(self, value: str | None, label: str, fills: str = "") -> Text:
        """Return the meeting's text if given, else an open field with this label; `fills`: the key, if it has another name."""
        return Text.of(value if value else OpenField(self.words(f"labels.{label}"), fills=fills or label))

    def part(self, name: str, *paragraphs: Paragraph, table: Table | None = None, asked: bool = True) -> Part:
        """A part under its heading in the wording."""
        return Part(heading=self.words(f"headings.{name}"), paragraphs=paragraphs, table=table, asked=asked)

    def own(self, name: str, *paragraphs: Paragraph) -> Part:
        """A part in the council's own words; where nobody gave any, an open field that no report needs to show."""
        if paragraphs:
            return self.part(name, *paragraphs)
        to_write = self.open_text("sentences.open_text", self.words(f"headings.{name}"), name)
        return self.part(name, Paragraph(text=Text.of(to_write)), asked=False)

    def open_text(self, key: str, heading: str, fills: str) -> OpenField:
        """The open field for a text of the council's, with the heading that it is to stand under."""
        return OpenField(fill(self.words(key), {"title": Text.of(heading)}).plain, fills=fills)

    def own_table(self, name: str, labels: tuple[str, ...], rows: tuple[tuple[Text, ...], ...]) -> Part:
        """Return the table with these labels as headings of its columns."""
        headings = tuple(self.words(f"labels.{label}") for label in labels)
        empty = (tuple(Text.of(OpenField(heading, fills=name)) for heading in headings),)
        return self.part(name, table=Table(headings=headings, rows=rows or empty), asked=bool(rows))

    @property
    def quoted(self) -> str:
        """The text of all findings."""
        return " ".join(finding.text for finding in self.findings.findings)


def lettered(texts: Iterable[str | Said | Text]) -> tuple[Item, ...]:
    """The texts as items of a list."""
    said = (text if isinstance(text, Text) else Text.of(text) for text in texts)
    return tuple(Item(label=label(number), text=text) for number, text in enumerate(said, start=1))
