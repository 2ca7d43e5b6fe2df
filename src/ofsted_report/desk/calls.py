"""A call of one of the desk's pages: what the browser sent, taken in within limits; and the answers that a page gives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ofsted_report.desk import pages
from ofsted_report.desk.folder import ChangedError, GoneError
from ofsted_report.desk.opened import Opened, steps
from ofsted_report.desk.security import LARGEST_FIELD, MOST_FIELDS, MOST_FILES, same
from ofsted_report.errors import OfstedReportError, OutputError, SettingsError, TemplateError

if TYPE_CHECKING:
    from ofsted_report.desk.desk import Desk

Page = Callable[["Call"], Response]
"""A page takes a call and gives its answer; it runs in a thread of its own."""


class Upload(NamedTuple):
    """A file that a browser handed over."""

    name: str
    """As it was called there: for people, and never a path."""
    data: bytes


@dataclass(frozen=True)
class Call:
    """One request."""

    desk: Desk
    request: Request
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    uploads: tuple[Upload, ...] = ()

    @cached_property
    def opened(self) -> Opened:
        """The letter that the address names.

        Raises:
            GoneError: it is no longer in the folder.
        """
        name = self.desk.folder.name_of(self.request.path_params["letter"])
        return Opened(name, self.desk.folder, self.desk.library)

    @property
    def by_script(self) -> bool:
        """Whether our script asks, which takes an answer as data."""
        return "application/json" in self.request.headers.get("accept", "")

    def query(self, name: str) -> str:
        """A value of the address; '' where it has none."""
        return self.request.query_params.get(name, "")

    def value(self, name: str) -> str:
        """A field of the form, without spaces around it; '' where it has none. Line ends are plain."""
        given = self.fields.get(name, ("",))
        return given[0].replace("\r\n", "\n").strip()

    def number(self, name: str) -> int:
        """Return the whole number in a field.

        Raises:
            OutputError: it is not a number.
        """
        text = self.value(name)
        if not text.removeprefix("-").isdecimal() or len(text) > 6:
            raise OutputError("The form was not filled by this page.", "Load the page again.")
        return int(text)

    def show(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """A page; within a letter's pages, `step` says which."""
        step = values.get("step")
        within = {"opened": self.opened, "steps": steps(self.opened)} if step else {}
        text = pages.render(template, desk=self.desk, **within, **values)
        return Response(text, status, media_type="text/html")

    def go(self, address: str) -> Response:
        """On to another page, which is then the one that the browser remembers."""
        return RedirectResponse(address, 303)

    def data(self, **values: Any) -> Response:
        """An answer for our script."""
        return JSONResponse(values)


def page(handler: Page) -> Callable[[Request], Awaitable[Response]]:
    """The handler as Starlette calls it: the form taken in and its token checked, failures shown."""

    async def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        desk.idle.seen()
        if request.method != "POST":
            return await run_in_threadpool(_answered, handler, Call(desk, request))
        try:
            async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD) as form:
                fields: dict[str, tuple[str, ...]] = {}
                uploads = []
                for name, value in form.multi_items():
                    if not isinstance(value, UploadFile):
                        fields[name] = (*fields.get(name, ()), value)
                    elif value.filename:
                        uploads.append(Upload(value.filename, await value.read()))
        except HTTPException as error:
            return _failed(
                Call(desk, request), OutputError(f"The form was refused: {error.detail}", "Load the page again.")
            )
        call = Call(desk, request, fields, tuple(uploads))
        if not same(call.value("token"), desk.secrets.token):
            told = OutputError(
                "This form is from an earlier start of the desk.", "Load the page again; nothing was lost."
            )
            return _failed(call, told, status=403)
        return await run_in_threadpool(_answered, handler, call)

    return endpoint


def _answered(handler: Page, call: Call) -> Response:
    try:
        return handler(call)
    except OfstedReportError as failure:
        return _failed(call, failure)


def _failed(call: Call, failure: OfstedReportError, *, status: int | None = None) -> Response:
    """The failure as a page of its own, with what to do; for a file that could not be written, with a button to try again."""
    if status is None:
        status = 409 if isinstance(failure, ChangedError) else 404 if isinstance(failure, GoneError) else 422
    if call.by_script:
        return JSONResponse({"what": failure.what, "remedy": failure.remedy}, status)
    again = isinstance(failure, OutputError) and not isinstance(failure, ChangedError) and not call.uploads
    values = {
        "failure": failure,
        "address": call.request.url.path,
        "again": [(name, value) for name, given in call.fields.items() for value in given if name != "token"]
        if again and call.request.method == "POST"
        else None,
        "changed": isinstance(failure, ChangedError),
        "of_settings": isinstance(failure, SettingsError | TemplateError),
    }
    return Response(pages.render("failure.html.jinja", desk=call.desk, **values), status, media_type="text/html")
