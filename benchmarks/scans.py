"""How much of a letter is left when it was printed and scanned?

    python benchmarks/scans.py --letters LETTERS [--limit 20] [--turn 1] [--keep FOLDER] [--show]

Each letter is made a scan as an office scanner makes it (200 dpi, grey, turned by 0.4°, with noise, as JPEG), its text is
recognised, and what is read is held to what is read from the letter itself: characters of the body, facts, lists, and the
sentences that are chosen as findings. `--keep` keeps the figures of each letter in a folder, so that a run that was stopped
goes on where it was. No text of letters is in this file.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ofsted_report import Letter, choose_findings, read_letter

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
DPI, DEGREES, GRAIN, QUALITY = 200, 0.4, 0.06, 70
ALIKE = 90.0
"""Likeness, in per cent, from which two sentences or items are the same but for spelling."""
LISTS = ("areas_covered", "improvements", "priority_actions")
_YEAR = re.compile(r"20\d\d")
_FOLDED = str.maketrans("‘’“”–—", "''\"\"--")


def scanned(path: Path) -> bytes:
    """A PDF of pictures: the printed letter, grey, at 200 dpi, a little turned, with noise, as JPEG."""
    import pypdfium2
    from PIL import Image

    noise = random.Random(1)  # noqa: S311  not for secrets
    pages = []
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            image = page.render(scale=DPI / 72).to_pil().convert("L")
            image = image.rotate(DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=255)
            grain = Image.frombytes("L", image.size, noise.randbytes(image.width * image.height))
            stored = io.BytesIO()
            Image.blend(image, grain, GRAIN).save(stored, "JPEG", quality=QUALITY)
            pages.append(Image.open(stored))
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=DPI)
    return out.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a scan kept of its letter."""

    name: str
    pages: int
    characters: int
    """Of the body, with its spaces."""
    misread: int
    """Characters to change, add or take away, spaces included, to get the printed body."""
    misread_letters: int
    """The same without spaces."""
    facts: int
    facts_right: int
    lists: int
    lists_right: int
    findings: int
    """Sentences chosen from the letter."""
    findings_same: int
    findings_other: int
    """Sentences chosen from the scan alone."""
    differences: tuple[str, ...] = ()


def folded(text: str | None) -> str:
    """On one line, with straight quotes and short dashes: how they are drawn is no misread character."""
    return " ".join((text or "").translate(_FOLDED).split())


def body(letter: Letter) -> str:
    """Headings and blocks in reading order, without footnotes and Ofsted's end matter."""
    texts = (
        text
        for section in letter.sections
        if section.role != "information"
        for text in (section.heading, *(block.text for block in section.blocks if block.kind != "footnote"))
    )
    return folded(" ".join(text for text in texts if text))


def facts(letter: Letter) -> dict[str, str]:
    """Each fact of the letter that it has, as text."""
    addressee, signatory = letter.addressee, letter.signatory
    found: dict[str, Any] = {
        "kind": letter.kind,
        "title": letter.title,
        "authority": letter.authority,
        "letter date": letter.letter_date,
        "salutation": letter.salutation,
        "addressee": addressee and addressee.name,
        "addressee's role": addressee and addressee.role,
        "visit start": letter.visit.start,
        "visit end": letter.visit.end,
        "visit ordinal": letter.visit.ordinal,
        "inspectors": "; ".join(sorted(person.name for person in letter.inspectors)),
        "signatory": signatory and signatory.name,
        "judgements": "; ".join(f"{each.area}: {each.grade}" for each in letter.judgements),
    }
    return {name: folded(str(value)) for name, value in found.items() if value}


def same_but_for_spelling(one: str, other: str) -> bool:
    """Whether two texts are alike enough to be one text, read twice."""
    return fuzz.ratio(folded(one), folded(other)) >= ALIKE


def wrong_lists(letter: Letter, scan: Letter) -> Iterator[tuple[str, str]]:
    """The lists that either has, and what is wrong with the scan's; nothing where each item is there."""
    for name in LISTS:
        printed, read = getattr(letter, name), getattr(scan, name)
        if not printed and not read:
            continue
        if len(printed) != len(read):
            yield name, f"{len(printed)} items, {len(read)} in the scan"
            continue
        other = next((p for p, r in zip(printed, read, strict=True) if not same_but_for_spelling(p, r)), None)
        yield name, "" if other is None else f"an item is read otherwise: {other[:80]}"


def chosen(letter: Letter) -> list[str]:
    """The sentences of the key findings."""
    return [sentence for finding in choose_findings(letter).findings for sentence in finding.sentences]


def measured(name: str, letter: Letter, scan: Letter) -> Figures:
    """The figures of one letter and its scan."""
    printed, read = body(letter), body(scan)
    letters, letters_read = printed.replace(" ", ""), read.replace(" ", "")
    told, seen = facts(letter), facts(scan)
    wrong = [f"{fact}: {told.get(fact)} | {seen.get(fact)}" for fact in told | seen if told.get(fact) != seen.get(fact)]
    lists = list(wrong_lists(letter, scan))
    sentences, others = chosen(letter), chosen(scan)
    missed = [each for each in sentences if not any(same_but_for_spelling(each, other) for other in others)]
    added = [each for each in others if not any(same_but_for_spelling(each, other) for other in sentences)]
    return Figures(
        name=name,
        pages=scan.source.pages or 0,
        characters=len(printed),
        misread=Levenshtein.distance(printed, read),
        misread_letters=Levenshtein.distance(letters, letters_read),
        facts=len(told | seen),
        facts_right=len(told | seen) - len(wrong),
        lists=len(lists),
        lists_right=sum(not why for _, why in lists),
        findings=len(sentences),
        findings_same=len(sentences) - len(missed),
        findings_other=len(added),
        differences=(
            *wrong,
            *(f"{which}: {why}" for which, why in lists if why),
            *(f"body: {words}" for words in edits(printed, read)),
            *(f"finding only in the letter: {each[:120]}" for each in missed),
            *(f"finding only in the scan: {each[:120]}" for each in added),
        ),
    )


def edits(printed: str, read: str) -> Iterator[str]:
    """Each place of the body that is read otherwise, with the words around it."""
    for edit in Levenshtein.opcodes(printed, read):
        if edit.tag != "equal":
            before = printed[max(0, edit.src_start - 20) : edit.src_start]
            yield f"…{before}[{printed[edit.src_start : edit.src_end]}|{read[edit.dest_start : edit.dest_end]}]"


def in_a_line(each: Figures) -> str:
    """The figures, for the terminal."""
    return (
        f"{each.name[:44]:44} {each.pages:3} pages  misread {100 * each.misread / max(each.characters, 1):6.3f} %"
        f" (letters {100 * each.misread_letters / max(each.characters, 1):6.3f} %)"
        f"  facts {each.facts_right:2}/{each.facts:2}  lists {each.lists_right}/{each.lists}"
        f"  findings {each.findings_same:3}/{each.findings:3} +{each.findings_other}"
    )


def total(figures: Sequence[Figures]) -> Figures:
    """All letters together."""
    names = [name for name in asdict(figures[0]) if name not in ("name", "differences")]
    return Figures(name=f"{len(figures)} letters", **{name: sum(getattr(f, name) for f in figures) for name in names})


def shortest(folder: Path, limit: int, turn: int) -> list[Path]:
    """Of each kind (folder) and year (in its name) the shortest letter, or at `turn` 2 the second shortest and so on; the
    kinds one after another, the shortest of each first."""
    import pypdfium2

    by_year: dict[tuple[str, str], list[tuple[int, Path]]] = {}
    for path in sorted(folder.rglob("*.pdf")):
        with pypdfium2.PdfDocument(path) as pdf:
            pages = len(pdf)
        year = _YEAR.search(path.stem)
        by_year.setdefault((path.parent.name, year[0] if year else path.stem), []).append((pages, path))
    by_kind: dict[str, list[Path]] = {}
    for _, path in sorted(sorted(each)[turn - 1] for each in by_year.values() if len(each) >= turn):
        by_kind.setdefault(path.parent.name, []).append(path)
    return [path for each in zip_longest(*by_kind.values()) for path in each if path is not None][: limit or None]


def kept(path: Path, folder: Path | None) -> Figures:
    """A letter's figures: from the folder, where an earlier run left them there."""
    place = folder / f"{path.parent.name}-{path.stem}.json" if folder is not None else None
    if place is not None and place.is_file():
        data = json.loads(place.read_text(encoding="utf-8"))
        return Figures(**{**data, "differences": tuple(data["differences"])})
    figures = measured(path.name, read_letter(path), read_letter(scanned(path), name="scan.pdf"))
    if place is not None:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(asdict(figures), ensure_ascii=False, indent=1), encoding="utf-8")
    return figures


def main() -> int:
    """Print a line for each letter, and one for all; exit code 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--letters", type=Path, default=SAMPLES, help="a folder of PDFs; folders in it are read too")
    parser.add_argument("--limit", type=int, default=20, help="no more than so many; 0: all kinds and years")
    parser.add_argument("--turn", type=int, default=1, help="2: letters that those of turn 1 are not among; and so on")
    parser.add_argument("--keep", type=Path, help="a folder for each letter's figures")
    parser.add_argument("--show", action="store_true", help="name what differs")
    given = parser.parse_args()
    found = []
    for path in shortest(given.letters, given.limit, given.turn):
        figures = kept(path, given.keep)
        found.append(figures)
        print(in_a_line(figures), flush=True)
        for difference in figures.differences if given.show else ():
            print(f"    {difference}")
    print(in_a_line(total(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
