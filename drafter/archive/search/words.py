"""German words for searching: what a text is cut into, and under which key a word is indexed.

A key is the stem of a word (Snowball's German stemmer, https://snowballstem.org), written with
letters a to z: umlauts as ae, oe, ue and ß as ss, so both spellings have one key. „Förderung“
and „Forderung“ have different keys and one stem; so have „Räte“ and „Rat“.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from snowballstemmer.german_stemmer import GermanStemmer

from drafter.german.dates import find_dates

LETTER: Final = r"[^\W\d_]"
WORDS: Final = re.compile(
    r"§{1,2}\s{0,3}(?P<section>\d+[a-z]?)\b"
    r"|(?P<amount>\d{1,3}(?:\.\d{3})+)(?![.\d])"
    rf"|(?P<word>{LETTER}(?:{LETTER}|[\u00ad\u200b\u0300-\u036f]|[*:_/](?=innen\b|in\b)"
    rf"|[*_](?={LETTER})|/-(?=innen\b|in\b)|\((?=(?:inn)?en\)|in\)))*(?![\d_]))"
    r"|(?P<other>[^\W_]+)"
)
MOST_CACHED: Final = 2**18  # words; an archive of a town has about as many
MONTHS: Final = (
    "januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "dezember",
)  # fmt: skip
DROPPED: Final = re.compile(r"[\u00ad\u200b*:_/()-]")
DIGRAPHS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# „ue“ in „neue“, „Bauer“ and „Quelle“ is no umlaut.
DIGRAPH: Final = re.compile(r"(?<![aeouq])([aou])e")
SOUND: Final = re.compile(r"(?<![aeouq])[aou]e|.")
RATE: Final = re.compile(r"(?:.*s)?rate(?=n?$)")  # no council, unlike „Rates“ and „Räten“
PLURAL_OF_VOWEL: Final = re.compile(r"(?<=..[aoiy])s$")  # Kitas, Büros


class Form(NamedTuple):
    """A word of letters: as it sounds without umlauts, its key and its stem."""

    bare: str
    key: str
    stem: str


class Span(NamedTuple):
    """A stretch of a text that stands for one or more words, folded.

    `letters` says whether it is a word of letters, which is stemmed.
    """

    start: int
    end: int
    folded: tuple[str, ...]
    letters: bool


def spans(text: str) -> Iterator[Span]:
    """Cut a text (NFC or not) into words, numbers, dates and references to sections (§).

    A date gives itself as 20220210, the month's name and the year, however it is written; 300.000
    gives 300000; „§ 48“ gives „§48“. Words with a gender sign („Mitarbeiter*innen“) are one word.
    """
    position = 0
    for start, end, day in find_dates(text) if _has_digit(text) else ():
        yield from _plain(text, position, start)
        yield Span(start, end, (f"{day:%Y%m%d}", MONTHS[day.month - 1], f"{day:%Y}"), False)
        position = end
    yield from _plain(text, position, len(text))


def keys(text: str, forms: set[Form] | None = None) -> Iterator[str]:
    """Yield what a text is indexed under, in its order.

    Its words of letters are put into `forms`.
    """
    for span in spans(text):
        if not span.letters:
            yield from span.folded
            continue
        word = form(span.folded[0])
        if forms is not None:
            forms.add(word)
        yield word.key


@lru_cache(maxsize=MOST_CACHED)
def form(folded: str) -> Form:
    """Return the forms of a folded word of letters."""
    sounds, plain = SOUND.findall(folded), bare(folded)
    stem = _stem(folded, plain)
    exact = plain.startswith(stem)
    return Form(plain, "".join(sounds[: len(stem)]) if exact else stem, stem)


@lru_cache(maxsize=MOST_CACHED)
def bare(folded: str) -> str:
    """Return a folded word as it sounds without umlauts: „foerderung“ as „forderung“."""
    return "".join(sound[0] for sound in SOUND.findall(folded))


@lru_cache(maxsize=MOST_CACHED)
def fold(word: str) -> str:
    """Fold a word to small letters a to z: ä as ae, ß as ss, é as e, without gender signs."""
    small = DROPPED.sub("", word)
    if not small.isascii():
        small = unicodedata.normalize("NFC", small).casefold().translate(DIGRAPHS)
        small = "".join(c for c in unicodedata.normalize("NFD", small) if c.isalnum())
    return small.casefold()


def sounding(text: str) -> str:
    """Return a text as its words sound (`bare`), quickly and roughly: accents and signs stay."""
    small = text.casefold().replace("ä", "a").replace("ö", "o").replace("ü", "u")
    return DIGRAPH.sub(r"\1", small)


def _plain(text: str, start: int, end: int) -> Iterator[Span]:
    for match in WORDS.finditer(text, start, end):
        yield Span(match.start(), match.end(), (_folded(match),), match.lastgroup == "word")


def _folded(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "section":
            return f"§{match['section'].casefold()}"
        case "amount":
            return match["amount"].replace(".", "")
        case _:
            return fold(match[0])


def _has_digit(text: str) -> bool:
    return any(map(text.__contains__, "0123456789"))


def _stem(folded: str, bare: str) -> str:
    if rate := RATE.match(folded):
        return rate[0]
    return str(_stemmer().stemWord(PLURAL_OF_VOWEL.sub("", bare)))


@cache
def _stemmer() -> GermanStemmer:
    return GermanStemmer()
