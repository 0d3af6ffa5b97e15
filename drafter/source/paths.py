"""Files that a paper may name: inside its own folder, nothing else."""

from pathlib import Path
from unicodedata import normalize

from drafter.german.wording import quoted


class PathRefused(ValueError):
    """A named file lies outside the paper's folder or is not there; the text says which."""


def inside(folder: Path, name: str) -> Path:
    """Return the path of a file that a paper names.

    An umlaut may be composed otherwise on the disk than in the paper (UAX #15), as some systems do.

    Raises:
        PathRefused: if the name is absolute, leads out of the folder (also by a symbolic
            link), or names no file.
    """
    if not is_relative(name):
        raise PathRefused(
            f"{quoted(name)} ist kein Dateiname im Ordner der Vorlage. Bitte die Datei dorthin "
            "legen und ohne Laufwerk und mit „/“ nennen."
        )
    try:
        target = _on_disk(folder / name).resolve()
        within = target.is_relative_to(folder.resolve())
        found = within and target.is_file()
    except (OSError, ValueError, RuntimeError):
        within, found = True, False
    if not within:
        raise PathRefused(
            f"{quoted(name)} liegt außerhalb des Ordners der Vorlage. Bitte die Datei in diesen "
            "Ordner oder einen Unterordner legen."
        )
    if not found:
        raise PathRefused(
            f"Die Datei {quoted(name)} gibt es im Ordner der Vorlage nicht. Bitte Namen und "
            "Schreibweise prüfen."
        )
    return target


def is_relative(name: str) -> bool:
    """Whether a name may be that of a file in a folder; if not, it is refused unseen."""
    return not (Path(name).is_absolute() or "\\" in name or ":" in name)


def _on_disk(path: Path) -> Path:
    """Return a path with its name as the folder spells it, where only the composition differs."""
    if path.exists() or path.name.isascii() or not path.parent.is_dir():
        return path
    spelt = normalize("NFC", path.name)
    return next((one for one in path.parent.iterdir() if normalize("NFC", one.name) == spelt), path)
