"""What the tests of the renderers share: every paper of `inputs/`, built once a test process."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from drafter.compose import document
from drafter.document import Document
from drafter.model.scalars import Status
from drafter.pipeline import build

ROOT = Path(__file__).resolve().parents[2]
NAMES = tuple(sorted(path.stem for path in (ROOT / "inputs").glob("*.yaml")))
CLEAN = ".rein"


@dataclass(frozen=True)
class Files:
    """A paper in one edition: its words as composed, and its two files."""

    document: Document = field(repr=False)
    dispatched: bool
    html: str = field(repr=False)
    pdf: bytes = field(repr=False)

    @property
    def tree(self) -> Element:
        """The HTML file, parsed as a browser does."""
        return parsed(self.html)


def parsed(html: str) -> Element:
    tree: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return tree


def built_files(path: Path, output: Path, edition: str = "") -> Files:
    """Build a paper; `edition` is what stands behind its number in the names of the files."""
    built = build(path, output)
    paper, form = built.checked.loaded.paper, built.checked.loaded.form
    assert paper, built.findings
    assert form
    stem = built.files[0].stem
    files = {file.name.removeprefix(stem): file.read_bytes() for file in built.files}
    return Files(
        document(paper, form, built.checked.original),
        paper.status is Status.DISPATCHED,
        files[f"{edition}.html"].decode(),
        files[f"{edition}.pdf"],
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Files]:
    """Return a function that builds the input of a name, at its first call.

    Behind the name of a Nachtrag may stand `CLEAN`, for the edition without marks.
    """
    output = tmp_path_factory.mktemp("built")
    done: dict[str, Files] = {}

    def files(name: str) -> Files:
        if name not in done:
            stem, edition = name.removesuffix(CLEAN), CLEAN if name.endswith(CLEAN) else ""
            done[name] = built_files(ROOT / "inputs" / f"{stem}.yaml", output, edition)
        return done[name]

    return files


@pytest.fixture(params=[*NAMES, f"kim-2022{CLEAN}"])
def files(request: pytest.FixtureRequest, built: Callable[[str], Files]) -> Files:
    """Give every input in turn, a Nachtrag with marks and without."""
    return built(request.param)


@pytest.fixture
def kim(built: Callable[[str], Files]) -> Files:
    return built("kim-2022")
