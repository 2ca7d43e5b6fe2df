"""What a person sees while a run goes on, and at its end."""

import io

from ofsted_report.batch.model import Failure, Record, Tally
from ofsted_report.batch.progress import Bar, Lines
from ofsted_report.batch.run import Result
from ofsted_report.batch.sources import Found
from ofsted_report.batch.summary import as_data, in_words
from ofsted_report.letter.model import LetterWarning


def failed(number, reason="encrypted"):
    error = Failure(reason=reason, what=f"{number}.pdf is protected by a password.", remedy="Open it and save it.")
    return Record(source=f"in/[red]{number}.pdf", name=str(number), status="failed", error=error)


def after(tally, *records):
    for record in records:
        tally.add(record)
    return tally


def test_plain_lines_name_failures_and_say_how_far_it_is():
    stream = io.StringIO()
    lines = Lines(stream, every=0)
    tally = Tally(total=3)
    lines.begin(tally)
    lines.step(failed(1), after(tally, failed(1)))
    lines.end(tally)
    first, second, third = stream.getvalue().splitlines()
    assert first == "3 letters to convert."
    assert second == "in/[red]1.pdf: 1.pdf is protected by a password."
    assert third.startswith("1 of 3 letters, 1 failed; ")
    assert "a second, about" in third


def test_the_bar_shows_failures_as_they_are_written(capsys):
    """A name that looks like rich's markup is a name."""
    bar, tally = Bar(), Tally(total=2)
    bar.begin(tally)
    bar.step(failed(1), after(tally, failed(1)))
    bar.step(None, tally)
    bar.end(tally)
    out, err = capsys.readouterr()
    assert out == ""
    assert "in/[red]1.pdf: 1.pdf is protected by a password." in err
    assert "1 failed" in err


def test_the_summary_counts_by_reason_and_names_the_first():
    records = [failed(number) for number in range(7)]
    tally = after(Tally(total=10, skipped=2, done=1), *records)
    words = in_words(Result(tally=tally, failures=tuple(records), unused_meetings=("x.pdf",)), Found(), "out/")
    assert words.splitlines()[0] == "10 letters: 1 done, 2 done before, 7 failed."
    assert "7 failed: protected by a password." in words
    assert words.count("is protected by a password.") == 5
    assert "and 2 more" in words
    assert "The meetings table names x.pdf, but no such letter was found." in words
    assert words.endswith("Overview: out/index.html")


def test_the_summary_as_data_has_the_same_figures():
    found = Found()
    found.other_files[".md"] = 3
    data = as_data(Result(tally=after(Tally(total=1), failed(1)), failures=(failed(1),)), found, "out")
    assert (data["letters"], data["failed"], data["failed_by_reason"]) == (1, 1, {"encrypted": 1})
    assert data["failures"][0]["remedy"] == "Open it and save it."
    assert data["other_files"] == {".md": 3}


def test_pages_of_a_scan_are_told_while_they_are_recognised(capsys):
    stream = io.StringIO()
    Lines(stream).page("in/scan.pdf", 2, 5)
    assert stream.getvalue() == "scan.pdf: page 2 of 5 recognised.\n"
    bar = Bar()
    bar.begin(Tally(total=1))
    bar.page("in\\scan.pdf", 2, 5)
    bar.end(Tally(total=1))
    assert "scan.pdf: page 2 of 5" in capsys.readouterr().err


def test_the_summary_says_how_many_are_to_look_at_and_why():
    doubt = LetterWarning(code="begins-small", message="A paragraph begins in small letters.")
    strange = "The letter is about Saltby, and the report is Anyshire Council’s: check that it is the right letter."
    done = Record(source="a.pdf", name="a", status="done")
    doubted = Record(source="b.pdf", name="b", status="done", warnings=(doubt,), report_warnings=(strange,))
    tally = after(Tally(total=2), done, doubted)
    lines = in_words(Result(tally=tally), Found(), "out").splitlines()
    assert "1 of 2 read with confidence; look at the warnings of the other 1:" in lines
    assert "  A paragraph begins in small letters: 1." in lines
    assert lines[lines.index("1 report to look at before use:") + 1] == f"  {strange}"
    calm = in_words(Result(tally=after(Tally(total=1), done)), Found(), "out")
    assert "look at" not in calm
