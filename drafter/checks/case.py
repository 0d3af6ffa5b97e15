"""What a rule gets to see, and what it gives back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.findings import Severity
from drafter.model.form import Form
from drafter.model.organizations import Organization
from drafter.model.paper import Paper
from drafter.source import Loc, Origins


@dataclass(frozen=True)
class Case:
    """A paper under examination.

    `original` is the paper that a Nachtrag names, where it could be loaded. `rationale_pages`
    is the measured length of the Begründung, known only after a build has laid it out; a check
    estimates. `consolidated` is the whole text that a Nachtrag makes which itself holds only
    changes. Nothing here reads a clock: rules compare the paper's own dates.
    """

    paper: Paper
    form: Form
    origins: Origins = field(repr=False)
    original: Paper | None = None
    rationale_pages: float | None = None
    consolidated: Paper | None = None

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
