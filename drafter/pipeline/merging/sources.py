"""The files of a paper as one searches them: by what is seen, with where each sign stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from drafter.pipeline.merging.printed import CELL_BORDER, PARAGRAPH_BORDER
from drafter.redline.tokens import INVISIBLE
from drafter.source.edit import Edit as Splice
from drafter.source.edit import spliced

DROPPED: Final = re.compile(rf"[\s*_\\\[\]{INVISIBLE}{PARAGRAPH_BORDER}]+")
MARKS: Final = "*_"
MOST_HITS: Final = 60


class Edit(NamedTuple):
    """A range of a file's text, and what shall stand there."""

    file: str
    start: int
    end: int
    new: str


class Hit(NamedTuple):
    """Where words stand in a file: from their first sign up to behind their last."""

    file: str
    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """The text of a file; `signs` are those that are seen, without blanks and marks."""

    file: str
    text: str = field(repr=False)

    @cached_property
    def signs(self) -> str:
        """The text without what does not count."""
        return DROPPED.sub("", self.text)

    @cached_property
    def offsets(self) -> list[int]:
        """Where each of the signs stands."""
        every: list[int] = []
        last = 0
        for gap in DROPPED.finditer(self.text):
            every += range(last, gap.start())
            last = gap.end()
        return [*every, *range(last, len(self.text))]

    def hits(self, needle: str) -> Iterator[tuple[int, int]]:
        """Yield where in the signs a needle stands."""
        start = self.signs.find(needle)
        while start >= 0:
            yield start, start + len(needle)
            start = self.signs.find(needle, start + 1)

    def hit(self, start: int, end: int) -> Hit:
        """Return the place in the file of a range of signs."""
        if start == end:
            at = self.offsets[start - 1] + 1 if start else 0
            return Hit(self.file, at, at)
        return Hit(self.file, self.offsets[start], self.offsets[end - 1] + 1)

    def line_start(self, offset: int) -> int:
        """Return where the line of a place begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Return where the line of a place ends."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def whole_lines(self, start: int, end: int) -> tuple[int, int]:
        """Return where the lines of a range begin and end, the last with its line end."""
        return self.line_start(start), min(self.line_end(end) + 1, len(self.text))

    def indent(self, offset: int) -> str:
        """Return the blanks at the beginning of a place's line."""
        line = self.text[self.line_start(offset) : self.line_end(offset)]
        return line[: len(line) - len(line.lstrip(" "))]

    def lead(self, offset: int) -> str:
        """Return what stands between these blanks and a place."""
        return self.text[self.line_start(offset) + len(self.indent(offset)) : offset]

    def before_blanks(self, offset: int) -> int:
        """Return where the blanks and line ends before a place begin."""
        return len(self.text[:offset].rstrip())

    def behind_blanks(self, offset: int) -> int:
        """Return where the blanks and line ends behind a place end."""
        return len(self.text) - len(self.text[offset:].lstrip())

    def with_marks(self, hit: Hit) -> Hit:
        """Return a place with the marks on either side of it."""
        start, end = hit.start, hit.end
        while start and self.text[start - 1] in MARKS:
            start -= 1
        while end < len(self.text) and self.text[end] in MARKS:
            end += 1
        return Hit(self.file, start, end)


@dataclass(frozen=True)
class Sources:
    """All files of a paper with text, the YAML file first."""

    files: Mapping[str, bytes] = field(repr=False)

    @cached_property
    def every(self) -> tuple[Source, ...]:
        """The files as texts, line ends made one."""
        return tuple(Source(name, _decoded(data)) for name, data in self.files.items())

    def source(self, file: str) -> Source:
        """Return the file of a name."""
        return next(source for source in self.every if source.file == file)

    def edited(self, edits: Iterable[Edit]) -> "Sources":
        """Return the files after edits, which do not overlap."""
        made = dict(self.files)
        by_file: dict[str, list[Splice]] = {}
        for edit in edits:
            was = self.source(edit.file).text[edit.start : edit.end]
            by_file.setdefault(edit.file, []).append(Splice(edit.start, edit.end, was, edit.new))
        for name, splices in by_file.items():
            made[name] = spliced(made[name], splices)
        return Sources(made)

    def found(self, before: str, words: str, behind: str, most: int = MOST_HITS) -> Iterator[Hit]:
        """Yield where words stand, those places first whose surroundings are most alike."""
        before, words, behind = map(signs_of, (before, words, behind))
        ranked: list[tuple[int, Source, int, int]] = []
        for source in self.every:
            for start, end in _possible(source, before, words, behind):
                alike = _alike(source.signs, start, end, before, behind)
                ranked.append((-alike, source, start, end))
        ranked.sort(key=lambda one: one[0])
        yield from (source.hit(start, end) for _, source, start, end in ranked[:most])


def signs_of(text: str) -> str:
    """Return the signs of a printed text as they may stand in a file."""
    return DROPPED.sub("", text).replace(CELL_BORDER, "|")


def _possible(source: Source, before: str, words: str, behind: str) -> Iterator[tuple[int, int]]:
    """Yield where words may stand; no words stand wherever one of their neighbours does."""
    if words:
        yield from source.hits(words)
        return
    seen: set[int] = set()
    for length in (16, 6, 2):
        if tail := before[-length:]:
            seen.update(end for _, end in source.hits(tail))
        if head := behind[:length]:
            seen.update(start for start, _ in source.hits(head))
        if seen:
            break
    yield from ((at, at) for at in sorted(seen))


def _alike(signs: str, start: int, end: int, before: str, behind: str) -> int:
    return _common(reversed(signs[max(0, start - 80) : start]), reversed(before)) + _common(
        signs[end : end + 80], behind
    )


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _decoded(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
