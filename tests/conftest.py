"""What every test shares."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ofsted_report import limits


@pytest.fixture(autouse=True)
def _no_limits_are_left() -> Iterator[None]:
    """A command that a test calls in this process limits it; the next test, and the browser it starts, must not feel that."""
    yield
    limits.end()
