"""What makes the bytes is named with its version: libraries of the lock and of the machine."""

import importlib.metadata
import re
from hashlib import sha512
from pathlib import Path

import pytest

from drafter.render.equipment import DISTRIBUTIONS, PDF_DISTRIBUTIONS
from drafter.render.programs import LIBRARIES, programs

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.txt"

# What is locked and decides no byte of an output: tools, types and other interpreters' parts.
WITHOUT_BYTES = {
    "annotated-types",
    "brotlicffi",
    "click",
    "hatchling",
    "packaging",
    "pathspec",
    "pebble",
    "pluggy",
    "pycparser",
    "snowballstemmer",
    "tomlkit",
    "trove-classifiers",
    "typing-extensions",
    "pypdfium2",  # reads originals, whose words the manifest has as a hash
    "typing-inspection",
}


def test_every_library_of_the_lock_is_named_or_known_to_write_nothing() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    assert {*DISTRIBUTIONS, *PDF_DISTRIBUTIONS} == locked - WITHOUT_BYTES


@pytest.mark.parametrize("name", [*DISTRIBUTIONS, *PDF_DISTRIBUTIONS])
def test_versions_are_those_that_are_installed(name: str) -> None:
    assert programs()[name] == importlib.metadata.version(name)


def test_every_library_of_the_machine_tells_its_version() -> None:
    told = programs()
    assert all(re.fullmatch(r"\d+(\.\d+)+", told[name]) for name in LIBRARIES)


def test_pango_and_harfbuzz_are_the_ones_that_set_the_text() -> None:
    from weasyprint.text.ffi import pango

    assert programs()["pango"].startswith("1.")
    number = pango.pango_version()
    assert programs()["pango"] == f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def test_html_is_made_without_the_libraries_of_pdf() -> None:
    told = programs(["html"])
    assert not {*PDF_DISTRIBUTIONS, *LIBRARIES} & set(told)
    assert set(DISTRIBUTIONS) < set(told)


def test_a_checkout_names_its_lock() -> None:
    assert programs()["requirements.txt"] == sha512(LOCK.read_bytes()).hexdigest()
