"""Spare the start a search for plugins of Pydantic, of which there are to be none.

`PYDANTIC_DISABLE_PLUGINS` keeps Pydantic from searching, but the module that would search is
imported all the same, and with it all that reads the metadata of packages: mail, sockets, archives.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Final

LOADER: Final = "pydantic.plugin._loader"


@contextmanager
def no_search_for_plugins() -> Iterator[None]:
    """Let Pydantic find a loader that knows no plugins, if it has not asked for one yet."""
    if LOADER in sys.modules:
        yield
        return
    sys.modules[LOADER] = stand_in = _without_plugins()
    try:
        yield
    finally:
        if sys.modules.get(LOADER) is stand_in:
            del sys.modules[LOADER]


def _without_plugins() -> ModuleType:
    module = ModuleType(LOADER)
    vars(module)["get_plugins"] = tuple
    return module
