"""Spare the import the reading of the machine's table of media types."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_machine_types() -> Iterator[None]:
    """Let the table of the machine (/etc/mime.types) count as read.

    WeasyPrint makes a `MimeTypes` on import, which holds only what Python itself knows; but the
    first one that is made reads the table of the machine too. That is now read when it is asked.
    """
    before = mimetypes.inited
    mimetypes.inited = True
    try:
        yield
    finally:
        mimetypes.inited = before
