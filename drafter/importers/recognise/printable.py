"""Signs that the font of the papers lacks: others in their place, and a word about each.

A PDF is not written where a sign has no glyph. So that a draft can always be built, no value has
such a sign.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Final

from drafter.german.wording import quoted
from drafter.importers.draft import Certainty, Draft, Said, Value
from drafter.render.fonts import signs_of_fonts

UNUSUAL: Final = re.compile("[^\\s -~\u00a0-\u036f\u2010\u2012-\u2022\u2026\u20ac]+")
"""Runs of signs that the font may lack; it has all others, as far as papers have them."""
UNKNOWN: Final = "[?]"
INSTEAD: Final[Mapping[str, str]] = {
    **dict.fromkeys("☑✓✔🗸🗹", "[x]"),
    "☒": "[x]",
    **dict.fromkeys("☐❏❑❒▢◻", "[ ]"),
    **dict.fromkeys("⇒➔➙➜➝➞➨⟶⟹⇨🡒", "→"),
    **dict.fromkeys("⇐⟵⟸⇦", "←"),
    **dict.fromkeys("▶➢➤‣❯", "►"),
    **dict.fromkeys("❖◈⬥⧫", "◊"),
    **dict.fromkeys("◾◼⬛", "■"),
    **dict.fromkeys("⬤⚫⚪", "●"),
    "⌀": "Ø",
    "∅": "Ø",
    "㎡": "m²",
    "㎥": "m³",
    "≙": "entspricht",
    "☎": "Tel.",
    "✆": "Tel.",
    "⋅": "·",
    "∶": ":",
}
"""What is printed in place of signs, where it says the same."""
UNPRINTED: Final = re.compile(
    "[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
"""Signs that print nothing (Unicode 16.0, Default_Ignorable_Code_Point)."""
SELECTORS: Final = re.compile("[\ufe00-\ufe0f]")
"""Signs that choose a look of the one before them (Unicode 16.0, chapter 23.4)."""
HYPHEN: Final = "\u2011"
"""A hyphen that does not break; the shaping of text takes the other one's glyph."""
ACTIVE: Final = re.compile(r"[\\`*_\[\]<>{}|#~]")
"""What has a meaning in the Markdown of the papers."""
MOST_NAMED: Final = 5


def printable(draft: Draft) -> Draft:
    """Return a draft whose values have only signs that the font of a PDF has.

    Raises:
        EnvironmentMissing: if a value has unusual signs and the font is missing.
    """
    return replace(draft, values={key: _printable(value) for key, value in draft.values.items()})


def _printable(value: Value) -> Value:
    match value:
        case Said():
            is_written = value.certainty is not Certainty.UNSURE
            return _said(value) if is_written and UNUSUAL.search(value.text) else value
        case Mapping():
            return {key: _printable(each) for key, each in value.items()}
        case _:
            return tuple(map(_printable, value))


def _said(said: Said) -> Said:
    """Return a value with other signs in the place of those that no face has."""
    given: dict[str, str] = {}
    pieces = re.split(f"({UNUSUAL.pattern})", said.text)
    text = "".join(
        _replaced(piece, given, prose=said.prose) if number % 2 else piece
        for number, piece in enumerate(pieces)
    )
    if not given:
        return said
    note = f"{said.note} {_note(given)}".strip()
    certainty = min(said.certainty, Certainty.LIKELY)
    return replace(said, text=text, note=note, certainty=certainty)


def _replaced(signs: str, given: dict[str, str], *, prose: bool) -> str:
    """Return a run of unusual signs as it can be printed; `given` learns what stands for what."""
    made = "".join(_runs(signs, given))
    if made == signs:
        return signs
    plain = SELECTORS.sub("", made)
    return ACTIVE.sub(r"\\\g<0>", plain) if prose else plain


def _runs(signs: str, given: dict[str, str]) -> Iterator[str]:
    """Yield what is printed, sign by sign; unknown signs that follow each other are one."""
    for other, same in groupby(signs, key=_instead):
        run = "".join(same)
        if other == UNKNOWN:
            given[SELECTORS.sub("", run)] = other
            yield other
        else:
            given.update((sign, other) for sign in run if sign != other)
            yield other * len(run)


def _instead(sign: str) -> str:
    """Return what is printed for a sign: itself, what says the same, or that it is not known."""
    if _has(sign):
        return sign
    if sign in INSTEAD:
        return INSTEAD[sign]
    same = unicodedata.normalize("NFKC", sign)
    return same if same != sign and all(map(_has, same)) else UNKNOWN


def _has(sign: str) -> bool:
    """Whether a sign can be printed: it has a glyph, or is made of signs that have, or has none."""
    if UNPRINTED.match(sign) or sign == HYPHEN:
        return True
    return all(ord(part) in signs_of_fonts() for part in unicodedata.normalize("NFD", sign))


def _note(given: Mapping[str, str]) -> str:
    named = [f"für {quoted(sign)} steht {quoted(other)}" for sign, other in given.items()]
    more = ", und weitere" if named[MOST_NAMED:] else ""
    return f"Die Schrift hat nicht alle Zeichen: {', '.join(named[:MOST_NAMED])}{more}."
