"""Compounds: the parts of a long word, told by the words that a store holds.

German writes compounds as one word, joined by linking elements (Fugenelemente; Duden, Die
Grammatik, chapter „Wortbildung“). No dictionary comes from outside: a word falls into parts where
each of them is a word of the store too. So „Rat“ is in „Integrationsrat“ where „Integration“ is
known, and never in „Beratung“. All words here are `Form.bare`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from drafter.archive.search.words import Form

SHORTEST: Final = 3
SHORTEST_INSIDE: Final = 5
GENITIVES: Final = ("", "s", "es")
ENDINGS: Final = (*GENITIVES, "n", "e", "en", "er", "ens", "ern")
DROPPED: Final = ("e", "en")  # Schule: Schulbericht; Süden: Südbahnhof
# „Vorrat“, „Verrat“ and „Beirat“ are no kinds of „Rat“: a prefix makes another word.
PREFIXES: Final = frozenset((
    "ab", "an", "auf", "aus", "bei", "dar", "durch", "ein", "ent", "fort", "her", "hin",
    "mit", "nach", "uber", "um", "un", "unter", "ver", "vor", "weg", "wider", "wieder",
    "zer", "zu", "zuruck", "zusammen",
))  # fmt: skip
# Small words, which are no part of a compound: „Tour-ist“ is none.
SMALL: Final = frozenset((
    "als", "bis", "das", "dem", "den", "der", "des", "die", "hat", "ist", "oder", "sie",
    "und", "vom", "von", "war", "wie", "zum", "zur",
))  # fmt: skip
Known = Mapping[str, frozenset[str]]  # each word with its stems


def parts(word: str, known: Known) -> frozenset[str]:
    """Return the stems of the words of which a word is made; nothing for one that is no compound.

    It is cut wherever two or three words come out, with an ending or linking element each; one
    inside must be longer than the others may be.
    """
    cuts = range(SHORTEST, len(word) - SHORTEST + 1)
    fronts = {cut: _front(word[:cut], known) for cut in cuts}
    tails = {cut: _tail(word[cut:], known) for cut in cuts}
    found: set[str] = set()
    for first in (cut for cut in cuts if fronts[cut]):
        for last in (cut for cut in range(first, cuts.stop) if tails[cut]):
            inside = _inside(word[first:last], known)
            if inside or first == last:
                found |= fronts[first] | inside | tails[last]
    return frozenset(found)


def has_part(word: str, part: Form, known: Known) -> bool:
    """Whether a word has another one as a part, which need not be known itself.

    Less is asked of `known` than by `parts`: on each side of the part stands one word or none.
    """
    only = {part.bare: frozenset({part.stem})}
    cuts = range(SHORTEST, len(word) - SHORTEST + 1)
    start = word.find(part.stem)
    while start >= 0:
        ends = (cut for cut in (*cuts, len(word)) if cut >= start + len(part.stem))
        if any(_stands(word, start, end, only, known) for end in ends):
            return True
        start = word.find(part.stem, start + 1)
    return False


def _stands(word: str, start: int, end: int, only: Known, known: Known) -> bool:
    """Whether a stretch of a word is the only word looked for, and what is around it is known."""
    piece = word[start:end]
    if start == 0:
        return bool(end < len(word) and _front(piece, only) and _tail(word[end:], known))
    if start < SHORTEST or (start, end) == (0, len(word)):
        return False
    if end == len(word):
        return bool(_tail(piece, only) and _front(word[:start], known))
    inside = _inside(piece, only) and _tail(word[end:], known)
    return bool(inside and _front(word[:start], known))


def containing(words: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    """Yield those words that contain one of the new ones, of which they may be made."""
    lines = "\n".join(["", *words, ""])
    for part in new:
        start = lines.find(part) if len(part) >= SHORTEST else -1
        while start >= 0:
            end = lines.find("\n", start)
            yield lines[lines.rfind("\n", 0, start) + 1 : end]
            start = lines.find(part, end)


def _front(text: str, known: Known) -> frozenset[str]:
    return frozenset() if text in PREFIXES else _stems(text, known, ENDINGS, DROPPED)


def _inside(text: str, known: Known) -> frozenset[str]:
    if len(text) < SHORTEST_INSIDE:
        return frozenset()
    return _stems(text, known, ENDINGS, DROPPED)


def _tail(text: str, known: Known) -> frozenset[str]:
    """Return what ends a word; „-raten“ is no „Rat“, so a short one has no other ending than -s."""
    found = _stems(text, known, GENITIVES, ())
    return found or _stems(text, known, ENDINGS, (), SHORTEST_INSIDE)


def _stems(
    text: str,
    known: Known,
    endings: Iterable[str],
    dropped: Iterable[str],
    shortest: int = SHORTEST,
) -> frozenset[str]:
    """Return the stems of the longest known word that, with an ending, is a text."""
    for ending in endings:
        word = text.removesuffix(ending) if text.endswith(ending) else ""
        if len(word) >= shortest and word in known and word not in SMALL:
            return known[word]
    return next((known[text + end] for end in dropped if text + end in known), frozenset())
