"""The cache: what was kept comes back, and nothing else does."""

import os
from pathlib import Path

import pytest

from drafter import cache
from drafter.cache import Cache

NAME = "table-1-library-2.0"
DATA = bytes(range(256)) * 9


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    made = Cache(tmp_path / "home" / ".cache" / "drafter")
    made.keep(NAME, DATA)
    return made


def test_what_was_kept_is_found_and_nothing_is_made(kept: Cache) -> None:
    assert kept.found(NAME) == DATA
    assert cache.found_or_made(kept, NAME, lambda: b"made") == DATA
    assert [path.name for path in kept.folder.iterdir()] == [NAME]


def test_what_is_made_is_kept_for_the_next(tmp_path: Path) -> None:
    place = Cache(tmp_path)
    assert cache.found_or_made(place, NAME, lambda: b"made") == b"made"
    assert Cache(tmp_path).found(NAME) == b"made"


def test_without_a_cache_it_is_made(kept: Cache) -> None:
    assert cache.found_or_made(None, NAME, lambda: b"made") == b"made"
    assert kept.found("another") is None


def test_nobody_else_may_read_or_write_what_is_kept(kept: Cache) -> None:
    assert kept.folder.stat().st_mode & 0o777 == 0o700
    assert (kept.folder / NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("place", range(0, len(DATA) + 32, 97))
def test_a_changed_byte_is_noticed(kept: Cache, place: int) -> None:
    file = kept.folder / NAME
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data)
    assert kept.found(NAME) is None


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, len(DATA)])
def test_a_cut_file_is_noticed_and_replaced(kept: Cache, length: int) -> None:
    os.truncate(kept.folder / NAME, length)
    assert kept.found(NAME) is None
    assert cache.found_or_made(kept, NAME, lambda: DATA) == DATA
    assert kept.found(NAME) == DATA


def test_a_file_of_another_name_is_not_taken(kept: Cache) -> None:
    (kept.folder / NAME).rename(kept.folder / "other")
    assert kept.found("other") is None


def test_a_file_that_is_too_large_is_not_read_whole(
    kept: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 100)
    assert kept.found(NAME) is None


@pytest.mark.parametrize("rights", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_taken(kept: Cache, rights: int) -> None:
    (kept.folder / NAME).chmod(rights)
    assert kept.found(NAME) is None


@pytest.mark.parametrize("rights", [0o770, 0o707, 0o1777])
def test_a_folder_that_others_may_write_is_not_used(kept: Cache, rights: int) -> None:
    kept.folder.chmod(rights)
    assert kept.found(NAME) is None
    kept.keep("new", DATA)
    assert not (kept.folder / "new").exists()


def test_what_belongs_to_another_user_is_not_taken(
    kept: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: kept.folder.stat().st_uid + 1)
    assert kept.found(NAME) is None


def test_links_are_not_followed(kept: Cache, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (kept.folder / NAME).rename(elsewhere)
    (kept.folder / NAME).symlink_to(elsewhere)
    assert kept.found(NAME) is None
    kept.keep(NAME, b"new")
    assert kept.found(NAME) == b"new"
    assert elsewhere.read_bytes().endswith(DATA)


def test_a_folder_that_is_a_link_is_not_used(kept: Cache, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(kept.folder)
    assert Cache(link).found(NAME) is None


def test_a_pipe_in_the_place_of_a_file_does_not_hang(kept: Cache) -> None:
    (kept.folder / NAME).unlink()
    os.mkfifo(kept.folder / NAME)
    assert kept.found(NAME) is None


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_kept_is_only_made_again(tmp_path: Path, what: str) -> None:
    place = Cache(tmp_path / "place")
    if what == "file":
        place.folder.touch()
    else:
        (place.folder / NAME).mkdir(parents=True)
    assert cache.found_or_made(place, NAME, lambda: DATA) == DATA
    assert place.found(NAME) is None


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, Path("/x/drafter")),
        ({"XDG_CACHE_HOME": "", "HOME": "/h"}, Path("/h/.cache/drafter")),
        ({"XDG_CACHE_HOME": "x", "HOME": "/h"}, Path("/h/.cache/drafter")),
        ({"HOME": "/h"}, Path("/h/.cache/drafter")),
        ({"HOME": "h"}, None),
        ({}, None),
    ],
)
def test_the_folder_is_where_the_specification_says(
    environment: dict[str, str], folder: Path | None
) -> None:
    assert cache.user_folder(environment) == folder
