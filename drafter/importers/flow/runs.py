"""Stretches put together: blanks, cuts, and what is left of them as runs of a block."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafter.document.blocks import Inline, Run
from drafter.document.inlines import ADDRESS
from drafter.importers.transcript import Change, Stretch

Stretches = tuple[Stretch, ...]

BLANK: Final = " "
SCHEME: Final = "://"


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
    made: list[Stretch] = []
    for stretch in stretches:
        last = made[-1] if made else None
        text = _spaced(stretch.text, after=last.text[-1] if last else "\n")
        if last and text.startswith("\n") and last.text.endswith(BLANK):
            last = made[-1] = replace(last, text=last.text.rstrip(BLANK))
        if last and looks(last) == looks(stretch):
            made[-1] = replace(last, text=last.text + text)
        elif text:
            made.append(replace(stretch, text=text))
        if made and not made[-1].text:
            made.pop()
    return tuple(made)


def _spaced(text: str, after: str) -> str:
    """Make several blanks one, and none behind a blank or a break; breaks stay."""
    lines = [
        " ".join(filter(None, line.replace("\t", BLANK).split(BLANK))) for line in text.split("\n")
    ]
    first, last = text.split("\n")[0], text.split("\n")[-1]
    if first[:1] in (BLANK, "\t") and first and after not in (BLANK, "\n"):
        lines[0] = BLANK + lines[0]
    if last[-1:] in (BLANK, "\t") and last and not lines[-1].endswith(BLANK):
        lines[-1] += BLANK if lines[-1] or (len(lines) == 1 and after not in (BLANK, "\n")) else ""
    return "\n".join(lines)


def trimmed(stretches: Sequence[Stretch]) -> Stretches:
    """Drop blanks and breaks at both ends."""
    kept = list(stretches)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
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


def words_of(stretches: Iterable[Run]) -> str:
    """Return the words without looks."""
    return "".join(stretch.text for stretch in stretches)


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
