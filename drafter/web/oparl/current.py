"""What is given out at the moment: harvested anew, as far as needed, when the ledger has grown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha512
from threading import Lock

from drafter.archive.ledger import Event
from drafter.pipeline.oparl_harvest import Field, Harvested, harvest
from drafter.render.oparl.given import Given, gathered
from drafter.render.oparl.memory import Known

Standing = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Content:
    """A file that is given out: the paper that it is of, and its SHA-512."""

    number: str
    sha512: str


@dataclass(frozen=True)
class View:
    """All that is given out at one moment.

    `contents` are the files by their paths below the base; `gone` those that were there before.
    """

    given: Given
    contents: Mapping[str, Content]
    gone: frozenset[str] = frozenset()


@dataclass
class Current:
    """The view of the moment.

    `reopened` reads the Ablage anew, `now` tells the time, `before` is what was given out by an
    earlier export, by id. Papers are read once; after a removal all of them are read again.
    """

    reopened: Callable[[], Field]
    now: Callable[[], datetime]
    before: Mapping[str, Known] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _standing: Standing | None = None
    _ground: Field | None = None
    _papers: dict[str, Harvested] = field(default_factory=dict)
    _view: View | None = None

    def view(self) -> View:
        """Return what is given out now.

        Raises:
            ArchiveDamaged: if the ledger or a file of a new paper is damaged.
        """
        with self._lock:
            standing = self._ledger()
            if self._view is None or standing != self._standing:
                self._view = self._renewed()
                self._standing = standing
            return self._view

    def read(self, view: View, path: str) -> bytes | None:
        """Return the bytes of a file; None where it is not there or no longer the same.

        Raises:
            ArchiveDamaged: if a file that is needed is not what was added.
        """
        content = view.contents.get(path)
        if content is None or self._ground is None:
            return None
        data = harvest(self._ground, content.number).files.get(path)
        return data if data is not None and sha512(data).hexdigest() == content.sha512 else None

    def _ledger(self) -> Standing:
        ground = self._ground or self.reopened()
        state = ground.ledger.stat()
        return state.st_size, state.st_mtime_ns, state.st_ino

    def _renewed(self) -> View:
        ground = self.reopened()
        known = self._papers if not _removed(self._ground, ground) else {}
        papers = {number: known.get(number) or _bare(harvest(ground, number))
                  for number in ground.added}  # fmt: skip
        before = self._view.given.known if self._view else self.before
        objects = [item for paper in papers.values() for item in paper.objects]
        moment = self.now().astimezone().isoformat(timespec="seconds")
        given = gathered(ground.form, objects, before, ground.removed, moment)
        contents = _contents(papers.values())
        earlier = {*self._view.contents, *self._view.gone} if self._view else set()
        self._ground = ground
        self._papers = {number: paper for number, paper in papers.items() if paper.objects}
        return View(given, contents, frozenset(earlier - contents.keys()))
