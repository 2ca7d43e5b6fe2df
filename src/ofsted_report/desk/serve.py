"""Starting a desk: a port of its own, the browser opened, one line said; and its end."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import socket
import tempfile
import threading
import time
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

        def end() -> None:
            server.should_exit = True

        desk = Desk(folder, Workers(Limits()), Idle(idle_minutes), end, second=not alone)
        server = _server(desk, number)
        try:
            threading.Thread(target=_tell, args=(server, desk, number, say, browser), daemon=True).start()
            desk.idle.watch(end)
            with contextlib.suppress(KeyboardInterrupt):
                asyncio.run(server.serve(sockets=[listening]))
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

    name, alone = hashlib.sha256(str(folder).encode()).hexdigest()[:16], True
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(FileLock(_own_place() / f"desk-{name}.lock", timeout=0))
        except Timeout:
            alone = False
        except OSError:  # the lock cannot be written, so others cannot be warned; stamps still guard every file
            pass
        yield alone


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


def _tell(server: uvicorn.Server, desk: Desk, port: int, say: Callable[[str], None], browser: bool) -> None:
    """Say where the desk is, once its server answers."""
    while not server.started:
        if server.should_exit:
            return
        time.sleep(0.01)
    address = f"http://{HOST}:{port}/?key={desk.secrets.key}"
    say(f"The desk for {desk.place} is open at {address}")
    if not browser or not _opened(address):
        say("Open this address in a browser on this computer.")
    say("Leave this window open while you work. Ctrl-C closes the desk; so does “Close the desk” in the page.")
    desk.workers.wake()


def _opened(address: str) -> bool:
    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False
