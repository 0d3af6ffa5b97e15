"""Stores with real papers, built once: a PDF is dear."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafter import pipeline
from drafter.archive.store import Receipt, Store
from tests.facts.files import SHEET
from tests.pipeline.conftest import COMPLETE, png

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
NUMBER = "4711/2020-2025"
SUPPLEMENT = "4711/2020-2025/1"
SECRET = "4712/2020-2025"
PUBLIC = "31.05.2022, TOP 5, öffentlich"

HALL = f"""\
{COMPLETE.replace("keinen Namen.", "keinen Namen. ![Halle](halle.png)")}anlagen:
  - Lageplan, plan.pdf, öffentlich
  - titel: Angebot
    datei: angebot.pdf
    beratung: nichtöffentlich
    grund: Vertragsangelegenheiten
"""
SALE = COMPLETE.replace(NUMBER, SECRET).replace(
    f"  - Schul- und Sportausschuss, {PUBLIC}\n",
    "  - gremium: Schul- und Sportausschuss\n"
    "    sitzung: 31.05.2022\n"
    "    beratung: nichtöffentlich\n"
    "    grund: Grundstücksangelegenheiten\n"
    "neutraler_titel: Grundstücksangelegenheit\n",
)
HEAD = COMPLETE[: COMPLETE.index("beschlussvorschlag")].replace(NUMBER, SUPPLEMENT)
CHANGES = f"""\
{HEAD}nachtrag: {{art: ergänzt, zu: {NUMBER}, umfang: nur_ergaenzung}}
aenderungen:
  - In Einleitung wird „Halle am Teich“ durch „Halle am See“ ersetzt.
unterschrift:
  - Erika Beispiel, Beigeordnete
"""


def written(folder: Path, name: str, text: str) -> Path:
    """Write a paper with the files that the texts here name; return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (path.parent / "halle.png").write_bytes(png(3, 5))
    (path.parent / "plan.pdf").write_bytes(SHEET)
    (path.parent / "angebot.pdf").write_bytes(SHEET + b"%")
    return path


def added(store: Store, path: Path) -> Receipt:
    """Add a paper that has no open error."""
    done = pipeline.add(path, store, NOW)
    assert done.receipt, [finding.message for finding in done.prepared.findings]
    return done.receipt


@pytest.fixture(scope="session")
def halls(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with a public paper that has attachments, and with a non-public one; read only."""
    folder = tmp_path_factory.mktemp("hallen")
    store = Store.create(folder / "ablage")
    added(store, written(folder / "inputs", "halle.yaml", HALL))
    added(store, written(folder / "inputs", "verkauf.yaml", SALE))
    return store


@pytest.fixture(scope="session")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with a paper and with a Nachtrag that holds only changes and named it as a file."""
    folder = tmp_path_factory.mktemp("kette")
    store = Store.create(folder / "ablage")
    added(store, written(folder / "inputs", "halle.yaml", HALL))
    text = CHANGES.replace(f"zu: {NUMBER}", "zu: halle.yaml")
    added(store, written(folder / "inputs", "nachtrag.yaml", text))
    return store
