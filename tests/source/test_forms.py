"""A form is read like a paper; a damaged one stops the run and says where."""

import shutil
from pathlib import Path

import pytest

from drafter.errors import EnvironmentMissing
from drafter.resources import templates_directory
from drafter.source.forms import load_form


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A form of its own, in a folder of forms."""
    copy = tmp_path / "templates" / "musterstadt"
    copy.mkdir(parents=True)
    for name in ("form.yaml", "gremien.yaml"):
        shutil.copy(templates_directory() / "bielefeld" / name, copy)
    return copy


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_form_and_bodies_come_together(folder: Path) -> None:
    form = load_form(folder.name, folder.parent)
    assert form.name == "Stadt Bielefeld"
    council = form.organizations.named("Stadtrat")
    assert council is not None
    assert council.name == "Rat der Stadt Bielefeld"


def test_a_damaged_form_names_the_place(folder: Path) -> None:
    replace(folder / "form.yaml", "land: NW", "lnad: NW")
    with pytest.raises(EnvironmentMissing, match=rf"templates/{folder.name}/form.yaml:4:1: .*lnad"):
        load_form(folder.name, folder.parent)


def test_a_pattern_that_is_none_names_the_place(folder: Path) -> None:
    replace(folder / "form.yaml", 'muster: "(?P<stamm>', 'muster: "((?P<stamm>')
    with pytest.raises(EnvironmentMissing, match=r"form.yaml:11:11: .*regulärer Ausdruck"):
        load_form(folder.name, folder.parent)


def test_damaged_bodies_name_the_place(folder: Path) -> None:
    replace(folder / "gremien.yaml", "art: Rat}", "art: Gericht}")
    with pytest.raises(EnvironmentMissing, match=r"gremien.yaml:5:\d+: .*Gericht.*Ausschuss"):
        load_form(folder.name, folder.parent)


def test_missing_bodies_are_named(folder: Path) -> None:
    (folder / "gremien.yaml").unlink()
    with pytest.raises(EnvironmentMissing, match=r"gremien.yaml:1:1: Die Datei gibt es nicht"):
        load_form(folder.name, folder.parent)
