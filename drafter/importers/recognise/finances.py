"""The financial effects: text, the tables of the budget plans, a cover."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafter.compose.money import DASH, NO_EFFECT
from drafter.compose.money import finances as composed
from drafter.document import Block
from drafter.document.blocks import Paragraph, Table, plain_text
from drafter.importers.draft import Said, Value
from drafter.importers.flow import blocks
from drafter.importers.recognise.cover import cover_in
from drafter.importers.recognise.parts import Context, Found, Gained
from drafter.importers.recognise.prose import said_of
from drafter.importers.recognise.proving import says
from drafter.importers.recognise.words import paragraph_text
from drafter.importers.writing.markdown import settled
from drafter.model.scalars import Budget, Side

KEY: Final = "finanzen"
PLAN: Final = re.compile(
    rf"Auswirkungen auf den (?P<plan>{'|'.join(Budget)})(?:, (?P<account>.{{1,200}}))?"
)
ROW: Final = re.compile(rf"(?P<side>{'|'.join(Side)}): (?P<name>.{{1,300}})")
YEAR: Final = re.compile(r"(?:19|20)\d\d")


def finances(found: Found, context: Context) -> Gained:
    """Read the financial effects; what is no plan of this program's form is text."""
    read = tuple(_captioned(blocks(found.parts)))
    if not read:
        return Gained()
    value = _understood(read)
    if says(KEY, value, read, composed, context):
        return Gained({KEY: value})
    text = said_of(read)
    return Gained({KEY: {"text": text}} if text.text else {})


def _captioned(read: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks; a line that names a plan right above a table is its caption."""
    waiting: Block | None = None
    for block in read:
        if isinstance(waiting, Paragraph) and isinstance(block, Table) and not block.caption:
            yield replace(block, caption=waiting.runs)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = block if PLAN.fullmatch(paragraph_text(block)) else None
        if waiting is None:
            yield block
    if waiting:
        yield waiting


def _understood(read: Sequence[Block]) -> Value:
    if len(read) == 1 and paragraph_text(read[0]) == NO_EFFECT:
        return {"auswirkungen": Said("nein")}
    planned = [(block, _plan(block)) for block in read]
    plans = tuple(plan for _, plan in planned if plan)
    others = [block for block, plan in planned if not plan]
    covered = cover_in(others)
    text = said_of(covered.text if covered else others)
    value: dict[str, Value] = {"text": text} if text.text else {}
    if plans:
        value["plaene"] = plans
    return {**value, "deckung": covered.cover} if covered and not covered.rest else value


def _plan(block: Block) -> dict[str, Value]:
    """Return a table as a budget plan, its changes accepted; nothing where it is none."""
    block = next(iter(settled((block,))), block)
    if not isinstance(block, Table):
        return {}
    caption = PLAN.fullmatch(plain_text(block.caption))
    years = [plain_text(column.head) for column in block.columns[1:]]
    if not caption or not years or not all(map(YEAR.fullmatch, years)):
        return {}
    account = {"konto": Said(caption["account"])} if caption["account"] else {}
    found = tuple(_rows(block, years))
    return {"plan": Said(caption["plan"]), **account, "zeilen": found} if found else {}


def _rows(table: Table, years: Sequence[str]) -> Iterator[Value]:
    for row in table.rows:
        named = ROW.fullmatch(plain_text(row.cells[0]))
        if named is None:
            continue
        amounts = zip(years, map(plain_text, row.cells[1:]), strict=False)
        yield {
            "bezeichnung": Said(named["name"]),
            "art": Said(named["side"]),
            "betraege": {year: Said(amount) for year, amount in amounts if amount != DASH},
        }
