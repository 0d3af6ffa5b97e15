"""Savings while WeasyPrint is imported, once a process.

Each is a context around the import. What it hands WeasyPrint is what WeasyPrint would have made
itself, or makes it later, when it is used.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Final

from drafter.render.pdf.savings.importing.declarations import declared
from drafter.render.pdf.savings.importing.deferral import deferred
from drafter.render.pdf.savings.importing.fonts import no_font_search
from drafter.render.pdf.savings.importing.media_types import no_machine_types
from drafter.render.pdf.savings.importing.sheets import no_reading_of_sheets

RENDERER: Final = "weasyprint"
SAVINGS: Final[tuple[Callable[[], AbstractContextManager[None]], ...]] = (
    declared,
    deferred,
    no_font_search,
    no_machine_types,
    no_reading_of_sheets,
)


@contextmanager
def importing() -> Iterator[None]:
    """Spare an import of WeasyPrint what it does not need for a paper.

    Where it has been imported already, nothing is left to spare. No other thread may import
    Pillow, fontTools or cffi for the first time meanwhile.
    """
    with ExitStack() as stack:
        if RENDERER not in sys.modules:
            for saving in SAVINGS:
                stack.enter_context(saving())
        yield
