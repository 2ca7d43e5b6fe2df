"""What a person names, and which letters are found by it: each once, none of the outputs, no endless loops."""

import os
from pathlib import Path

import pytest

from ofsted_report import outside
from ofsted_report.batch.sources import find_sources
from ofsted_report.errors import UsageError


def files(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def relatives(*inputs: object, out: Path, **options: object) -> list[str]:
    return [source.relative for source in find_sources(map(str, inputs), out=str(out), **options).sources]


def test_folders_are_searched_with_their_sub_folders(tmp_path):
    files(tmp_path, "in/a.pdf", "in/2019/b.PDF", "in/2019/c.docx", "in/d.txt")
    assert relatives(tmp_path / "in", out=tmp_path / "out") == ["2019/b.PDF", "2019/c.docx", "a.pdf", "d.txt"]


def test_other_files_are_counted_and_hidden_and_lock_files_passed_over(tmp_path):
    files(tmp_path, "in/a.pdf", "in/notes.md", "in/x.csv", "in/y.csv", "in/~$a.docx", "in/.a.pdf", "in/.git/b.pdf")
    found = find_sources([str(tmp_path / "in")], out="out")
    assert [source.relative for source in found.sources] == ["a.pdf"]
    assert dict(found.other_files) == {".md": 1, ".csv": 2}


def test_an_output_folder_inside_the_input_is_not_searched(tmp_path):
    files(tmp_path, "in/a.pdf", "in/out/a.docx")
    assert relatives(tmp_path / "in", out=tmp_path / "in" / "out") == ["a.pdf"]
    assert relatives(f"{tmp_path}/in/**/*.docx", f"{tmp_path}/in/*.pdf", out=tmp_path / "in" / "out") == ["a.pdf"]


def test_a_link_that_leads_back_is_named_and_ends(tmp_path):
    files(tmp_path, "in/a.pdf", "in/deep/b.pdf")
    (tmp_path / "in/deep/back").symlink_to(tmp_path / "in", target_is_directory=True)
    found = find_sources([str(tmp_path / "in")], out="out")
    assert [source.relative for source in found.sources] == ["a.pdf", "deep/b.pdf"]
    assert found.loops == [str(tmp_path / "in/deep/back")]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path):
    files(tmp_path, "in/a.pdf", "elsewhere/b.pdf")
    (tmp_path / "in/more").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert relatives(tmp_path / "in", out=tmp_path / "out") == ["a.pdf", "more/b.pdf"]


def test_a_list_names_inputs_beside_itself(tmp_path):
    files(tmp_path, "lists/a.pdf", "lists/more/b.pdf")
    (tmp_path / "lists/these.lst").write_text("# for March\n\na.pdf\nmore\n", encoding="utf-8")
    assert relatives(tmp_path / "lists/these.lst", out=tmp_path / "out") == ["a.pdf", "b.pdf"]


def test_a_wrong_line_of_a_list_is_named(tmp_path):
    files(tmp_path, "a.pdf")
    (tmp_path / "these.lst").write_text("a.pdf\ngone.pdf\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"these\.lst, line 2: There is no file"):
        find_sources([str(tmp_path / "these.lst")], out="out")


def test_a_letter_named_twice_is_taken_once(tmp_path):
    files(tmp_path, "in/a.pdf")
    assert relatives(tmp_path / "in", tmp_path / "in/a.pdf", f"{tmp_path}/in/*", out=tmp_path / "out") == ["a.pdf"]


def test_include_takes_only_what_matches(tmp_path):
    files(tmp_path, "in/letter 1.pdf", "in/report 1.pdf")
    assert relatives(tmp_path / "in", out=tmp_path / "out", include=("letter*",)) == ["letter 1.pdf"]


@pytest.mark.parametrize("wrong", ["gone", "gone/*.pdf"])
def test_an_input_that_names_nothing_is_an_error(wrong, tmp_path):
    with pytest.raises(UsageError):
        find_sources([str(tmp_path / wrong)], out="out")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_recognised_before_it_is_waited_on(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    files(tmp_path, "a.pdf")
    assert outside.what_it_is(tmp_path / "pipe.pdf") == "a pipe"
    assert outside.what_it_is(tmp_path / "a.pdf") is None


def test_urls_are_listed_like_folders(tmp_path):
    fsspec = pytest.importorskip("fsspec", reason="needs the extra ofsted-report[dask]")
    memory = fsspec.filesystem("memory")
    for path in ("/sources/in/a.pdf", "/sources/in/2019/b.pdf", "/sources/in/notes.md", "/sources/in/out/a.docx"):
        memory.pipe_file(path, b"x")
    found = find_sources(["memory://sources/in"], out="memory://sources/in/out")
    assert [source.relative for source in found.sources] == ["2019/b.pdf", "a.pdf"]
    assert all(source.stamp for source in found.sources)
    files(tmp_path, "in/a.pdf")
    assert relatives((tmp_path / "in").as_uri(), out=tmp_path / "out") == ["a.pdf"]
