"""Taking the source of a paper out of its PDF again."""

from collections.abc import Mapping
from pathlib import Path

from drafter.deliver import create_all, make_folder
from drafter.errors import OutputFailed, UsageMistake
from drafter.facts.embedded import MOST_PDF_BYTES, EmbeddedRefused, embedded_files, source_files


def extract(path: Path, output: Path) -> tuple[Path, ...]:
    """Write the source that a PDF holds into a folder, the paper's own file first.

    Nothing is overwritten, and nothing lies outside that folder.

    Raises:
        UsageMistake: if the file is no PDF with a source, or one that cannot be trusted.
        OutputConflict: if one of the files is there already.
        OutputFailed: if one cannot be written.
    """
    try:
        files = source_files(embedded_files(_read(path)))
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


def _make_folders(output: Path, targets: Mapping[Path, bytes]) -> None:
    """Make the folders of the files; a link in the place of one is not followed."""
    for target in targets:
        for folder in reversed(target.relative_to(output).parents[:-1]):
            if (output / folder).is_symlink():
                raise OutputFailed(
                    f"„{output / folder}“ ist eine Verknüpfung. Bitte einen leeren Ordner nennen."
                )
        make_folder(target.parent)
