"""Accepting hand marks: the files say what they gave before, or stay as they are."""

import os
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import pytest

from drafter.errors import OutputConflict, OutputFailed
from drafter.pipeline import accept
from drafter.source import load
from tests.pipeline.conftest import DRAFT, Place, failing

INPUTS = Path(__file__).parents[2] / "inputs"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


ITEMS = "beschlussvorschlag:\n  einleitung: Z\n  ziffern:\n"


@pytest.mark.parametrize(
    ("marked", "accepted"),
    [
        ("ziele: Ein {~~a~>b~~}  # {++c++}\n", "ziele: Ein b  # {++c++}\n"),
        ("ziele: 'it''s {++neu++}'\n", "ziele: 'it''s neu'\n"),
        ('ziele: "a \\" {--b--} c"\n', 'ziele: "a \\" c"\n'),
        ('datum: "{~~04.11.2021~>27.01.2022~~}"  # c\n', 'datum: "27.01.2022"  # c\n'),
        ('datum: "{--04.11.2021--}"  # c\n', "datum:  # c\n"),
        ("ziele: >-\n  a\n  {--b--}\n  {++c++} d\n\n# f\n", "ziele: >-\n  a\n  c d\n\n# f\n"),
        ("ziele: >-\n  a\n\n  {--e--}\n\n# f\n", "ziele: >-\n  a\n\n# f\n"),
        ("ziele: |\n  - {~~b~>c~~}\n    {--d--}\n  - e\n", "ziele: |\n  - c\n  - e\n"),
        ("ziele: >- # {++x++}\n  a {++b++}\n", "ziele: >- # {++x++}\n  a b\n"),
        ("ziele: a\n  {--b\n  c--}\n  d\n", "ziele: a\n  d\n"),
        (f'{ITEMS}    - "{{--A--}}"\n    # d\n    - B\n', f"{ITEMS}    # d\n    - B\n"),
        (
            f'{ITEMS}    - text: "{{--B--}}"\n      schluss: |\n        {{--C--}}\n    - D\n',
            f"{ITEMS}    - D\n",
        ),
        (f'{ITEMS}    - "{{--A--}}"  # c\n    - B\n', f"{ITEMS}    # c\n    - B\n"),
        (
            f'{ITEMS}    - "{{--A--}}"  # c\n    - "{{--B--}}"\t# d\n    - E\n',
            f"{ITEMS}    # c\n    # d\n    - E\n",
        ),
        (f'{ITEMS}    - "{{--A--}}"\n', f"{ITEMS[:-1]}\n"),
        (
            'beschlussvorschlag:\n  ziffern:\n    - "{--A--}"  # c\n',
            "beschlussvorschlag:  # c\n",
        ),
        ('produktgruppen: [a, "{--b--}", c]\n', "produktgruppen: [a, null, c]\n"),
        ("ziele: a {++b++} und {++offen\n", "ziele: a b und {++offen\n"),
    ],
)
def test_marks_go_and_all_else_stays(place: Place, marked: str, accepted: str) -> None:
    path = place(marked)
    before = load(path).paper
    done = accept(path)
    assert list(done.files) == [path]
    assert path.read_text(encoding="utf-8") == DRAFT + accepted
    after = load(path)
    assert before
    assert after.paper == before
    assert not after.hand_marked


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_yaml_and_texts_are_written_as_they_are_stored(place: Place, bom: bytes) -> None:
    path = place()
    lines = "ziele: {datei: z.md}\nzusammenfassung: {datei: ./z.md}\nfussvermerk: a {++b++}\n"
    path.write_bytes(bom + (DRAFT + lines).replace("\n", "\r\n").encode())
    text = path.with_name("z.md")
    text.write_bytes(bom + b"a\r\n\r\n{--b--}\r\n\r\nc {++d++}\r\n")
    done = accept(path)
    assert text.read_bytes() == bom + b"a\r\n\r\nc d\r\n"
    assert (
        path.read_bytes()
        == bom + (DRAFT + lines).replace("{++b++}", "b").replace("\n", "\r\n").encode()
    )
    assert {file.name: marks for file, marks in done.files.items()} == {path.name: 1, "z.md": 2}


def test_a_file_without_marks_is_not_touched(place: Place) -> None:
    path = place("begruendung: {datei: z.md}\n")
    path.with_name("z.md").write_text("a {++b++}", encoding="utf-8")
    before = path.stat()
    assert list(accept(path).files) == [path.with_name("z.md")]
    assert path.stat() == before
    assert not accept(path).files
    assert not accept(path).stopped


def test_rights_and_links_stay(place: Place) -> None:
    path = place("ziele: a {++b++}\n")
    path.chmod(0o640)
    link = path.with_name("zweiter.yaml")
    link.symlink_to(path.name)
    accept(link)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8").endswith("ziele: a b\n")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("lines", "column", "words"),
    [
        ("ziele: gut {++so++}\nfussvermerk: a:{--b--} c\n", "6:16", "Anführungszeichen"),
        ("fussvermerk: a{++ ++}#b\nziele: gut {++so++}\n", "5:15", "Anführungszeichen"),
        ('fussvermerk: "a \\x7b++b++} {++c++}"\n', "5:14", "von Hand"),
        ("fussvermerk: a {++b {--c--} d++}\n", "5:16", "nicht ineinander"),
        ("fussvermerk: a {{--b--}++c++}\n", "5:17", "nicht ineinander"),
        ('finanzen: {text: "{--a--}"}\n', "5:17", "von Hand"),
    ],
)
def test_what_would_be_read_otherwise_is_told_and_nothing_is_written(
    place: Place, lines: str, column: str, words: str
) -> None:
    path = place(lines)
    before = contents(path.parent)
    done = accept(path)
    assert done.stopped
    assert not done.files
    finding = done.findings[-1]
    assert (finding.code, str(finding.place)) == ("marke-von-hand", f"{path}:{column}")
    assert words in finding.message
    assert contents(path.parent) == before


def test_a_file_that_makes_no_paper_is_not_touched(place: Place) -> None:
    path = place("ziele: a {++b++}\ndatum: 31.02.2022\n")
    before = contents(path.parent)
    done = accept(path)
    assert done.stopped
    assert [finding.code for finding in done.findings] == ["wert-ungueltig"]
    assert contents(path.parent) == before


def test_a_file_that_changed_meanwhile_is_refused(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = place("ziele: a {++b++}\n")
    real = tempfile.mkdtemp

    def changing(*arguments: Any) -> Any:
        path.write_text(f"{DRAFT}ziele: a {{++anders++}}\n", encoding="utf-8")
        return real(*arguments)

    monkeypatch.setattr(tempfile, "mkdtemp", changing)
    with pytest.raises(OutputConflict, match="während des Laufs geändert"):
        accept(path)
    assert path.read_text(encoding="utf-8").endswith("{++anders++}\n")


CALLS = [(tempfile, "mkdtemp", 1), (tempfile, "mkstemp", 3), (os, "fsync", 4), (os, "replace", 3)]


def three_files(place: Place) -> Path:
    path = place("begruendung: {datei: z.md}\nziele: {datei: y.md}\nfussvermerk: a {++b++}\n")
    for name in ("y.md", "z.md"):
        path.with_name(name).write_text("a {++b++}", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("owner", "name", "number"),
    [(owner, name, number) for owner, name, times in CALLS for number in range(times)],
)
def test_whatever_call_fails_all_files_stay_as_they_were(
    place: Place, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, number: int
) -> None:
    path = three_files(place)
    before = contents(path.parent)
    monkeypatch.setattr(owner, name, failing(getattr(owner, name), number))
    with pytest.raises(OutputFailed, match="Datenträger ist voll"):
        accept(path)
    assert contents(path.parent) == before


def test_without_links_the_files_are_written_all_the_same(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = three_files(place)
    names = set(contents(path.parent))
    monkeypatch.setattr(os, "link", failing(os.link, 0))
    accept(path)
    assert not load(path).hand_marked
    assert set(contents(path.parent)) == names


def test_any_marks_in_a_real_paper_are_accepted_or_told(tmp_path: Path) -> None:
    """Whatever is marked in the KIM paper: either it reads the same after, or nothing changed."""
    yaml = (INPUTS / "kim-2021.yaml").read_text(encoding="utf-8")
    text = (INPUTS / "kim-2021.md").read_text(encoding="utf-8")
    path, done = tmp_path / "kim-2021.yaml", 0
    for seed in range(60):
        random = Random(seed)
        path.write_text(spoilt(yaml, random), encoding="utf-8")
        path.with_suffix(".md").write_text(spoilt(text, random), encoding="utf-8")
        before, files = load(path).paper, contents(tmp_path)
        accepted = accept(path)
        done += bool(accepted.files)
        assert accepted.files or contents(tmp_path) == files
        assert load(path).paper == before
        assert not (accepted.files and load(path).hand_marked)
    assert done > 10


def spoilt(text: str, random: Random) -> str:
    """Mark some stretches of a text."""
    for _ in range(random.randint(1, 5)):
        start = random.randrange(len(text))
        end = start + random.choice((0, 1, 5, 20, 80))
        opens, closes = random.choice((("{++", "++}"), ("{--", "--}"), ("{~~", "~>x~~}")))
        text = text[:start] + opens + text[start:end] + closes + text[end:]
    return text
