"""The ledger: one line an event, each with its own SHA-512 and that of the line before.

A line is a JSON object without blanks, with the keys of `FIELDS` in their order and a newline at
its end. Its own SHA-512 („sha512“) is that of the same object without this last key, so damage to
the last line shows too; „davor“ is that of the line before, so no line can be changed, moved or
taken out between two others. What is cut off at the end shows only to who kept a later hash.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Final

from drafter.errors import ArchiveDamaged

FIELDS: Final = {
    "sequence": "nr",
    "time": "zeit",
    "event": "ereignis",
    "number": "nummer",
    "original": "zu",
    "record": "beleg",
    "before": "davor",
    "sha512": "sha512",
}
TAIL: Final = 4096
DIGITS: Final = 128
SEAL: Final = b',"sha512":"'
END: Final = b'"}\n'


class Event(StrEnum):
    """What happened to a number."""

    ADDED = "aufgenommen"
    REMOVED = "entfernt"


@dataclass(frozen=True, slots=True)
class Line:
    """An event: its place in the ledger from 1, its time in UTC, and what it is about.

    `original` is the number that a Nachtrag is one to, or empty; `record` the SHA-512 of
    `eintrag.json` or of the tombstone; `before` that of the line before, or empty.
    """

    sequence: int
    time: str
    event: Event
    number: str
    original: str
    record: str
    before: str
    sha512: str = ""


def utc(now: datetime) -> str:
    """Return a time in UTC (ISO 8601), to the second.

    Raises:
        ValueError: if it knows no time zone.
    """
    if now.tzinfo is None:
        raise ValueError("a time without a zone says nothing")
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def following(
    before: Line | None, event: Event, about: tuple[str, str, str], now: datetime
) -> Line:
    """Return the sealed line after another, or the first one; `about` is number, original, record.

    Raises:
        ValueError: if `now` knows no time zone.
    """
    sequence, sha512 = (before.sequence, before.sha512) if before else (0, "")
    return sealed(Line(sequence + 1, utc(now), event, *about, before=sha512))


def sealed(line: Line) -> Line:
    """Return the line with its own SHA-512."""
    content = _content(line)
    del content[FIELDS["sha512"]]
    return replace(line, sha512=hashlib.sha512(_dumped(content)).hexdigest())


def to_bytes(line: Line) -> bytes:
    """Return a sealed line as it stands in the ledger, with its newline."""
    return _dumped(_content(line)) + b"\n"


def from_bytes(data: bytes) -> Line:
    """Read a line with its newline.

    Raises:
        ValueError: if it is none, or not the one that was sealed.
    """
    _seal(data)
    content = json.loads(data)
    if not isinstance(content, dict) or tuple(content) != tuple(FIELDS.values()):
        raise ValueError("keys")
    sequence, *words = content.values()
    if type(sequence) is not int or not all(isinstance(word, str) for word in words):
        raise ValueError("values")
    line = Line(sequence, *words)
    return replace(line, event=Event(line.event))


def prove(path: Path) -> None:
    """See that every line is the one that was sealed, and follows the one before.

    Raises:
        ArchiveDamaged: at the first that is or does not, or if the ledger cannot be read.
    """
    before = b""
    for place, data in enumerate(_raw(path), 1):
        try:
            seal = _seal(data)
        except ValueError:
            raise ArchiveDamaged(damaged(path, place)) from None
        if not data[: -len(seal)].endswith(b',"davor":"%s"' % before):
            raise ArchiveDamaged(damaged(path, place))
        before = seal[len(SEAL) : -len(END)]


def read(path: Path) -> tuple[Line, ...]:
    """Read a ledger; a last line without its newline, which is just being written, does not count.

    Raises:
        ArchiveDamaged: if it cannot be read, or a line is damaged or does not follow the last.
    """
    prove(path)
    return tuple(_intact(path, data, place) for place, data in enumerate(_raw(path), 1))


def _seal(data: bytes) -> bytes:
    """Return the end of a line, from its last key on.

    Raises:
        ValueError: if it is not the SHA-512 of what stands before it.
    """
    length = len(SEAL) + DIGITS + len(END)
    digest = hashlib.sha512(data[:-length] + b"}").hexdigest().encode()
    if data[-length:] != SEAL + digest + END:
        raise ValueError("seal")
    return data[-length:]


def last(path: Path) -> Line | None:
    """Read the last line, without those before it.

    Raises:
        ArchiveDamaged: if it is damaged or cannot be read.
    """
    with readable(path), path.open("rb") as stream:
        end, wanted = stream.seek(0, 2), TAIL
        while True:
            start = max(0, end - wanted)
            stream.seek(start)
            tail = _whole(stream.read())
            if start == 0 or tail.count(b"\n") > 1:
                break
            wanted *= 2
    final = tail[tail.rfind(b"\n", 0, -1) + 1 :]
    return _intact(path, final) if final else None


def last_about(path: Path, number: str) -> Line | None:
    """Read the last line about a number; a quote in a JSON string is escaped, so none is mistaken.

    Raises:
        ArchiveDamaged: if it is damaged, or the ledger cannot be read.
    """
    data = b"".join(_raw(path))
    needle = _dumped({"nummer": number, "zu": ""})[1:-3]
    found = data.rfind(needle)
    if found < 0:
        return None
    start, end = data.rfind(b"\n", 0, found) + 1, data.find(b"\n", found) + 1
    return _intact(path, data[start : end or len(data)])


def state(lines: Iterable[Line]) -> dict[str, Line]:
    """Return the last line of each number, in the order in which the numbers were added."""
    found: dict[str, Line] = {}
    for line in lines:
        found[line.number] = line
    return found


def present(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that added what is still there, in their order."""
    return [line for line in state(lines).values() if line.event is Event.ADDED]


def _raw(path: Path) -> list[bytes]:
    """Return the lines as they stand there; one without its newline is just being written."""
    with readable(path):
        return BytesIO(_whole(path.read_bytes())).readlines()


def _whole(data: bytes) -> bytes:
    return data[: data.rfind(b"\n") + 1]


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Say in German that a ledger cannot be read.

    Raises:
        ArchiveDamaged: for any OSError.
    """
    try:
        yield
    except OSError:
        raise ArchiveDamaged(
            f"Das Buch der Ablage („{path}“) fehlt oder lässt sich nicht lesen. Bitte die Rechte "
            "prüfen oder die Ablage aus der Sicherung wiederherstellen."
        ) from None


def _intact(path: Path, data: bytes, sequence: int = 0) -> Line:
    try:
        return from_bytes(data)
    except (ValueError, RecursionError):
        raise ArchiveDamaged(damaged(path, sequence)) from None


def damaged(path: Path, sequence: int = 0) -> str:
    """Return the sentence for a ledger that is damaged, at a line where one is known."""
    where = f", Zeile {sequence}," if sequence else ""
    return (
        f"Das Buch der Ablage („{path}“{where}) ist nicht mehr das, das drafter geschrieben hat. "
        "Bitte „drafter archive verify“ aufrufen und die Ablage aus der Sicherung wiederherstellen."
    )


def _content(line: Line) -> dict[str, object]:
    return {key: getattr(line, name) for name, key in FIELDS.items()}


def _dumped(content: dict[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
