"""The inspection team at a report's end."""

from __future__ import annotations

import pytest

from fixtures.printed import block, lay
from ofsted_report.letter.model import Role
from ofsted_report.letter.sections import Part
from ofsted_report.letter.team import find_team
from ofsted_report.reading.document import Tag
from ofsted_report.reading.text_block import TextBlock


def team(*lines: str | TextBlock, role: Role = "information") -> list[tuple[str, str | None]]:
    """Names with posts, where these lines stand at the report's end."""
    blocks = tuple(line if isinstance(line, TextBlock) else block("paragraph", line) for line in lines)
    return [(one.name, one.role) for one in find_team([Part("The inspection team", role, 1, blocks)]).people]


def test_names_behind_labels() -> None:
    """Short forms of posts behind a name are left out: the label says the post."""
    assert team(
        "Lead inspector: Gwen Hartley", "Deputy lead inspector: Imran Sadiq",
        "Team inspectors: Ruth Penhallow HMI, Tom Ashby and Ada Hall.",
    ) == [
        ("Gwen Hartley", "Lead inspector"),
        ("Imran Sadiq", "Deputy lead inspector"),
        ("Ruth Penhallow", "Team inspector"),
        ("Tom Ashby", "Team inspector"),
        ("Ada Hall", "Team inspector"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "printed",
    [
        "Tom Ashby HMI designate", "Tom Ashby (OI)", "Tom Ashby OI", "Tom Ashby AI", "Tom Ashby SHMI", "Dr Tom Ashby, HMI",
        "Tom Ashby Senior HMI", "Tom Ashby HMI (designate)", "Tom Ashby Social Care Regulatory Inspector",
        "Tom Ashby – CQC inspector", "Tom Ashby Associate Inspector", "Tom Ashby (seconded, Anyshire)", "Tom Ashby Education HMI",
        "Tom Ashby His Majesty’s Inspector",
    ],
)  # fmt: skip
def test_whatever_post_stands_behind_a_name(printed: str) -> None:
    """The person is not lost for it."""
    assert team(f"Team inspectors: Ruth Penhallow HMI, {printed} and Ada Hall HMI") == [
        ("Ruth Penhallow", "Team inspector"),
        ("Tom Ashby", "Team inspector"),
        ("Ada Hall", "Team inspector"),
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Supernumerary inspectors", "Supernumerary inspector"),
        ("Contracted inspector", "Contracted inspector"),
        ("Deputy lead inspector", "Deputy lead inspector"),
        ("Social care regulatory inspectors", "Social care regulatory inspector"),
    ],
)
def test_labels_of_inspectors(label: str, role: str) -> None:
    """Each label's post, of one person; a full stop may stand in place of a comma."""
    assert team(f"{label}: Tom Ashby. Ada Hall") == [("Tom Ashby", role), ("Ada Hall", role)]


def test_what_is_no_name_is_kept_apart() -> None:
    """For the warning: somebody may be missing."""
    part = Part("Team", "information", 1, (block("paragraph", "Team inspectors: Ruth Penhallow HMI, to be confirmed"),))
    found = find_team([part])
    assert [one.name for one in found.people] == ["Ruth Penhallow"]
    assert found.unread == ("to be confirmed",)


@pytest.mark.parametrize(
    "behind",
    ["Ofsted", "HMI, Ofsted", "His Majesty’s Inspector, Social Care", "HMI, Education and Skills", "Senior Officer, HMI",
     "Early Years", "Care Quality Commission", "Regional Inspection Manager", "Children’s services", "Schools", "Regulatory",
     "Further education", "SEND", "Health", "Safeguarding", "Social care remit", "Lead Officer", "Principal Officer",
     "Deputy Director", "Assistant Director", "Policy Officer", "Quality Assurance Manager", "Programme Manager"],
)  # fmt: skip
def test_what_stands_behind_a_name_is_nobody(behind: str) -> None:
    """The person's organisation, remit or post is neither a person nor a reason to warn."""
    found = find_team(
        [Part("Team", "information", 1, (block("paragraph", f"Lead inspector: Ruth Penhallow, {behind}"),))]
    )
    assert ([one.name for one in found.people], found.unread) == (["Ruth Penhallow"], ())


def test_a_post_typed_behind_a_name_makes_no_other_name() -> None:
    """Where no comma parts them, and the post is not known, the officer is told."""
    found = find_team(
        [Part("Team", "information", 1, (block("paragraph", "Team inspectors: Tom Ashby Outreach Officer"),))]
    )
    assert (found.people, found.unread) == ((), ("Tom Ashby Outreach Officer",))


def test_a_name_with_a_post_that_cannot_be_a_name_is_told() -> None:
    """A surname may be a word that is in no other name."""
    found = find_team([Part("Team", "information", 1, (block("paragraph", "June Street, Ofsted HMI"),))])
    assert (found.people, found.unread) == ((), ("June Street",))


@pytest.mark.parametrize("none", ["none", "None.", "N/A", "Not applicable", "nil"])
def test_that_there_are_none_is_nobody(none: str) -> None:
    """And no reason to warn."""
    found = find_team([Part("Team", "information", 1, (block("paragraph", f"Team inspectors: {none}"),))])
    assert (found.people, found.unread) == ((), ())


@pytest.mark.parametrize("run", [" ", "-", "(", ",", "a, ", "and ", "Senior ", "( ", "Aa "])
def test_a_line_of_nothing_but_marks_is_read_in_bearable_time(run: str) -> None:
    """Each was once tried anew from every place: minutes. A hanging test is the alarm."""
    many = run * (40_000 // len(run))
    assert team(f"Team inspectors: Ruth Penhallow, Tom{many}x", f"Tom,{many}x")[:1] == [
        ("Ruth Penhallow", "Team inspector")
    ]


def test_names_with_their_posts() -> None:
    """One person a line."""
    assert team("Gwen Hartley, Ofsted HMI Lead inspector", "Dr Imran Sadiq, CQC inspector") == [
        ("Gwen Hartley", "Ofsted HMI Lead inspector"),
        ("Imran Sadiq", "CQC inspector"),
    ]


def test_a_post_behind_the_name_is_part_of_what_the_person_is() -> None:
    """Where each person has a post of their own, what stands between name and comma belongs to it."""
    assert team(
        "Gwen Hartley HMI, Ofsted lead inspector", "Tom Ashby – HMI designate, Ofsted", "Ada Hall (HMI), Ofsted"
    ) == [
        ("Gwen Hartley", "HMI, Ofsted lead inspector"),
        ("Tom Ashby", "HMI designate, Ofsted"),
        ("Ada Hall", "HMI, Ofsted"),
    ]


def test_two_people_on_one_line_are_two() -> None:
    """A file without tags does not part columns that stand close."""
    line = "Gwen Hartley, Ofsted HMI Lead inspector Imran Sadiq, CQC lead inspector Ada Hall-Brown, Ofsted HMI"
    assert team(line) == [
        ("Gwen Hartley", "Ofsted HMI Lead inspector"),
        ("Imran Sadiq", "CQC lead inspector"),
        ("Ada Hall-Brown", "Ofsted HMI"),
    ]


def test_columns_are_read_one_after_the_other() -> None:
    """Ofsted's people stand left, the Care Quality Commission's right."""
    lines = [
        TextBlock("paragraph", text, lay(text, tag=Tag("paragraph", n, 1, n // 2, n % 2)))
        for n, text in enumerate(
            [
                "Gwen Hartley, Ofsted HMI",
                "Imran Sadiq, CQC inspector",
                "Ruth Penhallow, Ofsted HMI",
                "Tom Ashby, CQC inspector",
            ]
        )
    ]
    assert [name for name, _ in team(*lines)] == ["Gwen Hartley", "Ruth Penhallow", "Imran Sadiq", "Tom Ashby"]


def test_those_who_do_not_inspect_are_left_out() -> None:
    """Analysts, observers, and who assured the quality."""
    assert team("Senior data analyst: Gwen Hartley", "Quality assurance manager: Imran Sadiq, Senior HMI") == []


@pytest.mark.parametrize(
    "remark", ["(observer)", "(observing)", "(shadowing)", "(shadow inspector)", "(quality-assuring)"]
)
def test_those_who_only_watch_are_left_out_of_a_list(remark: str) -> None:
    """The same words tell of them here as in a sentence of a letter."""
    assert team(f"Team inspectors: Ruth Penhallow HMI, Tom Ashby {remark}") == [("Ruth Penhallow", "Team inspector")]


def test_nobody_is_named_twice() -> None:
    """The first post counts."""
    assert team("Lead inspector: Gwen Hartley", "Gwen Hartley, Ofsted inspector") == [
        ("Gwen Hartley", "Lead inspector")
    ]


def test_names_in_the_findings_are_nobody_of_the_team() -> None:
    """Only the report's end names it."""
    assert team("Lead inspector: Gwen Hartley", role="findings") == []


def test_a_slip_in_a_double_name_is_closed_up() -> None:
    """'Thornton- Reed' is one name, and no reason to leave its bearer out."""
    assert team("Deputy lead inspector: Gwen Thornton- Reed") == [("Gwen Thornton-Reed", "Deputy lead inspector")]
    assert team("Lead inspector: Gwen Thornton -Reed & Ada Hall") == [
        ("Gwen Thornton-Reed", "Lead inspector"),
        ("Ada Hall", "Lead inspector"),
    ]


def test_a_bracket_that_was_never_opened_hides_nobody() -> None:
    """It would make one of two people, and of both no name."""
    found = team("Team inspectors: Ruth Penhallow (HMI), Tom Ashby HMI designate)")
    assert found == [("Ruth Penhallow", "Team inspector"), ("Tom Ashby", "Team inspector")]
