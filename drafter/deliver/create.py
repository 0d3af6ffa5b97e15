"""New files: whole or not at all, and never over another."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from drafter.deliver.remedies import remedy
from drafter.deliver.temporary import beside
from drafter.errors import OutputConflict, OutputFailed


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there yet.

    Raises:
        OutputFailed: if it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise OutputFailed(f"„{folder}“ ließ sich nicht anlegen. {remedy(problem)}") from None


def create(path: Path, data: bytes) -> None:
    """Write a file where nothing of that name is; its folder must be there.

    Raises:
        OutputConflict: if there is something of that name.
        OutputFailed: if it cannot be written.
    """
    temporary: Path | None = None
    try:
        temporary = beside(path, data)
        _claim(temporary, path)
    except FileExistsError:
        raise OutputConflict(
            f"„{path}“ gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen "
            "angeben oder die Datei umbenennen."
        ) from None
    except (OSError, ValueError) as problem:
        sentence = f"„{path}“ ließ sich nicht schreiben. {remedy(problem)}"
        raise OutputFailed(sentence) from problem
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def create_all(files: Mapping[Path, bytes]) -> None:
    """Write files where nothing of their names is, in their order: all of them or none.

    Raises:
        OutputConflict: if there is something of one of the names.
        OutputFailed: if one cannot be written.
    """
    made: list[Path] = []
    try:
        for path, data in files.items():
            create(path, data)
            made.append(path)
    except BaseException:
        for path in made:
            with suppress(OSError):
                path.unlink()
        raise


def _claim(temporary: Path, path: Path) -> None:
    """Give a temporary file its name; a link never replaces what is there (link(2))."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        _claim_without_links(temporary, path)


def _claim_without_links(temporary: Path, path: Path) -> None:
    """Do the same on a file system that knows no links (FAT, some network drives)."""
    if os.path.lexists(path):
        raise FileExistsError
    temporary.replace(path)
