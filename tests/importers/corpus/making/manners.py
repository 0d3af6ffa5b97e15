"""What text layers do to the lines of a paper: manners that can be combined in a row."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from tests.importers.corpus.making.sheets import EMPTY, TICKED

Manner = Callable[[list[str], Random], list[str]]

BOXES: Final[Mapping[str, tuple[str, str]]] = {
    "brackets": ("[ ]", "[x]"),
    "lone x": ("", "x"),
    "lone X": ("", "X"),
    "private": ("\uf0a8", "\uf0fe"),
    "no box": ("", ""),
}
OLD: Final = (
    ("Beschluss", "Beschluß"),
    ("muss ", "muß "),
    ("dass ", "daß "),
    ("Anschluss", "Anschluß"),
    ("Abschluss", "Abschluß"),
)
SHORT_LINE: Final = 60


def box(kind: str) -> Manner:
    """Return the manner that writes boxes in one way."""
    empty, ticked = BOXES[kind]

    def manner(lines: list[str], _random: Random) -> list[str]:
        return [_put(line, empty, ticked) for line in lines]

    return manner


def _put(line: str, empty: str, ticked: str) -> str:
    if EMPTY not in line and TICKED not in line:
        return line
    made = line.replace(EMPTY, empty).replace(TICKED, ticked)
    if line.startswith((EMPTY, TICKED)):
        made = made.lstrip()
    return re.sub(r"(?<=\S) {2}(?=\S)", " ", made).rstrip()


def glued(lines: list[str], random: Random) -> list[str]:
    """Lose the blanks of short lines, in one of three of them."""
    return [_glued(line, random) for line in lines]


def glued_rows(lines: list[str], _random: Random) -> list[str]:
    """Lose the blanks of lines with a full date: rows of the Beratungsfolge and heads."""
    dated = re.compile(r"\b[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}\b.*öffentlich")
    return [re.sub(r" +", "", line) if dated.search(line) else line for line in lines]


def _glued(line: str, random: Random) -> str:
    if len(line) > SHORT_LINE or random.random() > 0.33:
        return line
    return re.sub(r"(?<=[A-Za-zäöüß:.]) (?=[A-ZÄÖÜ])", "", line)


def blank_after_each(lines: list[str], _random: Random) -> list[str]:
    """Put an empty line after every line; empty ones become two."""
    return [each for line in lines for each in (line, "")]


def no_blanks(lines: list[str], _random: Random) -> list[str]:
    """Lose all empty lines."""
    return [line for line in lines if line.strip()]


def one_line(lines: list[str], _random: Random) -> list[str]:
    """Put all in one line."""
    return [" ".join(line.strip() for line in lines if line.strip())]


def trailing(lines: list[str], random: Random) -> list[str]:
    """Put blanks at line ends, and leave lines of one blank."""
    return [line + " " * random.choice((0, 1, 1, 2)) for line in lines]


def indented(lines: list[str], _random: Random) -> list[str]:
    """Put a margin before every line."""
    return [f"     {line}" if line else line for line in lines]


def nbsp(lines: list[str], random: Random) -> list[str]:
    """Make some blanks no-break spaces."""
    return ["".join(_harder(sign, random) for sign in line) for line in lines]


def _harder(sign: str, random: Random) -> str:
    return "\u00a0" if sign == " " and random.random() < 0.12 else sign


def ligatures(lines: list[str], _random: Random) -> list[str]:
    """Write fi and fl as one sign."""
    return [line.replace("fi", "ﬁ").replace("fl", "ﬂ") for line in lines]


def soft_hyphens(lines: list[str], _random: Random) -> list[str]:
    """End broken lines with a soft hyphen in place of a hyphen, where a word was broken."""
    return [_softer(line, after) for line, after in zip(lines, [*lines[1:], ""], strict=True)]


def _softer(line: str, after: str) -> str:
    broken = re.search(r"[a-zäöüß]-$", line) and re.match(r"[a-zäöüß]", after)
    return f"{line[:-1]}\u00ad" if broken and not re.match(r"(und|oder|bzw)\b", after) else line


def decomposed(lines: list[str], _random: Random) -> list[str]:
    """Write umlauts as letter and dots."""
    return [unicodedata.normalize("NFD", line) for line in lines]


def old_spelling(lines: list[str], _random: Random) -> list[str]:
    """Write ß as before 1996."""
    for new, old in OLD:
        lines = [re.sub(rf"{new}(?=[a-z:]|\b)", old, line) for line in lines]
    return lines


def spaced_labels(lines: list[str], _random: Random) -> list[str]:
    """Space out the big labels letter by letter."""
    labels = ("Beschlussvorschlag:", "Begründung:", "Beschluss:", "Erläuterungen", "Sachverhalt:")
    return [" ".join(line) if line in labels else line for line in lines]


def bullets(lines: list[str], _random: Random) -> list[str]:
    """Write dashes of lists as the bullet of the Symbol font."""
    return [re.sub(r"^- (?=[A-ZÄÖÜ])", "\uf0b7 ", line) for line in lines]


MANNERS: Final[Mapping[str, Manner]] = {
    **{kind: box(kind) for kind in BOXES},
    "glued": glued,
    "glued rows": glued_rows,
    "blank after each": blank_after_each,
    "no blanks": no_blanks,
    "one line": one_line,
    "trailing": trailing,
    "indented": indented,
    "nbsp": nbsp,
    "ligatures": ligatures,
    "soft hyphens": soft_hyphens,
    "decomposed": decomposed,
    "old spelling": old_spelling,
    "spaced labels": spaced_labels,
    "bullets": bullets,
}
