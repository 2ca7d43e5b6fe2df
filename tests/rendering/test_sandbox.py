"""Where templates of others run: nothing in reach, and no text made large."""

import jinja2
import pytest

from ofsted_report.rendering.sandbox import DEEPEST, council_environment, does_more


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'A' * 1000000000 }}", "{{ word * 1000000000 }}", "{{ 9 ** 9 ** 9 }}", "{{ '%1000000000d' % 1 }}",
        "{{ word % 1 }}", "{{ word + word }}", "{{ 2 - 1 }}", "{{ 1 / 2 }}", "{{ 1 // 2 }}", "{{ -1 }}", "{{ +1 }}",
        "{{ [1] * 1000000000 }}",
    ],
)  # fmt: skip
def test_sums_and_products_are_refused(tag):
    """Also where nobody has looked at the tag before."""
    with pytest.raises(jinja2.TemplateError, match="reckons"):
        council_environment().from_string(tag).render(word="A")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ word * 9 }}", "{{ word ~ word }}", "{{ word[0] }}", "{{ word() }}", "{{ word.__class__ }}", "{{ [word] }}",
        "{% set x = 1 %}", "{% macro m() %}{% endmacro %}", "{% for x in 'abc' %}{% endfor %}",
        "{% for x in word|upper %}{% endfor %}", "{{ 1 if word }}", "{% filter upper %}{% endfilter %}",
        "{% for x in a %}" * (DEEPEST + 1) + "{% endfor %}" * (DEEPEST + 1),
    ],
)  # fmt: skip
def test_what_does_more_than_print_is_known(tag):
    assert does_more(council_environment().parse(tag))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ word|default('none', true)|upper }}", "{% if not word or word == 'x' %}{% else %}{% endif %}",
        "{% for x in a.b if x is defined %}{{ loop.index }}{% endfor %}", "{{ 2 * loop.length }}", "{# a remark #}",
        "{% for x in a %}" * DEEPEST + "{% endfor %}" * DEEPEST,
    ],
)  # fmt: skip
def test_what_a_template_needs_is_let_through(tag):
    assert not does_more(council_environment().parse(tag))


def test_no_filter_makes_a_small_text_large():
    """Joining a text's letters with another text multiplied the two; lists are joined as ever."""
    tag = "{{ word|join(word)|join(word) }} {{ rows|join(', ') }} {{ people|join('; ', 'name') }}"
    shown = council_environment().from_string(tag).render(word="A" * 100, rows=["a", "b"], people=[{"name": "Okafor"}])
    assert shown == "A" * 100 + " a, b Okafor"


@pytest.mark.parametrize("name", sorted(jinja2.defaults.DEFAULT_NAMESPACE))
def test_none_of_jinjas_own_functions_is_in_reach(name):
    """`range`, `lipsum`, `cycler` …: each makes much of little, or opens a way to Python's own objects."""
    with pytest.raises(jinja2.UndefinedError):
        council_environment().from_string(f"{{{{ {name} }}}}").render()


def test_a_template_is_compiled_once_and_few_are_kept():
    """A batch fills one template for each letter."""
    environment = council_environment()
    first = environment.from_string("{{ word }}")
    assert environment.from_string("{{ word }}") is first
    for number in range(40):
        assert environment.from_string(f"{{{{ word }}}}{number}").render(word="A") == f"A{number}"
    assert environment.from_string("{{ word }}") is not first
