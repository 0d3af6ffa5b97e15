"""What was harvested of a paper, kept until something that it is made of changes.

It is kept where it is given out from (in the folder of an export, or for as long as a server runs)
and never elsewhere, so that nothing is left of a paper that was removed. Editions that lie in the
Ablage are kept by their paths there; what was made anew (a public version, the printed source,
stamped Anlagen) is kept whole. Of a paper that is not published nothing is kept.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256, sha512
from typing import Final

from drafter.archive.entry import Entry
from drafter.archive.store import Store
from drafter.cache import Cache
from drafter.deliver import remove
from drafter.render.oparl.structure import Object

NAME: Final = "oparl-1"
STORED: Final = "ablage"
INLINE: Final = "inhalt"


@dataclass(frozen=True)
class Harvested:
    """A paper of the Ablage: its objects, and its files by their paths below the base address.

    Where it may not be published there is nothing but the German `reason`.
    """

    number: str
    objects: tuple[Object, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    reason: str = ""


def recalled(kept: Cache | None, store: Store, entry: Entry, made_of: str) -> Harvested | None:
    """Return what was kept of a paper, if it was made of the same; else None.

    Raises:
        ArchiveDamaged: if a file of the Ablage is not what was added.
    """
    data = kept.found(_name(entry.number)) if kept and made_of else None
    told = json.loads(data) if data else {}
    if told.get("aus") != made_of:
        return None
    files = {path: _read(store, entry, each) for path, each in told["dateien"].items()}
    return Harvested(entry.number, tuple(told["objekte"]), files)


def keep(kept: Cache | None, entry: Entry, made_of: str, paper: Harvested) -> None:
    """Keep what was harvested of a paper that is published, in the place of what was kept of it."""
    if not (kept and made_of and paper.objects):
        return
    stored = {file.sha512: file.path for file in entry.files if file.public}
    files = {path: _told(data, stored) for path, data in paper.files.items()}
    told = {"aus": made_of, "objekte": paper.objects, "dateien": files}
    kept.keep(_name(entry.number), json.dumps(told).encode())


def forget_others(kept: Cache | None, numbers: Iterable[str]) -> None:
    """Remove what was kept of all papers but those of these numbers.

    Raises:
        OutputFailed: if it cannot be removed.
    """
    names = set(map(_name, numbers))
    found = kept.folder.glob(f"{NAME}-*") if kept else ()
    remove(path for path in found if path.name not in names)


def _name(number: str) -> str:
    return f"{NAME}-{sha256(number.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _told(data: bytes, stored: Mapping[str, str]) -> Mapping[str, str]:
    path = stored.get(sha512(data).hexdigest())
    return {STORED: path} if path else {INLINE: b64encode(data).decode()}


def _read(store: Store, entry: Entry, told: Mapping[str, str]) -> bytes:
    if STORED in told:
        return store.read(entry.number, told[STORED])
    return b64decode(told[INLINE])
