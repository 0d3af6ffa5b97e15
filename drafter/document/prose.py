"""Prose to blocks: CommonMark without raw HTML, plus tables, with the traps of German mended.

The property that holds: what a reader sees is what the author typed, less the marks. So

- `*` inside a word is a gender star and stays (`Mitarbeiter*innen`);
- `31. Dezember 2022` and `2. Lesung` at the start of a paragraph or line are no lists;
- numbers of a list are printed as typed; what is nested deeper than any list is text;
- the cells of a row that the table has no column for stay, in its last cell;
- a picture stands between paragraphs; where none can stand its signs are text;
- code, quotes, rules, raw HTML, entities and link definitions do not exist: their signs are text;
- a link may lead to `http:`, `https:` and `mailto:` only; bare addresses become links.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from drafter.document.blocks import (
    Block,
    Column,
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
    walk,
)
from drafter.document.commonmark import parse_tree, words_of
from drafter.document.inlines import alternative, image_as_typed, runs
from drafter.document.joining import joined, trimmed
from drafter.document.pictures import CHART

DEEPEST_HEADING = 4
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jänner"
DAY_AT_LINE_START = re.compile(
    rf"^([ \t]*(?:(?:[-+*]|\d{{1,9}}[.)])[ \t]+)*\d{{1,2}})\.(?=[ \t]+(?:{MONTHS})\b)", re.M
)
CAPTION = re.compile(r"Tabelle\b[^:\n]{0,40}:")
LINE_END = re.compile(r"\r\n?|\n")
DEEPEST_MARK = 6
USUAL_HEADING = 2


class Passage(NamedTuple):
    """A block of a prose text (or several that belong together), and where its source stands."""

    start: int
    end: int
    blocks: tuple[Block, ...]


def parse(text: str, charts: Mapping[str, Figure] | None = None) -> tuple[Block, ...]:
    """Turn a prose text into blocks.

    `charts` gives the figure for each `![](abbildung:name)`; where it has none the signs stay.
    Other images come out as figures whose key is the file's name. Heading levels are counted
    from the highest one used (1).
    """
    return _parsed(text, tuple((charts or {}).items()))


@lru_cache(maxsize=64)
def _parsed(text: str, charts: tuple[tuple[str, Figure], ...]) -> tuple[Block, ...]:
    """Parse a text once for all who compose the same paper."""
    return _levelled(_Reader(dict(charts)).blocks(_nodes(text)))


def passages(text: str, charts: Mapping[str, Figure] | None = None) -> tuple[Passage, ...]:
    """Take a prose text apart into its blocks, each with the stretch of the text it comes from.

    The blocks are those of `parse`, but heading levels are counted as they are typed.
    """
    reader, starts = _Reader(charts or {}), _line_starts(text)
    found: list[Passage] = []
    before: SyntaxTreeNode | None = None
    for node in _nodes(text):
        above = found[-1].blocks[-1:] if found else ()
        made = [*above]
        reader.add(made, node, before)
        before = node
        found[-1:] = _with_next(found[-1:], above, (*_stretch(text, starts, node), tuple(made)))
    return tuple(found)


def _with_next(
    last: list[Passage], above: tuple[Block, ...], found: tuple[int, int, tuple[Block, ...]]
) -> list[Passage]:
    """Put what was found behind the last passage, or into it where it changed the block above."""
    start, end, blocks = found
    if blocks[: len(above)] != above:
        return [Passage(last[0].start, end, (*last[0].blocks[:-1], *blocks))]
    own = blocks[len(above) :]
    return [*last, Passage(start, end, own)] if own else last


def appended(text: str, title: str, more: str) -> str:
    """Put a text behind another, under a heading of the highest level that the first one uses.

    The headings of the text behind are moved below that heading.
    """
    level = min(_heading_levels(text), default=USUAL_HEADING)
    deeper = level + 1 - min(_heading_levels(more), default=level + 1)
    below = _deepened(more, max(deeper, 0))
    return "\n\n".join(filter(None, (text.rstrip(), f"{'#' * level} {title}", below.strip("\n"))))


def _nodes(text: str) -> list[SyntaxTreeNode]:
    return parse_tree(DAY_AT_LINE_START.sub(r"\1\\.", text)).children


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in LINE_END.finditer(text)), len(text)]


def _stretch(text: str, starts: list[int], node: SyntaxTreeNode) -> tuple[int, int]:
    """Return where the source of a node begins and ends, blank lines behind it left out."""
    first, last = node.map or (0, 0)
    source = text[starts[first] : starts[min(last, len(starts) - 1)]]
    return starts[first], starts[first] + len(source.rstrip())


def _headings(text: str) -> list[SyntaxTreeNode]:
    return [node for top in _nodes(text) for node in top.walk() if node.type == "heading"]


def _heading_levels(text: str) -> list[int]:
    return [int(node.tag[1:]) for node in _headings(text)]


def _deepened(text: str, by: int) -> str:
    """Give each heading so many levels more, as far as there are levels."""
    starts = _line_starts(text)
    for node in reversed(_headings(text)):
        at = text.index("#", starts[node.map[0]] if node.map else 0)
        more = min(by, DEEPEST_MARK - len(node.markup))
        text = text[:at] + "#" * more + text[at:]
    return text


class _Reader:
    """Turns syntax nodes into blocks."""

    def __init__(self, charts: Mapping[str, Figure]) -> None:
        self.charts = charts

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Block, ...]:
        made: list[Block] = []
        before: SyntaxTreeNode | None = None
        for node in nodes:
            self.add(made, node, before)
            before = node
        return tuple(made)

    def add(self, made: list[Block], node: SyntaxTreeNode, before: SyntaxTreeNode | None) -> None:
        last = made[-1] if made else None
        if node.type == "table":
            caption: Inline = ()
            if isinstance(last, Paragraph) and CAPTION.match(plain_text(last.runs)):
                caption = last.runs
                made.pop()
            made.append(_table(node, caption))
        elif node.type in ("bullet_list", "ordered_list"):
            self.add_list(made, node, before)
        elif node.type == "heading":
            words = runs(words_of(node))
            made.append(Heading(int(node.tag[1:]), words) if words else _signs(node.markup))
        else:
            made.extend(self.paragraph(node))

    def add_list(
        self, made: list[Block], node: SyntaxTreeNode, before: SyntaxTreeNode | None
    ) -> None:
        last = made[-1] if made else None
        if not _is_wrapped_line(node, before):
            made.append(self.list_block(node))
            return
        blocks = self.list_block(node).items[0].blocks
        lead = (Run(f"{_label(node.children[0])} "),)
        first, rest = blocks[:1], blocks[1:]
        words = first[0].runs if first and isinstance(first[0], Paragraph) else ()
        if isinstance(last, Paragraph) and _follows(node, before):
            made[-1] = Paragraph(trimmed(joined((*last.runs, Run(" "), *lead, *words))))
        else:
            made.append(Paragraph(trimmed(joined((*lead, *words)))))
        made.extend(rest if words else blocks)

    def list_block(self, node: SyntaxTreeNode) -> ListBlock:
        style: Literal["bullet", "number"] = "bullet" if node.type == "bullet_list" else "number"
        items = (
            Item("" if style == "bullet" else _label(item), self.blocks(item.children))
            for item in node.children
        )
        return ListBlock(style, tuple(items))

    def paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        pending: list[Token] = []
        depth = 0
        for token in words_of(node):
            depth += token.nesting
            if token.type == "image" and depth == 0:
                yield from _paragraph(pending)
                pending = []
                yield self.figure(token)
            else:
                pending.append(token)
        yield from _paragraph(pending)

    def figure(self, token: Token) -> Figure | Paragraph:
        source = str(token.attrs["src"])
        if source.startswith(CHART):
            return self.charts.get(source.removeprefix(CHART)) or _signs(image_as_typed(token))
        title = str(token.attrs.get("title", ""))
        return Figure(Image(source), alternative(token), (Run(title),) if title else ())


def _signs(text: str) -> Paragraph:
    """Marks around nothing are no marks, but text."""
    return Paragraph((Run(text),))


def _paragraph(tokens: list[Token]) -> Iterator[Paragraph]:
    words = runs(tokens)
    if words:
        yield Paragraph(words)


def _is_wrapped_line(node: SyntaxTreeNode, before: SyntaxTreeNode | None) -> bool:
    """Whether a list of one item is no list: a wrapped line, or „2. Lesung“ at its start."""
    if len(node.children) != 1 or _is_sub_item(node):
        return False
    if _follows(node, before):
        return True
    return node.type == "ordered_list" and node.children[0].info != "1"


def _is_sub_item(node: SyntaxTreeNode) -> bool:
    """Whether a bullet stands indented below another item: nobody wraps a line like that."""
    return (
        node.type == "bullet_list" and node.parent is not None and node.parent.type == "list_item"
    )


def _follows(node: SyntaxTreeNode, before: SyntaxTreeNode | None) -> bool:
    """Whether the node goes on directly below a paragraph, with no blank line between."""
    if before is None or before.type != "paragraph" or not before.map or not node.map:
        return False
    return before.map[1] == node.map[0]


def _label(item: SyntaxTreeNode) -> str:
    return f"{item.info}{item.markup}"


def _table(node: SyntaxTreeNode, caption: Inline) -> Table:
    head, *bodies = node.children
    cells = head.children[0].children
    columns = tuple(Column(runs(words_of(cell)), _align(cell)) for cell in cells)
    rows = [
        Row(tuple(runs(words_of(cell)) for cell in row.children))
        for body in bodies
        for row in body.children
    ]
    return Table(columns, tuple(rows), caption)


def _align(cell: SyntaxTreeNode) -> Literal["left", "center", "right"]:
    style = str(cell.attrs.get("style", ""))
    if style.endswith("right"):
        return "right"
    return "center" if style.endswith("center") else "left"


def _levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Count heading levels from the highest one used, and skip none on the way down."""
    levels = sorted({block.level for block in walk(blocks) if isinstance(block, Heading)})
    rank = {level: min(index + 1, DEEPEST_HEADING) for index, level in enumerate(levels)}
    return tuple(_ranked(blocks, rank, [0])) if levels else blocks


def _ranked(blocks: Iterable[Block], rank: Mapping[int, int], depths: list[int]) -> Iterator[Block]:
    """Give headings their rank, also those in lists; `depths` ends with the last one given."""
    for block in blocks:
        if isinstance(block, Heading):
            depths.append(min(rank[block.level], depths[-1] + 1))
            yield Heading(depths[-1], block.runs)
        elif isinstance(block, ListBlock):
            items = (
                Item(item.label, tuple(_ranked(item.blocks, rank, depths))) for item in block.items
            )
            yield ListBlock(block.style, tuple(items))
        else:
            yield block
