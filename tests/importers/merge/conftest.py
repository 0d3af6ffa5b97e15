"""Papers of `inputs/` in folders of their own, each with its Word file."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from drafter.importers.reading.word import transcribe
from drafter.pipeline import Checked, check, merging
from drafter.pipeline.comparing import own_document
from drafter.pipeline.merging import Corrections, Proposal
from tests.word.papers import INPUTS, written

Copy = Callable[[str], Path]


@cache
def paper(name: str) -> Checked:
    """Return a paper of `inputs/`."""
    (path,) = (path for path in INPUTS if path.stem == name)
    return checked(path)


@cache
def exported(name: str) -> bytes:
    """Return the Word file of a paper."""
    return written(own_document(paper(name), None))


@cache
def checked(path: Path) -> Checked:
    """Return a paper of `inputs/`, which no test changes."""
    return check(path)


def begun(paper: Checked, docx: bytes) -> Corrections:
    """Return the corrections of a Word file."""
    return merging.corrections(paper, transcribe(docx))


def all_taken(corrections: Corrections) -> tuple[Corrections, list[Proposal]]:
    """Take every change that has a home; return what is left, and the changes that have none."""
    homeless: list[Proposal] = []
    while (proposal := corrections.proposal()) is not None:
        if proposal.taken is None:
            homeless.append(proposal)
        corrections = proposal.taken or proposal.left
    return corrections, homeless


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Copy all of `inputs/` and return the path of a paper in it."""

    def copied(name: str) -> Path:
        folder = tmp_path / "inputs"
        shutil.copytree(INPUTS[0].parent, folder, dirs_exist_ok=True)
        return folder / f"{name}.yaml"

    return copied
