"""The pictures that a paper's texts place: read, and looked at, before anything is rendered."""

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final

from drafter.source.paths import PathRefused, inside

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_PIXELS: Final = 60_000_000
MEDIA_TYPES: Final[Mapping[str, str]] = {"PNG": "image/png", "JPEG": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture: its bytes, media type, and width and height in pixels."""

    data: bytes = field(repr=False)
    media_type: str
    width: int
    height: int


class PictureRefused(ValueError):
    """A picture cannot be printed; the German sentence says why and what to do."""


def read_pictures(folder: Path, names: Iterable[str]) -> tuple[dict[str, Asset], dict[str, str]]:
    """Read the pictures of those names below the paper's folder.

    Returns the pictures, and for each name that gives none the German sentence that says why.
    """
    pictures: dict[str, Asset] = {}
    refused: dict[str, str] = {}
    for name in names:
        try:
            pictures[name] = _picture(inside(folder, name), name)
        except (PathRefused, PictureRefused) as problem:
            refused[name] = str(problem)
    return pictures, refused


def _picture(path: Path, name: str) -> Asset:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureRefused(
                f"Das Bild „{name}“ ist größer als 20 MB. Bitte verkleinert speichern."
            )
        return looked_at(path.read_bytes(), name)
    except OSError:
        raise PictureRefused(
            f"Das Bild „{name}“ lässt sich nicht lesen. Bitte Datei und Leserechte prüfen."
        ) from None


def looked_at(data: bytes, name: str) -> Asset:
    """Return the picture of that name which these bytes are.

    Raises:
        PictureRefused: if they are none that can be printed.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(BytesIO(data), formats=tuple(MEDIA_TYPES))
            if image.width * image.height > MOST_PIXELS:
                raise PictureRefused(
                    f"Das Bild „{name}“ hat mehr als 60 Millionen Bildpunkte. "
                    "Bitte verkleinert speichern."
                )
            image.load()
    except PictureRefused:
        raise
    except UnidentifiedImageError:
        raise PictureRefused(
            f"„{name}“ ist kein lesbares Bild. Bitte als PNG oder JPEG speichern."
        ) from None
    except Exception:
        raise PictureRefused(
            f"Das Bild „{name}“ ist beschädigt. Bitte neu als PNG oder JPEG speichern."
        ) from None
    return Asset(data, MEDIA_TYPES[str(image.format)], image.width, image.height)
