"""The looks of an edition beside its usual one: large print, and grey; the words are the same.

A look is a style sheet in `_shared`, which a form may add to by one of the same name; here stands
only what a style sheet cannot say: how tables are fitted, and how charts and pictures are drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Final

from drafter.render.chart import Drawing
from drafter.render.tables import Fit, Room
from drafter.source.assets import Asset

LARGE_PRINT: Final = "grossdruck"
GREY: Final = "grau"

LARGE_SIZES: Final = (("", 18.0, 11.4), ("small", 16.0, 10.2))
LARGE_SIZES_ACROSS: Final = (
    ("across", 18.0, 11.4),
    ("across small", 16.0, 10.2),
    ("across smaller", 14.0, 9.0),
)
LARGE_FIT: Final = Fit(
    (Room(415.0, LARGE_SIZES), Room(690.0, LARGE_SIZES_ACROSS)), crowded="across crowded"
)
"""Text of 14 points at least. A table that is too wide for the page upright goes across it."""

LARGE_DRAWING: Final = Drawing(
    bar_width=330, bar_height=20, line=22, gap=12, characters=52, size=15, most_height=560
)


@dataclass(frozen=True)
class Look:
    """What a look asks of the drawing, beside its style sheet."""

    fit: Fit = field(default_factory=Fit)
    drawing: Drawing = field(default_factory=Drawing)
    grey_pictures: bool = False


LOOKS: Final[Mapping[str, Look]] = {
    "": Look(),
    LARGE_PRINT: Look(fit=LARGE_FIT, drawing=LARGE_DRAWING),
    GREY: Look(drawing=Drawing(fill="#595959"), grey_pictures=True),
}


def grey(picture: Asset) -> Asset:
    """Return a picture in shades of grey (ITU-R BT.601, as Pillow reckons them).

    Where it was transparent it still is. The picture was looked at when it was read.
    """
    from PIL import Image

    with Image.open(BytesIO(picture.data)) as opened:
        shades = opened.convert("LA" if opened.has_transparency_data else "L")
    written = BytesIO()
    shades.save(written, "PNG")
    return replace(picture, data=written.getvalue(), media_type="image/png")
