"""Where a build looks: every file that it read, and every one that would matter if it came."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from drafter.archive.entry import Entry, Role
from drafter.archive.layout import ENTRY, FORM, MARKER, entry_folder
from drafter.archive.store import Store
from drafter.errors import NotAStore
from drafter.model.paper import Paper
from drafter.pipeline.checking import Checked
from drafter.pipeline.issued import READ, WORDS_OF_A_FORM
from drafter.pipeline.papers import is_file_name
from drafter.pipeline.pictures import placed
from drafter.pipeline.unchanged import EVERY_FORM
from drafter.resources import SHARED
from drafter.source import Loaded, load
from drafter.source.critic import Changes
from drafter.source.paths import PathRefused, inside, is_relative


class Place(NamedTuple):
    """A file as it is looked for: a name, which may be a path, in a folder."""

    folder: Path
    name: str


@dataclass(frozen=True)
class Sought:
    """Files by folder, there or not; numbers that were looked up in the Ablage; names of forms.

    `papers` are all that were read, the paper itself first.
    """

    papers: tuple[Loaded, ...]
    files: Mapping[Path, Collection[str]]
    numbers: tuple[str, ...]
    forms: tuple[str, ...]


def sought(checked: Checked) -> Sought:
    """Return where the build of a paper looks that was checked."""
    papers = tuple(_papers(checked))
    numbers = tuple(dict.fromkeys(_numbers(papers, checked.archive)))
    entries = tuple(_entries(checked.archive, numbers))
    files = chain(
        _of_papers(checked, papers), _stored(checked.archive if numbers else None, entries)
    )
    forms = dict.fromkeys(_forms(papers, entries))
    return Sought(papers, _by_folder(files), numbers, tuple(forms))


def _by_folder(places: Iterable[Place]) -> Mapping[Path, Collection[str]]:
    found: dict[Path, dict[str, None]] = {}
    for folder, name in places:
        found.setdefault(folder.resolve(), {})[name] = None
    return found


def _papers(checked: Checked) -> Iterator[Loaded]:
    """Yield the paper, as it was before hand marks, and the papers behind it.

    The last may be one that could not be read; it has no paper then.
    """
    own = checked.loaded
    yield own
    if own.hand_marked and own.sought:
        yield load(own.path, own.shown, changes=Changes.REJECTED, forms=own.forms)
    yield from checked.origin.files
    yield from _unread((own, *checked.origin.files))


def _unread(papers: tuple[Loaded, ...]) -> Iterator[Loaded]:
    """Yield the file that the last paper names and that is none of them."""
    last, name = papers[-1], _original(papers[-1])
    try:
        path = inside(last.path.parent, name) if name else last.path
    except PathRefused:
        return
    if path.resolve() not in {paper.path.resolve() for paper in papers}:
        yield load(path, name, forms=papers[0].forms)


def _original(loaded: Loaded) -> str | None:
    supplement = loaded.paper.supplement if loaded.paper else None
    return supplement.original if supplement else None


def _numbers(papers: Iterable[Loaded], archive: Path | None) -> Iterator[str]:
    """Yield the numbers that were looked up in the Ablage, for no file has the name."""
    for loaded in papers if archive else ():
        name = _original(loaded)
        if name and not is_file_name(name) and not _is_inside(loaded.path.parent, name):
            yield name


def _is_inside(folder: Path, name: str) -> bool:
    try:
        return bool(inside(folder, name))
    except PathRefused:
        return False


def _of_papers(checked: Checked, papers: tuple[Loaded, ...]) -> Iterator[Place]:
    folder = checked.loaded.path.parent
    for loaded in papers:
        yield Place(loaded.path.parent, loaded.path.name)
        pictures = placed(loaded.paper)
        names = (*loaded.sought, *pictures, *filter(None, (_original(loaded),)))
        yield from _named(loaded.path.parent, names)
        yield from _named(folder, pictures)
    yield from _named(folder, (*placed(checked.before), *placed(checked.consolidated)))
    yield from _named(folder, _attached(checked.paper))
    for loaded in checked.origin.files if any(_attached(checked.paper)) else ():
        yield from _named(loaded.path.parent, _attached(checked.original))


def _attached(paper: Paper | None) -> Iterator[str]:
    """Yield the names of attached files; those of an original are compared with the paper's."""
    yield from (each.file for each in (paper.attachments if paper else ()) if each.file)


def _named(folder: Path, names: Iterable[str]) -> Iterator[Place]:
    """Yield the files of names, and where the disk has the name in another composition that one."""
    for name in filter(is_relative, names):
        yield Place(folder, name)
        try:
            found = inside(folder, name)
        except PathRefused:
            continue
        if found != (folder / name).resolve():
            yield Place(found.parent, found.name)


def _entries(archive: Path | None, numbers: Iterable[str]) -> Iterator[Entry]:
    """Yield what the Ablage has under numbers; nothing where there is no Ablage."""
    if archive is None:
        return
    for number in numbers:
        with suppress(NotAStore):
            entry = Store.open(archive).entry(number)
            if entry is not None:
                yield entry


def _stored(archive: Path | None, entries: Iterable[Entry]) -> Iterator[Place]:
    """Yield the files of the Ablage that say what an original is, and what is read of it."""
    if archive is None:
        return
    yield Place(archive, MARKER)
    for entry in entries:
        place = archive.joinpath(entry_folder(entry.number))
        words = {f"{FORM}/{entry.form}/{name}" for name in WORDS_OF_A_FORM}
        yield Place(place, ENTRY)
        for file in entry.files:
            if file.path in words or file.role in (*READ, Role.DOCUMENT):
                yield Place(place, file.path)


def _forms(papers: Iterable[Loaded], entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the names of the forms that were read; of a paper that has none every one counts."""
    yield SHARED
    for loaded in papers:
        yield loaded.paper.form if loaded.paper else EVERY_FORM
    yield from (entry.form for entry in entries)
