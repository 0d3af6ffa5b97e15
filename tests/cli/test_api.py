import subprocess
import sys

import pytest

import drafter

from .conftest import INPUTS, ROOT


def test_importing_drafter_imports_none_of_its_rooms() -> None:
    code = "import drafter, sys; print([m for m in sys.modules if m.startswith('drafter.')])"
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown.stdout == "[]\n"


@pytest.mark.parametrize("name", drafter.__all__)
def test_an_exported_name_is_there_and_hides_no_room(name: str) -> None:
    assert getattr(drafter, name) is not None
    assert not (ROOT / "drafter" / name).exists()
    assert not (ROOT / "drafter" / f"{name}.py").exists()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="gibt_es_nicht"):
        _ = drafter.gibt_es_nicht


def test_the_exported_functions_are_those_of_the_commands() -> None:
    checked = drafter.check(INPUTS / "kim-2022.yaml")
    loaded = drafter.load(INPUTS / "kim-2022.yaml")
    assert isinstance(loaded.paper, drafter.Paper)
    assert checked.loaded.paper == loaded.paper
