"""Make the sample letters: samples/source/*.md → samples/*.pdf (some also .docx and .txt) and samples/expected/*.json.

python samples/make_samples.py [NAME…]          all, or those named; needs LibreOffice and the fonts DejaVu
python samples/make_samples.py --expected       only the expected JSON again, from the source and the PDFs at hand
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from making import expect, source, typeset  # noqa: E402

PDF_FONT, WORD_FONT = "DejaVu Sans Condensed", "Tahoma"
"""Free and near to the Tahoma of the real letters, for the PDF; Tahoma itself where Word has it."""
_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def make_pdf(letter: source.Source, pdf: Path) -> None:
    """Typeset `letter` and let LibreOffice print it as a tagged PDF."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice (soffice) is not installed: apt-get install libreoffice-writer-nogui")
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / f"{pdf.stem}.docx"
        typeset.typeset(letter, word, PDF_FONT)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, profile, "--headless", "--convert-to", _FILTER, "--outdir", folder, str(word)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
        with pikepdf.open(word.with_suffix(".pdf")) as printed:
            printed.Root.Lang = pikepdf.String("en-GB")  # as Word writes it; LibreOffice leaves it out here
            for key in ("/CreationDate", "/ModDate"):
                if key in printed.docinfo:
                    del printed.docinfo[key]
            printed.save(pdf, deterministic_id=True)


def main() -> None:
    """Make what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--expected", action="store_true")
    asked = parser.parse_args()
    for path in sorted((HERE / "source").glob("*.md")):
        if asked.names and path.stem not in asked.names:
            continue
        letter = source.read(path)
        pdf = HERE / f"{path.stem}.pdf"
        if not asked.expected:
            make_pdf(letter, pdf)
            for form in letter.facts["layout"].get("also", []):
                if form == "docx":
                    typeset.typeset(letter, pdf.with_suffix(".docx"), WORD_FONT)
                elif form == "txt":
                    text = "\n".join(expect.text_lines(letter)).rstrip() + "\n"
                    pdf.with_suffix(".txt").write_text(text, encoding="utf-8")
        found = expect.letter_json(letter, pdf)
        expected = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
        (HERE / "expected" / f"{path.stem}.json").write_text(expected, encoding="utf-8")
        print(f"{pdf.name}: {found['source']['pages']} pages, over a page: {expect.blocks_over_pages(found, pdf)}")


if __name__ == "__main__":
    main()
