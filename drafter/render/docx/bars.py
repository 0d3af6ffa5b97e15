"""Bar charts as PNG, of the same shape as the SVG in `drafter.render.chart`."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafter.document import Bars
from drafter.render.chart import USUAL, WIDTH, Bar
from drafter.render.environment import FONT_FILES
from drafter.render.fonts import font_directory
from drafter.source.assets import Asset

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SCALE: Final = 3
REGULAR: Final = "LiberationSans-Regular.ttf"
assert REGULAR in FONT_FILES


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing: the picture, and the size in which it is shown, in pixels at 96 to the inch."""

    asset: Asset
    width: int
    height: int


def png(content: Bars, groups: list[list[Bar]], fonts: Path | None) -> Iterator[Drawn]:
    """Yield a drawing for each group of bars; all are of one scale.

    Raises:
        EnvironmentMissing: if the fonts are missing.
    """
    from PIL import ImageFont

    face = (fonts or font_directory()) / REGULAR
    font = ImageFont.truetype(face, USUAL.size * SCALE, layout_engine=ImageFont.Layout.BASIC)
    most = max((value for _, value, _ in content.bars), default=0) or 1
    for group in groups:
        yield _drawn(group, most, font)


def _drawn(group: list[Bar], most: float, font: "FreeTypeFont") -> Drawn:
    from PIL import Image, ImageDraw

    high = max(sum(map(USUAL.height, group)) - USUAL.gap, 1)
    image = Image.new("RGB", (WIDTH * SCALE, high * SCALE), "white")
    draw = ImageDraw.Draw(image)
    top = 0
    for name, value, printed in group:
        top = (
            _bar(draw, font, top, name, printed, round(USUAL.bar_width * value / most, 1))
            + USUAL.gap
        )
    out = BytesIO()
    image.save(out, "PNG", optimize=False)
    return Drawn(Asset(out.getvalue(), "image/png", *image.size), WIDTH, high)


def _bar(
    draw: "ImageDraw", font: "FreeTypeFont", top: int, name: str, printed: str, length: float
) -> int:
    """Draw a bar below its name, its value behind it; returns where it ends."""
    for line in USUAL.lines(name):
        top += USUAL.line
        draw.text((0, (top - 5) * SCALE), line, "black", font, "ls")
    end = top + USUAL.bar_height
    draw.rectangle((0, top * SCALE, round(length * SCALE), end * SCALE - 1), USUAL.fill)
    draw.text((round((length + 6) * SCALE), (end - 4) * SCALE), printed, "black", font, "ls")
    return end
