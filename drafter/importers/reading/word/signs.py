"""Signs of symbol fonts as the characters that they look like.

A character of such a font stands at its place in the font, or at that place above U+F000. The
places of Wingdings and its likes are those of Microsoft's fonts, as Unicode lists them in the
sources of its blocks of symbols (Unicode Standard, document L2/11-052).
"""

from collections.abc import Mapping
from typing import Final

from drafter.importers.transcript import EMPTY_BOX, TICKED_BOX

BULLET: Final = "•"
DASHES: Final = ("-", "–", "—", "*", "+")
BOX_SIGNS: Final = (EMPTY_BOX, TICKED_BOX)
SHADED: Final = (0x71, 0x72)
PRIVATE: Final = range(0xF000, 0xF100)
BOXES: Final = str.maketrans(
    {
        "☑": TICKED_BOX,
        "⌧": TICKED_BOX,
        "⊠": TICKED_BOX,
        "🗵": TICKED_BOX,
        "🗹": TICKED_BOX,
        "□": EMPTY_BOX,
        "◻": EMPTY_BOX,
        "❏": EMPTY_BOX,
        "❐": EMPTY_BOX,
        "❑": EMPTY_BOX,
        "❒": EMPTY_BOX,
    }
)
"""Characters that are boxes of forms."""

WINGDINGS: Final = {
    **dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA8), EMPTY_BOX),
    **dict.fromkeys((0x78, 0xFD, 0xFE), TICKED_BOX),
    **dict.fromkeys((0x6C, 0x9E, 0x9F), BULLET),
    **dict.fromkeys((0x6E, 0xA7), "▪"),
    0x76: "❖",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "→",
    0xF0: "→",
    0xFB: "✗",
    0xFC: "✓",
}
WINGDINGS_2: Final = {
    0xA3: EMPTY_BOX,
    **dict.fromkeys((0x51, 0x52, 0x53, 0x54), TICKED_BOX),
    **dict.fromkeys((0x96, 0x97, 0x98), BULLET),
    0x4F: "✗",
    0x50: "✓",
}
WEBDINGS: Final = {0x63: EMPTY_BOX, 0x67: "▪", 0x61: "✓", 0x72: "✗", 0x3D: BULLET}
SYMBOL: Final = {
    0xA3: "≤",
    0xA7: "▪",
    0xAB: "↔",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB7: BULLET,
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "⋅",
    0x2D: "−",
    **dict(zip(b"abgdepqlmstwfDSW", "αβγδεπθλμστωφΔΣΩ", strict=True)),
}
FONTS: Final[Mapping[str, Mapping[int, str]]] = {
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "webdings": WEBDINGS,
    "symbol": SYMBOL,
}


def drawn(text: str, font: str | None) -> str:
    """Return words as they look: signs of symbol fonts, and boxes as the signs for boxes.

    A sign that is not known stays as it is.
    """
    signs = FONTS.get((font or "").casefold())
    if signs is not None:
        text = "".join(signs.get(_place(character), character) for character in text)
    return text.translate(BOXES)


def sign(code: str, font: str | None) -> str:
    """Return what a `w:sym` shows, a character by its number (17.3.3.30); else nothing."""
    try:
        place = int(code, 16)
        character = chr(place)
    except (ValueError, OverflowError):
        return ""
    return "" if 0xD800 <= place < 0xE000 else drawn(character, font)


def bullet(text: str, font: str) -> str:
    """Return the label of an item that is not counted.

    It is a box, dashes, or words; every other sign is a dot, and so are the shaded boxes that Word
    offers as bullets.
    """
    bare = text.strip()
    looks = drawn(bare, font)
    if looks == EMPTY_BOX and _place(bare) in SHADED:
        return BULLET
    if looks in BOX_SIGNS or (looks != "o" and not font_of_signs(font) and _is_worded(looks)):
        return looks
    return looks if looks in DASHES else BULLET


def font_of_signs(font: str) -> bool:
    """Whether a font has signs in place of letters."""
    return font.casefold() in FONTS


def _is_worded(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _place(character: str) -> int:
    place = ord(character)
    return place - PRIVATE.start if place in PRIVATE else place
