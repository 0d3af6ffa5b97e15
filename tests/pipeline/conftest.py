"""Papers on the disk for the pipeline, and pictures for them."""

import errno
import struct
import zlib
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

DRAFT = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 400 Amt für Schule
beratungsgegenstand: Benennung der Sporthalle
"""
COMPLETE = f"""\
{DRAFT}status: versandt
drucksachennummer: 4711/2020-2025
datum: 12.05.2022
beratungsfolge:
  - Schul- und Sportausschuss, 31.05.2022, TOP 5, öffentlich
beschlussvorschlag: Der Schul- und Sportausschuss beschließt den Namen „Halle am Teich“.
begruendung: Die Halle trägt bisher keinen Namen.
unterschrift:
  - Erika Beispiel, Beigeordnete
"""

Place = Callable[..., Path]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Write a paper (DRAFT and more) below the test's folder and return its path."""

    def write(more: str = "", name: str = "vorlage.yaml", base: str = DRAFT) -> Path:
        path = tmp_path / "inputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(base + more, encoding="utf-8")
        return path

    return write


def failing(real: Callable[..., Any], number: int) -> Callable[..., Any]:
    """Return a call of the operating system of which that one finds the disk full."""
    calls = count()

    def call(*arguments: Any, **named: Any) -> Any:
        if next(calls) == number:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments, **named)

    return call


def png(width: int = 2, height: int = 2, rows: bytes | None = None) -> bytes:
    """Return a grey picture; `rows` in place of its own makes it lie about its size."""
    data = rows if rows is not None else b"".join(b"\0" + b"\x7f" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(data)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
