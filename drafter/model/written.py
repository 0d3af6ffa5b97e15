"""How single values are written, as patterns for JSON Schema: what the readers of values accept.

The readers (`drafter.german`, `drafter.model.scalars`) decide; these patterns tell an editor the
same. A text with marks made by hand is what it will be when they are resolved, so it may be any.
"""

from collections.abc import Iterable
from typing import Any, Final
from unicodedata import normalize

from drafter.german.dates import MONTH_NAMES
from drafter.german.euro import ABOUT, BLANK, EURO, NUMBER, SCALE, SIGN
from drafter.model.addresses import address_patterns
from drafter.model.ecma import caseless, ecma

Schema = dict[str, Any]

MARKED: Final = r"\{(?:\+\+|--|~~)"
FILLED: Final = r"\S"

YEAR: Final = "(?:19|20|21)[0-9]{2}"
_LEAP_AFTER_0 = "0[48]|[2468][048]|[13579][26]"
_LEAP = f"(?:(?:19|21)(?:{_LEAP_AFTER_0})|20(?:00|{_LEAP_AFTER_0}))"
_FEBRUARY, _SHORT_MONTHS = 2, (4, 6, 9, 11)
_TO = r"\s{0,3}(?:[\-–—/]|bis)\s{0,3}"


def either(*patterns: str) -> str:
    """Return a pattern for any of several."""
    return f"(?:{'|'.join(patterns)})"


def whole(pattern: str) -> str:
    """Return a pattern for a whole text, blanks around it included, or one with hand marks."""
    return rf"^\s*(?:{pattern})\s*$|{MARKED}"


def _spelt(names: Iterable[str]) -> str:
    """Return a pattern for the names of a month; an umlaut may be of two characters (NFD)."""
    every = dict.fromkeys(form for name in names for form in (name, normalize("NFD", name)))
    return "|".join(map(caseless, every))


_MONTHS = dict(enumerate(map(_spelt, MONTH_NAMES), start=1))
_SPACED = r"\.\s{0,3}"
_APART = r"(?:\.\s{0,3}|\s{1,3})"
_MONTH = either(*_MONTHS.values())
_SHORT_MONTH = either(*(_MONTHS[number] for number in _SHORT_MONTHS))
_NO_DAY = either(
    r"(?:3[01]\.0?2|31\.(?:0?[469]|11))\.",
    rf"29\.0?2\.(?!{_LEAP})",
    "[0-9]{4}-(?:02-3[01]|(?:0[469]|11)-31)",
    f"(?!{_LEAP})[0-9]{{4}}-02-29",
    rf"(?:3[01]{_SPACED}(?:{_MONTHS[_FEBRUARY]})|31{_SPACED}{_SHORT_MONTH}){_APART}",
    rf"29{_SPACED}(?:{_MONTHS[_FEBRUARY]}){_APART}(?!{_LEAP})",
)
DAY: Final = f"(?!{_NO_DAY})" + either(
    rf"(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])\.{YEAR}",
    f"{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
    rf"(?:0?[1-9]|[12][0-9]|3[01]){_SPACED}{_MONTH}{_APART}{YEAR}",
)
"""A day of the calendar from 1900 to 2199."""

_START = either(DAY, rf"[0-9]{{1,2}}\.(?:[0-9]{{1,2}}\.|\s{{0,3}}{_MONTH}\.?)?")
SPAN: Final = f"(?:{_START}{_TO})?{DAY}"
"""A day, or a first and a last one; which of them is earlier no pattern can tell."""

ORDINAL: Final = "[1-9][0-9]{0,3}"
VOTES: Final = "[0-9]{1,4}"
PLAIN_NUMBER: Final = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,15})(?:,[0-9]+)?(?:\s*%)?"
CHECKSUM: Final = r"(?:[0-9a-fA-F]\s*){128}"
YES: Final = caseless("ja")
YES_NO: Final = either(YES, caseless("nein"))
_CENTS = ecma(NUMBER).replace("{1,11}", "{1,2}")
_VALUE = either(_CENTS, ecma(NUMBER) + ecma(SCALE).removesuffix("?"))
_ABOUT, _BLANK, _EURO, _SIGN = map(ecma, (ABOUT, BLANK, EURO, SIGN))
AMOUNT: Final = either(
    f"{_ABOUT}{_SIGN}{_VALUE}(?:{_BLANK}{_EURO})?", f"{_ABOUT}{_EURO}{_BLANK}{_SIGN}{_VALUE}"
)
ADDRESS: Final = rf"(?=[^\s,])(?:{'|'.join(map(ecma, address_patterns()))})+"

LARGEST: Final = 10**15 - 1


def _text(pattern: str, example: str, **more: object) -> Schema:
    """Return the schema of a text, with what an editor is to say where it does not fit."""
    return {
        "type": "string",
        "pattern": whole(pattern),
        "patternErrorMessage": f"Bitte so schreiben: {example}",
        **more,
    }


def _number(pattern: str, example: str, **number: object) -> Schema:
    """Return the schema of a number, which editors see as one where it has no unit behind it."""
    return {"anyOf": [{"type": "number", **number}, _text(pattern, example)]}


def _filled(longest: int) -> Schema:
    """Return the schema of any text that is not blank; an editor may take it for something else."""
    said = {"patternErrorMessage": "Hier fehlt der Text. Bitte ausfüllen oder die Zeile löschen."}
    text = {"type": "string", "pattern": FILLED, "maxLength": longest, **said}
    return {"anyOf": [text, {"type": ["number", "boolean"]}]}


def schemas(longest_line: int, longest_prose: int) -> dict[str, Schema]:
    """Return the schemas of all kinds of single values, by name."""
    prose = _filled(longest_prose)["anyOf"]
    return {
        "Zeile": _filled(longest_line),
        "Text": {"anyOf": [*prose, _FILE]},
        "Datum": _text(DAY, "10.02.2022"),
        "Zeitraum": _text(SPAN, "10.02.2022 oder 02./03.05.2006"),
        "Betrag": _number(AMOUNT, "300.000 €", minimum=-LARGEST, maximum=LARGEST),
        "Stelle": _text(ADDRESS, "Ziffer 3 a), Absatz 2", maxLength=300),
        "JaNein": {"anyOf": [{"enum": ["ja", "nein"]}, _text(YES_NO, "ja oder nein")]},
        "Jahr": _number(YEAR, "2022", type="integer", minimum=1900, maximum=2199),
        "Nummer": _number(ORDINAL, "1", type="integer", minimum=1, maximum=9999),
        "Stimmen": _number(VOTES, "12", type="integer", minimum=0, maximum=9999),
        "Zahl": _number(PLAIN_NUMBER, "6 oder 12,5", minimum=0),
        "Pruefsumme": _text(CHECKSUM, "128 Zeichen aus 0–9 und a–f"),
        "Angaben": {"type": "object"},
        "Marke": {"type": "string", "pattern": MARKED},
    }


_FILE: Final[Schema] = {
    "type": "object",
    "properties": {
        "datei": {
            "title": "Textdatei",
            "description": "Datei neben der YAML-Datei, in der der Text steht.",
            "$ref": "#/$defs/Zeile",
        }
    },
    "required": ["datei"],
    "additionalProperties": False,
}
