"""Reading a letter is checked: nothing printed is lost, both readers agree, and it is read as recorded."""

import dataclasses
import json
import re
from pathlib import Path

import pytest

from ofsted_report.checking import letters
from ofsted_report.checking.check import check_letter
from ofsted_report.errors import NotReadableError
from ofsted_report.findings.choose import choose_findings
from ofsted_report.letter import parse as parsing
from ofsted_report.letter.parse import read_letter
from ofsted_report.reading import read as reading

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LETTER = SAMPLES / "anyshire-monitoring-visit.pdf"
IN_EVERY_FORM = [SAMPLES / f"anyshire-monitoring-visit.{ending}" for ending in ("pdf", "docx", "txt")]


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize("path", IN_EVERY_FORM, ids=lambda path: path.suffix)
def test_a_letter_that_is_read_whole_has_no_problems(path):
    assert check_letter(path) == ()


def test_a_letters_bytes_are_checked_under_its_name():
    data = (SAMPLES / "wexborough-monitoring-visit.pdf").read_bytes()
    (problem,) = check_letter(data, name="visit.pdf", cross_read=False)
    assert (problem.code, problem.path) == ("no-letter-date", "visit.pdf")


def test_the_letter_is_laid_out_once(monkeypatch):
    counted = []
    lay_out = parsing.lay_out
    monkeypatch.setattr(parsing, "lay_out", lambda *given, **more: counted.append(1) or lay_out(*given, **more))
    check_letter(LETTER, cross_read=False)
    assert counted == [1]


def test_what_the_letter_lacks_is_told():
    assert codes(check_letter(SAMPLES / "wexborough-monitoring-visit.pdf", cross_read=False)) == ["no-letter-date"]


def changed_document(monkeypatch, change):
    """Let one reader (pdfium) see other lines than are printed."""
    read = reading.read_document

    def seen(source, *, reader="auto", **options):
        document = read(source, reader=reader, **options)
        if document.reader != "pdfium":
            return document
        pages = tuple(
            dataclasses.replace(page, lines=tuple(line for old in page.lines if (line := change(old)) is not None))
            for page in document.pages
        )
        return dataclasses.replace(document, pages=pages)

    monkeypatch.setattr(reading, "read_document", seen)


def test_a_line_that_one_reader_loses_is_told_with_its_page(monkeypatch):
    line = next(line for line in reading.read_document(LETTER).pages[1].lines if len(line.text) > 60)
    changed_document(monkeypatch, lambda old: None if old.text == line.text else old)
    problems = [p for p in check_letter(LETTER) if p.code == "readers-differ"]
    assert [(p.page, p.message) for p in problems] == [(2, "Only pdfplumber reads these words.")]
    assert problems[0].detail == re.sub(r"[^a-z0-9 ]", "", line.text.lower())


def test_a_word_that_one_reader_changes_is_told_by_both(monkeypatch):
    changed_document(monkeypatch, lambda old: dataclasses.replace(old, text=old.text.replace("promptly", "swiftly")))
    details = {p.detail for p in check_letter(LETTER) if p.code == "readers-differ"}
    assert details == {"promptly", "swiftly"}


def test_a_printed_line_that_no_section_holds_is_told():
    document = reading.read_document(LETTER)
    parsed = parsing.parse_whole(document)
    letter = parsed.letter
    part = letter.sections_of("findings")[0]
    lost = dataclasses.replace(part, blocks=(part.blocks[0], *part.blocks[2:]))
    sections = tuple(lost if section is part else section for section in letter.sections)
    shortened = parsed._replace(letter=dataclasses.replace(letter, sections=sections))
    problems = list(letters._lost_lines(document, shortened, str(LETTER)))
    assert problems
    assert {problem.code for problem in problems} == {"line-lost"}
    assert all(re.sub(r"\W", "", p.detail) in re.sub(r"\W", "", part.blocks[1].text) for p in problems)


@pytest.mark.parametrize(
    "below",
    [
        "cc: Department for Education\n\nBen Reed, Chief Executive",
        "Copied to: Ben Reed, Chief Executive of Anyshire County Council.",
        "A copy has been sent to the Secretary of State and to the Care Quality Commission for their information.",
    ],
)
def test_to_whom_copies_go_is_no_problem_and_no_finding(tmp_path, below):
    """The lines below the name are kept where nothing is quoted from, and the sign-off above them is not lost."""
    path = tmp_path / "letter.txt"
    text = (SAMPLES / "anyshire-monitoring-visit.txt").read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()}\n\n{below}\n", encoding="utf-8")
    assert check_letter(path) == ()
    letter, plain = read_letter(path), read_letter(SAMPLES / "anyshire-monitoring-visit.txt")
    assert letter.sections[:-1] == plain.sections
    assert letter.sections[-1].role == "information"
    assert [block.text for block in letter.sections[-1].blocks] == below.split("\n\n")
    assert [found.text for found in choose_findings(letter).findings] == [
        found.text for found in choose_findings(plain).findings
    ]


def test_a_sentence_below_the_sign_off_is_the_only_problem(tmp_path):
    """It is told once; 'Yours sincerely' and the name between it and the text were read."""
    path = tmp_path / "letter.txt"
    text = (SAMPLES / "anyshire-monitoring-visit.txt").read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()}\n\nLeaders of the council should publish a plan within two months of this.\n")
    assert codes(check_letter(path)) == ["text-below-sign-off"]


def test_the_letter_is_as_recorded(tmp_path):
    record = tmp_path / "letter.json"
    record.write_text(read_letter(LETTER).to_json(), encoding="utf-8")
    assert check_letter(LETTER, expected=record, cross_read=False) == ()


def test_each_value_that_is_not_as_recorded_is_told_with_its_path(tmp_path):
    recorded = json.loads(read_letter(LETTER).to_json())
    recorded["sections"][1]["blocks"][0]["text"] = "Other words."
    recorded["improvements"] = ["One more."]
    recorded["salutation"] = None
    del recorded["addressee"]  # a record of before the JSON had this key
    record = tmp_path / "letter.json"
    record.write_text(json.dumps(recorded), encoding="utf-8")
    places = {p.place for p in check_letter(LETTER, expected=record, cross_read=False) if p.code == "expected-differs"}
    assert places == {"sections[1].blocks[0].text", "improvements[0]", "salutation"}


def test_a_record_that_cannot_be_read_is_told(tmp_path):
    [problem] = check_letter(LETTER, expected=tmp_path / "none.json", cross_read=False)
    assert problem.code == "no-record"
    assert "ofsted-report record" in problem.message
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(NotReadableError, match="cannot be read"):
        check_letter(LETTER, expected=tmp_path / "folder.json", cross_read=False)
    (tmp_path / "odd.json").write_text("{")
    with pytest.raises(NotReadableError, match="not JSON"):
        check_letter(LETTER, expected=tmp_path / "odd.json", cross_read=False)
