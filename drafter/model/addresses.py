"""Addresses in a paper, as council papers name them: „Ziffer 3 a), Absatz 2“.

An address is a chain of steps from the outside in. It may be written in that order, with commas
(`Begründung, Absatz 2`), or from the inside out, as German prose does (`Absatz 2 der Begründung`):
each unit has its place in the chain, so the order in which they are named says nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from drafter.german.wording import quoted

LONGEST = 300
EXAMPLES = ("Ziffer 3", "Ziffer 3 a), Absatz 2", "Begründung, Absatz 2")


class Unit(Enum):
    """A kind of place in a paper, from the outermost to the innermost; the value is its noun."""

    RESOLUTION = "Beschlussvorschlag"
    FINANCES = "Finanzielle Auswirkungen"
    GOALS = "Ziele"
    SUMMARY = "Zusammenfassung"
    RATIONALE = "Begründung"
    SUBJECT = "Beratungsgegenstand"
    ATTACHMENT = "Anlage"
    PART = "Teil"
    POINT = "Ziffer"
    LETTER = "Buchstabe"
    DOUBLE_LETTER = "Doppelbuchstabe"
    COVER = "Deckung"
    INTRODUCTION = "Einleitung"
    ROW = "Zeile"
    REMAINDER = "Rest"
    ENDING = "Schluss"
    SECTION = "Abschnitt"
    PARAGRAPH = "Absatz"

    @property
    def rank(self) -> int:
        """0 for the outermost."""
        return tuple(Unit).index(self)


_POINTS = (Unit.POINT, Unit.LETTER, Unit.DOUBLE_LETTER)
_AREAS = tuple(unit for unit in Unit if unit.rank <= Unit.ATTACHMENT.rank)
INSIDE: Mapping[Unit, tuple[Unit, ...]] = {
    Unit.PART: (Unit.RESOLUTION,),
    Unit.POINT: (Unit.RESOLUTION, Unit.PART),
    Unit.LETTER: (Unit.POINT,),
    Unit.DOUBLE_LETTER: (Unit.LETTER,),
    Unit.COVER: (*_POINTS, Unit.FINANCES),
    Unit.INTRODUCTION: (Unit.RESOLUTION, Unit.PART, Unit.COVER),
    Unit.ROW: (Unit.COVER,),
    Unit.REMAINDER: (Unit.COVER,),
    Unit.ENDING: _POINTS,
    Unit.SECTION: (Unit.RATIONALE,),
    Unit.PARAGRAPH: (
        *(*_POINTS, Unit.INTRODUCTION, Unit.ENDING, Unit.SECTION),
        *(Unit.FINANCES, Unit.GOALS, Unit.SUMMARY, Unit.RATIONALE),
    ),
}
# What needs no naming, since the unit stands nowhere else.
IMPLIED: Mapping[Unit, Unit] = {
    Unit.PART: Unit.RESOLUTION,
    Unit.POINT: Unit.RESOLUTION,
    Unit.INTRODUCTION: Unit.RESOLUTION,
    Unit.COVER: Unit.FINANCES,
    Unit.SECTION: Unit.RATIONALE,
}


class Step(NamedTuple):
    """One step of an address: a unit, with the number or the title that tells which one.

    The Begründung may be called Sachverhalt, as forms do; the title then says so.
    """

    unit: Unit
    number: int = 0
    title: str = ""

    @property
    def name(self) -> str:
        """The step as it is written: „Ziffer 3“, „Teil b“, „a)“, „Abschnitt „Anlass““."""
        match self.unit:
            case Unit.LETTER:
                return f"{letter(self.number)})"
            case Unit.DOUBLE_LETTER:
                return f"{letter(self.number) * 2})"
            case Unit.PART:
                return f"{self.unit.value} {letter(self.number)}"
            case Unit.SECTION:
                return f"{self.unit.value} „{self.title}“"
            case _:
                noun = self.title or self.unit.value
                return f"{noun} {self.number}" if self.number else noun


@dataclass(frozen=True, slots=True)
class Address:
    """Where in a paper something is to change; the steps lead from the outside in."""

    steps: tuple[Step, ...]

    @property
    def area(self) -> Unit:
        """The outermost unit, which is a section of the form."""
        return self.steps[0].unit

    @property
    def unit(self) -> Unit:
        """What is addressed in the end."""
        return self.steps[-1].unit

    @property
    def named_steps(self) -> tuple[Step, ...]:
        """The steps that are written: the resolution only where it is meant as a whole."""
        resolution = self.area is Unit.RESOLUTION and len(self.steps) > 1
        return self.steps[1:] if resolution else self.steps

    def __str__(self) -> str:
        """Return the address as it is written with commas: „Teil b, Ziffer 3 a), Absatz 2“."""
        written = ""
        for step in self.named_steps:
            below = step.unit in (Unit.LETTER, Unit.DOUBLE_LETTER)
            written += (" " if below else ", ") + step.name
        return written.removeprefix(", ")


def letter(number: int) -> str:
    """Return the letter of a position, counted from 1: a, b, to z, then aa, ab and so on."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


KEYS: Mapping[str, tuple[Unit, ...]] = {
    "beschlussvorschlag": (Unit.RESOLUTION,),
    "finanzen": (Unit.FINANCES,),
    "ziele": (Unit.GOALS,),
    "zusammenfassung": (Unit.SUMMARY,),
    "begruendung": (Unit.RATIONALE,),
    "beratungsgegenstand": (Unit.SUBJECT,),
    "anlagen": (Unit.ATTACHMENT,),
    "teile": (Unit.PART,),
    "ziffern": (Unit.POINT,),
    "unterpunkte": (Unit.LETTER, Unit.DOUBLE_LETTER),
    "deckung": (Unit.COVER,),
    "einleitung": (Unit.INTRODUCTION,),
    "zeilen": (Unit.ROW,),
    "rest": (Unit.REMAINDER,),
    "schluss": (Unit.ENDING,),
}


def address_at(loc: tuple[str | int, ...]) -> Address | None:
    """Return the address of a location (YAML keys and list indices), as near as there is one."""
    steps: list[Step] = []
    for key, index in zip(loc, (*loc[1:], None), strict=False):
        taken = [step.unit for step in steps]
        unit = next((unit for unit in KEYS.get(str(key), ()) if unit not in taken), None)
        if unit is not None:
            steps.append(Step(unit, index + 1 if isinstance(index, int) else 0))
    return Address(tuple(steps)) if steps else None


def parse_address(text: str) -> Address:
    """Read an address.

    Raises:
        ValueError: with a German sentence, if the text is no address.
    """
    line = " ".join(text.split())
    steps = sorted(_steps(line), key=lambda step: step.unit.rank)
    if not steps:
        raise ValueError(_refusal(line))
    first = steps[0].unit
    outermost = IMPLIED.get(first, first)
    chain = (*((Step(outermost),) if outermost is not first else ()), *steps)
    if outermost not in _AREAS:
        raise ValueError(
            f"Bei {quoted(line)} fehlt, wovon das ein Teil ist. Bitte so schreiben: {_examples()}."
        )
    _refuse_misfits(line, chain)
    return Address(chain)


def _refuse_misfits(line: str, chain: tuple[Step, ...]) -> None:
    for outer, inner in pairwise(chain):
        if outer.unit not in INSIDE.get(inner.unit, ()):
            raise ValueError(
                f"{quoted(line)} ist keine Stelle einer Vorlage: „{inner.name}“ steht nicht in "
                f"„{outer.name}“. Bitte so schreiben: {_examples()}."
            )


_COMMA, _ARTICLE = r"[,\s]", r"(?:de[rsnm]|die|das|in|im|vo[nm]|zu[rm]?)\b"
_GLUE = re.compile(rf"{_COMMA}+|{_ARTICLE}", re.IGNORECASE)
_QUOTED = r"[„“”»\"](?P<title>[^„“”»«\"]+)[“”«\"]"
_U = r"(?:ü|ue|u\u0308)"
_LETTER = r"(?P<letter>[a-z])(?![\w.])\)?"
_SAME_TWICE = r"(?P<first>[a-z])(?P=first)"
_DOUBLE = rf"{_SAME_TWICE}(?!\w)\)?"
_BELOW = rf"(?:\s?{_LETTER}(?:\s?{_DOUBLE})?)?"
TOKENS: tuple[tuple[Unit, re.Pattern[str]], ...] = tuple(
    (unit, re.compile(rf"{pattern}(?!\w)", re.IGNORECASE))
    for unit, pattern in (
        (Unit.RESOLUTION, r"Beschlussvorschlag(?:e?s)?"),
        (Unit.FINANCES, r"Finanzielle[nr]?\s?Auswirkungen|Finanzen"),
        (Unit.GOALS, r"(?:Auswirkungen\sauf\s)?Ziele[n]?(?:,?\sKennzahlen)?"),
        (Unit.SUMMARY, r"Zusammenfassung"),
        (Unit.RATIONALE, rf"Begr{_U}ndung|(?P<title>Sachverhalt)(?:e?s)?"),
        (Unit.SUBJECT, r"Beratungsgegenstand(?:e?s)?"),
        (Unit.ATTACHMENT, r"Anlage\s(?:Nr\.\s?)?(?P<number>[1-9]\d{0,2})"),
        (Unit.PART, r"(?:Beschluss)?teil(?:e?s)?\s(?P<number>[a-z])\)?"),
        (
            Unit.POINT,
            rf"(?:Ziffer|Ziff\.|Nummer|Nr\.|Punkt(?:e?s)?)\s?(?P<number>[1-9]\d{{0,2}})\.?{_BELOW}",
        ),
        (Unit.DOUBLE_LETTER, rf"Doppelbuchstabe(?:ns?)?\s{_DOUBLE}"),
        (Unit.LETTER, rf"(?:Buchstabe(?:ns?)?|Unterpunkt(?:e?s)?)\s{_LETTER}(?:\s?{_DOUBLE})?"),
        (Unit.COVER, r"Deckung"),
        (Unit.INTRODUCTION, r"Einleitung"),
        (Unit.ROW, r"Zeile\s(?P<number>[1-9]\d{0,2})"),
        (Unit.REMAINDER, r"Rest(?:e?s)?"),
        (Unit.ENDING, r"Schluss(?:es|satz(?:es)?|text(?:e?s)?)?"),
        (Unit.SECTION, rf"Abschnitt(?:e?s)?\s{_QUOTED}"),
        (Unit.PARAGRAPH, r"(?:Absatz(?:es)?|Abs\.)\s?(?P<number>[1-9]\d{0,2})"),
    )
)


def address_patterns() -> Iterator[re.Pattern[str]]:
    """Yield patterns of the links of an address; not every chain of them leads to a place."""
    twice = "|".join(chr(ord("a") + index) * 2 for index in range(26))
    for _, token in TOKENS:
        yield re.compile(token.pattern.replace(_SAME_TWICE, f"(?:{twice})"), re.IGNORECASE)
    yield re.compile(rf"{_COMMA}|{_ARTICLE}", re.IGNORECASE)


def _steps(line: str) -> Iterator[Step]:
    """Yield the steps of an address in the order in which they are written."""
    if len(line) > LONGEST:
        raise ValueError(_refusal(line))
    at = 0
    while at < len(line):
        unit, match = _token(line, at)
        if unit is not None:
            yield from _read(unit, match)
        at = match.end()


def _token(line: str, at: int) -> tuple[Unit | None, re.Match[str]]:
    """Return the unit that is named here, or None with the words that only join units."""
    for unit, pattern in TOKENS:
        if match := pattern.match(line, at):
            return unit, match
    glue = _GLUE.match(line, at)
    if glue is None:
        raise ValueError(_refusal(line))
    return None, glue


def _read(unit: Unit, match: re.Match[str]) -> Iterator[Step]:
    found = match.groupdict()
    if unit not in (Unit.LETTER, Unit.DOUBLE_LETTER):
        yield Step(unit, _number(found.get("number")), (found.get("title") or "").strip())
    if found.get("letter"):
        yield Step(Unit.LETTER, _number(found["letter"]))
    if found.get("first"):
        yield Step(Unit.DOUBLE_LETTER, _number(found["first"]))


def _number(written: str | None) -> int:
    if written is None:
        return 0
    return int(written) if written.isdigit() else ord(written.lower()) - ord("a") + 1


def _refusal(line: str) -> str:
    several = re.search(r"\b(?:Ziffern|Absätze|Zeilen|Anlagen|und|bis)\b", line)
    each = " Bitte je Stelle eine eigene Änderung schreiben." if several else ""
    return (
        f"{quoted(line)} ist keine Stelle einer Vorlage.{each} Bitte so schreiben: {_examples()}."
    )


def _examples() -> str:
    return "; ".join(EXAMPLES)
