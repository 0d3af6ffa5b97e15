"""The parser: CommonMark (0.31) without what a council paper has no use for, and GFM's tables.

What is left out (code, quotes, rules, raw HTML, entities, link definitions, headings by
underlining) is text. Three rules are changed: `*` marks at the borders of words only, no list
is so deep that the parser would drop what is in it, and a table keeps every cell of a row. A
bracket is looked at only where a link can still come.
"""

import re
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

MOST_NESTING = 60
DEEPEST_LIST = 20
LEVELS_PER_LIST = 2
WORDS = "words"
BLANK_IN_NAME = re.compile(
    r"(?<=\]\()([^()<>\n\"']+ [^()<>\n\"']+\.(?:png|jpe?g))(?=[ )])", re.IGNORECASE
)


@lru_cache(maxsize=64)
def parse_tree(text: str) -> SyntaxTreeNode:
    """Parse a text into its tree of blocks; `words_of` gives the inline tokens of a node.

    The tree is shared by all who ask for the same text, and must not be changed.

    The tree ends above the inline tokens, which stay a flat list: marks may nest as deep as a
    line is long.
    """
    tokens = _markdown().parse(BLANK_IN_NAME.sub(r"<\1>", text))
    for token in tokens:
        if token.type == "inline":
            token.meta = {WORDS: _inline(token.content)}
    return SyntaxTreeNode(tokens)


@lru_cache(maxsize=1024)
def _inline(text: str) -> list[Token]:
    """Parse the words of a block; a new text has few that the one before did not have."""
    (token,) = _inline_markdown().parseInline(text)
    return token.children or []


def words_of(node: SyntaxTreeNode) -> list[Token]:
    """Return the inline tokens of a paragraph, heading or cell; they are shared as the tree is."""
    return [token for child in node.children for token in child.meta[WORDS]]


@cache
def _markdown() -> MarkdownIt:
    """Return the parser of blocks, which leaves the words in them unread."""
    markdown = MarkdownIt("zero", {"maxNesting": MOST_NESTING})
    markdown.enable(["heading", "list", "table"])
    markdown.disable("inline")
    markdown.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    markdown.block.ruler.at("table", _whole_table, {"alt": ["paragraph", "reference"]})
    return markdown


@cache
def _inline_markdown() -> MarkdownIt:
    """Return the parser of the words in a block."""
    markdown = MarkdownIt("zero", {"maxNesting": MOST_NESTING})
    markdown.enable(["autolink", "escape", "image", "link", "newline"])
    markdown.enable(["emphasis", "balance_pairs", "fragments_join", "text_join"])
    markdown.inline.ruler.at("emphasis", _emphasis)
    markdown.inline.ruler.at("link", _link)
    markdown.inline.ruler.at("image", _image)
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


def _link(state: StateInline, silent: bool) -> bool:
    """Read a link where its target can follow; `[` without one costs sixty steps otherwise."""
    return _target_follows(state) and link(state, silent)


def _image(state: StateInline, silent: bool) -> bool:
    """Read an image where its target can follow, as `_link` does."""
    return _target_follows(state) and image(state, silent)


def _target_follows(state: StateInline) -> bool:
    """Whether `](` stands behind: without link definitions, nothing else makes a link."""
    return state.src[state.pos] in "[!" and state.pos < _last_target(state.src)


@lru_cache(maxsize=8)
def _last_target(text: str) -> int:
    return text.rfind("](")


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
