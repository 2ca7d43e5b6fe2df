"""The meetings table as officers save it from Excel."""

from datetime import date

import pytest

from ofsted_report.batch.meetings import read_meetings
from ofsted_report.errors import SettingsError


def table(folder, text, encoding="utf-8"):
    path = folder / "meetings.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture(autouse=True)
def _no_council_file_above(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_rows_are_found_by_path_by_name_and_by_name_without_ending(tmp_path):
    rows = "letter,Committee date,Contact officer\n2024/a.pdf,15/01/2026,Ann\nb.pdf,2026-02-03,\nc,3 March 2026,Cy\n"
    meetings = read_meetings(table(tmp_path, rows))
    assert meetings.of("2024/a.pdf").committee_date == date(2026, 1, 15)
    assert meetings.of("deep/B.PDF").committee_date == date(2026, 2, 3)
    assert meetings.of("c.docx").contact_officer == "Cy"
    assert meetings.of("d.pdf") is None
    assert meetings.unused == ()


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-8")])
def test_whatever_excel_saves_is_read(tmp_path, delimiter, encoding):
    rows = "letter;title;contributors;document to follow\na.pdf;Zoë’s item;Cllr A; yes\n".replace(";", delimiter)
    meeting = read_meetings(table(tmp_path, rows, encoding)).of("a.pdf")
    assert (meeting.title, meeting.contributors, meeting.document_to_follow) == ("Zoë’s item", ("Cllr A",), True)


def test_several_texts_in_a_cell_are_parted_by_semicolons(tmp_path):
    rows = "letter,recommendations,financial implications\na,note it; come back in May,none\n"
    meeting = read_meetings(table(tmp_path, rows)).of("a.pdf")
    assert meeting.recommendations == ("note it", "come back in May")
    assert meeting.implications["financial"].text == "none"


def test_an_empty_cell_takes_the_common_setting(tmp_path):
    meetings = read_meetings(
        table(tmp_path, "letter,committee\na,\nb,Other\n"), options={"meeting.committee": "Scrutiny"}
    )
    assert meetings.of("a.pdf").committee == "Scrutiny"
    assert meetings.of("b.pdf").committee == "Other"


def test_rows_without_a_letter_are_told(tmp_path):
    assert read_meetings(table(tmp_path, "letter,title\nx.pdf,T\n")).unused == ("x.pdf",)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("name,title\na,T\n", "the column name is not known"),
        ("title\nT\n", "no column called letter"),
        ("letter,comittee date\na,2026-01-01\n", "comittee date is not known"),
        ("letter,committee date\na,soon\n", "line 2: .*is not a date: soon"),
        ("letter,title\na,T\nA,U\n", "line 3: the letter A is listed twice"),
        ("letter,title\na,T,more\n", "line 2: there is a cell in a column without a name"),
        ("letter,title\n,T\n", "line 2: the column letter is empty"),
        ("letter,contact email\na,ann at council\n", "line 2: .*not an e-mail address"),
        ("letter,document to follow\na,perhaps\n", "neither yes nor no"),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path, rows, message):
    with pytest.raises(SettingsError, match=message):
        read_meetings(table(tmp_path, rows))


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        read_meetings(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"letter,Committee date\rsaltby,15/01/2026\r",
        b"letter,Committee date,,\r\nsaltby,15/01/2026,,\r\n,,,\r\n",
        b"letter;Committee date;;\r\nsaltby;15/01/2026;;\r\n",
        b"sep=|\r\nletter|Committee date\r\nsaltby|15/01/2026\r\n",
        "letter\tCommittee date\r\nsaltby\t15/01/2026\r\n".encode("utf-16"),
        b"\xfe\xff" + "letter\tCommittee date\r\nsaltby\t15/01/2026\r\n".encode("utf-16-be"),
        b"\xef\xbb\xbfletter,Committee date\r\nsaltby,15/01/2026",
        b"\r\n\r\nletter,Committee date\r\n\r\nsaltby,15/01/2026\r\n",
    ],
    ids=["Mac", "empty columns", "semicolons", "sep=", "Unicode text", "big-endian", "UTF-8", "empty rows"],
)
def test_a_table_is_read_as_excel_saves_it(tmp_path, data):
    """A Mac's line ends were a defect of ours, an empty column an unknown one."""
    path = tmp_path / "meetings.csv"
    path.write_bytes(data)
    assert read_meetings(path).of("saltby.pdf").committee_date == date(2026, 1, 15)


@pytest.mark.parametrize(("encoding", "end"), [("cp1252", "\r\n"), ("mac_roman", "\r"), ("utf-8", "\n")])
def test_names_are_spelt_as_excel_saved_them(tmp_path, encoding, end):
    path = tmp_path / "meetings.csv"
    path.write_bytes(f"letter,contact officer{end}saltby,Siân O’Neill{end}".encode(encoding))
    assert read_meetings(path).of("saltby").contact_officer == "Siân O’Neill"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 a workbook", "is an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an Excel workbook"),
        (b"<html><table><tr><td>letter</td></tr></table></html>", "is a web page"),
        (b"letter,title\n" + bytes(40), "is not a table"),
        (b"letter,title\na," + b"x" * 200_000 + b"\n", "line 2: it is unclear what separates the cells"),
        (b"letter,title,title\na,b,c\n", "the column title is there twice"),
        (b"", "no column called letter"),
    ],
    ids=["xlsx", "xls", "page", "nulls", "endless cell", "twice", "empty"],
)
def test_what_is_no_csv_is_refused_in_words(tmp_path, data, what):
    """A workbook's bytes were shown on the terminal as the name of a column."""
    path = tmp_path / "meetings.csv"
    path.write_bytes(data)
    with pytest.raises(SettingsError, match=what) as refused:
        read_meetings(path)
    assert "PK" not in str(refused.value)
