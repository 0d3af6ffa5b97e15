"""Addresses of objects: made of what never changes, so that they stay for ever.

Each is a path below the base address of the form and ends with `.json`, so a server that knows
nothing but files gives it the right type; the directory `body` holds no object but the Body.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from drafter.model.scalars import DateSpan

KEPT: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")
LONGEST: Final = 48
DIGEST: Final = 16
SHORT_DIGEST: Final = 10
WRITTEN_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
JOINT: Final = "gemeinsam-"
DOT: Final = "~2e~"


def number_part(number: str) -> str:
    """Return a paper number as a part of a path; two numbers that differ never meet.

    Letters, digits, `-` and `.` stay, `/` becomes `_`, every other character its code point in
    hexadecimal between tildes; so does a dot at the beginning, which would hide a file. Only what
    is longer than 48 characters is cut; `=` and a part of its SHA-256 then tell it from all others.
    """
    part = "".join(map(_safe, number))
    part = f"{DOT}{part[1:]}" if part.startswith(".") else part
    if len(part) <= LONGEST:
        return part
    return f"{part[: LONGEST - DIGEST - 1]}={_digest(number)}"


def name_part(name: str) -> str:
    """Return a name as a part of a path: readable words, and a part of its SHA-256 behind them."""
    plain = unicodedata.normalize("NFC", name).lower().translate(WRITTEN_OUT)
    words = re.sub(r"[^a-z0-9]+", "-", plain)[: LONGEST - SHORT_DIGEST - 1].strip("-")
    digest = _digest(name)[:SHORT_DIGEST]
    return f"{words}-{digest}" if words else digest


def day_part(days: DateSpan) -> str:
    """Return a day, or the first and the last of several, as a part of a path."""
    return "_".join(dict.fromkeys((days.first.isoformat(), days.last.isoformat())))


@dataclass(frozen=True)
class Addresses:
    """The addresses below a base address, which has no slash at its end."""

    base: str

    def system(self) -> str:
        """Return the address of the System."""
        return f"{self.base}/system.json"

    def body(self) -> str:
        """Return the address of the Body; a form is that of one municipality."""
        return f"{self.base}/body.json"

    def paper(self, number: str) -> str:
        """Return the address of a paper by its number."""
        return f"{self.base}/paper/{number_part(number)}.json"

    def consultation(self, number: str, key: str) -> str:
        """Return the address of a consultation of a paper by its key."""
        return f"{self.base}/consultation/{number_part(number)}/{key}.json"

    def agenda_item(self, number: str, key: str) -> str:
        """Return the address of the agenda item under which a consultation takes place."""
        return f"{self.base}/agendaitem/{number_part(number)}/{key}.json"

    def meeting(self, names: Sequence[str], days: DateSpan) -> str:
        """Return the address of the meeting of a body, or of several jointly, on its days."""
        return f"{self.base}/meeting/{meeting_part(names)}/{day_part(days)}.json"

    def organization(self, name: str, since: date | None = None) -> str:
        """Return the address of a body or office; `since` tells it from others of its name."""
        told = f"-{since.isoformat()}" if since else ""
        return f"{self.base}/organization/{name_part(name)}{told}.json"

    def term(self, name: str) -> str:
        """Return the address of a Wahlperiode."""
        return f"{self.base}/legislativeterm/{number_part(name)}.json"

    def bytes_of(self, number: str, name: str) -> str:
        """Return where the bytes of a paper's file are, by its plain name."""
        return f"{self.base}/file/{number_part(number)}/{name}"

    def file(self, number: str, name: str) -> str:
        """Return the address of the object that describes a paper's file."""
        return f"{self.bytes_of(number, name)}.json"


def meeting_part(names: Sequence[str]) -> str:
    """Return the bodies of a meeting as a part of a path, in whatever order they are named."""
    if len(set(names)) == 1:
        return name_part(names[0])
    return JOINT + name_part(" + ".join(sorted(set(names))))


def _safe(char: str) -> str:
    if char in KEPT:
        return char
    return "_" if char == "/" else f"~{ord(char):x}~"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]
