"""The paper's own number: by the form's pattern, and only where a label or the place says so."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from drafter.importers.draft import Certainty, Said
from drafter.importers.recognise.letters import letters
from drafter.model.form import NumberPattern

LONGEST: Final = 120
SHORT: Final = 40  # letters within which a number ends
AROUND: Final = re.compile(r"\s{0,3}([/–-])\s{0,3}")
MORE: Final = re.compile(
    r"[/\-–_]|\s?[/–-]\s?\d|\s{0,3}[,;(]?\s{0,3}(?:\d{1,2}\.\s?)?(?:Erg|Nachtr|Änd|Neuf|Tisch)"
    r"|\s{0,3}\d{1,2}\.\s*$",
    re.IGNORECASE,
)
TITLED: Final = re.compile(
    r"\s*(?:\w{0,30}vorlage|Drucksache)(?:\s+der\s+Verwaltung)?\s*(?:Nr\.?|Nummer)?\s*[-–:]?\s*",
    re.IGNORECASE,
)
BEFORE: Final = re.compile(
    r"[\w/\-–.]$|:|\b(?:zu|zur|zum|der|von|vom|siehe|gemäß|ersetzt|ergänzt)\b"
)
ANY_NUMBER: Final = re.compile(r"[A-Za-z]{0,4}[-/.]?[0-9][\w/.\-]{0,24}")
DAY: Final = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}")


def has_number(text: str, number: NumberPattern) -> bool:
    """Whether words begin with a number of the form and hold nothing else but short additions."""
    return _matched(text, number) is not None


def number_in(text: str, number: NumberPattern) -> tuple[int, int] | None:
    """Return where the only number of the form stands in some words."""
    found = [
        match.span()
        for match in re.finditer(number.pattern, text[:LONGEST])
        if match[0] and _is_whole(text, match.end()) and not BEFORE.search(text[: match.start()])
    ]
    return found[0] if len(found) == 1 else None


def own_number(text: str, number: NumberPattern) -> Said | None:
    """Read what stands behind the label of the number.

    What is longer than the form's numbers are is not claimed, nor is its beginning.
    """
    words = " ".join(text.split())[:LONGEST]
    if not words or letters(words).key.startswith(letters(number.pending).key):
        return None
    found = _matched(words, number)
    if found:
        return Said(found, Certainty.SURE, words=words if words != found else "")
    return _other(words)


def number_behind_title(text: str, number: NumberPattern) -> Said | None:
    """Read the number of a line that is nothing but the kind of the paper and its number."""
    title = TITLED.match(text[:LONGEST])
    words = text[title.end() :].strip() if title else ""
    found = _matched(words, number) if words else None
    if found is None or len(words.replace(" ", "")) > len(found.replace(" ", "")):
        return None
    return Said(found)


def _matched(text: str, number: NumberPattern) -> str | None:
    """Return the number that words begin with, if it is whole."""
    words = " ".join(text.split())[:LONGEST]
    for spelt in dict.fromkeys((words, AROUND.sub(_squeezed, words))):
        found = _whole_match(spelt, number)
        if found:
            return found
    return _unglued(words, number)


def _whole_match(spelt: str, number: NumberPattern) -> str | None:
    match = re.match(number.pattern, spelt)
    return match[0] if match and match[0] and _is_whole(spelt, match.end()) else None


def _unglued(words: str, number: NumberPattern) -> str | None:
    """Return the number that lost its blanks, where with one or two of them it is whole again."""
    if len(words) > SHORT:
        return None
    once = list(_with_blank(words))
    spelt = chain(once, (twice for each in once for twice in _with_blank(each)))
    return next((each for each in spelt if re.fullmatch(number.pattern, each)), None)


def _with_blank(words: str) -> Iterator[str]:
    yield from (f"{words[:at]} {words[at:]}" for at in range(1, len(words)))


def _squeezed(match: re.Match[str]) -> str:
    return "-" if match[1] == "–" else match[1]


def _is_whole(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return not (following.isalnum() or following == "_") and not MORE.match(text, end)


def _other(words: str) -> Said | None:
    """Return a number that is not of the form's pattern, such as those of earlier years."""
    match = ANY_NUMBER.match(words)
    if match is None or DAY.match(words) or not _is_whole(words, match.end()):
        return Said("", Certainty.UNSURE, ODD, words)
    if words[match.end() :].strip():
        return Said("", Certainty.UNSURE, ODD, words)
    return Said(match[0].rstrip(".-/"), Certainty.LIKELY, ODD, words)


ODD: Final = "Die Nummer sieht anders aus, als das Formular sie schreibt."


def number_in_furniture(
    lines: Iterable[str], number: NumberPattern, labels: Iterable[str]
) -> Said | None:
    """Return the number that the head or foot of pages names, where all of them name the same."""
    keys = tuple(labels)
    found = {said for line in lines if (said := _after_label(line, number, keys))}
    if len(found) != 1:
        return None
    return Said(found.pop(), Certainty.SURE)


def _after_label(line: str, number: NumberPattern, keys: tuple[str, ...]) -> str | None:
    spelt = letters(line[:LONGEST])
    for key in sorted(keys, key=len, reverse=True):
        if spelt.key.startswith(key):
            return _matched(line[spelt.end(len(key)) :].lstrip(" .:"), number)
    return _matched(line, number)
