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


def __getattr__(name: str) -> Any:
    """Whatever `pypdfium2.raw` has; its functions take and return numbers in place of pointers to pdfium's own things.

    A number is None where there is no such thing. Pointers to buffers that pdfium fills stay what they are. Called once for
    each name: from then on the module has it.
    """
    from pypdfium2 import raw

    found = getattr(raw, name)
    if hasattr(found, "argtypes"):
        found = _made_cheap(name, found)
    globals()[name] = found
    return found


def _made_cheap(name: str, function: Any) -> Any:
    is_cheap = name not in _MAY_TAKE_LONG and sys.maxsize > 2**32
    function_type = ctypes.PYFUNCTYPE if is_cheap else _LETTING_OTHERS_RUN
    arguments = [*map(_plain, function.argtypes)]
    # A whole number behind the arguments whose types are told needs no type, and is passed sooner without. ctypes passes it as
    # to a function that takes any number of arguments: on a Mac, and there alone, in another place.
    while is_cheap and sys.platform != "darwin" and arguments[-1:] == [ctypes.c_int]:
        arguments.pop()
    return ctypes.cast(function, function_type(_plain(function.restype), *arguments))


def _plain(kind: Any) -> Any:
    """The type of an argument or result, a number in place of a pointer to what only pdfium sees into."""
    pointed_to = getattr(kind, "_type_", None)
    is_structure = isinstance(pointed_to, type) and issubclass(pointed_to, ctypes.Structure)
    return ctypes.c_void_p if is_structure and not hasattr(pointed_to, "_fields_") else kind


def address(pointer: Any) -> int:
    """The number for a pointer of pypdfium2's, as its pages and documents have."""
    return ctypes.addressof(pointer.contents)
