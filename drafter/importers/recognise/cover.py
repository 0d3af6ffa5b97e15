"""The cover (Deckung) that stands in a point of a resolution, where its lines are beyond doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from drafter.document import Block
from drafter.document.blocks import Item, ListBlock, Paragraph, Run
from drafter.german.amounts import find_amounts, parse_amount
from drafter.importers.draft import Said, Value
from drafter.importers.recognise.prose import said_of
from drafter.importers.recognise.words import paragraph_text
from drafter.importers.transcript import Change, Stretch
from drafter.model import lines
from drafter.model.lines import LineError, Piece

LEAD: Final = re.compile(r"\b(?:Deckung|gedeckt)\b.{0,200}:$", re.DOTALL)
JOINT: Final = re.compile(r"\n|(?<=\)) (?=[A-ZÄÖÜ])")
SEVERAL: Final = re.compile(r"\)[^()]*\(")
"""What stands inside a pair of brackets only where they are two pairs, of two rows."""

ACCOUNT: Final = re.compile(r"(?<![\w.])\d{2}(?:\.\d{2}){2,4}(?:\.\d{4})?(?![\w.]|\.\d)")


@dataclass(frozen=True, slots=True)
class Covered:
    """The text of a point before its cover, the cover, and what follows."""

    text: tuple[Block, ...]
    cover: Value
    rest: tuple[Block, ...]


def cover_in(blocks: Sequence[Block]) -> Covered | None:
    """Return the cover among the blocks of a point, or None where there is none beyond doubt."""
    at = next(
        (i for i, block in enumerate(blocks) if i and LEAD.search(paragraph_text(block))), None
    )
    if at is None or any(map(_is_changed, blocks)):
        return None
    flat = tuple(_lines(blocks[at + 1 :]))
    found = [row for block in flat if (row := _row(paragraph_text(block)))]
    count = next((i for i, block in enumerate(flat) if not _row(paragraph_text(block))), len(flat))
    if not count or count != len(found):
        return None
    rest = _rest(flat[count : count + 1])
    lead = blocks[at]
    cover: dict[str, Value] = {
        **_need(blocks[:at], found, rest),
        **_account(paragraph_text(lead)),
        "einleitung": said_of((lead,)),
        "zeilen": tuple(found),
        **({"rest": rest} if rest else {}),
    }
    return Covered(tuple(blocks[:at]), cover, flat[count + bool(rest) :])


def _lines(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, bare lines and bullets each as a paragraph of its own.

    Rows that stand in one paragraph, as they do where a file has no room between them, are parted.
    """
    for block in blocks:
        if isinstance(block, ListBlock) and not any(item.label for item in block.items):
            yield from _paragraphs(block.items)
        elif all(map(_row, JOINT.split(paragraph_text(block)))):
            yield from (Paragraph((Run(line),)) for line in JOINT.split(paragraph_text(block)))
        else:
            yield block


def _paragraphs(items: Sequence[Item]) -> Iterator[Block]:
    for item in items:
        yield from item.blocks


def _is_changed(block: Block) -> bool:
    runs = block.runs if isinstance(block, Paragraph) else ()
    return any(isinstance(run, Stretch) and run.change is not Change.KEPT for run in runs)


def _row(text: str) -> dict[str, Value] | None:
    """Return a row of a cover; None for any other words, a sentence with an amount too."""
    if not text or text.rstrip().endswith("."):
        return None
    try:
        entry = lines.cover_row(text)
    except LineError:
        return None
    pieces = {key: piece for key, piece in entry.items() if isinstance(piece, Piece)}
    words = {key: text[piece.start : piece.end] for key, piece in pieces.items()}
    if SEVERAL.search(words.get("erlaeuterung", "")):
        return None
    return {key: Said(each) for key, each in words.items()}


def _rest(blocks: Sequence[Block]) -> dict[str, Value]:
    """Return what remains, where the next paragraph names one amount."""
    for block in blocks:
        amounts = tuple(find_amounts(paragraph_text(block)))
        if len(amounts) == 1:
            text = paragraph_text(block)[amounts[0].start : amounts[0].end]
            return {"betrag": Said(text), "text": said_of((block,))}
    return {}


def _need(
    before: Sequence[Block], found: Sequence[dict[str, Value]], rest: dict[str, Value]
) -> dict[str, Value]:
    """Return the expense and its year, where the text names one amount that the rows add up to."""
    amounts = [
        (paragraph_text(block), each)
        for block in before
        for each in find_amounts(paragraph_text(block))
    ]
    if len(amounts) != 1:
        return {}
    text, amount = amounts[0]
    parts = [each["betrag"] for each in (*found, rest) if each]
    if sum(map(_value, parts), Decimal()) != amount.amount.value:
        return {}
    years = {each.text for row in found if isinstance(each := row.get("jahr"), Said)}
    year = {"jahr": Said(years.pop())} if len(years) == 1 else {}
    return {"bedarf": Said(text[amount.start : amount.end]), **year}


def _value(said: Value) -> Decimal:
    assert isinstance(said, Said)
    return parse_amount(said.text).value


def _account(lead: str) -> dict[str, Value]:
    found = ACCOUNT.findall(lead)
    return {"konto": Said(found[0])} if len(found) == 1 else {}
