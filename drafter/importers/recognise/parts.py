"""The arrows inside recognising.

A transcript is split into sections, each of them is read by one function.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from drafter.importers.draft import Remainder, Value
from drafter.importers.transcript import Line, Part
from drafter.model.form import Form, FormSection, PaperKind


@dataclass(frozen=True, slots=True)
class Context:
    """What readers of sections need to know.

    The form, with the bodies it knows, and the kind of paper.
    """

    form: Form
    kind: PaperKind


@dataclass(frozen=True, slots=True)
class Found:
    """A section as it stands in the file.

    `section` is that of the form. `title` are the lines of its label, `parts` what stands under it
    (words that follow the label on its own line included, as a line of its own).
    """

    section: FormSection
    title: tuple[Line, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Gained:
    """What was read from a section: values by YAML key, and words that have no home in them."""

    values: Mapping[str, Value] = field(default_factory=dict)
    remainders: tuple[Remainder, ...] = ()


SectionReader = Callable[[Found, Context], Gained]
