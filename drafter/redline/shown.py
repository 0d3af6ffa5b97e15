"""What a marked Document is made of beside ordinary blocks and runs.

Each is a kind of what it stands for, so that whatever reads a Document reads a marked one too: a
`Mark` is a run with runs inside, a `Noted` part bears the word that stands at the margin.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from drafter.document import Block, Column, Inline, Item, Row, Run, Table, plain_text

INVISIBLE: Final = frozenset({"Cf", "Zl", "Zp", "Zs", "Cc"})


class Sign(StrEnum):
    """What a mark says of its words: they came, they went, or they are a note of the program."""

    INSERTED = "ins"
    DELETED = "del"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark(Run):
    """Marked words; `text` holds them all, `inner` their runs with styles."""

    sign: Sign = Sign.INSERTED
    inner: Inline = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A block that bears a word at the margin; `sign` tells a block that is gone from others."""

    kind: ClassVar[str] = "noted"
    word: str
    sign: Sign
    block: Block


@dataclass(frozen=True, slots=True)
class NotedItem(Item):
    """A list item that bears a word at the margin."""

    word: str = ""
    sign: Sign = Sign.INSERTED


@dataclass(frozen=True, slots=True)
class NotedRow(Row):
    """A row that bears a word at the margin."""

    word: str = ""
    sign: Sign = Sign.INSERTED


@dataclass(frozen=True, slots=True)
class NotedTable(Table):
    """A table whose caption bears a word."""

    word: str = ""


@dataclass(frozen=True, slots=True)
class NotedColumn(Column):
    """A column that came or went, or was named anew; its head bears the word."""

    word: str = ""
    sign: Sign = Sign.INSERTED


def is_visible(text: str) -> bool:
    """Whether a text has anything to be seen, and not only blanks and soft hyphens."""
    return not all(unicodedata.category(sign) in INVISIBLE for sign in text)


def marked(runs: Inline, sign: Sign) -> Inline:
    """Return runs as one mark; blanks at its ends stay outside. What is not seen is not marked."""
    text = plain_text(runs)
    bare = text.strip()
    if not is_visible(bare):
        return runs
    start = text.index(bare)
    before, after = text[:start], text[start + len(bare) :]
    return (
        *((Run(before),) if before else ()),
        Mark(bare, sign=sign, inner=_stripped(runs, start, start + len(bare))),
        *((Run(after),) if after else ()),
    )


def note(text: str) -> Inline:
    """Return a note of the program, which stands among words that are not its own."""
    return (Mark(text, sign=Sign.NOTE, inner=(Run(text),)),)


def _stripped(runs: Inline, start: int, end: int) -> Inline:
    made = []
    offset = 0
    for run in runs:
        text = run.text[max(start - offset, 0) : max(end - offset, 0)]
        if text:
            made.append(Run(text, run.strong, run.emphasis, run.href))
        offset += len(run.text)
    return tuple(made)
