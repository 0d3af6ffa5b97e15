"""Where the papers are that tests of the importers read."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
INPUTS: Final = ROOT / "inputs"
SEED: Final = ROOT.parent / "shared" / "seed"
