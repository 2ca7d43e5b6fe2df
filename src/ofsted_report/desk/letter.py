"""Step 1, the letter: what was read, where to look, and the correction of facts."""

from __future__ import annotations

from typing import NamedTuple

from starlette.responses import Response

from ofsted_report.desk import pages
from ofsted_report.desk.calls import Call
from ofsted_report.desk.opened import Opened
from ofsted_report.errors import NoTextError, NotReadableError, OfstedReportError
from ofsted_report.letter.corrections import BY_KEY, FACTS, Correction, Fact, write_corrections
from ofsted_report.letter.model import KINDS

_OF_LETTERS = ("addressee.name", "addressee.role", "addressee.organisation", "signatories", "visit.ordinal")
_OF_REPORTS = ("judgements", "overall_judgement")
_KEPT = ("readers-differ", "line-lost", "expected-differs", "not-readable")
"""Codes of what only the second reading finds."""


_RECOGNISING = 15 * 60.0
"""Seconds that the recognition of a scan may take."""


class Shown(NamedTuple):
    """A fact as the page lists it."""

    fact: Fact
    text: str
    correction: Correction | None

    @property
    def name(self) -> str:
        """As a row's heading."""
        return self.fact.name[:1].upper() + self.fact.name[1:]


def show(call: Call) -> Response:
    """What was read of the letter."""
    opened = call.opened
    try:
        opened.reading  # noqa: B018 - read now, so that a failure has a page of its own
    except OfstedReportError as failure:
        from ofsted_report.reading.ocr import is_available

        can_recognise = isinstance(failure, NoTextError) and is_available()
        return call.show(
            "unreadable.html.jinja", status=422, opened=opened, failure=failure, can_recognise=can_recognise
        )
    letter = opened.letter
    opened.library.prepare(opened.name, letter)
    corrections = {each.fact: each for each in opened.corrections}
    facts = [Shown(fact, fact.shown(letter), corrections.get(fact.key)) for fact in FACTS if _fits(fact, opened)]
    look = [each for each in letter.warnings if each.code != "fact-corrected"]
    second = opened.library.second_reading(opened.name, letter) if opened.library.has_second_reading(letter) else None
    return call.show(
        "letter.html.jinja",
        step="letter",
        facts=facts,
        look=look,
        pages=sorted({each.page for each in look if each.page and each.page <= len(opened.reading.pages)}),
        second=_differences(second) if second is not None else None,
    )


def recognise(call: Call) -> Response:
    """Recognise the text of a scanned letter; it is known then until the desk is closed."""
    call.opened.library.recognise(call.opened.name, seconds=_RECOGNISING)
    return call.go(call.opened.address)


def _fits(fact: Fact, opened: Opened) -> bool:
    """Whether a document of this kind has such a fact, or says it all the same."""
    letter = opened.letter
    if fact.shown(letter):
        return True
    is_letter = letter.salutation is not None or letter.kind in ("monitoring_visit", "focused_visit")
    return fact.key not in (_OF_REPORTS if is_letter else _OF_LETTERS)


def second_reading(call: Call) -> Response:
    """Return the differences seen by the second reader; takes a while for a long letter."""
    opened = call.opened
    found = _differences(opened.library.second_reading(opened.name, opened.letter))
    if not call.by_script:
        return call.go(opened.address + "#reading")
    return call.data(html=pages.render("second_reading.html.jinja", second=found, opened=opened))


def _differences(problems: tuple[object, ...]) -> list[object]:
    return [each for each in problems if getattr(each, "code", "") in _KEPT]


def picture(call: Call) -> Response:
    """A page of the letter as it is printed."""
    opened = call.opened
    made = opened.library.picture(opened.name, opened.letter, call.request.path_params["number"])
    return Response(made.jpeg, media_type="image/jpeg")


def fact(call: Call) -> Response:
    """The form that corrects one fact."""
    wanted = _fact(call)
    return _form(call, wanted, wanted.shown(call.opened.letter), "")


def correct(call: Call) -> Response:
    """Save a correction beside the letter, or remove it."""
    wanted, opened = _fact(call), call.opened
    opened.hold_to(call.value("letter"))
    others = [each for each in opened.corrections if each.fact != wanted.key]
    before = next((each for each in opened.corrections if each.fact == wanted.key), None)
    if call.value("undo"):
        _save(call, others)
        return call.go(opened.address + "#facts")
    value = "\n".join(row.strip() for row in call.value("value").splitlines() if row.strip())
    try:
        value = wanted.shown(wanted.changed(opened.letter, value))  # as it will be shown: a date in words
    except ValueError as error:
        return _form(call, wanted, value, f"This cannot be the {wanted.name}: {error}")
    shown = wanted.shown(opened.letter)
    if value != shown:
        read = before.read if before is not None else shown
        _save(call, others if value == read else [*others, Correction(wanted.key, value, read)])
    return call.go(opened.address + "#facts")


def _save(call: Call, corrections: list[Correction]) -> None:
    opened = call.opened
    name, stamp = opened.beside.corrections, call.value("stamp")
    if not corrections:
        opened.folder.remove(name, stamp=stamp)
        return
    order = [each.key for each in FACTS]
    kept = sorted(corrections, key=lambda each: order.index(each.fact))
    opened.folder.write(name, write_corrections(opened.letter, kept), stamp=stamp)


def _fact(call: Call) -> Fact:
    key = call.request.path_params["fact"]
    if key not in BY_KEY:
        raise NotReadableError("There is no such fact.", "Go back to the letter.")
    return BY_KEY[key]


def _form(call: Call, wanted: Fact, value: str, error: str) -> Response:
    opened = call.opened
    correction = next((each for each in opened.corrections if each.fact == wanted.key), None)
    return call.show(
        "fact.html.jinja",
        status=422 if error else 200,
        step="letter",
        fact=wanted,
        value=value,
        error=error,
        correction=correction,
        stamp=opened.corrections_file.stamp,
        kinds_to_choose=KINDS if wanted.key == "kind" else (),
    )
