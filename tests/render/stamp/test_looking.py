"""What was seen of a file is told again without a second look while its bytes are the same."""

from pathlib import Path

import pytest

from drafter.cache import Cache
from drafter.render.stamp import looking, opening
from drafter.render.stamp.looking import Look, Refused, known_look
from tests.facts.files import SHEET, one_page, pdf

SIGNED = pdf(one_page(b"/AcroForm << /Fields [] /SigFlags 3 >>"))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Return a cache that knows three files."""
    cache = Cache(tmp_path / "cache")
    known_look(SHEET, cache)
    known_look(SIGNED, cache)
    with pytest.raises(Refused):
        known_look(b"PK", cache)
    return cache


def test_doubts_and_refusals_are_told_again(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "look", lambda _: Look(99))
    assert known_look(SHEET, cache) == Look(1)
    assert known_look(SHEET + b"%", cache) == Look(99)
    assert known_look(SIGNED, cache) == Look(1, "sie elektronisch unterschrieben ist")
    with pytest.raises(Refused, match="kein PDF"):
        known_look(b"PK", cache)


def test_another_version_of_the_library_looks_again(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "look", lambda _: Look(99))
    monkeypatch.setattr(looking, "version", lambda _: "99")
    assert known_look(SHEET, cache) == Look(99)
