"""How marks look: what the style sheets say can be read on paper, in grey, and on every form."""

import re
from collections.abc import Callable

import pytest

from drafter.model.colour import LEAST_CONTRAST, contrast
from drafter.model.form import MarkSign, MarkStyle
from drafter.render.marks import mark_styles
from drafter.resources import templates_directory
from drafter.source.forms import load_form
from tests.render.conftest import Files

PAPER = (templates_directory() / "_shared/paper.css").read_text(encoding="utf-8")
FORMS = sorted(path.parent.name for path in templates_directory().glob("*/form.yaml"))
MARKS = ("ins", "del", ".mark-note", ".noted-word")


def values(styles: str) -> dict[str, str]:
    """Return the custom properties that style sheets set at the root."""
    roots = re.findall(r":root \{([^}]*)\}", styles)
    pairs = (pair.split(":", 1) for root in roots for pair in root.split(";") if ":" in pair)
    return {name.strip(): value.strip() for name, value in pairs}


def long(colour: str) -> str:
    """Return `#abc` as `#aabbcc`."""
    return colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])


def ink_of(selector: str) -> str:
    """Return the custom property that is the colour of a rule."""
    rules = re.findall(rf"^{re.escape(selector)} \{{(.*)\}}", PAPER, re.MULTILINE)
    (name,) = (m[1] for rule in rules for m in re.finditer(r"(?<!-)color: var\((--[\w-]+)\)", rule))
    return str(name)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("selector", MARKS)
def test_every_mark_can_be_read_on_paper(selector: str, form: str) -> None:
    marks = load_form(form).supplement.marks
    found = values(PAPER + mark_styles(marks))
    colour, paper = long(found[ink_of(selector)]), long(found["--paper"])
    assert contrast(colour, paper) >= LEAST_CONTRAST
    if selector == "ins":
        assert contrast(colour, marks.ground) >= LEAST_CONTRAST


def test_the_colours_are_those_of_the_form() -> None:
    found = values(mark_styles(MarkStyle(ink="#7A0010", ground="#FFF2A8")))
    assert (found["--mark-ink"], found["--mark-ground"]) == ("#7A0010", "#FFF2A8")


def test_white_is_no_ground_so_that_nothing_is_printed_for_it() -> None:
    assert values(mark_styles(MarkStyle(ground="#ffffff")))["--mark-ground"] == "transparent"


@pytest.mark.parametrize(
    ("signs", "bar", "line", "whole"),
    [
        ((MarkSign.BAR, MarkSign.DOTS), "1.6pt", "underline dotted", "none"),
        ((MarkSign.BAR,), "1.6pt", "none", "none"),
        ((MarkSign.DOTS,), "0", "underline dotted", "underline dotted"),
    ],
)
def test_each_sign_is_a_value_of_its_own(
    signs: tuple[MarkSign, ...], bar: str, line: str, whole: str
) -> None:
    found = values(mark_styles(MarkStyle(signs=signs)))
    assert (found["--mark-bar"], found["--mark-line"], found["--mark-whole"]) == (bar, line, whole)


@pytest.mark.parametrize(
    "name", ["--mark-ink", "--mark-bar", "--mark-cell", "--mark-line", "--mark-whole"]
)
def test_every_value_is_used(name: str) -> None:
    assert f"var({name})" in PAPER
    assert name in values(mark_styles(MarkStyle()))


def test_the_file_carries_the_values_of_its_form(built: Callable[[str], Files]) -> None:
    assert mark_styles(load_form("bielefeld").supplement.marks) in built("kim-2022").html
