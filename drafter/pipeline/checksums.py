"""The checksum of a paper with all that belongs to its words.

It is the SHA-512 over the lines that `sha512sum` prints for the YAML file, and then, by name,
for the texts in files of their own and the pictures that the texts place. So whoever doubts it
can compute it in a shell, in the folder of the paper (one file and several are one rule):

    sha512sum kim-2021.yaml kim-2021.md | sha512sum
"""

import hashlib
import posixpath
from collections.abc import Iterator
from pathlib import Path

from drafter.model.paper import Paper
from drafter.pipeline.pictures import placed
from drafter.source import Loaded
from drafter.source.paths import PathRefused, inside


def checksum(loaded: Loaded) -> str | None:
    """Return the checksum of a paper, in small hexadecimal digits.

    None where there is no paper. A picture that cannot be read is left out, as `sha512sum`
    leaves it out.
    """
    if loaded.paper is None:
        return None
    lines = "".join(_lines(loaded.path.resolve(), _names(loaded, loaded.paper)))
    return hashlib.sha512(lines.encode()).hexdigest()


def _names(loaded: Loaded, paper: Paper) -> tuple[str, ...]:
    texts = {text.name for text in loaded.texts}
    return tuple(sorted({posixpath.normpath(name) for name in (*texts, *placed(paper))}))


def _lines(path: Path, names: tuple[str, ...]) -> Iterator[str]:
    for name in (path.name, *names):
        try:
            data = inside(path.parent, name).read_bytes()
        except (PathRefused, OSError):
            continue
        yield f"{hashlib.sha512(data).hexdigest()}  {name}\n"
