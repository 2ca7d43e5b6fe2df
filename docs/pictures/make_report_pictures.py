"""Make the pictures of docs/templates.md: the first pages of a sample's report in each template.

    python docs/pictures/make_report_pictures.py

Needs LibreOffice; Pillow and pypdfium2 come with the program's own dependencies.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

HERE = Path(__file__).resolve().parent
MAKE = HERE.parents[1] / "samples" / "make_reports.py"
SAMPLE = "saltby-focused-visit"
PAGES, HEIGHT, GAP = 3, 620, 16
"""How many pages are shown, and pixels: of a page, and around it."""
SHADE = "#d0d4d8"


def pages(report: Path, folder: Path) -> list[Image.Image]:
    """The report's first pages as LibreOffice prints them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    printing = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(report)]
    subprocess.run(printing, check=True, capture_output=True)  # noqa: S603
    pdf = pypdfium2.PdfDocument(folder / f"{report.stem}.pdf")
    shown = [pdf[number] for number in range(min(PAGES, len(pdf)))]
    return [page.render(scale=HEIGHT / page.get_height()).to_pil() for page in shown]


def main() -> None:
    """Write one picture a template."""
    for template in ("select-committee", "scrutiny-report"):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, MAKE, folder], check=True)  # noqa: S603
            shown = pages(Path(folder) / f"{SAMPLE}-{template}.docx", Path(folder))
        width = sum(page.width + GAP for page in shown) + GAP
        picture = Image.new("RGB", (width, HEIGHT + 2 * GAP), SHADE)
        at = GAP
        for page in shown:
            picture.paste(page, (at, GAP))
            at += page.width + GAP
        picture.quantize(64).save(HERE / f"{template}.png", optimize=True)


if __name__ == "__main__":
    main()
