"""Colours of a form, and whether they can be read on one another (WCAG 2.2, 1.4.3)."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator

from drafter.model.scalars import Line, refused

LEAST_CONTRAST: Final = 4.5
HEX: Final = re.compile(r"#[0-9A-Fa-f]{6}")


def _colour(value: str) -> str:
    if not HEX.fullmatch(value):
        raise refused(f'„{value[:20]}“ ist keine Farbe. Bitte so schreiben: "#B00020"')
    return value


Colour = Annotated[Line, AfterValidator(_colour)]


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours `#RRGGBB`, from 1 (none) to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted(map(_luminance, (first, second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2, glossary), from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
