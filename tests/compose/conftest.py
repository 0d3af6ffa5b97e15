"""Papers for compose: a small one with more sections behind it, loaded like any other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.compose import document
from drafter.document import Document
from drafter.model import Form, Paper
from drafter.source import load

Compose = Callable[..., Document]
Read = Callable[..., tuple[Paper, Form]]

SMALL = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 400 Amt für Schule
beratungsgegenstand: Benennung der Sporthalle
"""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Load SMALL with more sections behind it."""

    def run(more: str = "") -> tuple[Paper, Form]:
        path = tmp_path / "vorlage.yaml"
        path.write_text(SMALL + more, encoding="utf-8")
        loaded = load(path)
        assert loaded.paper, [finding.message for finding in loaded.findings]
        assert loaded.form
        return loaded.paper, loaded.form

    return run


@pytest.fixture
def composed(read: Read) -> Compose:
    """Compose SMALL with more sections; `original` is the YAML behind that of its original."""

    def run(more: str = "", original: str | None = None) -> Document:
        first = read(original)[0] if original is not None else None
        return document(*read(more), first)

    return run
