"""Real letters keep their tags when they are joined to a report; nobody's page is covered or lost."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from ofsted_report.pack.assemble import Added, assemble
from ofsted_report.pack.facts import gather
from ofsted_report.pack.letter_pdf import make_safe, open_letter
from ofsted_report.settings.model import Settings
from pack import tags
from pack.packs import LETTER, MEETING
from pack.small_pdfs import tagged, untagged
from pack.test_stamps import labels

SHARED = Path(os.environ.get("OFSTED_REPORT_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def joined(letter: pikepdf.Pdf | None, report: pikepdf.Pdf | None = None) -> pikepdf.Pdf:
    """The letter behind a report of three pages: front sheet, report, appendix title page."""
    report = report or tagged(pages=3)
    facts = gather(None, Settings(), MEETING, report_title="Ofsted update")
    count = len(report.pages) + (len(letter.pages) if letter else 0)
    added = [Added(pdf=letter, title=facts.appendices[0].title)] if letter else []
    data = assemble(report, added, labels(count), facts, report_page=1, appendix_page=2, first_page=1)
    return pikepdf.open(io.BytesIO(data))


def letters() -> list[Path]:
    """Some of each kind: the first, the last, and one in the middle."""
    found = []
    for folder in sorted((SHARED / "letters").glob("*/")):
        paths = sorted(folder.glob("*.pdf"))
        found += dict.fromkeys(paths[:1] + paths[len(paths) // 2 :][:1] + paths[-1:])
    return found


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "letters").is_dir(), reason="the real letters in ../shared are not at hand")
def test_real_letters_keep_their_tags_and_pages():
    paths = letters()
    assert len(paths) >= 10
    for path in paths:
        letter = open_letter(path.read_bytes(), path.name)
        before, stray = tags.problems(letter), tags.stray_content(letter)
        elements = [kind for kind, _ in tags.elements(letter)]
        make_safe(letter)
        pages = len(letter.pages)
        pdf = joined(letter)
        assert len(pdf.pages) == 3 + pages, path.name
        assert len(tags.problems(pdf)) == len(before), path.name
        assert len(tags.stray_content(pdf)) == len(stray), path.name
        # The letter's own Document, or Part, is the pack's second Part; what it contains is as it was, in its order.
        part = pdf.Root.StructTreeRoot.K[0].K[1]
        assert [kind for kind, _ in tags.below(part)] == elements[1:], path.name


def test_a_letter_that_is_not_tagged_is_not_called_so_alone():
    """The report's tags stay, and the letter has the page numbers."""
    pdf = joined(untagged(2))
    assert tags.problems(pdf) == []
    assert len(pdf.pages) == 5


def test_neither_tagged():
    pdf = joined(untagged(1), untagged(3))
    assert not bool(pdf.Root.MarkInfo.Marked)


def test_layers_of_the_letter_are_kept():
    """A watermark that Ofsted switched off must not appear."""
    letter = open_letter(LETTER.read_bytes(), "letter.pdf")
    layer = letter.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    letter.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    pdf = joined(letter)
    assert str(pdf.Root.OCProperties.D.OFF[0].Name) == "Draft"


SECRET = b"the minutes of a meeting that was not public"


def attached_file(letter: pikepdf.Pdf) -> Dictionary:
    """A file specification with the file in it."""
    stream = letter.make_stream(SECRET, Type=Name.EmbeddedFile)
    return letter.make_indirect(Dictionary(Type=Name.Filespec, F=String("minutes.txt"), EF=Dictionary(F=stream)))


def to_page(letter):
    letter.pages[0].obj.AF = Array([attached_file(letter)])


def to_the_makers_notes(letter):
    letter.pages[0].obj.PieceInfo = Dictionary(Maker=Dictionary(Private=letter.make_stream(SECRET)))


def to_metadata_of_a_picture(letter):
    picture = letter.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    picture.Metadata = letter.make_stream(SECRET)
    letter.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Fx=picture))


def to_note(letter):
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=attached_file(letter))
    letter.pages[0].obj.Annots = Array([letter.make_indirect(note)])


def to_note_that_a_remark_answers(letter):
    to_note(letter)
    note = letter.pages[0].obj.Annots[0]
    letter.pages[0].obj.Annots.append(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], IRT=note))


def to_note_that_the_tags_name(letter):
    to_note(letter)
    element = letter.Root.StructTreeRoot.K[0].K[0]
    element.K.append(Dictionary(Type=Name.OBJR, Obj=letter.pages[0].obj.Annots[0]))


def to_element_of_the_structure(letter):
    letter.Root.StructTreeRoot.K[0].K[0].AF = Array([attached_file(letter)])


def to_document(letter):
    names = Dictionary(Names=Array([String("minutes.txt"), attached_file(letter)]))
    letter.Root.Names = Dictionary(EmbeddedFiles=names)


@pytest.mark.parametrize(
    "attach",
    [
        to_page,
        to_the_makers_notes,
        to_metadata_of_a_picture,
        to_note,
        to_note_that_a_remark_answers,
        to_note_that_the_tags_name,
        to_element_of_the_structure,
        to_document,
    ],
)
def test_a_file_that_hangs_anywhere_on_the_letter_is_not_published(attach):
    letter = tagged(pages=2)
    attach(letter)
    make_safe(letter)
    pdf = joined(letter)
    streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert any(b"MCID" in content for content in streams)  # the pages themselves are there
    assert not any(SECRET in content for content in streams)


def test_nothing_of_the_machine_or_the_clock_is_left():
    report = tagged(pages=3)
    report.docinfo["/Creator"] = "Writer on NAME"
    report.docinfo["/CreationDate"] = "D:20260101"
    pdf = joined(None, report)
    assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}
    assert not [key for key in pdf.open_metadata() if "Date" in key]
