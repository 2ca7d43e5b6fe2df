"""The letter's end: who signed, and that none of it is left in the last paragraph."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from fixtures.printed import block, lay
from ofsted_report.letter.model import Person
from ofsted_report.letter.signoff import SignOff, names_copies, not_read, other_signatories, part_sign_off
from ofsted_report.reading.document import Line, Tag
from ofsted_report.reading.text_block import TextBlock

_TAGS = count(1)
LAST = "Ofsted will take this letter into account when planning the next inspection."
RUTH = Person(name="Ruth Penhallow", role="His Majesty’s Inspector")


def signed(*texts: str) -> tuple[list[str], Person | None]:
    """What is left of the body, and who signed, where these lines stand below the last paragraph."""
    found = part_sign_off([block("paragraph", text) for text in (LAST, *texts)])
    return [kept.text for kept in found.body], found.signatory


@pytest.mark.parametrize(
    "lines",
    [
        ["Yours sincerely", "Ruth Penhallow", "His Majesty’s Inspector"],
        ["Yours sincerely,", "Ms Ruth Penhallow", "His Majesty’s Inspector"],
        ["Yours faithfully", "Ruth Penhallow", "His Majesty’s Inspector"],
        ["Your sincerely", "Ruth Penhallow", "His Majesty’s Inspector"],
        ["Yours truly", "Ruth Penhallow", "His Majesty’s Inspector"],
        ["Yours sincerely Ruth Penhallow", "His Majesty’s Inspector"],
        ["Yours sincerely", "Ruth Penhallow, His Majesty’s Inspector"],
        ["Yours sincerely", "Ruth Penhallow His Majesty’s Inspector"],
        ["Ruth Penhallow", "His Majesty’s Inspector"],
        ["Ruth Penhallow, His Majesty’s Inspector"],
        ["Ruth Penhallow His Majesty’s Inspector"],
    ],
    ids=" | ".join,
)
def test_who_signed(lines: list[str]) -> None:
    """With and without 'Yours sincerely', the post below the name or beside it."""
    assert signed(*lines) == ([LAST], RUTH)


@pytest.mark.parametrize(
    ("lines", "person"),
    [
        (["Ruth Penhallow HMI"], Person(name="Ruth Penhallow", role="HMI")),
        (["Ruth Penhallow", "Regional Director, North West"],
         Person(name="Ruth Penhallow", role="Regional Director, North West")),
        (["Ruth Penhallow OBE", "National Director, Social Care"],
         Person(name="Ruth Penhallow OBE", role="National Director, Social Care")),
        (["Ruth Penhallow", "Imran Sadiq", "His Majesty’s Inspector", "Ofsted Inspector"], RUTH),
        (["Ruth Penhallow", "Chief Inspector"], Person(name="Ruth Penhallow", role="Chief Inspector")),
        (["Ruth Penhallow"], Person(name="Ruth Penhallow")),
        (["Ruth Penhallow", "Lead for Social Care Policy"],
         Person(name="Ruth Penhallow", role="Lead for Social Care Policy")),
    ],
)  # fmt: skip
def test_posts_of_those_who_sign(lines: list[str], person: Person) -> None:
    """Of names in columns the first signed, and the first post is theirs; a post nobody knows is kept as printed."""
    assert signed("Yours sincerely", *lines) == ([LAST], person)


def test_a_closing_typed_into_the_last_paragraph() -> None:
    """With a line break between: the paragraph stays whole, the closing is none of it."""
    typed = TextBlock("paragraph", f"{LAST} Yours sincerely", lay(LAST, "Yours sincerely"))
    found = part_sign_off([typed, block("paragraph", "Ruth Penhallow"), block("paragraph", "His Majesty’s Inspector")])
    assert [kept.text for kept in found.body] == [LAST]
    assert found.signatory == RUTH


@pytest.mark.parametrize("in_cell", [("National Director", "Ruth Penhallow"), ("Ruth Penhallow", "National Director")])
def test_a_post_stands_in_the_cell_of_its_name(in_cell: tuple[str, str]) -> None:
    """The inspectorates of a joint inspection sign beside each other; some print the post above the name."""
    signed_by = [cell("Ofsted", 0, 0), cell("Care Quality Commission", 0, 1)]
    signed_by += [*(cell(text, 1, 0) for text in in_cell), cell("Ben Reed", 1, 1), cell("Deputy Chief Inspector", 1, 1)]
    found = part_sign_off([block("paragraph", text) for text in (LAST, "Yours sincerely")] + signed_by)
    assert found.signatory == Person(name="Ruth Penhallow", role="National Director")


def cell(text: str, row: int, column: int) -> TextBlock:
    """A paragraph in a cell of the table of those who sign."""
    found = block("paragraph", text)
    tag = Tag("paragraph", next(_TAGS), table=1, row=row, column=column)
    return replace(found, lines=tuple(replace(line, tag=tag) for line in found.lines))


def test_the_last_closing_counts() -> None:
    """A paragraph may quote another letter's."""
    body, who = signed("Yours sincerely was all that the reply said.", "Yours sincerely", "Ruth Penhallow", "HMI")
    assert (len(body), who) == (2, Person(name="Ruth Penhallow", role="HMI"))


def test_footnotes_below_the_closing_stay() -> None:
    """They belong to the letter's last page, not to its end."""
    note = block("footnote", "A note.", mark="1")
    found = part_sign_off([block("paragraph", LAST), block("paragraph", "Yours sincerely"), note])
    assert ([kept.kind for kept in found.body], found.below) == (["paragraph", "footnote"], ())


@pytest.mark.parametrize("closing", [["Yours sincerely"], []], ids=["with yours sincerely", "without"])
def test_a_sentence_below_the_closing_is_kept_and_told(closing: list[str]) -> None:
    """It may be a note that was not known for one: nothing that Ofsted says is lost."""
    said = "2 The regulations say which agency should write the statement of action."
    below = [block("paragraph", text) for text in (*closing, "Ruth Penhallow", "His Majesty’s Inspector", said)]
    found = part_sign_off([block("paragraph", LAST), *below])
    assert [kept.text for kept in found.body] == [LAST]
    assert [kept.text for kept in found.below] == [said]
    assert found.signatory == RUTH


def test_a_note_above_the_name_does_not_hide_who_signed() -> None:
    """A page may end between 'Yours sincerely' and the name, and the note stand at its foot."""
    said = "2 The regulations say which agency should write the statement of action."
    end = ("Yours sincerely", said, "Ruth Penhallow", "His Majesty’s Inspector")
    found = part_sign_off([block("paragraph", text) for text in (LAST, *end)])
    assert ([kept.text for kept in found.below], found.signatory) == ([said], RUTH)


def test_the_foot_of_a_page_that_ends_above_the_name_is_no_part_of_the_letter() -> None:
    """A reader without tags cannot tell it from text; printed on one page alone, nothing repeats it."""
    foot = "The office stands at the end of the street behind the station."
    name = [block("paragraph", text, page=2) for text in ("Ruth Penhallow", "His Majesty’s Inspector")]
    found = part_sign_off([*(block("paragraph", text) for text in (LAST, "Yours sincerely", foot)), *name])
    assert ([kept.text for kept in found.body], found.below, found.signatory) == ([LAST], (), RUTH)
    assert foot in [line.text for line in found.lines]


COPIES = [
    "cc", "cc: Department for Education", "c.c. Ben Reed, Chief Executive", "Copied to: Ben Reed, Chief Executive",
    "Copy to the Department for Education.", "Copies sent to the Department for Education.",
    "The letter is copied to the Department for Education.",
    "A copy has been sent to the Secretary of State and to the Care Quality Commission for their information.",
    "I am copying this letter to the Department for Education.",
]  # fmt: skip


@pytest.mark.parametrize("copies", COPIES)
def test_lines_on_copies_are_kept_apart_with_the_names_below_them(copies: str) -> None:
    """They are none of the last section's findings, and nobody of them signed."""
    recipients = ["Ben Reed, Chief Executive", "Chloe Marsh, Lead Member"]
    end = ["Yours sincerely", "Ruth Penhallow", "His Majesty’s Inspector"]
    found = part_sign_off([block("paragraph", text) for text in (LAST, *end, copies, *recipients)])
    assert [kept.text for kept in found.body] == [LAST]
    assert [line.text for line in found.lines] == end
    assert [kept.text for kept in found.below] == [copies, *recipients]
    assert found.signatory == RUTH
    assert names_copies(copies)


def test_cc_in_small_letters_is_no_part_of_the_post() -> None:
    """It stands right below it, and so may be taken for its second line."""
    end = TextBlock("paragraph", "HMI cc: Department for Education", lay("HMI", "cc: Department for Education"))
    found = part_sign_off([block("paragraph", text) for text in (LAST, "Yours sincerely", "Ruth Penhallow")] + [end])
    assert found.signatory == Person(name="Ruth Penhallow", role="HMI")
    assert [kept.text for kept in found.below] == ["cc: Department for Education"]


def test_what_says_more_than_who_gets_a_copy() -> None:
    """The officer should see it."""
    assert not names_copies("A copy has been sent to the Secretary of State. The council must reply by 3 May 2030.")
    assert not names_copies("Each agency has its part in the response to this letter.")


def test_a_long_post_that_ends_in_a_stop_is_no_sentence() -> None:
    """It stands behind the name of who signed."""
    post = "His Majesty’s Inspector of Education, Children’s Services and Skills in the North."
    body, person = signed("Yours sincerely", f"Ruth Penhallow, {post}")
    assert (body, person and person.role) == ([LAST], post)


def test_a_letter_without_an_end() -> None:
    """Nobody signed, and nothing is lost."""
    assert signed() == ([LAST], None)
    assert part_sign_off([]) == SignOff(())


def test_an_address_below_a_sign_off_without_yours_sincerely() -> None:
    """Many print their office's lines last: street, town, telephone, e-mail, web page."""
    office = ["Piccadilly Gate", "Store Street", "Saltby SA1 2WD", "T 0300 000 0000", "office@example.org"]
    assert signed("Ruth Penhallow", "His Majesty’s Inspector", *office) == ([LAST], RUTH)


def test_a_name_in_the_middle_of_a_letter_signs_nothing() -> None:
    """Only the letter's end is looked at."""
    texts = ["Ruth Penhallow", "His Majesty’s Inspector", *[LAST] * 20]
    assert signed(*texts) == ([LAST, *texts], None)


def test_all_who_signed_are_kept_beside_the_first() -> None:
    """Joint letters are signed by up to four inspectorates; degrees are no part of a name, and honours are no post."""
    lines = lay("Yours sincerely", "Ruth Penhallow", "National Director, Ofsted", "Dr Sean Penn BSc MB ChB FRCA",
                "Chief Inspector of Healthcare, CQC", "Joan Holt, CBE", "Her Majesty’s Inspector of Constabulary")  # fmt: skip
    first = Person(name="Ruth Penhallow", role="National Director, Ofsted")
    assert [(person.name, person.role) for person, _ in other_signatories(lines, first)] == [
        ("Sean Penn", "Chief Inspector of Healthcare, CQC"),
        ("Joan Holt CBE", "Her Majesty’s Inspector of Constabulary"),
    ]


def in_cell(text: str, row: int, column: int, *, page: int = 1, paragraph: int | None = None) -> Line:
    """A line of the table of those who sign; its columns are 200 points apart."""
    (line,) = lay(text, page=page, x0=72 + 200 * column)
    return replace(line, tag=Tag("paragraph", paragraph or next(_TAGS), table=page, row=row, column=column))


OVERLEAF = (
    in_cell("Ruth Penhallow", 1, 0), in_cell("Regional Director", 1, 0), in_cell("Ben Reed", 1, 1),
    in_cell("Deputy Chief Inspector", 1, 1), in_cell("HMI Constabulary", 2, 0), in_cell("HMI Probation", 2, 1),
    in_cell("Joan Holt", 3, 0), in_cell("Mark Dunn", 3, 1), in_cell("Her Majesty’s Inspector", 0, 0, page=2),
    in_cell("Assistant Chief Inspector", 0, 1, page=2),
)  # fmt: skip


def people(lines: tuple[Line, ...]) -> list[Person]:
    """All who sign with these lines."""
    closing = TextBlock("paragraph", "Yours sincerely", lay("Yours sincerely"))
    first = part_sign_off([closing, *(TextBlock("paragraph", line.text, (line,)) for line in lines)]).signatory
    return [*filter(None, [first]), *(person for person, _ in other_signatories(lines, first))]


def test_posts_overleaf() -> None:
    """Two columns of signatures may go over the page's end, between the names and their posts."""
    assert [(person.name, person.role) for person in people(OVERLEAF)] == [
        ("Ruth Penhallow", "Regional Director"),
        ("Ben Reed", "Deputy Chief Inspector"),
        ("Joan Holt", "Her Majesty’s Inspector"),
        ("Mark Dunn", "Assistant Chief Inspector"),
    ]
    assert not_read(OVERLEAF, people(OVERLEAF)) == ()


def test_a_post_of_two_lines() -> None:
    """The lines of one paragraph are one post; the next paragraph is another."""
    post = ("Chief Inspector of Hospitals and Interim Chief", "Inspector of Primary Medical Services")
    others = [in_cell(text, 1, 0, paragraph=-1) for text in post]
    lines = (*lay("Ruth Penhallow", "HMI"), in_cell("Ben Reed", 1, 0), *others, in_cell("Ofsted Inspector", 1, 0))
    assert [person.role for person in people(lines)] == ["HMI", " ".join(post)]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (OVERLEAF[:8], ["Joan Holt", "Mark Dunn"]),
        ((*OVERLEAF[:6], OVERLEAF[7], OVERLEAF[9]), []),
        ((*OVERLEAF[:6], in_cell("Chief Inspector", 3, 1)), ["Chief Inspector"]),
        (lay("Ms Ruth Penhallow HMI", "Joan Holt, CBE", "His Majesty’s Inspector"), []),
        ((*lay("Ofsted", "HMI Probation", "Ruth Penhallow", "HMI"),), ["HMI Probation"]),
    ],
    ids=["names without posts", "whole", "a post whose name is a picture", "twice", "more inspectorates than names"],
)
def test_who_was_not_read_is_told(lines: tuple[Line, ...], told: list[str]) -> None:
    """Nobody who signed is lost in silence."""
    assert [line.text for line in not_read(lines, people(lines))] == told
