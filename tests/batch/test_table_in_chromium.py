"""The table's search and sorting, in a real browser and from the file system."""

from __future__ import annotations

import subprocess

import lxml.html
import pytest

from fixtures.chromium import PROGRAM, need_chromium
from ofsted_report.batch.manifest import Manifest
from ofsted_report.batch.model import Record
from ofsted_report.batch.overview import write
from ofsted_report.batch.storage import Store
from ofsted_report.letter.model import Judgement

pytestmark = pytest.mark.slow
AUTHORITIES = ("Saltby", "anyshire", "", "Northmere")
SORTED = ["anyshire", "Northmere", "Saltby", "Not known"]


def shown(tmp_path, script: str):
    """The table's visible rows after a script of a person's doings."""
    need_chromium()
    with Manifest(tmp_path / "manifest.jsonl", str(tmp_path)) as book:
        for number, authority in enumerate(AUTHORITIES):
            findings = tuple("x" * ((number * 5 % 20) + 2))
            book.add(Record(source="x", name=f"n{number}", status="done", authority=authority, findings=findings))
    write(tmp_path / "manifest.jsonl", Store(str(tmp_path)))
    path = tmp_path / "index.html"
    path.write_text(
        path.read_text(encoding="utf-8").replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8"
    )
    command = [str(PROGRAM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    tree = lxml.html.document_fromstring(done.stdout)
    rows = [row for row in tree.findall(".//tbody/tr") if row.get("hidden") is None]
    return tree, [(row.find("th/a").text if row.find("th/a") is not None else row.find("th").text) for row in rows]


def test_one_button_takes_all_filters_away(tmp_path):
    script = "const s = document.getElementById('search'); s.value = 'north'; s.dispatchEvent(new Event('input'));"
    tree, rows = shown(tmp_path, script)
    assert (len(rows), tree.find(".//button[@type='reset']").get("hidden")) == (1, None)
    tree, rows = shown(tmp_path, f"{script} document.querySelector('button[type=reset]').click();")
    assert len(rows) == len(AUTHORITIES)
    assert tree.find(".//button[@type='reset']").get("hidden") is not None


@pytest.mark.parametrize(
    ("clicks", "order"), [(1, SORTED), (2, ["Saltby", "Northmere", "anyshire", "Not known"])], ids=["up", "down"]
)
def test_a_heading_sorts_up_and_down_with_unknown_last(clicks, order, tmp_path):
    tree, rows = shown(tmp_path, "document.querySelector('thead button').click();" * clicks)
    assert rows == order
    assert tree.find(".//thead//th").get("aria-sort") == ("ascending" if clicks == 1 else "descending")


def test_numbers_are_sorted_as_numbers(tmp_path):
    tree, _ = shown(tmp_path, "document.querySelectorAll('thead button')[5].click();")
    counts = [int(row.findall("td")[4].text) for row in tree.findall(".//tbody/tr")]
    assert counts == sorted(counts)
    assert len(str(counts[0])) < len(str(counts[-1]))


def test_the_search_shows_what_it_finds_and_says_how_many(tmp_path):
    script = "const s = document.getElementById('search'); s.value = 'NORTH n3'; s.dispatchEvent(new Event('input'));"
    tree, rows = shown(tmp_path, script)
    assert rows == ["Northmere"]
    assert tree.get_element_by_id("count").text == "1 of 4 letters shown"


def filtered(tmp_path, script: str) -> list[str]:
    """The rows that a filter leaves, of documents with grades."""
    need_chromium()
    grades = {
        "one": ("Good", "Requires improvement to be good"),
        "two": ("Requires improvement to be good", "Good"),
        "no": (),
    }
    with Manifest(tmp_path / "manifest.jsonl", str(tmp_path)) as book:
        for name, (*given,) in grades.items():
            areas = ("Overall effectiveness", "The experiences and progress of care leavers")
            judgements = tuple(Judgement(area=area, grade=grade) for area, grade in zip(areas, given, strict=False))
            book.add(Record(source="x", name=name, status="done", authority=name, judgements=judgements))
    write(tmp_path / "manifest.jsonl", Store(str(tmp_path)))
    path = tmp_path / "index.html"
    page = path.read_text(encoding="utf-8").replace("</body>", f"<script>{script}</script></body>")
    path.write_text(page, encoding="utf-8")
    command = [str(PROGRAM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    rows = lxml.html.document_fromstring(done.stdout).findall(".//tbody/tr")
    return [row.get("data-authority") for row in rows if row.get("hidden") is None]


CHOOSE = """
const choose = (id, value) => {
  const select = document.getElementById(id);
  select.value = value;
  select.dispatchEvent(new Event("change"));
};
"""


def test_a_grade_is_found_exactly_and_in_the_area_that_is_chosen(tmp_path):
    """'Good' is not found inside 'Requires improvement to be good'."""
    script = CHOOSE + "choose('area', 'Care leavers'); choose('grade', 'Good');"
    assert filtered(tmp_path, script) == ["two"]


def test_documents_are_sorted_by_the_grade_of_the_chosen_area(tmp_path):
    script = CHOOSE + "choose('area', 'Overall effectiveness'); document.querySelectorAll('thead button')[4].click();"
    assert filtered(tmp_path, script) == ["two", "one"]
