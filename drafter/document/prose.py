"""Prose to blocks: CommonMark without raw HTML, plus tables, with the traps of German mended.

The property that holds: what a reader sees is what the author typed, less the marks. So

- `*` inside a word is a gender star and stays (`Mitarbeiter*innen`);
- `31. Dezember 2022` and `2. Lesung` at the start of a paragraph or line are no lists;
- numbers of a list are printed as typed;
- code, quotes, rules, raw HTML, entities and link definitions do not exist: their signs are text;
- a link may lead to `http:`, `https:` and `mailto:` only; bare addresses become links.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
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
)

MOST_NESTING = 60
DEEPEST_HEADING = 4
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jänner"
DAY_AT_LINE_START = re.compile(
    rf"^([ \t]*(?:[-+*][ \t]+)*\d{{1,2}})\.(?=[ \t]+(?:{MONTHS})\b)", re.M
)
ADDRESS = re.compile(r"https?://[^\s<>„“”\"]*[^\s<>„“”\".,;:!?)\]}'*_]")
LINKED = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
CAPTION = re.compile(r"Tabelle\b[^:\n]{0,40}:")


def parse(text: str, charts: Mapping[str, Figure] | None = None) -> tuple[Block, ...]:
    """Turn a prose text into blocks.

    `charts` gives the figure for each `![](abbildung:name)`; other images come out as figures
    whose key is the file's name. Heading levels are counted from the highest one used (1).
    """
    tree = SyntaxTreeNode(_markdown().parse(DAY_AT_LINE_START.sub(r"\1\\.", text)))
    return _levelled(_Reader(charts or {}).blocks(tree.children))


def images(text: str) -> tuple[str, ...]:
    """Return the names of all image files that a prose text places, in order."""
    if "![" not in text:
        return ()
    tree = SyntaxTreeNode(_markdown().parse(text))
    sources = (str(node.attrs["src"]) for node in tree.walk() if node.type == "image")
    return tuple(dict.fromkeys(name for name in sources if not name.startswith("abbildung:")))


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"maxNesting": MOST_NESTING})
    markdown.enable(["heading", "list", "table", "autolink", "escape", "image", "link", "newline"])
    markdown.enable(["emphasis", "balance_pairs", "fragments_join", "text_join"])
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.validateLink = _every_target  # type: ignore[method-assign]
    markdown.normalizeLink = _as_typed  # type: ignore[method-assign]
    return markdown


def _every_target(url: str) -> bool:
    """Let the reader of nodes decide which targets become links."""
    return bool(url)


def _as_typed(url: str) -> str:
    return url


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
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


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
            made.append(Heading(int(node.tag[1:]), _inline(node)))
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
            made[-1] = Paragraph(_joined((*last.runs, Run(" "), *lead, *words)))
        else:
            made.append(Paragraph(_joined((*lead, *words))))
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

    def figure(self, node: SyntaxTreeNode) -> Figure:
        source = str(node.attrs["src"])
        chart = self.charts.get(source.removeprefix("abbildung:"))
        if source.startswith("abbildung:") and chart is not None:
            return chart
        alternative = plain_text(_runs(node.children))
        title = str(node.attrs.get("title", ""))
        return Figure(Image(source), alternative, (Run(title),) if title else ())


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
                runs.append(Run(plain_text(_runs(node.children)), strong, emphasis, href))
            case "softbreak":
                runs.append(Run(" ", strong, emphasis, href))
            case "hardbreak":
                runs.append(Run("\n", strong, emphasis, href))
            case _:
                runs.append(Run(node.content, strong, emphasis, href))
    return _linked(_joined(runs)) if href is None else _joined(runs)


def _link(node: SyntaxTreeNode, strong: bool, emphasis: bool) -> Inline:
    target = str(node.attrs.get("href", ""))
    if LINKED.fullmatch(target):
        return _runs(node.children, strong, emphasis, target)
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
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    rank = {level: min(index + 1, DEEPEST_HEADING) for index, level in enumerate(levels)}
    depth = 0
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            depth = min(rank[block.level], depth + 1)
            block = Heading(depth, block.runs)
        made.append(block)
    return tuple(made)
