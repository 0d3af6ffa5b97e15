"""Proving a rewritten paper: it is read once more, before any of its files is replaced."""

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.deliver.remedies import remedy
from drafter.errors import OutputConflict, OutputFailed
from drafter.source import Loaded, load
from drafter.source.reading import decoded
from drafter.source.text import SourceText

Contents = Mapping[str, bytes]


def paths(loaded: Loaded) -> dict[str, Path]:
    """Return the YAML file of a paper and its texts, by their names in its folder."""
    texts = {posixpath.normpath(text.name): text.path for text in loaded.texts}
    return {loaded.path.name: loaded.path, **texts}


def contents(loaded: Loaded) -> dict[str, bytes]:
    """Return what is in these files, which is what was loaded from them.

    Raises:
        OutputConflict: if one of them holds something else by now.
    """
    if loaded.made_of:
        return {loaded.path.name: _made_of(loaded)}
    texts = {posixpath.normpath(text.name): text.source for text in loaded.texts}
    sources = {loaded.path.name: loaded.origins.spans[()].source, **texts}
    return {name: _same(path, sources[name]) for name, path in paths(loaded).items()}


def reread(name: str, files: Contents, forms: Path) -> Loaded:
    """Load the paper of that name as if its folder held these files; `forms` holds its form.

    Raises:
        OutputFailed: if they cannot be laid out for reading.
    """
    with in_own_folder(files, "Das Ergebnis") as folder:
        return load(folder / name, name, forms=forms)


@contextmanager
def in_own_folder(files: Contents, what: str) -> Iterator[Path]:
    """Give a folder of its own that holds these files, for as long as they are read.

    Raises:
        OutputFailed: if they cannot be laid out or read; `what` is the subject of its sentence.
    """
    try:
        with TemporaryDirectory(prefix="drafter-") as folder:
            for file, data in files.items():
                path = Path(folder, file)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            yield Path(folder)
    except OSError as problem:
        raise OutputFailed(f"{what} ließ sich nicht prüfen. {remedy(problem)}") from None


def changed(path: Path) -> OutputConflict:
    """Return the error about a file that somebody else changed during the run."""
    return OutputConflict(
        f"„{path}“ hat sich während des Laufs geändert; geschrieben wurde nichts. Bitte den Befehl "
        "wiederholen."
    )


def _made_of(loaded: Loaded) -> bytes:
    data = _read(loaded.path)
    if hashlib.sha512(data).hexdigest() != loaded.made_of:
        raise changed(loaded.path)
    return data


def _same(path: Path, source: SourceText) -> bytes:
    data = _read(path)
    if decoded(data, source.file) != source:
        raise changed(path)
    return data


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise changed(path) from None
