"""Several papers of one run that want one name: the first of them has it, as if built in turn.

Which worker comes first is chance. So a paper that found its name taken by another one of the run,
or wrote over its files, is built again when its turn comes: all papers before it are told then,
and those after it give the name up. Only a name that a paper had before the run stays its own:
there no other one claims it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from drafter.deliver import remove
from drafter.errors import DrafterError
from drafter.pipeline.jobs import Outcome

REACH: Final = 8192  # no paper is done before one that stands so many places above it


class Claims:
    """Who has which name in a run.

    `outcome` waits for the paper at a place of the run; `alone` builds a paper once more, and
    those that are yielding give up its name.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        outcome: Callable[[int], Outcome],
        alone: Callable[[Path, Sequence[Path]], Outcome],
    ) -> None:
        self.paths = paths
        self.outcome = outcome
        self.alone = alone
        self.writers: dict[str, Path] = {}

    def settled(self, index: int) -> Outcome:
        """Return what becomes of a paper whose turn it is; all before it are settled."""
        outcome = self._settled(index, self.outcome(index))
        if outcome.files:
            self.writers[outcome.stem] = outcome.path
        return outcome

    def _settled(self, index: int, outcome: Outcome) -> Outcome:
        writer = self.writers.get(outcome.stem) if outcome.stem else None
        if outcome.files and writer and not _is_same(writer, outcome.path):
            self._restore(writer, index, outcome)
            return self.alone(outcome.path, ())
        rival = self._rival(outcome)
        if rival is None or (writer and _is_same(writer, self.paths[rival])):
            return outcome
        if writer:
            self._restore(writer, index, outcome)
        if rival > index and self.outcome(rival).claimed:
            return self.alone(outcome.path, self._later(index))
        return self.alone(outcome.path, ())

    def _restore(self, writer: Path, index: int, outcome: Outcome) -> None:
        """Build a paper again whose files later ones wrote over, and remove what they left."""
        restored = self.alone(writer, self._later(index))
        if restored.files:
            with suppress(DrafterError):
                remove(file for file in outcome.files if file not in restored.files)

    def _later(self, index: int) -> Sequence[Path]:
        """Return the papers that may have come too early: those of this turn and of later ones."""
        return self.paths[index : index + REACH]

    def _rival(self, outcome: Outcome) -> int | None:
        """Return the place in the run of the paper that kept another one from its name."""
        return self._places.get(outcome.rival) if outcome.rival else None

    @cached_property
    def _places(self) -> Mapping[Path, int]:
        return {path.resolve(): index for index, path in enumerate(self.paths)}


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
