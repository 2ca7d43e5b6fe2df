"""What every test shares."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from ofsted_report import limits


def pytest_configure() -> None:
    """Let a command that a test starts hear Ctrl-C, also where this run was started in the background, which ignores it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _no_limits_are_left() -> Iterator[None]:
    """A command that a test calls in this process limits it; the next test, and the browser it starts, must not feel that."""
    yield
    limits.end()
