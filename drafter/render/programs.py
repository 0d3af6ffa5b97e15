"""What makes the bytes of an output, by name and version.

The same versions, fonts, form and input give the same bytes; where these differ, this says why
they may.
"""

import ctypes
import sys
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from hashlib import sha512
from pathlib import Path
from typing import Final

from drafter import __version__
from drafter.render.equipment import DIST_INFO, DISTRIBUTIONS, LOCK, PDF_DISTRIBUTIONS
from drafter.resources import PACKAGE

PDF: Final = "pdf"
ORIGIN: Final = 6
LONGEST_PATH: Final = 4096


def programs(formats: Collection[str] = (PDF,)) -> Mapping[str, str]:
    """Return the version of everything that decides the bytes of outputs in these formats.

    The program, Python, zlib and the libraries of the lock; for PDF also the shared libraries of
    the machine, as they are loaded; and in a checkout the SHA-512 of the lock. What is not there
    is left out.
    """
    return _programs(PDF in formats)


@cache
def version(name: str) -> str:
    """Return the version of one library; "" where it is not there."""
    return _versions((name,)).get(name, "")


@cache
def _programs(pdf: bool) -> Mapping[str, str]:
    names = sorted((*DISTRIBUTIONS, *(PDF_DISTRIBUTIONS if pdf else ())))
    return {
        "drafter": __version__,
        "python": sys.version.split()[0],
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **_versions(names),
        **(dict(_libraries()) if pdf else {}),
        **_lock(),
    }


def _versions(names: Collection[str]) -> Mapping[str, str]:
    """Return the versions of distributions as the names of their folders tell them.

    See "Binary distribution format" of the Python Packaging User Guide (`.dist-info`); to read
    all their metadata would take twenty milliseconds.
    """
    installed = dict(_installed())
    return {name: installed[name] for name in names if name in installed}


def _installed() -> Iterator[tuple[str, str]]:
    for folder in reversed(sys.path):
        for path in Path(folder).glob(f"*{DIST_INFO}"):
            name, _, version = path.name.removesuffix(DIST_INFO).partition("-")
            yield name.lower().replace("_", "-"), version


def _lock() -> Mapping[str, str]:
    """Return the SHA-512 of the lock in a checkout; a wheel has none beside it."""
    lock = PACKAGE.parent / LOCK
    return {LOCK: sha512(lock.read_bytes()).hexdigest()} if lock.is_file() else {}


def _libraries() -> Iterator[tuple[str, str]]:
    """Yield the versions of the shared libraries; one that cannot be loaded has none."""
    for name, (soname, version) in LIBRARIES.items():
        try:
            yield name, version(ctypes.CDLL(soname))
        except (OSError, AttributeError, ValueError):
            continue


def _text(function: str) -> Callable[[ctypes.CDLL], str]:
    """Return how to ask a library that tells its version as text."""

    def version(library: ctypes.CDLL) -> str:
        call = getattr(library, function)
        call.restype = ctypes.c_char_p
        return str(call().decode())

    return version


def _number(library: ctypes.CDLL) -> str:
    """Ask fontconfig, which tells 2.14.1 as 21401 (FcGetVersion(3))."""
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _freetype(library: ctypes.CDLL) -> str:
    """Ask FreeType, which wants to be set up first (FT_Library_Version in its API reference)."""
    made, parts = ctypes.c_void_p(), [ctypes.c_int() for _ in range(3)]
    if library.FT_Init_FreeType(ctypes.byref(made)):
        raise ValueError
    library.FT_Library_Version(made, *map(ctypes.byref, parts))
    library.FT_Done_FreeType(made)
    return ".".join(str(part.value) for part in parts)


def _glib(library: ctypes.CDLL) -> str:
    """Read GLib's version from its variables (GLib's reference, "Version Information")."""
    names = ("glib_major_version", "glib_minor_version", "glib_micro_version")
    return ".".join(str(ctypes.c_uint.in_dll(library, name).value) for name in names)


def _file(library: ctypes.CDLL) -> str:
    """Return the number in the name of a library's file, where the library cannot be asked.

    The linker knows the folder that it was loaded from (RTLD_DI_ORIGIN of dlinfo(3)).
    """
    folder = ctypes.create_string_buffer(LONGEST_PATH)
    if ctypes.CDLL(None).dlinfo(ctypes.c_void_p(library._handle), ORIGIN, folder):
        raise ValueError
    return Path(folder.value.decode(), library._name).resolve().name.partition(".so.")[2]


LIBRARIES: Final[Mapping[str, tuple[str, Callable[[ctypes.CDLL], str]]]] = {
    "fontconfig": ("libfontconfig.so.1", _number),
    "freetype": ("libfreetype.so.6", _freetype),
    "fribidi": ("libfribidi.so.0", _file),
    "glib": ("libglib-2.0.so.0", _glib),
    "harfbuzz": ("libharfbuzz.so.0", _text("hb_version_string")),
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", _file),
    "pango": ("libpango-1.0.so.0", _text("pango_version_string")),
}
"""The shared libraries that set a PDF: the name to load each by, and how to ask its version."""
