"""The model: papers and forms as frozen, typed values."""

from drafter.model.form import Form
from drafter.model.paper import Paper

__all__ = ["Form", "Paper"]
