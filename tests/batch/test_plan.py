"""What a second run skips, and what it makes again: no report of other settings or of another letter is kept in silence."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ofsted_report.batch import plan as planning
from ofsted_report.batch.manifest import Before
from ofsted_report.batch.meetings import Meetings
from ofsted_report.batch.model import Order, Output
from ofsted_report.batch.naming import digest
from ofsted_report.batch.plan import Step, fingerprint, plan
from ofsted_report.batch.sources import Source
from ofsted_report.batch.storage import Store
from ofsted_report.settings.load import Meeting, Settings


@pytest.fixture
def order(tmp_path: Path) -> Order:
    return Order(formats=("json", "md"), out=str(tmp_path / "out"))


def letter(path: Path, content: bytes = b"a letter") -> Source:
    """A letter of this content, named by itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Source(place=str(path), relative=path.name, root=path.parent.name)


def planned(
    *sources: Source, order: Order, before: Mapping[str, Before] | None = None, meetings: Meetings | None = None
) -> list[Step]:
    return list(plan(sources, order, before or {}, meetings))


def run(*sources: Source, order: Order, **given: Any) -> dict[str, Before]:
    """What a run leaves that converts all of these: its outputs, and the lines of its manifest."""
    left = {}
    for source, step in zip(sources, planned(*sources, order=order, **given), strict=True):
        outputs = {form: Output(path=f"{step.task.name}.{form}", sha256="0" * 64) for form in order.formats}
        kept = Output(path=f"{step.task.name}.kept", sha256="0" * 64)
        for output in (*outputs.values(), kept):
            Store(order.out).write(output.path, b"written")
        left[step.task.name] = Before(
            source=source.shown,
            name=step.task.name,
            status="done",
            sha256=None if source.stamp else hashlib.sha256(Path(source.place).read_bytes()).hexdigest(),
            stamp=source.stamp,
            fingerprint=step.task.fingerprint,
            outputs=outputs,
            kept=kept,
        )
    return left


def is_skipped(source: Source, order: Order, before: Mapping[str, Before], meetings: Meetings | None = None) -> bool:
    (step,) = planned(source, order=order, before=before, meetings=meetings)
    return step.finished_before


def test_a_letter_that_was_done_is_skipped_and_force_does_it_again(order, tmp_path):
    source = letter(tmp_path / "a.pdf")
    assert not is_skipped(source, order, {})
    before = run(source, order=order)
    assert is_skipped(source, order, before)
    assert not is_skipped(source, dataclasses.replace(order, force=True), before)


@pytest.mark.parametrize(
    "change",
    [
        {"settings": Settings(council="Anyshire County Council")},
        {"settings": Settings(wording={"purpose": "To note."})},
        {"settings": Settings(template="scrutiny-report")},
        {"template_data": b"the council's own template"},
        {"mode": "all"},
        {"limit": 3},
        {"comments": False},
        {"reader": "plumber"},
        {"ocr": "always"},
        {"meeting": Meeting(author="Ann")},
        {"formats": ("json", "md", "docx")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_changes_an_output_makes_it_again(change, order, tmp_path):
    """Each field of an order that a worker uses; the reports of the run before are stale."""
    source = letter(tmp_path / "a.pdf")
    before = run(source, order=order)
    changed = dataclasses.replace(order, **change)
    assert not is_skipped(source, changed, before)
    assert is_skipped(source, changed, run(source, order=changed))


def test_every_field_of_an_order_is_thought_of():
    """A new field must be either among those that make letters again (above) or among these, which change no output."""
    makes_again = {"settings", "template_data", "mode", "limit", "comments", "reader", "ocr", "meeting", "formats"}
    no_output = {
        "out",
        "force",
        "by_content",
        "form",  # follows from the template's content
    }
    assert {field.name for field in dataclasses.fields(Order)} == makes_again | no_output


def test_fewer_formats_are_there_already(order, tmp_path):
    source = letter(tmp_path / "a.pdf")
    before = run(source, order=order)
    assert is_skipped(source, dataclasses.replace(order, formats=("md",)), before)


def test_another_version_of_the_program_makes_all_again(order, tmp_path, monkeypatch):
    source = letter(tmp_path / "a.pdf")
    before = run(source, order=order)
    monkeypatch.setattr(planning, "__version__", "99.0")
    assert not is_skipped(source, order, before)


def test_a_fingerprint_tells_parts_apart():
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})


@pytest.mark.parametrize(
    "change",
    [
        {"status": "failed"},
        {"fingerprint": "of an older version"},
        {"outputs": {}},
        {"kept": None},
        {"sha256": None},
        {"sha256": ""},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_an_earlier_run_did_not_do_whole_is_done_again(change, order, tmp_path):
    source = letter(tmp_path / "a.pdf")
    before = run(source, order=order)
    assert not is_skipped(source, order, {"a": dataclasses.replace(before["a"], **change)})


@pytest.mark.parametrize("lost", ["a.md", "a.json", "a.kept"])
def test_a_lost_output_is_made_again(lost, order, tmp_path):
    """Also what the tables are made from."""
    source = letter(tmp_path / "a.pdf")
    before = run(source, order=order)
    (tmp_path / "out" / lost).unlink()
    assert not is_skipped(source, order, before)
    (tmp_path / "out" / lost).write_bytes(b"back")
    assert is_skipped(source, order, before)


def test_a_changed_letter_is_done_again(order, tmp_path):
    source = letter(tmp_path / "a.pdf")
    before = run(source, order=order)
    letter(tmp_path / "a.pdf", b"a letter with one word more")
    assert not is_skipped(source, order, before)


def test_a_letter_that_went_is_left_to_the_worker_to_tell(order, tmp_path):
    """Also where a folder has its name now: neither ends the plan, and neither passes for the letter that was read."""
    source = letter(tmp_path / "a.pdf")
    before = run(source, order=order)
    Path(source.place).unlink()
    assert not is_skipped(source, order, before)
    Path(source.place).mkdir()
    assert not is_skipped(source, order, before)
    empty = dataclasses.replace(before["a"], sha256=hashlib.sha256(b"").hexdigest())
    assert not is_skipped(source, order, {"a": empty})


def test_a_row_of_the_meetings_table_counts_for_its_letter_alone(order, tmp_path):
    source, other = letter(tmp_path / "a.pdf"), letter(tmp_path / "b.pdf", b"another")
    meetings = Meetings({"a.pdf": Meeting(author="Ann")})
    before = run(source, other, order=order, meetings=meetings)
    first, second = planned(source, other, order=order, meetings=meetings)
    assert (first.task.meeting, second.task.meeting) == (Meeting(author="Ann"), None)

    moved = Meetings({"a.pdf": Meeting(author="Bob")})
    steps = planned(source, other, order=order, before=before, meetings=moved)
    assert [step.finished_before for step in steps] == [False, True]
    for_all = dataclasses.replace(order, meeting=Meeting(author="Cem"))
    steps = planned(source, other, order=for_all, before=before, meetings=meetings)
    assert [step.finished_before for step in steps] == [True, False], "a row stands before the meeting of all"


def test_a_task_tells_the_worker_all_it_needs(order, tmp_path):
    source = dataclasses.replace(letter(tmp_path / "a\n.pdf"), relative="2024/a.pdf", stamp="etag")
    before = run(source, order=order)
    (step,) = planned(source, order=order, before=before)
    task = step.task
    assert (task.source, task.shown, task.name, task.stamp) == (source.place, source.shown, "2024/a", "etag")
    assert task.ours == dict.fromkeys(("2024/a.json", "2024/a.md", "2024/a.kept"), "0" * 64)
    assert "\n" not in task.shown


def test_two_letters_of_one_name_have_names_of_their_own_in_every_run(order, tmp_path):
    first, second = letter(tmp_path / "1" / "a.pdf"), letter(tmp_path / "2" / "a.pdf", b"another")
    before = run(first, second, order=order)
    assert len(before) == 2
    assert "a" in before
    steps = planned(first, second, order=order, before=before)
    assert [step.finished_before for step in steps] == [True, True]
    assert [step.task.name for step in steps] == list(before)
    (alone,) = planned(second, order=order, before=before)
    assert alone.finished_before, "without the other one, too"


def test_letters_that_differ_by_folder_or_place_alone(order, tmp_path):
    """Two folders of one name on two disks: the whole path tells them apart, whatever the run before named so."""
    sources = [letter(tmp_path / disk / "in" / "a.pdf", disk.encode()) for disk in ("c", "d")]
    third = letter(tmp_path / "e" / "in" / "a.pdf", b"e")
    before = run(*sources, order=order)
    by_folder = f"a-{digest('in/a.pdf')}"
    assert list(before) == ["a", by_folder]
    (step,) = planned(third, order=order, before=before)
    assert step.task.name == f"{by_folder}-{digest(third.place)}"
    assert not step.finished_before


def test_a_letter_that_was_moved_keeps_its_outputs_and_another_takes_not_its_name(order, tmp_path):
    before = run(letter(tmp_path / "old" / "a.pdf"), order=order)
    (moved,) = planned(letter(tmp_path / "new" / "a.pdf"), order=order, before=before)
    assert (moved.task.name, moved.finished_before) == ("a", True)
    (other,) = planned(letter(tmp_path / "new" / "a.pdf", b"another letter"), order=order, before=before)
    assert other.task.name != "a"
    assert not other.finished_before
    assert other.task.ours == {}, "the outputs of another letter are not its to replace"


def test_a_letter_that_was_changed_in_its_place_replaces_its_own_outputs(order, tmp_path):
    source = letter(tmp_path / "a.pdf")
    before = run(source, order=order)
    letter(tmp_path / "a.pdf", b"a letter with one word more")
    (step,) = planned(source, order=order, before=before)
    assert (step.task.name, step.finished_before) == ("a", False)
    assert set(step.task.ours) == {"a.json", "a.md", "a.kept"}


def test_a_letter_is_read_once_however_often_it_is_compared(order, tmp_path, monkeypatch):
    """For its name, and for whether it is done; a letter that nothing is known of is not read at all."""
    before = run(letter(tmp_path / "old" / "a.pdf"), order=order)
    read = []
    sha256 = planning._sha256
    monkeypatch.setattr(planning, "_sha256", lambda place: read.append(place) or sha256(place))
    moved, unknown = letter(tmp_path / "new" / "a.pdf"), letter(tmp_path / "new" / "b.pdf")
    assert [step.finished_before for step in planned(moved, unknown, order=order, before=before)] == [True, False]
    assert read == [moved.place]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are POSIX's")
def test_a_pipe_in_a_letters_place_is_not_waited_for(order, tmp_path):
    source = letter(tmp_path / "a.pdf")
    before = run(source, order=order)
    Path(source.place).unlink()
    os.mkfifo(source.place)
    assert not is_skipped(source, order, before)


def test_no_output_takes_the_place_of_a_letter_in_the_output_folder(order, tmp_path):
    inside = letter(Path(order.out) / "letters" / "a.md")
    (step,) = planned(dataclasses.replace(inside, relative="letters/a.md"), order=order)
    assert step.task.name != "letters/a"
    beside = letter(Path(f"{order.out}-2") / "a.md")
    (step,) = planned(beside, order=order)
    assert step.task.name == "a", "a folder whose name only begins so is another one"


def test_a_letter_at_a_url_is_known_by_its_stamp(order):
    source = Source(place="memory://plan/in/a.pdf", relative="a.pdf", root="in", stamp="etag-1")
    before = run(source, order=order)
    assert is_skipped(source, order, before)
    assert not is_skipped(dataclasses.replace(source, stamp="etag-2"), order, before)
    unknown = dataclasses.replace(source, stamp=None)
    assert not is_skipped(unknown, order, before), "without a stamp or a digest nobody knows whether it changed"
    for digest_before in ("", "0" * 64):
        assert not is_skipped(unknown, order, {"a": dataclasses.replace(before["a"], sha256=digest_before)})


def test_outputs_at_a_url_are_listed_once_and_missed_where_they_went(order, tmp_path, monkeypatch):
    pytest.importorskip("fsspec", reason="needs the extra ofsted-report[dask]")
    sources = [letter(tmp_path / name, name.encode()) for name in ("a.pdf", "b.pdf")]
    away = dataclasses.replace(order, out=f"memory://plan-{tmp_path.name}/out")
    before = run(*sources, order=away)
    asked = []
    listed = Store.listed

    def listing(store: Store) -> Any:
        asked.append(store)
        return listed(store)

    monkeypatch.setattr(Store, "listed", listing)
    assert [step.finished_before for step in planned(*sources, order=away, before=before)] == [True, True]
    assert len(asked) == 1
    gone = before["b"].outputs | {"md": Output(path="gone.md", sha256="")}
    lost = before | {"b": dataclasses.replace(before["b"], outputs=gone)}
    assert [step.finished_before for step in planned(*sources, order=away, before=lost)] == [True, False]


def test_outputs_at_a_file_url_are_this_machines(order, tmp_path):
    source = letter(tmp_path / "a.pdf")
    here = dataclasses.replace(order, out=(tmp_path / "out").as_uri())
    before = run(source, order=here)
    assert is_skipped(source, here, before)
    assert (tmp_path / "out" / "a.json").exists()
