"""The files embedded in a PDF, read with care: anybody may have made it.

How files are embedded: ISO 32000-1, 7.11.4; what they are to the document: ISO 19005-3, annex E.
"""

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import pikepdf

MOST_PDF_BYTES: Final = 200 * 1024 * 1024
MOST_FILES: Final = 200
MOST_BYTES: Final = 40 * 1024 * 1024
SOURCE: Final = "/Source"
FLATE: Final = "/FlateDecode"


class Embedded(NamedTuple):
    """An embedded file: its name as the PDF has it, whether it is the document's source, bytes."""

    name: str
    is_source: bool
    data: bytes


class EmbeddedRefused(ValueError):
    """The files cannot be read safely; the German sentence says why."""


def embedded_files(data: bytes) -> tuple[Embedded, ...]:
    """Return the files that are associated with a PDF as a whole, in its order.

    Raises:
        EmbeddedRefused: if it is no PDF, is locked by a password, or its files are too many, too
            large or packed in a way that nobody needs.
    """
    import pikepdf

    try:
        with pikepdf.Pdf.open(_stream(data), suppress_warnings=True) as pdf:
            return tuple(_files(pdf))
    except pikepdf.PasswordError:
        raise EmbeddedRefused("Das PDF ist durch ein Kennwort geschützt.") from None
    except EmbeddedRefused:
        raise
    except Exception:  # qpdf has many words for what is no PDF
        raise EmbeddedRefused("Das ist kein lesbares PDF.") from None


def _stream(data: bytes) -> Any:
    from io import BytesIO

    if len(data) > MOST_PDF_BYTES:
        raise EmbeddedRefused("Das PDF ist größer als 200 MB.")
    return BytesIO(data)


def _files(pdf: "pikepdf.Pdf") -> Iterator[Embedded]:
    import pikepdf

    listed = pdf.Root.get("/AF", pikepdf.Array())
    if not isinstance(listed, pikepdf.Array):
        return
    if len(listed) > MOST_FILES:
        raise EmbeddedRefused(f"In dem PDF sind mehr als {MOST_FILES} Dateien.")
    room = MOST_BYTES
    for file in listed:
        content = _content(file.EF.F, room)
        room -= len(content)
        name = str(file.get("/UF", file.get("/F", "")))
        yield Embedded(name, file.get("/AFRelationship") == SOURCE, content)


def _content(stream: Any, room: int) -> bytes:
    """Return what a stream holds; never more than there is room for is unpacked."""
    raw = bytes(stream.read_raw_bytes())
    packed = stream.get("/Filter")
    if (packed is not None and str(packed) != FLATE) or "/DecodeParms" in stream:
        raise EmbeddedRefused("Die Dateien in dem PDF sind auf fremde Weise gepackt.")
    content = raw if packed is None else _unpacked(raw, room)
    if len(content) > room:
        raise EmbeddedRefused("Die Dateien in dem PDF sind zusammen größer als 40 MB.")
    return content


def _unpacked(raw: bytes, room: int) -> bytes:
    """Unpack a stream as far as there is room, and a byte more where there is none."""
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(raw, room + 1)
    if not unpacking.eof and len(content) <= room:
        raise EmbeddedRefused("Eine Datei in dem PDF ist abgeschnitten.")
    return content
