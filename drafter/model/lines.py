"""Grammars of the entries that may be written as one printed line.

A grammar takes a line and gives the mapping that the author could have written instead: keys
are YAML keys, values are pieces that know where in the line they stand. A line that does not
fit raises `LineError` with a German sentence and the place in the line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import wraps
from typing import NamedTuple

from drafter.german.wording import quoted

LONGEST = 1_000
DAY = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?[A-ZÄa-zä]{3,9}\.?\s\d{4})"
RANGE = rf"(?:\d{{1,2}}\.(?:\s?\d{{1,2}}\.)?\s?(?:[/–-]|bis)\s?)?{DAY}(?:\s?(?:[–-]|bis)\s?{DAY})?"
DATE_LIKE = re.compile(rf"{RANGE}|\d[\d./]{{4,}}\d")
DATE = re.compile(rf"(?:am\s+|vom\s+)?(?P<date>{DATE_LIKE.pattern})\s*(?:\((?P<note>[^)]*)\))?\s*")
AGENDA = re.compile(r"TOP\s*(?P<top>\S.*)?")
PUBLICITY = ("öffentlich", "nichtöffentlich")
PUBLICITY_WORDS = {
    "öffentlich": "öffentlich",
    "oeffentlich": "öffentlich",
    "ö": "öffentlich",
    "nichtöffentlich": "nichtöffentlich",
    "nicht öffentlich": "nichtöffentlich",
    "nicht-öffentlich": "nichtöffentlich",
    "nichtoeffentlich": "nichtöffentlich",
    "nö": "nichtöffentlich",
}
ATTACHMENT_STATES = ("neu", "ausgetauscht", "unverändert")
ROLES = ("Anhörung", "Vorberatung", "Empfehlung", "Entscheidung", "Kenntnisnahme")
UNDATED = ("noch offen", "ohne Termin", "Termin offen")
JOINTLY = " gemeinsam mit "


class LineError(ValueError):
    """A line does not fit its grammar; `offset` is where in the line."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the line, from `start` to `end`; `value` where it is not the text itself."""

    start: int
    end: int
    value: str | None = None


Entry = dict[str, "Piece | Entry | list[Entry] | list[Piece]"]


Grammar = Callable[[str], Entry]
Opening = Callable[[str], tuple[Entry, str] | None]


class OneLine(NamedTuple):
    """That a record may be written as one line: how the line is read, and one that fits.

    `opening` reads words behind which a text of its own may follow after a colon; it gives the
    entry and the key of that text, or None where the words announce no text.
    """

    read: Grammar
    example: str
    opening: Opening | None = None


def _one_line(grammar: Grammar) -> Grammar:
    """Let a grammar refuse what is too long for a printed line, before it is taken apart."""

    @wraps(grammar)
    def bounded(line: str) -> Entry:
        if len(line) > LONGEST:
            raise LineError(
                f"Diese Zeile ist länger als {LONGEST} Zeichen. "
                "Bitte auf mehrere Einträge verteilen."
            )
        return grammar(line)

    return bounded


def _pieces(line: str, start: int = 0, separator: str = ",") -> list[Piece]:
    """Split at the separator from `start` on, blanks trimmed, empty pieces dropped."""
    pieces, cursor = [], start
    for raw in line[start:].split(separator):
        text = raw.strip()
        if text:
            first = cursor + raw.index(text)
            pieces.append(Piece(first, first + len(text)))
        cursor += len(raw) + len(separator)
    return pieces


def _organizations(line: str, end: int, example: str) -> Entry:
    """Read the body, or several that meet jointly, from the front of the line."""
    front = line[:end].rstrip(" ,")
    names = _pieces(front, separator=JOINTLY)
    if not names:
        raise LineError(f"Hier fehlt das Gremium. Bitte so schreiben: „{example}“")
    entry: Entry = {"gremium": names[0]}
    if names[1:]:
        entry["gemeinsam_mit"] = names[1:]
    return entry


def _known_word(text: str) -> str | None:
    if text.lower() in PUBLICITY_WORDS:
        return "beratung"
    if text in ROLES:
        return "zustaendigkeit"
    return "offen" if text in UNDATED else None


def _tail_start(line: str) -> int:
    """Return where the body's name ends: at the first date, TOP or known word."""
    starts = [match.start() for match in (DATE.search(line), _agenda_in(line)) if match]
    starts += [piece.start for piece in _pieces(line) if _known_word(line[piece.start : piece.end])]
    return min(starts, default=len(line))


def _agenda_in(line: str) -> re.Match[str] | None:
    return re.search(r"(?<=,)\s*TOP\b", line)


def _misread(text: str, example: str) -> str:
    known = (*PUBLICITY, *ROLES)
    near = get_close_matches(text, known, n=1, cutoff=0.7)
    hint = f" Meinten Sie „{near[0]}“?" if near else ""
    return f"{quoted(text)} ist hier nicht zu verstehen.{hint} Bitte so schreiben: „{example}“"


def _suspect_body(line: str, end: int, example: str) -> None:
    """Refuse a body that ends in a misspelt known word („…, öffentich“)."""
    last = _pieces(line[:end])[-1:]
    for piece in last:
        text = line[piece.start : piece.end]
        if piece.start and get_close_matches(text, (*PUBLICITY, *ROLES), n=1, cutoff=0.8):
            raise LineError(_misread(text, example), piece.start)


CONSULTATION = "HWBA, 10.02.2022, TOP 8, öffentlich"


@_one_line
def consultation(line: str) -> Entry:
    """Read `Gremium, Datum[, TOP n][, Zuständigkeit][, öffentlich]`, all after the body free."""
    end = _tail_start(line)
    _suspect_body(line, end, CONSULTATION)
    entry = _organizations(line, end, CONSULTATION)
    for piece in _pieces(line, end):
        key, part = _consultation_part(line, piece)
        if key in entry:
            raise LineError(_twice(line, piece), piece.start)
        if key != "offen":
            entry[key] = part
    return entry


def _twice(line: str, piece: Piece) -> str:
    text = line[piece.start : piece.end]
    return (
        f"{quoted(text)} ist eine zweite Angabe derselben Art. Bitte je Sitzung eine eigene Zeile "
        f"schreiben: „{CONSULTATION}“"
    )


def _consultation_part(line: str, piece: Piece) -> tuple[str, Piece]:
    text = line[piece.start : piece.end]
    word = _known_word(text)
    if word == "beratung":
        return word, Piece(piece.start, piece.end, PUBLICITY_WORDS[text.lower()])
    if word:
        return word, piece
    if DATE_LIKE.fullmatch(text):
        return "sitzung", piece
    agenda = AGENDA.fullmatch(text)
    if agenda and agenda["top"]:
        return "top", Piece(piece.start + agenda.start("top"), piece.end)
    raise LineError(_misread(text, CONSULTATION), piece.start)


OUTCOME = "mehrheitlich zugestimmt (Ja 12, Nein 3, Enthaltungen 1)"
VOTES = re.compile(
    r"(?P<text>[^()]*[^()\s])\s*\((?=[^()]*\d)(?:Ja:?\s*(?P<ja>\d+))?[,;\s]*"
    r"(?:Nein:?\s*(?P<nein>\d+))?[,;\s]*(?:Enthaltung(?:en)?:?\s*(?P<enthaltungen>\d+))?\s*\)",
)


@_one_line
def outcome(line: str) -> Entry:
    """Read `Ergebnis[ (Ja n, Nein n, Enthaltungen n)]`; brackets with other words are text."""
    match = VOTES.fullmatch(line.strip())
    if match is None:
        return {"text": Piece(0, len(line))}
    shift = len(line) - len(line.lstrip())
    return {key: _group(match, key, shift) for key, value in match.groupdict().items() if value}


READING = "Integrationsrat, 24.11.2021 (1. Lesung), 19.01.2022, TOP 8"


@_one_line
def reading(line: str) -> Entry:
    """Read `Gremium, Datum [(Vermerk)][, TOP n][, Datum …]`: each date begins a meeting."""
    end = _tail_start(line)
    entry = _organizations(line, end, READING)
    meetings: list[Entry] = []
    for piece in _pieces(line, end):
        _add_to_meetings(meetings, line, piece)
    entry["sitzungen"] = meetings
    return entry


def _add_to_meetings(meetings: list[Entry], line: str, piece: Piece) -> None:
    text = line[piece.start : piece.end]
    dated = DATE.fullmatch(text)
    agenda = AGENDA.fullmatch(text)
    if dated:
        meeting: Entry = {"datum": _group(dated, "date", piece.start)}
        if dated["note"]:
            meeting["vermerk"] = _group(dated, "note", piece.start)
        meetings.append(meeting)
    elif agenda and agenda["top"] and meetings and "top" not in meetings[-1]:
        meetings[-1]["top"] = _group(agenda, "top", piece.start)
    else:
        raise LineError(_misread(text, READING), piece.start)


def _group(match: re.Match[str], name: str, shift: int) -> Piece:
    return Piece(shift + match.start(name), shift + match.end(name))


PRODUCT_GROUP = "11.05.03.04.0001 im Sozialamt"
CODE = re.compile(r"(?P<code>[A-Z]{0,3}\d[\w./-]*)(?:\s+(?P<name>\S.*))?", re.DOTALL)


@_one_line
def product_group(line: str) -> Entry:
    """Read `Schlüssel Bezeichnung`, such as `11.05.03.04.0001 im Sozialamt`."""
    match = CODE.fullmatch(line.strip())
    shift = len(line) - len(line.lstrip())
    if shift == len(line):
        raise LineError(f"Hier fehlt die Produktgruppe. Bitte so schreiben: „{PRODUCT_GROUP}“")
    if match is None:
        return {"bezeichnung": Piece(shift, len(line.rstrip()))}
    entry: Entry = {"schluessel": _group(match, "code", shift)}
    if match["name"]:
        entry["bezeichnung"] = _group(match, "name", shift)
    return entry


COVER_ROW = "Mehrertrag 2022 i.H.v. 275.000 € (5 x 55.000 € Landesförderung)"
ROW = re.compile(
    r"\s*(?P<kind>[^\s\d(][^\d(]*?)(?:\s++(?P<year>(?:19|20|21)\d\d))?"
    r"(?:\s*+(?:i\.\s?H\.\s?v\.|in\s+Höhe\s+von|:))?\s++"
    r"(?P<amount>(?:(?:rd|ca)\.\s?|rund\s|etwa\s)?[-−–]?\d[\d.,]*(?:,-+)?\s?"
    r"(?:(?:Mio\.|Mrd\.|Tsd\.)\s?)?(?:€|EUR|Euro|T€|TEUR))"
    r"\s*(?:\((?P<note>.*)\))?\s*",
    re.DOTALL,
)


@_one_line
def cover_row(line: str) -> Entry:
    """Read `Art [Jahr] i.H.v. Betrag [(Herleitung)]`."""
    match = ROW.fullmatch(line)
    if match is None:
        raise LineError(
            f"Diese Zeile der Deckung ist nicht zu verstehen. Bitte so schreiben: „{COVER_ROW}“"
        )
    names = {"kind": "art", "year": "jahr", "amount": "betrag", "note": "erlaeuterung"}
    return {key: _group(match, name, 0) for name, key in names.items() if match[name]}


SIGNATURE = "Erika Beispiel, Erste Beigeordnete"
PROXIES = ("in vertretung", "in auftrag", "im auftrag", "i. v.", "i.v.", "i. a.", "i.a.")


@_one_line
def signature(line: str) -> Entry:
    """Read `Name[, Amtsbezeichnung]`, with `In Vertretung` anywhere between the commas."""
    pieces = _pieces(line)
    proxies = [piece for piece in pieces if line[piece.start : piece.end].lower() in PROXIES]
    named = [piece for piece in pieces if piece not in proxies]
    if not 1 <= len(named) <= 2 or len(proxies) > 1:
        raise LineError(
            f"Diese Unterschrift ist nicht zu verstehen. Bitte so schreiben: „{SIGNATURE}“, oder "
            "untereinander mit „name:“, „funktion:“ und „vertretung:“, wenn Kommas dazugehören.",
        )
    entry: Entry = dict(zip(("name", "funktion"), named, strict=False))
    return {**entry, "vertretung": proxies[0]} if proxies else entry


OFFICE = "500 Amt für soziale Leistungen"
OFFICE_PARTS = re.compile(
    r"\s*(?:(?P<number>\d{1,4}(?:[./]\d+)*)(?:\s+[-–])?\s+)?(?P<name>\S.*?)\s*", re.DOTALL
)


@_one_line
def office(line: str) -> Entry:
    """Read `Nummer Name` of an office."""
    match = OFFICE_PARTS.fullmatch(line)
    if match is None or not re.search(r"[^\W\d_]", match["name"]):
        raise LineError(f"Hier fehlt der Name des Amtes. Bitte so schreiben: „{OFFICE}“")
    entry: Entry = {"name": _group(match, "name", 0)}
    if match["number"]:
        entry["nummer"] = _group(match, "number", 0)
    return entry


ATTACHMENT = "Lageplan, anlagen/lageplan.pdf, öffentlich"


@_one_line
def attachment(line: str) -> Entry:
    """Read `Titel, Datei[, öffentlich][, neu]`; the title may hold commas, a file has an ending.

    How it stands in a Nachtrag is read only behind a file or its publicity: „Satzung, neu“ is a
    title.
    """
    pieces = _pieces(line)
    state = pieces.pop() if _ends_with_state(line, pieces) else None
    entry: Entry = {"stand": state} if state else {}
    if pieces and _word(line, pieces[-1]) in PUBLICITY_WORDS:
        last = pieces.pop()
        entry["beratung"] = Piece(last.start, last.end, PUBLICITY_WORDS[_word(line, last)])
    if len(pieces) > 1 and _is_file(line, pieces[-1]):
        entry["datei"] = pieces.pop()
    if not pieces:
        raise LineError(f"Hier fehlt der Titel der Anlage. Bitte so schreiben: „{ATTACHMENT}“")
    return {"titel": Piece(pieces[0].start, pieces[-1].end), **entry}


def _ends_with_state(line: str, pieces: list[Piece]) -> bool:
    if len(pieces) < 2 or line[pieces[-1].start : pieces[-1].end] not in ATTACHMENT_STATES:
        return False
    before = pieces[-2]
    return _word(line, before) in PUBLICITY_WORDS or _is_file(line, before)


def _is_file(line: str, piece: Piece) -> bool:
    return bool(re.search(r"\.\w{2,5}$", line[piece.start : piece.end]))


def _word(line: str, piece: Piece) -> str:
    return line[piece.start : piece.end].lower()


PARTICIPATION = "Amt für Finanzen, Amtsleitung, 12.01.2022"


@_one_line
def participation(line: str) -> Entry:
    """Read `Stelle[, Rolle][, Datum]`."""
    pieces = _pieces(line)
    dated: Entry = {}
    if pieces and DATE_LIKE.fullmatch(line[pieces[-1].start : pieces[-1].end]):
        dated["datum"] = pieces[-1]
        line = line[: pieces[-1].start].rstrip(" ,")
    return {**_in_turn(line, ("stelle", "rolle"), PARTICIPATION, at_least=1), **dated}


BAR = "Fachstelle für Flüchtlinge, 6"
VALUE_AT_END = re.compile(
    r"\s*(?P<name>\S(?:.*?\S)?)\s*,\s+(?P<value>\d[\d.,]*\s*%?)\s*", re.DOTALL
)


@_one_line
def bar(line: str) -> Entry:
    """Read `Bezeichnung, Wert` of a bar in a chart."""
    match = VALUE_AT_END.fullmatch(line)
    if match is None:
        raise LineError(f"Hier fehlt am Ende der Wert. Bitte so schreiben: „{BAR}“")
    return {"bezeichnung": _group(match, "name", 0), "wert": _group(match, "value", 0)}


def text(line: str) -> Entry:
    """Read a bare text as the entry's `text`."""
    return {"text": Piece(0, len(line))}


def option(line: str) -> Entry:
    """Read a bare word as the entry's `wahl`."""
    return {"wahl": Piece(0, len(line))}


def head_entry(line: str) -> Entry:
    """Read a bare word as the entry's `feld`."""
    return {"feld": Piece(0, len(line))}


def logo(line: str) -> Entry:
    """Read a bare file name as the entry's `datei`."""
    return {"datei": Piece(0, len(line))}


def introduction(line: str) -> Entry:
    """Read a bare text as the entry's `einleitung`."""
    return {"einleitung": Piece(0, len(line))}


def _in_turn(line: str, keys: tuple[str, ...], example: str, at_least: int) -> Entry:
    pieces = _pieces(line)
    if not at_least <= len(pieces) <= len(keys):
        raise LineError(f"Diese Zeile ist nicht zu verstehen. Bitte so schreiben: „{example}“")
    return dict(zip(keys, pieces, strict=False))
