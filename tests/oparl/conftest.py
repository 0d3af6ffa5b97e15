"""Papers that are published, as values: nothing is set, the files are a few bytes."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drafter.german.clock import midnight
from drafter.pipeline import check
from drafter.pipeline.attached import attached
from drafter.pipeline.publishing import BUNDLE, Publication, publication
from drafter.render.oparl import Published
from tests.pipeline.conftest import place

__all__ = ["place"]

ROOT = Path(__file__).resolve().parents[2]
INPUTS = sorted((ROOT / "inputs").glob("*.yaml"))
DESCRIPTIONS = ROOT.parent / "shared" / "oparl" / "spec-1.1-schema"
EDITIONS: Mapping[str, bytes] = {
    f"{infix}.{ending}": f"{infix} {ending}".encode()
    for infix in ("", ".rein", ".lesefassung", ".auszug", ".synopse")
    for ending in ("html", "pdf")
}

Objects = tuple[dict[str, Any], ...]


def published(path: Path, editions: Mapping[str, bytes] = EDITIONS) -> Publication:
    """Return what is published of a paper whose editions are these bytes."""
    checked = check(path)
    return publication(checked, attached(checked), editions, lambda _: rendered(editions))


def rendered(editions: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return other bytes for the editions of a public version."""
    return {name: data + b" public" for name, data in editions.items()}


def objects_in(made: Publication) -> Objects:
    return tuple(json.loads(made.files[BUNDLE])["data"]) if BUNDLE in made.files else ()


@pytest.fixture(scope="session")
def bundles() -> Mapping[str, Objects]:
    """Return the objects of every input that is published, by the name of its file."""
    made = {path.stem: objects_in(published(path)) for path in INPUTS}
    return {name: objects for name, objects in made.items() if objects}


@cache
def public_report() -> Published:
    """Return a public paper without files."""
    checked = check(ROOT / "inputs" / "schulbericht-2025.yaml")
    paper, form = checked.paper, checked.loaded.form
    assert paper
    assert form
    assert paper.date
    moment = midnight(paper.date)
    return Published(paper, form, moment, moment)
