"""Make the README's picture of the desk: the findings page with a sample letter.

    python docs/pictures/make_desk_picture.py

Needs the extras `desk` and `test` (Playwright), and Chromium.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
LETTER = HERE.parents[1] / "samples" / "saltby-focused-visit.pdf"
SIZE = {"width": 1366, "height": 768}
FOLDER = "Documents\\Ofsted letters"
"""Shown in place of the temporary folder of this machine."""


def main() -> None:
    """Open the desk on the sample, take one sentence back, and picture the page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shutil.copy(LETTER, folder)
        command = [sys.executable, "-m", "ofsted_report", "desk", folder, "--no-browser"]
        desk = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603
        try:
            said = desk.stderr.readline() if desk.stderr is not None else ""
            address = re.findall(r"http://\S+", said)
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport=SIZE, device_scale_factor=1.5)
            page.goto(address[0])
            page.wait_for_selector("td:has-text('Saltby')")
            page.click("tbody a")
            page.click("text=Go on to the findings")
            page.wait_for_selector(".s[aria-label]", state="attached")
            page.locator(".s[aria-pressed=true]").nth(2).locator("rect").first.click()
            page.wait_for_selector("#undo:not(:disabled)")
            page.locator(".s[aria-pressed=true]").nth(3).locator("rect").first.hover()
            page.evaluate("name => document.querySelector('.folder').textContent = name", FOLDER)
            picture = Path(folder) / "desk.png"
            page.screenshot(path=picture)
            browser.close()
            Image.open(picture).convert("RGB").quantize(96).save(HERE / "desk.png", optimize=True)
        finally:
            desk.terminate()
            desk.wait(20)


if __name__ == "__main__":
    main()
