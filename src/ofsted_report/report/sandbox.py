"""Templates are rendered here: in Jinja's sandbox, escaped, with nothing in reach but the report's own values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def shipped_environment(*, autoescape: bool) -> ImmutableSandboxedEnvironment:
    """For our own page and text templates: the sandbox too, since what they show comes from outside."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        autoescape=autoescape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
