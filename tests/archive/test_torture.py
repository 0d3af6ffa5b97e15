"""A part of what a store must survive; all of it is `make torture`."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.torture import CHAPTERS

ROOT = Path(__file__).parents[2]
LEAST = {
    "kill": 30,
    "errors": 80,
    "power": 20,
    "disk": 14,
    "writers": 20,
    "flips": 300,
    "damage": 180,
    "thousand": 21,
}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_nothing_is_lost_and_nothing_goes_unnoticed(chapter: str) -> None:
    namespace = ("unshare", "--mount", "--map-root-user")
    command = (sys.executable, "-m", "tests.archive.torture", "--short", chapter)
    done = subprocess.run(
        [*(namespace if chapter == "disk" else ()), *command],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": "/dev/shm"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (tried,) = re.findall(rf"^{chapter}: (\d+) tried, 0 failed", done.stdout, re.MULTILINE)
    assert int(tried) >= LEAST[chapter]
