"""What stands in for a function of WeasyPrint while a paper is set, and only so long."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any, Final

PACKAGE: Final = "weasyprint."


@dataclass(frozen=True)
class StandIn:
    """A value that stands under a name of a module or class in the place of another one."""

    owner: Any
    name: str
    value: Any


@contextmanager
def standing_in(those: Iterable[StandIn]) -> Iterator[None]:
    """Put stand-ins in their places, and what was there back, whatever happens meanwhile."""
    with ExitStack() as stack:
        for each in those:
            if each.name in vars(each.owner):
                stack.callback(setattr, each.owner, each.name, vars(each.owner)[each.name])
            else:
                stack.callback(delattr, each.owner, each.name)
            setattr(each.owner, each.name, each.value)
        yield


def everywhere(name: str, original: Any, value: Any) -> tuple[StandIn, ...]:
    """Return stand-ins for a function in all of WeasyPrint's modules that have imported it."""
    modules = [module for path, module in sorted(sys.modules.items()) if path.startswith(PACKAGE)]
    return tuple(
        StandIn(module, name, value) for module in modules if vars(module).get(name) is original
    )
