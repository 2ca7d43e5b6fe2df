"""Make the picture of a public pack: its front sheet, the report's first page, the appendix page and the letter's first.

    python docs/pictures/make_pack_picture.py

Needs LibreOffice, and the extra `pack`.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from make_pictures import GAP, HEIGHT, HERE, LETTER, SHADE, pages
from PIL import Image, ImageDraw

from ofsted_report.findings.choose import choose_findings
from ofsted_report.letter.parse import read_letter
from ofsted_report.pack.make import make_pack
from ofsted_report.rendering.docx import render_docx
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import ContactOfficer, Meeting, Settings

SETTINGS = Settings(
    council="Anyshire County Council",
    contact_officers=(ContactOfficer(name="Anna Bell", telephone="01234 567890"),),
)
MEETING = Meeting(
    committee="Children’s Select Committee",
    committee_date=date(2026, 1, 15),
    agenda_item="7",
    author="Anna Bell",
    cabinet_member="Cllr J Marsh",
)


def main() -> None:
    """Draw the four pages side by side."""
    read = read_letter(LETTER)
    report = build_report(read, choose_findings(read), SETTINGS, MEETING)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(render_docx(report).content)
        pack = make_pack(path, LETTER, SETTINGS, MEETING)
        (Path(folder) / "pack.pdf").write_bytes(pack.content)
        drawn = pages(Path(folder) / "pack.pdf", pack.pages)
    appendix = pack.pages - pack.letter_pages - 1
    shown = [drawn[number] for number in (0, 1, appendix, appendix + 1)]
    sheet = Image.new("RGB", (sum(image.width + GAP for image in shown) + GAP, HEIGHT + 2 * GAP), "#f2f4f6")
    draw, left = ImageDraw.Draw(sheet), GAP
    for image in shown:
        draw.rectangle((left - 1, GAP - 1, left + image.width, GAP + HEIGHT), outline=SHADE)
        sheet.paste(image, (left, GAP))
        left += image.width + GAP
    sheet.quantize(64).save(HERE / "pack.png", optimize=True)


if __name__ == "__main__":
    main()
