"""From a paper of a store to its views: its Document, and the bodies that its form knows."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from drafter.archive.contents import sha512
from drafter.archive.entry import Entry, Role, StoredFile, from_json
from drafter.archive.layout import ENTRY, entry_folder
from drafter.archive.ledger import Line
from drafter.archive.search.views import View, views
from drafter.document import Document, stored
from drafter.errors import ArchiveDamaged
from drafter.findings import Finding
from drafter.model.organizations import Organizations
from drafter.source.reading import decoded
from drafter.source.typed import read_as

BODIES: Final = "gremien.yaml"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads papers of the store in a folder; bodies that several papers share are read once."""

    folder: Path
    known: dict[str, Organizations | None] = field(default_factory=dict)

    def views(self, line: Line) -> tuple[View, ...]:
        """Return the views of the paper that a line of the ledger added.

        A Document of an unknown schema leaves them without text.

        Raises:
            ArchiveDamaged: if a file that is read is missing or is not what was added.
        """
        try:
            entry = from_json(_intact(self._place(line.number) / ENTRY, line.record))
        except ValueError:
            raise ArchiveDamaged(f"„{line.number}“ ist von einer anderen Version.") from None
        return views(entry, self._document(entry), self._bodies(entry))

    def _place(self, number: str) -> Path:
        return self.folder / entry_folder(number)

    def _document(self, entry: Entry) -> Document | None:
        for file in entry.of_role(Role.DOCUMENT):
            try:
                return stored.from_json(self._intact(entry, file))
            except ValueError:
                return None
        return None

    def _bodies(self, entry: Entry) -> Organizations | None:
        for file in entry.of_role(Role.FORM):
            if file.path.endswith(f"/{BODIES}"):
                if file.sha512 not in self.known:
                    self.known[file.sha512] = _organizations(self._intact(entry, file))
                return self.known[file.sha512]
        return None

    def _intact(self, entry: Entry, file: StoredFile) -> bytes:
        return _intact(self._place(entry.number) / file.path, file.sha512)


def _intact(path: Path, expected: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError:
        raise ArchiveDamaged(f"„{path}“ fehlt oder lässt sich nicht lesen.") from None
    if sha512(data) != expected:
        raise ArchiveDamaged(f"„{path}“ ist beschädigt.")
    return data


def _organizations(data: bytes) -> Organizations | None:
    """Read the bodies of a form; those of a form that this version cannot read are not known."""
    text = decoded(data, BODIES)
    if isinstance(text, Finding):
        return None
    value = read_as(text, Organizations, Path()).value
    return value if isinstance(value, Organizations) else None
