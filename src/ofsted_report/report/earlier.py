"""The judgements and actions of an earlier document beside the present ones, as `comparing` gives them to the report."""

from __future__ import annotations

from msgspec import Struct


class JudgedTwice(Struct, frozen=True, kw_only=True):
    """One matter, judged then and now; None where a document has no judgement on it."""

    area: str
    then: str | None
    now: str | None


class Earlier(Struct, frozen=True, kw_only=True):
    """An earlier document about the same authority."""

    dates: str
    """The dates of its inspection, in words: '4 to 8 March 2019'."""
    judged: tuple[JudgedTwice, ...] = ()
    gone: tuple[str, ...] = ()
    """What needed to improve then and is not mentioned now, as printed."""
