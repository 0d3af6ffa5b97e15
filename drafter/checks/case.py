"""What a rule gets to see, and what it gives back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from drafter.findings import Severity
from drafter.model.form import Form
from drafter.model.organizations import Organization
from drafter.model.paper import Paper
from drafter.source import Loc, Origins

if TYPE_CHECKING:
    from drafter.redline import Change


def _unknown(_own: int, _other: int) -> None:
    """Tell nothing of the files of attachments."""


@dataclass(frozen=True)
class Case:
    """A paper under examination.

    `original` is the paper that a Nachtrag names, where it could be loaded, and
    `original_checksum` the checksum that it has now. `stale_original` names a paper behind the
    Nachtrag that holds only changes, of what has changed since. `changes` gives what the paper
    changes in its original; it compares when it is first asked, which most checks need not.
    `consolidated` is the whole text that a Nachtrag makes which itself holds only changes.
    `rationale_pages` is the measured length of the Begründung, known only after a build has laid
    it out; a check estimates. `hand_marked` says whether changes are marked by hand in the paper's
    texts. `same_file` tells whether the attachment at a place of the paper's list has the bytes of
    that at a place of the original's; None where that is not known. Nothing here reads a clock:
    rules compare the paper's own dates.
    """

    paper: Paper
    form: Form
    origins: Origins = field(repr=False)
    original: Paper | None = None
    rationale_pages: float | None = None
    original_checksum: str | None = None
    hand_marked: bool = False
    consolidated: Paper | None = None
    changes: Callable[[], tuple["Change", ...]] = tuple
    stale_original: str = ""
    same_file: Callable[[int, int], bool | None] = _unknown

    @property
    def whole(self) -> Paper:
        """The paper with the whole text that is voted on, as far as it is known."""
        return self.consolidated or self.paper

    def body(self, name: str) -> Organization | None:
        """Return the form's body of that name (abbreviations and aliases too)."""
        return self.form.organizations.named(name)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says about one place: location in the paper, sentence, offset in its text.

    `text` is the value at the location and `offset` a character in it, so that the finding
    points at the very word; without them it points at the value's beginning. `severity`
    replaces the rule's own where a case is graver or milder than usual.
    """

    loc: Loc
    message: str
    text: str = ""
    offset: int = 0
    severity: Severity | None = None


class Rule(NamedTuple):
    """A rule: its stable code, its usual severity, what it demands (German), and the function.

    `blocks_drafts` marks what makes any output impossible; such a finding and one of a rule
    that is not `acknowledgeable` cannot be acknowledged.
    """

    code: str
    severity: Severity
    title: str
    function: Callable[[Case], Iterable[Remark]]
    acknowledgeable: bool = True
    blocks_drafts: bool = False
