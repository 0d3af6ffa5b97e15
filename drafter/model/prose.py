"""All prose of a paper, in reading order, each text with its location."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafter.model.finances import Cover, Finances
from drafter.model.paper import Paper, Point, Resolution

Loc = tuple[str | int, ...]


class Prose(NamedTuple):
    """A text of the paper and where it stands (YAML keys and list indices)."""

    loc: Loc
    text: str


def all_prose(paper: Paper) -> Iterator[Prose]:
    """Yield every prose text of a paper; what is given in fields of the form counts as such."""
    yield from given_prose(paper.answers, ("angaben",))
    yield from _one(("ziele",), paper.goals)
    if paper.finances:
        yield from finances_prose(paper.finances)
    yield from resolution_prose(paper)
    yield from amendment_prose(paper)
    yield from _one(("zusammenfassung",), paper.summary)
    yield from _one(("begruendung",), paper.rationale)


def given_prose(given: object, loc: Loc) -> Iterator[Prose]:
    """Yield the texts that are given at `loc` and below it, in fields of the form's own."""
    match given:
        case str():
            yield Prose(loc, given)
        case Mapping():
            for key, value in given.items():
                yield from given_prose(value, (*loc, key))
        case tuple():
            for index, value in enumerate(given):
                yield from given_prose(value, (*loc, index))


def resolution_prose(paper: Paper) -> Iterator[Prose]:
    """Yield the texts of the proposed resolution, covers included."""
    if paper.proposed_resolution:
        yield from _resolution(paper.proposed_resolution, ("beschlussvorschlag",))


def amendment_prose(paper: Paper) -> Iterator[Prose]:
    """Yield the new texts of the amendments."""
    for index, amendment in enumerate(paper.amendments):
        if amendment.text_key:
            yield from _one(("aenderungen", index, amendment.text_key), amendment.text)


def finances_prose(finances: Finances) -> Iterator[Prose]:
    """Yield the texts of the financial effects."""
    yield from _one(("finanzen", "text"), finances.text)
    if finances.cover:
        yield from cover_prose(finances.cover, ("finanzen", "deckung"))


def cover_prose(cover: Cover, loc: Loc) -> Iterator[Prose]:
    """Yield the texts of a cover that stands at `loc`."""
    yield from _one((*loc, "einleitung"), cover.introduction)
    if cover.remainder:
        yield from _one((*loc, "rest", "text"), cover.remainder.text)


def point_prose(point: Point, loc: Loc) -> Iterator[Prose]:
    """Yield the texts of a point that stands at `loc`, and of the points below it."""
    yield Prose((*loc, "text"), point.text)
    if point.cover:
        yield from cover_prose(point.cover, (*loc, "deckung"))
    for index, below in enumerate(point.points):
        yield from point_prose(below, (*loc, "unterpunkte", index))
    yield from _one((*loc, "schluss"), point.ending)


def all_points(paper: Paper) -> Iterator[tuple[Loc, Point]]:
    """Yield every point of the resolution with its location, in reading order."""
    if paper.proposed_resolution is None:
        return
    loc: Loc = ("beschlussvorschlag",)
    for index, part in enumerate(paper.proposed_resolution.parts):
        yield from _points(part.points, (*loc, "teile", index, "ziffern"))
    yield from _points(paper.proposed_resolution.points, (*loc, "ziffern"))


def all_covers(paper: Paper) -> Iterator[tuple[Loc, Cover]]:
    """Yield every cover of the paper with its location."""
    if paper.finances and paper.finances.cover:
        yield ("finanzen", "deckung"), paper.finances.cover
    for loc, point in all_points(paper):
        if point.cover:
            yield (*loc, "deckung"), point.cover


def _points(points: tuple[Point, ...], loc: Loc) -> Iterator[tuple[Loc, Point]]:
    for index, point in enumerate(points):
        yield (*loc, index), point
        yield from _points(point.points, (*loc, index, "unterpunkte"))


def _resolution(resolution: Resolution, loc: Loc) -> Iterator[Prose]:
    yield from _one((*loc, "einleitung"), resolution.introduction)
    for index, part in enumerate(resolution.parts):
        here: Loc = (*loc, "teile", index)
        yield Prose((*here, "einleitung"), part.introduction)
        for number, point in enumerate(part.points):
            yield from point_prose(point, (*here, "ziffern", number))
    for number, point in enumerate(resolution.points):
        yield from point_prose(point, (*loc, "ziffern", number))


def _one(loc: Loc, text: str | None) -> Iterator[Prose]:
    if text:
        yield Prose(loc, text)
