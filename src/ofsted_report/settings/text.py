"""Text of the report: standing words, words of the letter's with their places, and places where a value is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from ofsted_report.letter.model import Place, Said
from ofsted_report.lexicon import MONTH, ORDINAL_ENDING
from ofsted_report.pattern import Pattern

NO_BREAK = "\u00a0"
"""The space at which no line ends. Whoever reads a report takes it for a space."""
_UNITS = r"[ap]\.?m\b|per cent\b|(?:million|billion)\b|(?:working |school )?(?:hour|minute|day|week|month|year)s?\b|miles?\b|km\b"
_TOGETHER = Pattern(rf"(?<!\w)(\d[\d,.]*{ORDINAL_ENDING}?) (?={MONTH}\b|{_UNITS})")
"""'28 October', '5.00 pm', '12 weeks'."""


@dataclass(frozen=True, slots=True)
class OpenField:
    """A place where a value is still missing; `label` says which: 'Committee date'."""

    label: str
    fills: str = field(default="", compare=False)
    """The value that is missing: a key of the meeting ('author', 'options.0.assessment', 'implications.legal'), or a name in
    the wording's `open_fields`; '' where that is not known."""

    def __str__(self) -> str:
        return f"[{self.label}]"


@dataclass(frozen=True, slots=True)
class Cited:
    """A finding that a sentence names, by the label that it gets in this format and template."""

    finding: int
    """Its place among the findings of the report, from 0."""
    label: str
    """'b)', or its number '27', which forms print behind that of the paragraph before it: '3.27'."""

    def __str__(self) -> str:
        return self.label


TextPart: TypeAlias = str | Said | OpenField | Cited


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words, some of which may be the letter's, some open fields, and some the labels of findings."""

    parts: tuple[TextPart, ...] = ()

    @classmethod
    def of(cls, *parts: TextPart) -> Text:
        """Text of these parts in this order."""
        return cls(tuple(parts))

    @property
    def plain(self) -> str:
        """The words, open fields as '[Committee date]'."""
        return "".join(str(part) for part in self.parts)

    @property
    def runs(self) -> tuple[str | OpenField, ...]:
        """The text as shown: the words between two open fields are one piece, and no line ends within a date or an amount."""
        joined: list[str | OpenField] = []
        for part in self.parts:
            if isinstance(part, OpenField):
                joined.append(part)
            elif joined and isinstance(joined[-1], str):
                joined[-1] += str(part)
            else:
                joined.append(str(part))
        return tuple(part if isinstance(part, OpenField) else kept_together(part) for part in joined)

    @property
    def quoted(self) -> tuple[tuple[int, int, Said], ...]:
        """The spans that are the letter's words: start and end in `plain`, from 0, end excluded, with their places."""
        found = []
        start = 0
        for part in self.parts:
            end = start + len(str(part))
            if isinstance(part, Said):
                found.append((start, end, part))
            start = end
        return tuple(found)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places in the letter of all that it quotes, in order."""
        return tuple(place for part in self.parts if isinstance(part, Said) for place in part.places)

    @property
    def open_fields(self) -> tuple[OpenField, ...]:
        """The open fields in it, in order."""
        return tuple(part for part in self.parts if isinstance(part, OpenField))

    def __str__(self) -> str:
        return self.plain

    def __bool__(self) -> bool:
        return bool(self.parts)


def kept_together(words: str) -> str:
    """The words with no-break spaces within dates and amounts."""
    return _TOGETHER.sub(lambda found: found[1] + NO_BREAK, words)
