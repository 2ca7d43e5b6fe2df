"""Ends a desk that is not used: no open page has sent a sign of life, and no request was made, for some minutes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Idle:
    """Knows when the desk was last seen; a page that is open says so each minute."""

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        """`minutes`: the time without a sign of life after which it ends; 0: never."""
        self.minutes = minutes
        self._clock = clock
        self._last = clock()
        self._over = threading.Event()

    def seen(self) -> None:
        """Somebody is there."""
        self._last = self._clock()

    @property
    def is_over(self) -> bool:
        """Whether nobody has been there for too long."""
        return bool(self.minutes) and self._clock() - self._last > self.minutes * 60

    def watch(self, end: Callable[[], None], every: float = 15.0) -> None:
        """Call `end` once it is over; comes back at once."""

        def look() -> None:
            while not self._over.wait(every):
                if self.is_over:
                    return end()
            return None

        threading.Thread(target=look, daemon=True).start()

    def stop(self) -> None:
        """Watch no longer."""
        self._over.set()
