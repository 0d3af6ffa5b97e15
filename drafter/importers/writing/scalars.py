"""Single values as YAML: plain where that is safe, else quoted, long ones in lines of their own."""

import json
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Final

from yaml import ScalarNode
from yaml.resolver import Resolver

from drafter.source.events import read_tree
from drafter.source.nodes import Mapping as Node
from drafter.source.nodes import Scalar
from drafter.source.text import FORBIDDEN, SourceText

WIDTH: Final = 100
STRING: Final = "tag:yaml.org,2002:str"
SAFE_START: Final = re.compile(r"[\w„(]")
UNSAFE: Final = re.compile(r":(?:\s|$)| #|\n|\t")


def clean(text: str) -> str:
    """Return a text without what no paper may hold (invisible signs of control)."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def scalar(text: str) -> str:
    """Return a text of one line as a YAML scalar that reads as just that text.

    Words that a reader of YAML takes for something else (numbers, days, „yes“, „null“; YAML 1.1,
    chapter 10.2) stand in quotes.
    """
    plain = SAFE_START.match(text) and not UNSAFE.search(text) and text == text.strip()
    if plain and not _is_typed(text) and _reads_as(text, text):
        return text
    return json.dumps(text, ensure_ascii=False)


def block(text: str, indent: int) -> Iterator[str]:
    """Yield a text as a YAML block scalar: its sign first, then its lines, indented.

    One paragraph is folded, so that it reads without line ends; several keep theirs.
    """
    lines = clean(text).strip("\n").split("\n")
    folds = all(line and line == line.strip() and not line.endswith("\\") for line in lines)
    if folds and max(map(len, lines)) > WIDTH - indent:
        yield from folded(" ".join(lines), indent)
        return
    yield ">-" if folds else "|"
    yield from (f"{' ' * indent}{line}".rstrip() for line in lines)


def fitting(text: str, column: int) -> str:
    """Return a text as a scalar behind a key that ends at that column, empty if it is too long."""
    if "\n" in text or column + len(text) > WIDTH:
        return ""
    written = scalar(text)
    return written if column + len(written) <= WIDTH else ""


def folded(text: str, indent: int) -> Iterator[str]:
    """Yield a text of one line, which is too long for one, as a folded block scalar."""
    wrapped = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    if " ".join(wrapped) != text:
        yield scalar(text)
        return
    yield ">-"
    yield from (f"{' ' * indent}{line}" for line in wrapped)


def comment(text: str, indent: int) -> Iterator[str]:
    """Yield a text as comment lines; its own lines are kept."""
    lead = f"{' ' * indent}# "
    for line in clean(text).split("\n"):
        for part in textwrap.wrap(
            line, WIDTH - len(lead), break_long_words=False, break_on_hyphens=False
        ) or [""]:
            yield f"{lead}{part}".rstrip()


def _is_typed(text: str) -> bool:
    """Whether a reader of YAML takes a text without quotes for anything but a text."""
    found = _resolver().resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(found != STRING)


@cache
def _resolver() -> Resolver:
    return Resolver()


def _reads_as(written: str, text: str) -> bool:
    tree, findings = read_tree(SourceText("", f"k: {written}\n"))
    if findings or not isinstance(tree, Node) or len(tree.entries) != 1:
        return False
    value = tree.entries[0].value
    return isinstance(value, Scalar) and value.value == text
