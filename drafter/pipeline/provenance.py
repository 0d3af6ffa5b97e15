"""Where an output comes from: every file that was read, form, fonts and programs, with hashes."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from drafter.deliver import Provenance
from drafter.deliver.digests import file_sha512
from drafter.pipeline.checking import Checked
from drafter.pipeline.pictures import placed
from drafter.render.fonts import font_hashes
from drafter.render.programs import PDF, programs
from drafter.resources import SHARED, shared_directory, standing_sha512
from drafter.source import Loaded
from drafter.source.paths import PathRefused, inside

SET_IN_FONTS: Final = frozenset({PDF, "docx"})
"""Formats whose bytes fonts decide; the charts of a Word file are drawn."""


def provenance(
    versions: Sequence[Checked],
    formats: Sequence[str],
    options: Mapping[str, object],
    fonts: Path | None = None,
    compared_with: Mapping[str, str] | None = None,
) -> Provenance:
    """Return where the output of papers comes from; the last of them is its source.

    `compared_with` is the version of the Ablage that it was compared with. The libraries that set
    type stand in it where a PDF is among the formats, and the fonts there and with Word files.

    Raises:
        EnvironmentMissing: if a font is missing.
    """
    return Provenance(
        versions[-1].loaded.path,
        dict(_hashed(path for version in versions for path in inputs(version))),
        _forms(versions),
        {} if SET_IN_FONTS.isdisjoint(formats) else font_hashes(fonts),
        programs(formats),
        options,
        tuple(version.loaded.path for version in versions[:-1]),
        compared_with or {},
    )


def inputs(checked: Checked) -> tuple[Path, ...]:
    """Return every file that a paper was made from, each once, its YAML file first.

    With it come its texts, pictures and attachments, and the papers behind a Nachtrag with their
    texts and pictures. What cannot be read is left out.
    """
    found = (path.resolve() for path in _read(checked))
    return tuple(dict.fromkeys(path for path in found if path.is_file()))


def folder_sha512(folder: Path) -> str:
    r"""Return one hash over all files below a folder.

    It is the SHA-512 over the lines that `sha512sum` prints for them, sorted by path:

        find . -type f -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha512sum | sha512sum
    """
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*")}
    lines = (
        f"{standing_sha512(files[name])}  {name}\n"
        for name in sorted(files)
        if files[name].is_file()
    )
    return hashlib.sha512("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _read(checked: Checked) -> Iterator[Path]:
    yield from _of(checked.loaded)
    folder = checked.loaded.path.parent
    yield from _found(folder, checked.pictures)
    attachments = checked.loaded.paper.attachments if checked.loaded.paper else ()
    yield from _found(folder, (each.file for each in attachments if each.file))
    for loaded in checked.origin.files:
        yield from _of(loaded)


def _of(loaded: Loaded) -> Iterator[Path]:
    """Yield the YAML file of a paper, its texts and its pictures."""
    yield loaded.path
    yield from (text.path for text in loaded.texts)
    yield from _found(loaded.path.parent, placed(loaded.paper))


def _found(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        try:
            yield inside(folder, name)
        except PathRefused:
            continue


def _hashed(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield files with their hashes; one that may not be read was not read."""
    for path in paths:
        with suppress(OSError):
            yield path, file_sha512(path)


def _forms(versions: Sequence[Checked]) -> Mapping[str, str]:
    """Return the hash of the folder of each form that is needed, and of what all forms share."""
    files = [loaded for each in versions for loaded in (each.loaded, *each.origin.files)]
    forms = versions[-1].loaded.forms
    names = {loaded.paper.form for loaded in files if loaded.paper and loaded.forms == forms}
    shared = {SHARED: folder_sha512(shared_directory(forms))}
    return shared | {name: folder_sha512(forms / name) for name in sorted(names)}
