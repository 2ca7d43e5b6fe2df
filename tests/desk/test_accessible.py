"""Everybody can use every page in every state: axe-core by WCAG 2.2 AA, no scrolling sideways, dark and high contrast."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from fixtures.chromium import WCAG_22_AA
from fixtures.desks import put
from ofsted_report.desk.folder import identify

pytestmark = pytest.mark.slow

ANYSHIRE, HARROWMERE, TYPED = (
    "anyshire-monitoring-visit.pdf",
    "harrowmere-ilacs-2026.pdf",
    "anyshire-monitoring-visit.txt",
)
OTHER = "anyshire-monitoring-visit.docx"
"""A letter about the same council."""


def axe() -> str:
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-core (axe-playwright-python) is not installed")
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    """What axe-core finds wrong on the page as it is now, in words."""
    page.wait_for_load_state()
    page.evaluate(axe())
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG_22_AA)
    assert len(found["passes"]) > 5, "axe-core found next to nothing to look at"
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"]]


def sideways(page: Any) -> int:
    """How many CSS pixels the page is wider than its window."""
    page.wait_for_load_state()
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def base(desk: Any, name: str) -> str:
    return f"{desk.origin}/letters/{identify(name)}"


def states(page: Any, desk: Any):
    """Each page in each state; yields its name."""
    yield from states_of_the_archive(page, desk)
    yield from states_of_a_letter(page, desk)
    yield from states_of_findings(page, desk)
    yield from states_of_the_meeting(page, desk)
    yield from states_of_the_report(page, desk)


def states_of_the_archive(page: Any, desk: Any):
    folder = desk.folder
    put(folder, HARROWMERE)
    (folder / "empty.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "wages.txt").write_text("Nothing of Ofsted's. " * 40, encoding="utf-8")
    page.goto(desk.origin)
    page.wait_for_selector("#archive-count:not(:has-text('still being read'))")
    yield "archive"
    page.goto(f"{desk.origin}/?q=nowhere")
    yield "archive, nothing found"
    page.goto(desk.origin)
    page.set_input_files("#letters", {"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"nothing"})
    page.wait_for_selector(".errors")
    yield "a letter that is none"
    page.goto(base(desk, "empty.pdf"))
    yield "a letter that cannot be read"
    page.goto(f"{desk.origin}/nothing")
    yield "no such page"
    page.goto(f"{desk.origin}/close")
    yield "close"


def states_of_a_letter(page: Any, desk: Any):
    letter = base(desk, ANYSHIRE)
    page.goto(letter)
    page.wait_for_selector("text=second reader agrees")
    yield "letter"
    page.goto(f"{letter}/facts/inspectors")
    yield "a fact"
    page.goto(f"{letter}/facts/letter_date")
    page.fill("#value", "soon")
    page.click("text=Save the correction")
    page.wait_for_selector(".errors")
    yield "a fact with an error"
    page.fill("#value", "1 September 2025")
    page.click("text=Save the correction")
    page.wait_for_selector("text=corrected by hand")
    yield "letter, corrected"
    page.goto(base(desk, HARROWMERE))
    yield "inspection"


def states_of_findings(page: Any, desk: Any):
    letter = base(desk, ANYSHIRE)
    page.goto(base(desk, HARROWMERE) + "/findings")
    page.wait_for_selector(".sheet .s[aria-label]", state="attached")
    yield "findings of an inspection"
    page.goto(f"{letter}/findings")
    page.wait_for_selector(".sheet .s[aria-label]", state="attached")
    yield "findings, proposed"
    page.locator(".sheet .s").nth(1).locator("rect").first.click()
    page.wait_for_selector("#undo:not(:disabled)")
    yield "findings, changed"
    page.goto(f"{letter}/findings?view=words")
    yield "findings, in words"
    page.goto(f"{letter}/findings/0")
    yield "a finding"
    page.fill("#text-1", "Something else entirely.")
    page.click("button:has-text('Save')")
    page.wait_for_selector(".errors")
    yield "a finding with an error"


def states_of_the_meeting(page: Any, desk: Any):
    letter = base(desk, ANYSHIRE)
    page.goto(f"{letter}/meeting")
    yield "meeting"
    page.fill("#meeting-committee_date", "15/1/2022")
    page.wait_for_selector("#days .caution")
    yield "meeting, a day in the past"
    page.fill("#council-democratic_services-email", "none")
    page.click("button:has-text('Save')")
    page.wait_for_selector(".errors")
    yield "meeting with an error"


def states_of_the_report(page: Any, desk: Any):
    letter = base(desk, ANYSHIRE)
    page.goto(f"{letter}/report")
    yield "report"
    put(desk.folder, OTHER)
    page.goto(base(desk, OTHER))  # read
    page.goto(f"{letter}/report")
    page.check("[name=further] >> nth=0")
    page.click("text=Take these letters")
    page.wait_for_selector("[name=further]:checked")
    yield "report about two letters"
    page.click("button:has-text('Word')")
    page.wait_for_selector("text=just made")
    yield "report, made"
    page.set_input_files("#template-file", {"name": "ours.docx", "mimeType": "application/x", "buffer": b"nothing"})
    page.click("text=Check and take this template")
    page.wait_for_selector(".errors")
    yield "report, a broken template"
    page.goto(f"{letter}/check")
    yield "check"
    page.click("button:has-text('Check anyshire')")
    page.wait_for_selector("text=Check once more")
    yield "check, its result"
    (desk.folder / "council.toml").write_text("council = Anyshire\n", encoding="utf-8")
    page.goto(f"{letter}/meeting")
    yield "meeting, a slip in council.toml"
    page.goto(f"{letter}/report")
    yield "report, a slip in council.toml"


def test_axe_finds_no_violation_in_any_state(page, desk):
    found = {name: told for name in states(page, desk) if (told := violations(page))}
    assert found == {}


def test_axe_finds_no_violation_in_the_dark(browser, desk):
    context = browser.new_context(color_scheme="dark", viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(desk.address)
    found = {name: told for name in states(page, desk) if (told := violations(page))}
    context.close()
    assert found == {}


def test_nothing_scrolls_sideways_at_400_per_cent(browser, desk):
    """1280 pixels at 400 % are 320 (WCAG 1.4.10); tables and pages scroll in their own regions."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(desk.address)
    found = {name: over for name in states(page, desk) if (over := sideways(page)) > 0}
    context.close()
    assert found == {}


def test_a_letter_without_pages_is_usable(page, desk):
    put(desk.folder, TYPED)
    page.goto(base(desk, TYPED) + "/findings")
    assert not page.locator("img").count()
    page.locator("button.sentence").first.click()
    page.wait_for_selector("#undo:not(:disabled)")
    assert violations(page) == []


def test_state_is_never_told_by_colour_alone(browser, desk):
    """With the system's high contrast on, what is quoted still differs from what is not."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(desk.address)
    page.goto(base(desk, ANYSHIRE) + "/findings?view=words")
    borders = page.evaluate(
        "[...document.querySelectorAll('.sentence')].map(each => [each.ariaPressed, getComputedStyle(each).borderTopWidth])"
    )
    assert {width for pressed, width in borders if pressed == "true"} != {
        width for pressed, width in borders if pressed == "false"
    }
    labels = page.locator(".sentence[aria-pressed=true] .label").all_inner_texts()
    assert all(")" in label for label in labels)
    context.close()
