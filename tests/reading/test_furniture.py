"""Running headers, page numbers and Ofsted's masthead are no part of the letter; an address that looks alike is."""

from __future__ import annotations

import pytest

from fixtures.printed import document, lay
from ofsted_report.reading.document import Line, Tag
from ofsted_report.reading.furniture import set_aside

MASTHEAD = (
    "Ofsted",
    "Piccadilly Gate",
    "Store Street",
    "Manchester",
    "M1 2WD",
    "T 0300 123 1231",
    "Textphone 0161 618 8524",
    "enquiries@ofsted.gov.uk",
    "www.gov.uk/ofsted",
)


def aside(*lines: Line) -> list[str]:
    """The texts that are set aside."""
    return [line.text for line in set_aside(document(*lines)).furniture]


def pages(*, header: str = "", footer: str = "", count: int = 3) -> list[Line]:
    """Pages with some text; `#` in header and footer is the page's number."""
    lines: list[Line] = []
    for page in range(1, count + 1):
        lines += lay(header.replace("#", str(page)), page=page, top=40) if header else ()
        lines += lay(f"Inspectors saw {page} of the teams at work.", page=page, top=400)
        lines += lay(footer.replace("#", str(page)), page=page, top=790) if footer else ()
    return lines


@pytest.mark.parametrize("number", ["#", "- # -", "– # –"])
def test_page_numbers_go(number: str) -> None:
    """In the foot margin of an untagged page."""
    assert aside(*pages(footer=number)) == [number.replace("#", str(page)) for page in (1, 2, 3)]


def test_a_running_header_goes_although_its_page_number_varies() -> None:
    """The same words in the margin of most pages: digits do not count."""
    header = "Anyshire children’s services, 11 to 15 September 2023 #"
    assert len(aside(*pages(header=header))) == 3


def test_a_running_header_may_be_missing_on_the_first_page() -> None:
    """As where the first page has the masthead."""
    lines = [line for line in pages(header="Focused visit to Saltby") if line.page > 1 or line.top > 100]
    assert aside(*lines) == ["Focused visit to Saltby"] * 2


def test_words_that_recur_in_the_text_stay() -> None:
    """Only the margins run: 'Findings' may head a part of every page."""
    lines = [line for page in (1, 2, 3) for line in lay("Findings", "Plans are clear.", page=page, top=300)]
    assert aside(*lines) == []


def test_a_number_in_the_text_stays() -> None:
    """A cell of a table may hold a number and nothing else."""
    assert aside(*pages(), *lay("12", page=3, top=500)) == []


def test_one_page_has_no_running_header() -> None:
    """What stands once at a page's head may be the title."""
    assert aside(*lay("Focused visit to Saltby", top=40), *lay("Plans are clear.")) == []


def test_tagged_artifacts_in_the_margins_go() -> None:
    """Word marks headers and footers as artifacts."""
    artifact = Tag("artifact", 0)
    text = lay("Plans are clear.", tag=Tag("paragraph", 1))
    assert aside(*text, *lay("Anyshire 2", top=800, tag=artifact)) == ["Anyshire 2"]


def test_an_artifact_in_the_middle_of_a_page_stays() -> None:
    """Somebody marked text as decoration; it was printed to be read, and nothing is lost in silence."""
    assert aside(*lay("Overview", top=400, tag=Tag("artifact", 0))) == []


def test_a_tagged_line_in_the_margin_stays() -> None:
    """Where the file says that it is text, its place says nothing."""
    lines = [
        *lay("Plans are clear.", page=1, top=40, tag=Tag("paragraph", 1)),
        *lay("Plans are clear.", page=2, top=40, tag=Tag("paragraph", 2)),
    ]
    assert aside(*lines) == []


def test_the_masthead_goes_whole() -> None:
    """Ofsted's own address, its telephone and its web page, the town between them included."""
    assert aside(*lay(*MASTHEAD, top=30), *lay("29 August 2025")) == list(MASTHEAD)


def test_older_mastheads_go() -> None:
    """Letters to 2017 came from London and Bristol offices."""
    old = ("Aviation House", "125 Kingsway", "London", "WC2B 6SE", "T 0300 123 1231", "www.ofsted.gov.uk")
    assert aside(*lay(*old, top=30)) == list(old)


def test_a_street_of_the_same_name_stays() -> None:
    """'Piccadilly' is a street of other towns too: it is masthead only beside Ofsted's own lines."""
    address = lay("Shire House", "Piccadilly", "Anytown", top=300)
    assert aside(*lay(*MASTHEAD, top=60), *address) == list(MASTHEAD)
    broken = ("Ofsted", "Piccadilly", "Gate Store Street")
    assert aside(*lay(*broken, top=60), *address) == list(broken)


def test_an_addressee_in_manchester_stays() -> None:
    """The town is masthead only beside Ofsted's own lines."""
    address = ("Adaeze Okafor", "Director of Children’s Services", "Northmere Council", "Town Hall", "Manchester")
    assert aside(*lay(*MASTHEAD, top=30), *lay("29 August 2025", *address)) == list(MASTHEAD)


@pytest.mark.parametrize(
    "line",
    [
        "Tel: 0300 123 1231", "Telephone 0300 123 1231", "Text phone 0161 618 8524", "Fax 0117 945 6293", "F 0117 945 6293",
        "T 0117 945 6293", "T 0845 640 4045", "T 0207 421 6800", "E: enquiries@ofsted.gov.uk", "@ofsted.gov.uk",
        "Ofsted Piccadilly", "Piccadilly Gate, Store Street, Manchester", "Royal Exchange Buildings", "St Ann’s Square",
        "Freshford House", "Redcliffe Way", "raising standards", "raising standards improving lives", "improving lives",
    ],
)  # fmt: skip
def test_each_line_of_a_masthead_goes(line: str) -> None:
    """Of all Ofsted's offices, and its motto."""
    assert aside(*lay(line, top=30), *lay("Plans are clear.")) == [line]


def test_an_address_on_one_line_goes() -> None:
    """It is longer than a line of any other masthead; a web address as long may be in a footnote, and stays."""
    line = "Piccadilly Gate, Store Street, Manchester, M1 2WD  T 0300 123 1231  Textphone 0161 618 8524"
    in_note = "www.ofsted.gov.uk/resources/framework-for-the-inspection-of-services-for-children"
    assert aside(*lay(line, in_note, top=30), *lay("Plans are clear.")) == [line]


@pytest.mark.parametrize("postcode", ["M2 7LA", "BS1 6NL", "NG1 6FQ", "Nottingham NG1 6FQ"])
def test_a_postcode_of_ofsteds_goes_beside_such_a_line(postcode: str) -> None:
    assert aside(*lay("Clive House", postcode, top=30), *lay("Plans are clear.")) == ["Clive House", postcode]


@pytest.mark.parametrize("line", ["Ofsted is proud to use recycled paper", "INVESTORS IN PEOPLE", "Page 3 of 12"])
def test_what_letter_paper_says_goes(line: str) -> None:
    """Printed on the paper of some years, anywhere on the page."""
    assert aside(*lay("Plans are clear.", line)) == [line]


def test_a_sentence_about_ofsted_stays() -> None:
    """Only whole lines are masthead."""
    text = "Ofsted will publish this letter at www.gov.uk/ofsted."
    assert aside(*lay(text)) == []


def test_every_line_is_kept_somewhere() -> None:
    """Set aside is not thrown away."""
    lines = [*lay(*MASTHEAD, top=30), *pages(header="Saltby #", footer="#")]
    parted = set_aside(document(*lines))
    assert sorted(map(id, (*parted.body, *parted.furniture))) == sorted(map(id, lines))
