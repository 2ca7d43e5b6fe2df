"""Starting a desk: a port of its own, the browser opened, one line said; and its end."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_report.batch.local import Limits
from ofsted_report.desk.desk import Desk
from ofsted_report.desk.folder import Folder
from ofsted_report.desk.idle import Idle
from ofsted_report.desk.security import HOST
from ofsted_report.desk.workers import Workers
from ofsted_report.errors import NotReadableError, UsageError

if TYPE_CHECKING:
    import uvicorn

_LAST_ANSWERS = 5
"""Seconds that answers may still take when the desk is closed."""


def serve(
    place: Path, say: Callable[[str], None], *, port: int = 0, browser: bool = True, idle_minutes: float = 60
) -> None:
    """Run a desk for a folder until it is closed; `say` is called with its address.

    Raises:
        NotReadableError: the folder does not exist, or may not be read.
        UsageError: the port is in use.
    """
    folder = opened_folder(place)
    listening = listen(port)
    number = listening.getsockname()[1]
    with only_desk(folder.path) as alone:
        server: list[uvicorn.Server] = []

        def end() -> None:
            if server:
                server[0].should_exit = True

        desk = Desk(folder, Workers(Limits()), Idle(idle_minutes), end, second=not alone)
        address = f"http://{HOST}:{number}/?key={desk.secrets.key}"
        try:
            server.append(_server(desk, number))
            ready = _Ready(server[0], lambda: _tell(address, folder.path, say, browser=browser, desk=desk))
            ready.start()
            desk.idle.watch(end)
            with contextlib.suppress(KeyboardInterrupt):
                asyncio.run(server[0].serve(sockets=[listening]))
        finally:
            desk.idle.stop()
            desk.workers.stop()
            listening.close()
    say("The desk is closed.")


def opened_folder(place: Path) -> Folder:
    """The folder, which is there and can be read.

    Raises:
        NotReadableError: it is not.
    """
    if not place.is_dir():
        what = "is a file, not a folder" if place.exists() else "does not exist"
        raise NotReadableError(f"The folder {place} {what}.", "Give the folder with your letters.")
    folder = Folder(place)
    folder.names()
    return folder


def listen(port: int) -> socket.socket:
    """A socket on this computer alone, on this port, or for 0 on one that is free.

    Raises:
        UsageError: the port cannot be used.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # there it would let two desks listen on one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise UsageError(
            f"Port {port} cannot be used: {error.strerror or error}.",
            "Leave --port out, and the desk uses a free one.",
        ) from error
    return listening


@contextlib.contextmanager
def only_desk(folder: Path) -> Iterator[bool]:
    """Whether no other desk of this computer is open on the folder, for as long as this one is."""
    from filelock import FileLock, Timeout

    lock = None
    try:
        name = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        lock = FileLock(_own_place() / f"desk-{name}.lock")
        lock.acquire(timeout=0)
        alone = True
    except Timeout:
        lock, alone = None, False
    except OSError:  # the lock cannot be written, so others cannot be warned; stamps still guard every file
        lock, alone = None, True
    try:
        yield alone
    finally:
        if lock is not None:
            lock.release()


def _own_place() -> Path:
    """A folder for passing things that no other user can write to."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and Path(runtime).is_dir():
        place = Path(runtime) / "ofsted-report"
    else:
        place = Path(tempfile.gettempdir()) / f"ofsted-report-{os.getuid() if hasattr(os, 'getuid') else 'desk'}"
    place.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and (place.is_symlink() or place.stat().st_uid != os.getuid()):
        raise OSError("not ours")
    return place


def _server(desk: Desk, port: int) -> uvicorn.Server:
    import uvicorn

    from ofsted_report.desk.app import application

    config = uvicorn.Config(
        application(desk, port),
        http="h11",
        ws="none",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        timeout_graceful_shutdown=_LAST_ANSWERS,
    )
    return uvicorn.Server(config)


class _Ready(threading.Thread):
    """Waits until the server answers, and then says so."""

    def __init__(self, server: uvicorn.Server, tell: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._server, self._tell = server, tell

    def run(self) -> None:
        """Wait, and print messages."""
        pause = threading.Event()
        while not self._server.started and not self._server.should_exit:
            pause.wait(0.01)
        if self._server.started:
            self._tell()


def _tell(address: str, folder: Path, say: Callable[[str], None], *, browser: bool, desk: Desk) -> None:
    say(f"The desk for {folder} is open at {address}")
    opened = browser and _opened(address)
    if not opened:
        say("Open this address in a browser on this computer.")
    say("Leave this window open while you work. Ctrl-C closes the desk; so does “Close the desk” in the page.")
    desk.workers.wake()


def _opened(address: str) -> bool:
    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False
