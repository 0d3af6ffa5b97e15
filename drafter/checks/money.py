"""Amounts in prose, with the words around them that tell what they are for."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafter.german.amounts import FoundAmount, find_amounts
from drafter.model.prose import Loc, Prose

# A sentence ends at . ! ? or ; before a capital, not within "31. Dezember" or "gem. Haushaltsplan".
_SHORT_FORMS = (
    *(r"\s[0-9]\.", r"\s[0-9]{2}\.", r"\b[A-Za-z]\."),
    *(
        rf"\b{word}\."
        for word in ("gem", "lt", "inkl", "bzw", "ggf", "evtl", "Nr", "Abs", "Ziff", "vgl")
    ),
)
_SENTENCE_END = re.compile(
    r"(?<=[.!?;])" + "".join(f"(?<!{form})" for form in _SHORT_FORMS) + r"\s+(?=[A-ZÄÖÜ„])|\n\s*\n"
)
_LONGEST_SENTENCE = 500
_NEAR = 100

# "in Höhe von" and the like may stand between a word and its amount.
_OF = (
    r"(?:\s+(?:von|zu|mit|auf|einem|einer|eines|Betrag|Betrages|Summe|derzeit|insgesamt|rund"
    r"|i\.\s?H\.\s?v\.|in\s+Höhe\s+von))*\s*$"
)
_CAP = re.compile(rf"\b(?:bis\s+zu|maximal|max\.|höchstens|Höchstbetr\w+){_OF}", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:mindestens|mehr\s+als|weniger\s+als|oberhalb|unterhalb|ab|unter|Schwellenwert\w*|Schwellen?"
    rf"|(?:Wert|Ober|Unter|Höchst|Bagatell|Freigabe|Erheblichkeits)grenzen?(?:\s+\S+){{0,3}}){_OF}",
    re.IGNORECASE,
)
_FORMER = re.compile(
    rf"\b(?:statt|anstatt|anstelle|bisher|bislang|bisherige\w*|ursprünglich\w*|zuletzt){_OF}",
    re.IGNORECASE,
)

_YEAR = r"(?:Haushalts|Kalender)?[Jj]ahr(?![a-zä])"
_UNIT = rf"(?:je|pro)\s+(?!{_YEAR})[A-Za-zÄÖÜäöü]"
_RATE_BEHIND = re.compile(
    rf"\s*(?:(?:brutto|netto|jährlich|(?:pro|je)\s+{_YEAR})\s+)?(?:und\s+|[(/]\s?)?"
    rf"(?:{_UNIT}|/\s?\w|[x×*·]\s?[0-9]|monatlich|täglich|wöchentlich|stündlich|(?:pro|je)\s+{_YEAR}"
    r"\s+und\s)"
    r"|\s*/\s?(?:m²|qm|[A-Z])"
)
_RATE_BEFORE = re.compile(
    rf"(?:\b(?:je|monatlich|à)|[x×*·]|\b(?:je|pro)\s+(?!{_YEAR})\w+(?:-\w+)?(?:\s+\w+)?){_OF}"
)

_ANNUAL_BEHIND = re.compile(
    rf"\s*(?:brutto\s+|netto\s+)?\(?(?P<mark>(?:pro|je|im)\s+{_YEAR}(?!\s+[0-9])|jährlich\b"
    r"(?!\s+wiederkehrend)|p\.\s?a\.)"
)
_ANNUAL_BEFORE = re.compile(
    rf"\b(?P<mark>(?:[Pp]ro|[Jj]e)\s+{_YEAR}|[Jj]ährlich(?:e[rsnm]?\s+\w+(?:\s+\w+)?)?){_OF}"
)


class Named(NamedTuple):
    """An amount that prose names, and where."""

    loc: Loc
    text: str
    found: FoundAmount

    @property
    def words(self) -> str:
        """The amount as the prose has it, on one line."""
        return " ".join(self.text[self.found.start : self.found.end].split())

    @property
    def sentence(self) -> str:
        """The sentence around it."""
        return sentence_at(self.text, self.found.start)

    @property
    def before(self) -> str:
        """The words before it in its sentence."""
        start, _ = sentence_bounds(self.text, self.found.start)
        return self.text[max(start, self.found.start - _NEAR) : self.found.start]

    @property
    def behind(self) -> str:
        """The words behind it in its sentence."""
        _, end = sentence_bounds(self.text, self.found.start)
        return self.text[self.found.end : min(end, self.found.end + _NEAR)]

    @property
    def is_cap(self) -> bool:
        """Whether it is the most that may be spent ("bis zu 50.000 €")."""
        return _CAP.search(self.before) is not None

    @property
    def is_limit(self) -> bool:
        """Whether it only draws a line ("Wertgrenze von", "mehr als") or names a former sum."""
        return any(pattern.search(self.before) for pattern in (_LIMIT, _FORMER))

    @property
    def is_rate(self) -> bool:
        """Whether it is a price of something counted ("55.000 € je Stelle", "5 x 55.000 €")."""
        return bool(_RATE_BEHIND.match(self.behind) or _RATE_BEFORE.search(self.before))

    @property
    def is_rounded(self) -> bool:
        """Whether it says so ("rd.") or is written in thousands or millions."""
        return self.found.amount.approximate or bool(re.search(r"T|[MT][a-z]+\.?\s", self.words))

    def annual_mark(self) -> tuple[int, int] | None:
        """Return where in the text the words stand that make it a sum per year."""
        behind = _ANNUAL_BEHIND.match(self.behind)
        if behind:
            return self.found.end + behind.start("mark"), self.found.end + behind.end("mark")
        before = _ANNUAL_BEFORE.search(self.before)
        start = self.found.start - len(self.before)
        return (start + before.start("mark"), start + before.end("mark")) if before else None


def named_amounts(prose: Iterable[Prose]) -> Iterator[Named]:
    """Yield the amounts of texts, in reading order."""
    for loc, text in prose:
        for found in find_amounts(text):
            yield Named(loc, text, found)


def sentence_bounds(text: str, offset: int) -> tuple[int, int]:
    """Return start and end of the sentence around a character; blank lines end one too.

    Of a sentence without end only what lies near the character is given.
    """
    start, end = max(offset - _LONGEST_SENTENCE, 0), min(offset + _LONGEST_SENTENCE, len(text))
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.start() >= offset:
            return start, match.start()
        start = match.end()
    return start, end


def sentence_at(text: str, offset: int) -> str:
    """Return the sentence around a character."""
    start, end = sentence_bounds(text, offset)
    return text[start:end]
