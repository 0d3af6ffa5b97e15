"""What was harvested of a paper, kept in the user's cache until something it is made of changes.

Editions that lie in the Ablage are kept by their paths there, and read from there again; what was
made anew (a public version, the printed source, stamped Anlagen) is kept whole. There is one file a
paper, which a later harvest replaces.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256, sha512
from typing import Final

from drafter.archive.entry import Entry
from drafter.archive.store import Store
from drafter.cache import Cache
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


def recalled(cache: Cache | None, store: Store, entry: Entry, made_of: str) -> Harvested | None:
    """Return what was kept of a paper, if it was made of the same; else None.

    Raises:
        ArchiveDamaged: if a file of the Ablage is not what was added.
    """
    data = cache.found(_name(store, entry)) if cache else None
    told = json.loads(data) if data else {}
    if told.get("aus") != made_of:
        return None
    files = {path: _read(store, entry, each) for path, each in told["dateien"].items()}
    return Harvested(entry.number, tuple(told["objekte"]), files, told["grund"])


def keep(cache: Cache | None, store: Store, entry: Entry, made_of: str, paper: Harvested) -> None:
    """Keep what was harvested of a paper, in the place of what was kept of it."""
    if cache is None:
        return
    stored = {file.sha512: file.path for file in entry.files if file.public}
    files = {path: _told(data, stored) for path, data in paper.files.items()}
    told = {"aus": made_of, "grund": paper.reason, "objekte": paper.objects, "dateien": files}
    cache.keep(_name(store, entry), json.dumps(told).encode())


def _name(store: Store, entry: Entry) -> str:
    place = f"{store.folder.resolve()}\n{entry.number}"
    return f"{NAME}-{sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()}"


def _told(data: bytes, stored: Mapping[str, str]) -> Mapping[str, str]:
    path = stored.get(sha512(data).hexdigest())
    return {STORED: path} if path else {INLINE: b64encode(data).decode()}


def _read(store: Store, entry: Entry, told: Mapping[str, str]) -> bytes:
    if STORED in told:
        return store.read(entry.number, told[STORED])
    return b64decode(told[INLINE])
