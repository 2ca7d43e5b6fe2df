"""Make the README's picture: a sample letter's first page beside the first pages of the report built from it.

    python docs/pictures/make_pictures.py

Needs LibreOffice, which prints the report, and Pillow and pypdfium2, which the program's own dependencies bring along.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parent
LETTER = HERE.parents[1] / "samples" / "anyshire-monitoring-visit.pdf"
HEIGHT, GAP, ARROW = 760, 24, 90
"""Pixels: of a page, between pages, and for the arrow."""
PAPER, SHADE, INK = "white", "#d0d4d8", "#3a4a5a"
GIVEN = (
    ("--committee", "Children’s Select Committee"),
    ("--agenda-item", "7"),
    ("--author", "Anna Bell"),
    ("--contact-officer", "Anna Bell"),
    ("--contact-telephone", "01234 567890"),
)
"""What is known of the meeting; the rest stays open, and shows so."""


def report_pages(folder: Path) -> list[Image.Image]:
    """The report's first two pages."""
    report = folder / "report.docx"
    options = [part for option in GIVEN for part in option]
    build = [sys.executable, "-m", "ofsted_report", "build", str(LETTER), "-o", str(report), "--no-comments", *options]
    subprocess.run(build, check=True, capture_output=True, cwd=folder)  # noqa: S603
    profile = f"-env:UserInstallation=file://{folder}/profile"
    printing = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(report)]
    subprocess.run(printing, check=True, capture_output=True, timeout=120)  # noqa: S603
    return pages(report.with_suffix(".pdf"), 2)


def pages(pdf: Path, number: int) -> list[Image.Image]:
    """The first pages of a PDF as pictures of the same height."""
    document = pypdfium2.PdfDocument(pdf)
    drawn = []
    for page in list(document)[:number]:
        drawn.append(page.render(scale=2 * HEIGHT / page.get_height()).to_pil().convert("RGB"))
    return [
        image.resize((round(image.width * HEIGHT / image.height), HEIGHT), Image.Resampling.LANCZOS) for image in drawn
    ]


def main() -> None:
    """Draw letter, arrow and report side by side."""
    with tempfile.TemporaryDirectory() as folder:
        letter, report = pages(LETTER, 1), report_pages(Path(folder))
    width = sum(image.width for image in letter + report) + ARROW + GAP * (len(report) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), "#f2f4f6")
    draw = ImageDraw.Draw(sheet)
    left = GAP
    for number, image in enumerate(letter + report):
        if number == len(letter):
            middle = GAP + HEIGHT // 2
            draw.line((left + 14, middle, left + ARROW - 40, middle), fill=INK, width=8)
            draw.polygon(
                ((left + ARROW - 40, middle - 18), (left + ARROW - 40, middle + 18), (left + ARROW - 14, middle)),
                fill=INK,
            )
            left += ARROW
        draw.rectangle((left - 1, GAP - 1, left + image.width, GAP + HEIGHT), outline=SHADE)
        sheet.paste(image, (left, GAP))
        left += image.width + (GAP if number >= len(letter) else 0)
    sheet.quantize(64).save(HERE / "letter-and-report.png", optimize=True)


if __name__ == "__main__":
    main()
