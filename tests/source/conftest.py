"""A paper to spoil, and both YAML readers to load it with."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from drafter.source import Loaded, events, load

MINIMAL = """\
formular: bielefeld
status: entwurf
vorlagenart: Beschlussvorlage
amt: 500 Amt für soziale Leistungen
beratungsgegenstand: Ein Gegenstand
"""
READERS = [getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader]

Load = Callable[[str | bytes], Loaded]
Told = Callable[[str | bytes], list[str]]


@pytest.fixture(params=READERS, ids=["libyaml", "python"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type:
    """Both readers in turn; the files mean the same to both."""
    monkeypatch.setattr(events, "LOADER", request.param)
    chosen: type = request.param
    return chosen


@pytest.fixture
def loaded(tmp_path: Path) -> Load:
    """Load a text as `papier.yaml`, shown as `p.yaml`."""

    def run(text: str | bytes) -> Loaded:
        path = tmp_path / "papier.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return load(path, "p.yaml")

    return run


@pytest.fixture
def told(loaded: Load) -> Told:
    """Load a text; give its findings as `line:column code`."""

    def run(text: str | bytes) -> list[str]:
        found = loaded(text).findings
        return [f"{f.place.line}:{f.place.column} {f.code}" for f in found]

    return run
