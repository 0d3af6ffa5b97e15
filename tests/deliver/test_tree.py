"""A folder that is kept equal to what it should hold."""

from pathlib import Path

import pytest

from drafter.deliver.tree import LOCK, NOTES, announce, kept, leaf, prune, put, require_own
from drafter.errors import OutputConflict, OutputFailed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "baum"
    with kept(folder):
        put(folder, leaf("a/b/eins.json", b"1"))
    return folder


def test_a_file_is_written_once(folder: Path) -> None:
    before = (folder / "a/b/eins.json").stat()
    assert not put(folder, leaf("a/b/eins.json", b"1"))
    assert (folder / "a/b/eins.json").stat().st_ino == before.st_ino
    assert put(folder, leaf("a/b/eins.json", b"2"))
    assert (folder / "a/b/eins.json").read_bytes() == b"2"


def test_only_one_keeps_it(folder: Path) -> None:
    with kept(folder), pytest.raises(OutputConflict, match="anderer Lauf"), kept(folder):
        pass
    with kept(folder):
        pass


def test_what_is_unfinished_is_taken_away_and_nothing_else(folder: Path) -> None:
    (folder / "a" / ".zwei.json.unfertig").write_bytes(b"ha")
    (folder / "a" / "bericht.unfertig").write_bytes(b"meins")
    with kept(folder):
        assert [path.name for path in (folder / "a").iterdir() if path.is_file()] == [
            "bericht.unfertig"
        ]


def test_a_folder_that_was_never_kept_must_be_empty(tmp_path: Path) -> None:
    (tmp_path / "meins.txt").write_text("meins")
    with pytest.raises(OutputConflict, match=r"meins\.txt"), kept(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["meins.txt"]


def test_notes_are_neither_strange_nor_removed(folder: Path) -> None:
    announce(folder / NOTES / "liste", ["x"])
    announce(folder / NOTES / "liste", ["y", "z"])
    require_own(folder, {"a/b/eins.json"})
    assert prune(folder, ()) == ("a/b/eins.json",)
    assert sorted(path.name for path in folder.iterdir()) == [NOTES]
    assert (folder / NOTES / "liste").read_text().split() == ["x", "y", "z"]
    assert (folder / LOCK).exists()


def test_links_are_strange_and_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "draussen"
    outside.mkdir()
    (outside / "wichtig.txt").write_text("bleibt")
    (folder / "a" / "weg").symlink_to(outside)
    with pytest.raises(OutputConflict, match="a/weg"):
        require_own(folder, {"a/b/eins.json"})
    assert prune(folder, {"a/b/eins.json"}) == ("a/weg",)
    assert (outside / "wichtig.txt").read_text() == "bleibt"


def test_a_link_in_the_place_of_a_file_is_replaced(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "fremd").write_bytes(b"1")
    (folder / "a/b/eins.json").unlink()
    (folder / "a/b/eins.json").symlink_to(tmp_path / "fremd")
    assert put(folder, leaf("a/b/eins.json", b"1"))
    assert not (folder / "a/b/eins.json").is_symlink()
    assert (tmp_path / "fremd").read_bytes() == b"1"


def test_a_file_where_a_folder_should_be_is_a_sentence(folder: Path) -> None:
    with pytest.raises(OutputFailed, match="Bitte"):
        put(folder, leaf("a/b/eins.json/zwei.json", b"2"))
