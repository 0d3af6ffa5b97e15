"""Modules of Python that Click and dataclasses import and that no command of ours needs.

They are a fifth of what an unchanged build costs.
"""

import sys
from collections.abc import Iterable
from importlib import import_module
from types import ModuleType
from typing import Final

NOT_NEEDED: Final = ("inspect", "uuid")


class Later(ModuleType):
    """Stands for a module until the first thing is asked of it, and passes all questions on."""

    def __getattr__(self, name: str) -> object:
        """Import the module, in its own name from now on, and return what it has."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def put_off(names: Iterable[str] = NOT_NEEDED) -> None:
    """Put stand-ins in the place of modules that are not imported yet."""
    for name in names:
        sys.modules.setdefault(name, Later(name))
