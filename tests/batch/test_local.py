"""Workers of this machine: a letter that never comes back is handed out again, and given up if it breaks the pool each time."""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from ofsted_report.batch import local
from ofsted_report.batch.local import MOST_BREAKDOWNS, Limits, LocalWorkers
from ofsted_report.batch.model import Order, Outcome, Record, Task

ORDER = Order(formats=("json",), out="out")


def task(name):
    return Task(source=f"{name}.pdf", shown=f"{name}.pdf", name=name, fingerprint="")


class Workers(LocalWorkers):
    """A pool that does nothing: `answers` gives the result of a letter, by its name and how often it was handed out before."""

    def __init__(self, answers):
        super().__init__(Limits(seconds=0.01), jobs=1)
        self._answers = answers
        self.handed_out = []

    def submit(self, order, task):
        future = Future()
        answer = self._answers(task.name, self.handed_out.count(task.name))
        self.handed_out.append(task.name)
        if answer is None:
            return future
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(Outcome(record=Record(source=task.shown, name=task.name, status="done")))
        return future


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch):
    monkeypatch.setattr(local, "_SILENCE", 0.0)


def told(workers, *names):
    return {found.record.name: found.record.status for found in workers.run(ORDER, map(task, names))}


def test_a_letter_whose_worker_was_killed_as_it_took_it_is_handed_out_again():
    """pebble never says what became of it: without an end of patience the run would wait for ever."""
    workers = Workers(lambda name, before: None if (name, before) == ("b", 0) else "done")
    assert told(workers, "a", "b", "c") == dict.fromkeys("abc", "done")
    assert workers.handed_out.count("b") == 2


def test_all_letters_in_hand_of_a_pool_that_broke_are_handed_out_again():
    """Those of which it says nothing more are not waited for."""
    broken = {"a": BrokenProcessPool(), "b": None, "c": BrokenProcessPool()}
    workers = Workers(lambda name, before: "done" if before else broken[name])
    assert told(workers, "a", "b", "c") == dict.fromkeys("abc", "done")


def test_a_letter_that_breaks_the_pool_each_time_is_given_up():
    workers = Workers(lambda name, before: BrokenProcessPool())
    assert told(workers, "a") == {"a": "failed"}
    assert workers.handed_out == ["a"] * MOST_BREAKDOWNS


def test_a_pool_that_takes_no_letter_fails_them_and_does_not_try_for_ever():
    class Refusing(Workers):
        def submit(self, order, task):
            super().submit(order, task)
            raise RuntimeError("the pool is not active")

    workers = Refusing(lambda name, before: "done")
    assert told(workers, "a", "b") == dict.fromkeys("ab", "failed")
    assert len(workers.handed_out) == 2 * MOST_BREAKDOWNS
