"""Pictures of a Word file: PNG and JPEG under names of their own."""

import hashlib
from typing import Final

from drafter.importers.declined import Declined
from drafter.importers.reading.word.package import MIB, Package, Relation
from drafter.importers.reading.word.remarks import Remark, Remarks

MOST_PICTURES: Final = 500
MOST_BYTES: Final = 40 * MIB  # what a child can answer: `drafter.facts.apart.MOST_ANSWER`
ENDINGS: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))


class Pictures:
    """The pictures of one file, each kept once, in the order in which they are met."""

    def __init__(self, package: Package, remarks: Remarks) -> None:
        self._package = package
        self._remarks = remarks
        self._keys: dict[str, str] = {}
        self._by_part: dict[str, str | Remark] = {}
        self._bytes = 0
        self.found: list[tuple[str, bytes]] = []

    def key(self, relation: Relation | None) -> str | None:
        """Return the key of a picture; None, with a remark, for one that cannot be had."""
        if relation is None or relation.outside:
            self._remarks.add(Remark.LINKED)
            return None
        part = relation.target
        if part not in self._by_part:
            self._by_part[part] = self._kept(part)
        known = self._by_part[part]
        if isinstance(known, Remark):
            self._remarks.add(known)
            return None
        return known

    def _kept(self, part: str) -> str | Remark:
        try:
            data = self._package.data(part)
        except Declined:
            return Remark.PICTURES
        ending = next((name for magic, name in ENDINGS if data.startswith(magic)), None)
        if ending is None:
            return Remark.PICTURES
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._keys:
            if len(self.found) == MOST_PICTURES or self._bytes + len(data) > MOST_BYTES:
                return Remark.MANY_PICTURES
            self._bytes += len(data)
            self._keys[digest] = f"bild-{len(self.found) + 1}.{ending}"
            self.found.append((self._keys[digest], data))
        return self._keys[digest]
