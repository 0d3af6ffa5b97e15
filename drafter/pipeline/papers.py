"""Which papers a command means: files as given, and the papers of folders."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.errors import UsageMistake

ENDINGS = (".yaml", ".yml")


def papers_in(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the YAML files that the paths name, each once, those of a folder by name.

    Raises:
        UsageMistake: if a path is not there, or a folder holds no paper.
    """
    return tuple(dict.fromkeys(paper for path in paths for paper in _papers(path)))


def _papers(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        if not path.exists():
            raise UsageMistake(f"„{path}“ gibt es nicht. Bitte Namen und Ordner prüfen.")
        yield path
        return
    found = sorted(entry for entry in path.iterdir() if entry.suffix in ENDINGS)
    if not found:
        raise UsageMistake(
            f"Im Ordner „{path}“ liegt keine Vorlage (*.yaml). Bitte einen anderen Ordner nennen."
        )
    yield from found
