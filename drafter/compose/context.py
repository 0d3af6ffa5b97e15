"""What every section's function gets, and what it gives back."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from drafter.document import Block, Inline
from drafter.model.answers import Answers, read
from drafter.model.form import Form, PaperKind
from drafter.model.paper import Paper
from drafter.model.scalars import Publicity


class Composed(NamedTuple):
    """A section's blocks; `title` where the paper, not the form, gives the section's title."""

    blocks: tuple[Block, ...] = ()
    title: Inline = ()


@dataclass(frozen=True)
class Context:
    """A paper with its form, its kind, and its original where it is a Nachtrag."""

    paper: Paper
    form: Form
    kind: PaperKind
    original: Paper | None = None

    @cached_property
    def answers(self) -> Answers:
        """What the paper gives in the form's own fields."""
        return read(self.form.fields_of(self.kind.name), self.paper.answers)

    @cached_property
    def head_answers(self) -> Answers:
        """What the head prints: a Nachtrag that holds only changes has it from its original too."""
        if self.original is None or not self.paper.only_changes:
            return self.answers
        given = {**self.original.answers, **self.paper.answers}
        return read(self.form.fields_of(self.kind.name), given)

    @property
    def reference(self) -> str:
        """The paper number, or the form's word for a number not yet given."""
        return self.paper.reference or self.form.number.pending

    @property
    def reference_line(self) -> str:
        """The paper number behind its label."""
        return f"{self.form.number.label} {self.reference}"

    @property
    def non_public(self) -> bool:
        """Whether any body consults the paper in non-public session."""
        return any(
            consultation.publicity is Publicity.NON_PUBLIC
            for consultation in self.paper.consultations
        )
