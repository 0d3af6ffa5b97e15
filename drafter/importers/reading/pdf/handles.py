"""What pdfium's functions answer through pointers, as values of Python."""

import ctypes
from collections.abc import Callable
from typing import Any, Final

import pypdfium2.raw as pdfium

from drafter.importers.reading.pdf.geometry import Matrix

LONGEST: Final = 100_000


def wide_text(function: Callable[..., int], *handles: Any) -> str:
    """Return the text that a function writes as UTF-16, with its length in bytes as answer."""
    size = min(function(*handles, None, 0), LONGEST)
    if size <= 2:
        return ""
    room = ctypes.create_string_buffer(size)
    function(*handles, _as_wanted(room, function), size)
    return room.raw[: size - 2].decode("utf-16-le", "ignore")


def _as_wanted(room: Any, function: Any) -> Any:
    wanted = function.argtypes[-2]
    return room if wanted is ctypes.c_void_p else ctypes.cast(room, wanted)


def narrow_text(function: Callable[..., int], *handles: Any) -> str:
    """Return the text that a function writes as bytes, with its length as answer."""
    size = min(function(*handles, None, 0), LONGEST)
    if size <= 1:
        return ""
    room = ctypes.create_string_buffer(size)
    function(*handles, room, size)
    return room.raw[: size - 1].decode("utf-8", "replace")


def whole_numbers(function: Callable[..., Any], *handles: Any, count: int) -> tuple[int, ...]:
    """Return the natural numbers that a function writes, zeros where it fails."""
    numbers = [ctypes.c_uint() for _ in range(count)]
    function(*handles, *numbers)
    return tuple(number.value for number in numbers)


def matrix(function: Callable[..., Any], *handles: Any) -> Matrix:
    """Return the matrix that a function writes, all zeros where it fails."""
    read = pdfium.FS_MATRIX()
    function(*handles, read)
    return Matrix(read.a, read.b, read.c, read.d, read.e, read.f)
