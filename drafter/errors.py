"""Problems with a run, as opposed to problems in a file (those are findings).

Every error carries one German sentence that says what happened and what to do next.
The command line prints it and ends with the error's exit code.
"""

from enum import IntEnum
from pathlib import Path
from typing import ClassVar


class ExitCode(IntEnum):
    """What a `drafter` process returns; documented in the handbook."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    ENVIRONMENT = 3
    OUTPUT = 4
    CONFLICT = 5
    RENDERING = 6
    ARCHIVE_CONFLICT = 7
    ARCHIVE_DAMAGED = 8
    SOFTWARE = 70
    INTERRUPTED = 130


class DrafterError(Exception):
    """A problem with the run; its text is one German sentence with the remedy."""

    exit_code: ClassVar[ExitCode] = ExitCode.OUTPUT


class EnvironmentMissing(DrafterError):
    """Something the machine must have is missing: a library, a font, a form."""

    exit_code = ExitCode.ENVIRONMENT


class UsageMistake(DrafterError):
    """The command was given something it cannot work with."""

    exit_code = ExitCode.USAGE


class OutputFailed(DrafterError):
    """A file could not be written: no right, no space, no such folder."""

    exit_code = ExitCode.OUTPUT


class OutputConflict(DrafterError):
    """Another paper already owns the name under which this one would be written.

    `owner` is the file of that paper, where it is known, and `stem` the name.
    """

    exit_code = ExitCode.CONFLICT

    def __init__(self, sentence: str, owner: Path | None = None, stem: str = "") -> None:
        super().__init__(sentence)
        self.owner = owner
        self.stem = stem


class RenderingFailed(DrafterError):
    """The renderer could not set the paper as asked; nothing was written."""

    exit_code = ExitCode.RENDERING


class NotAStore(UsageMistake):
    """The folder that was named is no Ablage, or one of a version that this program cannot read."""


class ArchiveConflict(DrafterError):
    """The Ablage has other content under this number, or had some that was removed."""

    exit_code = ExitCode.ARCHIVE_CONFLICT


class ArchiveDamaged(DrafterError):
    """What lies in the Ablage is not what its ledger says."""

    exit_code = ExitCode.ARCHIVE_DAMAGED


def unforeseen(problem: BaseException) -> str:
    """Return the German sentence for an error of the program itself, with its place."""
    from traceback import extract_tb

    frame = extract_tb(problem.__traceback__)[-1]
    return (
        f"Das Programm ist an einer Stelle gescheitert, die nicht vorgesehen ist "
        f"({type(problem).__name__} in {Path(frame.filename).name}, Zeile {frame.lineno}). "
        "Bitte rufen Sie den Befehl noch einmal mit DRAFTER_DEBUG=1 davor auf und schicken Sie "
        "dessen Ausgabe mit der Vorlage an die Stelle, die drafter bei Ihnen betreut."
    )
