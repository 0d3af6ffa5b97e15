"""Labels of list items: which signs and numbers at the start of a line may be one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

BULLETS: Final = "\ufffd•●○◦▪▫■▶►➢➤➔→✓✔❖‣⁃∙·"
PRIVATE: Final = "\uf000-\uf0ff"
"""Where fonts such as Symbol and Wingdings have their bullets, as most text layers keep them."""

LETTERED: Final = "oØü¾ƒ"
"""What text layers make of bullets of Courier New and Wingdings; they are words as well."""

DASHES: Final = "-\u2013\u2014\u2212*+"
OTHER: Final = "other"

MONTHS: Final = (
    "jan|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez|jän|januar|februar|märz|april|juni|juli|"
    "august|september|oktober|november|dezember"
)
BULLET: Final = re.compile(rf"([{BULLETS}{PRIVATE}])\s*")
DASH: Final = re.compile(rf"([{DASHES}{LETTERED}])\s+(?=\S)|(§)\s+(?=[^\W\d])")
NUMBER: Final = re.compile(
    rf"(?i:(?!\d{{1,2}}\.\s*(?:{MONTHS})\b))(\d{{1,3}})([.)]|\.\))(?=\s|$|(?-i:[A-ZÄÖÜ„]))\s*"
)
IN_BRACKETS: Final = re.compile(r"\((\d{1,2}|[a-z]{1,2})\)(?=\s|$)\s*")
DECIMAL: Final = re.compile(r"([1-9]\d?(?:\.[1-9]\d?){1,3})\.?(?=\s+[A-ZÄÖÜ„])\s*")
LETTER: Final = re.compile(r"([a-z])(\)|\.\)|\.(?!\s*[A-Za-z]\.))(?=\s|$|[A-ZÄÖÜ„])\s*")
DOUBLE: Final = re.compile(r"(([a-z])\2)\)(?=\s|$)\s*")
ROMAN: Final = re.compile(r"([IVX]{1,5})([.)])(?=\s)\s*")
ROMANS: Final[Mapping[str, int]] = MappingProxyType(
    {
        word: number
        for number, word in enumerate(
            ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"), 1
        )
    }
)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of an item.

    `style` is the same for all labels that may stand in one list; `number` counts within it, 0 for
    a bullet. `length` is how many letters of the line it takes, blanks behind it included. `weak`
    says that the same signs may as well be words.
    """

    text: str
    style: str
    number: int
    length: int
    weak: bool = False

    @property
    def is_bullet(self) -> bool:
        """Whether it does not count."""
        return not self.number


def label_of(text: str) -> Label | None:
    """Return the label that a line may begin with."""
    start = text[:80]
    for pattern, made in READERS:
        match = pattern.match(start)
        if match and (label := made(match)):
            return label
    return None


def named(label: str) -> Label:
    """Return a label that the file itself keeps apart from the words."""
    if not any(map(str.isalnum, label)):
        return Label("", label, 0, len(label))
    return label_of(label) or Label(label, OTHER, 1, len(label))


def _bullet(match: re.Match[str]) -> Label:
    return Label("", match[1], 0, match.end())


def _dash(match: re.Match[str]) -> Label:
    return Label("", match[1] or match[2], 0, match.end(), weak=True)


def _number(match: re.Match[str]) -> Label:
    return Label(match[0].strip(), f"1{match[2]}", int(match[1]), match.end(), weak=True)


def _in_brackets(match: re.Match[str]) -> Label:
    number = int(match[1]) if match[1].isdigit() else ord(match[1][0]) - ord("a") + 1
    style = "(1)" if match[1].isdigit() else f"({'a' * len(match[1])})"
    return Label(match[0].strip(), style, number, match.end(), weak=True)


def _decimal(match: re.Match[str]) -> Label:
    above, _, last = match[1].rpartition(".")
    return Label(match[0].strip(), f"{above}.1", int(last), match.end(), weak=True)


def _letter(match: re.Match[str]) -> Label:
    return Label(
        match[0].strip(), f"a{match[2]}", ord(match[1]) - ord("a") + 1, match.end(), weak=True
    )


def _double(match: re.Match[str]) -> Label:
    return Label(match[0].strip(), "aa)", ord(match[2]) - ord("a") + 1, match.end())


def _roman(match: re.Match[str]) -> Label | None:
    number = ROMANS.get(match[1], 0)
    text = match[0].strip()
    return Label(text, f"I{match[2]}", number, match.end(), weak=True) if number else None


READERS: Final = (
    (BULLET, _bullet),
    (DASH, _dash),
    (DECIMAL, _decimal),
    (NUMBER, _number),
    (IN_BRACKETS, _in_brackets),
    (DOUBLE, _double),
    (LETTER, _letter),
    (ROMAN, _roman),
)
