"""Every PDF of the project breaks no rule of PDF/A-2a (3a with the source) and PDF/UA-1."""

import shutil
from pathlib import Path

import pytest

from drafter.pipeline import Embedding, Wishes, build
from drafter.pipeline.wishes import LOOKS, VERSIONS, Version
from drafter.resources import templates_directory
from drafter.source import load
from tests.conformance.judged import RECORD, WITH_SOURCE, broken_rules
from tests.pipeline.conftest import COMPLETE, png

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
INPUTS = sorted((ROOT / "inputs").glob("*.yaml"))
CHANGED = ROOT / "inputs/kim-2022.yaml"
CONSOLIDATED = ROOT / "inputs/offener-ganztag-2024-nachtrag.yaml"
EVERY_CHANGE = ROOT / "tests/outputs/nachher.yaml"


def own(files: tuple[Path, ...]) -> list[Path]:
    """Return the PDFs that were set here; the copies of attachments are somebody else's."""
    return [file for file in files if file.suffix == ".pdf" and ".anlage-" not in file.name]


def broken(
    paper: Path,
    output: Path,
    wishes: Wishes,
    embedding: Embedding | None = None,
) -> dict[str, set[str]]:
    """Build a paper; return by name of its PDFs the rules that each breaks."""
    flavours = WITH_SOURCE if embedding else RECORD
    built = build(paper, output, ("pdf",), wishes, embedding=embedding)
    assert built.files, built.findings
    return {file.name: broken_rules(file, *flavours) for file in own(built.files)}


def none_broken(found: dict[str, set[str]], files: int) -> bool:
    """Whether so many files break nothing; a file that was not made proves nothing."""
    return len(found) == files and not any(found.values())


OF_CHANGES = tuple(version for version in VERSIONS if version not in LOOKS)


def expected(path: Path) -> int:
    """Return how many PDFs a paper gives in all editions: more where it changes another one."""
    paper = load(path).paper
    assert paper
    if paper.supplement is None:
        return 1
    return 5 if paper.only_changes else 4


@pytest.mark.parametrize("paper", INPUTS, ids=lambda path: path.stem)
def test_every_edition_of_every_input(paper: Path, tmp_path: Path) -> None:
    found = broken(paper, tmp_path, Wishes(OF_CHANGES))
    assert none_broken(found, expected(paper)), found


def test_the_inputs_use_every_form() -> None:
    forms = {path.name for path in templates_directory().iterdir() if (path / "form.yaml").exists()}
    papers = (load(path).paper for path in INPUTS)
    assert {paper.form for paper in papers if paper} == forms


def test_every_kind_of_change_with_what_was_struck(tmp_path: Path) -> None:
    versions = (Version.MARKED, Version.EXCERPT, Version.SYNOPSIS)
    found = broken(EVERY_CHANGE, tmp_path, Wishes(versions, scope="full", overview=True))
    assert none_broken(found, 3), found


@pytest.mark.parametrize(
    ("paper", "embedding"), [(CHANGED, Embedding.PRINTED), (CONSOLIDATED, Embedding.FULL)]
)
def test_with_the_source_inside(paper: Path, embedding: Embedding, tmp_path: Path) -> None:
    found = broken(paper, tmp_path, Wishes((Version.MARKED,)), embedding)
    assert none_broken(found, 1 if paper is CHANGED else 2), found


WIDE = """\
begruendung: |
  Die Halle trägt bisher keinen Namen.

  | Bezeichnung | Produktgruppe | Zuständigkeit | Haushaltsjahr | Auszahlungen |
  |---|---|---|---|--:|
  | Namensschild | Schulverwaltung | Immobilienservicebetrieb | 2022 | 1.000 € |

  ![](abbildung:hallen)
abbildungen: {hallen: {titel: Hallen, werte: ["Halle am Teich, 3"]}}
"""


def test_large_print_and_grey(tmp_path: Path) -> None:
    """With a table across the page, a chart, and marks in both."""
    first, later = tmp_path / "erste.yaml", tmp_path / "zweite.yaml"
    text = COMPLETE.replace("begruendung: Die Halle trägt bisher keinen Namen.\n", WIDE)
    first.write_text(text, encoding="utf-8")
    text = text.replace("am Teich", "am See").replace("1.000 €", "2.000 €")
    later.write_text(f"{text}nachtrag: {{art: ersetzt, zu: erste.yaml}}\n", encoding="utf-8")
    found = broken(later, tmp_path / "build", Wishes(LOOKS))
    assert none_broken(found, 2), found


def test_every_kind_of_block_in_a_draft(tmp_path: Path) -> None:
    paper = shutil.copy(HERE / "vieles.yaml", tmp_path)
    (tmp_path / "bild.png").write_bytes(png())
    (tmp_path / "planung.pdf").write_bytes(b"%PDF-1.7")
    found = broken(Path(paper), tmp_path / "build", Wishes())
    assert none_broken(found, 1), found
