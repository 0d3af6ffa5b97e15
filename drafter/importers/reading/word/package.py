"""The package of a Word file (ISO/IEC 29500-2): its parts, read within limits.

Nothing is unpacked to disk. What the directory says of sizes is a limit as well as a promise: no
part gives more bytes than it says, and all that is read is counted.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from drafter.importers.declined import Declined, Reason
from drafter.importers.reading.word.names import Element, transitional

MIB: Final = 1024 * 1024
MOST_MEMBERS: Final = 5_000
ENTRY: Final = b"PK\x01\x02"
"""What an entry of the directory begins with."""
MOST_IN_ALL: Final = 600 * MIB
MOST_OF_XML: Final = 64 * MIB
DEEPEST: Final = 100
ENCRYPTED: Final = 0x1
KINDS: Final = frozenset({ZIP_STORED, ZIP_DEFLATED})
BROKEN: Final = (
    BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises on damaged files."""

BELOW: Final = etree.XPath("boolean(/*" + "/*" * DEEPEST + ")")
RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

DAMAGED: Final = (
    "Die Word-Datei ist beschädigt und lässt sich nicht lesen. "
    "Bitte in Word öffnen, reparieren lassen und neu speichern."
)
TOO_LARGE: Final = (
    "Die Word-Datei ist ausgepackt zu groß, um gelesen zu werden. "
    "Bitte prüfen, ob sie die richtige ist, und große Anlagen abtrennen."
)
LOCKED: Final = (
    "Die Word-Datei ist mit einem Kennwort geschützt. "
    "Bitte in Word öffnen und ohne Kennwort speichern."
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a key of a part leads to: the last word of its type, a part's name or an address."""

    kind: str
    target: str
    outside: bool


class Package:
    """A package that is open; it counts what is read from it."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            Declined: if it is damaged, locked, or larger than the limits.
        """
        if data.count(ENTRY) > MOST_MEMBERS:
            raise Declined(Reason.LIMIT, TOO_LARGE)
        try:
            self._archive = ZipFile(BytesIO(data))
            self._members = {each.filename: each for each in self._archive.infolist()}
        except BROKEN:
            raise Declined(Reason.DAMAGED, DAMAGED) from None
        _within_limits(self._members)
        self._left = MOST_OF_XML

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def data(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            Declined: if there is no such part, or it is damaged.
        """
        try:
            return self._archive.read(self._members[name])
        except BROKEN:
            raise Declined(Reason.DAMAGED, DAMAGED) from None

    def optional(self, name: str | None) -> Element | None:
        """Return the root element of a part that is XML, None where there is none of that name.

        Raises:
            Declined: if it is damaged, too large or too deep.
        """
        if not name or name not in self._members:
            return None
        self._left -= self._members[name].file_size
        if self._left < 0:
            raise Declined(Reason.LIMIT, TOO_LARGE)
        return parsed(self.data(name))

    def relations(self, part: str = "") -> Mapping[str, Relation]:
        """Return what the keys of a part lead to; those of the package itself for no part."""
        folder = dirname(part)
        name = join(folder, "_rels", f"{part.rpartition('/')[2]}.rels")
        root = self.optional(name)
        if root is None:
            return {}
        return {each.get("Id", ""): _relation(each, folder) for each in root.iter(RELATIONS)}

    def beside(self, part: str) -> Mapping[str, str]:
        """Return the parts that belong to a part by the kind of their relationship."""
        every = self.relations(part).values()
        return {each.kind: each.target for each in every if not each.outside}


def parsed(data: bytes) -> Element:
    """Return the root element of XML that a stranger wrote: no entities, no network, not too deep.

    Raises:
        Declined: if it is no such XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Declined(Reason.DAMAGED, DAMAGED) from None
    if root.getroottree().docinfo.doctype:  # forbidden in packages: ISO/IEC 29500-2, 8.1.4
        raise Declined(Reason.DAMAGED, DAMAGED)
    if BELOW(root):
        raise Declined(Reason.LIMIT, TOO_LARGE)
    return root


def _within_limits(members: Mapping[str, ZipInfo]) -> None:
    if any(each.flag_bits & ENCRYPTED for each in members.values()):
        raise Declined(Reason.LOCKED, LOCKED)
    if any(each.compress_type not in KINDS for each in members.values()):
        raise Declined(Reason.DAMAGED, DAMAGED)
    whole = sum(each.file_size for each in members.values())
    if whole > MOST_IN_ALL:
        raise Declined(Reason.LIMIT, TOO_LARGE)


def _relation(element: Element, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, outside=True)
    return Relation(kind, normpath(join("/", folder, target)).lstrip("/"), outside=False)
