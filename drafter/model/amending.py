"""The grammar of amendments as council papers print them (`Ziffer 4 wird gestrichen.`).

A line names a place and what happens there. Where it ends in a colon the new text follows, in
the line itself or, in YAML, as the value of the line (`Ziffer 3 wird wie folgt gefasst: |`).
"""

import re

from drafter.model.lines import LONGEST, Entry, LineError, Piece

AMENDMENT = "In Ziffer 3 wird „300.000 EUR“ durch „320.000 EUR“ ersetzt."
DELETION = "In Ziffer 3 wird „zunächst“ gestrichen."
INSERTION = "In Ziffer 3 wird nach „Sozialamt“ „und im Jugendamt“ eingefügt."
NEW_UNIT = "Nach Ziffer 5 wird Ziffer 6 eingefügt: Text der neuen Ziffer"
NEW_WORDING = "Ziffer 3 wird wie folgt gefasst: Neuer Text der Ziffer"

_QUOTES = '„“”»«"'
_PLACE = r"(?P<place>\S.{0,299}?)(?:\s*+,)?\s++"
_NOUN = (
    r"(?:(?:das|die|der|den|dem)\s++"
    r"(?:Wort(?:en|es|e|laut|s)?|Wörtern?|Zahl(?:en)?|Betrag(?:es|s)?|Beträgen?|Angaben?|Datum|Daten|Satz|Zeichen)"
    r"\s++)?"
)


def _quoted(name: str) -> str:
    return rf"{_NOUN}[{_QUOTES}](?P<{name}>[^{_QUOTES}]+)[{_QUOTES}]"


def _sentence(pattern: str) -> re.Pattern[str]:
    """Make the pattern of a sentence: umlauts may be written out, the last full stop is free."""
    for umlaut, spelt in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        pattern = pattern.replace(umlaut, f"(?:{umlaut}|{spelt}|{spelt[0]}\u0308)")
    return re.compile(rf"\s*+{pattern}\s*+", re.IGNORECASE | re.DOTALL)


_WILL = r"(?:wird|werden)\s++"
_UNIT = r"Ziffer|Ziff\.|Nummer|Nr\.|Punkt|Buchstabe|Unterpunkt|Absatz|Zeile|Abschnitt|Text"
_WHAT = (
    r"(?:(?:der|die|das|ein|eine|einen)\s++)?(?:folgende[rsn]?\s++)?(?:neue[rsn]?\s++)?"
    rf"(?:(?:{_UNIT})\s++(?:(?P<number>[1-9][0-9]{{0,2}}|[a-z]{{1,2}})(?!\w)\)?\s++)?)?"
)
REPLACED = _sentence(
    rf"(?:In|Im)\s++{_PLACE}{_WILL}{_quoted('words')}\s*+durch\s++{_quoted('new')}\s*+ersetzt\.?"
)
DELETED = _sentence(
    rf"(?:In|Im)\s++{_PLACE}(?:{_WILL}{_quoted('words')}\s*+(?:ersatzlos\s++)?gestrichen"
    rf"|(?:entfällt|entfallen)\s++{_quoted('gone')})\.?"
)
INSERTED = _sentence(
    rf"(?:In|Im)\s++{_PLACE}{_WILL}(?:(?P<after>nach|hinter)|vor)\s++"
    rf"{_quoted('words')}(?:\s*+,)?\s*+{_quoted('new')}\s*+eingefügt\.?"
)
UNIT_DELETED = _sentence(
    rf"{_PLACE}(?:(?P<verb>{_WILL}(?:ersatzlos\s++)?gestrichen)"
    r"|(?P<falls>(?:entfällt|entfallen)(?:\s++ersatzlos)?))\.?"
)
UNIT_INSERTED = _sentence(
    rf"(?:(?P<after>Nach|Hinter)|Vor)\s++{_PLACE}{_WILL}{_WHAT}eingefügt\s*+:"
)
UNIT_REPLACED = _sentence(
    rf"{_PLACE}(?:{_WILL}(?:wie\s++folgt|neu)\s++gefasst"
    r"|(?:erhält|erhalten)\s++(?:die\s++)?folgende\s++Fassung)\s*+:"
)
EXAMPLES = (
    ("ersetzt", AMENDMENT),
    ("gefasst", NEW_WORDING),
    ("fassung", NEW_WORDING),
    ("gestrichen", DELETION),
    ("nach ziffer", NEW_UNIT),
    ("eingef", INSERTION),
)


def amendment(line: str) -> Entry:
    """Read one printed sentence that says what changes, with the new text behind a colon."""
    opened = _opened(line)
    if opened is not None:
        entry, key, end = opened
        return {**entry, **_text(line, key, end)}
    if len(line) > LONGEST:
        raise LineError(_refusal(line[:LONGEST]))
    for pattern, read in ((REPLACED, _replaced), (DELETED, _deleted), (INSERTED, _inserted)):
        if match := pattern.fullmatch(line):
            return read(match)
    if match := UNIT_DELETED.fullmatch(line):
        return {"an": _piece(match, "place"), "entfaellt": _yes(match, "verb", "falls")}
    raise LineError(_refusal(line))


def opening(line: str) -> tuple[Entry, str] | None:
    """Read what stands before a text of its own, without the colon.

    Gives the entry and the key under which the text belongs; None where the words do not
    announce a text.
    """
    opened = _opened(f"{line}:")
    return opened[:2] if opened and opened[2] > len(line) else None


def _opened(line: str) -> tuple[Entry, str, int] | None:
    """Read a line up to the colon: its entry, the key of the text, and where the text begins."""
    head = line[:LONGEST]
    if match := UNIT_INSERTED.match(head):
        entry: Entry = {"an": _piece(match, "place")}
        if match["number"]:
            entry["nummer"] = _ordinal(match)
        return entry, "danach" if match["after"] else "davor", match.end()
    if match := UNIT_REPLACED.match(head):
        return {"an": _piece(match, "place")}, "durch", match.end()
    return None


def _text(line: str, key: str, start: int) -> Entry:
    """Return the text behind the colon; quotes around the whole of it are not part of it."""
    text = line[start:].strip()
    if not text:
        raise LineError(f"Hier fehlt hinter dem Doppelpunkt der Text. {_refusal(line)}", start - 1)
    first = line.index(text, start)
    inner = text[1:-1]
    if len(text) > 2 and text[0] in _QUOTES and text[-1] in _QUOTES and not _has_quotes(inner):
        return {key: Piece(first + 1, first + len(text) - 1)}
    return {key: Piece(first, first + len(text))}


def _has_quotes(text: str) -> bool:
    return any(quote in text for quote in _QUOTES)


def _replaced(match: re.Match[str]) -> Entry:
    return {
        "an": _piece(match, "place"),
        "worte": _piece(match, "words"),
        "durch": _piece(match, "new"),
    }


def _deleted(match: re.Match[str]) -> Entry:
    words = _piece(match, "words" if match["words"] else "gone")
    return {"an": _piece(match, "place"), "worte": words, "entfaellt": Piece(0, 0, "ja")}


def _inserted(match: re.Match[str]) -> Entry:
    key = "danach" if match["after"] else "davor"
    return {
        "an": _piece(match, "place"),
        "worte": _piece(match, "words"),
        key: _piece(match, "new"),
    }


def _piece(match: re.Match[str], name: str) -> Piece:
    return Piece(match.start(name), match.end(name))


def _yes(match: re.Match[str], *names: str) -> Piece:
    name = next(name for name in names if match[name])
    return Piece(match.start(name), match.end(name), "ja")


def _ordinal(match: re.Match[str]) -> Piece:
    """Return the number of a new unit; letters count from a, doubled ones too."""
    written = match["number"].lower()
    value = written if written.isdigit() else str(ord(written[0]) - ord("a") + 1)
    return Piece(match.start("number"), match.end("number"), value)


def _refusal(line: str) -> str:
    words = " ".join(line.lower().split())
    example = next((example for word, example in EXAMPLES if word in words), AMENDMENT)
    quotes = sum(quote in _QUOTES for quote in line)
    hint = (
        " Enthalten die Worte selbst Anführungszeichen, bitte „an:“, „worte:“ und „durch:“ "
        "untereinander schreiben."
        if quotes > 4
        else ""
    )
    return f"Diese Änderung ist nicht zu verstehen.{hint} Bitte so schreiben: {example}"
