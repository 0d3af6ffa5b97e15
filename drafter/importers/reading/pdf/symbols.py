"""Signs that stand for boxes and bullets: those of symbol fonts, and those of Unicode.

The codes of Wingdings and Wingdings 2 are those of Microsoft's character sets for them, those of
Symbol are of ISO 32000-1, annex D.5. Word writes them as U+F000 and the code.
"""

import re
from collections.abc import Mapping
from typing import Final

from drafter.importers.transcript import EMPTY_BOX, TICKED_BOX

BULLET: Final = "•"
PRIVATE: Final = range(0xF000, 0xF100)

WINGDINGS: Final[Mapping[int, str]] = {
    **dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA8), EMPTY_BOX),
    **dict.fromkeys((0x78, 0xFD, 0xFE), TICKED_BOX),
    **dict.fromkeys((0x6C, 0x6E, 0x75, 0x76, 0x77, 0x9E, 0x9F, 0xA7, 0xD8), BULLET),
    0xE0: "→",
    0xE8: "→",
    0xFB: "✗",
    0xFC: "✓",
}
WINGDINGS_2: Final[Mapping[int, str]] = {
    **dict.fromkeys((0x2A, 0xA3), EMPTY_BOX),
    **dict.fromkeys((0x51, 0x52, 0x53, 0x54), TICKED_BOX),
    **dict.fromkeys((0x97, 0x98), BULLET),
    0x4F: "✗",
    0x50: "✓",
}
SYMBOL: Final[Mapping[int, str]] = {0xB7: BULLET, 0xAE: "→", 0xA3: "≤", 0xB3: "≥", 0x2D: "−"}
FONTS: Final = (
    (re.compile("wingdings ?-?2", re.IGNORECASE), WINGDINGS_2),
    (re.compile("wingdings", re.IGNORECASE), WINGDINGS),
    (re.compile("symbol(mt|ps|$)", re.IGNORECASE), SYMBOL),
)
UNNAMED: Final[Mapping[int, str]] = {
    code: sign for code, sign in {**WINGDINGS, **SYMBOL}.items() if sign in (EMPTY_BOX, TICKED_BOX)
} | {0xB7: BULLET, 0xA7: BULLET, 0xD8: BULLET, 0x76: BULLET}
"""What a private sign means where the font does not tell which font it is: those in common use."""

UNICODE: Final[Mapping[str, str]] = {
    **dict.fromkeys("□◻▢⬜❏❐❑❒🗆", EMPTY_BOX),
    **dict.fromkeys("☑⊠🗹🗷⮽🗵", TICKED_BOX),
    **dict.fromkeys("●∙", BULLET),
}
TICKS: Final = frozenset("xX×✓✔✗✘✕✖☒☑")
"""What ticks a box that is drawn around it."""


def meant(sign: str, font: str) -> str:
    """Return what a sign of a font stands for; the sign itself where nobody knows."""
    code = ord(sign)
    if code in PRIVATE:
        return _table(font, UNNAMED).get(code - PRIVATE.start, sign)
    if code <= 0xFF:
        return _table(font, {}).get(code, sign)
    return UNICODE.get(sign, sign)


def _table(font: str, unnamed: Mapping[int, str]) -> Mapping[int, str]:
    return next((table for name, table in FONTS if name.search(font)), unnamed)
