"""Bytes of a text file to letters, whatever wrote it."""

import codecs
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from drafter.importers.declined import Declined, Reason

MARKS: Final[Mapping[bytes, str]] = MappingProxyType(
    {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF32_LE: "utf-32-le",
        codecs.BOM_UTF32_BE: "utf-32-be",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
)
"""Byte order marks (Unicode 16, 23.8), those that begin like another one first."""

SINGLE_BYTE: Final = ("cp1252", "cp850", "mac-roman", "latin-1")
"""What German offices wrote before UTF-8; where two read a file as well, the first is right."""

GERMAN: Final = frozenset("äöüÄÖÜß§€„“”‚‘’–—…•·éèá°²³´«»½¼\u00a0\u00ad")
UMLAUTS: Final = frozenset("äöüÄÖÜß")
LIKED, STRANGE = 1, -2

LONGEST: Final = 100_000
MOST_CONTROLS: Final = 0.02
MOST_REPLACED: Final = 0.05
HALF_EMPTY: Final = 0.3
CONTROLS: Final = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\b\x1a\x1b\x1e\x1f\x02")
MARKUP: Final = (b"<!doctype", b"<html", b"<?xml", b"{\\rtf", b"%!ps", b"from - ")
REPLACED: Final = "\ufffd"


def decoded(data: bytes) -> str:
    """Return the letters of a text file.

    Raises:
        Declined: if it is no text, but another kind of file.
    """
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if encoding := _without_mark(data[:LONGEST]):
        return data.decode(encoding, "replace")
    if _is_binary(data[:LONGEST]) or data.lstrip()[:16].lower().startswith(MARKUP):
        raise Declined(
            Reason.UNKNOWN_KIND,
            "Die Datei ist weder PDF noch Word noch reiner Text. "
            "Bitte die Vorlage als .pdf, .docx oder .txt speichern.",
        )
    return _of_bytes(data)


def _without_mark(data: bytes) -> str:
    """Return the encoding of text in which every other byte is empty, as in UTF-16."""
    pairs = len(data) // 2 or 1
    first, second = data[::2].count(0), data[1::2].count(0)
    if second / pairs > HALF_EMPTY and not first:
        return "utf-16-le"
    return "utf-16-be" if first / pairs > HALF_EMPTY and not second else ""


def _is_binary(data: bytes) -> bool:
    return sum(map(data.count, CONTROLS)) > MOST_CONTROLS * len(data)


def _of_bytes(data: bytes) -> str:
    """Return UTF-8, also where a few bytes of it are spoiled, or the likeliest older encoding."""
    text = data.decode("utf-8", "replace")
    beyond = sum(sign > "\x7f" for sign in text)
    if text.count(REPLACED) <= MOST_REPLACED * beyond:
        return text
    encoding = max(SINGLE_BYTE, key=lambda name: _score(data[:LONGEST], name))
    return data.decode(encoding, "replace")


def _score(data: bytes, encoding: str) -> int:
    """Say how well the letters beyond ASCII fit German."""
    beyond = (sign for sign in data.decode(encoding, "replace") if sign > "\x7f")
    return sum((sign in UMLAUTS) + LIKED if sign in GERMAN else STRANGE for sign in beyond)
