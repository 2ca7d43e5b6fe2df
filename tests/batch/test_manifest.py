"""The manifest: nothing that was done is lost, and what a crash tore off does no harm."""

import json

import pytest

from ofsted_report.batch.manifest import Manifest, records
from ofsted_report.batch.model import Output, Record
from ofsted_report.errors import OutputError


def done(name: str, **changes: object) -> Record:
    return Record(
        source=f"in/{name}.pdf",
        name=name,
        status="done",
        sha256="ab",
        outputs={"json": Output(path=f"{name}.json", sha256="cd")},
        **changes,
    )


def written(path, *names):
    with Manifest(path, "out") as book:
        for name in names:
            book.add(done(name))
    return path


def test_what_was_added_is_there_again(tmp_path):
    path = written(tmp_path / "manifest.jsonl", "a", "b")
    with Manifest(path, "out") as book:
        assert {name: entry.ours() for name, entry in book.before().items()} == {
            "a": {"a.json": "cd"},
            "b": {"b.json": "cd"},
        }
    assert list(records(path)) == [done("a"), done("b")]


def test_the_last_line_of_a_letter_counts(tmp_path):
    path = written(tmp_path / "manifest.jsonl", "a")
    with Manifest(path, "out") as book:
        book.add(done("a", title="again"))
    assert [record.title for record in records(path)] == ["again"]


@pytest.mark.parametrize("kept", [1, 20, -1])
def test_a_torn_last_line_is_cut_off_and_the_others_count(tmp_path, kept):
    path = written(tmp_path / "manifest.jsonl", "a", "b")
    whole = path.read_bytes()
    start = whole.rstrip(b"\n").rfind(b"\n") + 1
    path.write_bytes(whole[:start] + whole[start:][:kept])
    with Manifest(path, "out") as book:
        assert set(book.before()) == {"a"}
        assert book.damaged_lines == 1
        book.add(done("c"))
    assert [record.name for record in records(path)] == ["a", "c"]


def test_a_first_line_that_was_torn_is_written_anew(tmp_path):
    path = tmp_path / "manifest.jsonl"
    path.write_bytes(b'{"format":"ofs')
    assert [record.name for record in records(written(path, "a"))] == ["a"]


def test_a_spoilt_line_in_the_middle_costs_only_itself(tmp_path):
    path = written(tmp_path / "manifest.jsonl", "a", "b")
    first, second, third = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + second[:9] + b"\xff\n" + third)
    with Manifest(path, "out") as book:
        assert set(book.before()) == {"b"}
        assert book.damaged_lines == 1


def test_a_newer_manifest_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "manifest.jsonl"
    path.write_text(json.dumps({"format": "ofsted-report/manifest", "version": 2}) + "\n")
    before = path.read_bytes()
    with (
        pytest.raises(OutputError, match=r"newer version of ofsted-report \(manifest version 2\)"),
        Manifest(path, "out"),
    ):
        pass
    assert path.read_bytes() == before


def test_somebody_elses_file_of_that_name_is_refused(tmp_path):
    path = tmp_path / "manifest.jsonl"
    path.write_text('{"name": "a playlist"}\n')
    with pytest.raises(OutputError, match="not a manifest"), Manifest(path, "out"):
        pass


def test_two_runs_do_not_write_into_one_folder(tmp_path):
    path = tmp_path / "manifest.jsonl"
    with Manifest(path, "out"), pytest.raises(OutputError, match="Another run"), Manifest(path, "out"):
        pass


def test_a_manifest_of_one_url_is_not_used_for_another(tmp_path):
    path = tmp_path / "m.jsonl"
    with Manifest(path, "s3://one/out"):
        pass
    with pytest.raises(OutputError, match="s3://one/out"), Manifest(path, "s3://two/out"):
        pass
