"""Workers on many machines, through a Dask scheduler: the same work, the same limits, the same records.

Dask hands out letters, notices machines that die, and hands their letters to others. On each machine every letter runs in
a process of its own pool (`local`), so that a letter that crashes its reader does not look like a machine that died.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from ofsted_report.batch.local import AHEAD, Limits, failed
from ofsted_report.batch.model import Failure, Order, Outcome, Task
from ofsted_report.errors import ConverterError, UsageError

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 60
"""Seconds to wait for the scheduler, for the first worker, and for an outcome to travel before workers are counted."""
ASK_EVERY = 1.0
"""Seconds between two questions how many workers there are: to ask costs more than to hand out a letter."""
LOOK_EVERY = 0.02
"""Seconds between two looks whether a letter is done; every worker has more in hand meanwhile."""
RETRIES = 2
"""Number of retries for a letter if sending it or its result fails; dead workers are counted by the scheduler."""


class ClusterWorkers:
    """All workers of a scheduler."""

    def __init__(
        self,
        scheduler: str,
        limits: Limits,
        *,
        patience: float = PATIENCE,
        tell: Callable[[str], None] = lambda message: None,
    ) -> None:
        """`tell` is called with a message for the user when the run waits for workers to come back."""
        self.scheduler = scheduler
        self.limits = limits
        self.patience = patience
        self._tell = tell
        self._lost = False
        self._client: Client | None = None
        self._plugin = f"ofsted-report-{uuid.uuid4()}"

    def run(self, order: Order, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the result of each task as it is done; at most as many are handed out as there are workers.

        Raises:
            ConverterError: the scheduler cannot be reached, has no workers, or is lost.
            UsageError: dask.distributed is not installed, here or there.
        """
        client = self._connect(order)
        from distributed import as_completed

        from ofsted_report.batch.cluster_worker import convert_on_worker

        waiting = iter(tasks)
        done = as_completed(loop=client.loop)
        in_hand: dict[Any, Task] = {}

        threads, asked = 1, 0.0

        def hand_out() -> None:
            nonlocal threads, asked
            if time.monotonic() - asked > ASK_EVERY:  # workers come and go
                threads, asked = sum(cast("dict[str, int]", client.nthreads()).values()), time.monotonic()
            for _ in range(AHEAD * max(1, threads) - len(in_hand)):
                task = next(waiting, None)
                if task is None:
                    return
                future = client.submit(
                    convert_on_worker, self._plugin, task, key=f"{self._plugin}-{uuid.uuid4()}", pure=False,
                    retries=RETRIES,
                )  # fmt: skip
                in_hand[future.key] = task
                done.add(future)

        hand_out()
        while in_hand:
            self._wait(client, done)
            future = next(done)
            task = in_hand.pop(future.key)
            yield self._outcome(client, task, future)
            future.release()
            hand_out()

    def stop(self) -> None:
        """Take back what is handed out, and leave the cluster as it was found."""
        client, self._client = self._client, None
        if client is not None:
            with suppress(Exception):  # the scheduler may be gone
                client.unregister_worker_plugin(self._plugin)
            client.close()

    def _wait(self, client: Client, done: Any) -> None:
        """Until a letter is done, with an eye on the workers."""
        asked = time.monotonic()
        while not done.has_ready():
            time.sleep(LOOK_EVERY)
            if time.monotonic() - asked > ASK_EVERY:
                self._look_for_workers(client)
                asked = time.monotonic()

    def _look_for_workers(self, client: Client) -> None:
        """Say once that no workers are left; the scheduler gives the letters to those that join."""
        with suppress(OSError):  # a scheduler that is lost gives its letters back as cancelled
            lost, self._lost = self._lost, not client.nthreads()
            if self._lost and not lost:
                self._tell(
                    f"The scheduler at {self.scheduler} has no workers left; the run waits. Start some: "
                    f"dask worker {self.scheduler}"
                )

    def _connect(self, order: Order) -> Client:
        try:
            from distributed import Client
        except ImportError as error:
            raise UsageError(
                "--scheduler needs dask.distributed, which is not installed.",
                "Install it, here and on the workers: pip install 'ofsted-report[dask]'",
            ) from error
        from ofsted_report.batch.cluster_worker import OrderPlugin

        try:
            client = Client(self.scheduler, timeout=self.patience, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise ConverterError(
                f"There is no Dask scheduler at {self.scheduler}: {error}.",
                "Start one (`dask scheduler`) and give the address it prints: tcp://host:8786",
            ) from error
        self._client = client
        try:
            client.wait_for_workers(1, timeout=self.patience)
        except TimeoutError as error:
            raise ConverterError(
                f"The scheduler at {self.scheduler} has no workers.", f"Start some: dask worker {self.scheduler}"
            ) from error
        self._check_versions(client)
        client.register_plugin(OrderPlugin(order, self.limits, self._plugin), name=self._plugin)
        return client

    def _check_versions(self, client: Client) -> None:
        from ofsted_report import __version__
        from ofsted_report.batch.cluster_worker import version

        try:
            versions = cast("dict[str, Any]", client.run(version))
        except Exception as error:
            raise ConverterError(
                f"The workers of {self.scheduler} cannot run ofsted-report: {error}.",
                f"Install ofsted-report[dask] {__version__} where the workers run.",
            ) from error
        for worker, theirs in versions.items():
            if theirs != __version__:
                raise ConverterError(
                    f"The worker {worker} has ofsted-report {theirs}, this is {__version__}.",
                    "Install the same version everywhere: else a letter's report depends on who made it.",
                )

    def _outcome(self, client: Client, task: Task, future: Any) -> Outcome:
        from distributed import CancelledError, KilledWorker

        try:
            outcome: Outcome = self._fetched(client, future)
        except KilledWorker:
            return failed(
                task,
                Failure(
                    reason="worker-lost",
                    what="The workers that had it in hand were lost, one after another.",
                    remedy="Look at the workers' logs; convert it alone with `ofsted-report build`.",
                ),
            )
        except CancelledError as error:
            raise ConverterError(
                f"The scheduler at {self.scheduler} was lost.", "Start it again, then run the same command to continue."
            ) from error
        return outcome

    def _fetched(self, client: Client, future: Any) -> Any:
        """The result of a letter that was done; if its worker died with it, of the same letter done again by another."""
        while True:
            try:
                return future.result(timeout=self.patience)
            except TimeoutError:
                if future.status == "error":  # what the worker raised, not ours
                    raise
                self._look_for_workers(client)
