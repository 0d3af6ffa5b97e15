"""The checksum of a paper: what a person computes in a shell, and nothing that is not its words."""

import subprocess
from pathlib import Path

import pytest

from drafter.pipeline import check
from drafter.pipeline.checksums import checksum
from drafter.source import load
from tests.pipeline.conftest import Place, png
from tests.pipeline.test_checking import found, only

INPUTS = Path(__file__).parents[2] / "inputs"


def computed(folder: Path, *names: str) -> str:
    """Return what the line in the handbook prints."""
    line = f"sha512sum {' '.join(names)} | sha512sum"
    done = subprocess.run(line, shell=True, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.split()[0]


@pytest.mark.parametrize(
    "names",
    [
        ["kim-2021.yaml", "kim-2021.md"],
        ["offener-ganztag-2024.yaml"],
        ["schulbericht-2025.yaml", "schulbericht-2025.md", "schulbericht-2025/stand.png"],
    ],
)
def test_it_is_what_the_shell_computes(names: list[str]) -> None:
    assert checksum(load(INPUTS / names[0])) == computed(INPUTS, *names)


def test_files_count_once_and_by_name(place: Place) -> None:
    path = place(
        "ziele: {datei: b.md}\nzusammenfassung: {datei: ./b.md}\nbegruendung: {datei: B.md}\n"
        "finanzen: {text: '![Plan](a.png) ![weg](fehlt.png)'}\n"
    )
    for name in ("b.md", "B.md"):
        (path.parent / name).write_text("Text mit ![Plan](a.png)", encoding="utf-8")
    (path.parent / "a.png").write_bytes(png())
    assert checksum(load(path)) == computed(path.parent, path.name, "B.md", "a.png", "b.md")


def test_a_file_that_makes_no_paper_has_none(place: Place) -> None:
    assert checksum(load(place("datum: 31.02.2022\n"))) is None


def nachtrag(place: Place, checksum: str) -> Path:
    block = f"{{art: ergänzt, zu: erste.yaml, pruefsumme: {checksum}}}"
    return place(f"nachtrag: {block}\n")


def original(place: Place) -> Path:
    path = place("begruendung: {datei: erste.md}\n", "erste.yaml")
    (path.parent / "erste.md").write_text("Siehe ![Plan](plan.png)", encoding="utf-8")
    (path.parent / "plan.png").write_bytes(png())
    return path


@pytest.mark.parametrize("name", ["erste.yaml", "erste.md", "plan.png"])
def test_a_change_of_any_of_its_files_is_told_at_the_key(place: Place, name: str) -> None:
    path = nachtrag(place, str(checksum(load(original(place)))))
    assert found(check(path), "ursprung-geaendert") == []
    changed = path.parent / name
    changed.write_bytes(changed.read_bytes().replace(b"\x7f", b"\x80") + b"\n")
    finding = only(check(path), "ursprung-geaendert")
    column = "nachtrag: {art: ergänzt, zu: erste.yaml, pruefsumme: ".__len__() + 1
    assert (finding.place.line, finding.place.column) == (5, column)
    assert "heutigen Stand" in finding.message
    assert not finding.blocks_drafts


def test_without_a_checksum_nothing_is_told(place: Place) -> None:
    original(place)
    path = place("nachtrag: {art: ergänzt, zu: erste.yaml}\n")
    assert found(check(path), "ursprung-geaendert") == []


@pytest.mark.parametrize("value", ["abc", "0" * 127, "g" * 128, "0" * 129])
def test_what_is_no_checksum_is_told_with_the_remedy(place: Place, value: str) -> None:
    original(place)
    finding = only(check(nachtrag(place, value)), "wert-ungueltig")
    assert "128 Zeichen" in finding.message
    assert "--renew" in finding.message


def test_a_checksum_in_capitals_and_two_lines_is_the_same(place: Place) -> None:
    value = str(checksum(load(original(place)))).upper()
    block = f"  art: ergänzt\n  zu: erste.yaml\n  pruefsumme: {value[:64]}\n    {value[64:]}\n"
    assert found(check(place(f"nachtrag:\n{block}")), "ursprung-geaendert") == []
