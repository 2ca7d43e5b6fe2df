"""The whole way of a new user in real Chromium: from the letter to the Word file and its check, by mouse and by keyboard."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from fixtures.desks import SAMPLES, put
from ofsted_report.desk.folder import identify

pytestmark = pytest.mark.slow

LETTER = SAMPLES / "saltby-focused-visit.pdf"
STEM = "saltby-focused-visit"


def quoted(folder: Path) -> set[str]:
    """The sentences that the findings file quotes."""
    content = tomllib.loads((folder / f"{STEM}-findings.toml").read_text(encoding="utf-8"))
    return {row["text"] for part in content["paragraph"] for row in part["sentences"] if row["quote"]}


def words_of(report: Path) -> str:
    """The text of a Word report, its no-break spaces as spaces."""
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(str(report)).paragraphs).replace("\u00a0", " ")


def wait_for_marks(page: Any) -> None:
    """Until the sentences lie over the letter's pages."""
    page.wait_for_selector(".sheet .s[aria-label]", state="attached")


def test_by_mouse(page, desk):
    """Drop the letter, look at it, choose, fill in, take the Word file, bring it back changed."""
    drop_the_letter(page, desk.folder)
    correct_a_fact(page)
    added = choose(page, desk.folder)
    fill_in(page, desk.folder)
    report = make_reports(page, desk.folder, added)
    check_what_was_changed(page, desk.folder, report, added)
    page.goto(desk.origin)
    assert "chosen, built, checked" in page.locator("tr", has_text="Saltby").inner_text()


def drop_the_letter(page: Any, folder: Path) -> None:
    """Dropped on the page, as from a file manager."""
    data = page.evaluate_handle(
        """async bytes => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], "saltby-focused-visit.pdf", {type: "application/pdf"}));
            return transfer;
        }""",
        list(LETTER.read_bytes()),
    )
    page.dispatch_event("body", "drop", {"dataTransfer": data})
    page.wait_for_url("**/letters/*")
    assert page.locator("dd", has_text="3 April 2019").count()
    assert (folder / f"{STEM}.pdf").read_bytes() == LETTER.read_bytes()


def correct_a_fact(page: Any) -> None:
    """It is told as the officer's."""
    page.click("text=Change date of the letter")
    page.fill("#value", "soon")
    page.click("text=Save the correction")
    assert "a date is written as" in page.inner_text(".errors")
    page.fill("#value", "4/4/2019")
    page.click("text=Save the correction")
    row = page.locator(".summary-row", has_text="Date of the letter")
    assert "4 April 2019" in row.inner_text()
    assert "corrected by hand" in row.inner_text()
    assert "3 April 2019" in row.inner_text()


def choose(page: Any, folder: Path) -> str:
    """One sentence taken back and that undone; another one quoted, which is given; a finding moved."""
    page.click("text=Go on to the findings")
    wait_for_marks(page)
    first = page.locator(".sheet .s[aria-pressed=true]").first
    text = first.get_attribute("data-text")
    first.locator("rect").first.click()
    page.wait_for_selector("#undo:not(:disabled)")
    assert text not in quoted(folder)
    page.click("#undo")
    page.wait_for_selector("#undo:disabled")
    assert not (folder / f"{STEM}-findings.toml").exists()
    left = page.locator(".sheet .s[aria-pressed=false]").first
    added = left.get_attribute("data-text")
    left.locator("rect").first.click()
    page.wait_for_function(
        "text => [...document.querySelectorAll('.quoted-sentence')].some(each => each.textContent === text)", arg=added
    )
    assert added in quoted(folder)
    before = page.inner_text("#finding-0 .body p >> nth=0")
    page.click("#finding-0 >> text=Down")
    page.wait_for_function("text => document.querySelector('#finding-1 .body p').innerText === text", arg=before)

    return str(added)


def fill_in(page: Any, folder: Path) -> None:
    """The meeting and the council, with the deadlines at once, and a slip told in its place."""
    page.click("text=Go on to the meeting")
    page.fill("#meeting-committee_date", "14/1/2027")
    page.wait_for_selector("#days >> text=Wednesday 6 January 2027")
    page.fill("#meeting-author", "Anna Bell")
    page.fill("#meeting-agenda_item", "7")
    page.fill("#council-committee", "Children’s Select Committee")
    page.fill("#council-democratic_services-email", "democracy")
    page.click("text=Save")
    assert "is not an e-mail address" in page.inner_text(".errors")
    page.fill("#council-democratic_services-email", "democracy@saltby.gov.uk")
    page.click("button:has-text('Save')")
    page.wait_for_selector("text=Saved.")
    assert tomllib.loads((folder / f"{STEM}-meeting.toml").read_text(encoding="utf-8"))["author"] == "Anna Bell"
    assert (
        tomllib.loads((folder / "council.toml").read_text(encoding="utf-8"))["committee"]
        == "Children’s Select Committee"
    )


def make_reports(page: Any, folder: Path, added: str) -> Path:
    """One in Word, and a second one beside it; the first is given."""
    page.click("text=Go on to the report")
    frame = page.frame_locator("iframe")
    assert frame.locator("mark").count() or "Anna Bell" in frame.locator("body").inner_text()
    page.click("button:has-text('Word')")
    page.wait_for_selector("text=just made")
    report = folder / f"{STEM}-report.docx"
    assert added in words_of(report)
    assert "Thursday 14 January 2027" in words_of(report)
    page.uncheck("#comments")
    page.click("button:has-text('Word')")
    page.wait_for_selector(f"text={STEM}-report-2.docx")
    with page.expect_download() as taken:
        page.click(f"a:has-text('{STEM}-report.docx')")
    assert Path(taken.value.path()).read_bytes() == report.read_bytes()

    return report


def to_step(page: Any, step: str) -> None:
    """Go to a step of the bar. By key: a click right after scrolling may reach the preview's frame, which is elsewhere by now."""
    page.locator(f".steps a[href$='/{step}']").press("Enter")
    page.wait_for_url(f"**/{step}")


def check_what_was_changed(page: Any, folder: Path, report: Path, added: str) -> None:
    """Changed in Word, and brought back under another name."""
    from docx import Document

    document = Document(str(report))
    changed = next(paragraph for paragraph in document.paragraphs if added in paragraph.text)
    changed.runs[0].text = changed.text.replace(added.split()[1], "hardly", 1)
    for run in changed.runs[1:]:
        run.text = ""
    out = io.BytesIO()
    document.save(out)
    to_step(page, "check")
    page.set_input_files(
        "#report", {"name": "final (2).docx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}
    )
    page.wait_for_selector("h1:has-text('final (2).docx')")
    assert page.locator(".compare ins", has_text="hardly").count() == 1
    assert (folder / f"{STEM}-report-final (2).docx.check.json").exists()
    with page.expect_download() as taken:
        page.click("text=Copy with comments")
    comments = Document(str(taken.value.path())).comments
    assert any("was edited" in comment.text for comment in comments)


def tab_to(page: Any, selector: str, most: int = 200) -> None:
    """Press Tab until the focus is there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


def test_by_keyboard_alone(page, desk):
    """Everything is reached with Tab, arrows, Space and Enter; nothing holds the focus."""
    folder, stem = desk.folder, "anyshire-monitoring-visit"
    page.wait_for_selector("td:has-text('Anyshire')")
    tab_to(page, "tbody a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letters/*")
    tab_to(page, "a.button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings")
    wait_for_marks(page)

    tab_to(page, ".s")
    key = page.evaluate("document.activeElement.dataset.sentence")
    page.keyboard.press("ArrowDown")
    below = page.evaluate("document.activeElement.dataset.sentence")
    assert below != key
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.sentence").split(":")[0] != below.split(":")[0], (
        "Tab: the next paragraph"
    )
    page.keyboard.press("Shift+Tab")
    pressed = page.evaluate("document.activeElement.getAttribute('aria-pressed')")
    text = page.evaluate("document.activeElement.dataset.text")
    page.keyboard.press("Space")
    page.wait_for_selector("#undo:not(:disabled)")
    content = (folder / f"{stem}-findings.toml").read_text(encoding="utf-8")
    now = {row["text"]: row["quote"] for part in tomllib.loads(content)["paragraph"] for row in part["sentences"]}
    assert now[text] is (pressed == "false")
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") != pressed, (
        "the focus stays where it was"
    )
    page.keyboard.press("Control+z")
    page.wait_for_selector("#undo:disabled")

    tab_to(page, "#findings-list .tool[value='1']")
    at = page.evaluate("document.activeElement.form.elements.at.value")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "at => document.activeElement.form && document.activeElement.form.elements.at.value === at",
        arg=str(int(at) + 1),
    )
    tab_to(page, "a.button[href$='/meeting']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/meeting")
    tab_to(page, "#meeting-author")
    page.keyboard.type("Sam Poole")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Saved.")
    tab_to(page, "a.button[href$='/report']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report")
    tab_to(page, "button[value='docx']")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=just made")
    assert "Sam Poole" in words_of(folder / f"{stem}-report.docx") + str(list(folder.iterdir()))


def test_without_scripts(browser, desk):
    """The same with forms alone: quote, save, make, check."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.address)
    page.reload()
    page.locator("tbody a").first.click()
    page.click("text=Go on to the findings")
    page.click("text=In words")
    sentence = page.locator("button.sentence[aria-pressed=false]").first
    key = sentence.get_attribute("data-sentence")
    sentence.click()
    assert page.get_attribute(f"[data-sentence='{key}']", "aria-pressed") == "true"
    assert "#s-" in page.url
    page.click("#undo")
    assert page.get_attribute(f"[data-sentence='{key}']", "aria-pressed") == "false"
    page.click("text=Go on to the meeting")
    page.fill("#meeting-author", "Sam Poole")
    page.click("button:has-text('Save')")
    page.click("text=Go on to the report")
    page.click("button:has-text('Word')")
    page.wait_for_selector("text=just made")
    to_step(page, "check")
    page.click("button:has-text('Check anyshire')")
    assert re.search(r"problem|No problems", page.inner_text("main"))
    context.close()


def test_a_report_about_two_letters_by_keyboard_alone(page, desk):
    """Tick the other letter, take it, and the preview has a chapter and an appendix for it."""
    other = "anyshire-monitoring-visit.docx"
    put(desk.folder, other)
    page.goto(f"{desk.origin}/letters/{identify(other)}")  # read
    page.goto(f"{desk.origin}/letters/{identify('anyshire-monitoring-visit.pdf')}/report")
    page.focus("[name=further]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=further]:checked")
    page.frame_locator("iframe").locator("h2:has-text('(Appendix 2)')").wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_every_tool_of_a_finding_works_in_the_browser(browser, desk, scripts):
    """Up, Down, Take out, Undo and Start again do what they say; the page's own request and a plain form alike."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(desk.address)
    page.goto(f"{desk.origin}/letters/{identify('anyshire-monitoring-visit.pdf')}/findings?view=words")

    def words() -> list[str]:
        return list(page.locator(".finding .body > p:first-child").all_inner_texts())

    def press(selector: str, expected: list[str]) -> None:
        page.click(selector)
        for _ in range(100):
            if words() == expected:
                break
            page.wait_for_timeout(50)
        assert words() == expected
        assert page.locator("#notice").is_hidden()

    before = words()
    press("#finding-1 [name=remove]", [before[0], *before[2:]])
    press("#finding-0 [value='1']", [before[2], before[0], *before[3:]])
    press("#finding-1 [value='-1']", [before[0], *before[2:]])
    press("#undo", [before[2], before[0], *before[3:]])
    press("form.start button", before)
    context.close()


def test_an_open_field_of_the_preview_leads_to_its_own_field(browser, desk):
    """Out of the preview's frame, to the form, with the field unfolded and ready to type in."""
    (desk.folder / "council.toml").write_text('template = "scrutiny-report"\n', encoding="utf-8")
    page = browser.new_page()
    page.goto(desk.address)
    page.goto(f"{desk.origin}/letters/{identify('anyshire-monitoring-visit.pdf')}/report")
    page.frame_locator("iframe").locator("a", has_text="[Legal implications: from the officer").first.click()
    field = page.locator("#meeting-implications-1-text")
    field.wait_for()
    page.wait_for_function("document.activeElement.id === 'meeting-implications-1-text'")
    assert field.is_visible()
    page.close()
