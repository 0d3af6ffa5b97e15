"""Modules that stand in for others while WeasyPrint is imported."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def standing_in(modules: Mapping[str, ModuleType]) -> Iterator[None]:
    """Let an import of these names, none of which is imported yet, give these modules.

    Afterwards they are unknown again, so that whoever imports such a name gets the real module.
    """
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in modules:
            sys.modules.pop(name, None)
