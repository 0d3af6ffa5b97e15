"""A part of many papers, for machines that share the work and do not know each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shard:
    """The part `number` of `total`, counted from 1."""

    number: int
    total: int

    def __str__(self) -> str:
        """Return the part as it is asked for: `3/64`."""
        return f"{self.number}/{self.total}"

    def of(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """Return the papers of this part: by name, every `total`th.

        Every machine comes to the same parts, because only the names count, character by
        character. All parts together have each paper once; a part may be empty.
        """
        return tuple(sorted(paths, key=Path.as_posix)[self.number - 1 :: self.total])
