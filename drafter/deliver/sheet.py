"""A table for people and their spreadsheets.

CSV (RFC 4180) with semicolons, in UTF-8 with a byte-order mark, as German spreadsheets want it.
What a spreadsheet would compute begins with an apostrophe (OWASP, "CSV Injection").
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows as a file, below the names of the columns; what a row lacks stays empty."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_cell(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else str(value)
