"""Reading the project's Markdown pages: their tables, headings and blocks of code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(?P<marks>#{1,6}) (?P<title>.+)$", re.MULTILINE)
IN_CODE = re.compile(r"`([^`]+)`")

Row = tuple[str, ...]


class Block(NamedTuple):
    """A block of code: what stands behind its fence, and the code."""

    info: str
    code: str


class Table(NamedTuple):
    """A table: its head and its rows."""

    head: Row
    rows: tuple[Row, ...]


def page(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(text: str) -> tuple[Block, ...]:
    return tuple(Block(match["info"], match["code"]) for match in FENCE.finditer(text))


def without_code(text: str) -> str:
    return FENCE.sub("", text)


def headings(text: str) -> tuple[str, ...]:
    return tuple(match["title"] for match in HEADING.finditer(without_code(text)))


def chapter(text: str, title: str) -> str:
    """Return what stands under a heading, up to the next one of its level or a higher one."""
    found = re.search(rf"^(#+) {re.escape(title)}$", text, re.MULTILINE)
    assert found, f"no heading {title!r}"
    rest = text[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def tables(text: str) -> Iterator[Table]:
    for match in re.finditer(r"(?:^\|.*\|\n)+", without_code(text), re.MULTILINE):
        head, rule, *rows = map(_cells, match[0].splitlines())
        assert all(re.fullmatch(":?-+:?", cell) for cell in rule)
        assert all(len(row) == len(head) for row in rows), head
        yield Table(head, tuple(rows))


def table(text: str, *head: str) -> tuple[Row, ...]:
    """Return the rows of the one table with that head."""
    (found,) = (table.rows for table in tables(text) if table.head == head)
    return found


def code(cell: str) -> str:
    """Return what a cell holds in code, the first of several."""
    return codes(cell)[0]


def codes(cell: str) -> tuple[str, ...]:
    return tuple(IN_CODE.findall(cell))


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
