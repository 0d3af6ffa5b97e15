"""The names of a Nachtrag's files: its YAML file, and the copies of its original's texts."""

import posixpath
import re
from collections.abc import Iterable
from itertools import chain, count
from os.path import lexists
from pathlib import Path, PurePosixPath
from typing import Final

from drafter.errors import UsageMistake
from drafter.pipeline.papers import ENDINGS
from drafter.source import Loaded
from drafter.source.paths import PathRefused, inside
from drafter.source.shape import TextFile

SUFFIX: Final = "-nachtrag"
OWN_SUFFIX: Final = re.compile(rf"{SUFFIX}(?:-[0-9]+)?$")

Texts = Iterable[TextFile]


def target_name(loaded: Loaded, output: Path | None, texts: Texts) -> str:
    """Return the name of the Nachtrag's YAML file in the original's folder.

    `texts` are those that will be copied.

    Raises:
        UsageMistake: if it cannot be there, or a Nachtrag could not name its original.
    """
    _refuse_unnameable(loaded.path)
    return _named(output, loaded.path.parent) if output else _free(loaded, texts)


def _refuse_unnameable(path: Path) -> None:
    """Refuse a name that cannot stand in a Nachtrag, whose values have single blanks only."""
    try:
        inside(path.parent, path.name)
    except PathRefused as problem:
        raise UsageMistake(str(problem)) from None
    if " ".join(path.name.split()) != path.name:
        raise UsageMistake(
            f"Den Namen „{path.name}“ kann kein Nachtrag nennen, weil darin mehrere Leerzeichen "
            "aufeinander folgen oder ein Tabulator steht. Bitte die Datei umbenennen."
        )


def _named(output: Path, folder: Path) -> str:
    beside = str(output.parent) == "." or output.parent.resolve() == folder.resolve()
    if not beside or not output.name:
        raise UsageMistake(
            f"Ein Nachtrag liegt im Ordner seiner Ursprungsvorlage („{folder}“). Bitte hinter "
            "„--output“ nur einen Dateinamen schreiben."
        )
    if (
        output.name.startswith(".")
        or not output.name.isprintable()
        or set(":\\") & set(output.name)
    ):
        raise UsageMistake(
            "Dieser Dateiname geht nicht. Bitte ohne Punkt am Anfang und ohne „:“, „\\“ und "
            "Zeilenumbruch schreiben."
        )
    return output.name if output.suffix in ENDINGS else f"{output.name}.yaml"


def _free(loaded: Loaded, texts: Texts) -> str:
    """Return the first name under which neither the YAML file nor a copy of a text lies."""
    stem, folder = OWN_SUFFIX.sub("", loaded.path.stem), loaded.path.parent
    numbers = chain(("",), (f"-{number}" for number in count(2)))
    for target in (f"{stem}{SUFFIX}{number}{loaded.path.suffix}" for number in numbers):
        names = (target, *copies(loaded, target, texts).values())
        if not any(lexists(folder / name) for name in names):
            return target
    raise AssertionError("numbers do not end")


def copies(loaded: Loaded, target: str, texts: Texts) -> dict[str, str]:
    """Return the names of the copies of a paper's texts, by the names that the paper gives."""
    names: dict[str, str] = {}
    taken: dict[str, str] = {}
    for name in (text.name for text in texts):
        plain = posixpath.normpath(name)
        if plain not in taken:
            taken[plain] = _copy(plain, loaded.path.stem, Path(target).stem, taken.values())
        names[name] = taken[plain]
    return names


def _copy(name: str, old: str, new: str, taken: Iterable[str]) -> str:
    """Return the name of a text's copy: with the new stem for the old, or before its own name."""
    path = PurePosixPath(name)
    rest = path.name.removeprefix(old)
    follows = rest != path.name and not rest[:1].isalnum()
    copies = path.with_name(f"{new}{rest}" if follows else f"{new}-{path.name}")
    while str(copies) in taken:
        copies = copies.with_stem(f"{copies.stem}-2")
    return str(copies)
