"""The overview: right in Excel, safe in a browser, usable by keyboard and screen reader, from the file system alone."""

from __future__ import annotations

import csv
import io
from datetime import date

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.samples import convert_all, letters
from fixtures.chromium import axe_violations, sideways
from ofsted_report.batch.manifest import Manifest
from ofsted_report.batch.model import Failure, Output, Record
from ofsted_report.batch.overview import COLUMNS, write
from ofsted_report.batch.storage import Store
from ofsted_report.files import harmless
from ofsted_report.letter.model import Judgement, LetterWarning

LONG = "Safeguarding-and-protection-of-children-with-special-educational-needs-in-anyshire"
NASTY = '=HYPERLINK("http://x","<script>alert(1)</script>") & {{ 7 * 7 }}'


def record(name: str, authority: str = "Anyshire", **changes: object) -> Record:
    known = {
        "kind": "monitoring_visit",
        "title": f"Visit of {authority}",
        "visit_start": date(2024, 3, 5),
        "visit_end": date(2024, 3, 6),
        "letter_date": date(2024, 4, 2),
        "ordinal": 2,
        "findings": ("Leaders know the service.",),
        "areas_covered": ("The front door.",),
        "outputs": {"docx": Output(path=f"{name}.docx", sha256="ab"), "json": Output(path=f"{name}.json", sha256="cd")},
    }
    return Record(source=f"in/{name}.pdf", name=name, status="done", authority=authority, **{**known, **changes})


def failure(name: str) -> Record:
    error = Failure(reason="encrypted", what="locked.pdf is protected by a password.", remedy="Open it.")
    return Record(source=f"in/{name}.pdf", name=name, status="failed", error=error)


RECORDS = (
    record("2024/second visit", judgements=(Judgement(area="Overall", grade="Good"),)),
    record("2023/first", ordinal=1, visit_start=date(2023, 1, 9), visit_end=date(2023, 1, 10)),
    record("other", "Saltby", warnings=(LetterWarning(code="x", message="Look at it."),), improvements=(LONG,)),
    record("nasty", NASTY, title=NASTY, findings=(NASTY,)),
    record("unknown", "", visit_start=None, visit_end=None, letter_date=None, ordinal=None, kind="other"),
    failure("locked"),
)


@pytest.fixture
def out(tmp_path):
    with Manifest(tmp_path / "manifest.jsonl", str(tmp_path)) as book:
        for each in RECORDS:
            book.add(each)
    write(tmp_path / "manifest.jsonl", Store(str(tmp_path)))
    return tmp_path


def table(out) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((out / "index.csv").read_text(encoding="utf-8-sig"), newline="")))


def page(path):
    return lxml.html.document_fromstring(path.read_text(encoding="utf-8"))


def timelines(out) -> dict[str, object]:
    """Authority to its page."""
    pages = {path.name: page(path) for path in (out / "timelines").iterdir()}
    return {tree.findtext(".//h1").partition(": what")[0]: tree for tree in pages.values()}


def test_excel_sees_utf_8_and_a_row_for_every_letter(out):
    assert (out / "index.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = table(out)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(RECORDS)
    first = next(row for row in rows if row["source"] == "in/2023/first.pdf")
    assert (first["authority"], first["visit end"], first["findings"]) == ("Anyshire", "2023-01-10", "1")
    (failed,) = (row for row in rows if row["error"])
    assert (failed["result"], failed["what to do"]) == ("Failed: protected by a password", "Open it.")


FORMULA_BEGINNINGS = "=+-@\t\r\n"


@given(st.sampled_from(FORMULA_BEGINNINGS), st.text(max_size=30))
def test_no_cell_is_taken_for_a_formula_and_nothing_of_it_is_lost(first, rest):
    assert harmless(first + rest) == f"'{first}{rest}"


@given(st.text(max_size=30).filter(lambda text: not text.startswith(tuple(FORMULA_BEGINNINGS))))
def test_a_cell_that_is_no_formula_stays_as_it_is(text):
    assert harmless(text) == text


def test_the_written_table_holds_what_a_letter_says_and_no_formula(out):
    """The letter's own words, as the file has them: Excel must not follow the link that they make."""
    row = next(row for row in table(out) if row["source"] == "in/nasty.pdf")
    assert (row["authority"], row["title"]) == (f"'{NASTY}", f"'{NASTY}")
    assert not [cell for row in table(out) for cell in row.values() if cell.startswith(tuple(FORMULA_BEGINNINGS))]


def test_the_table_has_every_letter_with_working_links(out):
    tree = page(out / "index.html")
    rows = tree.findall(".//tbody/tr")
    assert len(rows) == len(RECORDS)
    links = {link.get("href") for link in tree.iterfind(".//tbody//a")}
    assert "2024/second%20visit.docx" in links
    assert all((out / link).is_file() for link in links if link.startswith("timelines/"))
    assert len([link for link in links if link.startswith("timelines/")]) == 3


def test_a_letter_that_is_there_twice_says_so(tmp_path):
    with Manifest(tmp_path / "manifest.jsonl", str(tmp_path)) as book:
        for name, sha256 in (("b", "f1"), ("a", "f1"), ("c", "f2")):
            book.add(record(name, sha256=sha256))
    write(tmp_path / "manifest.jsonl", Store(str(tmp_path)))
    names = [each.text for each in page(tmp_path / "index.html").iterfind(".//tbody//span[@class='file']")]
    assert sorted(names) == ["a", "b, the same file as a", "c"]


def test_what_a_letter_says_arrives_as_text(out):
    for tree in (page(out / "index.html"), timelines(out)[NASTY]):
        assert NASTY in tree.text_content()
        assert not [each for each in tree.iter("script") if "alert" in (each.text or "")]


def test_nothing_a_letter_says_becomes_a_path(tmp_path):
    with Manifest(tmp_path / "manifest.jsonl", str(tmp_path)) as book:
        book.add(record("a", "../../evil"))
        book.add(record("b", "C:\\evil"))
    write(tmp_path / "manifest.jsonl", Store(str(tmp_path)))
    names = {path.name for path in (tmp_path / "timelines").iterdir()}
    assert len(names) == 2
    assert not any("evil" in name for name in names)
    assert not (tmp_path.parent / "evil.html").exists()


def test_a_timeline_tells_visit_after_visit_what_was_covered_and_found(out):
    tree = timelines(out)["Anyshire"]
    headings = [heading.text_content() for heading in tree.iter("h2")][1:]
    assert headings == [
        "Monitoring visit: First visit, 9 and 10 January 2023",
        "Monitoring visit: Second visit, 5 and 6 March 2024",
    ]
    items = [item.text_content().strip() for item in tree.iterfind(".//section//li")]
    assert {"The front door.", "Overall: Good", "Leaders know the service."} <= set(items)
    links = {link.get("href") for link in tree.iterfind(".//section//a")}
    assert "../2024/second%20visit.docx" in links


def test_the_pages_need_nothing_from_a_network(out):
    for path in (out / "index.html", *(out / "timelines").iterdir()):
        tree = page(path)
        assert not tree.findall(".//link")
        assert not [each for each in tree.iter() if each.get("src")]
        assert tree.find(".//meta[@http-equiv='Content-Security-Policy']") is not None


def test_a_real_run_writes_pages_whose_links_lead_to_its_files(tmp_path):
    folder = letters(tmp_path / "in", "2024/a b.pdf", "ü.pdf")
    convert_all(folder, tmp_path / "out", formats=("json", "html"))
    from urllib.parse import unquote

    links = [link.get("href") for link in page(tmp_path / "out/index.html").iterfind(".//table//a")]
    assert len(links) == 6
    assert all((tmp_path / "out" / unquote(link)).is_file() for link in links)


@pytest.mark.slow
def test_axe_finds_nothing_wrong(out, tmp_path):
    paths = [out / "index.html", *sorted((out / "timelines").iterdir())[:1]]
    for number, path in enumerate(paths):
        folder = tmp_path / f"axe{number}"
        folder.mkdir()
        # axe-core is put into the page, which the page's own policy would rightly refuse.
        text = path.read_text(encoding="utf-8").replace("Content-Security-Policy", "x-not-now")
        assert axe_violations(text, folder) == []


@pytest.mark.slow
def test_the_pages_fit_320_pixels_and_200_per_cent(out, tmp_path):
    for number, path in enumerate([out / "index.html", *(out / "timelines").iterdir()]):
        folder = tmp_path / f"narrow{number}"
        folder.mkdir()
        assert sideways(path.read_text(encoding="utf-8"), folder, 320, 640) == {320: 0, 640: 0}
