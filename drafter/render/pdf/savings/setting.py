"""Savings while a paper is set."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from drafter.render.pdf.savings import (
    cascade,
    drawing,
    fonts,
    layouts,
    lengths,
    lines,
    noting,
    serialising,
    sheets,
    styles,
)
from drafter.render.pdf.savings.collecting import uncollected
from drafter.render.pdf.savings.stand_ins import StandIn, standing_in

SAVINGS: Final[tuple[Callable[[], tuple[StandIn, ...]], ...]] = (
    styles.stand_ins,
    sheets.stand_ins,
    cascade.stand_ins,
    fonts.stand_ins,
    layouts.stand_ins,
    lines.stand_ins,
    noting.stand_ins,
    drawing.stand_ins,
    lengths.stand_ins,
    serialising.stand_ins,
)


@contextmanager
def setting() -> Iterator[None]:
    """Spare the setting of a paper what is known from the paper before, or not needed.

    WeasyPrint must have been imported. One paper is set at a time.
    """
    those = (each for saving in SAVINGS for each in saving())
    with uncollected(), standing_in(those), _forgetting():
        yield


class _Forgetting(logging.Handler):
    """Forgets style sheets when WeasyPrint logs a problem: the next paper must hear of it too."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Forget all sheets."""
        if record.levelno >= self.level:
            sheets.forget()


@contextmanager
def _forgetting() -> Iterator[None]:
    logger, handler = logging.getLogger("weasyprint"), _Forgetting()
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
