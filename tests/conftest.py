"""What every test shares."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

from ofsted_report import limits

# No test asserts a time: on a busy machine any example may take long.
settings.register_profile("any time", deadline=None)
settings.load_profile("any time")


def pytest_configure() -> None:
    """Set what the commands that tests start inherit.

    They hear Ctrl-C, also where this run was started in the background, which ignores it; and they keep the modules that
    they compile, whatever this run does: else each of some hundred processes compiles them again.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Leave out what was collected when Python looks for garbage: it would go through thousands of tests each time."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_limits_are_left() -> Iterator[None]:
    """A command that a test calls in this process limits it; the next test, and the browser it starts, must not feel that."""
    yield
    limits.end()
