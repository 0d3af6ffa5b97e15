"""What is found in the files of attachments: whether each can be one, and whether two are alike."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from drafter.cache import Cache
from drafter.deliver.digests import file_sha512
from drafter.findings import Severity
from drafter.model.paper import Paper
from drafter.pipeline.originals import Behind
from drafter.source import Loaded, Loc
from drafter.source.paths import PathRefused, inside

MISSING = "anlage-fehlt"
NO_PDF = "anlage-pdf"
UNSTAMPED = "anlage-deckblatt"

Told = tuple[str, Severity, str, Loc]


def told_of_files(loaded: Loaded, paper: Paper, kept: Cache | None = None) -> Iterator[Told]:
    """Yield code, severity, sentence and place of what is found in the files of attachments.

    `kept` is where it is kept what was seen in them.
    """
    for index, attachment in enumerate(paper.attachments):
        if attachment.file is None:
            continue
        loc: Loc = ("anlagen", index, "datei")
        try:
            path = inside(loaded.path.parent, attachment.file)
        except PathRefused as problem:
            yield MISSING, Severity.ERROR, str(problem), loc
        else:
            yield from _told_of(path, attachment.file, loc, kept)


def _told_of(path: Path, name: str, loc: Loc, kept: Cache | None) -> Iterator[Told]:
    from drafter.render.stamp.looking import MOST_BYTES, Refused, known_look, too_big

    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_big()
        doubt = known_look(path.read_bytes(), kept).doubt
    except Refused as problem:
        yield NO_PDF, Severity.ERROR, f"Anlage „{name}“: {problem}", loc
    except OSError:
        sentence = f"Die Datei „{name}“ lässt sich nicht lesen. Bitte die Leserechte prüfen."
        yield NO_PDF, Severity.ERROR, sentence, loc
    else:
        if doubt:
            yield UNSTAMPED, Severity.NOTE, _unstamped(name, doubt), loc


def _unstamped(name: str, doubt: str) -> str:
    return (
        f"Die Anlage „{name}“ bekommt statt des Stempels ein Deckblatt, weil {doubt}. Soll sie "
        "gestempelt werden, bitte neu als einfaches PDF speichern."
    )


def same_files(loaded: Loaded, paper: Paper, origin: Behind) -> Callable[[int, int], bool | None]:
    """Return what tells whether two attachments have the same bytes.

    The first is told by its place in the paper's list, the second by that in its original's; None
    where one of them has no file that can be read. The original's lie beside it or, where it holds
    only changes, beside a paper behind it.
    """
    folders = [file.path.parent for file in origin.files]
    others = origin.original.attachments if origin.original else ()

    @cache
    def same(own: int, other: int) -> bool | None:
        first = _digest([loaded.path.parent], paper.attachments[own].file)
        second = _digest(folders, others[other].file)
        return first == second if first and second else None

    return same


def _digest(folders: list[Path], name: str | None) -> str | None:
    """Return the SHA-512 of the first file of that name in one of the folders."""
    for folder in folders if name else ():
        try:
            return file_sha512(inside(folder, name or ""))
        except (PathRefused, OSError):
            continue
    return None
