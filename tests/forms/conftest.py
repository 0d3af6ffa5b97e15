"""A form with fields of its own in a folder of forms, and papers that are made with it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.resources import SHARED, templates_directory
from drafter.source import Loaded, forms, load
from tests.pipeline.conftest import png

HERE = Path(__file__).parent
PAPER = """\
formular: teststadt
vorlagenart: Beschlussvorlage
drucksachennummer: V/0702/2012
amt: Umweltamt
datum: 02.07.2012
beratungsgegenstand: Schatten auf Schulhöfen
begruendung: Die Höfe sind heiß.
beschlussvorschlag: Der Rat beschließt.
"""

Read = Callable[..., Loaded]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The form in a folder of forms, with what all forms share."""
    made = tmp_path / "formulare" / "teststadt"
    made.mkdir(parents=True)
    (made.parent / SHARED).symlink_to(templates_directory() / SHARED)
    for name in ("form.yaml", "gremien.yaml"):
        shutil.copy(HERE / name, made)
    (made / "logo.png").write_bytes(png())
    forms.forget()
    return made


@pytest.fixture
def read(folder: Path, tmp_path: Path) -> Read:
    """Load PAPER with more behind it, as a file of that name."""

    def run(more: str = "", name: str = "vorlage.yaml", base: str = PAPER) -> Loaded:
        path = tmp_path / name
        path.write_text(base + more, encoding="utf-8")
        return load(path, name, forms=folder.parent)

    return run
