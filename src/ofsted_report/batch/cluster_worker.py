"""Code in a Dask worker: a pool of processes for each order, and the function that hands it a letter."""

from __future__ import annotations

import multiprocessing

from distributed import Worker, WorkerPlugin

from ofsted_report.batch.local import Limits, LocalWorkers
from ofsted_report.batch.model import Order, Outcome, Task

_pools: dict[str, tuple[Order, LocalWorkers]] = {}


class OrderPlugin(WorkerPlugin):
    """Brings an order to every worker, also to one that joins later; Dask takes it away again when the run ends."""

    def __init__(self, order: Order, limits: Limits, name: str) -> None:
        self.order = order
        self.limits = limits
        self.name = name

    def setup(self, worker: Worker) -> None:
        """Make the pool; its processes start with the first letter."""
        # A worker under a nanny is a daemon, which may have no children, lest they outlive it. Ours end by themselves
        # when the pipe to their parent closes.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        _pools[self.name] = (self.order, LocalWorkers(self.limits, worker.state.nthreads))

    def teardown(self, worker: Worker) -> None:
        """End the pool."""
        if self.name in _pools:
            _, workers = _pools.pop(self.name)
            workers.stop()


def version() -> str:
    """The version of ofsted-report here."""
    from ofsted_report import __version__

    return __version__


def convert_on_worker(name: str, task: Task) -> Outcome:
    """Convert one letter in this worker's pool for the order."""
    order, workers = _pools[name]
    return workers.convert(order, task)
