import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafter.cli.application import application

ROOT = Path(__file__).resolve().parents[2]
INPUTS = ROOT / "inputs"

Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[str]]

DRAFT = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 500 Amt für Soziales
beratungsgegenstand: Umbau des Platzes
"""


@pytest.fixture
def run() -> Run:
    """Run the command line in this process; stdout and stderr come apart."""
    return lambda *arguments: CliRunner().invoke(application, [str(word) for word in arguments])


@pytest.fixture
def process() -> Process:
    """Run the command line as a process of its own, with more environment where given."""

    def start(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "drafter", *arguments],
            cwd=ROOT,
            env={**os.environ, **more},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=120,
        )

    return start


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Write a small draft that has notes but no errors."""
    path = tmp_path / "platz.yaml"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Write a paper with one error that stops any build."""
    path = tmp_path / "fehlerhaft.yaml"
    path.write_text(f"{DRAFT}datum: 31.02.2022\n", encoding="utf-8")
    return path
