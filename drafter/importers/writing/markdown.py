"""Blocks to the Markdown that reads as these blocks; changes become CriticMarkup.

`document.prose` decides how Markdown reads, so each text is proved by it: with all changes accepted
and with all refused. What Markdown has no way to say is put in the nearest form that keeps every
word.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Final

from drafter.document.blocks import (
    Block,
    Figure,
    Heading,
    Image,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Table,
    plain_text,
)
from drafter.document.joining import joined, trimmed
from drafter.document.pictures import CHART
from drafter.document.prose import CAPTION, parse
from drafter.importers.transcript import Change, Stretch
from drafter.source import critic

WIDTH: Final = 96
SIGNS: Final = re.compile(r"[\\*_\[\]<>`|]")
LEADING: Final = re.compile(r"(?m)^(\s*)([-+*#>=~](?=\s|[-+*#>=~])|(\d{1,9})([.)]))")
BACKSLASH: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~\n]|$)")
BULLETS: Final = "-*"
CLOSING: Final = re.compile(r"(?<!\\)(?<!#)#+$")
BACKSLASHED: Final = r"\\\g<0>"
DIGITS: Final = re.compile(r"\d{1,9}[.)]")
ALIGNED: Final = {"left": ":---", "center": ":---:", "right": "---:"}
MARKS: Final = {Change.INSERTED: ("{++", "++}"), Change.DELETED: ("{--", "--}")}

Escape = Callable[[str], str]
Charts = Mapping[str, Figure]

NO_CHARTS: Final[Charts] = MappingProxyType({})


def markdown(blocks: Sequence[Block], charts: Charts = NO_CHARTS) -> str:
    """Return blocks as Markdown, of which `document.prose.parse` makes the same blocks.

    Styles that Markdown does not know are lost; words never are. `charts` are the figures that the
    paper draws from data, by name.
    """
    made: list[tuple[Block, str]] = []
    for escapes in ((_light, _full), (_full,)):
        made = _made(blocks, escapes, charts)
        text = "\n\n".join(piece for _, piece in made)
        if _proved(text, [block for block, _ in made], charts):
            return text
    words = (_words_alone(block) for block, _ in made)
    return "\n\n".join(piece for each in words for _, piece in each)


def _made(
    blocks: Sequence[Block], escapes: Sequence[Escape], charts: Charts
) -> list[tuple[Block, str]]:
    """Return blocks in the kinds that Markdown has, each with its text."""
    made: list[tuple[Block, str]] = []
    for block in _sayable(blocks):
        made += _chart(block, charts) or _provable(block, _bullet(made), escapes)
    return made


def _chart(block: Block, charts: Charts) -> list[tuple[Block, str]]:
    """Return a chart with the sign for its place; nothing for any other block."""
    return [(block, f"![]({CHART}{name})") for name, figure in charts.items() if figure == block]


def _provable(block: Block, bullet: str, escapes: Sequence[Escape]) -> Iterator[tuple[Block, str]]:
    """Yield a block with the least guarded text that reads as it, or else its words alone."""
    for escape in escapes:
        text = _marked_piece(block, escape, bullet, WIDTH)
        if _proved(text, (block,)):
            yield block, text
            return
    yield from _words_alone(block)


def _words_alone(block: Block) -> Iterator[tuple[Block, str]]:
    """Yield the words of a block as paragraphs."""
    for each in _paragraphs((block,)):
        paragraph = Paragraph(_plain(each))
        yield paragraph, _marked_piece(paragraph, _full, BULLETS[0], WIDTH)


def _bullet(made: Sequence[tuple[Block, str]]) -> str:
    """Return the bullet for a list: another one where a list stands right above."""
    above = made[-1] if made else None
    if above and isinstance(above[0], ListBlock) and f"{BULLETS[0]} " in above[1][:5]:
        return BULLETS[1]
    return BULLETS[0]


def _light(text: str) -> str:
    """Guard nothing but backslashes that would be taken for guards."""
    return BACKSLASH.sub(r"\\\\", text)


def _full(text: str) -> str:
    """Guard every sign that could mean something."""
    guarded = SIGNS.sub(BACKSLASHED, text)
    return LEADING.sub(_guarded, guarded)


def _guarded(match: re.Match[str]) -> str:
    sign = f"{match[3]}\\{match[4]}" if match[3] else f"\\{match[2]}"
    return f"{match[1]}{sign}"


def _pieces(blocks: Sequence[Block], escape: Escape, width: int) -> Iterator[str]:
    """Yield the blocks of an item; a list behind another list has other bullets."""
    bullet = BULLETS[1]
    for before, block in zip((None, *blocks), blocks, strict=False):
        bullet = BULLETS[isinstance(before, ListBlock) and bullet == BULLETS[0]]
        yield _marked_piece(block, escape, bullet, width)


def _marked_piece(block: Block, escape: Escape, bullet: str, width: int) -> str:
    """Return a block; one that came or went as a whole stands in one mark."""
    change = _whole_change(block)
    if change is Change.KEPT:
        return _piece(block, escape, bullet, width)
    opens, closes = MARKS[change]
    return f"{opens}{_piece(_unmarked(block), escape, bullet, width)}{closes}"


def _piece(block: Block, escape: Escape, bullet: str, width: int) -> str:
    match block:
        case ListBlock():
            return _list(block, escape, bullet, width)
        case Heading(level, runs):
            words = " ".join(_inline(runs, escape).split("\n"))
            return f"{'#' * min(level + 1, 6)} {CLOSING.sub(BACKSLASHED, words)}"
        case Paragraph(runs):
            return _wrapped(_inline(runs, escape), width)
        case Table():
            return _table(block, escape)
        case Figure(Image(key), alternative, caption):
            return _figure(key, alternative, plain_text(caption))
        case _:
            return _wrapped(_inline(_plain(block), escape), width)


def _figure(key: str, alternative: str, caption: str) -> str:
    words = SIGNS.sub(BACKSLASHED, " ".join(alternative.split()))
    title = ' "{}"'.format(caption.replace("\\", "\\\\").replace('"', '\\"')) if caption else ""
    return f"![{words}]({key}{title})"


def _list(block: ListBlock, escape: Escape, bullet: str, width: int) -> str:
    tight = all(len(item.blocks) == 1 for item in block.items)
    return ("\n" if tight else "\n\n").join(
        _item(item, escape, bullet, width) for item in block.items
    )


def _item(item: Item, escape: Escape, bullet: str, width: int) -> str:
    """Return an item; one that came or went as a whole has its label inside the marks."""
    change = _whole_change(ListBlock("line", (item,)))
    if change is not Change.KEPT:
        opens, closes = MARKS[change]
        plain = Item(item.label, tuple(map(_unmarked, item.blocks)))
        return f"{opens}{_item(plain, escape, bullet, width)}{closes}"
    lead = f"{item.label or bullet} "
    pad = " " * len(lead)
    lines = "\n\n".join(_pieces(item.blocks, escape, width - len(lead))).split("\n")
    indented = [f"{pad}{line}" if line else "" for line in lines[1:]]
    return "\n".join([f"{lead}{lines[0]}".rstrip(), *indented])


def _table(table: Table, escape: Escape) -> str:
    heads = [_cell(column.head, escape) for column in table.columns]
    aligned = [ALIGNED[column.align] for column in table.columns]
    rows = [[_cell(cell, escape) for cell in row.cells] for row in table.rows]
    lines = [f"| {' | '.join(cells)} |" for cells in (heads, aligned, *rows)]
    caption = [_inline(table.caption, escape), ""] if table.caption else []
    return "\n".join([*caption, *lines])


def _cell(runs: Inline, escape: Escape) -> str:
    words = " ".join(_inline(runs, escape).replace("\\\n", " ").split("\n"))
    return words if escape is _full else re.sub(r"(?<!\\)\|", r"\\|", words)


def _inline(runs: Iterable[Run], escape: Escape) -> str:
    """Return runs with the signs of their styles; neighbours of one change share its marks."""
    made = []
    for change, same in groupby(runs, _change):
        words = "".join(_styled(run, escape) for run in same)
        opens, closes = MARKS.get(change, ("", ""))
        made.append(f"{opens}{words}{closes}")
    return "".join(made)


def _styled(run: Run, escape: Escape) -> str:
    """Return a run in its style; blanks at its ends stand outside the signs."""
    core = run.text.strip()
    if not core:
        return run.text.replace("\n", "\\\n")
    before, after = run.text[: run.text.index(core)], run.text[run.text.index(core) + len(core) :]
    words = core if run.href == core else escape(core)
    signs = "**" * run.strong + "*" * run.emphasis
    words = f"{signs}{words}{signs[::-1]}"
    if run.href and run.href != core:
        words = f"[{words}]({run.href})"
    return f"{before}{words}{after}".replace("\n", "\\\n")


def _wrapped(text: str, width: int) -> str:
    """Break a paragraph into lines to be read in an editor, forced breaks where they are."""
    lines = [
        textwrap.fill(line, max(width, 40), break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    ]
    return "\n".join(lines)


def _runs(block: Block) -> Iterator[Run]:
    """Yield the runs of a block and of all that is in it."""
    match block:
        case Heading(_, runs) | Paragraph(runs):
            yield from runs
        case ListBlock(_, items):
            for item in items:
                for each in item.blocks:
                    yield from _runs(each)
        case Table():
            yield from (run for column in block.columns for run in column.head)
            yield from (run for row in block.rows for cell in row.cells for run in cell)
            yield from block.caption
        case _:
            return


def _whole_change(block: Block) -> Change:
    """Return what happened to all words of a block; it was kept where only a part changed."""
    found = {_change(run) for run in _runs(block) if run.text.strip()}
    return found.pop() if len(found) == 1 else Change.KEPT


def _unmarked(block: Block) -> Block:
    """Return a block with its words as if nothing had happened to them."""
    match block:
        case Heading(level, runs):
            return Heading(level, _plain_runs(runs))
        case Paragraph(runs):
            return Paragraph(_plain_runs(runs))
        case ListBlock(style, items):
            made = (Item(item.label, tuple(map(_unmarked, item.blocks))) for item in items)
            return ListBlock(style, tuple(made))
        case Table():
            return _with_runs(block, _plain_runs)
        case _:
            return block


def _plain_runs(runs: Inline) -> Inline:
    return tuple(Run(run.text, run.strong, run.emphasis, run.href) for run in runs)


def _change(run: Run) -> Change:
    return run.change if isinstance(run, Stretch) else Change.KEPT


def _proved(text: str, blocks: Sequence[Block], charts: Charts = NO_CHARTS) -> bool:
    """Whether a text reads as these blocks, after its changes and before them."""
    after = _settled(blocks, Change.DELETED) == tuple(_levels(parse(critic.accepted(text), charts)))
    if not after or not critic.is_marked(text):
        return after
    before = _settled(blocks, Change.INSERTED), tuple(_levels(parse(critic.rejected(text), charts)))
    return _told_apart(before[0]) == _told_apart(before[1])


def _told_apart(blocks: Iterable[Block]) -> str:
    """Return what tells blocks apart, save blanks: a mark that goes takes those around it along."""
    return re.sub(r"\s", "", repr(tuple(blocks)))


def settled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks as they read when all changes in them are accepted."""
    return _settled(blocks, Change.DELETED)


def _settled(blocks: Iterable[Block], gone: Change) -> tuple[Block, ...]:
    """Return blocks without the stretches of one change, in plain runs; empty ones are left out."""
    return tuple(_levels([each for block in blocks if (each := _without(block, gone))]))


def _without(block: Block, gone: Change) -> Block | None:
    match block:
        case Heading(level, runs):
            kept = _kept(runs, gone)
            return Heading(level, kept) if kept else None
        case Paragraph(runs):
            kept = _kept(runs, gone)
            return Paragraph(kept) if kept else None
        case ListBlock(style, items):
            made = ((i.label, [w for b in i.blocks if (w := _without(b, gone))]) for i in items)
            left = tuple(Item(label, tuple(inner)) for label, inner in made if inner)
            return ListBlock(style, left) if left else None
        case Table():
            return _with_runs(block, lambda runs: _kept(runs, gone))
        case _:
            return block


def _with_runs(table: Table, made: Callable[[Inline], Inline]) -> Table:
    """Return a table with other words in its cells; it has no totals, as Markdown has none."""
    return Table(
        tuple(replace(column, head=made(column.head)) for column in table.columns),
        tuple(Row(tuple(map(made, row.cells))) for row in table.rows),
        made(table.caption),
    )


def _kept(runs: Inline, gone: Change) -> Inline:
    kept = (
        Run(run.text, run.strong, run.emphasis, run.href)
        for run in runs
        if _change(run) is not gone
    )
    return trimmed(joined(kept))


def _levels(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with the levels of their headings counted from the highest one."""
    every = tuple(blocks)
    levels = sorted({block.level for block in every if isinstance(block, Heading)})
    for block in every:
        if isinstance(block, Heading):
            yield Heading(levels.index(block.level) + 1, block.runs)
        else:
            yield block


def _sayable(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in the kinds that Markdown has."""
    for block in blocks:
        match block:
            case Heading(level, runs):
                yield Heading(level, _tidy(_on_one_line(runs)))
            case ListBlock():
                yield from _sayable_list(block)
            case Table():
                yield from _sayable_table(block)
            case Paragraph(runs):
                yield Paragraph(_tidy(runs))
            case Figure():
                yield block
            case _:
                yield Paragraph(_plain(block))


def _sayable_list(block: ListBlock) -> Iterator[Block]:
    """Yield a list of bullets or numbers as it is; other labels become words of paragraphs.

    A list of one item that does not begin with 1 would be read as a paragraph.
    """
    labels = [item.label for item in block.items]
    counted = all(DIGITS.fullmatch(label) for label in labels)
    lone = len(labels) == 1 and not labels[0].startswith("1")
    if all(item.blocks for item in block.items) and (
        not any(labels) or (counted and not lone and len({label[-1] for label in labels}) == 1)
    ):
        items = (Item(item.label, tuple(_sayable(item.blocks))) for item in block.items)
        yield ListBlock("number" if any(labels) else "bullet", tuple(items))
        return
    for item in block.items:
        yield from _sayable(_with_label(item))


def _sayable_table(table: Table) -> Iterator[Block]:
    caption = table.caption
    if caption and not CAPTION.match(plain_text(caption)):
        yield Paragraph(caption)
        caption = ()
    columns = tuple(
        replace(column, head=_tidy(_on_one_line(column.head))) for column in table.columns
    )
    rows = tuple(
        Row(tuple(_tidy(_on_one_line(cell)) for cell in _cells(row))) for row in table.rows
    )
    yield Table(columns, rows, caption)


def _cells(row: Row) -> tuple[Inline, ...]:
    """Return the cells of a row; those of a total are bold, as staff write it."""
    if row.style == "body":
        return row.cells
    return tuple(tuple(replace(run, strong=True) for run in cell) for cell in row.cells)


def _on_one_line(runs: Inline) -> Inline:
    return tuple(replace(run, text=" ".join(run.text.split("\n"))) for run in runs)


def _tidy(runs: Inline) -> Inline:
    """Return runs with the blanks at the ends of bold and slanted words outside these."""
    made: list[Run] = []
    for run in runs:
        core = run.text.strip()
        if not core or not (run.strong or run.emphasis):
            made.append(run)
            continue
        start = run.text.index(core)
        for text, styled in (
            (run.text[:start], False),
            (core, True),
            (run.text[start + len(core) :], False),
        ):
            if text:
                plain = replace(run, text=text, strong=False, emphasis=False, href=None)
                made.append(replace(run, text=text) if styled else plain)
    return tuple(made)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield all that has words, one paragraph or row at a time; labels of items are words."""
    for block in blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _paragraphs(_with_label(item))
        else:
            yield block


def _with_label(item: Item) -> tuple[Block, ...]:
    """Return what is in an item, its label before the words or in a paragraph of its own."""
    if not item.label:
        return item.blocks
    first, *rest = item.blocks or (Paragraph(()),)
    if isinstance(first, Paragraph):
        return (Paragraph((Run(f"{item.label} "), *first.runs)), *rest)
    return (Paragraph((Run(item.label),)), *item.blocks)


def _plain(block: Block) -> Inline:
    """Return the words of a block as the runs of one paragraph."""
    match block:
        case Heading(_, runs) | Paragraph(runs):
            return runs
        case Table():
            cells = [column.head for column in block.columns]
            rows = [block.caption, *cells, *(cell for row in block.rows for cell in row.cells)]
            return tuple(run for runs in rows if runs for run in (*runs, Run(" ")))
        case Figure():
            return (Run(block.alternative), *block.caption)
        case _:
            return (Run(" ".join(_words(block))),)


def _words(block: Block) -> Iterator[str]:
    for name in block.__slots__:
        value = getattr(block, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (str(getattr(part, "text", "")) for part in value)
