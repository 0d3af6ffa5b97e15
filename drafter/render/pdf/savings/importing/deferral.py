"""Spare the import the libraries that WeasyPrint names but mostly does not use.

fontTools serves variable fonts, fonts with pictures, WOFF, forms, and machines without
harfbuzz-subset; Pillow serves pictures that are made of pixels, and colour profiles (see
`profiles`). A paper without them needs neither.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final

from drafter.render.pdf.savings.importing.profiles import profile
from drafter.render.pdf.savings.importing.stand_ins import standing_in

DEFERRED: Final[Mapping[str, tuple[str, ...]]] = {
    "PIL": ("EpsImagePlugin", "Image", "ImageFile", "ImageOps"),
    "fontTools": ("subset",),
    "fontTools.ttLib": ("TTFont", "TTLibError", "ttFont", "woff2"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""The modules that WeasyPrint takes names from, and the names, some of which are modules too."""

USER: Final = "weasyprint."


class Deferred:
    """A name out of a module that is not imported yet.

    Once it is called, or asked for an attribute, the real thing takes its place, and that of
    all names out of the same package (so an `except` finds the class of the error). An attribute
    that is set is set then.
    """

    def __init__(self, module: str, name: str) -> None:
        vars(self).update(_module=module, _name=name, _set={})

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call the real thing."""
        return self._real()(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def __setattr__(self, name: str, value: Any) -> None:
        vars(self)["_set"][name] = value

    def _real(self) -> Any:
        _settle(self._module.partition(".")[0])
        return self._found()

    def _found(self) -> Any:
        """Import the real thing."""
        parent = import_module(self._module)
        if not hasattr(parent, self._name):
            import_module(f"{self._module}.{self._name}")
        real = getattr(parent, self._name)
        for name, value in self._set.items():
            setattr(real, name, value)
        return real


@contextmanager
def deferred() -> Iterator[None]:
    """Let WeasyPrint find each name deferred, in every package that is not imported yet."""
    modules = {name: _module(name) for name in DEFERRED if _is_to_come(name.partition(".")[0])}
    if "PIL" in modules:
        modules["PIL.ImageCms"] = _holding("PIL.ImageCms", {"ImageCmsProfile": profile})
    with standing_in(modules):
        yield


def _is_to_come(package: str) -> bool:
    """Tell whether a package is there and not imported yet; a missing one is told at once."""
    return package not in sys.modules and find_spec(package) is not None


def _module(name: str) -> ModuleType:
    return _holding(name, {each: Deferred(name, each) for each in DEFERRED[name]})


def _holding(name: str, values: Mapping[str, object]) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(values)
    return module


def _settle(package: str) -> None:
    """Put the real things in the place of all names that WeasyPrint's modules have deferred."""
    users = [module for name, module in sys.modules.items() if name.startswith(USER)]
    for user in users:
        for name, value in list(vars(user).items()):
            if isinstance(value, Deferred) and value._module.partition(".")[0] == package:
                setattr(user, name, value._found())
