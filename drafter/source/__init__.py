"""From YAML text to a Paper with the exact place of every value."""

from drafter.source.critic import Changes
from drafter.source.load import Loaded, load
from drafter.source.origins import Loc, Origins

__all__ = ["Changes", "Loaded", "Loc", "Origins", "load"]
