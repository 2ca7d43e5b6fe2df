"""Every button of every page, pressed as a browser without scripts presses it: with its form's fields and itself alone."""

from __future__ import annotations

import pytest
from lxml import html

from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.edited import parse_findings
from ofsted_report.letter.parse import read_letter

NAME, STEM = "anyshire-monitoring-visit.pdf", "anyshire-monitoring-visit"
PAGES = ("/findings?view=words", "/findings", "/findings/0", "/meeting", "/report", "/check", "/facts/title")
NOT_HERE = ("/open-folder", "/files/")
"""Buttons that open a program of this computer."""


def buttons(page):
    """Each button that can be pressed, with its form."""
    for form in html.fromstring(page).iterfind(".//form"):
        if form.method == "POST" and not any(part in form.action for part in NOT_HERE):
            for button in form.iterfind(".//button"):
                if button.get("disabled") is None:
                    yield form, button


def press(asker, form, button):
    """What the desk answers."""
    values = [*form.form_values(), *([(button.get("name"), button.get("value"))] if button.get("name") else [])]
    data = {name: [value for each, value in values if each == name] for name, _ in values if name != "token"}
    return asker.post(form.action, data)


def wording(button):
    """Its words without those for screen readers."""
    return button.text.strip() if button.text else button.text_content().strip()


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
def test_every_button_sends_what_its_page_expects(asker, folder, path):
    """It may be told that a file is missing; never that the form was not filled by the page."""
    letter = asker.letter(NAME)
    count = len(list(buttons(asker.get(letter + path).text)))
    assert count
    for at in range(count):
        found = list(buttons(asker.get(letter + path).text))  # as it is after the buttons before
        answer = press(asker, *found[min(at, len(found) - 1)])
        assert answer.status_code in (200, 422)
        assert "The form was not filled by this page" not in answer.text
        if answer.status_code == 422:
            assert "No report was chosen" in answer.text or "made from a Word report" in answer.text


@pytest.mark.parametrize("view", ["words", "pages"])
def test_a_finding_is_taken_out_moved_and_put_back_without_scripts(asker, folder, view):
    page = f"{asker.letter(NAME)}/findings?view={view}"
    letter = read_letter(folder / NAME)
    before = [each.sentences for each in choose_findings(letter)]

    def now():
        text = (folder / f"{STEM}-findings.toml").read_text(encoding="utf-8")
        return [each.sentences for each in parse_findings(text, "findings", letter)]

    def tool(at, name):
        found = [each for each in buttons(asker.get(page).text) if each[0].fields.get("at") == str(at)]
        return next(each for each in found if wording(each[1]) == name)

    assert press(asker, *tool(1, "Take out")).status_code == 200
    assert now() == [before[0], *before[2:]]
    assert press(asker, *tool(0, "Down")).status_code == 200
    assert now() == [before[2], before[0], *before[3:]]
    assert press(asker, *tool(1, "Up")).status_code == 200
    undo = next(each for each in buttons(asker.get(page).text) if wording(each[1]) == "Undo")
    press(asker, *undo)
    assert now() == [before[2], before[0], *before[3:]]


@pytest.mark.parametrize("number", ["²", "--5", "", "1e3", "1234567"])
def test_a_number_that_no_page_sends_is_refused(asker, folder, number):
    findings = asker.letter(NAME) + "/findings"
    answer = asker.post(findings + "/move", {"stamp": "new", "at": number, "remove": "yes"})
    assert answer.status_code == 422
    assert "The form was not filled by this page" in answer.text
