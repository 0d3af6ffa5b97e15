"""Files that are not imported, and why: declined with a clear word instead of guessed at."""

from enum import StrEnum
from typing import ClassVar

from drafter.errors import DrafterError, ExitCode


class Reason(StrEnum):
    """Why a file is declined; the word stands in reports."""

    EMPTY = "leer"
    SCAN = "gescannt"
    UNREADABLE_TEXT = "Text unlesbar"
    LOCKED = "gesperrt"
    DAMAGED = "beschädigt"
    LIMIT = "Grenze überschritten"
    UNKNOWN_KIND = "unbekannte Dateiart"


class Declined(DrafterError):
    """A file that is not imported; the German sentence says why and what to do.

    Without its name.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.FINDINGS

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
