"""The desk's addresses and the page behind each; and the application that answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ofsted_report.desk import archive, check, findings, letter, meeting, pages, report, running
from ofsted_report.desk.calls import Page, page
from ofsted_report.desk.security import Guard

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from ofsted_report.desk.desk import Desk

LETTER = "/letters/{letter:str}"

ROUTES: tuple[tuple[str, str, Page], ...] = (
    ("GET", "/", archive.show),
    ("POST", "/letters", archive.add),
    ("GET", "/rows", archive.rows),
    ("POST", "/open-folder", archive.open_folder),
    ("GET", "/alive", running.alive),
    ("GET", "/close", running.ask),
    ("POST", "/close", running.close),
    ("GET", "/static/{name:str}", running.static),
    ("GET", "/favicon.ico", running.no_icon),
    ("GET", LETTER, letter.show),
    ("GET", LETTER + "/second-reading", letter.second_reading),
    ("GET", LETTER + "/facts/{fact:str}", letter.fact),
    ("POST", LETTER + "/facts/{fact:str}", letter.correct),
    ("GET", LETTER + "/pages/{number:int}.jpg", letter.picture),
    ("POST", LETTER + "/recognise", letter.recognise),
    ("GET", LETTER + "/findings", findings.show),
    ("GET", LETTER + "/findings/places", findings.places),
    ("POST", LETTER + "/findings/toggle", findings.toggle),
    ("POST", LETTER + "/findings/move", findings.move),
    ("POST", LETTER + "/findings/start", findings.start),
    ("POST", LETTER + "/findings/undo", findings.undo),
    ("GET", LETTER + "/findings/{at:int}", findings.one),
    ("POST", LETTER + "/findings/{at:int}", findings.change),
    ("GET", LETTER + "/meeting", meeting.show),
    ("POST", LETTER + "/meeting", meeting.save),
    ("GET", LETTER + "/meeting/days", meeting.days),
    ("GET", LETTER + "/report", report.show),
    ("GET", LETTER + "/report/preview", report.preview),
    ("POST", LETTER + "/report", report.make),
    ("POST", LETTER + "/report/template", report.choose_template),
    ("POST", LETTER + "/report/letters", report.choose_letters),
    ("GET", LETTER + "/files/{file:str}", report.download),
    ("POST", LETTER + "/files/{file:str}", report.open_file),
    ("GET", LETTER + "/check", check.show),
    ("POST", LETTER + "/check", check.run),
    ("GET", LETTER + "/check/{file:str}", check.result),
    ("POST", LETTER + "/check/{file:str}/comments", check.comments),
)


def application(desk: Desk, port: int) -> ASGIApp:
    """The desk as an ASGI application behind its guard."""
    app = Starlette(
        routes=[Route(path, page(handler), methods=[method]) for method, path, handler in ROUTES],
        exception_handlers={HTTPException: _no_such_page, Exception: _defect},
    )
    app.state.desk = desk
    return Guard(app, port, desk.secrets)


def _no_such_page(request: Request, error: Exception) -> Response:
    """Addresses that the desk does not know."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    return _told(request, status, "There is no such page.", "Go back to the letters.")


def _defect(request: Request, error: Exception) -> Response:
    """A fault of ours: said, without a traceback; the terminal has it."""
    return _told(
        request,
        500,
        f"A defect of ofsted-report got in the way ({type(error).__name__}). What was saved before is still there.",
        "Go back to the letters, and please report what you did.",
    )


def _told(request: Request, status: int, what: str, remedy: str) -> Response:
    from ofsted_report.errors import OutputError

    values = {
        "failure": OutputError(what, remedy),
        "address": request.url.path,
        "again": None,
        "changed": False,
        "of_settings": status == 500,
    }
    text = pages.render("failure.html.jinja", desk=request.app.state.desk, **values)
    return Response(text, status, media_type="text/html")
