"""Papers in other words, so that nobody who remembers a line of one can use it for the next.

Their nouns change places: lengths, headings, and what a Nachtrag changes stay as they are.
"""

import re
from collections.abc import Iterable, Mapping
from random import Random
from typing import Final

NOUN: Final = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{4,}\b")
TEXT: Final = re.compile(r">[^<]*[^<\s][^<]*<")
HEAD: Final = "</style>"

Nouns = Mapping[str, str]


def exchanged(texts: Iterable[str], seed: int) -> Nouns:
    """Return another noun of the texts for each of their nouns."""
    nouns = sorted({noun for text in texts for noun in NOUN.findall(text)})
    others = nouns.copy()
    Random(seed).shuffle(others)
    return dict(zip(nouns, others, strict=True))


def reworded(text: str, nouns: Nouns) -> str:
    """Return a text with other nouns in the place of those that are known."""
    return NOUN.sub(lambda found: nouns.get(found[0], found[0]), text)


def reworded_page(html: str, seed: int) -> str:
    """Return a page of HTML with its nouns exchanged; its head and its tags stay."""
    head, mark, body = html.rpartition(HEAD)
    nouns = exchanged(TEXT.findall(body), seed)
    return head + mark + TEXT.sub(lambda found: reworded(found[0], nouns), body)
