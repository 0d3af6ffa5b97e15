"""WeasyPrint divides words where German ones are divided, with kept patterns as without."""

import random
import re
from collections.abc import Sequence
from pathlib import Path

import pyphen
import pytest
import weasyprint  # noqa: F401 - the module for line breaks must be there
from weasyprint.text import line_break

from drafter.cache import Cache
from drafter.render import RENDERERS, Edition
from drafter.render.pdf.hyphens import german_hyphens
from tests.render.documents import FORM, document, html_of, paragraph, pdf_of
from tests.render.pages import as_drawn, body

ROOT = Path(__file__).resolve().parents[2]
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéABIn*:_/'.1"


def words() -> list[str]:
    """Return all words of the inputs, and some that nobody has written."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "inputs").glob("*.*[dl]"))
    written = set(re.findall(r"\w[\w*:/]*", " ".join(texts)))
    known = [letters.strip(".") for letters in pyphen.Pyphen(lang="de").hd.patterns]
    chance = random.Random(5)
    joined = ("".join(chance.choices(known, k=chance.randint(1, 3))) for _ in range(10_000))
    any_text = ("".join(chance.choices(LETTERS, k=chance.randint(0, 20))) for _ in range(10_000))
    return [*sorted(written), *joined, *any_text]


def divided(kept: Cache | None, every: Sequence[str], *, savings: bool) -> list[list[str]]:
    with german_hyphens(kept, savings=savings):
        dictionary = line_break.pyphen.Pyphen(lang="de_DE", left=2, right=2)
        return [[first for first, _ in dictionary.iterate(word)] for word in every]


def test_kept_patterns_divide_as_those_of_pyphen(tmp_path: Path) -> None:
    every = words()
    assert len(every) > 21_000
    kept = Cache(tmp_path / "cache")
    wanted = divided(None, every, savings=False)
    assert divided(kept, every, savings=True) == wanted
    assert [path.name for path in kept.folder.iterdir()] == [f"silben-1-pyphen-{pyphen.VERSION}-de"]
    assert sum(map(bool, wanted)) > 10_000


def test_kept_patterns_are_read_and_not_made_again(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.keep(f"silben-1-pyphen-{pyphen.VERSION}-de", b"alt\t\t01")
    assert divided(kept, ["gestalten"], savings=True) == [["gesta"]]


def test_other_languages_are_left_to_pyphen() -> None:
    with german_hyphens(None, savings=True):
        dictionary = line_break.pyphen.Pyphen(lang="en_US", left=2, right=2)
    assert isinstance(dictionary, pyphen.Pyphen)
    assert line_break.pyphen is pyphen


def test_a_paper_is_the_same_with_kept_patterns(tmp_path: Path) -> None:
    made = document(*(paragraph(f"{'x' * n} Haushaltsangelegenheiten") for n in range(60, 90)))
    html = html_of(made)
    kept = Edition(made, FORM, files={"html": html}, cache=Cache(tmp_path))
    plain = Edition(made, FORM, files={"html": html}, savings=False)
    assert RENDERERS["pdf"](kept).data == RENDERERS["pdf"](plain).data


FORMS = ("lokale/r", "Schüler/-innen", "Mitarbeiter*innen", "Bürger:innen", "BürgerInnen")


@pytest.fixture(scope="module")
def ends() -> set[str]:
    """Return with what lines end that gender forms are moved through."""
    made = (paragraph(f"{'x' * n} {form} und so") for n in range(62, 88) for form in FORMS)
    lines = [line.text for line in body(as_drawn(pdf_of(document(*made))))]
    return {line.split()[-1] for line in lines if line.startswith("x")}


@pytest.mark.parametrize("end", ["lo\u2010", "Schü\u2010", "Mit\u2010", "Mitar\u2010", "Bür\u2010"])
def test_lines_end_inside_gender_forms(ends: set[str], end: str) -> None:
    assert end in ends


def test_no_line_ends_beside_a_sign_or_in_an_ending(ends: set[str]) -> None:
    wrong = re.compile(r"[*:/]-?\u2010?$|[*:/-]in\u2010|[Ii]n\u2010$|BürgerIn")
    assert not [end for end in ends if wrong.search(end) and end not in FORMS]
