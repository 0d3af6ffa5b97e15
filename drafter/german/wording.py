"""German wording: quoted input, lists, counts, sorting, names in their inflections."""

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

NaturalKey: TypeAlias = tuple[tuple[tuple[int, int, str], ...], str]

_LONGEST_QUOTE = 40

# Letters that Unicode does not decompose; DIN 5007-1 sorts them as their base letters.
_BASE_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d"})
_CHUNK = r"[0-9]+|[^\W0-9_]+"
# Agenda numbers such as "II/2": a Roman numeral counts as a number only at the very beginning.
_LEADING_ROMAN = r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(?=\s*(?:[/.]|$))"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}

# Endings of a noun that the words of a body's name can take, by the end of the word.
_NOUN_ENDINGS = (
    (("in",), "(?:nen)?"),
    (("ung", "ion", "heit", "keit", "schaft", "enz", "anz", "tät"), "(?:en)?"),
    (("e",), "n?"),
    (("rat", "Rat"), "(?:e?s)?"),  # neither "Rate" nor "Raten" is a council
)
_OTHER_ENDINGS = "(?:e?s|en?)?"
_LAST_PART = r"(?<![^\W\d_])[A-ZÄÖÜ][^\W\d_]+$"  # the noun that ends "Haupt-/Finanzausschuss"
_ADJECTIVE = r"(?P<stem>[A-ZÄÖÜ]\w{2,})e[rsnm]?"


def quoted(text: str) -> str:
    """Give a text from an input as it stands in a message: „…“, on one line, 40 characters at most.

    Characters that cannot be printed (controls, lone surrogates) become U+FFFD.
    """
    line = " ".join(text[: 4 * _LONGEST_QUOTE].split())
    if len(line) > _LONGEST_QUOTE or len(text) > 4 * _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1] + "…"
    return f"„{printable(line)}“"


def printable(text: str) -> str:
    """Replace what cannot be printed (controls, lone surrogates) by U+FFFD."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def listed(words: Sequence[str], joint: str = "und") -> str:
    """Join words as German prose does: "A", "A und B", "A, B und C"; nothing gives ""."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def count(n: int, singular: str, plural: str) -> str:
    """Give a number with its noun: "1 Fehler", "2 Warnungen", "1.200 Warnungen"."""
    return f"{n:,}".replace(",", ".") + " " + (singular if n == 1 else plural)


def natural_key(text: str) -> NaturalKey:
    """Give the key that sorts numbers as people do: "8.2" before "13.2", "II/2" before "V/1".

    Digits count as numbers, a Roman numeral up to XXXIX likewise where it leads; numbers stand
    before words. Words sort as DIN 5007-1 wants it: ä as a, ß as ss, case without weight. Other
    characters only separate; between equals the text itself decides, so the order is total.
    """
    plain = _with_leading_number(text.strip())
    return tuple(_chunk_key(chunk) for chunk in re.findall(_CHUNK, _folded(plain))), text


def inflected(name: str) -> re.Pattern[str]:
    """Give a pattern that finds a body's name in prose, in its German inflections.

    Nouns may carry the endings of genitive, dative and plural ("Integrationsrates"), a leading
    adjective any ending ("Betrieblichen Ausschusses"); plurals with an umlaut are not covered.
    Blanks match any white space. Only whole words are found, case counts, and the tail of a
    longer name with a suspended hyphen ("Haupt- und Finanzausschuss") is not the name itself.
    An empty name gives a pattern that finds nothing.
    """
    words = name.split()
    if not words:
        return re.compile(r"(?!)")
    following = [*words[1:], ""]
    body = r"\s+".join(map(_word_pattern, words, following))
    return re.compile(rf"(?<![\w-])(?<!-\sund\s)(?<!-\soder\s){body}(?![\w-])")


def _folded(text: str) -> str:
    """Fold case, umlauts and accents away as DIN 5007-1 (sorting of words) does."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return letters.translate(_BASE_LETTERS)


def _with_leading_number(text: str) -> str:
    match = re.match(_LEADING_ROMAN, text)
    return f"{_roman(match[0])}{text[match.end() :]}" if match else text


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _chunk_key(chunk: str) -> tuple[int, int, str]:
    """Compare numbers by length, then digit by digit, so that no number is too long for it."""
    if chunk[0] in "0123456789":
        digits = chunk.lstrip("0")
        return 0, len(digits), digits
    return 1, 0, chunk


def _word_pattern(word: str, following: str) -> str:
    """Give the pattern of one word; the next word tells a leading adjective from a noun."""
    last_part = re.search(_LAST_PART, word)
    if last_part is None:
        return re.escape(word)
    adjective = re.fullmatch(_ADJECTIVE, word)
    if adjective and following[:1].isupper():
        return re.escape(adjective["stem"]) + "e[rsnm]?"
    return re.escape(word) + _noun_endings(last_part[0])


def _noun_endings(noun: str) -> str:
    if noun.isupper():
        return "s?"
    return next((e for ends, e in _NOUN_ENDINGS if noun.endswith(ends)), _OTHER_ENDINGS)
