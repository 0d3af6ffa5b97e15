"""The change list as JSON, as `build` writes it and `compare` prints it.

Its shape is told in the handbook („Änderungen als JSON“); it only grows.
"""

import json
from collections.abc import Sequence
from typing import Final

from drafter import __version__
from drafter.pipeline.comparing import Compared
from drafter.redline import overview

SCHEMA: Final = 1


def changes_file(comparison: Compared) -> bytes:
    """Return the changes of a paper as JSON."""
    return _encoded(_content(comparison))


def changes_json(steps: Sequence[Compared]) -> bytes:
    """Return the changes of one comparison as `changes_file` does, of several as a list."""
    contents = [_content(step) for step in steps]
    return _encoded(contents[0] if len(contents) == 1 else contents)


def _content(comparison: Compared) -> dict[str, object]:
    base = comparison.base
    return {
        "schema": SCHEMA,
        "programm": f"drafter {__version__}",
        "drucksachennummer": comparison.document.reference or None,
        "gegenueber": {
            "drucksachennummer": base.reference if base else None,
            "datum": base.date.isoformat() if base and base.date else None,
        },
        "aenderungen": overview.data(comparison.changes),
    }


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
