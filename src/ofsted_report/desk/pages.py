"""The desk's pages as HTML, from the shipped templates in `desk/`: escaped, in the sandbox, each compiled once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from ofsted_report.desk.folder import identify
from ofsted_report.findings.matching import parts_of_marked
from ofsted_report.letter.format_dates import day
from ofsted_report.letter.kinds import name_of
from ofsted_report.report.clean import clean
from ofsted_report.report.grammar import counted
from ofsted_report.report.model import LANGUAGE
from ofsted_report.shipped import shipped

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment


def render(template: str, **values: Any) -> str:
    """The page of this template as HTML."""
    return _environment().get_template(template).render(language=LANGUAGE, **values)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: shipped(f"desk/{name}").decode()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters.update(
        back_to_page=_page_of,
        count=counted,
        day=day,
        identify=identify,
        kind=name_of,
        parts_of_marked=parts_of_marked,
    )
    return made


def _shown(value: Any) -> Any:
    """A text as every page can show it; line ends stay, since a field has a row of a list on each line."""
    return "\n".join(map(clean, value.split("\n"))) if type(value) is str else value


def _page_of(address: str) -> str:
    """Return the page that contains the form of this address: '/letters/1f/findings' for '/letters/1f/findings/toggle'."""
    parts = address.strip("/").split("/")
    return "/" + "/".join(
        parts[:3] if parts[2:3] and parts[2] in ("findings", "meeting", "report", "check") else parts[:2]
    )
