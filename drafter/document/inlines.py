"""Inline tokens to runs: styles, links, line breaks."""

import re
from collections.abc import Iterable

from markdown_it.token import Token

from drafter.document.blocks import Inline, Run, plain_text
from drafter.document.joining import joined, trimmed

ADDRESS = re.compile(
    r"https?://(?:\([^\s<>„“”\"()]*\)|[^\s<>„“”\"()])*"
    r"(?:\([^\s<>„“”\"()]*\)|[^\s<>„“”\".,;:!?()\]}'*_])"
)
LINKED = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
MARKS = {"strong_open": (1, 0), "strong_close": (-1, 0), "em_open": (0, 1), "em_close": (0, -1)}
BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def runs(tokens: Iterable[Token]) -> Inline:
    """Turn the inline tokens of a text into runs; blanks at both ends are dropped."""
    made: list[Run] = []
    strong = emphasis = linked_from = 0
    target = ""
    for token in tokens:
        if token.type in MARKS:
            strong, emphasis = strong + MARKS[token.type][0], emphasis + MARKS[token.type][1]
        elif token.type == "link_open":
            target, linked_from = str(token.attrs.get("href", "")), len(made)
        elif token.type == "link_close":
            made[linked_from:] = _link(made[linked_from:], target)
        else:
            made.append(Run(_words(token), strong > 0, emphasis > 0))
    return trimmed(_linked(joined(made)))


def image_as_typed(token: Token) -> str:
    """Return the signs of an image that stands where no figure can: the author will see them."""
    title = f' "{token.attrs["title"]}"' if "title" in token.attrs else ""
    return f"![{alternative(token)}]({token.attrs['src']}{title})"


def alternative(token: Token) -> str:
    """Return the words in an image's square brackets."""
    return plain_text(runs(token.children or []))


def _words(token: Token) -> str:
    if token.type == "image":
        return image_as_typed(token)
    return BREAKS.get(token.type, token.content)


def _link(words: list[Run], target: str) -> list[Run]:
    """Give words their target; one that is no web or mail address is printed behind them."""
    if LINKED.fullmatch(target):
        return [Run(r.text, r.strong, r.emphasis, target) for r in words or [Run(target)]]
    return [*words, Run(f" ({target})")] if target else words


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
