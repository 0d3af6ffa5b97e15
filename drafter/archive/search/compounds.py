"""Compounds: whether a word is a part of a longer one, told by the words that a store holds.

German writes compounds as one word, joined by linking elements (Fugenelemente; Duden, Die
Grammatik, chapter „Wortbildung“). No dictionary comes from outside: a part is a part where what
stands before and behind it is a word of the store too. So „Rat“ is in „Integrationsrat“ where
„Integration“ is known, and never in „Beratung“. All words here are `Form.bare`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

SHORTEST: Final = 3
SHORTEST_INSIDE: Final = 5
GENITIVES: Final = ("s", "es")
ENDINGS: Final = (*GENITIVES, "e", "n", "en")
LINKS: Final = ("", "s", "es", "n", "en", "e", "er", "ens", "ern")
DROPPED: Final = ("e", "en")  # Schule: Schulbericht; Süden: Südbahnhof
# „Vorrat“, „Verrat“ and „Beirat“ are no kinds of „Rat“: a prefix makes another word.
PREFIXES: Final = frozenset(
    "ab an auf aus bei dar durch ein ent fort her hin mit nach uber um un unter ver vor weg wider "
    "wieder zer zu zuruck zusammen hervor heraus hinaus voran voraus inner ausser "
    "der die das den dem des und oder ist war hat als wie von vom zum zur bis".split()
)
Known = Callable[[Iterable[str]], frozenset[str]]


def compounds(forms: Iterable[str], candidates: Iterable[str], known: Known) -> frozenset[str]:
    """Return the candidates that are compounds with one of the forms of a word as a part.

    `known` says which of some words the store holds; it is asked once.
    """
    wanted = tuple(sorted({each for each in forms if len(each) >= SHORTEST}, key=len, reverse=True))
    cuts = [(word, cut) for word in candidates for cut in _cuts(word, wanted)]
    asked = {variant for _, cut in cuts for rest in cut for variant in variants(rest)}
    words = known(asked)
    return frozenset(word for word, cut in cuts if all(_stands(rest, words) for rest in cut))


def variants(rest: str) -> Iterator[str]:
    """Yield the words that may stand as `rest` in a compound, linking element and all."""
    for link in LINKS:
        if rest.endswith(link) and len(rest) - len(link) >= SHORTEST:
            yield rest.removesuffix(link)
    yield from (rest + dropped for dropped in DROPPED)


def endings(part: str) -> tuple[str, ...]:
    """Return the endings that a part may have at the end of a compound.

    A short one has none but the genitive's: „Raten“ are no kind of „Rat“.
    """
    return ENDINGS if len(part) >= SHORTEST_INSIDE else GENITIVES


def _cuts(word: str, forms: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield what stands around a form in a word: before it, behind it, or both."""
    for part in forms:
        start = word.find(part)
        while start >= 0:
            yield from _around(word[:start], part, word[start + len(part) :])
            start = word.find(part, start + 1)


def _around(before: str, part: str, behind: str) -> Iterator[tuple[str, ...]]:
    if before and (len(before) < SHORTEST or before in PREFIXES):
        return
    if before and (not behind or behind in endings(part)):
        yield (before,)
    if behind and (not before or len(part) >= SHORTEST_INSIDE):
        first = (before,) if before else ()
        yield from ((*first, rest) for rest in _linked(behind))


def _linked(behind: str) -> Iterator[str]:
    """Yield what follows a linking element."""
    for link in LINKS:
        rest = behind.removeprefix(link) if behind.startswith(link) else ""
        if len(rest) >= SHORTEST:
            yield rest


def _stands(rest: str, words: frozenset[str]) -> bool:
    return any(variant in words for variant in variants(rest))
