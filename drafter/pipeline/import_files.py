"""Which files an import means.

Files as given, and of folders and those below all that can be read, and papers in formats that are
declined with a word how to save them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from drafter.errors import UsageMistake
from drafter.pipeline.papers import is_foreign, named_in


def files_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that the paths name, each once, those of a folder by name.

    Hidden files and folders are passed over, and what a link in a folder leads to.

    Raises:
        UsageMistake: if a path is not there or cannot be read, or a folder holds no such file.
    """
    return named_in(paths, _in_folder)


def twins(files: Iterable[Path]) -> frozenset[Path]:
    """Return the files that differ from another one by their ending alone (or by letter case)."""
    every = tuple(files)
    names = Counter(_stem(path) for path in every)
    return frozenset(path for path in every if names[_stem(path)] > 1)


def _stem(path: Path) -> str:
    return str(path.with_suffix("")).casefold()


def _in_folder(folder: Path) -> tuple[Path, ...]:
    found = sorted(path for path in folder.rglob("*") if _is_wanted(path, folder))
    if not found:
        raise UsageMistake(
            f"Im Ordner „{folder}“ liegt keine Datei, die sich einlesen lässt (*.pdf, *.docx, "
            "*.txt). Bitte einen anderen Ordner nennen."
        )
    return tuple(found)


def _is_wanted(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return is_foreign(path.name) and not hidden and path.is_file()
