"""The list of a handover, beside its bags: what was handed over, what was left out, and why.

`uebergabe.json` is for programs (`"schema": 1`), `uebergabe.csv` for people: semicolons, UTF-8
with a byte-order mark, as German spreadsheets want it. A later handover into the same folder adds
to both.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from drafter import __version__
from drafter.deliver import durable
from drafter.deliver.remedies import remedy
from drafter.errors import OutputConflict, OutputFailed
from drafter.german.wording import natural_key

SCHEMA: Final = 1
JSON_FILE: Final = "uebergabe.json"
CSV_FILE: Final = "uebergabe.csv"
UNFINISHED: Final = ".unfertig"
FORMULA: Final = ("=", "+", "-", "@")  # what a spreadsheet would compute


class Outcome(StrEnum):
    """What became of a paper."""

    HANDED_OVER = "übergeben"
    LEFT_OUT = "ausgelassen"
    FAILED = "gescheitert"


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in the list.

    `folder` is the bag, `bagged` its date, `sha512` that of its tag manifest, which fixes every
    byte of the bag. `left_out` counts files that are not public and were not handed over. Of a
    paper that was left out, the list holds the number alone.
    """

    number: str
    outcome: Outcome
    reason: str = ""
    folder: str = ""
    bagged: str = ""
    kind: str = ""
    subject: str = ""
    lead_office: str = ""
    date: str = ""
    publicity: str = ""
    original: str = ""
    supplements: tuple[str, ...] = ()
    files: int = 0
    size: int = 0
    left_out: int = 0
    sha512: str = ""


COLUMNS: Final = {
    "number": "nummer",
    "outcome": "ergebnis",
    "reason": "grund",
    "folder": "ordner",
    "bagged": "gepackt_am",
    "kind": "art",
    "subject": "gegenstand",
    "lead_office": "amt",
    "date": "datum",
    "publicity": "oeffentlichkeit",
    "original": "nachtrag_zu",
    "supplements": "nachtraege",
    "files": "dateien",
    "size": "bytes",
    "left_out": "ausgelassene_dateien",
    "sha512": "sha512",
}


def write_list(output: Path, rows: Iterable[Row], now: datetime) -> None:
    """Write both files of the list into a folder of bags.

    Rows of an earlier handover stay, unless the same number comes again; a paper that was handed
    over before and is left out now keeps its row, since its bag is still there.

    Raises:
        OutputConflict: if there is a list that drafter did not write.
        OutputFailed: if they cannot be written.
    """
    known = read_list(output)
    for row in rows:
        if row.outcome is Outcome.LEFT_OUT and _was_handed_over(known.get(row.number)):
            continue
        known[row.number] = row
    ordered = sorted(known.values(), key=lambda row: natural_key(row.number))
    _replace(output / JSON_FILE, _as_json(ordered, now))
    _replace(output / CSV_FILE, _as_csv(ordered))


def unfinished(path: Path) -> Path:
    """Return the name that a file or folder of a handover has until it is whole."""
    return path.with_name(f".{path.name}{UNFINISHED}")


def clear_unfinished(output: Path) -> None:
    """Remove what interrupted runs left in a folder; raises OutputFailed if that is refused."""
    with writing(f"Der Ordner „{output}“"):
        for path in output.glob(f".*{UNFINISHED}"):
            durable.remove_tree(path)


@contextmanager
def writing(what: str) -> Iterator[None]:
    """Say in one sentence what the operating system refused to write.

    Raises:
        OutputFailed: for any OSError, but not for a lock that another process holds.
    """
    try:
        yield
    except BlockingIOError:
        raise
    except OSError as problem:
        raise OutputFailed(f"{what} ließ sich nicht schreiben. {remedy(problem)}") from problem


def read_list(output: Path) -> dict[str, Row]:
    """Return the rows of the list in a folder by number; none where there is no list.

    Raises:
        OutputConflict: if there is a list that drafter did not write.
    """
    path = output / JSON_FILE
    try:
        content = json.loads(path.read_bytes())
        rows = [_row(item) for item in content["vorlagen"]]
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        raise OutputConflict(
            f"„{path}“ ist kein Verzeichnis einer Abgabe, das drafter geschrieben hat. Bitte mit "
            "„-o“ einen anderen Ordner nennen oder die Datei umbenennen."
        ) from None
    return {row.number: row for row in rows}


def _replace(path: Path, data: bytes) -> None:
    """Write a file in the place of the one that is there; a reader sees either."""
    temporary = unfinished(path)
    with writing(f"„{path}“"):
        durable.unlink(temporary)
        durable.write_new(temporary, data)
        durable.rename(temporary, path)


def _was_handed_over(row: Row | None) -> bool:
    return row is not None and row.outcome is Outcome.HANDED_OVER


def _row(item: dict[str, Any]) -> Row:
    values = {name: item[key] for name, key in COLUMNS.items()}
    values["outcome"] = Outcome(values["outcome"])
    values["supplements"] = tuple(values["supplements"])
    return Row(**values)


def _as_json(rows: Iterable[Row], now: datetime) -> bytes:
    content = {
        "schema": SCHEMA,
        "programm": f"drafter {__version__}",
        "stand": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "vorlagen": [{COLUMNS[name]: value for name, value in asdict(row).items()} for row in rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _as_csv(rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS.values())
    table.writerows([_cell(getattr(row, field.name)) for field in fields(Row)] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> str:
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
