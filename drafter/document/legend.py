"""What is said of how marks look; no Document that is stored holds it."""

from dataclasses import dataclass

from drafter.document.blocks import Paragraph


@dataclass(frozen=True, slots=True)
class Legend(Paragraph):
    """A paragraph about how marks look on pages; a format with other marks has other words."""
