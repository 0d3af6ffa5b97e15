"""The same input gives the same bytes, whatever machine, place or time zone it is built in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.render.conftest import ROOT

SURROUNDINGS = (
    {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "42"},
    {"TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4294967295"},
)
MANIFEST = ".manifest."
VARIABLES = {"TZ", "LANG", "LC_ALL", "PYTHONHASHSEED", "FONTCONFIG_FILE", "SOURCE_DATE_EPOCH"}


def built_in(surroundings: dict[str, str], folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    base = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    subprocess.run(
        [sys.executable, "-m", "drafter", "build", ROOT / "inputs/kim-2022.yaml", "--output", "."],
        cwd=folder,
        env={**base, "PYTHONPATH": str(ROOT), "HOME": str(folder), **surroundings},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {path.name: path.read_bytes() for path in folder.iterdir() if MANIFEST not in path.name}


@pytest.mark.parametrize("surroundings", SURROUNDINGS[1:])
def test_two_processes_write_the_same_bytes(surroundings: dict[str, str], tmp_path: Path) -> None:
    first = built_in(SURROUNDINGS[0], tmp_path / "a")
    assert set(first) == {
        f"2859_2020-2025_1{edition}.{ending}"
        for edition in ("", ".rein")
        for ending in ("html", "pdf")
    } | {"2859_2020-2025_1.aenderungen.json"}
    assert built_in(surroundings, tmp_path / "ein anderer Ordner") == first
