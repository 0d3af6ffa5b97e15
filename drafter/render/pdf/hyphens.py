"""Where WeasyPrint may divide words: German ones as `drafter.german.hyphenation` says.

WeasyPrint asks Pyphen, by the name that its module for line breaks has for it. While a paper is
set, that name stands for `Dictionaries`, which answers for German itself and for other languages
as Pyphen does.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any, Final

from drafter.cache import Cache, found_or_made
from drafter.german import hyphenation
from drafter.german.hyphenation import Syllables
from drafter.german.syllables import Patterns, packed

GERMAN: Final = "de"
FORMAT: Final = 1
MOST_WORDS: Final = 20000
"""So many words are remembered in a process, the last ones asked for."""

ENDING: Final = re.compile(r"(?<=[a-zäöüß])/(-?)(?=(?:innen|in|r|n|s|e|m|en|er|es)\b)")
GLUED: Final = "/\u2060\\1\u2060"
"""Signs behind which no line ends (Unicode Standard Annex 14, class WJ); nothing more is drawn."""

Positions = Callable[[str], Sequence[int]]


@contextmanager
def german_hyphens(kept: Cache | None, *, savings: bool) -> Iterator[None]:
    """Let words be divided as German ones are, while a paper is set.

    Pyphen parses its patterns anew in each process, which takes half a second. With `savings` they
    are taken from what an earlier process kept, and patterns are the same, so the divisions are.
    """
    from weasyprint.text import line_break

    pyphen = line_break.pyphen
    line_break.pyphen = Dictionaries(pyphen, _positions(kept if savings else None))
    try:
        yield
    finally:
        line_break.pyphen = pyphen


def keep_endings(root: Any) -> None:
    """Keep endings behind a slash with their words, `lokale/r`, in all texts below an element."""
    for element in root.iter():
        if element.text and "/" in element.text:
            element.text = ENDING.sub(GLUED, element.text)
        if element.tail and "/" in element.tail:
            element.tail = ENDING.sub(GLUED, element.tail)


class Dictionaries:
    """Stands for the module `pyphen`, of which WeasyPrint uses two names."""

    def __init__(self, pyphen: Any, positions: Positions) -> None:
        self._pyphen = pyphen
        self._positions = positions
        self.language_fallback = pyphen.language_fallback

    def Pyphen(self, *, lang: str, left: int, right: int) -> Any:  # noqa: N802 - Pyphen's name
        """Return what divides the words of a language, as `pyphen.Pyphen` does."""
        if lang.partition("_")[0] != GERMAN:
            return self._pyphen.Pyphen(lang=lang, left=left, right=right)
        return German(self._positions, left, right)


class German:
    """Divides German words, with at least `left` and `right` letters before and behind."""

    def __init__(self, positions: Positions, left: int, right: int) -> None:
        self._positions = positions
        self._left = left
        self._right = right

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield both parts of a word for each division, the longest first part first."""
        last = len(word) - self._right
        for place in reversed(self._positions(word)):
            if self._left <= place <= last:
                yield word[:place], word[place:]


@cache
def _positions(kept: Cache | None) -> Positions:
    syllables = _kept_syllables(kept) if kept else _parsed_syllables()

    @lru_cache(MOST_WORDS)
    def positions(word: str) -> Sequence[int]:
        return hyphenation.positions(word, syllables)

    return positions


def _parsed_syllables() -> Syllables:
    """Return the syllables of Pyphen, which parses its patterns for them."""
    import pyphen

    return pyphen.Pyphen(lang=GERMAN).hd.positions  # type: ignore[no-any-return]


def _kept_syllables(kept: Cache) -> Syllables:
    """Return the syllables of the same patterns, kept in a form that is read at once."""
    import pyphen

    name = f"silben-{FORMAT}-pyphen-{pyphen.VERSION}-{GERMAN}"
    return Patterns(found_or_made(kept, name, _packed)).positions


def _packed() -> bytes:
    import pyphen

    return packed(pyphen.Pyphen(lang=GERMAN).hd.patterns)
