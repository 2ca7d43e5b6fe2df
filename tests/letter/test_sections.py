"""A body cut into parts: each heading with what stands under it, and the role it plays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fixtures.parts import told_block
from fixtures.printed import block, lay, row
from ofsted_report.letter import kinds
from ofsted_report.letter.kinds import KindTable
from ofsted_report.letter.sections import Part, find_footnotes, find_items, find_parts, role_of, says_none, to_sections
from ofsted_report.reading.document import Tag
from ofsted_report.reading.text_block import TextBlock

TABLES = {table.kind: table for table in (*kinds.KNOWN, kinds.OTHER)}
VISIT, FOCUSED, REPORT, SEND, JOINT = (
    TABLES[kind] for kind in ("monitoring_visit", "focused_visit", "ilacs_inspection", "area_send_inspection", "jtai")
)
NONE_NEEDED = "There are no areas for priority action."


def parts(*blocks: TextBlock | str, table: KindTable = VISIT) -> list[tuple[str | None, str, int, list[str]]]:
    """Heading, role, level and texts of each part; '# …' is a heading, a bare text a paragraph."""
    return [(part.heading, part.role, part.level, [b.text for b in part.blocks]) for part in find(*blocks, table=table)]


def find(*blocks: TextBlock | str, table: KindTable = VISIT) -> tuple[Part, ...]:
    """The parts themselves."""
    return find_parts([told_block(b) for b in blocks], table)


def items(found: Sequence[Part], *, in_cells: bool = False) -> tuple[str, ...]:
    """The texts of the items in these parts' lists."""
    return tuple(item.text for item in find_items(found, in_cells=in_cells))


@pytest.mark.parametrize(
    "said",
    [
        "None.", "Not applicable", "There are none.", "There were none", "No recommendations were made.",
        "The visit found no areas of concern.", "There have been no areas for priority action.",
        "Inspectors did not identify any actions.", "No areas for development have been identified during this visit.",
        "No action has been found in this letter", "No area for improvement was made in the report",
        "No actions at this time.",
    ],
)  # fmt: skip
def test_a_list_may_say_that_there_is_nothing_in_it(said: str) -> None:
    assert says_none(said)
    assert not says_none(f"{said.rstrip('.')} but one")


def test_a_letter_in_its_parts() -> None:
    """What stands before the first heading is the introduction; each heading has the role its kind gives it."""
    assert parts(
        "This letter summarises.",
        "# Areas covered by the visit",
        "◼ plans",
        "# Headline findings",
        "Plans are clear.",
        "# Findings and evaluation of progress",
        "Most plans help.",
        "# Next steps",
        "We will come back.",
    ) == [
        (None, "introduction", 1, ["This letter summarises."]),
        ("Areas covered by the visit", "areas_covered", 1, ["plans"]),
        ("Headline findings", "overview", 1, ["Plans are clear."]),
        ("Findings and evaluation of progress", "findings", 1, ["Most plans help."]),
        ("Next steps", "next_steps", 1, ["We will come back."]),
    ]


@pytest.mark.parametrize(
    "heading",
    ["Main findings", "MAIN FINDINGS", "Main findings:", "Findings", "Main findings¹", "Findings and evaluation"],
)
def test_a_heading_is_known_however_it_is_printed(heading: str) -> None:
    """Capitals, colons and footnote marks do not matter; the section keeps the heading without the mark."""
    (part,) = find(f"# {heading}", "Text.", table=FOCUSED)
    assert part.role == "findings"
    assert part.heading == heading.rstrip(":¹")


@pytest.mark.parametrize("quote", ["'", "’"])
def test_quotes_in_headings_are_alike(quote: str) -> None:
    """Word curls them, pasted text does not."""
    heading = f"The experiences and progress of children who need help: the council{quote}s part"
    assert role_of(heading, REPORT) == "findings"


def test_a_heading_that_nobody_knows_is_kept() -> None:
    """Its role is 'other'; a warning tells of it."""
    assert parts("Intro.", "# A word on the weather", "It rained.")[1] == (
        "A word on the weather",
        "other",
        1,
        ["It rained."],
    )


def test_a_sub_heading_keeps_the_role_of_what_it_stands_under() -> None:
    """'Help and protection' under the findings is findings, one level down."""
    found = parts(
        "# Findings and evaluation of progress", "Text.", "# Help and protection", "More.", "# Next steps", "End."
    )
    assert [(heading, role, level) for heading, role, level, _ in found] == [
        ("Findings and evaluation of progress", "findings", 1),
        ("Help and protection", "findings", 2),
        ("Next steps", "next_steps", 1),
    ]


def test_the_files_own_levels_count_where_every_heading_has_one() -> None:
    """A tagged PDF says how deep each heading stands, counted from its highest."""
    found = parts(
        block("heading", "Main findings", level=2), "Text.", block("heading", "Plans", level=3), "More.", table=FOCUSED
    )
    assert [(heading, level) for heading, _, level, _ in found] == [("Main findings", 1), ("Plans", 2)]


def test_a_misprinted_second_overview_is_the_findings() -> None:
    """Letters of 2021 have 'Headline findings' over the overview and over the findings."""
    found = parts("# Headline findings", "In short.", "# Headline findings", "At length.", table=FOCUSED)
    assert [role for _, role, _, _ in found] == ["overview", "findings"]


def test_a_kind_without_that_misprint_keeps_the_overviews_role() -> None:
    """What a heading printed twice means is the kind's to say."""
    found = parts("# Summary", "In short.", "# Summary", "At length.", table=REPORT)
    assert [role for _, role, _, _ in found] == ["overview", "overview"]


def test_a_heading_printed_twice_in_a_row_counts_once() -> None:
    """Above a table and again in its first row."""
    found = parts("# Areas for priority action", "# Areas for priority action", "◼ plans", table=FOCUSED)
    assert found == [("Areas for priority action", "priority_actions", 1, ["plans"])]


def test_a_heading_without_text_is_kept() -> None:
    """Another heading follows at once."""
    found = parts("# Main findings", "# Help and protection", "Text.", table=FOCUSED)
    assert [(heading, texts) for heading, _, _, texts in found] == [
        ("Main findings", []),
        ("Help and protection", ["Text."]),
    ]


def test_a_heading_beside_its_grade_is_a_heading() -> None:
    """In a report the judgement stands in a table's row above its text."""
    found = parts(row("The experiences and progress of children in care", "Good"), "Text.", table=REPORT)
    assert found == [("The experiences and progress of children in care", "findings", 1, ["Text."])]


def test_cells_outside_lists_are_ordinary_paragraphs() -> None:
    """A table that only lays out a page."""
    assert parts("# Main findings", row("Plans are clear.", "Reviews are timely."), table=FOCUSED) == [
        ("Main findings", "findings", 1, ["Plans are clear.", "Reviews are timely."])
    ]


def test_rows_of_a_list_are_rows() -> None:
    """Who is responsible, and for what; the table's head is left out."""
    found = find(
        "# Areas for priority action",
        row("Responsible body", "Areas for priority action", kind="heading"),
        row("Anyshire council", "Leaders should act."),
        table=SEND,
    )
    assert [[b.text for b in part.blocks] for part in found] == [["Anyshire council Leaders should act."]]
    (section,) = to_sections(found, paged=True)
    (told,) = section.blocks
    assert (told.kind, told.text, told.responsible) == ("row", "Leaders should act.", "Anyshire council")


def test_nothing_of_a_body_is_lost() -> None:
    """Every block is a heading or stands under one."""
    texts = ["One.", "# Overview", "Two.", "◼ three", "# Odd", "– four", "Five."]
    found = parts(*texts)
    assert [text for heading, _, _, under in found for text in filter(None, (heading, *under))] == [
        "One.", "Overview", "Two.", "three", "Odd", "four", "Five.",
    ]  # fmt: skip


def test_an_empty_body_has_no_parts() -> None:
    """No introduction is made up."""
    assert find() == ()


# Sections and their blocks


def test_blocks_are_named_by_their_place() -> None:
    """'s2.b1' is how a finding says where it comes from; pages are told where the form has any."""
    sections = to_sections(find("Intro.", "# Overview", block("paragraph", "Plans are clear.", page=3)), paged=True)
    assert [[(b.id, b.page) for b in section.blocks] for section in sections] == [[("s1.b1", 1)], [("s2.b1", 3)]]
    assert {b.page for section in to_sections(find("Intro."), paged=False) for b in section.blocks} == {None}


def test_paragraph_numbers_are_kept_beside_the_text() -> None:
    """Bullets are not."""
    (section,) = to_sections(find(block("item", "Plans are clear.", mark="12."), "◼ plans"), paged=True)
    assert [(b.kind, b.text, b.number) for b in section.blocks] == [
        ("item", "Plans are clear.", "12."),
        ("item", "plans", None),
    ]


def test_footnotes_stand_in_their_section_and_in_a_list() -> None:
    """With their mark, as printed."""
    note = block("footnote", "A plan is a plan.", mark="1", page=2)
    (section,) = to_sections(find("Plans are clear.¹", note), paged=True)
    assert (section.blocks[1].kind, section.blocks[1].text) == ("footnote", "1 A plan is a plan.")
    (listed,) = find_footnotes([block("paragraph", "Plans."), note], paged=True)
    assert (listed.mark, listed.text, listed.page) == ("1", "A plan is a plan.", 2)


def test_prose_under_an_unknown_heading_after_a_list_is_findings() -> None:
    """Joint inspections print a chapter on the partnership there; it is no improvement, and is quoted like all findings."""
    found = find(
        "# What needs to improve",
        "◼ plans",
        "# Anyshire Safeguarding Partnership",
        "It meets.",
        "# Audits",
        "◼ Six.",
        table=JOINT,
    )
    assert [(part.heading, part.role, part.level) for part in found] == [
        ("What needs to improve", "improvements", 1),
        ("Anyshire Safeguarding Partnership", "findings", 1),
        ("Audits", "findings", 2),
    ]


def test_a_list_may_be_parted_by_headings() -> None:
    """Then nothing stands under its own heading, and what stands under the others is the list, prose or not."""
    found = find("# Areas for improvement", "# The front door", "◼ plans", "# The board", "It must meet.", table=JOINT)
    assert [part.role for part in found] == ["improvements"] * 3


def test_strengths_of_something_are_strengths() -> None:
    """Joint inspections name what they are about in their headings."""
    assert role_of("Early help strengths", JOINT) == "findings"


CHAPTER = "The experiences and progress of children looked after"


def test_numbered_paragraphs_after_a_chapter_s_summary_are_its_findings() -> None:
    """Where no heading 'Inspection findings' stands between: the overview would be most of the report."""
    found = parts(
        f"# {CHAPTER}",
        "# Summary",
        "Plans are clear.",
        "◼ Visits are regular.",
        block("item", "Most plans help.", mark="45."),
        "◼ Some are late.",
        "# The Local Safeguarding Children Board is good",
        table=TABLES["single_inspection"],
    )
    assert found == [
        (CHAPTER, "findings", 1, []),
        ("Summary", "overview", 1, ["Plans are clear.", "Visits are regular."]),
        (CHAPTER, "findings", 1, ["Most plans help.", "Some are late."]),
        ("The Local Safeguarding Children Board is good", "findings", 1, []),
    ]


@pytest.mark.parametrize(
    "body",
    [
        [f"# {CHAPTER}", "# Summary", block("item", "Plans are clear.", mark="1."), "Visits are regular."],
        ["# Executive summary", "Plans are clear.", block("item", "Visits are regular.", mark="1.")],
        [f"# {CHAPTER}", "# Summary", "Plans are clear.", "◼ Visits are regular."],
    ],
    ids=["numbered from its start", "of no chapter", "without numbers"],
)
def test_any_other_summary_stays_whole(body: list[TextBlock | str]) -> None:
    """Numbers alone do not tell that it is over."""
    found = parts(*body, table=TABLES["single_inspection"])
    assert found[-1][1:] == ("overview", 1, ["Plans are clear.", "Visits are regular."])


# Lists


def test_a_list_is_its_items() -> None:
    """Introductory paragraphs are none; several parts are one list."""
    found = find("# What needs to improve", "Leaders should see to:", "◼ plans", "◼ visits", table=FOCUSED)
    assert items(found) == ("plans", "visits")
    assert items([*found, *found]) == ("plans", "visits") * 2


def test_sub_items_belong_to_their_item() -> None:
    """One thing to improve, however it is set out."""
    assert items(find("# What needs to improve", "◼ plans for", "– babies", "– care leavers", "◼ visits")) == (
        "plans for babies care leavers",
        "visits",
    )


def test_bullets_under_a_numbered_item_that_leads_up_to_them_are_its_sub_items() -> None:
    """'2. Improve planning by:' is one recommendation; bullets under an item that is whole are items of their own."""
    numbered = [
        block("item", "Hear children.", mark="1."),
        block("item", "Improve planning by:", mark="2."),
        "◼ planning early;",
        "◼ reviewing often.",
        block("item", "Visit more.", mark="3."),
        "◼ Write it down.",
    ]
    assert items(find("# Recommendations", *numbered, table=TABLES["single_inspection"])) == (
        "Hear children.",
        "Improve planning by: planning early; reviewing often.",
        "Visit more.",
        "Write it down.",
    )


def test_a_list_of_dashes_only_has_items() -> None:
    """There is nothing they could stand under."""
    assert items(find("# What needs to improve", "– plans", "– visits")) == ("plans", "visits")


def test_bullets_under_a_cell_s_paragraph_are_its_sub_items() -> None:
    """'This should include:' is no improvement without what it leads up to; a paragraph that is whole takes no bullets."""
    led = cells(
        "Leaders should plan. This should include:", "◼ births;", "◼ moves.", "Health leaders should act.", "◼ Visits."
    )
    assert items(led, in_cells=True) == (
        "Leaders should plan. This should include: births; moves.",
        "Health leaders should act.",
        "Visits.",
    )


def test_cells_that_no_tag_tells_of_are_told_by_their_place() -> None:
    """Without tags each paragraph is an item; of two columns, the left one says who is responsible."""
    (found,) = find(
        "# Areas for improvement",
        "Leaders should plan. This should include:",
        "◼ births.",
        "Leaders should act.",
        table=SEND,
    )
    assert items([found], in_cells=True) == (
        "Leaders should plan. This should include: births.",
        "Leaders should act.",
    )
    left, right = (
        replace(told_block(text), lines=lay(text, x0=x0))
        for text, x0 in (("The council.", 72), ("Leaders should act.", 230))
    )
    assert items(find("# Areas for priority action", left, right, table=SEND), in_cells=True) == (
        "Leaders should act.",
    )


def test_plain_text_does_not_tell_which_paragraphs_are_cells() -> None:
    """Who is responsible and what is to be done look alike there: a warning says so, and nothing is guessed."""
    line = replace(lay("Leaders should act.")[0], x0=0.0, x1=0.0)
    plain = replace(told_block("Leaders should act."), lines=(line,))
    assert items(find("# Areas for priority action", plain, table=SEND), in_cells=True) == ()


def cells(*texts: str) -> tuple[Part, ...]:
    """The cells of a table of improvements, one below the other."""
    tag = Tag("paragraph", 1, table=1, row=0, column=0)
    listed = [
        replace(b, lines=tuple(replace(x, tag=tag) for x in b.lines)) for b in (told_block(text) for text in texts)
    ]
    return (Part("Areas for improvement", "improvements", 1, tuple(listed)),)


@pytest.mark.parametrize(
    "text",
    [
        NONE_NEEDED, "None", "None identified.", "No areas were identified.", "Not applicable",
        "There are no areas for priority action.", "No areas were found for urgent development.",
        "Inspectors found no further areas for improvement.",
        "The inspection did not find any areas for priority and immediate action.",
    ],
)  # fmt: skip
def test_an_item_that_says_there_are_none_is_none(text: str) -> None:
    """A report must not list 'None' as a priority action."""
    assert items(find("# Areas for priority action", f"◼ {text}")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "There are no clear plans for care leavers.",
        "None of the plans have timescales.",
        "Inspectors found no areas of practice in which supervision is good enough; it must be regular.",
        "There are no priority actions. Leaders need to improve the quality of assessments.",
        "Inspectors did not find any areas of widespread failure, but the quality of plans must improve.",
        "No areas of the service have permanent managers.",
    ],
)
def test_an_item_that_says_what_is_missing_is_an_item(text: str) -> None:
    """It is the gravest kind of improvement."""
    assert items(find("# What needs to improve", f"◼ {text}")) == (text,)


def test_the_cells_of_a_list_are_items_where_the_kind_says_so() -> None:
    """Area SEND reports: the second column's text is the item."""
    found = find("# Areas for improvement", row("Anyshire council", ("Leaders should", "act.")), table=SEND)
    assert items(found, in_cells=True) == ("Leaders should act.",)


def test_a_list_of_a_single_inspection_may_be_parted_by_headings_that_elsewhere_are_chapters() -> None:
    """Reports of 2015 group their lists by subject: such a group is the authority's list, not a chapter of findings."""
    found = parts(
        "# Areas for improvement",
        "# Leadership, management and governance",
        "Hear children in every review.",
        "# Quality of practice",
        "Write plans down.",
        "# The local authority's strengths",
        "Staff stay.",
        table=TABLES["single_inspection"],
    )
    assert [(heading, role) for heading, role, _, texts in found if texts] == [
        ("Leadership, management and governance", "improvements"),
        ("Quality of practice", "improvements"),
        ("The local authority's strengths", "findings"),
    ]


def test_a_list_that_is_parted_stays_one_to_its_last_group() -> None:
    """A chapter's heading may name a later group, too."""
    found = parts(
        "# Areas for improvement",
        "# Early help",
        "◼ Plan early.",
        "# Leadership, management and governance",
        "◼ Hear children.",
        "# The experiences and progress of care leavers",
        "◼ Keep in touch.",
        "# Progress since the last inspection",
        table=TABLES["single_inspection"],
    )
    assert [role for _, role, _, _ in found] == ["improvements"] * 4 + ["findings"]


def test_a_chapter_right_after_a_list_is_a_chapter() -> None:
    """Nothing parts a list whose items stand under its own heading."""
    found = parts(
        "# Recommendations",
        "◼ Plan early.",
        "# Leadership, management and governance",
        "Leaders plan.",
        table=TABLES["single_inspection"],
    )
    assert [role for _, role, _, _ in found] == ["improvements", "findings"]


def test_the_head_of_a_chapter_s_table_is_no_text() -> None:
    """Reports to 2015 open a chapter with a table of one judgement: its row is the heading, its head says nothing."""
    found = parts(
        row("Key judgement", "Judgement grade"),
        row("Leadership, management and governance", "Good"),
        "Leaders plan.",
        table=REPORT,
    )
    assert [(heading, texts) for heading, _, _, texts in found] == [
        ("Leadership, management and governance", ["Leaders plan."])
    ]


def test_what_judgements_mean_is_information_for_each_body() -> None:
    """'The local authority' opens the report elsewhere; below what the judgements mean it is Ofsted's standing text."""
    found = parts(
        "# What the inspection judgements mean",
        "# The local authority",
        "Good means good.",
        "# The LSCB",
        "Good.",
        table=TABLES["single_inspection"],
    )
    assert [role for _, role, _, _ in found] == ["information"] * 3


def test_a_judged_area_opens_a_chapter_whatever_it_is_called() -> None:
    """All that was found became 'what needs to improve', where a heading was not in the usual words."""
    found = parts(
        "# What needs to improve", "◼ Plans.", "# How children in care fare: good", "They live in stable homes.",
        table=REPORT,
    )  # fmt: skip
    assert [(heading, role, level) for heading, role, level, _ in found] == [
        ("What needs to improve", "improvements", 1),
        ("How children in care fare: good", "findings", 1),
    ]


@pytest.mark.parametrize(
    "below", ["Partners work well together.", "12. Partners work well together, as they did before."]
)
def test_what_is_below_a_boxed_study_belongs_to_the_part_around_it(below: str) -> None:
    """The box ends where its frame ends, which is a table, or where the report's numbers go on."""
    framed = not below[0].isdigit()
    number = bool(below[0].isdigit())
    tag = Tag("paragraph", 5, 1, 0, 0) if framed else None
    boxed = TextBlock("paragraph", "A child was helped.", lay("A child was helped.", tag=tag))
    outside = replace(block("item", below, mark="12.")) if number else below
    found = parts(
        "# Main findings", "Children are safe.", "# Practice study: effective practice", boxed, outside, table=JOINT
    )
    assert [(heading, texts) for heading, _, _, texts in found] == [
        ("Main findings", ["Children are safe."]),
        ("Practice study: effective practice", ["A child was helped."]),
        ("Main findings", [below]),
    ]


def test_a_study_without_a_frame_ends_where_text_begins_further_left() -> None:
    """The box's text is set in; what follows is at the page's margin again."""
    inside = TextBlock("paragraph", "A child was helped.", lay("A child was helped.", x0=90))
    more = TextBlock("paragraph", "Her plan was clear.", lay("Her plan was clear.", x0=90))
    below = TextBlock("paragraph", "Partners work well together.", lay("Partners work well together."))
    found = parts(
        "# Main findings", "Children are safe.", "# Case study: effective practice", inside, more, below, table=JOINT
    )
    assert [(heading, texts) for heading, _, _, texts in found][1:] == [
        ("Case study: effective practice", ["A child was helped.", "Her plan was clear."]),
        ("Main findings", ["Partners work well together."]),
    ]


def test_the_grade_in_a_box_beside_a_heading_is_no_heading() -> None:
    """Where the file does not tell of cells, it stands on its line, or below."""
    found = parts(
        "# The experiences and progress of care leavers Good", "They live in stable homes.",
        "# Leadership, management and governance", "# Requires improvement", "Leaders know this.",
        table=REPORT,
    )  # fmt: skip
    assert [(heading, texts) for heading, _, _, texts in found] == [
        ("The experiences and progress of care leavers", ["They live in stable homes."]),
        ("Leadership, management and governance", ["Leaders know this."]),
    ]


def test_a_footnote_mark_before_a_heading_is_no_part_of_it() -> None:
    """A mark that was set before the words it belongs to would hide what the heading says."""
    assert parts("# ¹Information about this inspection", "It took two weeks.", table=REPORT)[0][:2] == (
        "Information about this inspection",
        "information",
    )
