"""Accepting the changes that are marked by hand: the files say from then on what they gave."""

import posixpath
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from drafter import deliver
from drafter.findings import Finding, Severity
from drafter.pipeline.proof import Contents, changed, contents, paths, reread
from drafter.source import Loaded, load
from drafter.source.critic import is_marked
from drafter.source.edit import (
    Edit,
    SourceChanged,
    accepting,
    spliced,
    trimmed,
    without_block,
    without_item,
)
from drafter.source.text import Span

CODE = "marke-von-hand"
UNREADABLE = (
    "Die Änderungsmarken dieses Textes lassen sich nicht übernehmen: Ohne sie würde die Datei "
    "anders gelesen. Bitte den ganzen Text in gerade Anführungszeichen setzen, oder die Änderung "
    "von Hand übernehmen. Geschrieben wurde nichts."
)
NESTED = (
    "Diese Änderungsmarke lässt sich nicht übernehmen, weil in ihr eine weitere steht. Bitte die "
    "Marken hintereinander setzen, nicht ineinander. Geschrieben wurde nichts."
)


@dataclass(frozen=True)
class Accepted:
    """What was found in a paper, and its files that were written, each with how many marks."""

    findings: tuple[Finding, ...]
    stopped: bool = False
    files: Mapping[Path, int] = field(default_factory=dict)


class _Text(NamedTuple):
    """A text with hand marks: the file that it stands in, and the edits that resolve them."""

    file: str
    span: Span
    edits: tuple[Edit, ...]


def accept(path: Path, forms: Path | None = None) -> Accepted:
    """Resolve the hand marks of a paper in its files, all of them or none.

    Before anything is written the result is read: it must give the very paper that the marked
    files gave. Where it does not, a finding says which text has to be mended by hand. `forms` is
    the folder of the forms, by default `templates/`.

    Raises:
        DrafterError: if a file changed meanwhile or cannot be written.
    """
    loaded = load(path, forms=forms)
    if loaded.paper is None:
        return Accepted(loaded.findings, stopped=True)
    if not loaded.hand_marked:
        return Accepted(loaded.findings)
    texts, was = tuple(_texts(loaded)), contents(loaded)
    stubborn = _stubborn(loaded, was, texts)
    if stubborn:
        return Accepted((*loaded.findings, _finding(stubborn)), stopped=True)
    _write(loaded, was, _edited(loaded, was, texts))
    return Accepted(loaded.findings, files=_counts(loaded, texts))


def _texts(loaded: Loaded) -> Iterator[_Text]:
    files = {text.source.file: posixpath.normpath(text.name) for text in loaded.texts}
    gone = _gone(loaded)
    starts = [edit.start for edit in gone]
    for span in loaded.marked.texts:
        at = bisect_right(starts, span.start) - 1 if span.source.file == loaded.shown else -1
        whole = gone[at] if at >= 0 and trimmed(span).end <= gone[at].end else None
        edits = (whole,) if whole else accepting(span) or ()
        yield _Text(files.get(span.source.file, loaded.path.name), span, edits)


def _gone(loaded: Loaded) -> list[Edit]:
    """Return the edits that take out whole items, lists and mappings, none inside another."""
    gone: list[Edit] = []
    items = map(without_item, loaded.marked.items)
    blocks = map(without_block, loaded.marked.blocks)
    edits = filter(None, (*items, *blocks))
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not gone or edit.start >= gone[-1].end:
            gone.append(edit)
    return gone


def _edited(loaded: Loaded, was: Contents, texts: Iterable[_Text]) -> dict[str, bytes]:
    """Return the contents of a paper's files after the edits.

    Raises:
        OutputConflict: if a file is not what it was when it was read.
    """
    edits: dict[str, set[Edit]] = {name: set() for name in was}
    for text in texts:
        edits[text.file].update(text.edits)
    return {name: _spliced(loaded, name, was[name], edits[name]) for name in was}


def _spliced(loaded: Loaded, name: str, data: bytes, edits: Iterable[Edit]) -> bytes:
    try:
        return spliced(data, edits)
    except SourceChanged:
        raise changed(loaded.path.parent / name) from None


def _stubborn(loaded: Loaded, was: Contents, texts: Sequence[_Text]) -> _Text | None:
    """Return the first text that does not read the same after its edits, or None."""

    def read_the_same(count: int) -> bool:
        again = reread(loaded.path.name, _edited(loaded, was, texts[:count]), loaded.forms)
        return again.paper == loaded.paper

    hidden = next((text for text in texts if not text.edits), None)
    if hidden or read_the_same(len(texts)):
        return hidden
    return texts[_first_failing(read_the_same, len(texts)) - 1]


def _first_failing(holds: Callable[[int], bool], most: int) -> int:
    """Return the smallest number for which it does not hold; it holds for 0 and not for `most`."""
    good, bad = 0, most
    while bad - good > 1:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if holds(middle) else (good, middle)
    return bad


def _write(loaded: Loaded, was: Contents, files: Contents) -> None:
    for name, data in contents(loaded).items():
        if data != was[name]:
            raise changed(loaded.path.parent / name)
    touched = {name: path for name, path in paths(loaded).items() if files[name] != was[name]}
    deliver.write({path.resolve(): files[name] for name, path in touched.items()})


def _counts(loaded: Loaded, texts: Iterable[_Text]) -> Mapping[Path, int]:
    counts: dict[Path, int] = {}
    for file, span in dict.fromkeys((text.file, text.span) for text in texts):
        path = loaded.path.parent / file
        counts[path] = counts.get(path, 0) + (span.marks.count if span.marks else 0)
    return counts


def _finding(text: _Text) -> Finding:
    start = text.edits[0].start if text.edits else text.span.start
    place = text.span.source.place(start)
    nested = text.span.marks is not None and is_marked(text.span.marks.text)
    return Finding(CODE, Severity.ERROR, NESTED if nested else UNREADABLE, place)
