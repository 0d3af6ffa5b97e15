"""Words without what differs between printings: only letters and digits, each in one form.

What is left compares equal however a text layer spelt it: ß and ss, capitals, umlauts written as
one sign, as two, as „ae“ or without dots, ligatures, soft hyphens, blanks lost or put between all
letters, a hyphen at a line end.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

DIGRAPHS: Final = frozenset({"ae", "oe", "ue"})
LONGEST_KEPT: Final = 200  # signs of a text whose letters are kept: a line is asked for often
UMLAUTS: Final = dict.fromkeys(map(ord, "äöüÄÖÜ"))


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a text; `places` says for each of them where it stands there."""

    key: str
    places: tuple[int, ...]

    def end(self, length: int) -> int:
        """Return the place in the text behind the first `length` letters."""
        return self.places[length - 1] + 1 if length else 0


def letters(text: str) -> Letters:
    """Return the letters of a text with their places; those of short lines are kept for a while."""
    return _kept(text) if len(text) <= LONGEST_KEPT else _letters(text)


def _letters(text: str) -> Letters:
    small = text.lower()
    if text.isascii() and not any(digraph in small for digraph in DIGRAPHS):
        places = tuple(place for place, char in enumerate(small) if char.isalnum())
        return Letters("".join(map(small.__getitem__, places)), places)
    return _spelt(text)


@lru_cache(maxsize=2048)
def _kept(text: str) -> Letters:
    return _letters(text)


def _spelt(text: str) -> Letters:
    key: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in _plain(char):
            follows = bool(places) and places[-1] == place - 1
            beside = follows and (char.islower() or text[place - 1].isupper())
            if letter == "e" and beside and key[-1] + letter in DIGRAPHS:
                places[-1] = place
            else:
                key.append(letter)
                places.append(place)
    return Letters("".join(key), tuple(places))


def key_of(text: str) -> str:
    """Return only the letters of a text."""
    return letters(text).key


@lru_cache(maxsize=4096)
def keys_of(words: str) -> tuple[str, ...]:
    """Return how words may stand in a text layer: as they are, and with their umlauts lost."""
    spellings = (words, unicodedata.normalize("NFC", words).translate(UMLAUTS))
    return tuple(dict.fromkeys(filter(None, map(key_of, spellings))))


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char.casefold())
    return "".join(c for c in decomposed if c.isalnum())


def places_of(text: Letters, words: str, whole: str) -> list[tuple[int, int]]:
    """Return where words stand in a text as words of their own, each with its end.

    `text` are the letters of `whole`.
    """
    found: list[tuple[int, int]] = []
    key = key_of(words)
    at = text.key.find(key) if key else -1
    while at >= 0:
        start, end = text.places[at], text.end(at + len(key))
        if not joins(whole, start - 1, start) and not joins(whole, end, end - 1):
            found.append((start, end))
        at = text.key.find(key, at + 1)
    return found


def joins(text: str, outside: int, inside: int) -> bool:
    """Whether the character outside belongs to the word that ends or begins inside.

    A capital that is glued to a small letter begins a word of its own.
    """
    if not 0 <= outside < len(text) or not text[outside].isalnum():
        return False
    first, second = text[min(outside, inside)], text[max(outside, inside)]
    return not (first.islower() and second.isupper())
