"""The data model of a letter: what Ofsted said, and where. The JSON of `extract` has these classes, field by field.

All classes are frozen; letters can be compared, hashed, and converted to JSON and back without loss:
`Letter.from_json(letter.to_json()) == letter`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, cast, get_args

from ofsted_report.letter.sentence_labels import Labels, labels_of
from ofsted_report.letter.sentences import sentence_spans
from ofsted_report.once import once

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
TextOrigin = Literal["printed", "layer", "recognised"]
BlockKind = Literal["paragraph", "item", "row", "footnote"]

KINDS: tuple[Kind, ...] = get_args(Kind)
VISITS: frozenset[Kind] = frozenset({"monitoring_visit", "focused_visit"})
"""The kinds of visits, each on one subject; the others, but for `other`, inspect several areas."""
_SUMS_UP_FIRST: frozenset[Kind] = frozenset({"ilacs_inspection", "jtai"})
"""Kinds whose introduction sums up what was found, where there is no overview: ILACS reports, and the letters of joint
inspections until 2020."""
ROLES: tuple[Role, ...] = get_args(Role)
ActionList = Literal["priority_actions", "improvements"]
LISTS: tuple[ActionList, ...] = get_args(ActionList)
"""The lists of what is to be done, as the JSON names them. Priority actions are first."""
ListName = Literal["areas_covered", ActionList]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The position of printed words: in a block of a section, or on a line outside all sections (head, sign-off)."""

    block: str | None = None
    """The id of the block that holds it ('s3.b2'); None outside the sections."""
    start: int | None = None
    end: int | None = None
    """The characters of the block's text that it is, from 0, `end` excluded; None where the text has other words for it."""
    line: int | None = None
    """Outside the sections: the line on its page, from 1, furniture not counted; without pages, the line in the document."""
    page: int | None = None
    """From 1: where it begins, or of an item where its block begins; None where the form of the letter has no pages."""
    heading: str | None = None
    """The heading above it; None outside the sections, and before the first heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who made the visit or signed the letter. `name` is without Mr, Ms or Dr; honours after it stay."""

    name: str
    role: str | None = None
    place: Place | None = field(default=None, compare=False)
    """The position of the name. Two equal facts are equal wherever they are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Somebody to whom the letter is written."""

    name: str
    role: str | None = None
    """The post, without the organisation; a role printed over two lines is joined with a space."""
    organisation: str | None = None
    address: tuple[str, ...] = ()
    """The remaining lines of the address, as printed."""
    place: Place | None = field(default=None, compare=False)
    """The position of the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """First and last day of one run of days."""

    start: date
    end: date
    place: Place | None = field(default=None, compare=False)
    """The position of the dates: the line, or the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The dates of the visit. A year that is not printed is taken from the letter's date."""

    start: date | None = None
    """The first day of all."""
    end: date | None = None
    """The last day of all."""
    ordinal: int | None = None
    """2 for a second monitoring visit; None where the letter does not count visits."""
    periods: tuple[Period, ...] = ()
    """The runs of days of which it was made, in order: most often one, from `start` to `end`."""

    def __post_init__(self) -> None:
        if not self.periods and self.start is not None and self.end is not None:
            object.__setattr__(self, "periods", (Period(start=self.start, end=self.end),))


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousInspection:
    """First and last day of the inspection before, as the head of an area SEND inspection's report prints them."""

    start: date
    end: date
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement, both halves as printed: 'Overall effectiveness', 'Requires improvement to be good'."""

    area: str
    grade: str
    place: Place | None = field(default=None, compare=False)
    """The position of the grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPart:
    """The part of a listed item in one block: the item itself, or a sub-item."""

    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """One item of a list of the letter's."""

    text: str
    """The whole item, as in the list of strings: its parts with a space between."""
    parts: tuple[ListedPart, ...] = ()
    """The item and its sub-items, as printed; one part where it has no sub-items."""
    responsible: str | None = None
    """Who is responsible for the action, if a table has it."""

    @property
    def place(self) -> Place | None:
        """The position of its beginning; None if unknown, as in JSON from an earlier version."""
        return self.parts[0].place if self.parts else None

    @property
    def points(self) -> tuple[ListedPart, ...]:
        """The sub-items under it; `text` has them too."""
        return self.parts[1:]

    @property
    def said(self) -> Said:
        """The item as a quotation."""
        return Said.at(self.text, *(part.place for part in self.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItems:
    """The letter's lists, item by item with their places."""

    areas_covered: tuple[ListedItem, ...] = ()
    improvements: tuple[ListedItem, ...] = ()
    priority_actions: tuple[ListedItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The positions of facts that are plain values in the letter."""

    title: Place | None = None
    authority: Place | None = None
    letter_date: Place | None = None
    """For a report: its date of publication."""
    salutation: Place | None = None
    overall_judgement: Place | None = None


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
    """For a row in a table of actions: who is responsible, from the row's first column."""
    number: str | None = None
    """The number printed before the paragraph ('12.'), where paragraphs are numbered."""
    sentences: tuple[tuple[int, int], ...] = field(default=(), init=False, compare=False)
    """First character and end of each sentence in `text`, from 0, ends excluded; made from the text, once."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sentences", sentence_spans(self.text))

    @property
    def sentence_texts(self) -> tuple[str, ...]:
        """The sentences in order."""
        return tuple(self.text[start:end] for start, end in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with the blocks below it. The text before the first heading has no heading."""

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

    def place(self, block: Block) -> Place:
        """Return the position of a whole block of this section."""
        return Place(block=block.id, start=0, end=len(block.text), page=block.page, heading=self.heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the letter."""

    text: str
    role: Role
    """The role of its section."""
    kind: BlockKind
    """The kind of its block."""
    number: int
    """Its number within the block, from 1."""
    place: Place

    @property
    def labels(self) -> Labels:
        """What the sentence does: `"request" in sentence.labels`."""
        return labels_of(self.text)


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the letter's that are quoted, and the places they are taken from, in order."""

    text: str
    places: tuple[Place, ...]

    @classmethod
    def at(cls, text: str, *places: Place | None) -> Said:
        """Words with the places that are known of them."""
        return cls(text, tuple(place for place in places if place is not None))

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Said:
        """These sentences, one after another."""
        return cls(" ".join(each.text for each in sentences), tuple(each.place for each in sentences))

    def __str__(self) -> str:
        return self.text


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
    text: TextOrigin = "printed"
    """The origin of the words: printed in the file; a text layer of scanned pages, made by text recognition elsewhere; or
    text recognition by this program. The last two may contain misread words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWarning:
    """Something a person should look at; `code` is for scripts ('no-letter-date')."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All that was read from one Ofsted document."""

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
    """The first one, where the letter names several."""
    addressees: tuple[Addressee, ...] = ()
    """All addressees, in printed order; the first is `addressee`."""
    visit: Visit = Visit()
    previous_inspection: PreviousInspection | None = None
    """Only where the document's head gives its days; what its text says of it stays text."""
    inspectors: tuple[Person, ...] = ()
    signatory: Person | None = None
    """The first one, where several signed; of a report, its lead inspector."""
    signatories: tuple[Person, ...] = ()
    """All signatories, in printed order; the first is `signatory`."""
    judgements: tuple[Judgement, ...] = ()
    overall_judgement: str | None = None
    """The judgement on the whole as a sentence, where the report prints it above the other judgements and not among them,
    as single inspections do (to 2018): 'Children’s services in Anyshire are good'."""
    areas_covered: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    priority_actions: tuple[str, ...] = ()
    items: ListedItems = ListedItems()
    """The items of these three lists with their parts and places; `listed` gives them for one list."""
    places: Places = Places()
    """The positions of title, authority, date, salutation and overall judgement; other facts have their own."""
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    source: Source
    warnings: tuple[LetterWarning, ...] = ()

    def __post_init__(self) -> None:
        if self.addressee is not None and not self.addressees:
            object.__setattr__(self, "addressees", (self.addressee,))
        if self.signatory is not None and not self.signatories:
            object.__setattr__(self, "signatories", (self.signatory,))

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

    def listed(self, name: ListName) -> tuple[ListedItem, ...]:
        """The items of one list with their parts and places; without places where only their texts are known."""
        texts: tuple[str, ...] = getattr(self, name)
        items: tuple[ListedItem, ...] = getattr(self.items, name)
        if tuple(item.text for item in items) == texts:
            return items
        return tuple(ListedItem(text=text) for text in texts)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the sections, in order, each with its place."""
        return _sentences(self.sections)

    def section_of(self, place: Place | None) -> Section | None:
        """The section that a place is in; None outside the sections."""
        if place is None or place.block is None:
            return None
        return next((s for s in self.sections for block in s.blocks if block.id == place.block), None)

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


def sentences_in(sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """Every sentence of these sections, in order."""
    return tuple(
        sentence for section in sections for block in section.blocks for sentence in sentences_of_block(section, block)
    )


_sentences = once(sentences_in)


def sentences_of_block(section: Section, block: Block) -> tuple[Sentence, ...]:
    """The sentences of a block of this section, in order."""
    return tuple(
        Sentence(
            text=block.text[start:end],
            role=section.role,
            kind=block.kind,
            number=number,
            place=Place(block=block.id, start=start, end=end, page=block.page, heading=section.heading),
        )
        for number, (start, end) in enumerate(block.sentences, start=1)
    )
