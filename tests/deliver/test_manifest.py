"""The manifest: which paper owns a name, and what its files hashed to."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from drafter.deliver import Provenance, owner_conflict
from drafter.deliver.manifest import manifest, manifest_path, stale_files
from drafter.errors import ExitCode

FILES = {"1.html": b"<html>", "1.pdf": b"%PDF"}


def owned(folder: Path, source: str, *, exists: bool = True) -> Path:
    """Write a manifest of `source` for the name „1“; return the source."""
    output, path = folder / "output", folder / "inputs" / source
    for each in (output, path.parent):
        each.mkdir(exist_ok=True, parents=True)
    if exists:
        path.write_bytes(b"")
    manifest_path(output, "1").write_bytes(manifest(Provenance(path), output, FILES))
    return path


def test_the_manifest_names_source_and_checksums(tmp_path: Path) -> None:
    owned(tmp_path, "erste.yaml")
    content = json.loads((tmp_path / "output" / "1.manifest.json").read_bytes())
    assert content["schema"] == 2
    assert content["programm"].startswith("drafter ")
    assert content["quelle"] == "../inputs/erste.yaml"
    assert content["dateien"] == {n: hashlib.sha512(d).hexdigest() for n, d in FILES.items()}


def test_the_manifest_is_the_same_wherever_the_folders_lie(tmp_path: Path) -> None:
    owned(tmp_path / "a", "erste.yaml")
    owned(tmp_path / "b", "erste.yaml")
    one, other = (tmp_path / x / "output" / "1.manifest.json" for x in "ab")
    assert one.read_bytes() == other.read_bytes()


def test_a_paper_may_write_its_own_name_again(tmp_path: Path) -> None:
    source = owned(tmp_path, "erste.yaml")
    assert owner_conflict(source, tmp_path / "output", "1") is None
    roundabout = tmp_path / "output" / ".." / "inputs" / "erste.yaml"
    assert owner_conflict(roundabout, tmp_path / "output", "1") is None


def test_another_paper_may_not_as_long_as_the_first_is_there(tmp_path: Path) -> None:
    first = owned(tmp_path, "erste.yaml")
    second = tmp_path / "inputs" / "zweite.yaml"
    conflict = owner_conflict(second, tmp_path / "output", "1")
    assert conflict
    assert conflict.exit_code is ExitCode.CONFLICT
    assert "„erste.yaml“" in str(conflict)
    assert "Bitte" in str(conflict)
    first.rename(second)
    assert owner_conflict(second, tmp_path / "output", "1") is None


def test_a_name_that_nobody_owns_is_free(tmp_path: Path) -> None:
    assert owner_conflict(tmp_path / "a.yaml", tmp_path / "fehlt", "1") is None


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b'{"quelle": 7}',
        b'{"quelle": null}',
        b'{"quelle": "a\\u0000b"}',
        b'{"quelle": "\\ud800"}',
        b"[" * 100_000,
        b'{"quelle": "' + b"x" * 5_000 + b'"}',
        b'{"quelle": "' + b"x/" * 5_000 + b'"}',
    ],
)
def test_a_damaged_manifest_owns_nothing(tmp_path: Path, damaged: bytes) -> None:
    manifest_path(tmp_path, "1").write_bytes(damaged)
    assert owner_conflict(tmp_path / "a.yaml", tmp_path, "1") is None


def test_a_manifest_that_is_a_folder_owns_nothing(tmp_path: Path) -> None:
    manifest_path(tmp_path, "1").mkdir()
    assert owner_conflict(tmp_path / "a.yaml", tmp_path, "1") is None


def test_a_source_whose_name_is_no_utf8_is_known_again(tmp_path: Path) -> None:
    source = owned(tmp_path, os.fsdecode(b"vorl\xffage.yaml"))
    assert owner_conflict(source, tmp_path / "output", "1") is None
    conflict = owner_conflict(tmp_path / "andere.yaml", tmp_path / "output", "1")
    assert conflict
    str(conflict).encode()


def test_only_own_names_are_stale_whatever_a_manifest_lists(tmp_path: Path) -> None:
    listed = {"a.pdf": "", "a.html": "", "b.pdf": "", "../a.pdf": "", "a.x/../../b": ""}
    content = json.dumps({"dateien": listed})
    (tmp_path / "a.manifest.json").write_text(content, encoding="utf-8")
    assert stale_files(tmp_path, "a", {"a.html"}) == (tmp_path / "a.pdf",)
