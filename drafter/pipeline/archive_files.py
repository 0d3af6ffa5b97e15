"""What goes into the Ablage with a paper: each file, its role, whether the public may see it.

What is not said to be public is not: a file for the public holds nothing that is not.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from drafter.archive import layout
from drafter.archive.entry import Role
from drafter.errors import EnvironmentMissing, OutputConflict
from drafter.model.paper import Paper
from drafter.model.scalars import Publicity
from drafter.pipeline.checking import Checked
from drafter.pipeline.editions import READING_COPY
from drafter.pipeline.making import CHANGES, Made
from drafter.pipeline.proof import contents
from drafter.pipeline.publicity import is_public
from drafter.pipeline.wishes import Version
from drafter.render.environment import FONT_FILES
from drafter.resources import shared_directory
from drafter.source.paths import PathRefused, inside

FORMATS: Final[Mapping[str, Role]] = {
    ".html": Role.HTML,
    ".pdf": Role.PDF,
    ".txt": Role.PLAIN_TEXT,
    ".docx": Role.DOCX,
}
OUTPUTS: Final[Mapping[str, Role]] = {
    CHANGES: Role.CHANGES,
    **{
        f"{edition}{ending}": role
        for edition in ("", f".{Version.CLEAN}", f".{READING_COPY}")
        for ending, role in FORMATS.items()
    },
}


class Kept(NamedTuple):
    """A file as it will be kept: its path in the entry, role, content and publicity."""

    path: str
    role: Role
    data: bytes
    public: bool


def source_files(checked: Checked) -> Iterator[Kept]:
    """Yield the YAML file, the texts in files of their own, the pictures and the attachments.

    YAML file and texts are never public: they hold remarks, acknowledged findings and who
    countersigned, which are not printed.

    Raises:
        OutputConflict: if one of them is not what was read, or can no longer be read.
    """
    public, yaml = is_public(checked), checked.loaded.path.name
    for name, data in contents(checked.loaded).items():
        yield _source(name, Role.SOURCE if name == yaml else Role.TEXT, data, False)
    for name, picture in checked.pictures.items():
        yield _source(name, Role.PICTURE, picture.data, public)
    for name, open_to_all in _attachments(checked.paper).items():
        data = _read(checked.loaded.path.parent, name)
        yield _source(name, Role.ATTACHMENT, data, public and open_to_all)


def form_files(forms: Path, form: str, public: bool) -> Iterator[Kept]:
    """Yield the files of a form and of what all forms share, by name."""
    for folder in (forms / form, shared_directory(forms)):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                name = path.relative_to(folder.parent).as_posix()
                yield Kept(f"{layout.FORM}/{name}", Role.FORM, path.read_bytes(), public)


def font_files(folder: Path, public: bool) -> Iterator[Kept]:
    """Yield the fonts.

    Raises:
        EnvironmentMissing: if one cannot be read.
    """
    for name in FONT_FILES:
        try:
            data = (folder / name).read_bytes()
        except OSError:
            raise EnvironmentMissing(
                f"Die Schriftdatei „{folder / name}“ lässt sich nicht lesen. Bitte von der "
                "Systembetreuung prüfen lassen."
            ) from None
        yield Kept(f"{layout.FONTS}/{name}", Role.FONT, data, public)


def output_files(made: Made, public: bool) -> Iterator[Kept]:
    """Yield the editions that a build makes; attachments beside them are kept as they were."""
    for name, data in made.files.items():
        role = OUTPUTS.get(name.removeprefix(made.stem))
        if role is not None:
            yield Kept(f"{layout.OUTPUT}/{name}", role, data, public)


def each_once(files: Iterable[Kept]) -> tuple[Kept, ...]:
    """Return files each once; one that several places name is public where all say so."""
    found: dict[str, Kept] = {}
    for file in files:
        first = found.setdefault(file.path, file)
        found[file.path] = first._replace(public=first.public and file.public)
    return tuple(found.values())


def _source(name: str, role: Role, data: bytes, public: bool) -> Kept:
    return Kept(f"{layout.SOURCE}/{posixpath.normpath(name)}", role, data, public)


def _attachments(paper: Paper | None) -> Mapping[str, bool]:
    """Return the names of attached files, each with whether every mention of it is public."""
    found: dict[str, bool] = {}
    for attachment in paper.attachments if paper else ():
        if attachment.file is not None:
            public = attachment.publicity is Publicity.PUBLIC
            found[attachment.file] = found.get(attachment.file, True) and public
    return found


def _read(folder: Path, name: str) -> bytes:
    try:
        return inside(folder, name).read_bytes()
    except (PathRefused, OSError):
        raise OutputConflict(
            f"Die Anlage „{name}“ lässt sich nicht lesen; abgelegt wurde nichts. Bitte Datei und "
            "Leserechte prüfen und den Befehl wiederholen."
        ) from None
