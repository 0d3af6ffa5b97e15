"""Characters that the fonts lack, told in German with the words around them.

WeasyPrint notices them while it draws, wherever they stand, and logs one message each; so no
table of the fonts' characters is needed here.
"""

import html
import re
from collections.abc import Iterable
from typing import Final

NO_GLYPH: Final = re.compile(r'\.notdef glyph .*: "(.)" \(U\+', re.DOTALL)
TAG: Final = re.compile(r"<[^>]*>")
AROUND: Final = 20
MOST_SHOWN: Final = 8


def missing_characters(messages: Iterable[str]) -> tuple[str, ...]:
    """Return the characters that WeasyPrint's messages report as missing, each once."""
    matches = map(NO_GLYPH.match, messages)
    return tuple(dict.fromkeys(match[1] for match in matches if match))


def missing_sentence(characters: tuple[str, ...], page: str) -> str:
    """Return the German sentence about missing characters of an HTML page, with the remedy."""
    pieces = _pieces(page)
    shown = ", ".join(_shown(character, pieces) for character in characters[:MOST_SHOWN])
    more = f" und {len(characters) - MOST_SHOWN} weitere" if characters[MOST_SHOWN:] else ""
    return (
        "Die Schrift Liberation Sans hat nicht alle Zeichen dieser Vorlage, darum wurde kein PDF "
        f"geschrieben. Es fehlt: {shown}{more}. Bitte durch Wörter oder andere Zeichen ersetzen."
    )


def _pieces(page: str) -> tuple[str, ...]:
    """Return a page's texts between tags: those of the paper first, then head and foot."""
    furniture, _, paper = page.partition("<body>")[2].partition("<main>")
    return tuple(
        " ".join(html.unescape(piece).split())
        for part in (paper, furniture)
        for piece in TAG.split(part)
    )


def _shown(character: str, pieces: tuple[str, ...]) -> str:
    number = f"U+{ord(character):04X}"
    piece = next((piece for piece in pieces if character in piece), "")
    spot = piece.find(character)
    words = piece[max(spot - AROUND, 0) : spot + AROUND].strip()
    place = f", in „{words}“" if words not in ("", character) else ""
    return f"„{character}“ ({number}{place})"
