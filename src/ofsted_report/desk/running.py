"""Routes that keep the desk running and end it, and its style sheet and script."""

from __future__ import annotations

from starlette.responses import Response

from ofsted_report.desk.calls import Call
from ofsted_report.errors import NotReadableError
from ofsted_report.shipped import shipped

_STATIC = {"desk.css": "text/css", "desk.js": "text/javascript"}


def alive(call: Call) -> Response:
    """An open page asks this each minute: the desk knows that it is seen, and the page that the desk is there."""
    return call.data(alive=True)


def static(call: Call) -> Response:
    """A style sheet or script."""
    name = call.request.path_params["name"]
    if name not in _STATIC:
        raise NotReadableError("There is no such page.", "Go back to the letters.")
    return Response(shipped(f"desk/{name}"), media_type=_STATIC[name])


def no_icon(call: Call) -> Response:
    """Browsers ask for an icon; the desk has none."""
    return Response(status_code=204)


def ask(call: Call) -> Response:
    """Whether to close the desk."""
    return call.show("close.html.jinja")


def close(call: Call) -> Response:
    """Close the desk: the answer is its last."""
    answer = call.show("closed.html.jinja")
    call.desk.end()
    return answer
