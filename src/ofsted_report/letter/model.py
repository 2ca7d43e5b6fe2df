"""The letter: what Ofsted said, and where it stands. The JSON of `extract` is these classes, field by field.

Every class is frozen; a letter can be compared, hashed, written to JSON and read back without loss:
`Letter.from_json(letter.to_json()) == letter`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args

FORMAT: Literal["ofsted-report/letter"] = "ofsted-report/letter"
VERSION: Literal[1] = 1
GAP = "[…]"
"""Marks words of the letter that a quotation leaves out."""

Kind = Literal[
    "monitoring_visit",
    "focused_visit",
    "ilacs_inspection",
    "single_inspection",
    "jtai",
    "area_send_inspection",
    "other",
]
Role = Literal[
    "introduction",
    "areas_covered",
    "overview",
    "improvements",
    "priority_actions",
    "findings",
    "next_steps",
    "information",
    "other",
]
BlockKind = Literal["paragraph", "item", "row", "footnote"]

KINDS: tuple[Kind, ...] = get_args(Kind)
VISITS: frozenset[Kind] = frozenset({"monitoring_visit", "focused_visit"})
"""The kinds of visits, each on one subject; the others, but for `other`, inspect several areas."""
_SUMS_UP_FIRST: frozenset[Kind] = frozenset({"ilacs_inspection", "jtai"})
"""Kinds whose introduction sums up what was found, where there is no overview: ILACS reports, and the letters of joint
inspections until 2020."""
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who made the visit or signed the letter. `name` is without Mr, Ms or Dr; honours after it stay."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom the letter is written: the first one where it names several."""

    name: str
    role: str | None = None
    """The post, without the organisation; a role printed over two lines is joined with a space."""
    organisation: str | None = None
    address: tuple[str, ...] = ()
    """The remaining lines of the address, as printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """When Ofsted came. A year that is not printed is taken from the letter's date."""

    start: date | None = None
    end: date | None = None
    ordinal: int | None = None
    """2 for a second monitoring visit; None where the letter does not count visits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousInspection:
    """First and last day of the inspection before, as the head of an area SEND inspection's report prints them."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement, both halves as printed: 'Overall effectiveness', 'Requires improvement to be good'."""

    area: str
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A whole paragraph, list item, table row or footnote, however many lines or pages it ran over."""

    id: str
    """Its place in the letter: 's3.b2' is the second block of the third section."""
    kind: BlockKind
    text: str
    """Ofsted's words; without bullet, printed paragraph number, line ends and page furniture."""
    page: int | None = None
    """The page it begins on, from 1; None where the form of the letter has no pages (.txt, .docx)."""
    responsible: str | None = None
    """Of a row in a table of actions: who is to take the action, as the row's first column says."""
    number: str | None = None
    """The number printed before the paragraph ('12.'), where paragraphs are numbered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it. The text before the first heading has no heading."""

    heading: str | None
    role: Role
    level: int = 1
    blocks: tuple[Block, ...] = ()

    def __repr__(self) -> str:
        return f"<Section: {self.role} {self.heading!r}, {len(self.blocks)} blocks>"

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks as a reader counts them, 'paragraph 1' first: footnotes are left out."""
        return tuple(block for block in self.blocks if block.kind != "footnote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note at a page's foot, with the mark that points to it ('1')."""

    mark: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that was read: its name without folder, its SHA-256, its pages and the reader that read it."""

    name: str
    sha256: str
    pages: int | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWarning:
    """Something a person should look at; `code` is for scripts ('no-letter-date')."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All that was read from one document of Ofsted's."""

    format: Literal["ofsted-report/letter"] = FORMAT
    version: Literal[1] = VERSION
    kind: Kind
    title: str
    """As printed, on one line."""
    authority: str
    """The place alone: 'Barking and Dagenham', not 'London Borough of Barking and Dagenham'."""
    letter_date: date | None = None
    salutation: str | None = None
    addressee: Addressee | None = None
    visit: Visit = Visit()
    previous_inspection: PreviousInspection | None = None
    """Only where the document's head gives its days; what its text says of it stays text."""
    inspectors: tuple[Person, ...] = ()
    signatory: Person | None = None
    judgements: tuple[Judgement, ...] = ()
    overall_judgement: str | None = None
    """The judgement on the whole as a sentence, where the report prints it above the other judgements and not among them,
    as single inspections do (to 2018): 'Children’s services in Anyshire are good'."""
    areas_covered: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    priority_actions: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    source: Source
    warnings: tuple[LetterWarning, ...] = ()

    def __repr__(self) -> str:
        return f"<Letter: {self.kind} {self.authority!r} {self.letter_date} {self.source.name!r}>"

    def to_json(self, *, indent: int = 2) -> str:
        """The letter as the published JSON; text as it is printed, not escaped to ASCII."""
        import msgspec

        return msgspec.json.format(msgspec.json.encode(self), indent=indent).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Letter:
        """The letter back from its JSON.

        Raises:
            NotReadableError: it is no such JSON; the message names the place.
        """
        import msgspec

        from ofsted_report.errors import NotReadableError

        try:
            return msgspec.json.decode(text, type=cls)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise NotReadableError(
                f"This is not the JSON of a letter: {error}.",
                "Give the output of `ofsted-report extract`, unchanged.",
            ) from error

    @staticmethod
    def json_schema() -> dict[str, object]:
        """The JSON Schema (2020-12) of the letter's JSON."""
        import msgspec

        schema = msgspec.json.schema(Letter)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = "A letter of Ofsted's, as ofsted-report extract prints it"
        return cast("dict[str, object]", schema)

    def sections_of(self, *roles: Role) -> tuple[Section, ...]:
        """The sections that play one of these roles, in the letter's order."""
        return tuple(section for section in self.sections if section.role in roles)

    @property
    def headline_sections(self) -> tuple[Section, ...]:
        """The sections that sum up what was found: the overview; of some inspections that have none, the introduction."""
        overview = self.sections_of("overview")
        return overview if overview or self.kind not in _SUMS_UP_FIRST else self.sections_of("introduction")

    @property
    def quoted_sections(self) -> tuple[Section, ...]:
        """The sections that key findings are taken from, in order: what sums up, and the findings."""
        headlines = self.headline_sections
        return tuple(section for section in self.sections if section.role == "findings" or section in headlines)
