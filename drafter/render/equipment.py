"""What papers are made with: program, libraries, fonts and forms, told by their content.

A build whose equipment is another than that of the last one may give other bytes. What the manifest
tells by version (`drafter.render.programs`) is told here by content, so it also shows a line of
the program that a developer changed. Nothing here imports the libraries themselves.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from drafter.render.environment import DEBIAN_FONTS, FONT_FILES
from drafter.resources import PACKAGE, SHARED, form_names, shared_directory, templates_directory

LOCK: Final = "requirements.txt"
DIST_INFO: Final = ".dist-info"
LINKER: Final = "/etc/ld.so.cache"
COMPILED: Final = "__pycache__"
FORMS_OF_A_WHEEL: Final = "templates/"

# Every distribution of the lock whose code decides bytes of an output.
DISTRIBUTIONS: Final = (
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdurl",
    "pillow",
    "pydantic",
    "pydantic-core",
    "pyyaml",
    "rapidfuzz",
)
PDF_DISTRIBUTIONS: Final = (
    "brotli",
    "cffi",
    "cssselect2",
    "fonttools",
    "lxml",
    "pikepdf",
    "pydyf",
    "pyphen",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
    "webencodings",
    "zopfli",
)
SONAMES: Final = frozenset(
    {
        "libfontconfig.so.1",
        "libfreetype.so.6",
        "libfribidi.so.0",
        "libglib-2.0.so.0",
        "libharfbuzz.so.0",
        "libharfbuzz-subset.so.0",
        "libpango-1.0.so.0",
        "libpangoft2-1.0.so.0",
        "libz.so.1",
    }
)


@dataclass(frozen=True)
class Equipment:
    """The SHA-512 of all parts of the program, and of each folder of a form by its name.

    `signature` is that of the parts when the hash was taken.
    """

    program: str
    signature: str
    forms: Mapping[str, str] = field(default_factory=dict, repr=False)


class Part(NamedTuple):
    """A file of the program or of what it stands on: how it is called, and where it lies."""

    name: str
    path: str


def parts(library_path: str = "") -> tuple[Part, ...]:
    """Return every part that decides bytes, in a fixed order.

    These are the program's own files, the lock, the lists of files of the distributions (RECORD,
    which has the SHA-256 of each), the fonts, and the shared libraries where the linker finds them:
    in `library_path` (LD_LIBRARY_PATH of ld.so(8)), else in its cache. Forms are not among them.

    Raises:
        OSError: if the linker's cache cannot be read, so the libraries are not known.
    """
    found = (*_program(), *_distributions(), *_fonts(), *_libraries(library_path))
    return tuple(sorted(found))


def signature(every: Iterable[Part], said: Iterable[str] = ()) -> str:
    """Return one hash over where parts lie, and size, times and inode of each.

    While it is the same, so is their content: the kernel sets the time of a change (st_ctime of
    inode(7)) whenever content or name changes, and no program can set it back.
    """
    return _sha512((*_python(), *said, *(f"{part.path} {_standing(part.path)}" for part in every)))


def content(every: Iterable[Part], said: Iterable[str] = ()) -> str:
    """Return one hash over the names and the content of parts; it is the same on each machine."""
    return _sha512((*_python(), *said, *(f"{part.name} {_content(part.path)}" for part in every)))


def forms(place: Path | None = None) -> Mapping[str, str]:
    """Return the hash of each form in a folder, and of what they share, over names and contents.

    `place` is the folder of the forms, by default `templates/`.

    Raises:
        EnvironmentMissing: if the program has no forms.
        OSError: if a file of a form cannot be listed.
    """
    folder = place or templates_directory()
    found = {name: folder / name for name in form_names(folder)}
    every = {SHARED: shared_directory(folder), **found}
    return {name: content(sorted(_below(str(path)))) for name, path in every.items()}


def _python() -> tuple[str, ...]:
    """Return what tells one Python from another: version, day and compiler of its build."""
    return (sys.version, sys.implementation.name)


def _program() -> Iterator[Part]:
    files = _below(str(PACKAGE))
    yield from (part for part in files if not part.name.startswith(FORMS_OF_A_WHEEL))
    yield Part(LOCK, str(PACKAGE.parent / LOCK))


def _below(folder: str, prefix: str = "") -> Iterator[Part]:
    """Yield the files below a folder, without what Python compiled."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if not entry.is_dir():
                yield Part(name, entry.path)
            elif entry.name != COMPILED:
                yield from _below(entry.path, f"{name}/")


def _distributions() -> Iterator[Part]:
    """Yield the lists of files of the distributions that Python would import."""
    wanted = {*DISTRIBUTIONS, *PDF_DISTRIBUTIONS}
    found: dict[str, Part] = {}
    for folder in sys.path:
        for name in _names(folder):
            if not name.endswith(DIST_INFO):
                continue
            distribution = name.partition("-")[0].lower().replace("_", "-")
            if distribution in wanted:
                found.setdefault(distribution, Part(name, f"{folder}/{name}/RECORD"))
    return iter(found.values())


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208
    except OSError:
        return []


def _fonts() -> Iterator[Part]:
    """Yield the fonts of the machine; those of a wheel are files of the program."""
    return (Part(name, str(DEBIAN_FONTS / name)) for name in FONT_FILES)


def _libraries(library_path: str) -> Iterator[Part]:
    """Yield the shared libraries that set type, in every place where the linker may take them.

    Its cache holds their paths as texts that end with NUL (ldconfig(8)).
    """
    with open(LINKER, "rb") as stream:  # noqa: PTH123 - a Path would cost more than it gives
        texts = stream.read().split(b"\0")
    for path in texts:
        name = path.rpartition(b"/")[2].decode("ascii", "replace")
        if name in SONAMES and path.startswith(b"/"):
            yield Part(name, os.fsdecode(path))
    for folder in filter(None, library_path.split(":")):
        yield from (Part(name, f"{folder}/{name}") for name in SONAMES)


def _standing(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return "-"
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _content(path: str) -> str:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            return hashlib.file_digest(stream, "sha512").hexdigest()
    except OSError:
        return "-"


def _sha512(lines: Iterable[str]) -> str:
    return hashlib.sha512("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
