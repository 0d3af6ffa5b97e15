"""The few lines that join the verbs: load, check, compose, render, deliver.

Each name is imported when it is asked for (PEP 562), so the room itself costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.pipeline.accepting import Accepted, accept
    from drafter.pipeline.archiving import Added, Prepared, add, prepare, require_apart
    from drafter.pipeline.building import Built, build
    from drafter.pipeline.change_list import changes_json
    from drafter.pipeline.checking import Checked, check
    from drafter.pipeline.comparing import steps
    from drafter.pipeline.extracting import extract
    from drafter.pipeline.jobs import Order, Outcome, perform
    from drafter.pipeline.limits import Limits
    from drafter.pipeline.papers import paper_in, papers_in
    from drafter.pipeline.reproducing import Reproduced, reproduce
    from drafter.pipeline.reproducing_archived import reproduce_archived
    from drafter.pipeline.side_by_side import SideBySide, compare, write_synopsis
    from drafter.pipeline.supplement_edits import Wanted
    from drafter.pipeline.supplementing import Supplemented, renew, supplement
    from drafter.pipeline.wishes import (
        FORMATS,
        SYNOPSIS_FORMATS,
        USUAL,
        USUAL_FORMATS,
        VERSIONS,
        Asked,
        Embedding,
        Wishes,
        asked,
    )

__all__ = [
    "FORMATS",
    "SYNOPSIS_FORMATS",
    "USUAL",
    "USUAL_FORMATS",
    "VERSIONS",
    "Accepted",
    "Added",
    "Asked",
    "Built",
    "Checked",
    "Embedding",
    "Limits",
    "Order",
    "Outcome",
    "Prepared",
    "Reproduced",
    "SideBySide",
    "Supplemented",
    "Wanted",
    "Wishes",
    "accept",
    "add",
    "asked",
    "build",
    "changes_json",
    "check",
    "compare",
    "extract",
    "paper_in",
    "papers_in",
    "perform",
    "prepare",
    "renew",
    "reproduce",
    "reproduce_archived",
    "require_apart",
    "steps",
    "supplement",
    "write_synopsis",
]

_LATER = {
    "drafter.pipeline.accepting": ("Accepted", "accept"),
    "drafter.pipeline.archiving": ("Added", "Prepared", "add", "prepare", "require_apart"),
    "drafter.pipeline.building": ("Built", "build"),
    "drafter.pipeline.change_list": ("changes_json",),
    "drafter.pipeline.checking": ("Checked", "check"),
    "drafter.pipeline.comparing": ("steps",),
    "drafter.pipeline.extracting": ("extract",),
    "drafter.pipeline.jobs": ("Order", "Outcome", "perform"),
    "drafter.pipeline.limits": ("Limits",),
    "drafter.pipeline.papers": ("paper_in", "papers_in"),
    "drafter.pipeline.reproducing": ("Reproduced", "reproduce"),
    "drafter.pipeline.reproducing_archived": ("reproduce_archived",),
    "drafter.pipeline.side_by_side": ("SideBySide", "compare", "write_synopsis"),
    "drafter.pipeline.supplement_edits": ("Wanted",),
    "drafter.pipeline.supplementing": ("Supplemented", "renew", "supplement"),
    "drafter.pipeline.wishes": (
        "FORMATS",
        "SYNOPSIS_FORMATS",
        "USUAL_FORMATS",
        "USUAL",
        "VERSIONS",
        "Asked",
        "Embedding",
        "Wishes",
        "asked",
    ),
}
_MODULES = {name: module for module, names in _LATER.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a name at its first use."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
