"""Templates are rendered here: in Jinja's sandbox, escaped, with nothing in reach but the report's own values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from ofsted_report.shipped import shipped

if TYPE_CHECKING:
    from jinja2 import Template, nodes
    from jinja2.nodes import EvalContext
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("capitalize", "default", "first", "join", "last", "length", "lower", "title", "trim", "upper")
"""The filters a council's template may use: none of them can make a small text large or reach an attribute."""
DEEPEST = 3
"""Loops within each other. A report's lists are three deep (letters, items, sub-bullets); each further loop multiplies the
report's length."""
LARGEST = 5_000_000
"""Characters of XML that a template may make of a report; Ofsted's longest make a tenth of it. Three loops within each
other over all findings make as much text as there are findings, to the third power."""
_COMPILED = 32
"""Parts of templates (a body, a header, a footer) that are kept compiled."""
_ALLOWED = (
    "Template", "Output", "TemplateData", "Name", "Getattr", "Filter", "Const", "For", "If", "Not", "And", "Or", "Compare",
    "Operand", "Test",
)  # fmt: skip
"""The nodes of Jinja that only refer to names, choose, repeat and print."""


@cache
def council_environment() -> ImmutableSandboxedEnvironment:
    """For templates that come from outside: few filters, no functions, no sums, an unknown name is an error."""
    from jinja2 import StrictUndefined, Template, pass_eval_context
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    compiled: dict[str, Template] = {}

    class BoundedTemplate(Template):
        """Stops where a report grows without bounds."""

        def render(self, *args: Any, **kwargs: Any) -> str:
            made, size = [], 0
            for piece in self.generate(*args, **kwargs):
                size += len(piece)
                if size > LARGEST:
                    raise SecurityError("its loops within each other make a report of endless length")
                made.append(piece)
            return "".join(made)

    class CouncilEnvironment(ImmutableSandboxedEnvironment):
        """Refuses every sum and product, so that no text is made large by them."""

        intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
        intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

        def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
            """Compiled once: a batch fills one template many times."""
            if source not in compiled:
                if len(compiled) == _COMPILED:
                    compiled.clear()
                compiled[source] = super().from_string(source, *args, **kwargs)
            return compiled[source]

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "*" and type(left) is type(right) is int:
                return left * right  # docxtpl's own: a cell that spans all rows of a loop
            raise SecurityError(f"a tag reckons with {operator}, which no template may")

        def call_unop(self, context: Any, operator: str, arg: Any) -> Any:
            raise SecurityError(f"a tag reckons with {operator}, which no template may")

    environment = CouncilEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.template_class = BoundedTemplate
    environment.globals.clear()
    environment.tests = {name: environment.tests[name] for name in ("defined", "undefined", "none")}
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    join = environment.filters["join"]

    @pass_eval_context
    def join_rows(context: EvalContext, rows: Any, between: str = "", member: str | None = None) -> Any:
        """Jinja's own, for lists alone: joining the letters of a text with another text multiplies the two."""
        return rows if isinstance(rows, str) else join(context, rows, between, member)

    environment.filters["join"] = join_rows
    return environment


def does_more(tree: nodes.Template) -> bool:
    """Whether a template, as Jinja has parsed it, does anything but name, choose, repeat and print.

    Its loops go over what has a name, and are no deeper than `DEEPEST`.
    """
    from jinja2 import nodes

    allowed = tuple(getattr(nodes, name) for name in _ALLOWED)
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, allowed) and not _spans_the_loop(node):
            return True
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            return True
        if isinstance(node, nodes.For) and not isinstance(node.iter, (nodes.Name, nodes.Getattr)):
            return True
    return _loops(tree) > DEEPEST


def _spans_the_loop(node: nodes.Node) -> bool:
    """`2 * loop.length`, which docxtpl makes of {% hm %}."""
    from jinja2 import nodes

    return (
        isinstance(node, nodes.Mul)
        and isinstance(node.left, nodes.Const)
        and isinstance(node.left.value, int)
        and isinstance(node.right, nodes.Getattr)
        and isinstance(node.right.node, nodes.Name)
        and (node.right.node.name, node.right.attr) == ("loop", "length")
    )


def _loops(node: nodes.Node) -> int:
    """Return the maximum depth of nested loops."""
    from jinja2 import nodes

    inner = max((_loops(child) for child in node.iter_child_nodes()), default=0)
    return inner + isinstance(node, nodes.For)


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
