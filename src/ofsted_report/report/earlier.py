"""What an earlier document judged and asked for, beside today's: what `comparing` gives to the report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedTwice:
    """One matter, judged then and now; None where a document has no judgement on it."""

    area: str
    then: str | None
    now: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier document about the same authority."""

    dates: str
    """When its inspection was, in words: '4 to 8 March 2019'."""
    judged: tuple[JudgedTwice, ...] = ()
    gone: tuple[str, ...] = ()
    """What needed to improve then and is not named now, as printed."""
