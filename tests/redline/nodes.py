"""Walking a Redline: every node of the tree, whatever class it is, and what states it holds."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from drafter.redline import State, tree
from drafter.redline.tree import MarkedInline, MovedText, Stretch, Whole


class Place(NamedTuple):
    """One place of a move: its number, its state, and what stands there."""

    move: int
    state: State
    part: Any


def nodes(part: object) -> Iterator[Any]:
    """Yield a node of the tree and all nodes below it; what stands in a `Whole` is no node."""
    if isinstance(part, tuple):
        for each in part:
            yield from nodes(each)
    elif _is_node(part):
        yield part
        for field in fields(part):  # type: ignore[arg-type]
            yield from nodes(getattr(part, field.name))


def states(part: object) -> Iterator[State]:
    """Yield every state in the tree, those of borders between paragraphs too."""
    for node in nodes(part):
        if hasattr(node, "state"):
            yield node.state
        yield from getattr(node, "breaks", ())


def stretches(part: object) -> Iterator[Stretch]:
    """Yield every stretch of text."""
    return (node for node in nodes(part) if isinstance(node, Stretch))


def texts(part: object) -> Iterator[MarkedInline]:
    """Yield every marked text as the tuple of its stretches."""
    if isinstance(part, tuple) and part and isinstance(part[0], Stretch):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts(each)
    elif _is_node(part):
        for field in fields(part):  # type: ignore[arg-type]
            yield from texts(getattr(part, field.name))


def places(part: object) -> Iterator[Place]:
    """Yield both places of every move."""
    for node in nodes(part):
        if isinstance(node, MovedText):
            yield Place(node.move, State.MOVED_HERE, node.text)
        elif getattr(node, "move", 0):
            yield Place(node.move, node.state, node.part if isinstance(node, Whole) else node.cells)


def _is_node(part: object) -> bool:
    return type(part).__module__ == tree.__name__ and not isinstance(part, State)
