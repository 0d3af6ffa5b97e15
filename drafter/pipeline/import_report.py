"""The report of an import: a table for spreadsheets, a page to read, and JSON for programs.

The JSON has one documented shape (`"schema": 1`), which only grows; the handbook tells it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from drafter import __version__
from drafter.deliver import create_all, make_folder
from drafter.deliver.sheet import sheet
from drafter.german.dates import format_date
from drafter.importers.draft import Certainty
from drafter.pipeline.importing import Imported, State, Told
from drafter.resources import shared_directory

SCHEMA: Final = 1
NAME: Final = "importbericht"
TEMPLATE: Final = "_shared/importbericht.html.j2"
KEYS: Final = ("vorlagenart", "drucksachennummer", "datum", "beratungsgegenstand")
COLUMNS: Final = (
    "datei",
    "ergebnis",
    "grund",
    "formular",
    *KEYS,
    "sicher",
    "wahrscheinlich",
    "unsicher",
    "nicht_zugeordnet",
    "anzusehen",
    "hinweise",
    "yaml",
)


def write_report(
    imports: Sequence[Imported], output: Path, day: date, forms: Path
) -> tuple[Path, ...]:
    """Write the report of a run beside its files, and return its files; none is overwritten.

    Raises:
        OutputFailed: if it cannot be written.
    """
    stem = _free(output)
    files = {
        stem.with_suffix(".csv"): as_csv(imports),
        stem.with_suffix(".html"): as_page(imports, day, forms),
    }
    make_folder(output)
    create_all(files)
    return tuple(files)


def as_csv(imports: Sequence[Imported]) -> bytes:
    """Return one line a file."""
    return sheet(COLUMNS, map(_row, imports))


def as_page(imports: Sequence[Imported], day: date, forms: Path) -> bytes:
    """Return a page with the counts, and each file with what somebody should look at."""
    from drafter.render.html import template_environment

    environment = template_environment(shared_directory(forms), 0)
    page = environment.get_template(TEMPLATE).render(
        imports=imports, counts=counted(imports), day=format_date(day), total=len(imports)
    )
    return page.encode()


def as_json(imports: Sequence[Imported]) -> str:
    """Return all that was recognised, for programs."""
    value = {
        "schema": SCHEMA,
        "programm": f"drafter {__version__}",
        "dateien": [_object(each) for each in imports],
        "summe": {state.value: number for state, number in counted(imports)},
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def counted(imports: Sequence[Imported]) -> tuple[tuple[State, int], ...]:
    """Return how many files ended how, in the order of the states."""
    numbers = Counter(each.state for each in imports)
    return tuple((state, numbers[state]) for state in State if numbers[state])


def _free(output: Path) -> Path:
    """Return the first name of a report, without an ending, that is not taken."""
    number = 1
    while True:
        stem = output / (NAME if number == 1 else f"{NAME}-{number}")
        if not any(stem.with_suffix(ending).exists() for ending in (".csv", ".html")):
            return stem
        number += 1


def _row(each: Imported) -> Mapping[str, str]:
    certainties = Counter(value.certainty for value in each.values)
    return {
        "datei": str(each.path),
        "ergebnis": each.state.value,
        "grund": ": ".join(filter(None, (each.declined, each.reason))),
        "formular": each.form,
        **{key: each.value(key) for key in KEYS},
        "sicher": str(certainties[Certainty.SURE]),
        "wahrscheinlich": str(certainties[Certainty.LIKELY]),
        "unsicher": str(certainties[Certainty.UNSURE]),
        "nicht_zugeordnet": str(each.rest),
        "anzusehen": ", ".join(value.key for value in each.doubtful),
        "hinweise": " ".join(each.notes),
        "yaml": str(each.files[0]) if each.files else "",
    }


def _object(each: Imported) -> dict[str, Any]:
    return {
        "datei": str(each.path),
        "ergebnis": each.state.value,
        "grund": each.declined or None,
        "meldung": each.reason or None,
        "formular": each.form or None,
        "geschrieben": [str(path) for path in each.files],
        "werte": list(_values(each.values)),
        "nicht_zugeordnet": each.rest,
        "hinweise": list(each.notes),
    }


def _values(values: Sequence[Told]) -> Iterator[dict[str, Any]]:
    for value in values:
        yield {
            "schluessel": value.key,
            "wert": value.value,
            "sicherheit": value.certainty.word,
            "hinweis": value.note or None,
            "seite": value.page or None,
        }
