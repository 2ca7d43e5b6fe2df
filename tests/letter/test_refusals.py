"""What is given by mistake is said to be what it is, and is never read as a letter."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from ofsted_report.errors import ExitCode, NotOfstedError, OwnFileError
from ofsted_report.letter.doubts import look_here
from ofsted_report.letter.parse import read_letter
from ofsted_report.letter.refusals import refuse_other_forms
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.read import read_document
from ofsted_report.shipped import WORD_TEMPLATES, shipped

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

MASTHEAD = "Ofsted\nPiccadilly Gate\nStore Street\nManchester\nM1 2WD\nT 0300 123 1231\n\n15 March 2024\n\n"

SCHOOL = MASTHEAD + (
    "Ms Ada Quill\nHeadteacher\nSaltby Primary School\n\nDear Ms Quill\n\n"
    "Monitoring inspection of Saltby Primary School\n\n"
    "This letter sets out the findings of the inspection of your school. Pupils read more than they did.\n"
)
HOME = MASTHEAD + (
    "Dear Mr Reed\n\nMonitoring visit of Larch House\n\nThis children's home is registered for four children (SC123456). "
    "Inspectors found that the provider keeps good records.\n"
)
COUNCIL_REPORT = (
    "Anyshire Council\nReport to the Children's Select Committee\n\nCommittee date: 4 June 2024\nAuthor: Ada Quill\n"
    "Contact officer: Ben Reed\n\nPurpose of Report\n\nTo present Ofsted's focused visit to Anyshire children's services.\n\n"
    "Background Papers\n\nAppendix 1: the letter\n"
)


def given(folder: Path, text: str) -> Path:
    """The text as a file."""
    file = folder / "given.txt"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (SCHOOL, "about a school"),
        (HOME, "about a children's home"),
        (COUNCIL_REPORT, "council's own report"),
        *(
            (f"{MASTHEAD}Dear Mr Reed\n\n{said}.\n", what)
            for said, what in (
                ("This children's home has a good provider", "about a children's home"),
                ("This children's home (SC123456) is good", "about a children's home"),
                ("This fostering agency is registered", "about a fostering service"),
                ("This independent fostering service (SC123456) is good", "about a fostering service"),
                ("This fostering service has a new provider", "about a fostering service"),
                ("This voluntary adoption agency is registered", "about an adoption agency"),
                ("This regional adoption agency (SC123456) is good", "about an adoption agency"),
                ("This nursery (EY123456) is good", "about a nursery or childminder"),
                ("This childminder knows the early years", "about a nursery or childminder"),
                ("This pre-school (EY123456) is good", "about a nursery or childminder"),
                ("This early years provider (EY123456) is good", "about a nursery or childminder"),
                ("This is further education, says the principal", "about a college"),
                ("This is a sixth form, says the principal", "about a college"),
                ("This college has a principal", "about a college"),
                ("At our inspection of the academy the principal was new", "about a school"),
                ("At our inspection of the school pupils were glad", "about a school"),
            )
        ),
        *(
            (
                "\n".join(["Anyshire Council", *lines, "Ofsted's visit to Anyshire children's services."]),
                "council's own report",
            )
            for lines in (
                ("Meeting date: 4 June 2024", "Portfolio holder: Cllr Quill", "Agenda item 7: Ofsted’s visit"),
                ("Date of meeting: 4 June 2024", "Appendix 1: the letter", "There are financial implications."),
                ("Date of committee: 4 June 2024", "Appendices", "There are no legal implications."),
            )
        ),
    ],
)
def test_it_says_what_the_document_is(tmp_path: Path, text: str, what: str) -> None:
    """'Not a letter' would leave the officer guessing: the sentence names the thing."""
    with pytest.raises(NotOfstedError, match=what) as refused:
        read_letter(given(tmp_path, text))
    assert refused.value.exit_code == ExitCode.NOT_OFSTED
    assert refused.value.remedy


def test_a_letter_about_a_school_is_read_where_a_person_asks_for_it(tmp_path: Path) -> None:
    """--kind other is the way out that the refusal names."""
    letter = read_letter(given(tmp_path, SCHOOL), kind="other")
    assert letter.kind == "other"
    assert "unknown-kind" in {warning.code for warning in letter.warnings}


@pytest.mark.parametrize("quote", ["'", "’", "‘"])
def test_a_letter_about_services_for_children_may_be_about_their_schools_too(tmp_path: Path, quote: str) -> None:
    """However its quotes are written: a school's own letter is told what it is."""
    for text, is_schools in ((SCHOOL, True), (f"{SCHOOL}They met managers of children{quote}s services.\n", False)):
        blocks = find_blocks(read_document(given(tmp_path, text))).body
        with pytest.raises(NotOfstedError, match="a school") if is_schools else nullcontext():
            refuse_other_forms("given.txt", blocks)


@pytest.mark.parametrize(
    ("first", "second", "page"),
    [
        ("northmere-focused-visit", "saltby-focused-visit", 5),
        ("ashcombe-ilacs-2019", "saltby-focused-visit", 5),
        ("saltby-focused-visit", "ashcombe-ilacs-2019", 4),
    ],
)
def test_two_documents_in_one_pdf_are_told_apart(tmp_path: Path, first: str, second: str, page: int) -> None:
    """A report of two visits at once would give one visit's findings under the other's date."""
    pikepdf = pytest.importorskip("pikepdf")
    bound = tmp_path / "bound.pdf"
    with pikepdf.open(SAMPLES / f"{first}.pdf") as one, pikepdf.open(SAMPLES / f"{second}.pdf") as other:
        one.pages.extend(other.pages)
        one.save(bound)
    with pytest.raises(NotOfstedError, match=f"begins on page {page}"):
        read_letter(bound)


def test_a_letter_that_mentions_an_earlier_visit_is_one_letter() -> None:
    """Naming another visit in the text does not begin another document."""
    assert read_letter(SAMPLES / "northmere-focused-visit.pdf").kind == "focused_visit"


def test_papers_before_a_letter_in_an_agenda_pack_are_set_aside_and_told(tmp_path: Path) -> None:
    """The agenda has a salutation, a date and a title of its own; they are not the letter's."""
    import pikepdf

    from fixtures.typed import typed_page

    lines = ("Agenda, 14 January 2027", "8. Ofsted monitoring visit", "Dear Member", "The papers are enclosed.")
    shown = " ".join(f"({line}) '" for line in lines)
    agenda = typed_page(tmp_path, f"BT /F1 12 Tf 20 TL 72 700 Td {shown} ET")
    alone = SAMPLES / "anyshire-monitoring-visit.pdf"
    bound = tmp_path / "pack.pdf"
    with pikepdf.open(agenda) as pack, pikepdf.open(alone) as letter:
        pack.pages.extend(letter.pages)
        pack.save(bound)
    read, printed = read_letter(bound), read_letter(alone)
    assert (read.kind, read.letter_date, read.salutation) == (printed.kind, printed.letter_date, printed.salutation)
    assert read.title == printed.title
    assert [(warning.code, warning.page) for warning in look_here(read)] == [("pages-set-aside", 1)]


@pytest.mark.parametrize("name", ["meeting.toml", "meeting.txt"])
def test_a_settings_file_is_named_as_one(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    text = 'committee = "Scrutiny"\nauthor = "A Bell"\ncontact_officer = "S Poole"\ncabinet_member = "Cllr Marsh"\n'
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OwnFileError, match="is a file of settings"):
        read_letter(file)


def test_a_settings_file_with_a_slip_is_known_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "council.toml").write_text('council = "Anyshire\n', encoding="utf-8")
    with pytest.raises(OwnFileError, match="is a file of settings"):
        read_letter(tmp_path / "council.toml")


@pytest.mark.parametrize("name", WORD_TEMPLATES)
def test_a_template_is_named_as_one(tmp_path: Path, name: str) -> None:
    file = tmp_path / "ours.docx"
    file.write_bytes(shipped(f"{name}.docx"))
    with pytest.raises(OwnFileError, match="is a Word template for reports"):
        read_letter(file)


def test_a_letter_with_braces_in_its_text_is_a_letter(tmp_path: Path) -> None:
    sample = (Path(__file__).resolve().parents[2] / "samples" / "anyshire-monitoring-visit.txt").read_text("utf-8")
    file = given(tmp_path, sample + "\n\nThe council fills in {{ name }}, {{ date }} and {{ place }}.\n")
    assert read_letter(file).authority == "Anyshire"
