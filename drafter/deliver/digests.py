"""The SHA-512 of files."""

import hashlib
from pathlib import Path


def file_sha512(path: Path) -> str:
    """Return the SHA-512 of a file in hexadecimal digits; it need not fit into memory.

    Raises:
        OSError: if it cannot be read.
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha512").hexdigest()
