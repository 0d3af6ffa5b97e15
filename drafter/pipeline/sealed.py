"""Small JSON files of the program's own, each with a seal, and found damaged in every case.

    {"schema":1,"sha512":"…","inhalt":…}

The seal is the SHA-512 of what stands behind `"inhalt":`, up to the last brace. A file that is not
byte for byte what was written (cut off, another schema, a link, too large) is taken for missing.
"""

import hashlib
import json
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

SCHEMA: Final = 1
MOST_BYTES: Final = 1024 * 1024
FLAGS: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
HEAD: Final = b'{"schema":%d,"sha512":"' % SCHEMA
MIDDLE: Final = b'","inhalt":'
END: Final = b"}\n"
DIGITS: Final = 128
BEFORE: Final = len(HEAD) + DIGITS + len(MIDDLE)


def read(path: str) -> object:
    """Return the content of a sealed file; None where there is none that is whole."""
    try:
        data = _bytes(path)
        content = data[BEFORE : -len(END)]
        return json.loads(content) if data == _sealed(content) else None
    except (OSError, ValueError, RecursionError):
        return None


def to_bytes(content: object) -> bytes:
    """Return a sealed file with this content, which is made of what JSON knows."""
    return _sealed(json.dumps(content, separators=(",", ":")).encode("ascii"))


def write(path: Path, content: object) -> None:
    """Write a sealed file, in a folder that is made where it is missing.

    A reader sees the old file or the new one. Where it cannot be written, or would be too large to
    be read, nothing is.
    """
    data = to_bytes(content)
    if len(data) > MOST_BYTES:
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)


def _bytes(path: str) -> bytes:
    handle = os.open(path, FLAGS)
    with open(handle, "rb") as stream:  # noqa: PTH123 - an open handle
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            raise ValueError("not a file of this kind")
        return stream.read(MOST_BYTES)


def _sealed(content: bytes) -> bytes:
    seal = hashlib.sha512(content).hexdigest().encode("ascii")
    return b"".join((HEAD, seal, MIDDLE, content, END))


def _replace(path: Path, data: bytes) -> None:
    from drafter.deliver.temporary import beside

    temporary = beside(path, data)
    try:
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
