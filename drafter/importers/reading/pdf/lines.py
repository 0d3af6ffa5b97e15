"""Strips to lines of a transcript: words with their looks, room above, and indent."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median
from typing import Final

from drafter.importers.reading.pdf.drawings import Ruling
from drafter.importers.reading.pdf.geometry import Box
from drafter.importers.reading.pdf.glyphs import Glyph, composed
from drafter.importers.reading.pdf.strips import Strip
from drafter.importers.transcript import Area, Change, Line, Role, Stretch

USUAL_LEADING: Final = 1.2
MARGINAL: Final = 0.85
"""How large words in the margin are at most, in sizes of the usual font."""
STRUCK_SHARE: Final = 0.8
LEAST_STRUCK: Final = 3
"""So many letters in a row are struck at least where not the whole word is."""
AT: Final = attrgetter("at")
SOFT_HYPHEN: Final = "\u00ad"
PRINTED_HYPHEN: Final = "\u2010"
"""What browsers and WeasyPrint print where they break a word (CSS Text 4, hyphenate-character)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a file is set: its left edge, and a line's height in sizes of its font."""

    left: float
    leading: float
    size: float


def setting(pages: Sequence[Sequence[Strip]]) -> Setting:
    """Return how the text of all pages is set."""
    size = _usual_size(strip for page in pages for strip in page)
    usual = [[strip for strip in page if abs(strip.size - size) < 0.05 * size] for page in pages]
    return Setting(_left(usual), _leading(usual, size), size)


def _usual_size(strips: Iterable[Strip]) -> float:
    """Return the size of most letters, 0 if there are none."""
    letters: Counter[float] = Counter()
    for strip in strips:
        letters[strip.size] += len(strip.glyphs)
    return max(letters, key=lambda size: letters[size], default=0.0)


def _left(pages: Iterable[Sequence[Strip]]) -> float:
    """Return the place of the outermost left edge at which a twentieth of all lines begin."""
    places = Counter(round(strip.box.left) for page in pages for strip in page)
    least = sum(places.values()) / 20
    edges = (place for place in places if places[place] + places[place + 1] >= least)
    return float(min(edges, default=0))


def _leading(pages: Iterable[Sequence[Strip]], size: float) -> float:
    """Return the usual distance of lines below each other, in sizes of their font."""
    steps = [
        (below.base - above.base) / size
        for page in pages
        for above, below in pairwise(sorted(page, key=lambda strip: strip.base))
        if 0.9 * size < below.base - above.base < 1.8 * size
    ]
    return median(steps) if len(steps) >= 3 else USUAL_LEADING


def marked_struck(glyphs: Sequence[Glyph], rulings: Sequence[Ruling]) -> tuple[Glyph, ...]:
    """Mark the signs through whose middle a level ruling goes."""
    level = sorted((one for one in rulings if one.level), key=AT)
    if not level:
        return tuple(glyphs)
    return tuple(
        replace(glyph, struck=True) if _is_struck(glyph, level) else glyph for glyph in glyphs
    )


def _is_struck(glyph: Glyph, level: Sequence[Ruling]) -> bool:
    size, base, x = glyph.look.size, glyph.base, glyph.box.centre[0]
    first, end = bisect_left(level, base - size / 2, key=AT), bisect_right(level, base, key=AT)
    return any(
        0.12 * size < base - ruling.at < 0.48 * size and ruling.start <= x <= ruling.end
        for ruling in level[first:end]
    )


def line(strip: Strip, page: int, setting: Setting, above: Strip | None = None) -> Line:
    """Return the line of a strip; `above` is what is read before it on its page, if anything."""
    return Line(
        stretches=stretches(strip),
        area=area(strip.box, page),
        size=round(strip.size, 1),
        indent=round(max(0.0, strip.box.left - setting.left), 1),
        gap=_gap(strip, above, setting),
    )


def as_marginal(found: Line, setting: Setting) -> Line:
    """Call a line furniture that stands in the margin beside the text, in smaller letters."""
    place = found.area
    if place and _is_marginal(place.right, found.size, setting):
        return replace(found, role=Role.FURNITURE)
    return found


def without_margin(
    glyphs: Sequence[Glyph], setting: Setting
) -> tuple[tuple[Glyph, ...], tuple[Glyph, ...]]:
    """Return signs in two parts: those in the margin beside the text, and all others."""
    within = [_is_marginal(glyph.box.right, glyph.look.size, setting) for glyph in glyphs]
    return (
        tuple(glyph for glyph, outside in zip(glyphs, within, strict=True) if outside),
        tuple(glyph for glyph, outside in zip(glyphs, within, strict=True) if not outside),
    )


def _is_marginal(right: float, size: float, setting: Setting) -> bool:
    return right < setting.left - 1 and size <= MARGINAL * setting.size


def area(box: Box, page: int) -> Area:
    """Return where a box is on a page, to a tenth of a point."""
    return Area(
        page, round(box.left, 1), round(box.top, 1), round(box.right, 1), round(box.bottom, 1)
    )


def _gap(strip: Strip, above: Strip | None, setting: Setting) -> float:
    if above is None:
        return 0.0
    size = min(strip.size, above.size) if above.size else strip.size
    step = (strip.base - above.base) / (setting.leading * max(size, 1))
    return round(max(0.0, step - 1), 2)


def stretches(strip: Strip) -> tuple[Stretch, ...]:
    """Return the words of a strip, those of one look together."""
    struck = _struck(strip)
    alike = list(_alike(strip, lambda n: _look(strip.glyphs[n], n in struck)))
    found = [Stretch(composed("".join(_signs(strip, places))), *look) for look, places in alike]
    for n, (_, places) in enumerate(alike[1:]):
        if places[0] in strip.blanks:
            found[n : n + 2] = _with_blank(found[n], found[n + 1])
    return tuple(_with_soft_hyphen(found))


def _with_blank(one: Stretch, other: Stretch) -> tuple[Stretch, Stretch]:
    """Put a blank between two stretches: it belongs to the plainer one, or else to the first."""
    if _marks(other) < _marks(one):
        return one, replace(other, text=f" {other.text}")
    return replace(one, text=f"{one.text} "), other


def _marks(stretch: Stretch) -> int:
    deleted = stretch.change is Change.DELETED
    return sum(
        (stretch.strong, stretch.emphasis, bool(stretch.href), bool(stretch.colour), deleted)
    )


StretchLook = tuple[bool, bool, str | None, str, Change]


def _look(glyph: Glyph, struck: bool) -> StretchLook:
    change = Change.DELETED if struck else Change.KEPT
    return glyph.look.strong, glyph.look.emphasis, glyph.href, glyph.look.colour, change


def _alike(
    strip: Strip, look: Callable[[int], StretchLook]
) -> Iterator[tuple[StretchLook, list[int]]]:
    for key, places in groupby(range(len(strip.glyphs)), look):
        yield key, list(places)


def _signs(strip: Strip, places: Sequence[int]) -> Iterator[str]:
    for n in places:
        if n in strip.blanks and n != places[0]:
            yield " "
        yield strip.glyphs[n].sign


def _struck(strip: Strip) -> frozenset[int]:
    """Return the places that are struck: words of which nearly all letters are, and long runs."""
    found = {n for run in _runs_of_struck(strip) if len(run) >= LEAST_STRUCK for n in run}
    for word in _words(strip):
        if sum(strip.glyphs[n].struck for n in word) >= STRUCK_SHARE * len(word):
            found.update(word)
    return frozenset(found)


def _runs_of_struck(strip: Strip) -> Iterator[list[int]]:
    for struck, run in groupby(range(len(strip.glyphs)), lambda n: strip.glyphs[n].struck):
        if struck:
            yield list(run)


def _words(strip: Strip) -> Iterator[list[int]]:
    word: list[int] = []
    for n in range(len(strip.glyphs)):
        if n in strip.blanks and word:
            yield word
            word = []
        word.append(n)
    if word:
        yield word


def _with_soft_hyphen(found: list[Stretch]) -> list[Stretch]:
    if found and found[-1].text.endswith(PRINTED_HYPHEN):
        found[-1] = replace(found[-1], text=found[-1].text[:-1] + SOFT_HYPHEN)
    return found


def lines(strips: Sequence[Strip], page: int, setting: Setting) -> tuple[Line, ...]:
    """Return the lines of strips that are in reading order."""
    befores = (None, *strips)
    return tuple(
        line(strip, page, setting, above) for above, strip in zip(befores, strips, strict=False)
    )
