"""The few lines that join the verbs: load, check, compose, render, deliver.

What only a build needs is imported when a build is asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

from drafter.pipeline.checking import Checked, check
from drafter.pipeline.papers import papers_in

if TYPE_CHECKING:
    from drafter.pipeline.building import FORMATS, Built, build
    from drafter.pipeline.editions import USUAL, VERSIONS, Wishes

__all__ = [
    "FORMATS",
    "USUAL",
    "VERSIONS",
    "Built",
    "Checked",
    "Wishes",
    "build",
    "check",
    "papers_in",
]

_FOR_BUILDING = {
    **dict.fromkeys(("FORMATS", "Built", "build"), "drafter.pipeline.building"),
    **dict.fromkeys(("USUAL", "VERSIONS", "Wishes"), "drafter.pipeline.editions"),
}


def __getattr__(name: str) -> object:
    """Import what belongs to building at its first use."""
    if name not in _FOR_BUILDING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_FOR_BUILDING[name]), name)
