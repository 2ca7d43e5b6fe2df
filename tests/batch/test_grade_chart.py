"""The picture of a council's grades says what the table beside it says."""

from __future__ import annotations

from datetime import date

import lxml.html

from ofsted_report.batch.manifest import Manifest
from ofsted_report.batch.model import Record
from ofsted_report.batch.overview import write
from ofsted_report.batch.storage import Store
from ofsted_report.letter.model import Judgement


def inspection(year: int, **grades: str) -> Record:
    judgements = tuple(Judgement(area=area.replace("_", " "), grade=grade) for area, grade in grades.items())
    when = date(year, 5, 4)
    return Record(
        source=f"{year}.pdf", name=f"i{year}", status="done", authority="Anyshire", kind="ilacs_inspection",
        visit_start=when, visit_end=when, judgements=judgements,
    )  # fmt: skip


def timeline(tmp_path, *records: Record) -> lxml.html.HtmlElement:
    with Manifest(tmp_path / "manifest.jsonl", str(tmp_path)) as book:
        for record in records:
            book.add(record)
    write(tmp_path / "manifest.jsonl", Store(str(tmp_path)))
    [page] = (tmp_path / "timelines").glob("*.html")
    return lxml.html.document_fromstring(page.read_text(encoding="utf-8"))


def test_an_area_under_two_names_is_one_line_from_the_lower_to_the_higher_grade(tmp_path):
    page = timeline(
        tmp_path,
        inspection(2016, Leadership_management_and_governance="Inadequate"),
        inspection(2023, The_impact_of_leaders_on_social_work_practice="Outstanding"),
    )
    [figure] = page.findall(".//figure")
    assert figure.findtext("figcaption") == "Leadership and the impact of leaders"
    assert figure.findtext(".//title") == "4 May 2016: Inadequate; 4 May 2023: Outstanding"
    (x1, y1), (x2, y2) = [map(float, pair.split(",")) for pair in figure.find(".//polyline").get("points").split()]
    assert x1 < x2
    assert y1 > y2, "better is higher"
    rows = [[cell.text for cell in row] for row in page.findall(".//table/tbody/tr")]
    assert [row[2] for row in rows] == ["Inadequate", "Outstanding"]


def test_grades_given_once_need_no_picture(tmp_path):
    page = timeline(tmp_path, inspection(2016, Adoption="Good"), inspection(2023, Care_leavers="Good"))
    assert page.findall(".//figure") == []
