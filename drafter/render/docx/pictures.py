"""Pictures and charts in a Word file: their bytes as parts, and the drawings that show them.

A chart is a PNG, drawn as the SVG of the HTML is.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from drafter.document import Image
from drafter.render.chart import parts, title
from drafter.render.docx.bars import png
from drafter.render.docx.lines import Picture
from drafter.render.docx.markup import w
from drafter.render.docx.relations import Relations
from drafter.source.assets import Asset

ENDINGS: Final = {"image/png": "png", "image/jpeg": "jpeg"}
EMU_PER_PIXEL: Final = 9525
EMU_PER_TWENTIETH: Final = 635
HIGHEST: Final = 215 * 36000


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture to be placed: its asset, and its size in pixels at 96 to the inch."""

    asset: Asset
    width: int
    height: int
    alternative: str


class Pictures:
    """The pictures of one file: each is stored once, each drawing has a number."""

    def __init__(
        self, assets: Mapping[str, Asset], fonts: Path | None, relations: Relations
    ) -> None:
        self._assets = assets
        self._fonts = fonts
        self._relations = relations
        self._drawn = 0
        self.media: dict[str, bytes] = {}

    def runs(self, picture: Picture) -> str:
        """Write the runs that show a picture; a chart too high for a page comes as several."""
        room = picture.room * EMU_PER_TWENTIETH
        drawings = (w("r", self._drawing(shown, room)) for shown in self._shown(picture))
        return w("r", w("br")).join(drawings)

    def _shown(self, picture: Picture) -> Iterator[Shown]:
        if isinstance(picture.content, Image):
            asset = self._assets[picture.content.key]
            yield Shown(asset, asset.width, asset.height, picture.alternative)
            return
        groups = list(parts(picture.content))
        for number, drawn in enumerate(png(picture.content, groups, self._fonts), 1):
            told = title(picture.alternative, number, len(groups))
            yield Shown(drawn.asset, drawn.width, drawn.height, told)

    def _stored(self, asset: Asset) -> str:
        """Store a picture under a name that follows from its bytes; returns its key."""
        name = f"media/{hashlib.sha256(asset.data).hexdigest()[:16]}.{ENDINGS[asset.media_type]}"
        self.media[name] = asset.data
        return self._relations.part("image", name)

    def _drawing(self, shown: Shown, room: int) -> str:
        self._drawn += 1
        width, height = _fitted(shown.width * EMU_PER_PIXEL, shown.height * EMU_PER_PIXEL, room)
        return DRAWING.format(
            width=width,
            height=height,
            number=self._drawn,
            alternative=quoteattr(shown.alternative),
            key=self._stored(shown.asset),
        )


def _fitted(width: int, height: int, room: int) -> tuple[int, int]:
    """Return the size in EMU of a picture that is no larger than its room."""
    scale = min(1.0, room / width, HIGHEST / height)
    return max(round(width * scale), 1), max(round(height * scale), 1)


DRAWING: Final = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Bild {number}" descr={alternative}/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Bild {number}"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
