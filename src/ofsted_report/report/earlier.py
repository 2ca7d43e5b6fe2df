"""The judgements and actions of an earlier document beside the present ones, as `comparing` gives them to the report."""

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
    """The dates of its inspection, in words: '4 to 8 March 2019'."""
    judged: tuple[JudgedTwice, ...] = ()
    gone: tuple[str, ...] = ()
    """What needed to improve then and is not mentioned now, as printed."""
