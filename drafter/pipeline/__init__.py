"""The few lines that join the verbs: load, check, compose, render, deliver.

What only a build needs is imported when a build is asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

from drafter.pipeline.checking import Checked, check
from drafter.pipeline.papers import papers_in

if TYPE_CHECKING:
    from drafter.pipeline.building import FORMATS, Built, build
    from drafter.pipeline.change_list import changes_json
    from drafter.pipeline.comparing import steps
    from drafter.pipeline.editions import USUAL, VERSIONS, Wishes
    from drafter.pipeline.side_by_side import SideBySide, compare, write_synopsis

__all__ = [
    "FORMATS",
    "USUAL",
    "VERSIONS",
    "Built",
    "Checked",
    "SideBySide",
    "Wishes",
    "build",
    "changes_json",
    "check",
    "compare",
    "papers_in",
    "steps",
    "write_synopsis",
]

_FOR_BUILDING = {
    **dict.fromkeys(("FORMATS", "Built", "build"), "drafter.pipeline.building"),
    "changes_json": "drafter.pipeline.change_list",
    "steps": "drafter.pipeline.comparing",
    **dict.fromkeys(("USUAL", "VERSIONS", "Wishes"), "drafter.pipeline.editions"),
    **dict.fromkeys(("SideBySide", "compare", "write_synopsis"), "drafter.pipeline.side_by_side"),
}


def __getattr__(name: str) -> object:
    """Import what belongs to building at its first use."""
    if name not in _FOR_BUILDING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_FOR_BUILDING[name]), name)
