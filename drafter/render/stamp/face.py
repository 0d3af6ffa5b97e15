"""The type of the stamp: Liberation Sans with the letters that a stamp may have.

It is the same for every stamp, so it is made once and kept: a font program of nine kilobytes
(ISO 32000-1, 9.6.3 and 9.9), its letters in the encoding of Windows (annex D), which says by itself
what each letter is.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from drafter.cache import Cache, found_or_made
from drafter.render.fonts import font_directory
from drafter.resources import standing_sha512

FILE: Final = "LiberationSans-Regular.ttf"
LETTERS: Final = "".join(map(chr, range(32, 127))) + "§–ÄÖÜßäöü"
ENCODING: Final = "cp1252"
NAME: Final = "DRAFTR+LiberationSans"
FORMAT: Final = 1
UNPRINTED: Final = ("GSUB", "GPOS", "GDEF", "kern", "DSIG", "FFTM", "name")


@dataclass(frozen=True, slots=True)
class Face:
    """A font program with its measures, in thousandths of the size of type."""

    program: bytes = field(repr=False)
    widths: Mapping[str, int] = field(repr=False)
    box: tuple[int, ...]
    ascender: int
    descender: int
    cap_height: int

    def width(self, line: str) -> int | None:
        """Return the width of a line; None where it has a letter that the face lacks."""
        widths = [self.widths.get(letter) for letter in line]
        return None if None in widths else sum(width for width in widths if width)


def face(fonts: Path | None = None, cache: Cache | None = None) -> Face:
    """Return the face from a folder with the four font files, by default the project's own.

    Raises:
        EnvironmentMissing: if the fonts are missing.
    """
    return _face((fonts or font_directory()) / FILE, cache)


@lru_cache(maxsize=4)
def _face(path: Path, cache: Cache | None) -> Face:
    name = f"stempel-{FORMAT}-{standing_sha512(path)[:32]}"
    kept: dict[str, Any] = json.loads(found_or_made(cache, name, lambda: _made(path)))
    program = base64.b64decode(kept.pop("program"))
    return Face(program, kept.pop("widths"), tuple(kept.pop("box")), **kept)


def _made(path: Path) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(hinting=False, layout_features=[], name_IDs=[], notdef_outline=True)
    options.drop_tables += UNPRINTED
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=LETTERS)
        subsetter.subset(font)
        out = BytesIO()
        font.save(out)
        return json.dumps(_told(font, out.getvalue())).encode()


def _told(font: Any, program: bytes) -> dict[str, object]:
    scale = 1000 / font["head"].unitsPerEm
    glyphs, head, metrics = font.getBestCmap(), font["head"], font["OS/2"]
    widths = {letter: font["hmtx"][glyphs[ord(letter)]][0] for letter in LETTERS}
    return {
        "program": base64.b64encode(program).decode(),
        "widths": {letter: round(width * scale) for letter, width in widths.items()},
        "box": [round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)],
        "ascender": round(font["hhea"].ascent * scale),
        "descender": round(font["hhea"].descent * scale),
        "cap_height": round(metrics.sCapHeight * scale),
    }
