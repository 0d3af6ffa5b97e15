"""Bytes to text: encoding and size, each problem a finding."""

import stat
from pathlib import Path

from drafter.findings import Finding, Place, Severity
from drafter.source.text import FORBIDDEN, SourceText

MOST_BYTES = 2 * 1024 * 1024


def read_text(path: Path, shown: str) -> SourceText | Finding:
    r"""Read a text file.

    `shown` is the path as the user wrote it; it stands in every finding. Line ends come out as
    `\n` and a byte order mark is dropped, so lines and columns stay as an editor shows them.
    Whatever keeps the file from being read (missing, a folder, too large, binary, not UTF-8)
    is returned as a finding; nothing is raised.
    """
    try:
        return decoded(_bytes(path), shown)
    except ValueError as problem:
        return _unreadable(str(problem), shown)
    except OSError as problem:
        return _unreadable(_os_sentence(problem), shown)


def _unreadable(sentence: str, shown: str, line: int = 1, column: int = 1) -> Finding:
    place = Place(shown, line, column)
    return Finding("datei-unlesbar", Severity.ERROR, sentence, place, blocks_drafts=True)


def _os_sentence(problem: OSError) -> str:
    match problem:
        case FileNotFoundError() | NotADirectoryError():
            return "Die Datei gibt es nicht. Bitte den Namen und den Ordner prüfen."
        case PermissionError():
            return "Die Datei darf nicht gelesen werden. Bitte die Leserechte prüfen."
        case _:
            return "Die Datei lässt sich nicht lesen. Bitte Namen, Ordner und Datenträger prüfen."


def _bytes(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("Das ist keine Datei. Bitte eine YAML-Datei nennen.")
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(
            "Die Datei ist größer als 2 MiB. Bitte prüfen, ob es wirklich die Vorlage ist; "
            "Bilder und Anlagen gehören in eigene Dateien."
        )
    return data


def decoded(data: bytes, shown: str) -> SourceText | Finding:
    """Return what `read_text` returns for a file with these bytes."""
    if b"\0" in data:
        return _unreadable(
            "Das ist keine Textdatei. Bitte die Vorlage als Text (UTF-8) speichern.", shown
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = _one_line_end(problem.object[: problem.start].decode("utf-8"))
        return _unreadable(
            "Die Datei ist nicht in UTF-8 gespeichert (ab hier). Bitte im Editor "
            "„Speichern mit Kodierung UTF-8“ wählen.",
            shown,
            before.count("\n") + 1,
            len(before) - before.rfind("\n"),
        )
    return _without_control(SourceText(shown, _one_line_end(text)))


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_control(source: SourceText) -> SourceText | Finding:
    found = FORBIDDEN.search(source.text)
    if found is None:
        return source
    place = source.place(found.start())
    return _unreadable(
        f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(found[0]):04X}). "
        "Bitte löschen; es stammt meist aus einer Kopie aus einem anderen Programm.",
        source.file,
        place.line,
        place.column,
    )
