"""pdfium's functions, made cheap to call: some thousands of calls read a letter.

pypdfium2's functions make an object for each pointer that they return, and let other threads run during each call. Both
take longer than what pdfium does in most of these calls.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_MAY_TAKE_LONG = frozenset({"FPDF_StructTree_GetForPage", "FPDFText_GetText"})
"""They look at a whole page, or the whole tree of its tags, however that was made: the thread that watches the time (`limits`)
must run."""
_LETTING_OTHERS_RUN = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
"""The type of a function that is called as the system calls it. In a 64-bit process `PYFUNCTYPE` calls it the same way."""


class _Calls:
    """All that `pypdfium2.raw` has; its functions take and return numbers in place of pointers to pdfium's own things.

    A number is None where there is no such thing. Pointers to buffers that pdfium fills stay what they are.
    """

    def __getattr__(self, name: str) -> Any:
        """Called once for each name: from then on it is an attribute."""
        from pypdfium2 import raw

        found = getattr(raw, name)
        if hasattr(found, "argtypes"):
            is_cheap = name not in _MAY_TAKE_LONG and sys.maxsize > 2**32
            function_type = ctypes.PYFUNCTYPE if is_cheap else _LETTING_OTHERS_RUN
            found = ctypes.cast(found, function_type(_plain(found.restype), *map(_plain, found.argtypes)))
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
