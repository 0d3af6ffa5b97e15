"""Where in a paper's files lines may come in or be taken out: paragraphs, items, rows, entries.

As with words, nothing here knows whether a place is the right one: each is tried.
"""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from drafter.importers.transcript import Role
from drafter.pipeline.merging.corrected import Wanted
from drafter.pipeline.merging.printed import CELL_BORDER, DERIVED, Printed
from drafter.pipeline.merging.sources import Edit, Hit, Source, Sources
from drafter.pipeline.merging.values import anew, tree, written
from drafter.pipeline.merging.wording import encodings
from drafter.source.entries import without_entries
from drafter.source.nodes import Mapping, Node, Scalar, Sequence

MARKER: Final = re.compile(r"(?P<bullet>[-*+])[ ]+|(?P<number>\d{1,9})(?P<sign>[.)])[ ]+")
BLANK_LINES: Final = re.compile(r"(?:[ \t]*\n)*")
OF_FORM: Final = ("title", "head", "caption", "question", DERIVED)
"""Kinds of lines that go along with others; no author typed them."""
WIDTH: Final = 100
MOST_PLACES: Final = 8
HEADINGS: Final = ("##", "###", "####", "#")

Edits = tuple[Edit, ...]


def removals(
    sources: Sources, lines: tuple[Printed, ...], before: str, behind: str
) -> Iterator[Edits]:
    """Yield the edits that may take lines out, those first that take the least."""
    typed = [line for line in lines if line.kind not in OF_FORM] or lines
    first, last = typed[0], typed[-1]
    for start in _hits(sources, before, first.text, behind):
        source = sources.source(start.file)
        if first is last:
            yield from _without(source, start)
            continue
        for end in _hits(sources, before, last.text, behind):
            if end.file == start.file and end.start >= start.end:
                yield from _without(source, Hit(start.file, start.start, end.end))


def _hits(sources: Sources, before: str, text: str, behind: str) -> Iterator[Hit]:
    """Yield where a whole line may stand: as it is printed, or as an entry is typed."""
    for words in dict.fromkeys((text, text.replace(CELL_BORDER, ", "))):
        found = list(sources.found(before, words, behind, MOST_PLACES))
        yield from found
        if found:
            return
    pieces = re.split(f"{CELL_BORDER}|, ", text)
    if len(pieces) > 1:
        yield from sources.found(before, max(pieces, key=len), behind, MOST_PLACES)


def _without(source: Source, hit: Hit) -> Iterator[Edits]:
    text = source.text
    start, end = source.whole_lines(hit.start, hit.end)
    if counted := _counted(source, hit, -1):
        yield (Edit(source.file, start, end, ""), *counted)
    blank = BLANK_LINES.match(text, end)
    above = source.before_blanks(start)
    with_blank = blank.end() if blank else end
    for first, last in (
        (start, with_blank if text[:start].endswith("\n\n") else end),
        (start, end),
        (start, with_blank),
        (above + 1, end),
        (above, end - 1),
    ):
        yield (Edit(source.file, first, last, ""),)
    for holder, item in _holders(source, hit):
        if isinstance(holder, Sequence):
            yield (_whole_item(source, item),)
        elif isinstance(holder, Mapping):
            yield _whole_entry(source, holder, item)


def _holders(source: Source, hit: Hit) -> list[tuple[Node, Node]]:
    """Return the lists and mappings around a place, the innermost first, with what holds it."""
    found: list[tuple[Node, Node]] = []
    node = tree(source)
    while node is not None and not isinstance(node, Scalar):
        inner = node.items if isinstance(node, Sequence) else [e.value for e in node.entries]
        child = next((one for one in inner if _covers(one, hit)), None)
        if child is not None:
            found.insert(0, (node, child))
        node = child
    return found


def _covers(node: Node, hit: Hit) -> bool:
    start, end = extent(node)
    return start <= hit.start and hit.end <= end


def extent(node: Node) -> tuple[int, int]:
    """Return where a node begins, and where the last value in it ends."""
    last = node
    while not isinstance(last, Scalar):
        if last.span.text:
            break
        last = last.items[-1] if isinstance(last, Sequence) else last.entries[-1].value
    return node.span.start, last.span.start + len(last.span.text.rstrip())


def _whole_item(source: Source, item: Node) -> Edit:
    return Edit(source.file, *source.whole_lines(*extent(item)), "")


def _whole_entry(source: Source, holder: Mapping, item: Node) -> Edits:
    keys = {entry.key.value for entry in holder.entries if entry.value is item}
    if len(keys) == len(holder.entries):
        return ()
    cut = without_entries(holder, keys)
    return tuple(Edit(source.file, one.start, one.end, one.new) for one in cut)


def additions(
    sources: Sources, above: Printed | None, below: Printed | None, want: Wanted
) -> Iterator[Edits]:
    """Yield the edits that may put a line in, behind the one above or before the one below."""
    around = (above.text if above else "", below.text if below else "")
    for text in encodings(want.text, ""):
        one = replace(want, text=text)
        for hit in _hits(sources, "", around[0], around[1]) if above else ():
            yield from _behind(sources.source(hit.file), hit, one)
        for hit in _hits(sources, around[0], around[1], "") if below else ():
            yield from _before(sources.source(hit.file), hit, one)


def _behind(source: Source, hit: Hit, want: Wanted) -> Iterator[Edits]:
    end, indent = source.line_end(hit.end), source.indent(hit.start)
    deeper, lead = source.indent(hit.end), source.lead(hit.start)
    counted = _counted(source, hit, 1) if want.role is Role.ITEM else ()
    for gap, lines in _lines(want, indent, deeper, lead):
        if counted:
            yield (Edit(source.file, end, end, gap + lines), *counted)
        yield (Edit(source.file, end, end, gap + lines),)
    yield from _within(source, hit, want, behind=True)


def _counted(source: Source, hit: Hit, by: int) -> Edits:
    """Return the edits that number the items below a line of a list anew."""
    indent = source.indent(hit.start)
    marker = MARKER.match(source.lead(hit.start))
    if not marker or not marker["number"]:
        return ()
    number, at = int(marker["number"]), source.line_end(hit.end) + 1
    made: list[Edit] = []
    while at < len(source.text):
        item = MARKER.match(source.text, at + len(indent))
        alike = source.indent(at) == indent and item and item["number"]
        if item and alike and int(item["number"]) == number + 1:
            number += 1
            made.append(Edit(source.file, *item.span("number"), str(number + by)))
        elif (
            len(source.indent(at)) <= len(indent) and source.text[at : source.line_end(at)].strip()
        ):
            break
        at = source.line_end(at) + 1
    return tuple(made)


def _before(source: Source, hit: Hit, want: Wanted) -> Iterator[Edits]:
    start, indent = source.line_start(hit.start), source.indent(hit.start)
    for gap, lines in _lines(want, indent, indent, source.lead(hit.start)):
        yield (Edit(source.file, start, start, lines + gap),)
    yield from _within(source, hit, want, behind=False)


def _within(source: Source, hit: Hit, want: Wanted, *, behind: bool) -> Iterator[Edits]:
    """Yield the edits that put a line into the lists and values around a place."""
    for holder, item in _holders(source, hit):
        if isinstance(holder, Sequence) and not holder.span.text:
            column = source.indent(item.span.start)
            at = source.line_end(extent(item)[1]) if behind else source.line_start(item.span.start)
            for entry in _entries(want, column):
                line = f"{column}- {entry}"
                yield (Edit(source.file, at, at, f"\n{line}" if behind else f"{line}\n"),)
        elif isinstance(item, Scalar) and CELL_BORDER not in want.text:
            text, more = item.value, _marked(want)
            longer = f"{text.rstrip()}\n\n{more}" if behind else f"{more}\n\n{text.strip()}"
            yield (anew(source, item, longer),)


def _marked(want: Wanted) -> str:
    """Return a line as Markdown, at the beginning or the end of a text."""
    lead = {Role.HEADING: "## ", Role.ITEM: "- "}.get(want.role, "")
    return lead + want.text


def _lines(want: Wanted, indent: str, deeper: str, lead: str) -> Iterator[tuple[str, str]]:
    """Yield what may stand in Markdown beside a line: the gap to it, and the new lines."""
    if CELL_BORDER in want.text:
        yield "\n", f"{indent}| {want.text.replace(CELL_BORDER, ' | ')} |"
        return
    if want.role is Role.HEADING:
        yield from (("\n\n", f"{indent}{sign} {want.text}") for sign in HEADINGS)
        return
    if want.role is Role.ITEM:
        yield from _items(want, indent, lead)
        return
    for room in dict.fromkeys((deeper, indent)):
        for gap in ("\n\n", "\n\n\n"):
            yield gap, _wrapped(want.text, room)
            yield gap, room + want.text


def _items(want: Wanted, indent: str, lead: str) -> Iterator[tuple[str, str]]:
    marker = MARKER.match(lead)
    if marker and marker["number"]:
        yield "\n", f"{indent}{int(marker['number']) + 1}{marker['sign']} {want.text}"
    if marker and marker["bullet"]:
        yield "\n", _wrapped(want.text, indent, f"{marker['bullet']} ")
    for sign in ("- ", f"{want.label} "):
        if MARKER.fullmatch(sign):
            yield "\n", _wrapped(want.text, indent, sign)
            yield "\n\n", _wrapped(want.text, indent, sign)


def _wrapped(text: str, indent: str, lead: str = "") -> str:
    """Return a text in lines as they are usual in these files."""
    room = indent + " " * len(lead)
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent + lead,
        subsequent_indent=room,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _entries(want: Wanted, column: str) -> Iterator[str]:
    """Yield a line as an entry of a YAML list."""
    text = want.text.replace(CELL_BORDER, ", ")
    for one in dict.fromkeys((text, text.replace(", , ", ", ").strip(", "))):
        if len(column) + len(one) < WIDTH - 2:
            yield from (one, written(one, f"{column}  "))
        else:
            yield _folded(one, column)


def _folded(text: str, column: str) -> str:
    return f">-\n{_wrapped(text, f'{column}  ')}"
