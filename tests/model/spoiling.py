"""Small mistakes that people make in YAML: a value that does not belong, a key misspelt."""

from collections.abc import Callable
from random import Random

VALUES = (
    *("2022", "8.2", "1.500", "12.5", "1e3", "-5", "10.02.2022", "2022-02-29", "31.04.2022"),
    *("ja", "nein", "Ja", "true", "~", "null", "''", "'5'", "[]", "{}", "[a]", "a, b", "a: b"),
    *("300.000 EUR", "300.00 €", "1,2 Mio. €", "rd. 5 €", "Rat", "HWBA", "öffentlich", "geheim"),
    *("Rat, 10.02.2022, TOP 8, öffentlich", "Rat, TOP 8", "Rat, ö, nö", "{datei: kim-2021.md}"),
    *("'{++ja++}'", "'{~~10.02.2022~>11.02.2022~~}'", "entwurf", "Ziffer 3, Absatz 2", "6,5 %"),
)


def spoilt(text: str, random: Random) -> str:
    """Make one small mistake, which may happen to be none."""
    lines = text.split("\n")
    at = random.randrange(len(lines))
    lines[at : at + 1] = random.choice(OPERATIONS)(lines[at], random)
    return "\n".join(lines)


def _other_value(line: str, random: Random) -> list[str]:
    key, colon, _ = line.partition(": ")
    return [f"{key}{colon}{random.choice(VALUES)}"] if colon else [line]


def _other_entry(line: str, random: Random) -> list[str]:
    indent, dash, _ = line.partition("- ")
    return [f"{indent}{dash}{random.choice(VALUES)}"] if dash else [line]


def _other_key(line: str, random: Random) -> list[str]:
    key, colon, value = line.partition(":")
    return [f"{key[:-1]}{random.choice(('', 'x'))}{colon}{value}"] if colon else [line]


def _other_digit(line: str, random: Random) -> list[str]:
    places = [at for at, sign in enumerate(line) if sign.isdigit()]
    if not places:
        return [line]
    at = random.choice(places)
    return [line[:at] + random.choice("0123456789") + line[at + 1 :]]


def _without_sign(line: str, random: Random) -> list[str]:
    at = random.randrange(len(line) + 1)
    return [line[:at] + line[at + 1 :]]


def _without_line(_line: str, _random: Random) -> list[str]:
    return []


def _with_semicolon(line: str, _random: Random) -> list[str]:
    return [line.replace(",", ";", 1)]


OPERATIONS: tuple[Callable[[str, Random], list[str]], ...] = (
    _other_value,
    _other_value,
    _other_value,
    _other_entry,
    _other_key,
    _other_digit,
    _without_sign,
    _without_line,
    _with_semicolon,
)
