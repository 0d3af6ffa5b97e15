"""The notation of the catalogue: prose with points to a Document, and a Redline to marked text.

The legend, for readers, is in faelle/LIESMICH.md.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final, NamedTuple

from drafter.document import (
    Block,
    Choices,
    Document,
    Field,
    Figure,
    Furniture,
    Heading,
    Image,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Section,
    Signature,
    Table,
    plain_text,
)
from drafter.document.prose import parse
from drafter.redline import Redline, State
from drafter.redline.tree import (
    BlockEntry,
    ItemEntry,
    MarkedChoices,
    MarkedColumn,
    MarkedField,
    MarkedFigure,
    MarkedInline,
    MarkedItem,
    MarkedList,
    MarkedRow,
    MarkedSection,
    MarkedTable,
    MarkedText,
    MovedText,
    Regrouped,
    Whole,
)

POINT: Final = re.compile(r"\[(?P<label>[^\]\s]+)\] (?P<text>.*)")
PART: Final = re.compile(r"=== (alt|neu|erwartet)\n")
SECTION: Final = re.compile(r"@(\S+)\n")
TOTAL: Final = re.compile(r"(?:Summe|Saldo)\b")
INDENT: Final = "    "
LIST_NAMES: Final = {"bullet": "Striche", "number": "Nummern", "point": "Ziffern", "line": "Zeilen"}
BORDERS: Final = {State.KEPT: "¶", State.INSERTED: "¶+", State.DELETED: "¶-"}


class Case(NamedTuple):
    """A named case: why it is one, both texts, and how the marked text is to look."""

    title: str
    old: str
    new: str
    expected: str


def read_case(text: str) -> Case:
    """Take a file of the catalogue apart."""
    title, *parts = PART.split(text)
    assert parts[::2] == ["alt", "neu", "erwartet"], "a case has three parts in this order"
    return Case(title.strip(), *(part.strip("\n") for part in parts[1::2]))


def document(text: str) -> Document:
    """Read prose with points; a line „@id“ begins a section."""
    first, *more = SECTION.split(f"{text}\n".replace("␣", "\u00a0"))
    named = [("text", first)] if first.strip() or not more else []
    named += zip(more[::2], more[1::2], strict=True)
    sections = (Section(name, (), blocks(part)) for name, part in named)
    return Document("de", "", "", "", "", tuple(sections), Furniture((), (), ""))


def blocks(text: str) -> tuple[Block, ...]:
    """Read prose; stretches of lines that begin with „[1.] “ are points, indented lines theirs."""
    made: list[Block] = []
    prose: list[str] = []
    points: list[tuple[str, list[str]]] = []

    def finish() -> None:
        if points:
            items = (Item(label, blocks("\n".join(lines))) for label, lines in points)
            made.append(ListBlock("point", tuple(items)))
        made.extend(map(_with_total, parse("\n".join(prose))))
        prose.clear()
        points.clear()

    for line in text.split("\n"):
        if point := POINT.fullmatch(line):
            if prose:
                finish()
            points.append((point["label"], [point["text"]]))
        elif points and (line.startswith(INDENT) or not line):
            points[-1][1].append(line.removeprefix(INDENT))
        else:
            if points:
                finish()
            prose.append(line)
    finish()
    return tuple(made)


def _with_total(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    rows = (
        replace(row, style="total") if TOTAL.match(plain_text(row.cells[0])) else row
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))


def shown(redline: Redline) -> str:
    """Write a Redline as marked text."""
    return "\n".join(_sections(redline))


def _sections(redline: Redline) -> Iterator[str]:
    for section in redline.sections:
        part = section.part if isinstance(section, Whole) else section
        if part.id != "text":
            yield f"@{part.id}"
        if isinstance(section, MarkedSection):
            yield from _entries(section.blocks)
        else:
            for block in section.part.blocks:
                yield from _prefixed(section.state, section.move, _block(block))


def _entries(entries: Iterable[BlockEntry]) -> Iterator[str]:
    for entry in entries:
        yield from _entry(entry)


def _entry(entry: BlockEntry) -> Iterator[str]:
    match entry:
        case Whole():
            yield from _prefixed(entry.state, entry.move, _block(entry.part))
        case MarkedText():
            yield f"{_level(entry)}{_text(entry.runs)}"
        case MovedText():
            yield f"{entry.move}→ {_level(entry.text)}{_text(entry.text.runs)}"
        case Regrouped():
            borders = [f" {BORDERS[state]}" for state in entry.breaks]
            for part, border in zip_longest(entry.parts, borders, fillvalue=""):
                yield f"{_text(part).strip()}{border}"  # type: ignore[arg-type]
        case MarkedList():
            if entry.style != entry.was_style:
                yield f"({LIST_NAMES[entry.style]}, war: {LIST_NAMES[entry.was_style]})"
            for item in entry.items:
                yield from _item(item)
        case MarkedTable():
            yield from _table(entry)
        case MarkedFigure():
            yield f"{_figure(entry)}{_text(entry.caption)}"
        case MarkedField():
            yield f"{_was(entry.label, entry.was_label)}: {_text(entry.runs)}"
        case MarkedChoices():
            yield f"{_text(entry.label)}: {_text(entry.summary)}"


def _item(entry: ItemEntry) -> Iterator[str]:
    if isinstance(entry, MarkedItem):
        label = _was(entry.label or "•", entry.was_label or "•")
        yield from _labelled(label, _entries(entry.blocks))
    else:
        lines = _labelled(entry.part.label or "•", _blocks(entry.part.blocks))
        yield from _prefixed(entry.state, entry.move, lines)


def _was(now: str, was: str) -> str:
    return now if now == was else f"{now} (war {was})"


def _labelled(label: str, lines: Iterable[str]) -> Iterator[str]:
    prefix = f"{label} "
    for line in lines:
        yield f"{prefix}{line}"
        prefix = INDENT


def _prefixed(state: State, move: int, lines: Iterable[str]) -> Iterator[str]:
    signs = {
        State.KEPT: "",
        State.INSERTED: "+ ",
        State.DELETED: "- ",
        State.MOVED_AWAY: f"→{move} ",
        State.MOVED_HERE: f"{move}→ ",
    }
    return (f"{signs[state]}{line}" for line in lines)


def _level(text: MarkedText) -> str:
    now, was = "#" * text.level, "#" * text.was_level
    if now == was:
        return f"{now} " if now else ""
    return f"{now} (war {was or 'Absatz'}) ".lstrip()


def _blocks(parts: Iterable[Block]) -> Iterator[str]:
    for part in parts:
        yield from _block(part)


def _block(block: Block) -> Iterator[str]:
    """Write a block without marks."""
    match block:
        case Paragraph():
            yield _plain(block.runs)
        case Heading():
            yield f"{'#' * block.level} {_plain(block.runs)}"
        case ListBlock():
            for item in block.items:
                yield from _labelled(item.label or "•", _blocks(item.blocks))
        case Table():
            if block.caption:
                yield _plain(block.caption)
            yield _cells(_plain(column.head) for column in block.columns)
            for row in block.rows:
                yield _cells(map(_plain, row.cells)) + _total(row)
        case Figure():
            yield f"{_picture(block.content)}{_plain(block.caption)}"
        case Field():
            yield f"{block.label}: {_plain(block.runs)}"
        case Choices():
            yield f"{_plain(block.label)}: {_plain(block.summary)}"
        case Signature():
            yield f"({block.name}, {block.office})"


def _table(table: MarkedTable) -> Iterator[str]:
    if table.caption:
        yield _text(table.caption)
    yield _cells(map(_head, table.columns))
    for row in table.rows:
        line = _cells(_cell(row, cell) for cell in row.cells) + _total(row)
        yield from _prefixed(row.state, row.move, [line])


def _head(column: MarkedColumn) -> str:
    """Write a head; the state of its column stands in front where its words do not say it."""
    return next(_prefixed(column.state, 0, [_plain_of(column.head)]))


def _plain_of(runs: MarkedInline) -> str:
    states = {stretch.state for stretch in runs}
    if len(states) == 1 and states != {State.KEPT}:
        return "".join(_plain(stretch.now or stretch.was) for stretch in runs)
    return _text(runs)


def _cell(row: MarkedRow, cell: MarkedInline) -> str:
    return _text(cell) if row.state is State.KEPT else _plain_of(cell)


def _cells(cells: Iterable[str]) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def _total(row: Row | MarkedRow) -> str:
    now = "Summe" if row.style == "total" else ""
    was = "Summe" if getattr(row, "was_style", row.style) == "total" else ""
    return "" if now == was == "" else f" ({_was(now or 'Zeile', was or 'Zeile')})"


def _figure(entry: MarkedFigure) -> str:
    return _was(_picture(entry.content), _picture(entry.was_content))


def _picture(content: object) -> str:
    return f"[Bild {content.key}] " if isinstance(content, Image) else "[Diagramm] "


def _text(runs: MarkedInline) -> str:
    return "".join(_stretches(runs))


def _stretches(runs: MarkedInline) -> Iterator[str]:
    """Write stretches; a blank before a mark stands in front of it, and only once."""
    removed = False
    for stretch in runs:
        now, was = _plain(stretch.now), _plain(stretch.was)
        match stretch.state:
            case State.INSERTED:
                yield f"{'' if removed else _blank(now)}{{+{now.lstrip(' ')}+}}"
            case State.DELETED:
                yield f"{_blank(was)}[-{was.lstrip(' ')}-]"
            case _ if _form(now) == _form(was):
                lacks_blank = removed and was.startswith(" ") and not now.startswith(" ")
                yield f"{' ' * lacks_blank}{now}"
            case _:
                yield f"{_blank(now)}{{={now.strip(' ')}|{was.strip(' ')}=}}"
        removed = stretch.state is State.DELETED


def _blank(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" "))]


def _form(text: str) -> str:
    """Return a text without what is form only."""
    return re.sub(r"[\s\u00ad„“”»«\"‚‘’'–‑⏎␣-]", "", text)


def _plain(runs: Inline) -> str:
    return "".join(map(_run, runs)).replace("\n", "⏎").replace("\u00a0", "␣")


def _run(run: Run) -> str:
    signs = "**" * run.strong + "*" * run.emphasis
    text = f"{signs}{run.text}{signs}"
    return text if run.href in (None, run.text) else f"[{text}]({run.href})"
