"""Spare the import the parsing of the C declarations of Pango, HarfBuzz and fontconfig.

WeasyPrint declares them in C to cffi ("ABI, in-line"), which parses them with a parser of C that is
written in Python and builds its tables anew in each process. cffi can also write its parsed
tables down ("ABI, out-of-line": `FFI.emit_python_code` in "Preparing and Distributing modules" of
its manual); so they are made once, by `make tables`.
"""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Final

from drafter.render.pdf.savings.importing.libraries import no_library_search
from drafter.render.pdf.savings.importing.stand_ins import standing_in

MODULE: Final = "cffi"
DECLARING: Final = Path("text", "ffi.py")


@contextmanager
def declared() -> Iterator[None]:
    """Let `cffi.FFI()` be one that has WeasyPrint's declarations, if these are the known ones.

    The functions are called by the same C code as otherwise, with the same types. Not if cffi is
    imported already, or takes no such tables; then at least no library is searched for.
    """
    module = None if MODULE in sys.modules else _module()
    with standing_in({MODULE: module}) if module else no_library_search():
        yield


def _module() -> ModuleType | None:
    """Return what stands in for cffi; None if WeasyPrint's declarations are not the known ones."""
    from drafter.render.pdf.savings.importing import declarations_table as table

    if _digest() != table.SOURCE:
        return None
    try:
        from _cffi_backend import FFI

        class Declared(FFI):  # type: ignore[misc]
            def cdef(self, _: str) -> None:
                """Declare nothing: everything is."""

        declared = Declared(table.NAME, **table.TABLES)
    except ImportError:
        return None
    module = ModuleType(MODULE)
    vars(module)["FFI"] = lambda: declared
    return module


def _digest() -> str | None:
    """Return the SHA-256 of the file in which WeasyPrint declares what it calls."""
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).parent / DECLARING
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None
