"""drafter writes German council papers (Beschlussvorlagen) as HTML and PDF from one YAML file.

These are the functions that the commands themselves use. They are imported when they are first
asked for (PEP 562), so that `import drafter` costs next to nothing. What a command does in
between has the name of its room: `drafter.compose.document`, `drafter.checks.run`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.errors import DrafterError
    from drafter.findings import Finding
    from drafter.model import Paper
    from drafter.pipeline.building import build
    from drafter.pipeline.checking import check
    from drafter.source.load import load

__version__ = "0.1.0"
__all__ = ["DrafterError", "Finding", "Paper", "__version__", "build", "check", "load"]

_EXPORTS = {
    "DrafterError": ("drafter.errors", "DrafterError"),
    "Finding": ("drafter.findings", "Finding"),
    "Paper": ("drafter.model", "Paper"),
    "build": ("drafter.pipeline", "build"),
    "check": ("drafter.pipeline", "check"),
    "load": ("drafter.source", "load"),
}


def __getattr__(name: str) -> object:
    """Import an exported name at its first use."""
    if name not in _EXPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _EXPORTS[name]
    return getattr(import_module(module), attribute)
