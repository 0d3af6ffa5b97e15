"""Entries as one printed line, where the grammar of `drafter.model.lines` reads the same back."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from drafter.model import lines
from drafter.model.base import Record
from drafter.model.lines import LineError, Piece

Words = Mapping[str, Any]
"""An entry: texts by key, and below keys other entries and tuples of them."""


def line_of(model: type[Record], entry: Words) -> str | None:
    """Return the line that reads back to an entry; None where it must be a mapping."""
    if model.one_line is None:
        return None
    write = WRITERS.get(model.one_line.read.__name__)
    line = write(entry) if write else None
    if not line:
        return None
    try:
        read = model.one_line.read(line)
    except LineError:
        return None
    return line if _words(line, read) == _listed(entry) else None


def _words(line: str, value: Any) -> Any:
    """Return what a grammar read, as texts."""
    match value:
        case Piece():
            return line[value.start : value.end] if value.value is None else value.value
        case Mapping():
            return {key: _words(line, part) for key, part in value.items()}
        case _:
            return [_words(line, part) for part in value]


def _listed(value: Any) -> Any:
    match value:
        case str():
            return value
        case Mapping():
            return {key: _listed(part) for key, part in value.items()}
        case _:
            return [_listed(part) for part in value]


def _in_order(*keys: str) -> Callable[[Words], str]:
    """Return a writer of pieces between commas."""

    def write(entry: Words) -> str:
        return ", ".join(entry[key] for key in keys if isinstance(entry.get(key), str))

    return write


def _spaced(*keys: str) -> Callable[[Words], str]:
    """Return a writer of words between blanks."""

    def write(entry: Words) -> str:
        return " ".join(entry[key] for key in keys if isinstance(entry.get(key), str))

    return write


def _bodies(entry: Words) -> str:
    return lines.JOINTLY.join((entry.get("gremium", ""), *entry.get("gemeinsam_mit", ())))


def _consultation(entry: Words) -> str:
    top = f"TOP {entry['top']}" if "top" in entry else ""
    rest = (entry.get(key, "") for key in ("zustaendigkeit", "beratung"))
    return ", ".join(filter(None, (_bodies(entry), entry.get("sitzung", ""), top, *rest)))


def _reading(entry: Words) -> str:
    return ", ".join((_bodies(entry), *_meetings(entry)))


def _meetings(entry: Words) -> Iterator[str]:
    for meeting in entry.get("sitzungen", ()):
        note = f" ({meeting['vermerk']})" if "vermerk" in meeting else ""
        yield f"{meeting.get('datum', '')}{note}"
        if "top" in meeting:
            yield f"TOP {meeting['top']}"


def _cover_row(entry: Words) -> str:
    year = f" {entry['jahr']}" if "jahr" in entry else ""
    note = f" ({entry['erlaeuterung']})" if "erlaeuterung" in entry else ""
    return f"{entry.get('art', '')}{year} i.H.v. {entry.get('betrag', '')}{note}"


def _outcome(entry: Words) -> str:
    counted = (("Ja", "ja"), ("Nein", "nein"), ("Enthaltungen", "enthaltungen"))
    votes = ", ".join(f"{name} {entry[key]}" for name, key in counted if key in entry)
    return f"{entry.get('text', '')} ({votes})" if votes else entry.get("text", "")


WRITERS: Final[Mapping[str, Callable[[Words], str]]] = {
    "consultation": _consultation,
    "reading": _reading,
    "outcome": _outcome,
    "product_group": _spaced("schluessel", "bezeichnung"),
    "office": _spaced("nummer", "name"),
    "cover_row": _cover_row,
    "signature": _in_order("name", "funktion", "vertretung"),
    "attachment": _in_order("titel", "datei", "beratung", "stand"),
    "participation": _in_order("stelle", "rolle", "datum"),
    "text": _in_order("text"),
    "introduction": _in_order("einleitung"),
}
