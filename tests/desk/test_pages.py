"""What the pages do, asked without scripts: corrections, the forms of findings and meeting, the result of a check."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace

import pytest

from fixtures.desks import put
from ofsted_report.desk.folder import identify
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.edited import write_findings
from ofsted_report.findings.model import label
from ofsted_report.letter.parse import read_letter
from ofsted_report.shipped import WORD_TEMPLATES, shipped

NAME, STEM = "anyshire-monitoring-visit.pdf", "anyshire-monitoring-visit"


def findings_in(folder):
    """The quoted paragraphs of the findings file: block, heading, sentences."""
    content = tomllib.loads((folder / f"{STEM}-findings.toml").read_text(encoding="utf-8"))
    rows = [(part, [row["text"] for row in part["sentences"] if row["quote"]]) for part in content["paragraph"]]
    return [(part["block"], part.get("heading"), texts) for part, texts in rows if texts]


def test_a_correction_is_kept_used_everywhere_and_taken_back(asker, folder):
    letter = asker.letter(NAME)
    asker.post(
        letter + "/facts/letter_date", {"value": "1/9/2025", "stamp": asker.stamp(letter + "/facts/letter_date")}
    )
    assert "corrected by hand" in asker.get(letter).text
    assert "1\N{NO-BREAK SPACE}September 2025" in asker.get(letter + "/report/preview").text
    file = folder / f"{STEM}.corrections.toml"
    assert "29 August 2025" in file.read_text(encoding="utf-8")
    data = {"undo": "yes", "value": "x", "stamp": asker.stamp(letter + "/facts/letter_date")}
    asker.post(letter + "/facts/letter_date", data)
    assert not file.exists()
    assert "1 September 2025" not in asker.get(letter).text


def test_a_correction_in_two_windows_is_not_overwritten(asker, folder):
    letter = asker.letter(NAME)
    stamp = asker.stamp(letter + "/facts/title")
    asker.post(letter + "/facts/title", {"value": "One", "stamp": stamp})
    assert asker.post(letter + "/facts/authority", {"value": "Two", "stamp": stamp}).status_code == 409
    assert "Two" not in (folder / f"{STEM}.corrections.toml").read_text(encoding="utf-8")


def test_a_finding_s_words_and_heading_are_changed_and_marked(asker, folder):
    page = asker.letter(NAME) + "/findings/0"
    asker.post(asker.letter(NAME) + "/findings/start", {"stamp": "new", "mode": "all"})
    _, _, before = findings_in(folder)[0]
    texts = [before[0].replace(" ", " really ", 1), *before[1:]]
    data = {"stamp": asker.stamp(page), "text": texts, "heading_by": "own", "heading": "Our heading"}
    answer = asker.post(page, data)
    assert "edited by hand" in answer.text
    assert "Our heading" in asker.get(asker.letter(NAME) + "/report/preview").text
    assert findings_in(folder)[0][1:] == ("Our heading", texts)
    asker.post(page, {"stamp": asker.stamp(page), "text": before, "heading_by": "letter"})
    assert findings_in(folder)[0][1:] == (None, before)


def test_a_finding_whose_words_are_all_taken_out_leaves_its_neighbour_alone(asker, folder):
    page = asker.letter(NAME) + "/findings/0"
    asker.post(asker.letter(NAME) + "/findings/start", {"stamp": "new", "mode": "all"})
    first, second, *_ = findings_in(folder)
    data = {"stamp": asker.stamp(page), "text": [""] * len(first[2]), "heading_by": "own", "heading": "Wrong place"}
    asker.post(page, data)
    assert findings_in(folder)[0] == second


def test_undo_goes_back_step_by_step_to_where_it_began(asker, folder):
    findings = asker.letter(NAME) + "/findings"
    asker.post(findings + "/start", {"stamp": "new", "mode": "all"})
    one = (folder / f"{STEM}-findings.toml").read_bytes()
    asker.post(findings + "/move", {"stamp": asker.stamp(findings), "at": "0", "by": "2"})
    assert (folder / f"{STEM}-findings.toml").read_bytes() != one
    asker.post(findings + "/undo", {"stamp": asker.stamp(findings)})
    assert (folder / f"{STEM}-findings.toml").read_bytes() == one
    asker.post(findings + "/undo", {"stamp": asker.stamp(findings)})
    assert not (folder / f"{STEM}-findings.toml").exists()
    assert asker.post(findings + "/undo", {"stamp": "new"}).status_code == 409


def test_the_meeting_of_another_letter_is_taken_over(asker, folder):
    put(folder, "saltby-focused-visit.pdf")
    (folder / "saltby-focused-visit-meeting.toml").write_text('author = "Anna Bell"\n', encoding="utf-8")
    from ofsted_report.desk.folder import identify

    page = asker.get(asker.letter(NAME) + "/meeting", params={"from": identify("saltby-focused-visit-meeting.toml")})
    assert 'value="Anna Bell"' in page.text
    assert not (folder / f"{STEM}-meeting.toml").exists(), "not before it is saved"


def test_what_an_editor_wrote_into_the_meeting_stays(asker, folder):
    file = folder / f"{STEM}-meeting.toml"
    file.write_text('# For the chair.\nauthor = "Anna Bell"  # or Sam\n', encoding="utf-8")
    page = asker.letter(NAME) + "/meeting"
    data = {
        "meeting.author": "Anna Bell",
        "meeting.agenda_item": "7",
        "stamp": asker.stamp(page),
        "council_stamp": "new",
    }
    asker.post(page, data)
    text = file.read_text(encoding="utf-8")
    assert text.startswith('# For the chair.\nauthor = "Anna Bell"  # or Sam\n')
    assert tomllib.loads(text)["agenda_item"] == "7"
    assert not (folder / "council.toml").exists(), "nothing of the council was changed"


def test_a_council_toml_above_holds_until_the_folder_has_its_own(asker, folder):
    above = folder.parent / "council.toml"
    above.write_text('council = "Anyshire Council"\ntemplate = "ours.docx"\n', encoding="utf-8")
    page = asker.letter(NAME) + "/meeting"
    assert str(above) in asker.get(page).text
    stamp = asker.stamp(page)
    asker.post(page, {"council.council": "Anyshire County Council", "stamp": stamp, "council_stamp": "new"})
    own = tomllib.loads((folder / "council.toml").read_text(encoding="utf-8"))
    assert own == {"council": "Anyshire County Council", "template": str(folder.parent / "ours.docx")}
    assert "Anyshire Council" in above.read_text(encoding="utf-8")


def test_the_result_of_a_check_is_beside_the_report_and_grows_old_with_it(asker, folder):
    letter = asker.letter(NAME)
    asker.post(letter + "/report", {"form": "docx"})
    from ofsted_report.desk.folder import identify

    report = f"{STEM}-report.docx"
    result = asker.post(letter + "/check", {"report": identify(report)})
    assert "was changed after this check" not in result.text
    kept = json.loads((folder / f"{report}.check.json").read_text(encoding="utf-8"))
    assert kept["format"] == "ofsted-report/check"
    assert kept["letter"] == NAME
    with (folder / report).open("ab") as file:
        file.write(b" ")
    assert "was changed after this check" in asker.get(f"{letter}/check/{identify(report)}").text
    (folder / f"{report}.check.json").write_text("[]", encoding="utf-8")
    assert "Check it once more" in asker.get(f"{letter}/check/{identify(report)}").text


def test_a_sentence_that_is_not_ofsted_s_is_shown_beside_the_nearest_that_is(asker, folder):
    """Edited ones with their changes, made-up ones as a whole; neither a second time in the list."""
    from docx import Document

    from ofsted_report.desk.folder import identify

    letter = asker.letter(NAME)
    asker.post(letter + "/report", {"form": "docx"})
    path = folder / f"{STEM}-report.docx"
    document = Document(str(path))
    for paragraph in document.paragraphs:
        if "Thresholds are understood by most partners" in paragraph.text:
            text = (
                paragraph.text.replace("most partners", "all partners") + " Councillors were delighted by all of this."
            )
            paragraph.runs[0].text = text
            for run in paragraph.runs[1:]:
                run.text = ""
    document.save(str(path))
    page = asker.post(letter + "/check", {"report": identify(path.name)}).text
    assert "<ins>all</ins>" in page
    assert "<del>most</del>" in page
    assert page.count("Councillors were delighted by all of this.") == 1
    assert "Not in the letter." in page


def test_changed_items_come_before_open_fields_with_their_changes_shown(asker, folder):
    from docx import Document

    from ofsted_report.desk.folder import identify

    letter = asker.letter(NAME)
    asker.post(letter + "/report", {"form": "docx"})
    path = folder / f"{STEM}-report.docx"
    document = Document(str(path))
    item = next(each for each in document.paragraphs if "the quality of assessments and plans" in each.text)
    item.runs[0].text = item.text.replace("children in need", "young people in need")
    for run in item.runs[1:]:
        run.text = ""
    document.save(str(path))
    page = asker.post(letter + "/check", {"report": identify(path.name)}).text
    assert "<del>children</del> <ins>young people</ins>" in page
    assert "{+" not in page
    assert page.index("was edited") < page.index("<h2>11 open fields</h2>") < page.index("“[Committee]” is still open")


def test_a_letter_s_pages_are_drawn_and_nothing_else(asker):
    answer = asker.get(asker.letter(NAME) + "/pages/1.jpg")
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.content[:3] == b"\xff\xd8\xff"
    assert answer.headers["cache-control"] == "no-store"


def test_every_sentence_has_its_place_on_the_pages(asker):
    told = asker.get(asker.letter(NAME) + "/findings/places", headers={"accept": "application/json"}).json()
    keys = {key for page in told["pages"].values() for key in page}
    shown = asker.get(asker.letter(NAME) + "/findings?view=words").text
    assert len(keys) == shown.count('data-sentence="')
    boxes = [box for page in told["pages"].values() for row in page.values() for box in row]
    assert all(0 <= value <= 1 for box in boxes for value in box)


def test_the_council_s_chooser_is_a_starting_point_where_the_settings_name_one(asker, folder):
    """It can be started from the page, and never be named there: a program that is run is set with an editor."""
    import sys

    findings = asker.letter(NAME) + "/findings"
    assert 'value="chooser"' not in asker.get(findings).text
    assert asker.post(findings + "/start", {"stamp": "new", "mode": "chooser"}).status_code == 422
    script = folder / "choose.py"
    script.write_text("import sys\nsys.stdin.read()\nprint(1, 2, 3)\n", encoding="utf-8")
    command = f"{sys.executable} {script}".replace("\\", "/")
    (folder / "council.toml").write_text(f'chooser = "{command}"\n', encoding="utf-8")
    assert "what choose.py chooses" in asker.get(findings).text
    assert "choose.py" not in asker.get(asker.letter(NAME) + "/meeting").text
    answer = asker.post(findings + "/start", {"stamp": "new", "mode": "chooser"})
    assert answer.status_code == 200
    assert findings_in(folder)


def test_lists_keep_their_lines_in_every_field(asker, folder):
    """A field with a row on each line shows them so: saved unchanged, the list stays a list."""
    put(folder, "harrowmere-ilacs-2026.pdf")
    page = asker.get(asker.letter("harrowmere-ilacs-2026.pdf") + "/facts/judgements").text
    shown = page[page.index("<textarea") : page.index("</textarea>")]
    assert shown.count("\n") == 3
    file = folder / f"{STEM}-meeting.toml"
    file.write_text('contributors = ["Cllr J Marsh – Cabinet Member", "Anna Bell"]\n', encoding="utf-8")
    page = asker.get(asker.letter(NAME) + "/meeting").text
    assert ">Cllr J Marsh – Cabinet Member\nAnna Bell</textarea>" in page


def test_what_needs_to_improve_is_no_paragraph_left_out(asker, folder):
    """The report lists it in a part of its own."""
    put(folder, "harrowmere-ilacs-2026.pdf")
    page = asker.get(asker.letter("harrowmere-ilacs-2026.pdf") + "/findings?view=words").text
    assert "The oversight of children who are privately fostered" in page
    assert not any(
        "The oversight of children who" in part.partition("</button>")[0] for part in page.split("data-sentence=")[1:]
    )


def test_a_form_that_is_saved_as_it_was_shown_changes_no_file(asker, folder):
    """Whoever opens the meeting and presses Save has changed nothing."""
    import html
    import re

    meeting = folder / f"{STEM}-meeting.toml"
    meeting.write_text(
        'contributors = ["A", "B"]\nexempt = [1, 3]\nrecommendations = ["to note"]\n[implications]\nlegal = "None."\n',
        encoding="utf-8",
    )
    council = folder / "council.toml"
    council.write_text('committee = "Scrutiny"\n[[contact_officers]]\nname = "Sam"\n[deadlines]\n', encoding="utf-8")
    before = (meeting.read_bytes(), council.read_bytes())
    page = asker.get(asker.letter(NAME) + "/meeting").text
    page = page[page.index('class="one-column"') :]
    data = dict(re.findall(r'<input type="(?:hidden|text)"[^>]*? name="([^"]+)" value="([^"]*)"', page))
    data |= dict(re.findall(r'<textarea [^>]*?name="([^"]+)"[^>]*>([^<]*)</textarea>', page))
    data |= dict(re.findall(r'<select [^>]*?name="([^"]+)".*?<option value="([^"]*)" selected', page, re.DOTALL))
    answer = asker.post(asker.letter(NAME) + "/meeting", {name: html.unescape(text) for name, text in data.items()})
    assert "Saved." in answer.text
    assert (meeting.read_bytes(), council.read_bytes()) == before


def one_more(chosen):
    """The findings with one of two sentences parted."""
    at, finding = next((at, each) for at, each in enumerate(chosen) if len(each.sentences) > 1)
    numbers = finding.source.sentences
    parted = [
        replace(finding, sentences=texts, source=replace(finding.source, sentences=of))
        for texts, of in ((finding.sentences[:1], numbers[:1]), (finding.sentences[1:], numbers[1:]))
    ]
    rows = [*chosen.findings[:at], *parted, *chosen.findings[at + 1 :]]
    return replace(chosen, findings=tuple(replace(row, label=label(n)) for n, row in enumerate(rows, 1)))


def test_many_findings_have_the_numbers_of_the_report_on_every_page(asker, folder):
    """Past 26 they stand behind the number of their paragraph, which only the report knows."""
    put(folder, "harrowmere-ilacs-2026.pdf")
    (folder / "council.toml").write_text('template = "scrutiny-report"\n', encoding="utf-8")
    findings = asker.letter("harrowmere-ilacs-2026.pdf") + "/findings"
    asker.post(findings + "/start", {"stamp": "new", "mode": "all"})
    assert '<span class="label">z)</span>' in asker.get(findings + "?view=words").text
    letter = read_letter(folder / "harrowmere-ilacs-2026.pdf")
    chosen = one_more(choose_findings(letter, mode="all"))
    written = write_findings(letter, chosen)
    (folder / "harrowmere-ilacs-2026-findings.toml").write_text(written, encoding="utf-8")
    listed = asker.get(findings + "?view=words").text
    assert "a)" not in listed
    assert re.search(r'<span class="label">(\d\.1)\.1</span>', listed)
    assert re.search(r"<h1>Finding \d\.1\.27</h1>", asker.get(findings + "/26").text)


def test_the_only_finding_has_no_letter(asker, folder):
    findings = asker.letter(NAME) + "/findings"
    chosen = choose_findings(read_letter(folder / NAME), mode="all")
    one = write_findings(read_letter(folder / NAME), replace(chosen, findings=chosen.findings[:1]))
    (folder / f"{STEM}-findings.toml").write_text(one, encoding="utf-8")
    page = asker.get(findings + "?view=words").text
    assert 'aria-pressed="true"' in page
    assert ">a)" not in page


def test_the_number_of_problems_is_told_once(asker, folder):
    letter = asker.letter(NAME)
    asker.post(letter + "/report", {"form": "md"})
    asker.post(letter + "/check", {"report": identify(f"{STEM}-report.md")})
    page = asker.get(f"{letter}/check/{identify(f'{STEM}-report.md')}").text
    verdict = re.search(r'<p class="verdict look">(.*?)</p>', page, re.DOTALL)[1]
    assert verdict.count("problem") == 1
    assert "sentences quoted" in verdict


OTHER = "anyshire-monitoring-visit.docx"
"""About the same council, as a file of its own."""


def with_further(asker, *names):
    page = asker.get(asker.letter(NAME) + "/report").text
    stamp = re.search(r'report/letters".*?name="stamp" value="([^"]+)"', page, re.DOTALL)[1]
    keys = [identify(name) for name in names]
    return asker.post(asker.letter(NAME) + "/report/letters", {"stamp": stamp, "further": keys})


def test_a_report_is_about_several_letters_of_one_council(asker, folder):
    """Each has its chapter with its own choice; the check and the findings' numbers are those of the whole report."""
    put(folder, "anyshire-monitoring-visit.docx", "saltby-focused-visit.pdf")
    letter = asker.letter(NAME)
    for name in (OTHER, "saltby-focused-visit.pdf"):
        asker.get(asker.letter(name))  # read
    page = asker.get(letter + "/report").text
    assert OTHER in page
    assert "saltby-focused-visit.pdf" not in page[page.index("Letters in this report") :]
    with_further(asker, OTHER)
    assert f'further_letters = ["{OTHER}"]' in (folder / f"{STEM}-meeting.toml").read_text(encoding="utf-8")
    preview = asker.get(letter + "/report/preview").text
    assert preview.count(">Key findings<") + preview.count("The paragraphs below are extracts") >= 2
    assert "Appendix 2" in preview
    findings = asker.get(letter + "/findings?view=words").text
    assert re.search(r'<span class="label">\d+\.1</span>', findings)
    asker.post(letter + "/report", {"form": "docx"})
    asker.post(letter + "/check", {"report": identify(f"{STEM}-report.docx")})
    result = json.loads((folder / f"{STEM}-report.docx.check.json").read_text(encoding="utf-8"))["files"][0]
    assert {each["code"] for each in result["problems"] if each["level"] == "problem"} == {"open-field"}
    assert "letter-replaced" not in {each["code"] for each in result["problems"]}
    with_further(asker)
    assert "further_letters" not in (folder / f"{STEM}-meeting.toml").read_text(encoding="utf-8")


def test_a_further_letter_that_is_gone_is_told_and_can_be_taken_out(asker, folder):
    (folder / f"{STEM}-meeting.toml").write_text('further_letters = ["gone.pdf"]\n', encoding="utf-8")
    page = asker.get(asker.letter(NAME) + "/report").text
    assert "gone.pdf too, which is not in the folder" in page
    with_further(asker)
    assert "not in the folder" not in asker.get(asker.letter(NAME) + "/report").text


def test_a_further_letter_that_is_gone_keeps_nobody_from_the_findings(asker, folder):
    """It is told on the pages that it concerns, and with the report that is made without it."""
    (folder / f"{STEM}-meeting.toml").write_text('further_letters = ["gone.pdf", "broken.pdf"]\n', encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 torn")
    letter = asker.letter(NAME)
    findings = asker.get(letter + "/findings?view=words")
    assert findings.status_code == 200
    assert "gone.pdf too, which is not in the folder. It is left out" in findings.text
    assert "broken.pdf too. broken.pdf" in findings.text
    assert asker.post(letter + "/findings/move", {"stamp": "new", "at": "0", "remove": "yes"}).status_code == 200
    made = asker.post(letter + "/report", {"form": "md"})
    assert (made.status_code, (folder / f"{STEM}-report.md").exists()) == (200, True)
    assert "gone.pdf too, which is not in the folder" in made.text


BAD_SETTINGS = {
    "a template that is gone": 'template = "gone.docx"',
    "a template that is no Word file": 'template = "not-word.docx"',
    "a template of the wrong type": "template = 5",
}


@pytest.mark.parametrize("settings", BAD_SETTINGS.values(), ids=BAD_SETTINGS)
def test_with_a_template_that_cannot_be_used_another_one_is_chosen_on_the_page(asker, folder, settings):
    """No page may need council.toml to be mended with an editor first."""
    (folder / "not-word.docx").write_bytes(b"plain words")
    (folder / "council.toml").write_text(settings + "\n", encoding="utf-8")
    letter = asker.letter(NAME)
    for path in ("", "/findings?view=words", "/meeting", "/report", "/check"):
        assert asker.get(letter + path).status_code == 200, path
    assert "findings can be chosen" in asker.get(letter + "/findings?view=words").text
    assert f'{letter}/report#template">Choose another template' in asker.get(letter + "/report/preview").text
    page = asker.get(letter + "/report").text
    stamp = re.search(r'name="council_stamp" value="([^"]+)"', page)[1]
    asker.post(letter + "/report/template", {"template": "cabinet-report", "council_stamp": stamp})
    assert '<option value="cabinet-report" selected>' in asker.get(letter + "/report").text
    assert asker.get(letter + "/report/preview").status_code == 200


def test_even_with_a_defect_of_ours_another_template_can_be_chosen(asker, monkeypatch):
    from ofsted_report.desk.opened import Opened

    def broken(_):
        raise KeyError("a slip of ours")

    monkeypatch.setattr(Opened, "open_fields", property(broken))
    page = asker.get(asker.letter(NAME) + "/report")
    assert page.status_code == 200
    assert "A defect of ofsted-report" in page.text
    assert 'id="template-choice"' in page.text
    findings = asker.get(asker.letter(NAME) + "/findings")
    assert findings.status_code == 200
    assert "A defect of ofsted-report" in findings.text


def test_a_report_about_another_letter_counts_for_nothing(asker, folder):
    """It is checked and the result shown; the letter it was dropped on is neither built nor checked."""
    put(folder, "saltby-focused-visit.pdf")
    saltby = asker.letter("saltby-focused-visit.pdf")
    asker.post(saltby + "/report", {"form": "docx"})
    other = (folder / "saltby-focused-visit-report.docx").read_bytes()
    letter = asker.letter(NAME)
    result = asker.post(letter + "/check", files={"file": ("the report.docx", other)})
    assert "This report is about another letter." in result.text
    assert "about another letter" in asker.get(letter + "/check").text
    rows = asker.get("/").text.split("<tr>")
    states = {name: row for row in rows for name in (NAME, "saltby-focused-visit.pdf") if f">{name}<" in row}
    assert "built" in states["saltby-focused-visit.pdf"]
    assert "built" not in states[NAME]
    assert "checked" not in states[NAME]
    assert "not made yet" in asker.get(letter).text
    assert (
        "A pack is made from a Word report, and there is none" in asker.post(letter + "/report", {"form": "pack"}).text
    )


def test_a_report_with_slips_in_it_is_still_about_its_letter(asker, folder):
    """As long as it quotes the letter."""
    letter = asker.letter(NAME)
    asker.post(letter + "/report", {"form": "md"})
    report = folder / f"{STEM}-report.md"
    report.write_text(report.read_text(encoding="utf-8").replace("monitoring visit", "focused visit"), encoding="utf-8")
    asker.post(letter + "/check", {"report": identify(report.name)})
    kept = (folder / f"{report.name}.check.json").read_text(encoding="utf-8")
    assert "subject-differs" in kept
    assert "read, built, checked" in asker.get("/").text


def test_a_report_that_cannot_be_checked_is_not_kept(asker, folder):
    before = sorted(path.name for path in folder.iterdir())
    answer = asker.post(asker.letter(NAME) + "/check", files={"file": ("torn.docx", b"PK\x03\x04 torn")})
    assert answer.status_code == 422
    assert sorted(path.name for path in folder.iterdir()) == before


def test_what_is_no_letter_is_told_below_the_list_and_templates_not_at_all(asker, folder):
    (folder / "minutes.txt").write_text("Minutes of the meeting of the board.\n" * 9, encoding="utf-8")
    (folder / "meeting.toml.txt").write_text('author = "Anna Bell"\ncommittee = "Scrutiny"\n', encoding="utf-8")
    for template in WORD_TEMPLATES:
        (folder / f"own {template}.docx").write_bytes(shipped(f"{template}.docx"))
    (folder / "report-template.docx").write_bytes(shipped("select-committee.docx"))
    for path in folder.iterdir():
        asker.get(asker.letter(path.name))
    page = asker.get("/").text
    assert "1 of 1 letter shown" in page
    listed, _, below = page.partition("Not letters: 1 file")
    assert NAME in listed
    assert "minutes.txt" in below
    assert "template" not in page
    assert "meeting.toml" not in page
