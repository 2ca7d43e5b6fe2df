"""Word's own XML, where it is the same for all who read it: names, values, and styles that are based on styles."""

from __future__ import annotations

from typing import Any

_DEEPEST = 20
"""Styles, each based on the next; nobody builds more than a few, and a damaged file leads in a circle."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Stands before the name of each of Word's own elements and attributes."""
OFF = ("0", "false", "off")
"""How Word writes that something is not so."""


def value(element: Any) -> str | None:
    """What an element says in its `val`; None where there is no element, or it says nothing."""
    return None if element is None else element.get(f"{W}val")


class StyleSheet:
    """The styles of a document as its file has them, by the id that its paragraphs and runs name."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Any] = {}
        self.default: Any = None
        """The style of paragraphs that name none; None where the file has no such style."""
        for style in root.iter(f"{W}style"):
            self._styles.setdefault(style.get(f"{W}styleId", ""), style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in OFF:
                self.default = style  # of several, Word takes the last

    def of_paragraph(self, style_id: str | None) -> Any:
        """The paragraph style with this id; the document's default style where there is none."""
        style = self._styles.get(style_id or "")
        return style if style is not None and style.get(f"{W}type") == "paragraph" else self.default

    def chain(self, style: Any) -> tuple[Any, ...]:
        """The style and those that it is based on, the nearest first."""
        found: list[Any] = []
        while style is not None and style not in found and len(found) < _DEEPEST:
            found.append(style)
            style = self._styles.get(value(style.find(f"{W}basedOn")) or "")
        return tuple(found)

    def chain_of(self, style_id: str | None) -> tuple[Any, ...]:
        """The style with this id, of whatever type, and those that it is based on; empty where there is none."""
        return self.chain(self._styles.get(style_id or ""))
