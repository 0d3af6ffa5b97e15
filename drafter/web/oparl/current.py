"""What is given out at the moment: harvested anew, as far as needed, when the ledger changes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha512
from threading import Lock

from drafter.archive.ledger import Event
from drafter.pipeline.oparl_harvest import harvest, harvested
from drafter.pipeline.oparl_kept import Harvested, forget_others
from drafter.pipeline.oparl_store import PublishedStore
from drafter.render.oparl.given import Given, gathered
from drafter.render.oparl.memory import Known
from drafter.render.oparl.structure import Object


@dataclass(frozen=True)
class Read:
    """A paper as it was harvested: its objects, and the SHA-512 of its files by their paths."""

    number: str
    objects: tuple[Object, ...]
    files: Mapping[str, str]


@dataclass(frozen=True)
class View:
    """All that is given out at one moment.

    `owners` are the papers that files are of, by the paths of the files below the base; `gone` are
    the paths of files that were there before.
    """

    source: PublishedStore
    papers: Mapping[str, Read]
    given: Given
    owners: Mapping[str, str]
    gone: frozenset[str] = frozenset()

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where there is none, or no longer the one it was.

        Raises:
            ArchiveDamaged: if a file that is needed is not what was added.
        """
        owner = self.owners.get(path)
        if owner is None:
            return None
        data = harvest(self.source, owner).files.get(path)
        same = data is not None and sha512(data).hexdigest() == self.papers[owner].files[path]
        return data if same else None


@dataclass
class Current:
    """The view of the moment, for several threads.

    `reopened` reads the Ablage anew, `now` tells the time with its zone, `before` is what an
    earlier export gave out, by id.
    """

    reopened: Callable[[], PublishedStore]
    now: Callable[[], datetime]
    before: Mapping[str, Known] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock, init=False)
    _seen: View | None = field(default=None, init=False)
    _standing: tuple[int, ...] = field(default=(), init=False)

    def view(self) -> View:
        """Return what is given out now.

        Raises:
            ArchiveDamaged: if the ledger or a file of a new paper is damaged.
        """
        with self._lock:
            standing = self._seen.source.standing() if self._seen else ()
            if self._seen is None or standing != self._standing:
                source = self.reopened()
                self._standing = source.standing()
                self._seen = self._renewed(source)
            return self._seen

    def _renewed(self, source: PublishedStore) -> View:
        papers = _papers(source, self._seen)
        forget_others(source.kept, (paper.number for paper in papers.values() if paper.objects))
        before = self._seen.given.known if self._seen else self.before
        objects = [item for paper in papers.values() for item in paper.objects]
        moment = self.now().isoformat(timespec="seconds")
        given = gathered(source.form, objects, before, source.removed, moment)
        owners = {path: paper.number for paper in papers.values() for path in paper.files}
        return View(source, papers, given, owners, _gone(self._seen, owners))


def _papers(source: PublishedStore, seen: View | None) -> Mapping[str, Read]:
    """Return all papers; those that were published already are read anew after a removal only."""
    if seen is None or _removals(seen.source) != _removals(source):
        return {paper.number: _read(paper) for paper in harvested(source)}
    published = {number: paper for number, paper in seen.papers.items() if paper.objects}
    return {
        number: published.get(number) or _read(harvest(source, number)) for number in source.added
    }


def _read(paper: Harvested) -> Read:
    hashes = {path: sha512(data).hexdigest() for path, data in paper.files.items()}
    return Read(paper.number, paper.objects, hashes)


def _removals(source: PublishedStore) -> int:
    return sum(line.event is Event.REMOVED for line in source.lines)


def _gone(seen: View | None, present: Iterable[str]) -> frozenset[str]:
    return frozenset({*seen.owners, *seen.gone} - set(present)) if seen else frozenset()
