"""The files embedded in a PDF, read with care: anybody may have made it.

How files are embedded: ISO 32000-1, 7.11.4; what they are to the document: ISO 19005-3, annex E.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import pikepdf

MOST_PDF_BYTES: Final = 200 * 1024 * 1024
MOST_FILES: Final = 200
MOST_BYTES: Final = 40 * 1024 * 1024
SOURCE: Final = "/Source"
FLATE: Final = "/FlateDecode"
PAPERS: Final = (".yaml", ".yml")
ALLOWED: Final = (*PAPERS, ".md", ".txt", ".png", ".jpg", ".jpeg")
LONGEST_NAME: Final = 200
DEEPEST: Final = 5
RESERVED: Final = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')


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


def source_files(embedded: Sequence[Embedded]) -> Mapping[str, bytes]:
    """Return the files of a paper's source by their names, the paper's first.

    Each name leads to a file below the folder in which it is written.

    Raises:
        EmbeddedRefused: if there is no source, or not just one, or a name is not allowed.
    """
    papers = [file for file in embedded if file.is_source and file.name.endswith(PAPERS)]
    if len(papers) != 1:
        raise EmbeddedRefused("Es enthält keine Quelle einer Vorlage.")
    others = [file for file in embedded if file is not papers[0]]
    files = {_safe(file.name): file.data for file in (*papers, *others)}
    if len({name.casefold() for name in files}) != len(embedded):
        raise EmbeddedRefused("Zwei Dateien darin heißen gleich.")
    return files


def _safe(name: str) -> str:
    path = PurePosixPath(name)
    if (
        RESERVED.search(name)
        or path.is_absolute()
        or len(name) > LONGEST_NAME
        or len(path.parts) > DEEPEST
        or str(path) != name
        or any(part.startswith(".") or part != part.strip(" .") for part in path.parts)
        or path.suffix.lower() not in ALLOWED
    ):
        raise EmbeddedRefused("Es enthält eine Datei mit einem Namen, der nicht zulässig ist.")
    return name
