"""Two windows, a server that is gone, files that change under the page: nothing is lost, and it is said."""

from __future__ import annotations

import tomllib

import pytest

pytestmark = pytest.mark.slow

LETTER = "anyshire-monitoring-visit"


def findings_of(window, desk):
    """The findings page in this window, with its sentences laid over the letter."""
    from ofsted_report.desk.folder import identify

    window.goto(f"{desk.origin}/letters/{identify(LETTER + '.pdf')}/findings")
    window.wait_for_selector(".sheet .s[aria-label]", state="attached")


def click_sentence(window, number):
    window.locator(".sheet .s").nth(number).locator("rect").first.click()


def test_two_windows_do_not_overwrite_each_other_in_silence(page, desk):
    findings_of(page, desk)
    other = page.context.new_page()
    findings_of(other, desk)
    click_sentence(page, 0)
    page.wait_for_selector("#undo:not(:disabled)")
    file = desk.folder / f"{LETTER}-findings.toml"
    before = file.read_bytes()

    click_sentence(other, 3)
    other.wait_for_selector("#notice:not([hidden])")
    assert "changed in another window" in other.inner_text("#notice")
    assert file.read_bytes() == before
    # The mark goes back to what holds, and the newest can be shown.
    other.click("#notice a")
    other.wait_for_selector("#undo:not(:disabled)")
    other.wait_for_selector(".sheet .s[aria-label]", state="attached")
    click_sentence(other, 3)
    other.wait_for_function("!document.querySelector('#notice p')")
    other.wait_for_timeout(300)
    assert file.read_bytes() != before


def test_a_window_of_the_meeting_says_it_too(page, desk):
    from ofsted_report.desk.folder import identify

    address = f"{desk.origin}/letters/{identify(LETTER + '.pdf')}/meeting"
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    page.fill("#meeting-author", "Anna Bell")
    page.click("button:has-text('Save')")
    page.wait_for_selector("text=Saved.")
    other.fill("#meeting-author", "Sam Poole")
    other.click("button:has-text('Save')")
    other.wait_for_selector("text=changed in another window")
    assert tomllib.loads((desk.folder / f"{LETTER}-meeting.toml").read_text(encoding="utf-8"))["author"] == "Anna Bell"


def test_the_findings_file_changed_with_an_editor(page, desk):
    """Desk and commands can be mixed; what somebody wrote meanwhile stays."""
    findings_of(page, desk)
    click_sentence(page, 0)
    page.wait_for_selector("#undo:not(:disabled)")
    file = desk.folder / f"{LETTER}-findings.toml"
    file.write_text(file.read_text(encoding="utf-8") + "# noted by hand\n", encoding="utf-8")
    click_sentence(page, 1)
    page.wait_for_selector("#notice:not([hidden])")
    assert "# noted by hand" in file.read_text(encoding="utf-8")


def test_a_slip_in_the_findings_file_is_shown_at_its_line(page, desk):
    (desk.folder / f"{LETTER}-findings.toml").write_text("format = ofsted\n", encoding="utf-8")
    from ofsted_report.desk.folder import identify

    page.goto(f"{desk.origin}/letters/{identify(LETTER + '.pdf')}/findings")
    assert "line 1" in page.inner_text("main")


def test_the_server_is_gone(page, desk):
    findings_of(page, desk)
    click_sentence(page, 0)
    page.wait_for_selector("#undo:not(:disabled)")
    before = (desk.folder / f"{LETTER}-findings.toml").read_bytes()
    pressed = page.locator(".sheet .s").nth(2).get_attribute("aria-pressed")
    desk.kill()
    click_sentence(page, 2)
    page.wait_for_selector("#notice:not([hidden])")
    assert "Everything up to your last click is saved" in page.inner_text("#notice")
    assert page.locator(".sheet .s").nth(2).get_attribute("aria-pressed") == pressed
    assert (desk.folder / f"{LETTER}-findings.toml").read_bytes() == before


def test_the_letter_is_gone_under_the_page(page, desk):
    findings_of(page, desk)
    (desk.folder / f"{LETTER}.pdf").unlink()
    click_sentence(page, 0)
    page.wait_for_selector("#notice:not([hidden])")
    assert "no longer in the folder" in page.inner_text("#notice")
    page.reload()
    assert "no longer in the folder" in page.inner_text("main")


def test_closed_from_the_page(page, desk):
    page.click("text=Close the desk")
    page.click("button:has-text('Close the desk')")
    assert "The desk is closed" in page.inner_text("h1")
    assert desk.process.wait(20) == 0
