"""Text of the report in which a value may still be missing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenField:
    """A place where a value is still missing; `label` says which: 'Committee date'."""

    label: str

    def __str__(self) -> str:
        return f"[{self.label}]"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words, some of which may be open fields."""

    parts: tuple[str | OpenField, ...] = ()

    @classmethod
    def of(cls, *parts: str | OpenField) -> Text:
        """Text of these parts in this order."""
        return cls(tuple(parts))

    @property
    def plain(self) -> str:
        """The words, open fields as '[Committee date]'."""
        return "".join(str(part) for part in self.parts)

    @property
    def open_fields(self) -> tuple[OpenField, ...]:
        """The open fields in it, in order."""
        return tuple(part for part in self.parts if isinstance(part, OpenField))

    def __str__(self) -> str:
        return self.plain

    def __bool__(self) -> bool:
        return bool(self.parts)
