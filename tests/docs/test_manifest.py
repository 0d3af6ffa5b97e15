"""What the handbook says of the manifest, and of building an output again, is what there is."""

import json
from pathlib import Path

from drafter.deliver import Provenance
from drafter.deliver.manifest import SCHEMA, manifest
from drafter.pipeline.reproducing import Verdict
from tests.docs.pages import chapter, codes, page, table

HANDBOOK = page("docs/handbuch.md")


def test_the_fields_of_the_manifest_are_told(tmp_path: Path) -> None:
    rows = table(chapter(HANDBOOK, "Das Manifest"), "Feld", "Bedeutung")
    content = json.loads(manifest(Provenance(tmp_path / "a.yaml"), tmp_path, {}))
    assert [codes(field)[0] for field, _ in rows] == list(content)
    assert rows[0][1] == f"Form des Manifests; diese ist die {SCHEMA}."


def test_the_words_about_a_file_are_told() -> None:
    rows = table(chapter(HANDBOOK, "Noch einmal bauen"), "Meldung", "Bedeutung")
    told = {word for words, _ in rows for word in codes(words)}
    assert told == {verdict.partition(":")[0].partition(",")[0] for verdict in Verdict}
