"""Entries as one printed line, where the grammars of `model.lines` read it as the same entry."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from drafter.model import lines
from drafter.model.lines import Entry, Grammar, LineError, Piece

Fields = Mapping[str, Any]
Printer = Callable[[Fields], Iterator[str]]


def one_line(key: str, entry: object) -> str:
    """Return an entry of the list (or the value) of that key as one line.

    `entry` has texts, lists and mappings as the YAML file would. An empty text means that the entry
    does not fit on one line.
    """
    if not isinstance(entry, Mapping) or key not in PRINTERS:
        return ""
    grammar, printer = PRINTERS[key]
    try:
        line = ", ".join(filter(None, printer(entry)))
        same = _plain(grammar(line), line) == entry
    except (LineError, KeyError, TypeError):
        return ""
    return line if same and ("\n" not in line or len(entry) == 1) else ""


def _plain(entry: Entry, line: str) -> dict[str, object]:
    return {key: _value(value, line) for key, value in entry.items()}


def _value(value: object, line: str) -> object:
    match value:
        case Piece():
            return value.value or line[value.start : value.end]
        case list():
            return [_value(each, line) for each in value]
        case dict():
            return _plain(value, line)
        case _:
            raise TypeError(value)


def _bodies(entry: Fields) -> str:
    return lines.JOINTLY.join((entry["gremium"], *entry.get("gemeinsam_mit", ())))


def _agenda(entry: Fields) -> str:
    return f"TOP {entry['top']}" if "top" in entry else ""


def _consultation(entry: Fields) -> Iterator[str]:
    yield _bodies(entry)
    yield entry.get("sitzung", "")
    yield _agenda(entry)
    yield entry.get("beratung", "")
    yield entry.get("zustaendigkeit", "")


def _reading(entry: Fields) -> Iterator[str]:
    yield _bodies(entry)
    for meeting in entry["sitzungen"]:
        note = f" ({meeting['vermerk']})" if "vermerk" in meeting else ""
        yield f"{meeting['datum']}{note}"
        yield _agenda(meeting)


def _product_group(entry: Fields) -> Iterator[str]:
    yield " ".join(filter(None, (entry.get("schluessel"), entry.get("bezeichnung"))))


def _signature(entry: Fields) -> Iterator[str]:
    yield entry["name"]
    yield entry.get("vertretung", "")
    yield entry.get("funktion", "")


def _attachment(entry: Fields) -> Iterator[str]:
    yield entry["titel"]
    yield entry.get("datei", "")
    yield entry.get("beratung", "")
    yield entry.get("stand", "")


def _office(entry: Fields) -> Iterator[str]:
    yield " ".join(filter(None, (entry.get("nummer"), entry["name"])))


def _cover_row(entry: Fields) -> Iterator[str]:
    year = f" {entry['jahr']}" if "jahr" in entry else ""
    note = f" ({entry['erlaeuterung']})" if "erlaeuterung" in entry else ""
    yield f"{entry['art']}{year} i.H.v. {entry['betrag']}{note}"


def _outcome(entry: Fields) -> Iterator[str]:
    counted = (("Ja", "ja"), ("Nein", "nein"), ("Enthaltungen", "enthaltungen"))
    votes = ", ".join(f"{word} {entry[key]}" for word, key in counted if key in entry)
    yield f"{entry['text']} ({votes})" if votes else entry["text"]


def _bare(key: str) -> Printer:
    """Return what prints an entry of nothing but one text."""

    def printed(entry: Fields) -> Iterator[str]:
        yield entry[key]

    return printed


PRINTERS: Final[Mapping[str, tuple[Grammar, Printer]]] = MappingProxyType(
    {
        "beratungsfolge": (lines.consultation, _consultation),
        "lesungen": (lines.reading, _reading),
        "produktgruppen": (lines.product_group, _product_group),
        "unterschrift": (lines.signature, _signature),
        "anlagen": (lines.attachment, _attachment),
        "amt": (lines.office, _office),
        "zeilen": (lines.cover_row, _cover_row),
        "ergebnis": (lines.outcome, _outcome),
        "ziffern": (lines.text, _bare("text")),
        "unterpunkte": (lines.text, _bare("text")),
        "beschlussvorschlag": (lines.introduction, _bare("einleitung")),
    }
)
