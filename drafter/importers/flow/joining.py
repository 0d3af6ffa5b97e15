"""Lines joined to running text: hyphens at line ends, addresses, signs that take no blank.

What a hyphen at the end of a line means is not written there. The rules are those of German
spelling (Amtliche Regelung 2024, §§ 40 to 52 on the hyphen, § 98 on the one that stands for a part
left out, §§ 107 to 112 on dividing), and what the same text writes elsewhere decides first.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from drafter.document.blocks import plain_text
from drafter.importers.flow.runs import BLANK, Stretches, is_plain, merged, trimmed
from drafter.importers.transcript import Line, Stretch

HYPHENS: Final = frozenset("-\u2010\u2011")
SOFT: Final = frozenset("\u00ad\x02\x1f\ufffe")
"""Hyphens that are there only because a line ends: of Unicode, and of programs that mark them."""

AND: Final = frozenset(
    ("und", "oder", "bzw", "beziehungsweise", "sowie", "bis", "u", "o", "noch", "sondern", "resp")
)
"""What follows a part left out: „Integrations- und“, „Vor- bzw.“, „Ein- oder“."""

LAST: Final = 60
"""So many letters of an end or a start are looked at; no word is longer, but an address may be."""

HEAD: Final = re.compile(r"[^\W\d_]+")
TAIL: Final = re.compile(r"[^\W_]{1,60}$")
LONGEST_ADDRESS: Final = 300
ADDRESS: Final = re.compile(r"https?://|ftp://|www\.", re.I)
GOES_ON: Final = re.compile(r"(?=\S*[/.?=&%_#\-\d])[\w/.?=&%#~+:;,@!()\-]+(?:\s|$)")
OPENS_ADDRESS: Final = frozenset("/?=&%#_")
ENDS_ADDRESS: Final = frozenset("/?=&%#_-.:")
OPENING: Final = frozenset("([{„‚»")
CLOSING: Final = re.compile(r"[,;)\]}!?]|[.:](?:\s|$|[“)\"])|[“”](?:[\s.,;:!?)]|$)")
GENDER: Final = re.compile(r"[*:_/]-?in(?:nen)?\b")
SLASH: Final = "/"
ABBREVIATION: Final = 5
WORDS: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Seam:
    """How two lines meet: how many letters of the first are dropped, and what comes between."""

    dropped: int
    between: str


def joined(lines: Iterable[Sequence[Stretch]], known: Collection[str] = ()) -> Stretches:
    """Return several lines, each as its stretches, as one running text.

    `known` are the words that the same text has elsewhere (see `words_in`); they decide whether a
    hyphen at a line's end belongs to its word.
    """
    kept = [line for line in map(trimmed, lines) if line]
    seams = [_seam(first, second, known) for first, second in pairwise(map(plain_text, kept))]
    return merged(_sewn(kept, seams))


def words_in(lines: Iterable[Line]) -> frozenset[str]:
    """Return all words that stand inside lines, those with hyphens whole.

    The last word of a line is left out: it may be half a word.
    """
    return frozenset(word for line in lines for word in _inner_words(line.text))


def _inner_words(text: str) -> list[str]:
    words = WORDS.findall(text)
    ends_with_word = bool(words) and text.rstrip("- ").endswith(words[-1])
    return [word for word in words[: len(words) - ends_with_word] if len(word) < LAST]


def _sewn(lines: Sequence[Stretches], seams: Sequence[Seam]) -> Iterator[Stretch]:
    for line, seam in zip(lines, seams, strict=False):
        yield from line[:-1]
        last = line[-1]
        yield replace(last, text=last.text[: len(last.text) - seam.dropped])
        if seam.between:
            yield Stretch(seam.between) if is_plain(last) else replace(last, text=seam.between)
    for line in lines[len(seams) :]:
        yield from line


def _seam(first: str, second: str, known: Collection[str]) -> Seam:
    """Say how a line and the next one meet."""
    last = first[-1]
    if last in SOFT:
        return Seam(1, "")
    if _is_address(first, second):
        return Seam(0, "")
    if last in HYPHENS and len(first) > 1 and not first[-2].isspace():
        return _hyphen(first, second, known)
    return Seam(0, "" if _touch(first, second) else BLANK)


def _touch(first: str, second: str) -> bool:
    """Whether no blank stands between them in running text."""
    if first[-1] in OPENING or GENDER.match(second[:LAST]) or CLOSING.match(second[:2]):
        return True
    if first[-1] != SLASH or not second[0].isalnum():
        return False
    return (first[-2:-1].isalnum() or first[-2:-1] in HYPHENS) and not _address_at_end(first)


def _is_address(first: str, second: str) -> bool:
    """Whether an address of the web goes on in the next line."""
    if not _address_at_end(first):
        return False
    if second[0] in OPENS_ADDRESS:
        return True
    return first[-1] in ENDS_ADDRESS - {"."} and bool(GOES_ON.match(second[:LONGEST_ADDRESS]))


def _address_at_end(text: str) -> bool:
    token = text[-LONGEST_ADDRESS:].rpartition(BLANK)[2]
    return bool(ADDRESS.search(token))


def _hyphen(first: str, second: str, known: Collection[str]) -> Seam:
    """Say what a hyphen at the end of a line means."""
    head, tail = HEAD.match(second[:LAST]), TAIL.search(first[-LAST - 1 : -1])
    if not head:
        return Seam(0, "" if second[0].isdigit() or second[0] in "(/*" else BLANK)
    word = head[0]
    if word.lower() in AND and f"{tail[0] if tail else ''}{word}" not in known:
        return Seam(0, BLANK)
    if not tail:
        return Seam(0, "" if first[-2] in "/*)" or first[-2].isalnum() else BLANK)
    if f"{tail[0]}-{word}" in known:
        return Seam(0, "")
    if f"{tail[0]}{word}" in known:
        return Seam(1, "")
    return Seam(int(_is_divided(tail[0], word)), "")


def _is_divided(tail: str, head: str) -> bool:
    """Whether a word was divided here: it goes on in small letters behind letters that are a word.

    Behind an abbreviation, a single letter or a figure the hyphen belongs to the word („NRW-weit“,
    „E-mail“, „3-jährig“), and so it does before a capital („Case-Manager“).
    """
    if tail.isupper() and head.isupper():
        return len(tail) > ABBREVIATION and len(head) > 1
    if not head[0].islower() or not tail.isalpha():
        return False
    return len(tail) > 1 and not (tail.isupper() or tail[-1].isupper())
