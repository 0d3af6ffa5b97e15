"""Hashes of files that stand still: taken once, and anew when a file has changed."""

import hashlib
import os
from pathlib import Path

import pytest

from drafter.resources import standing_sha512


def sha512(data: bytes) -> str:
    return hashlib.sha512(data).hexdigest()


def test_a_file_that_stands_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "form.css"
    file.write_bytes(b"alt")
    assert standing_sha512(file) == sha512(b"alt")
    monkeypatch.setattr(hashlib, "file_digest", None)
    assert standing_sha512(file) == sha512(b"alt")


def test_a_file_that_was_written_is_read_anew_whatever_its_times_say(tmp_path: Path) -> None:
    file = tmp_path / "form.css"
    file.write_bytes(b"alt")
    before = file.stat()
    assert standing_sha512(file) == sha512(b"alt")
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        file.write_bytes(b"neu")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert standing_sha512(file) == sha512(b"neu")
