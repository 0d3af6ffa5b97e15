"""How far a run over many papers is: one line that renews itself, or a plain line now and then."""

import os
import shutil
import sys
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar

import click

from drafter.cli.report import printable
from drafter.german.wording import count

if TYPE_CHECKING:
    from drafter.pipeline.handing import Progress

Result = TypeVar("Result")

SETTLED: Final = 3.0  # seconds until the time left can be told
PAUSE: Final = 30.0  # seconds between two plain lines
AGAIN: Final = 0.1  # seconds between two states of the line that renews itself
CLEAR: Final = "\r\x1b[2K"


class ProgressLine:
    """The progress of a run on stderr; what is printed of a paper stands above it."""

    def __init__(self, noun: str = "Vorlagen") -> None:
        self.noun = noun
        self.renews = sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self.begun = monotonic()
        self.said = self.begun if not self.renews else 0.0
        self.line = ""

    def show(self, progress: "Progress") -> None:
        """Tell how far the run is, if it is time to."""
        now = monotonic()
        if now - self.said < (AGAIN if self.renews else PAUSE):
            return
        self.said = now
        text = _line(progress, now - self.begun, self.noun)
        if self.renews:
            self._renew(text)
        else:
            click.echo(text, err=True)

    def hide(self) -> None:
        """Make room for lines that stay; the next state comes at once."""
        if self.line:
            _put(CLEAR)
            self.line, self.said = "", 0.0

    def below(self, results: Iterator[Result]) -> Iterator[Result]:
        """Yield what a run gives; the line makes room for what is told of it."""
        try:
            for result in results:
                self.hide()
                yield result
        finally:
            self.hide()

    def _renew(self, text: str) -> None:
        self.line = text[: shutil.get_terminal_size().columns - 1]
        _put(f"{CLEAR}{self.line}")


def left(seconds: float) -> str:
    """Return the time left as a person says it: `noch etwa 3 Minuten`."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "noch unter einer Minute"
    if minutes < 90:
        return f"noch etwa {count(minutes, 'Minute', 'Minuten')}"
    return f"noch etwa {round(seconds / 3600)} Stunden"


def _line(progress: "Progress", elapsed: float, noun: str) -> str:
    told = f"{progress.done} von {progress.total} {noun}"
    if progress.done and elapsed > SETTLED:
        told += f", {left(elapsed / progress.done * (progress.total - progress.done))}"
    return printable(f"{told}: {progress.path.name}")


def _put(text: str) -> None:
    """Write to the terminal as it is; click would take the sign that clears a line for a colour."""
    sys.stderr.write(text)
    sys.stderr.flush()
