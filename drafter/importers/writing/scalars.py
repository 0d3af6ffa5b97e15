"""Texts as YAML scalars: plain where nothing can be mistaken, in quotes, folded, or literal.

Source: YAML 1.1, chapters 7.3 (quotes), 7.3.3 (plain) and 8.1 (block scalars). What is written
here reads the same with every reader of YAML: a text that a reader would take for a number, a
date or a truth value stands in quotes.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from drafter.source.text import FORBIDDEN

WIDTH: Final = 100
LEAST_WIDTH: Final = 40
STRING: Final = "tag:yaml.org,2002:str"
PLAIN_START: Final = re.compile(r"[\w„(§]")
NOT_PLAIN: Final = re.compile(r":(?:\s|$)|\s#|\s$")
NOT_IN_BRACES: Final = re.compile(r"[,\[\]{}:#]")
BREAK: Final = re.compile(r"(?<=[^ ]) (?=[^ ])")
MARK: Final = re.compile(r"(?:[-+*#>|=]|\d{1,9}[.)]|:?-+:?\|)")
"""What a line must not begin with that was broken: it could begin a list, a heading, a table."""


def clean(text: str) -> str:
    """Return a text without what no file may hold; tabs become blanks."""
    return FORBIDDEN.sub("", text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n"))


def scalar(text: str) -> str:
    """Return a text of one line as a scalar that stands behind a key or a dash."""
    return text if _is_plain(text) else quoted(text)


def in_braces(text: str) -> str:
    """Return a text of one line as a scalar that stands between braces."""
    return text if _is_plain(text) and not NOT_IN_BRACES.search(text) else quoted(text)


def quoted(text: str) -> str:
    """Return a text of one line in quotes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def folded(text: str, column: int) -> Iterator[str]:
    """Yield a paragraph as the lines of a folded scalar (`>-`), which begin at a column."""
    yield from (f"{' ' * column}{line}" for line in filled(text, WIDTH - column))


def filled(text: str, width: int) -> Iterator[str]:
    """Yield a paragraph in lines no wider than that, as far as its words allow.

    Broken is only where one blank stands, and never before a word that could begin something.
    """
    start = last = 0
    for match in BREAK.finditer(text):
        if MARK.match(text, match.end()):
            continue
        if match.start() - start > max(width, LEAST_WIDTH) and last > start:
            yield text[start:last]
            start = last + 1
        last = match.start()
    if len(text) - start > max(width, LEAST_WIDTH) and last > start:
        yield text[start:last]
        start = last + 1
    yield text[start:]


def _is_plain(text: str) -> bool:
    return bool(
        PLAIN_START.match(text)
        and not NOT_PLAIN.search(text)
        and "\n" not in text
        and _is_string(text)
    )


@lru_cache(maxsize=1024)
def _is_string(text: str) -> bool:
    """Whether readers that type values take a plain scalar for a text."""
    import yaml

    return bool(_resolver().resolve(yaml.ScalarNode, text, (True, False)) == STRING)


@cache
def _resolver():  # type: ignore[no-untyped-def]
    import yaml

    return yaml.SafeLoader("")
