"""A folder of everything that can be wrong: each is told by its name and reason, and the sound letters are converted."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys

import pytest

from batch.samples import SAMPLES, contents, convert_all, letters, outcome_of
from fixtures import bad_files, bad_pdfs
from ofsted_report.batch.convert import failed_by
from ofsted_report.batch.local import failed
from ofsted_report.batch.manifest import records
from ofsted_report.batch.model import Order
from ofsted_report.batch.overview import REASONS
from ofsted_report.batch.run import run_batch
from ofsted_report.batch.sources import find_sources
from ofsted_report.errors import OutputError, UsageError

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
NAMES = (
    "plain.pdf",
    "deep/plain.pdf",
    "with space.pdf",
    'it\'s "quoted".pdf',
    "up..and...pdf",
    "line\nend.pdf",
    "n" * 250 + ".pdf",
    "PLAIN.PDF",
    "con.pdf",
    "index.pdf",
    "manifest.pdf",
    "=1+1.pdf",
    "-rf.pdf",
    "<b>&amp;{{ 1 }}.pdf",
)


@pytest.mark.slow
@posix
def test_a_folder_of_bad_and_odd_files(tmp_path):
    folder = letters(tmp_path / "in", *NAMES)
    (folder / os.fsdecode(b"caf\xe9.pdf")).write_bytes((folder / "plain.pdf").read_bytes())
    bad = {
        bad_files.empty(folder).stem: "not-readable",
        bad_files.picture_named_pdf(folder).stem: "not-readable",
        bad_files.truncated(folder).stem: "not-readable",
        bad_files.encrypted(folder).stem: "encrypted",
        bad_files.scan(folder).stem: "no-text",
        bad_files.not_ofsteds(folder).stem: "not-ofsted",
        bad_files.zip_bomb(folder).stem: "not-readable",
        bad_files.entity_bomb(folder).stem: "not-readable",
        bad_files.zip_named_docx(folder).stem: "not-readable",
        bad_files.text_named_docx(folder).stem: "not-readable",
        bad_files.random_bytes(folder).stem: "not-readable",
        bad_pdfs.zeros(folder).stem: "not-readable",
        "dangling": "not-readable",
        "pipe": "not-readable",
    }
    (folder / "dangling.pdf").symlink_to(folder / "gone.pdf")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    out = folder / "out"

    result = convert_all(folder, out)

    told = outcome_of(out)
    assert {name: told[name] for name in bad} == bad
    others = {name: said for name, said in told.items() if name not in bad}
    assert set(others.values()) == {"done"}
    assert len(others) == len(NAMES) + 1, sorted(others)
    assert (result.tally.done, result.tally.failed) == (len(others), len(bad))
    written = [path for path in contents(out) if path.endswith(".json")]
    assert len(written) == len(others)
    assert all(json.loads((out / path).read_text(encoding="utf-8"))["kind"] for path in written)
    for failure in result.failures:
        assert failure.error.what.endswith(".")
        assert failure.error.remedy.endswith(".")
        assert failure.error.reason in REASONS
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "<b>&amp;amp;{{ 1 }}" not in page
    assert "{{ 1 }}" in page
    assert "\n'=1+1" not in page


@pytest.mark.slow
def test_letters_that_never_end_or_eat_memory_cost_only_themselves(tmp_path):
    """The limits hold for native code: pdfium is inside one call all the time."""
    folder = letters(tmp_path / "in", "a.pdf", "b.pdf", "c.pdf")
    bad_pdfs.endless(folder)
    convert_all(folder, tmp_path / "slow", seconds=2, megabytes=0)
    assert outcome_of(tmp_path / "slow") == {"a": "done", "b": "done", "c": "done", "endless": "timeout"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory limit")
def test_a_letter_that_eats_memory_costs_only_itself(tmp_path):
    folder = letters(tmp_path / "in", "a.pdf", "b.pdf", "c.pdf")
    bad_pdfs.hungry(folder)
    convert_all(folder, tmp_path / "out", megabytes=200)
    told = outcome_of(tmp_path / "out")
    assert told.pop("hungry") in ("memory", "crash")
    assert set(told.values()) == {"done"}


@posix
@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="root may read everything")
def test_unreadable_files_and_folders_are_named(tmp_path):
    folder = letters(tmp_path / "in", "a.pdf", "b.pdf", "locked/c.pdf")
    (folder / "a.pdf").chmod(0)
    (folder / "locked").chmod(0)
    try:
        result = convert_all(folder, tmp_path / "out")
    finally:
        (folder / "locked").chmod(0o700)
    assert outcome_of(tmp_path / "out") == {"a": "not-readable", "b": "done"}
    assert result.tally.failed == 1


def test_two_letters_of_one_name_get_two_outputs_and_keep_them(tmp_path):
    folder = letters(tmp_path / "in", "a.pdf", "A.PDF", "a.docx")
    if len(list(folder.iterdir())) == 3:
        convert_all(folder, tmp_path / "out", jobs=1)
        first = contents(tmp_path / "out")
        assert len({path.casefold() for path in first if path.endswith(".json")}) == 3
        assert convert_all(folder, tmp_path / "out").tally.skipped == 3
        assert contents(tmp_path / "out") == first


def test_another_folders_letter_of_the_same_name_does_not_replace_the_first(tmp_path):
    convert_all(letters(tmp_path / "one", "a.pdf"), tmp_path / "out")
    convert_all(letters(tmp_path / "two", "x.pdf", "a.pdf"), tmp_path / "out")
    assert len([path for path in contents(tmp_path / "out") if path.endswith(".json")]) == 3


def test_an_archive_that_was_moved_is_not_converted_again(tmp_path):
    folder = letters(tmp_path / "in", "a.pdf", "b.pdf")
    convert_all(folder, tmp_path / "out")
    moved = folder.rename(tmp_path / "moved")
    assert convert_all(moved, tmp_path / "out").tally.skipped == 2


def test_an_output_that_somebody_edited_is_left_alone_unless_forced(tmp_path):
    folder = letters(tmp_path / "in", "a.pdf", "b.pdf")
    convert_all(folder, tmp_path / "out", formats=("md",))
    (tmp_path / "out/a.md").write_text("my own words")
    convert_all(folder, tmp_path / "out", formats=("md",), limit=3)
    assert outcome_of(tmp_path / "out") == {"a": "output", "b": "done"}
    assert (tmp_path / "out/a.md").read_text() == "my own words"
    convert_all(folder, tmp_path / "out", formats=("md",), limit=3, force=True)
    assert outcome_of(tmp_path / "out") == {"a": "done", "b": "done"}


def test_a_disk_that_fills_up_stops_the_run_and_the_next_one_goes_on(tmp_path, monkeypatch):
    folder = letters(tmp_path / "in", "a.pdf", "b.pdf", "c.pdf", "d.pdf")
    sync, synced = os.fsync, []

    def full_at_last(handle: int) -> None:
        synced.append(handle)
        if len(synced) > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full_at_last)
    with pytest.raises(OutputError, match="No space left"):
        convert_all(folder, tmp_path / "out")
    monkeypatch.setattr(os, "fsync", sync)
    assert convert_all(folder, tmp_path / "out").tally.failed == 0
    assert set(outcome_of(tmp_path / "out").values()) == {"done"}


def test_a_disk_that_is_full_for_a_worker_stops_the_run_too(tmp_path):
    """A letter's output that the disk refuses is not that letter's fault: all others would meet the same."""
    folder = letters(tmp_path / "in", "a.pdf", "b.pdf")
    refused = OutputError("a.json could not be written: No space left on device.", "Make room.")
    refused.__cause__ = OSError(errno.ENOSPC, "No space left on device")

    class FullDisk:
        def run(self, order, tasks):
            yield from (failed(task, failed_by(refused)) for task in tasks)

        def stop(self):
            pass

    with pytest.raises(OutputError, match="No space left"):
        convert_all(folder, tmp_path / "out", workers=FullDisk())
    assert outcome_of(tmp_path / "out") == {"a": "disk"}


@posix
@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="root may write everywhere")
def test_an_output_folder_that_may_not_be_written_to_is_told_at_once(tmp_path):
    folder = letters(tmp_path / "in", "a.pdf")
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(OutputError):
        convert_all(folder, tmp_path / "out")


def test_nothing_to_convert_is_an_error(tmp_path):
    (tmp_path / "in").mkdir()
    with pytest.raises(UsageError, match="no letters"):
        convert_all(tmp_path / "in", tmp_path / "out")


def test_the_json_of_a_batch_is_that_of_extract(tmp_path):
    from ofsted_report.letter.parse import read_letter

    folder = letters(tmp_path / "in", "a.pdf")
    convert_all(folder, tmp_path / "out")
    assert (tmp_path / "out/a.json").read_text(encoding="utf-8") == read_letter(folder / "a.pdf").to_json()
    (record,) = records(tmp_path / "out/manifest.jsonl")
    assert record.kind == "focused_visit"
    assert record.authority == "Northmere"
    assert record.findings
    assert SAMPLES.is_dir()


def test_a_letter_in_the_output_folder_is_not_replaced_by_its_report(tmp_path):
    """--force replaces what a batch wrote, not what it reads."""
    letter = tmp_path / "a.docx"
    shutil.copy(SAMPLES / "anyshire-monitoring-visit.docx", letter)
    before = letter.read_bytes()
    for force in (False, True):
        order = Order(formats=("docx",), out=str(tmp_path), force=force)
        assert run_batch(find_sources([str(letter)], out=str(tmp_path)), order).tally.done == 1
        assert letter.read_bytes() == before
    assert len(list(tmp_path.glob("a-*.docx"))) == 1
