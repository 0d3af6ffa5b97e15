"""The record of the last build: what is not whole does not count, and what flips is found."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from drafter.findings import Finding
from drafter.pipeline import build
from drafter.pipeline.last_build import LastBuild
from drafter.pipeline.unchanged import equipment, last_build
from drafter.pipeline.wishes import Wishes, asked
from drafter.render.equipment import Equipment
from tests.pipeline.conftest import DRAFT, png

MORE = "begruendung: {datei: neu.md}\nanlagen:\n  - {titel: Plan, datei: plan.pdf}\n"
WANTED = asked(["html"], Wishes(), None, None, savings=True)


class Built:
    """A paper that was built, and what its last build is found to be."""

    def __init__(self, base: Path) -> None:
        self.folder, self.output = base / "inputs", base / "build"
        self.path = self.folder / "vorlage.yaml"

    @property
    def record(self) -> Path:
        (record,) = (path for path in self.records() if path.name != "programm.json")
        return record

    def records(self) -> list[Path]:
        return list((self.output / ".drafter").iterdir())

    def last(self, made_with: Equipment) -> LastBuild | None:
        return last_build(self.path, self.output, WANTED, made_with)


@pytest.fixture(scope="module")
def made_with(tmp_path_factory: pytest.TempPathFactory) -> Equipment:
    known = equipment(tmp_path_factory.mktemp("leer"))
    assert known
    return known


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory, made_with: Equipment) -> Built:
    built = Built(tmp_path_factory.mktemp("projekt"))
    built.folder.mkdir()
    built.path.write_text(f"{DRAFT}{MORE}", encoding="utf-8")
    (built.folder / "neu.md").write_text("![Ein Bild](bild.png)\n", encoding="utf-8")
    (built.folder / "bild.png").write_bytes(png())
    (built.folder / "plan.pdf").write_bytes(b"%PDF-1.7")
    assert build(built.path, built.output, ["html"], made_with=made_with).files
    assert built.last(made_with)
    return built


@pytest.fixture
def built(pristine: Built, tmp_path: Path) -> Built:
    shutil.copytree(pristine.path.parents[1], tmp_path, dirs_exist_ok=True)
    return Built(tmp_path)


def test_without_equipment_nothing_is_recorded(built: Built, tmp_path: Path) -> None:
    assert build(built.path, tmp_path / "anderswo", ["html"]).files
    assert not (tmp_path / "anderswo/.drafter").exists()


def test_other_formats_are_another_build(built: Built, made_with: Equipment) -> None:
    wanted = asked(["html", "pdf"], Wishes(), None, None, savings=True)
    assert last_build(built.path, built.output, wanted, made_with) is None


Damage = Callable[[Path], object]


def away(path: Path) -> Path:
    path.unlink()
    return path


DAMAGES: dict[str, Damage] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "no JSON": lambda path: path.write_bytes(b"\xff" * 500),
    "other JSON": lambda path: path.write_bytes(b"[1]"),
    "deep JSON": lambda path: path.write_bytes(b"[" * 500_000),
    "another schema": lambda path: path.write_bytes(
        path.read_bytes().replace(b'"schema":1', b'"schema":2', 1)
    ),
    "changed": lambda path: path.write_bytes(path.read_bytes().replace(b"Hinweis", b"Warnung")),
    "huge": lambda path: path.write_bytes(path.read_bytes() + b" " * 2_000_000),
    "a link": lambda path: path.symlink_to(path.rename(path.parents[2] / "woanders")),
    "a folder": lambda path: away(path).mkdir(),
    "endless": lambda path: away(path).symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_record_means_build(built: Built, made_with: Equipment, damage: Damage) -> None:
    damage(built.record)
    assert built.last(made_with) is None


CONTENTS: dict[str, Callable[[dict[str, object]], object]] = {
    "a key less": lambda content: content.pop("befunde"),
    "a key more": lambda content: content.update(mehr=1),
    "a list for a mapping": lambda content: content.update(eingaben=[]),
    "findings of another kind": lambda content: content.update(befunde=[["a", 1]]),
    "a severity that there is not": lambda content: content.update(
        befunde=[["a", "Unfug", "b", "c", 1, 1, None, False]]
    ),
    "a file that is no output": lambda content: content.update(geschrieben=["/etc/passwd"]),
    "another paper's": lambda content: content.update(quelle="../inputs/andere.yaml"),
}


@pytest.mark.parametrize("change", CONTENTS.values(), ids=CONTENTS)
def test_a_sealed_record_of_something_else_means_build(
    built: Built, made_with: Equipment, change: Callable[[dict[str, object]], object]
) -> None:
    from drafter.pipeline import sealed

    content = json.loads(built.record.read_bytes())["inhalt"]
    sealed.write(built.record, content)
    assert built.last(made_with)
    change(content)
    sealed.write(built.record, content)
    assert built.last(made_with) is None


def test_the_bytes_of_the_record_count(built: Built, made_with: Equipment) -> None:
    data = bytearray(built.record.read_bytes())
    for place in range(0, len(data), 7):
        data[place] ^= 1
        built.record.write_bytes(data)
        assert built.last(made_with) is None, place
        data[place] ^= 1


FILES = ("vorlage.yaml", "neu.md", "bild.png", "plan.pdf")


@given(sampled_from(FILES), integers(min_value=0), integers(0, 7))
def test_every_bit_of_every_input_counts(
    pristine: Built, made_with: Equipment, name: str, place: int, bit: int
) -> None:
    path = pristine.folder / name
    before = path.read_bytes()
    flipped = bytearray(before)
    flipped[place % len(before)] ^= 1 << bit
    try:
        path.write_bytes(flipped)
        assert pristine.last(made_with) is None
    finally:
        path.write_bytes(before)
    assert pristine.last(made_with)


def test_findings_come_back_as_they_were(built: Built, made_with: Equipment) -> None:
    again = build(built.path, built.output, ["html"], made_with=made_with)
    last = built.last(made_with)
    assert last
    assert last.findings_of(built.path) == again.findings
    assert all(isinstance(finding, Finding) for finding in again.findings)
    assert len(again.findings) > 1


def test_a_record_that_cannot_be_written_does_not_stop_the_build(
    built: Built, made_with: Equipment
) -> None:
    shutil.rmtree(built.output / ".drafter")
    (built.output / ".drafter").write_text("im Weg", encoding="utf-8")
    assert build(built.path, built.output, ["html"], made_with=made_with).files
    assert built.last(made_with) is None
