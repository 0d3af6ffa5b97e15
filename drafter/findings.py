"""Findings: the vocabulary of problems in a file.

A finding is a value. It says where (file, line, column), how grave, under which stable code,
and in one German sentence what is wrong and how to mend it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is; the value is the German word that staff read."""

    ERROR = "Fehler"
    WARNING = "Warnung"
    NOTE = "Hinweis"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: path as the user gave it, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `file:line:column`, the form that editors jump to."""
        return f"{self.file}:{self.line}:{self.column}"


NO_BREAK_SPACE, UNKNOWN = "\u00a0", "\ufffd"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in one file.

    `acknowledged` holds the author's reason where the paper acknowledges the finding.
    `blocks_drafts` is true where no output can be made at all, whatever the paper's status.
    What nobody can print (controls, marks of direction) never stands in a message: a terminal would
    obey it. It becomes U+FFFD, whichever rule quoted it.
    """

    code: str
    severity: Severity
    message: str
    place: Place
    acknowledged: str | None = None
    blocks_drafts: bool = False

    def __post_init__(self) -> None:
        """Replace what cannot be printed."""
        if not self.message.isprintable():
            shown = (c if c.isprintable() or c == NO_BREAK_SPACE else UNKNOWN for c in self.message)
            object.__setattr__(self, "message", "".join(shown))

    @property
    def open(self) -> bool:
        """Whether nobody has acknowledged it yet."""
        return self.acknowledged is None


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by place, then gravity, then code, and drop exact repetitions."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda finding: (
                finding.place,
                finding.severity.rank,
                finding.code,
                finding.message,
            ),
        )
    )
