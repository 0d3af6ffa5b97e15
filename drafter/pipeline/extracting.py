"""Taking the source of a paper out of its PDF again."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from drafter.deliver import create_all
from drafter.deliver.remedies import remedy
from drafter.errors import OutputFailed, UsageMistake
from drafter.facts.embedded import MOST_PDF_BYTES, Embedded, EmbeddedRefused, embedded_files
from drafter.pipeline.papers import ENDINGS

ALLOWED: Final = (*ENDINGS, ".md", ".txt", ".png", ".jpg", ".jpeg")
LONGEST_NAME: Final = 200
DEEPEST: Final = 5
RESERVED: Final = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f]')


def extract(path: Path, output: Path) -> tuple[Path, ...]:
    """Write the source that a PDF holds into a folder, the paper's own file first.

    Nothing is overwritten, and nothing lies outside that folder.

    Raises:
        UsageMistake: if the file is no PDF with a source, or one that cannot be trusted.
        OutputConflict: if one of the files is there already.
        OutputFailed: if one cannot be written.
    """
    try:
        files = _source(embedded_files(_read(path)))
    except EmbeddedRefused as problem:
        raise UsageMistake(
            f"Aus „{path}“ lässt sich keine Quelle holen: {problem} Bitte ein PDF nennen, das "
            "„drafter build --embed-source“ geschrieben hat."
        ) from None
    targets = {output / name: data for name, data in files.items()}
    _make_folders(output, targets)
    create_all(targets)
    return tuple(targets)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_PDF_BYTES:
            raise EmbeddedRefused("Das PDF ist größer als 200 MB.")
        return path.read_bytes()
    except OSError:
        raise UsageMistake(
            f"„{path}“ lässt sich nicht lesen. Bitte Namen und Leserechte prüfen."
        ) from None


def _source(embedded: Sequence[Embedded]) -> Mapping[str, bytes]:
    """Return the files by their names, the paper's first; each name leads below one folder."""
    papers = [file for file in embedded if file.is_source and file.name.endswith(ENDINGS)]
    if len(papers) != 1:
        raise EmbeddedRefused("Es enthält keine Quelle einer Vorlage.")
    others = [file for file in embedded if file is not papers[0]]
    files = {_safe(file.name): file.data for file in (*papers, *others)}
    if len({name.casefold() for name in files}) != len(embedded):
        raise EmbeddedRefused("Zwei Dateien darin heißen gleich.")
    return files


def _safe(name: str) -> str:
    """Return a name that leads to a file below the folder in which it is written."""
    path = PurePosixPath(name)
    if (
        RESERVED.search(name)
        or path.is_absolute()
        or len(name) > LONGEST_NAME
        or len(path.parts) > DEEPEST
        or str(path) != name
        or any(part.startswith(".") or part != part.strip(" .") for part in path.parts)
        or path.suffix.lower() not in ALLOWED
    ):
        raise EmbeddedRefused("Es enthält eine Datei mit einem Namen, der nicht zulässig ist.")
    return name


def _make_folders(output: Path, targets: Mapping[Path, bytes]) -> None:
    """Make the folders of the files; a link in the place of one is not followed."""
    for target in targets:
        for folder in reversed(target.relative_to(output).parents[:-1]):
            if (output / folder).is_symlink():
                raise OutputFailed(
                    f"„{output / folder}“ ist eine Verknüpfung. Bitte einen leeren Ordner nennen."
                )
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            sentence = f"„{target.parent}“ ließ sich nicht anlegen. {remedy(problem)}"
            raise OutputFailed(sentence) from None
