"""Templates are rendered here: in Jinja's sandbox, escaped, with nothing in reach but the report's own values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from ofsted_report.report.templates import shipped

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "title", "trim", "upper")
"""The filters a council's template may use: none of them can make a small text large or reach an attribute."""


def council_environment() -> ImmutableSandboxedEnvironment:
    """For templates that come from outside: few filters, no functions, an unknown name is an error."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.tests = {name: environment.tests[name] for name in ("defined", "undefined", "none")}
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


@cache
def shipped_template(name: str, *, autoescape: bool, **filters: Callable[..., str]) -> Template:
    """One of our own page and text templates, compiled once: in the sandbox too, since what it shows comes from outside.

    Raises:
        TemplateError: the installation is damaged.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        autoescape=autoescape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(filters)
    return environment.from_string(shipped(name).decode())
