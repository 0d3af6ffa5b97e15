"""Stretches put together: blanks, cuts, and what is left of them as runs of a block."""

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from drafter.document.blocks import Inline, Run, plain_text
from drafter.document.inlines import ADDRESS
from drafter.importers.transcript import Change, Stretch

Stretches = tuple[Stretch, ...]

BLANK: Final = " "
SCHEME: Final = "://"
BLANKS: Final = re.compile(r"[ \t]+")
AT_BREAK: Final = re.compile(r" ?\n ?")


def looks(stretch: Stretch) -> tuple[bool, bool, str | None, str, Change]:
    """Return all that tells a stretch from its neighbours but its words."""
    return stretch.strong, stretch.emphasis, stretch.href, stretch.colour, stretch.change


def is_plain(stretch: Stretch) -> bool:
    """Whether it looks like most words do."""
    return looks(stretch) == looks(Stretch(""))


def merged(stretches: Iterable[Stretch]) -> Stretches:
    """Join neighbours of one look, drop empty ones, and make several blanks one.

    A newline, which is a forced break, stays, without blanks around it.
    """
    return _of_one_look(_spaced(_of_one_look(stretches)))


def _of_one_look(stretches: Iterable[Stretch]) -> Stretches:
    found = groupby((stretch for stretch in stretches if stretch.text), key=looks)
    return tuple(_together(tuple(alike)) for _, alike in found)


def _together(alike: Sequence[Stretch]) -> Stretch:
    return alike[0] if len(alike) == 1 else replace(alike[0], text=plain_text(alike))


def _spaced(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield stretches with one blank where there are several, also over their borders."""
    texts = [AT_BREAK.sub("\n", BLANKS.sub(BLANK, stretch.text)) for stretch in stretches]
    before = "\n"
    for at, stretch in enumerate(stretches):
        text = texts[at].lstrip(BLANK) if before in (BLANK, "\n") else texts[at]
        if at + 1 < len(texts) and texts[at + 1].startswith("\n"):
            text = text.rstrip(BLANK)
        before = text[-1:] or before
        yield replace(stretch, text=text)


def trimmed(stretches: Sequence[Stretch]) -> Stretches:
    """Drop blanks and breaks at both ends."""
    worded = [at for at, stretch in enumerate(stretches) if stretch.text.strip()]
    kept = list(stretches[worded[0] : worded[-1] + 1]) if worded else []
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def without_start(stretches: Sequence[Stretch], letters: int) -> Stretches:
    """Cut so many letters off the start."""
    kept: list[Stretch] = []
    for stretch in stretches:
        kept.append(replace(stretch, text=stretch.text[letters:]))
        letters = max(0, letters - len(stretch.text))
    return tuple(stretch for stretch in kept if stretch.text)


def cut(stretches: Sequence[Stretch], places: Sequence[int]) -> list[Stretches]:
    """Cut a text at places, given as letters before them, in order."""
    parts: list[list[Stretch]] = [[] for _ in range(len(places) + 1)]
    at = 0
    for stretch in stretches:
        first, last = bisect(places, at), bisect_left(places, at + len(stretch.text))
        borders = (at, *places[first:last], at + len(stretch.text))
        for part, (start, end) in enumerate(pairwise(borders), first):
            parts[part].append(replace(stretch, text=stretch.text[start - at : end - at]))
        at += len(stretch.text)
    return [tuple(part) for part in parts]


def inline(stretches: Iterable[Stretch]) -> Inline:
    """Return runs of a block: a `Stretch` where a colour or a change matters, else a `Run`.

    A bare address of the web is a link, as it is in every text of a paper (`document.prose`).
    """
    return tuple(
        stretch
        if stretch.colour or stretch.change is not Change.KEPT
        else Run(stretch.text, stretch.strong, stretch.emphasis, stretch.href)
        for stretch in _linked(merged(stretches))
    )


def _linked(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    for stretch in stretches:
        cursor = 0
        found = () if stretch.href or SCHEME not in stretch.text else ADDRESS.finditer(stretch.text)
        for match in found:
            yield from _part(stretch, stretch.text[cursor : match.start()])
            yield replace(stretch, text=match[0], href=match[0])
            cursor = match.end()
        yield from _part(stretch, stretch.text[cursor:])


def _part(stretch: Stretch, text: str) -> Iterator[Stretch]:
    if text:
        yield replace(stretch, text=text)


def without_strong(stretches: Iterable[Stretch]) -> Stretches:
    """Return the same words as if none were bold, as in headings, which are bold anyway."""
    return merged(replace(stretch, strong=False) for stretch in stretches)
