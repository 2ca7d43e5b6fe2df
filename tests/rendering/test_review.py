"""The review page: quoted sentences marked where they stand, what is left out visible, both ways linked, usable by all."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from fixtures.chromium import axe_violations, sideways
from ofsted_report.errors import NotReadableError
from ofsted_report.findings.choose import choose_findings
from ofsted_report.letter.parse import read_letter
from ofsted_report.reading.read import read_document
from ofsted_report.rendering.outline import printed_labels
from ofsted_report.rendering.review import render_review
from ofsted_report.rendering.sentence_boxes import Places
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Settings

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LETTER = SAMPLES / "anyshire-monitoring-visit.pdf"


def page_of(path, limit=None):
    letter = read_letter(path)
    return render_review(path, letter, choose_findings(letter, limit=limit))


@pytest.fixture(scope="module")
def page():
    """The page of a report that quotes six findings and leaves the rest out."""
    return page_of(LETTER, limit=6)


@pytest.fixture(scope="module")
def tree(page):
    return html.document_fromstring(page)


def test_every_link_leads_to_something_on_the_page(tree):
    anchors = tree.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {href[1:] for href in tree.xpath("//a/@href")} <= set(anchors)


def test_each_quoted_sentence_leads_to_its_place_and_the_place_back(tree):
    letter = read_letter(LETTER)
    for number, finding in enumerate(choose_findings(letter, limit=6).findings, start=1):
        item = tree.get_element_by_id(f"finding-{number}")
        links = item.xpath(".//a")
        assert [" ".join(link.text_content().split()) for link in links] == list(finding.sentences)
        for link in links:
            place = tree.get_element_by_id(link.get("href")[1:])
            assert place.get("class") == "quoted"
            assert place.get("href") == f"#finding-{number}"


@pytest.mark.parametrize(("many", "last"), [("numbers", "3.27"), ("letters", "b)")])
def test_findings_have_the_labels_of_the_report(many, last):
    """Past 26 they are numbers there, or begin again with a) at each heading; their places on the page stay apart."""
    letter = read_letter(SAMPLES / "harrowmere-ilacs-2026.pdf")
    chosen = choose_findings(letter, mode="all")
    all_of_it = replace(chosen, findings=(*chosen.findings, chosen.findings[-1]))  # 27 of them
    labels = printed_labels(build_report(letter, all_of_it, Settings(many_findings=many)), "select-committee")
    page = render_review(SAMPLES / "harrowmere-ilacs-2026.pdf", letter, all_of_it, labels=labels)
    tree = html.document_fromstring(page)
    shown = [label.text_content() for label in tree.xpath("//section[@class='findings']//span[@class='label']")]
    assert shown == list(labels)
    assert last in shown and "aa)" not in shown
    anchors = tree.xpath("//@id")
    assert len(anchors) == len(set(anchors))


def test_the_only_finding_has_no_letter():
    tree = html.document_fromstring(page_of(LETTER, limit=1))
    assert "a)" not in tree.text_content()
    assert tree.xpath("//a[@class='quoted']")[0].text_content().strip().startswith("Finding: ")


def test_every_paragraph_left_out_is_listed_and_marked_on_its_page(tree):
    listed = tree.xpath("//section[@class='left-out']//li//a/@href")
    marked = tree.xpath("//a[@class='unquoted']")
    assert listed
    assert {href[1:] for href in listed} <= {mark.get("id") for mark in marked}
    assert f"{len(listed)} paragraphs" in tree.get_element_by_id("left-out").text_content()


def test_marks_lie_on_the_page_and_within_the_printed_width(tree):
    styles = tree.xpath("//span[@class='box']/@style")
    assert len(styles) > 10
    for style in styles:
        left, top, width, height = (float(value) for value in re.findall(r"([\d.]+)%", style))
        assert 5 < left < 95
        assert left + width < 96
        assert 0 < top < top + height < 100
        assert 0.5 < height < 5


def test_a_sentence_is_found_where_it_is_printed():
    """The lines under a sentence's boxes hold its words, and no box reaches over the sentence's end."""
    document = read_document(LETTER)
    letter = read_letter(LETTER)
    block = letter.sections_of("findings")[0].blocks[0]
    places = Places(document, {})
    boxes = places.boxes(block.text, places.find_block(block.text))
    tops = {round(box.top * document.pages[box.page - 1].height) for box in boxes}
    words = " ".join(line.text for line in document.lines if line.page == block.page and round(line.top) in tops)
    assert re.sub(r"\W", "", block.text) in re.sub(r"\W", "", words)


def test_the_page_is_one_file_without_scripts_or_network(page):
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!data:image/jpeg;base64,|#)', page)
    assert "url(" not in page


def test_a_page_of_many_metres_is_shown_in_a_small_image(tmp_path):
    """One of 14,400 points took gigabytes."""
    path = tmp_path / "letter.pdf"
    with pikepdf.open(LETTER) as pdf:
        pdf.pages[1].MediaBox = pdf.pages[1].CropBox = pikepdf.Array((0, 0, 14_400, 14_400))
        pdf.save(path)
    images = html.document_fromstring(page_of(path)).xpath("//img")
    sizes = [int(image.get("width")) * int(image.get("height")) for image in images]
    assert len(sizes) == len(read_document(path).pages)
    assert 5_900_000 < max(sizes) < 6_100_000


@pytest.mark.parametrize("ending", ["docx", "txt"])
def test_a_letter_without_pages_is_shown_in_words(ending):
    tree = html.document_fromstring(page_of(SAMPLES / f"anyshire-monitoring-visit.{ending}"))
    assert not tree.xpath("//img")
    assert tree.xpath("//section[@class='in-words']//mark")
    assert {href[1:] for href in tree.xpath("//a/@href")} <= set(tree.xpath("//@id"))


@pytest.mark.parametrize("ending", ["pdf", "docx", "txt"])
def test_a_file_that_is_no_longer_the_letter_s_is_refused(ending, tmp_path):
    """Its highlights would lie on another letter's pages."""
    path = tmp_path / f"letter.{ending}"
    shutil.copy(SAMPLES / f"anyshire-monitoring-visit.{ending}", path)
    letter = read_letter(path)
    shutil.copy(SAMPLES / "saltby-focused-visit.pdf", path)
    with pytest.raises(NotReadableError, match="has changed since the letter was read"):
        render_review(path, letter, choose_findings(letter))
    path.unlink()
    with pytest.raises(NotReadableError, match="there is no such file"):
        render_review(path, letter, choose_findings(letter))


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_the_pages_are_read_as_the_letter_was(reader, monkeypatch):
    """Sentences that one reader has read are looked for in what the same reader reads."""
    asked = []
    read = read_document

    def noted(source, *, name=None, reader="auto"):
        asked.append(reader)
        return read(source, name=name, reader=reader)

    letter = read_letter(LETTER, reader=reader)
    monkeypatch.setattr("ofsted_report.reading.read.read_document", noted)
    tree = html.document_fromstring(render_review(LETTER, letter, choose_findings(letter, limit=6)))
    assert asked == [reader]
    assert len(tree.xpath("//a[@class='quoted']")) >= 6


def test_the_letter_may_be_given_as_bytes(page):
    letter = read_letter(LETTER.read_bytes(), name=LETTER.name)
    assert render_review(LETTER.read_bytes(), letter, choose_findings(letter, limit=6)) == page


def test_text_of_the_letter_cannot_break_into_the_page():
    import dataclasses

    letter = read_letter(LETTER)
    odd = dataclasses.replace(letter, title="<script>alert(1)</script> {{ 7 * 7 }} & more")
    page = render_review(LETTER, odd, choose_findings(letter))
    assert "<script" not in page
    assert "{{ 7 * 7 }} &amp; more" in page


@pytest.mark.slow
@pytest.mark.parametrize("path", [LETTER, SAMPLES / "saltby-focused-visit.pdf"], ids=lambda path: path.stem)
def test_axe_finds_no_violation_of_wcag_22_aa(path, tmp_path):
    assert axe_violations(page_of(path, limit=5), tmp_path) == []


@pytest.mark.slow
def test_it_does_not_scroll_sideways_at_320_pixels_nor_at_200_per_cent(page, tmp_path):
    slim = re.sub(r"data:image/jpeg;base64,[^\"]+", "data:,", page)
    assert all(over <= 0 for over in sideways(slim, tmp_path, 320, 640).values())
