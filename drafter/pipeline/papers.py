"""Which papers a command means: files as given, and the papers of folders."""

from collections.abc import Callable, Sequence
from pathlib import Path

from drafter.errors import UsageMistake

ENDINGS = (".yaml", ".yml")
FOREIGN = (".pdf", ".docx", ".txt", ".doc", ".odt", ".rtf")
"""The endings of files that are read in where a paper is named as an original.

The last three are declined there with a word how to save them: nobody is to think they were read.
"""
SOURCE_COPY = ".quelle.yaml"
"""The ending of what a build writes for the public; it is no paper of a folder."""


def is_file_name(text: str) -> bool:
    """Whether a text names a file, and not a paper number."""
    return text.lower().endswith((*ENDINGS, *FOREIGN))


def is_foreign(text: str) -> bool:
    """Whether a text names a file of another kind than YAML."""
    return text.lower().endswith(FOREIGN)


def papers_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the YAML files that the paths name, each once, those of a folder by name.

    Hidden files of a folder, folders below it and copies for the public are passed over.

    Raises:
        UsageMistake: if a path is not there or cannot be read, or a folder holds no paper.
    """
    return named_in(paths, _in_folder)


def named_in(
    paths: Sequence[Path], in_folder: Callable[[Path], tuple[Path, ...]]
) -> tuple[Path, ...]:
    """Return the files that the paths name, each once; of a folder what `in_folder` finds in it.

    Raises:
        UsageMistake: if a path is not there or cannot be read.
    """
    return tuple(dict.fromkeys(file for path in paths for file in _named(path, in_folder)))


def paper_in(path: Path) -> Path:
    """Return a path that names one file, as it is asked for where a file will be rewritten.

    Raises:
        UsageMistake: if it is not there, cannot be read, or is a folder.
    """
    (first, *_) = _named(path, _in_folder)
    if first != path:
        raise UsageMistake(f"„{path}“ ist ein Ordner. Bitte die YAML-Datei selbst nennen.")
    return path


def _named(path: Path, in_folder: Callable[[Path], tuple[Path, ...]]) -> tuple[Path, ...]:
    try:
        if path.is_dir():
            return in_folder(path)
        found = path.exists()
    except PermissionError:
        raise UsageMistake(f"„{path}“ lässt sich nicht lesen. Bitte Leserechte prüfen.") from None
    except (OSError, ValueError):
        found = False
    if not found:
        raise UsageMistake(f"„{path}“ gibt es nicht. Bitte Namen und Ordner prüfen.")
    return (path,)


def _in_folder(folder: Path) -> tuple[Path, ...]:
    found = sorted(entry for entry in folder.iterdir() if _is_paper(entry))
    if not found:
        raise UsageMistake(
            f"Im Ordner „{folder}“ liegt keine Vorlage (*.yaml). Bitte einen anderen Ordner nennen."
        )
    return tuple(found)


def _is_paper(entry: Path) -> bool:
    passed_over = entry.name.startswith(".") or entry.name.endswith(SOURCE_COPY)
    return entry.suffix in ENDINGS and not passed_over and not entry.is_dir()
