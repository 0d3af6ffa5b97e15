"""The proof of what was understood: it is composed, and must give the words that were read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from drafter.compose.context import Composed
from drafter.compose.context import Context as Composing
from drafter.document import Block
from drafter.importers.draft import Value
from drafter.importers.recognise.parts import Context
from drafter.importers.recognise.words import words
from drafter.importers.writing.markdown import settled
from drafter.importers.writing.rows import rows
from drafter.model.paper import Paper
from drafter.source import critic
from drafter.source.text import SourceText
from drafter.source.typed import read_as

HEAD: Final = "formular: form\nvorlagenart: Art\namt: Amt\nberatungsgegenstand: Gegenstand\n"

Composer = Callable[[Composing], Composed]


def says(
    key: str, value: Value, read: Sequence[Block], composer: Composer, context: Context
) -> bool:
    """Whether a value of that key is printed with the words of the blocks that were read."""
    paper = _paper(key, value)
    if paper is None:
        return False
    printed = composer(Composing(paper, context.form, context.kind)).blocks
    return words(printed) == words(settled(read))


def _paper(key: str, value: Value) -> Paper | None:
    text = HEAD + "".join(f"{row.text}\n" for row in rows(key, value, (key,)))
    read = read_as(SourceText("", critic.accepted(text)), Paper, Path())
    return read.value if isinstance(read.value, Paper) else None
