"""pdfium's functions, made cheap to call: some thousands of calls read a letter.

pypdfium2's functions make an object for each pointer that they return, and let other threads run during each call. Both
take longer than what pdfium does in most of these calls.
"""

from __future__ import annotations

import ctypes
from typing import Any


class _Calls:
    """All that `pypdfium2.raw` has; its functions take and return numbers in place of pointers to pdfium's own things.

    A number is None where there is no such thing. Pointers to buffers that pdfium fills stay what they are.
    """

    def __getattr__(self, name: str) -> Any:
        """Called once for each name: from then on it is an attribute."""
        from pypdfium2 import raw

        found = getattr(raw, name)
        if hasattr(found, "argtypes"):
            kind = ctypes.PYFUNCTYPE(_plain(found.restype), *map(_plain, found.argtypes))
            found = ctypes.cast(found, kind)
        setattr(self, name, found)
        return found


def _plain(kind: Any) -> Any:
    """The type of an argument or result, a number in place of a pointer to what only pdfium sees into."""
    pointed_to = getattr(kind, "_type_", None)
    is_structure = isinstance(pointed_to, type) and issubclass(pointed_to, ctypes.Structure)
    return ctypes.c_void_p if is_structure and not hasattr(pointed_to, "_fields_") else kind


calls: Any = _Calls()


def address(pointer: Any) -> int:
    """The number for a pointer of pypdfium2's, as its pages and documents have."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
