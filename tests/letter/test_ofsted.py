"""What is Ofsted's, and what only speaks of Ofsted."""

from __future__ import annotations

import pytest

from fixtures.printed import document, lay
from ofsted_report.letter.ofsted import is_from_ofsted
from ofsted_report.reading.blocks import find_blocks

MASTHEAD = ("Ofsted", "Piccadilly Gate", "Store Street", "Manchester", "M1 2WD", "enquiries@ofsted.gov.uk")
ABOUT = "Leaders of Saltby children’s services know what they have to do."
VOICE = "This letter summarises the findings of the focused visit to Saltby children’s services. HMI looked at plans."


def ofsteds(*texts: str, masthead: tuple[str, ...] = (), whatever: bool = False) -> bool:
    """Whether a page with these lines is taken for Ofsted's."""
    blocks = find_blocks(document(*lay(*masthead, top=30), *lay(*texts, top=200)))
    return is_from_ofsted(blocks, whatever_it_is_about=whatever)


def test_its_address_at_the_head_shows_it() -> None:
    """However little is said below."""
    assert ofsteds(ABOUT, masthead=MASTHEAD)


@pytest.mark.parametrize("sender", ["www.gov.uk/ofsted", "www.ofsted.gov.uk", "Aviation House"])
def test_a_line_of_its_address_is_enough(sender: str) -> None:
    assert ofsteds(ABOUT, masthead=(sender, "M1 2WD"))


@pytest.mark.parametrize(
    "text",
    [
        VOICE,
        *(
            f"Ofsted’s inspectors {did} the local area partnership."
            for did in ("looked at", "considered", "reviewed", "evaluated", "saw")
        ),
        "The inspectors were from the Office for Standards in Education. They saw the children’s social work services.",
        "The inspector was one of Ofsted’s; they visited the local partnership.",
        "The lead inspector was of Ofsted: so said the safeguarding children partnership.",
        "Inspectors found that children’s services in Saltby are good. Lead inspector: Gwen Hartley, His Majesty’s Inspector",
        "Ofsted will take this letter into account. The local authority has been slow, as inspectors saw.",
        "Joint targeted area inspection of Saltby. This letter summarises what Ofsted and others found.",
    ],
)
def test_its_voice_shows_it_where_the_address_is_missing(text: str) -> None:
    """Pasted text has no masthead."""
    assert ofsteds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of the allotments committee. The gate is to be mended.",
        "Members noted Ofsted’s letter about children’s services in Saltby.",
        "Inspectors found that children’s services are good.",
        "The drains inspector looked at the local authority’s pipes.",
        "",
    ],
)
def test_what_only_speaks_of_it_is_not_ofsteds(text: str) -> None:
    """Minutes, news, other inspectors."""
    assert not ofsteds(text)


def test_what_is_not_about_childrens_services_is_none_unless_asked_for() -> None:
    """A letter to a school is Ofsted's; whoever wants it read says so."""
    school = "Pupils read more than they did. Inspectors looked at books."
    assert not ofsteds(school, masthead=MASTHEAD)
    assert ofsteds(school, masthead=MASTHEAD, whatever=True)
