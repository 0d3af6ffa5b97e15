"""What the tests of the rules share: a paper's text in, the findings of one rule out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter import compose
from drafter.checks import RULES, Case, run
from drafter.findings import Finding
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.pipeline.comparing import changes_between
from drafter.redline import Change
from drafter.source import Loaded, load
from drafter.source.forms import load_form

Findings = Callable[..., list[Finding]]


def _loaded(path: Path, text: str) -> Loaded:
    path.write_text(text, encoding="utf-8")
    loaded = load(path, path.name)
    assert loaded.paper, [finding.message for finding in loaded.findings]
    return loaded


def _changes(loaded: Loaded, original: Paper | None) -> tuple[Change, ...]:
    if original is None or loaded.paper is None or loaded.form is None:
        return ()
    before = compose.document(original, load_form(original.form))
    return changes_between(loaded.paper, loaded.form, original, before)


@pytest.fixture
def findings(tmp_path: Path) -> Findings:
    """Return a function that checks a paper's YAML text and gives the findings of one code.

    `code` None gives all findings. `original` is the YAML text of the paper that a Nachtrag
    names; `form` stands in for the paper's own. Findings name the file `vorlage.yaml`.
    """

    def check(
        yaml_text: str,
        code: str | None = None,
        original: str | None = None,
        rationale_pages: float | None = None,
        form: Form | None = None,
    ) -> list[Finding]:
        loaded = _loaded(tmp_path / "vorlage.yaml", yaml_text)
        first = _loaded(tmp_path / "original.yaml", original).paper if original else None
        assert loaded.paper
        assert loaded.form
        case = Case(
            loaded.paper,
            form or loaded.form,
            loaded.origins,
            first,
            rationale_pages,
            hand_marked=loaded.hand_marked,
            changes=lambda: _changes(loaded, first),
        )
        return [found for found in run(case, RULES) if code in (None, found.code)]

    return check


@pytest.fixture(scope="session")
def checkout() -> Path:
    return Path(__file__).resolve().parents[2]
