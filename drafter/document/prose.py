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
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
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

MOST_NESTING = 60
DEEPEST_LIST = 20
LEVELS_PER_LIST = 2
CHART = "abbildung:"
DEEPEST_HEADING = 4
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jänner"
DAY_AT_LINE_START = re.compile(
    rf"^([ \t]*(?:(?:[-+*]|\d{{1,9}}[.)])[ \t]+)*\d{{1,2}})\.(?=[ \t]+(?:{MONTHS})\b)", re.M
)
ADDRESS = re.compile(
    r"https?://(?:\([^\s<>„“”\"()]*\)|[^\s<>„“”\"()])*"
    r"(?:\([^\s<>„“”\"()]*\)|[^\s<>„“”\".,;:!?()\]}'*_])"
)
LINKED = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
CAPTION = re.compile(r"Tabelle\b[^:\n]{0,40}:")


def parse(text: str, charts: Mapping[str, Figure] | None = None) -> tuple[Block, ...]:
    """Turn a prose text into blocks.

    `charts` gives the figure for each `![](abbildung:name)`; where it has none the signs stay.
    Other images come out as figures whose key is the file's name. Heading levels are counted
    from the highest one used (1).
    """
    tree = SyntaxTreeNode(_markdown().parse(DAY_AT_LINE_START.sub(r"\1\\.", text)))
    return _levelled(_Reader(charts or {}).blocks(tree.children))


def images(text: str) -> tuple[str, ...]:
    """Return the names of all image files that a prose text places, in order."""
    if "![" not in text:
        return ()
    tree = SyntaxTreeNode(_markdown().parse(text))
    sources = (str(node.attrs["src"]) for node in tree.walk() if node.type == "image")
    return tuple(dict.fromkeys(name for name in sources if not name.startswith(CHART)))


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"maxNesting": MOST_NESTING})
    markdown.enable(["heading", "list", "table", "autolink", "escape", "image", "link", "newline"])
    markdown.enable(["emphasis", "balance_pairs", "fragments_join", "text_join"])
    markdown.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.block.ruler.at("table", _whole_table, {"alt": ["paragraph", "reference"]})
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.validateLink = _every_target  # type: ignore[method-assign]
    markdown.normalizeLink = _as_typed  # type: ignore[method-assign]
    return markdown


def _every_target(url: str) -> bool:
    """Let the reader of nodes decide which targets become links."""
    return bool(url)


def _as_typed(url: str) -> str:
    return url


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list, but none so deep that the parser would drop what is in it."""
    if state.level >= DEEPEST_LIST * LEVELS_PER_LIST:
        return False
    return list_block(state, start, end, silent)


def _whole_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table, and keep in the last cell of a row what has no column (GFM drops it)."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    cells: dict[int, list[Token]] = {}
    for token in state.tokens[first:]:
        if token.type == "inline" and token.map:
            cells.setdefault(token.map[0], []).append(token)
    for line, row in cells.items():
        surplus = filter(None, _cells(getLine(state, line))[len(row) :])
        row[-1].content = " | ".join([row[-1].content, *surplus])
    return True


def _cells(line: str) -> list[str]:
    """Split a row of a table as the parser does."""
    return [cell.strip() for cell in escapedSplit(line.strip().removeprefix("|"))]


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read `*` and `_` as marks at the borders of words only (CommonMark's rule for `_`)."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, False)
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open and not _in_address(state),
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


def _in_address(state: StateInline) -> bool:
    """Whether the word so far is a bare web address: `_` and `*` in it open nothing."""
    before = max(state.src.rfind(blank, 0, state.pos) for blank in " \t\n")
    return "://" in state.src[before + 1 : state.pos]


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
            words = _inline(node)
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
            made[-1] = Paragraph(_trimmed(_joined((*last.runs, Run(" "), *lead, *words))))
        else:
            made.append(Paragraph(_trimmed(_joined((*lead, *words)))))
        made.extend(rest if words else blocks)

    def list_block(self, node: SyntaxTreeNode) -> ListBlock:
        style: Literal["bullet", "number"] = "bullet" if node.type == "bullet_list" else "number"
        items = (
            Item("" if style == "bullet" else _label(item), self.blocks(item.children))
            for item in node.children
        )
        return ListBlock(style, tuple(items))

    def paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        pending: list[SyntaxTreeNode] = []
        for child in _inline_children(node):
            if child.type == "image":
                yield from _paragraph(pending)
                pending = []
                yield self.figure(child)
            else:
                pending.append(child)
        yield from _paragraph(pending)

    def figure(self, node: SyntaxTreeNode) -> Figure | Paragraph:
        source = str(node.attrs["src"])
        if source.startswith(CHART):
            return self.charts.get(source.removeprefix(CHART)) or _signs(_image_as_typed(node))
        alternative = plain_text(_runs(node.children))
        title = str(node.attrs.get("title", ""))
        return Figure(Image(source), alternative, (Run(title),) if title else ())


def _signs(text: str) -> Paragraph:
    """Marks around nothing are no marks, but text."""
    return Paragraph((Run(text),))


def _paragraph(nodes: list[SyntaxTreeNode]) -> Iterator[Paragraph]:
    runs = _trimmed(_runs(nodes))
    if runs:
        yield Paragraph(runs)


def _is_wrapped_line(node: SyntaxTreeNode, before: SyntaxTreeNode | None) -> bool:
    """Whether a list of one item is no list: a wrapped line, or „2. Lesung“ at its start."""
    if len(node.children) != 1:
        return False
    if _follows(node, before):
        return True
    return node.type == "ordered_list" and node.children[0].info != "1"


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
    columns = tuple(Column(_inline(cell), _align(cell)) for cell in cells)
    rows = [
        Row(tuple(_inline(cell) for cell in row.children))
        for body in bodies
        for row in body.children
    ]
    return Table(columns, tuple(rows), caption)


def _align(cell: SyntaxTreeNode) -> Literal["left", "center", "right"]:
    style = str(cell.attrs.get("style", ""))
    if style.endswith("right"):
        return "right"
    return "center" if style.endswith("center") else "left"


def _inline_children(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [child for inline in node.children for child in inline.children]


def _inline(node: SyntaxTreeNode) -> Inline:
    return _trimmed(_runs(_inline_children(node)))


def _runs(
    nodes: Iterable[SyntaxTreeNode],
    strong: bool = False,
    emphasis: bool = False,
    href: str | None = None,
) -> Inline:
    runs: list[Run] = []
    for node in nodes:
        match node.type:
            case "strong":
                runs += _runs(node.children, True, emphasis, href)
            case "em":
                runs += _runs(node.children, strong, True, href)
            case "link":
                runs += _link(node, strong, emphasis)
            case "image":
                runs.append(Run(_image_as_typed(node), strong, emphasis, href))
            case "softbreak":
                runs.append(Run(" ", strong, emphasis, href))
            case "hardbreak":
                runs.append(Run("\n", strong, emphasis, href))
            case _:
                runs.append(Run(node.content, strong, emphasis, href))
    return _linked(_joined(runs)) if href is None else _joined(runs)


def _image_as_typed(node: SyntaxTreeNode) -> str:
    """Return the signs of an image that stands where no figure can: the author will see them."""
    title = f' "{node.attrs["title"]}"' if "title" in node.attrs else ""
    return f"![{plain_text(_runs(node.children))}]({node.attrs['src']}{title})"


def _link(node: SyntaxTreeNode, strong: bool, emphasis: bool) -> Inline:
    target = str(node.attrs.get("href", ""))
    if LINKED.fullmatch(target):
        return _runs(node.children, strong, emphasis, target) or (
            Run(target, strong, emphasis, target),
        )
    words = _runs(node.children, strong, emphasis)
    return (*words, Run(f" ({target})", strong, emphasis)) if target else words


def _linked(runs: Inline) -> Inline:
    """Turn bare web addresses into links."""
    made: list[Run] = []
    for run in runs:
        cursor = 0
        matches = () if run.href or "://" not in run.text else ADDRESS.finditer(run.text)
        for match in matches:
            made.append(Run(run.text[cursor : match.start()], run.strong, run.emphasis))
            made.append(Run(match[0], run.strong, run.emphasis, match[0]))
            cursor = match.end()
        made.append(Run(run.text[cursor:], run.strong, run.emphasis, run.href))
    return tuple(run for run in made if run.text)


def _joined(runs: Iterable[Run]) -> Inline:
    """Join neighbours of one style and drop empty runs."""
    made: list[Run] = []
    for run in runs:
        last = made[-1] if made else None
        if last and (last.strong, last.emphasis, last.href) == (run.strong, run.emphasis, run.href):
            made[-1] = Run(last.text + run.text, run.strong, run.emphasis, run.href)
        elif run.text:
            made.append(run)
    return tuple(made)


def _trimmed(runs: Inline) -> Inline:
    """Drop blanks at both ends."""
    if not runs:
        return ()
    first, last = runs[0], runs[-1]
    if len(runs) == 1:
        return _joined([_with_text(first, first.text.strip())])
    ends = (
        _with_text(first, first.text.lstrip()),
        *runs[1:-1],
        _with_text(last, last.text.rstrip()),
    )
    return _joined(ends)


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.strong, run.emphasis, run.href)


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
