"""Functions of Pango and GObject that WeasyPrint does not declare.

They are called by `ctypes`, for a declaration in cffi costs the reading of it.
"""

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, Final

PANGO: Final = "libpango-1.0.so.0"
OBJECTS: Final = "libgobject-2.0.so.0"


def address(pointer: Any) -> int:
    """Return where a pointer of cffi points to."""
    from weasyprint.text.ffi import ffi

    return int(ffi.cast("uintptr_t", pointer))


@cache
def copied_layout() -> Callable[[int], int]:
    """Return the function that copies the layout at an address (`pango_layout_copy`)."""
    return _function(PANGO, "pango_layout_copy")


@cache
def reference() -> Callable[[int], int]:
    """Return the function that keeps the object at an address alive (`g_object_ref`)."""
    return _function(OBJECTS, "g_object_ref")


def _function(library: str, name: str) -> Callable[[int], int]:
    found = ctypes.CDLL(library)[name]
    found.restype = ctypes.c_void_p
    found.argtypes = (ctypes.c_void_p,)
    return found
