"""A public paper with an attachment that is not: set anew without it, and only once."""

from pathlib import Path

import pypdfium2
import pytest

from drafter import pipeline
from drafter.archive.store import Store
from drafter.cache import Cache
from drafter.pipeline.oparl_harvest import harvest, opened
from drafter.pipeline.oparl_kept import Harvested
from drafter.resources import templates_directory
from tests.harvest.stores import BEGIN, HALL, HALL_TEXT, written

TEXT = HALL_TEXT.replace("unterschrift:", """\
  - titel: Angebot
    datei: geheim.pdf
    beratung: nichtöffentlich
    grund: Vertragsangelegenheiten
unterschrift:""")  # fmt: skip
NAMES = ("anlage-1.pdf", "vorlage.html", "vorlage.pdf", "vorlage.yaml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("angebot")


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    store = Store.create(folder / "ablage")
    done = pipeline.add(written(folder / "inputs", "halle.yaml", TEXT), store, BEGIN)
    assert done.receipt
    return store


@pytest.fixture(scope="module")
def paper(store: Store, folder: Path) -> Harvested:
    ground = opened(store, templates_directory(), cache=Cache(folder / "cache"))
    return harvest(ground, HALL)


def test_the_stored_paper_names_what_is_not_public(store: Store) -> None:
    assert "Angebot" in store.read(HALL, "ausgabe/4711_2020-2025.html").decode()


def test_what_is_published_does_not(paper: Harvested) -> None:
    assert {path.rpartition("/")[2] for path in paper.files} == set(NAMES)
    assert not any("angebot" in path.casefold() for path in paper.files)
    pdf, html = (paper.files[f"file/4711_2020-2025/vorlage.{each}"] for each in ("pdf", "html"))
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Lageplan" in text
    for words in (text, html.decode(), repr(paper.objects)):
        assert "Angebot" not in words
        assert "Vertragsangelegenheiten" not in words
    assert b"Angebot" not in pdf


def test_it_is_set_once(store: Store, folder: Path, paper: Harvested) -> None:
    (kept,) = (folder / "cache").glob("oparl-1-*")
    before = kept.stat()
    ground = opened(store, templates_directory(), cache=Cache(folder / "cache"))
    assert harvest(ground, HALL) == paper
    assert kept.stat().st_ino == before.st_ino


def test_what_is_kept_counts_for_the_same_address_alone(store: Store) -> None:
    other = "https://anderswo.example.org"
    ground = opened(store, templates_directory(), base=other)
    assert ground.made_of(HALL) != opened(store, templates_directory()).made_of(HALL)


def test_nothing_that_is_not_public_is_kept(folder: Path, paper: Harvested) -> None:
    assert paper.objects
    (kept,) = (folder / "cache").glob("oparl-1-*")
    assert b"Angebot" not in kept.read_bytes()
