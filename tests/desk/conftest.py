"""Desks for the tests: one in this process, asked without a browser; and one that runs, with Chromium in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fixtures.desks import RunningDesk, chromium, put, running


class Asker:
    """A browser without scripts: follows forms as they stand in the pages."""

    def __init__(self, client: Any, desk: Any) -> None:
        self.client = client
        self.desk = desk
        self.origin = str(client.base_url).rstrip("/")

    def get(self, path: str, **more: Any) -> Any:
        """A page."""
        return self.client.get(path, **more)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        """A form of the desk's own pages, with its token."""
        headers = {"origin": self.origin, **more.pop("headers", {})}
        return self.client.post(path, data={"token": self.desk.secrets.token, **(data or {})}, headers=headers, **more)

    def letter(self, name: str) -> str:
        """The address of a letter's pages."""
        from ofsted_report.desk.folder import identify

        return f"/letters/{identify(name)}"

    def stamp(self, path: str) -> str:
        """The stamp that a page's forms carry."""
        found = re.search(r'name="stamp" value="([^"]+)"', self.get(path).text)
        assert found
        return found[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one sample's letter."""
    place = tmp_path / "letters"
    place.mkdir()
    put(place, "anyshire-monitoring-visit.pdf")
    return place


@pytest.fixture
def asker(folder: Path) -> Iterator[Asker]:
    """The desk on that folder, in this process."""
    from starlette.testclient import TestClient

    from ofsted_report.desk.app import application
    from ofsted_report.desk.desk import Desk
    from ofsted_report.desk.folder import Folder
    from ofsted_report.desk.idle import Idle
    from ofsted_report.desk.workers import Workers

    workers = Workers()
    desk = Desk(Folder(folder), workers, Idle(0), end=lambda: None)
    client = TestClient(application(desk, 8000), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
    client.get("/", params={"key": desk.secrets.key})
    yield Asker(client, desk)
    workers.stop()


@pytest.fixture
def desk(folder: Path) -> Iterator[RunningDesk]:
    """The desk on that folder, in a process of its own."""
    with running(folder) as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium."""
    with chromium() as made:
        yield made


@pytest.fixture
def page(browser: Any, desk: RunningDesk) -> Iterator[Any]:
    """A window of the desk, open at its first page; what its console tells of errors fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    window = context.new_page()
    told: list[str] = []
    window.on("pageerror", lambda error: told.append(str(error)))
    window.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    window.goto(desk.address)
    window.told = told
    yield window
    context.close()
    assert not [line for line in told if "Failed to load resource" not in line]
