"""Functions of Pango that WeasyPrint does not call."""

from functools import cache
from typing import Any, Final

PANGO: Final = "libpango-1.0.so.0"
OBJECTS: Final = "libgobject-2.0.so.0"
DECLARED: Final = "void *pango_layout_copy(void *src); void *g_object_ref(void *object);"


@cache
def libraries() -> tuple[Any, Any]:
    """Return Pango and GObject with the functions that are declared here."""
    from cffi import FFI

    ffi = FFI()
    ffi.cdef(DECLARED)
    return ffi.dlopen(PANGO), ffi.dlopen(OBJECTS)
