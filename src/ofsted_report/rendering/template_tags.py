"""The tags in a Word template, one by one, with their places; and what is wrong with them.

Errors of docxtpl and Jinja have no place in the document. Here every tag is parsed separately, so that a message can name
the paragraph. When the template is filled, names, loops, conditions and filters are restricted once more (`docx`,
`sandbox`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ofsted_report.errors import did_you_mean
from ofsted_report.pattern import Pattern
from ofsted_report.reading.text import STRAIGHT
from ofsted_report.rendering.sandbox import DEEPEST, FILTERS, council_environment, does_more
from ofsted_report.rendering.template_parts import TemplateText, TextParagraph
from ofsted_report.rendering.template_variables import all_variables
from ofsted_report.report.variables import Variable
from ofsted_report.settings.text import Text
from ofsted_report.word.xml import W

if TYPE_CHECKING:
    from jinja2 import nodes

TAG = Pattern(
    r"\{\{(?P<out>(?:(?!\{\{|\}\}).)*)\}\}|\{%(?P<do>(?:(?!\{%|%\}).)*)%\}|\{#(?P<note>(?:(?!\{#|#\}).)*)#\}", re.DOTALL
)
"""A whole tag. None has the beginning of another within: so thousands of beginnings are not each followed to the end."""
_STRAY = Pattern(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{\s+\{|\}\s+\}|\{\s+%|%\s+\}")
_STATEMENT = Pattern(r"-?(?P<scope>p|tr|tc|r)?\s+(?P<word>\w+)\b(?P<rest>.*)", re.DOTALL)
_OUTPUT = Pattern(r"-?(?:(?P<scope>p|tr|tc|r)\s+)?(?P<rest>.*)", re.DOTALL)
_NAME_APART = Pattern(r"(?:\{\{|\{% if)\s+(?P<name>[A-Za-z]+(?:[\s–-]+[A-Za-z]+)+)\s+(?:\}\}|%\}\{% endif %\})")
"""A name of several words, as nobody but Jinja would object to: 'committee date', 'committee-date'."""
_JINJAS_WORDS = frozenset("and or not in is if else".split())
_BLOCKS = {"for": "endfor", "if": "endif"}
_MIDDLE = ("else", "elif")
_CELL_WORDS = ("cellbg", "colspan", "vm", "hm")
"""docxtpl's own words for a table cell's colour and joined cells."""


class Mistake(NamedTuple):
    """Something about a template that is wrong (`error`), or that the officer should look at (`advice`)."""

    place: str
    """'under “Background”, in “… {{ purpos }}”'."""
    what: str
    remedy: str
    level: str = "error"

    def __str__(self) -> str:
        return f"{self.place[:1].upper()}{self.place[1:]}: {self.what} {self.remedy}"


@dataclass(slots=True)
class _Block:
    word: str
    scope: str
    paragraph: TextParagraph
    names: dict[str, Variable]


@dataclass(slots=True)
class TagReading:
    """The result of reading the tags of a template."""

    mistakes: list[Mistake] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """Names of tags used: 'purpose', 'heading.purpose', 'key_findings.text'."""
    loops: list[tuple[str, TextParagraph]] = field(default_factory=list)
    """For each list of a loop, every paragraph inside the loop."""


def read_tags(text: TemplateText) -> TagReading:
    """Read every tag of a template; one outside its text is a mistake."""
    reading = TagReading()
    for part in dict.fromkeys(paragraph.part for paragraph in text.paragraphs):
        reader = _Reader(reading)
        for paragraph in text.paragraphs:
            if paragraph.part == part:
                reader.paragraph(paragraph)
        reader.end()
    remedy = "Type the whole tag into the text in one go, or delete it."
    reading.mistakes += (Mistake(hidden.place, hidden.what, remedy) for hidden in text.hidden)
    reading.mistakes += _other_marks(text)
    if not reading.used and not reading.mistakes:
        what = "It has no tag, so every report from it would say the same: nothing of the letter."
        reading.mistakes.append(Mistake("in the whole document", what, _HOW_TO_BEGIN))
    return reading


_HOW_TO_BEGIN = (
    "Copy one of the shipped templates with `ofsted-report init`, or see `ofsted-report template variables`."
)
_OTHER_MARKS = Pattern(r"(?<!\{)\{\s?(?P<single>\w+(?: \w+)*)\s?\}(?!\})|«\s?(?P<merge>\w+(?: \w+)*)\s?»")
"""{purpose} and «purpose», which other programs fill: 'mail merge' is Word's own."""


def _other_marks(text: TemplateText) -> Iterator[Mistake]:
    """Names between marks that are not this program's (« », { }); they would be printed unchanged."""
    known = {variable.name for variable in all_variables()}
    for paragraph in text.paragraphs:
        for match in _OTHER_MARKS.finditer(paragraph.text if paragraph.searchable else ""):
            name = (match["single"] or match["merge"]).lower().replace(" ", "_")
            if name in known:
                what = f"{match[0]} is not a tag, and would be printed unchanged."
                yield Mistake(paragraph.place, what, f"Write {{{{ {name} }}}}.")


def _inner(text: str) -> str:
    """What a tag says, without the space before its end, and the hyphen there with which it closes up."""
    return text.rstrip().removesuffix("-").rstrip()


class _Reader:
    """Reads the tags of one part of the package, keeping the open loops and conditions."""

    def __init__(self, reading: TagReading) -> None:
        self.reading = reading
        self.environment = council_environment()
        self.known = {variable.name: variable for variable in all_variables()}
        self.open: list[_Block] = []

    def mistake(self, paragraph: TextParagraph, what: str, remedy: str) -> None:
        self.reading.mistakes.append(Mistake(paragraph.place, what, remedy))

    def paragraph(self, paragraph: TextParagraph) -> None:
        for block in self.open:
            if block.word == "for" and block.names:
                self.reading.loops.append((next(iter(block.names.values())).name, paragraph))
        if not paragraph.searchable:
            self.mistake(paragraph, "This paragraph is far too long to hold tags.", "Split it.")
            return
        self.tracked_changes(paragraph)
        whole = 0
        beside = TAG.sub(" ", paragraph.text)
        for match in TAG.finditer(paragraph.text):
            scope = self.tag(match, paragraph)
            if scope in ("p", "tr", "tc"):
                whole += 1
                if scope == "p" and beside.strip():
                    what = f"The tag {match[0]} is beside other text, which would be lost."
                    self.mistake(paragraph, what, "Give it a paragraph of its own.")
                if scope in ("tr", "tc") and not paragraph.in_table:
                    self.mistake(paragraph, f"The tag {match[0]} is outside a table.", "Write {%p instead.")
        if whole > 1:
            self.mistake(paragraph, "Two {%p … %} tags are in one paragraph.", "Give each a paragraph of its own.")
        if stray := _STRAY.search(beside):
            what = f"A tag is broken: {stray[0]} is alone, or the tag is split over two paragraphs."
            self.mistake(paragraph, what, "Type the whole tag again in one go: {{ name }} or {%p … %}.")

    def tracked_changes(self, paragraph: TextParagraph) -> None:
        changes = [*paragraph.element.iter(f"{W}del", f"{W}ins", f"{W}moveFrom", f"{W}moveTo")]
        deleted = "".join(node.text or "" for node in paragraph.element.iter(f"{W}delText"))
        if changes and (_STRAY.search(paragraph.text) or _STRAY.search(deleted)):
            what = "A tag is in a paragraph with tracked changes, where Word keeps both the old and the new."
            self.mistake(
                paragraph, what, "Accept all changes (Review, Accept All Changes) and save the template again."
            )

    def tag(self, match: re.Match[str], paragraph: TextParagraph) -> str | None:
        """Read one tag; what it replaces as a whole: a paragraph, a table row, …"""
        if match["note"] is not None:
            return None
        if match["out"] is not None:
            read = _OUTPUT.fullmatch(_inner(match["out"].translate(STRAIGHT)))
            if read is None or not read["rest"].strip():
                self.mistake(paragraph, f"The tag {match[0]} is empty.", "Put a name between the braces, or delete it.")
                return None
            self.expression(f"{{{{ {read['rest']} }}}}", match[0], paragraph)
            return None
        read = _STATEMENT.fullmatch(_inner(match["do"].translate(STRAIGHT)))
        if read is None:
            self.mistake(paragraph, f"The tag {match[0]} cannot be understood.", "Write {%p for … %} or {%p if … %}.")
            return None
        scope, word, rest = read["scope"] or "", read["word"], read["rest"].lstrip()
        if word in _BLOCKS:
            self.begin(word, scope, rest, match[0], paragraph)
        elif word in _BLOCKS.values():
            self.close(word, scope, match[0], paragraph)
        elif word in _MIDDLE:
            self.middle(word, rest, match[0], paragraph)
        elif word in _CELL_WORDS:
            if word in ("cellbg", "colspan"):
                self.expression(f"{{{{ {rest} }}}}", match[0], paragraph)
        else:
            known = {*_BLOCKS, *_BLOCKS.values(), *_MIDDLE}
            self.mistake(
                paragraph, f"The tag {match[0]} begins with {word}, which is not known.", did_you_mean(word, known)
            )
        return scope

    def begin(self, word: str, scope: str, rest: str, tag: str, paragraph: TextParagraph) -> None:
        from jinja2 import nodes

        names: dict[str, Variable] = {}
        tree = self.parsed(f"{{% {word} {rest} %}}{{% {_BLOCKS[word]} %}}", tag, paragraph)
        if tree is not None:
            self.check_nodes(tree, tag, paragraph)
            if isinstance(loop := tree.body[0], nodes.For):
                names = self.loop_names(loop, tag, paragraph)
                if sum(block.word == "for" for block in self.open) == DEEPEST:
                    what = f"The tag {tag} is inside {DEEPEST} loops already: the report would be endless."
                    self.mistake(paragraph, what, "End the loops before it with {%p endfor %}.")
            else:
                self.check_names(tree, tag, paragraph)
        self.open.append(_Block(word, scope, paragraph, names))

    def loop_names(self, loop: nodes.For, tag: str, paragraph: TextParagraph) -> dict[str, Variable]:
        """The loop's own name ('finding'), standing for a row of its list."""
        from jinja2 import nodes

        source = self.resolve(loop.iter, tag, paragraph)
        if source is None:
            return {}
        if not source.many:
            self.mistake(paragraph, f"{tag} asks for a list, and {source.name} is none.", "docs/templates.md has them.")
            return {}
        if not isinstance(loop.target, nodes.Name):
            self.mistake(paragraph, f"{tag} names more than one thing at once.", "Write {%p for row in list %}.")
            return {}
        return {loop.target.name: source}

    def middle(self, word: str, rest: str, tag: str, paragraph: TextParagraph) -> None:
        if not self.open:
            self.mistake(paragraph, f"{tag} is outside any {{% if %}}.", "Delete it, or begin with {%p if … %}.")
        elif word == "elif":
            self.expression(f"{{{{ {rest} }}}}", tag, paragraph)

    def close(self, word: str, scope: str, tag: str, paragraph: TextParagraph) -> None:
        if not self.open or _BLOCKS[self.open[-1].word] != word:
            opener = next(begin for begin, end in _BLOCKS.items() if end == word)
            self.mistake(
                paragraph, f"{tag} closes a {opener} that was not begun here.", "Delete it, or begin it before."
            )
            return
        block = self.open.pop()
        if scope != block.scope:
            begun, ended = ("{%" + kind for kind in (block.scope, scope))
            what = f"What began with {begun} {block.word} … %}} ends with {ended} {word} %}}."
            self.mistake(paragraph, what, "Use the same letters after the % in both.")
        elif not scope and block.paragraph is not paragraph:
            what = f"{{% {block.word} … %}} and {{% {word} %}} are in different paragraphs."
            self.mistake(block.paragraph, what, f"Write {{%p {block.word} … %}} and {{%p {word} %}}.")

    def end(self) -> None:
        for block in self.open:
            what = f"The {'loop' if block.word == 'for' else 'condition'} that begins here is never closed."
            self.mistake(block.paragraph, what, f"Add {{%{block.scope} {_BLOCKS[block.word]} %}} where it is to end.")

    # ── Expressions ───────────────────────────────────────────────────────────────────────────────────────────────

    def expression(self, source: str, tag: str, paragraph: TextParagraph) -> None:
        tree = self.parsed(source, tag, paragraph)
        if tree is not None and self.check_nodes(tree, tag, paragraph):
            self.check_names(tree, tag, paragraph)

    def parsed(self, source: str, tag: str, paragraph: TextParagraph) -> nodes.Template | None:
        from jinja2 import TemplateSyntaxError

        if (apart := _NAME_APART.fullmatch(source)) and not _JINJAS_WORDS & set(apart["name"].split()):
            meant = "_".join(re.split(r"[\s–-]+", apart["name"].strip().lower()))
            what = f"The tag {tag} cannot be understood: a name has no spaces and no dashes, but underscores."
            self.mistake(paragraph, what, f"Write {meant}." if meant in self.known else did_you_mean(meant, self.known))
            return None
        try:
            return self.environment.parse(source)
        except TemplateSyntaxError:
            what = f"The tag {tag} cannot be understood."
            self.mistake(paragraph, what, "`ofsted-report template variables` shows how each is written.")
        except RecursionError:
            self.mistake(paragraph, "A tag is far too long.", "docs/templates.md has examples.")
        return None

    def check_nodes(self, tree: nodes.Template, tag: str, paragraph: TextParagraph) -> bool:
        """Whether it only names and prints, with filters and tests that are known."""
        from jinja2 import nodes

        if does_more(tree):
            what = f"The tag {tag} does more than a template may (it could reach the program itself)."
            self.mistake(paragraph, what, "Use names, loops, conditions and the filters in docs/templates.md only.")
            return False
        for node in tree.find_all(nodes.Node):
            if isinstance(node, nodes.Filter) and node.name not in FILTERS:
                self.mistake(
                    paragraph, f"The filter {node.name} in {tag} is not known.", did_you_mean(node.name, FILTERS)
                )
                return False
            if isinstance(node, nodes.Test) and node.name not in self.environment.tests:
                known = set(self.environment.tests)
                self.mistake(paragraph, f"The test {node.name} in {tag} is not known.", did_you_mean(node.name, known))
                return False
        return True

    def check_names(self, tree: nodes.Template, tag: str, paragraph: TextParagraph) -> None:
        from jinja2 import nodes

        inner = {id(node.node) for node in tree.find_all(nodes.Getattr)}
        for node in tree.find_all((nodes.Name, nodes.Getattr)):
            if id(node) not in inner:
                found = self.resolve(node, tag, paragraph)
                if found is not None and found.members and tag.startswith("{{"):
                    written = _written(node)
                    one = found.members[0].name
                    what = f"{tag} has several meanings at once."
                    remedy = (
                        _loop_over(written, one) if found.many else f"Write {{{{ {written}.{one} }}}}, for instance."
                    )
                    self.mistake(paragraph, what, remedy)

    def resolve(self, node: nodes.Node, tag: str, paragraph: TextParagraph) -> Variable | None:
        """Return the value of a name or a member; None if it is unknown, after the mistake is noted."""
        from jinja2 import nodes

        if isinstance(node, nodes.Name):
            if node.name == "loop" and any(block.word == "for" for block in self.open):
                counters = ("index", "index0", "first", "last", "length")
                return _group("loop", counters)
            for block in reversed(self.open):
                if node.name in block.names:
                    source = block.names[node.name]
                    return source._replace(group=True)
            if node.name in self.known:
                self.reading.used.add(node.name)
                return self.known[node.name]
            known = {*self.known, *(name for block in self.open for name in block.names)}
            outer = [each for each in self.known.values() if each.many and each.member(node.name)]
            remedy = _inner_loop(outer, node.name) if outer else did_you_mean(node.name, known)
            self.mistake(paragraph, f"The tag {tag} uses {node.name}, which is not known.", remedy)
            return None
        if isinstance(node, nodes.Getattr):
            owner = self.resolve(node.node, tag, paragraph)
            if owner is None:
                return None
            if owner.many:
                what = f"The tag {tag} asks for one row of {owner.name}, which is a list."
                self.mistake(paragraph, what, _loop_over(_written(node.node), node.attr))
                return None
            member = owner.member(node.attr)
            if member is None:
                members = {inner.name for inner in owner.members}
                remedy = did_you_mean(node.attr, members) if members else f"Write {{{{ {owner.name} }}}} alone."
                self.mistake(paragraph, f"The tag {tag} asks {owner.name} for {node.attr}, which it has not.", remedy)
                return None
            self.reading.used.add(f"{owner.name}.{node.attr}")
            return member
        return None


def _written(node: nodes.Node) -> str:
    """A name as the officer wrote it: 'point', 'paragraph.points'."""
    from jinja2 import nodes

    return f"{_written(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else getattr(node, "name", "row")


def _loop_over(written: str, member: str) -> str:
    return f"Write {{%p for row in {written} %}}, {{{{ row.{member} }}}} and {{%p endfor %}}."


def _inner_loop(outer: list[Variable], name: str) -> str:
    """How a member of rows is written, in the lists whose rows have it."""
    inner = outer[0].member(name)
    lists = " or ".join(each.name for each in outer)
    if inner is None or not inner.many:
        return f"It belongs to a row of a list: write row.{name} in a loop {{%p for row in LIST %}}, where LIST is {lists}."
    return (
        f"It belongs to a row of a list: write {{%p for row in LIST %}}, then {{%p for item in row.{name} %}}, "
        f"{{{{ item.{inner.members[0].name} }}}}, and {{%p endfor %}} for each of the two; LIST is {lists}."
    )


def _group(name: str, members: tuple[str, ...]) -> Variable:
    """A variable that the program has and no report: Jinja's own `loop`."""
    return Variable(name, "", "", _nothing, tuple(Variable(each, "", "", _nothing) for each in members), group=True)


def _nothing(_: object) -> Text:
    return Text()
