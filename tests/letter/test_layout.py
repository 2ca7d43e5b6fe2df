"""A document cut into head, title, body, sign-off and end matter, before anything is read out of them."""

from __future__ import annotations

import pytest

from fixtures.parts import told_block
from fixtures.printed import lay
from ofsted_report.letter.layout import Layout, lay_out
from ofsted_report.reading.document import Line, Tag
from ofsted_report.reading.text_block import TextBlock

ADDRESS = ("29 August 2025", "Ms Adaeze Okafor", "Director of Children’s Services", "Dear Ms Okafor")
INTRO = "This letter summarises the findings of the monitoring visit to Anyshire children’s services."
CLOSE = ("Yours sincerely", "Ruth Penhallow", "His Majesty’s Inspector")
END = "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects."


def laid_out(*texts: str | TextBlock, untyped: bool = False, kind: str | None = None) -> Layout:
    """The layout of these blocks; '# …' is a heading, a bare text a paragraph."""
    return lay_out([told_block(text) for text in texts], untyped=untyped, kind=kind)


def body(layout: Layout) -> list[tuple[str, str]]:
    """Kind and text of the body's blocks."""
    return [(found.kind, found.text) for found in layout.body]


def test_a_letter_in_its_parts() -> None:
    """Head down to the salutation, title, body; the sign-off is in none of them."""
    layout = laid_out(
        *ADDRESS, "# Monitoring visit of Anyshire children’s services", INTRO, "# Findings", "Plans are clear.", *CLOSE
    )
    assert layout.head_lines == ADDRESS
    assert layout.title == "Monitoring visit of Anyshire children’s services"
    assert body(layout) == [("paragraph", INTRO), ("heading", "Findings"), ("paragraph", "Plans are clear.")]
    assert layout.signed.signatory is not None
    assert layout.kind.kind == "monitoring_visit"


@pytest.mark.parametrize(
    "verb",
    ["cannot", "shows", "showed", "remains", "remained", "continues", "continued", "includes", "included", "suggests",
     "indicates", "means"],
)  # fmt: skip
def test_a_sentence_that_begins_like_a_heading_is_none(verb: str) -> None:
    """Wrapped before a name, it would lose its first line to a heading."""

    def read(first: str) -> list[tuple[str, str]]:
        rest = "Anyshire, where children are seen early and often by social workers whom they know."
        wrapped = TextBlock("paragraph", f"{first} {rest}", lay(first, rest))
        return body(laid_out(*ADDRESS, "# Monitoring visit of Anyshire", INTRO, "# Overview", "Text.", wrapped, *CLOSE))

    assert ("heading", "Progress since May") in read("Progress since May")
    assert ("heading", f"Progress since May {verb}") not in read(f"Progress since May {verb}")


@pytest.mark.parametrize(
    "end",
    [
        END.replace("regulates and inspects", "inspects"),
        "Any complaints about the inspection may be sent to Ofsted.",
        "If you are not happy with the inspection, tell Ofsted.",
        "If you would like a copy of this document in another form, tell Ofsted.",
        "© Crown copyright 2025",
    ],
)
def test_what_ofsted_prints_at_the_end_is_no_part_of_the_body(end: str) -> None:
    title = "# Inspection of Anyshire local authority children’s services"
    layout = laid_out(title, "Inspection dates: 3 to 14 March 2025", "Plans are clear.", "Visits are timely.", end)
    assert [block.text for block in layout.end_matter] == [end]


def test_a_title_over_several_lines() -> None:
    """Each typed as a paragraph of its own; the first heading that a kind knows is no part of it."""
    layout = laid_out(*ADDRESS, "# Monitoring visit of Anyshire", "# children’s services¹", "# Overview", "Text.")
    assert layout.title == "Monitoring visit of Anyshire children’s services"
    assert body(layout)[0] == ("heading", "Overview")


def test_a_title_that_is_not_bold() -> None:
    """It is known by its words."""
    assert laid_out(*ADDRESS, "Focused visit to Saltby children’s services", INTRO).title == (
        "Focused visit to Saltby children’s services"
    )


@pytest.mark.parametrize("label", ["Re: ", "RE ", "Subject: "])
@pytest.mark.parametrize("heading", ["# ", ""], ids=["bold", "plain"])
def test_a_label_is_no_part_of_the_title(label: str, heading: str) -> None:
    """It says that a title follows."""
    layout = laid_out(*ADDRESS, f"{heading}{label}Focused visit to Saltby children’s services", INTRO)
    assert (layout.title, layout.kind.kind) == ("Focused visit to Saltby children’s services", "focused_visit")


def test_a_title_may_begin_like_a_label() -> None:
    """'Re-inspection' is a word."""
    assert (
        laid_out(*ADDRESS, "# Re-inspection of Saltby’s services", INTRO).title == "Re-inspection of Saltby’s services"
    )


def test_a_letter_without_a_title() -> None:
    """Its first sentence is no title; its kind is known by the opening words."""
    layout = laid_out(*ADDRESS, INTRO, "# Findings", "Text.")
    assert (layout.title, layout.kind.kind) == ("", "monitoring_visit")
    assert body(layout)[0] == ("paragraph", INTRO)


def test_an_address_in_one_paragraph_has_a_line_for_each_fact() -> None:
    """It was typed with line breaks."""
    typed = TextBlock("paragraph", " ".join(ADDRESS), lay(*ADDRESS))
    assert laid_out(typed, "# Focused visit to Saltby", "Text.").head_lines == ADDRESS


def test_a_kind_that_a_person_names_counts() -> None:
    """Whatever the title says."""
    assert laid_out(*ADDRESS, "# Focused visit to Saltby", INTRO, kind="other").kind.kind == "other"


def test_a_report_has_a_head_of_its_own() -> None:
    """No salutation, no sign-off: dates and lead inspector stand above the text."""
    layout = laid_out(
        "# Inspection of Northmere local authority children’s services", "Inspection dates: 26 September to 7 October 2022",
        "Lead inspector: Gwen Hartley, HMI", "Children in Northmere receive good services.", "# What needs to improve?", "Plans.",
    )  # fmt: skip
    assert layout.report_head is not None
    assert layout.report_head.lead is not None
    assert layout.head_lines == ()
    assert [text for _, text in body(layout)] == [
        "Children in Northmere receive good services.",
        "What needs to improve?",
        "Plans.",
    ]


def test_a_letter_that_a_report_quotes_does_not_make_it_a_letter() -> None:
    """'Dear Ofsted', a child writes."""
    layout = laid_out(
        "# Inspection of Northmere local authority children’s services", "Inspection dates: 26 September to 7 October 2022",
        "Dear Ofsted, I like my social worker.", "Children in Northmere receive good services.",
    )  # fmt: skip
    assert layout.report_head is not None
    assert ("paragraph", "Dear Ofsted, I like my social worker.") in body(layout)


def test_what_ofsted_prints_at_every_reports_end_is_apart() -> None:
    """It is about Ofsted, not about the authority; further up such a sentence is text."""
    layout = laid_out(
        "# Inspection of Saltby children’s services", END, "One.", "Two.", "Three.", END, "© Crown copyright 2022"
    )
    assert [found.text for found in layout.end_matter] == [END, "© Crown copyright 2022"]
    assert ("paragraph", END) in body(layout)


@pytest.mark.parametrize("tag", [None, Tag("contents", 5)], ids=["by its page numbers", "by its tag"])
def test_a_list_of_contents_is_left_out(tag: Tag | None) -> None:
    """It repeats the headings, and is no text."""
    line = "Recommendations" if tag else "Recommendations 4"
    contents = TextBlock("paragraph", line, lay(line, tag=tag))
    layout = laid_out(
        "# Inspection of Saltby children’s services", "# Contents", contents, "# Recommendations", "Plans."
    )
    assert [text for _, text in body(layout)] == ["Recommendations", "Plans."]


def test_a_list_of_contents_in_columns_is_left_out() -> None:
    """A file without tags gives each heading and its page number as blocks of their own; '2' was a heading, too."""
    contents = [text for entry in (("Executive summary", "2"), ("The local authority", "# 5"), ("Recommendations", "7"),
                                   ("Inspection findings", "12")) for text in entry]  # fmt: skip
    layout = laid_out(
        "# Inspection of Saltby children’s services", "# Contents", *contents, "# Recommendations", "Plans."
    )
    assert [text for _, text in body(layout)] == ["Recommendations", "Plans."]


def test_a_known_heading_that_is_not_bold_is_a_heading() -> None:
    """By its words; a sentence that begins with them is none."""
    layout = laid_out(
        *ADDRESS, "# Monitoring visit of Anyshire", INTRO, "Overview", "Findings show progress.", "Overview."
    )
    assert [kind for kind, _ in body(layout)] == ["paragraph", "heading", "paragraph", "paragraph"]


def test_a_line_that_parts_a_list_is_a_heading() -> None:
    """Some are set in italics, which not every font tells, and tagged as text."""
    layout = laid_out(
        *ADDRESS, "# Monitoring visit of Anyshire", INTRO, "# Findings",
        "Help and protection", "◼ Plans are clear.",
        "Care leavers", "◼ Homes are good.",
    )  # fmt: skip
    assert body(layout)[1:] == [
        ("heading", "Findings"),
        ("heading", "Help and protection"),
        ("item", "Plans are clear."),
        ("heading", "Care leavers"),
        ("item", "Homes are good."),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Inspectors looked at:", "◼ Plans."),
        ("Plans are clear", "and visits, too", "◼ Homes."),
        ("◼ Plans for children under the", "Children Act", "◼ Homes."),
        ("Care leavers", "Homes are good."),
    ],
    ids=["leads in the list", "goes on with text", "goes on with an item", "above no item"],
)
def test_a_line_that_does_not_part_a_list_is_text(texts: tuple[str, ...]) -> None:
    """A stop, an unfinished item above, no item below."""
    layout = laid_out(*ADDRESS, "# Monitoring visit of Anyshire", INTRO, *texts)
    assert "heading" not in [kind for kind, _ in body(layout)]


def test_a_known_heading_that_stands_right_above_its_text_is_apart() -> None:
    """A line break was typed between the two, or no room left; a wrapped sentence goes on with a small letter."""
    glued = TextBlock("paragraph", "Overview Plans are clear.", lay("Overview", "Plans are clear."))
    wrapped = TextBlock("paragraph", "Findings and what followed.", lay("Findings", "and what followed."))
    layout = laid_out(*ADDRESS, "# Monitoring visit of Anyshire", INTRO, glued, wrapped)
    assert body(layout)[1:] == [
        ("heading", "Overview"),
        ("paragraph", "Plans are clear."),
        ("paragraph", "Findings and what followed."),
    ]


SEND = ("# Area SEND inspection of Anyshire local area partnership", "Inspection dates: 3 to 7 June 2024")
FOCUSED = (*ADDRESS, "# Focused visit to Anyshire children’s services", INTRO)
MONITORED = (*ADDRESS, "# Monitoring visit of Anyshire children’s services", INTRO)


@pytest.mark.parametrize("placed", [True, False], ids=["print", "plain text"])
@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        (FOCUSED, "Areas for improvement that were named at the inspection in", "June 2022 have been dealt with."),
        (FOCUSED, "Areas for improvement that were named at the", "Anyshire inspection of children’s services in 2022 are met."),
        (MONITORED, "Progress since the last monitoring visit has been slow in", "Anyshire, and plans are late."),
        (MONITORED, "Progress since the last visit has been slow", "Anyshire’s plans for children in care are late once more."),
        (MONITORED, "Findings from the audits that were done this year by", "Ofsted show that plans are late."),
        (MONITORED, "Findings from audits in Anyshire and Saltby councils", "Ofsted read show late plans."),
        (MONITORED, "Findings from audits, reviews,", "Ofsted’s last visit and from what children say are much alike."),
        (MONITORED, "Overview of the", "Anyshire partnership’s work is kept by a board that meets each month."),
        (SEND, "What children told inspectors", "Anyshire’s leaders had heard before, and they had told them so."),
    ],
)  # fmt: skip
def test_a_sentence_that_begins_like_a_heading_stays_whole(
    head: tuple[str, ...], first: str, second: str, placed: bool
) -> None:
    """Wrapped before a name, its first line fits an open heading ('Progress since …'), and what follows is a capital."""
    sentence = TextBlock("paragraph", f"{first} {second}", lines(first, second, placed=placed))
    assert body(laid_out(*head, "# Overview", sentence, untyped=not placed))[-1] == ("paragraph", f"{first} {second}")


@pytest.mark.parametrize("placed", [True, False], ids=["print", "plain text"])
@pytest.mark.parametrize(
    ("head", "heading"),
    [
        (FOCUSED, "What needs to improve in this area of social care practice"),
        (MONITORED, "Findings and evaluation of progress"),
        (MONITORED, "Progress since May 2022"),
        (SEND, "What does the area partnership need to do better?"),
        (SEND, "What is it like to be a child or young person with SEND in this area?"),
    ],
)
def test_a_heading_of_open_wording_right_above_its_text_is_apart(
    head: tuple[str, ...], heading: str, placed: bool
) -> None:
    """It is short against the lines below, and no sentence; a question may be longer, and has a verb."""
    text = "Leaders know their services well, and most of the plans that they write for children are clear and are kept to."
    glued = TextBlock("paragraph", f"{heading} {text}", lines(heading, text, placed=placed))
    layout = laid_out(*head, glued, untyped=not placed)
    assert body(layout)[-2:] == [("heading", heading), ("paragraph", text)]


def lines(*texts: str, placed: bool) -> tuple[Line, ...]:
    """One paragraph's lines: with places as on a page, or without as in a text file."""
    return lay(*texts) if placed else tuple(Line(text, 1, tag=Tag("paragraph", 1)) for text in texts)


@pytest.mark.parametrize(("untyped", "kind"), [(True, "heading"), (False, "paragraph")])
def test_in_plain_text_a_short_line_above_text_is_a_heading(untyped: bool, kind: str) -> None:
    """There is no type to tell by; where there is, a short paragraph stays one."""
    long = "Most plans help children and are written with their families, as they should be."
    layout = laid_out(*ADDRESS, "Focused visit to Saltby", INTRO, "Plans and reviews", long, untyped=untyped)
    assert body(layout)[1] == (kind, "Plans and reviews")


@pytest.mark.parametrize("line", ["with their families:", "Plans, reviews,", "what is more"])
def test_in_plain_text_a_wrapped_line_is_no_heading(line: str) -> None:
    """It begins small, or goes on."""
    long = "Most plans help children and are written with their families, as they should be."
    assert body(laid_out(*ADDRESS, "Focused visit to Saltby", INTRO, line, long, untyped=True))[1][0] == "paragraph"


GRADED = (
    "The impact of leaders on social work practice with children and",
    "families: requires improvement to be good.",
)


@pytest.mark.parametrize("below", [(), ("1. Leaders know their services well and act on what they learn.",)])
def test_a_graded_heading_over_two_lines_is_a_heading(below: tuple[str, ...]) -> None:
    """In plain type, with a full stop, alone in its paragraph or right above its text."""
    lines = lay(*GRADED, *below)
    layout = laid_out(
        "# Inspection of Saltby children’s services",
        TextBlock("paragraph", " ".join(line.text for line in lines), lines),
        "Leaders listen.",
    )
    assert body(layout)[:1] == [("heading", " ".join(GRADED))]
    assert [kind for kind, _ in body(layout)[1:]] == ["paragraph"] * (1 + len(below))


@pytest.mark.parametrize(
    ("bold", "size", "kind"), [(True, 11.0, "heading"), (False, 14.0, "heading"), (False, 11.0, "paragraph")]
)
def test_a_sentence_that_gives_a_grade_is_a_heading_by_its_type_alone(bold: bool, size: float, kind: str) -> None:
    """'… is that it is good.' heads a chapter where it is bold or larger than the text below, and is a sentence elsewhere."""
    said = "The graded judgement about the experience and progress of care leavers is that it is good."
    layout = laid_out(
        "# Saltby inspection of services for children in need of help and protection, children looked after and care leavers",
        TextBlock("paragraph", said, lay(said, bold=bold, size=size)),
        "76. The local authority keeps in touch with its care leavers.",
    )
    assert body(layout)[0] == (kind, said)
