"""Scans in a batch: recognised on a second turn, with time for each page; nothing is left behind."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from fixtures import bad_files
from fixtures.bad_files import SAMPLES
from ofsted_report.batch import convert as converting
from ofsted_report.batch.local import Limits, LocalWorkers
from ofsted_report.batch.model import Order, Outcome, Record, Task
from ofsted_report.batch.run import run_batch
from ofsted_report.batch.sources import find_sources
from ofsted_report.reading import ocr, read

LETTER = SAMPLES / "northmere-focused-visit.pdf"


@pytest.fixture
def scan(tmp_path: Path) -> Task:
    (tmp_path / "in").mkdir()
    path = bad_files.scan(tmp_path / "in")
    return Task(source=str(path), shown=str(path), name="scan", fingerprint="")


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Text recognition that recognises a sample's text at once; the names of the files that it was asked for."""
    asked = []

    def recognise(data, name, *, progress=None):
        asked.append(name)
        progress(1)
        return ocr.Recognised(data, read.read_document(LETTER).pages, ())

    monkeypatch.setattr(ocr, "recognise", recognise)
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    monkeypatch.setattr(ocr, "is_available", lambda: True)
    return asked


def order(tmp_path: Path, mode: str = "auto") -> Order:
    return Order(formats=("json",), out=str(tmp_path / "out"), ocr=mode)


def test_a_scan_is_handed_back_with_its_pages_and_recognised_when_it_comes_again(scan, recognised, tmp_path):
    first = converting.convert(scan, order(tmp_path))
    assert (first.pages_to_recognise, recognised) == (2, [])
    done: list[int] = []
    again = Task(source=scan.source, shown=scan.shown, name=scan.name, fingerprint="", pages_to_recognise=2)
    second = converting.convert(again, order(tmp_path), progress=done.append)
    assert second.pages_to_recognise == 0
    assert second.record.status == "done"
    assert "recognised-text" in {warning.code for warning in second.record.warnings}
    assert done == [1]


def test_always_hands_back_a_letter_with_text_and_never_leaves_a_scan(scan, recognised, tmp_path):
    letter = Task(source=str(LETTER), shown="letter.pdf", name="letter", fingerprint="")
    assert converting.convert(letter, order(tmp_path, "always")).pages_to_recognise == 4
    assert converting.convert(letter, order(tmp_path)).record.status == "done"
    left = converting.convert(scan, order(tmp_path, "never"))
    assert left.pages_to_recognise == 0
    assert left.record.error is not None
    assert left.record.error.reason == "no-text"
    assert recognised == []


def test_each_page_of_a_scan_may_take_its_time(scan, tmp_path):
    """A letter of three pages is given up at the limit for a letter and three times that for a page."""
    limits, given = [], []

    class Pool:
        def schedule(self, work, args, timeout):
            [task] = args
            limits.append(timeout)
            given.append(task.pages_to_recognise)
            record = Record(source=task.shown, name=task.name, status="done")
            done: Future[Outcome] = Future()
            done.set_result(Outcome(record=record, pages_to_recognise=0 if task.pages_to_recognise else 3))
            return done

        def stop(self):
            pass

        join = stop

    def handed_out(workers):
        yield lambda: [workers.convert(order(tmp_path), scan)]
        yield lambda: list(workers.run(order(tmp_path), [scan]))

    workers = LocalWorkers(Limits(seconds=5), jobs=1)
    workers._pool = Pool()  # type: ignore[assignment]
    for convert_it in handed_out(workers):
        limits.clear()
        given.clear()
        [outcome] = convert_it()
        assert outcome.record.status == "done"
        assert given == [0, 3]
        assert limits == [5, 5 + 3 * ocr.SECONDS_A_PAGE]
    workers.stop()


class Listener:
    """Keeps what it is told of pages."""

    def __init__(self) -> None:
        self.pages: list[tuple[str, int, int]] = []

    def begin(self, tally):
        pass

    end = begin

    def step(self, record, tally):
        pass

    def page(self, source, done, pages):
        self.pages.append((Path(source).name, done, pages))


@pytest.mark.slow
@pytest.mark.skipif(not ocr.is_available(), reason="Tesseract or OCRmyPDF is not installed")
def test_scans_of_a_folder_are_read_page_by_page_and_nothing_is_left_behind(tmp_path, monkeypatch):
    from fixtures.scripts import as_module

    scans = as_module(SAMPLES.parent / "benchmarks" / "scans.py")
    (tmp_path / "in").mkdir()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "in" / "scan.pdf").write_bytes(scans.scanned(LETTER))
    listener = Listener()
    result = run_batch(
        find_sources([str(tmp_path / "in")], out=str(tmp_path / "out")),
        Order(formats=("json",), out=str(tmp_path / "out")),
        limits=Limits(seconds=60),
        progress=listener,
    )
    assert (result.tally.done, result.tally.failed) == (1, 0), result.failures
    assert ("scan.pdf", 3, 4) in listener.pages
    assert not list((tmp_path / "temporary").iterdir())
