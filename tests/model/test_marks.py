"""How a form says that changes are shown: readable colours, and a sign beside the colour."""

import pytest
from pydantic import ValidationError

from drafter.model.colour import LEAST_CONTRAST, contrast
from drafter.model.form import MarkScope, MarkSign, MarkStyle, OverviewWish


def style(**keys: object) -> MarkStyle:
    return MarkStyle.model_validate(keys)


def refusal(**keys: object) -> str:
    with pytest.raises(ValidationError) as caught:
        style(**keys)
    (error,) = caught.value.errors()
    return str(error["msg"])


def test_without_any_key_marks_are_readable_and_seen_without_colour() -> None:
    made = style()
    assert contrast(made.ink, made.ground) >= LEAST_CONTRAST
    assert made.signs == (MarkSign.BAR, MarkSign.DOTS)
    assert (made.scope, made.overview) == (MarkScope.ADDITIONS, OverviewWish.WHERE_TAKEN_OUT)


def test_all_keys_are_german() -> None:
    made = style(
        farbe="#7A0010",
        grund="#FFF2A8",
        zeichen=["punktlinie"],
        umfang="vollständig",
        uebersicht="immer",
    )
    assert (made.ink, made.ground) == ("#7A0010", "#FFF2A8")
    assert made.signs == (MarkSign.DOTS,)
    assert (made.scope, made.overview) == (MarkScope.FULL, OverviewWish.ALWAYS)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#FFFFFF", "#FF0000", 4.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
    ],
)
def test_contrasts_are_those_of_wcag(first: str, second: str, expected: float) -> None:
    assert contrast(first, second) == pytest.approx(expected, abs=0.005)


def test_a_colour_that_is_hard_to_read_is_refused_with_its_contrast() -> None:
    assert refusal(farbe="#FF0000") == (
        "Die Farbe #FF0000 ist auf #FFFFFF schwer zu lesen: Kontrast 4,0:1, nötig sind 4,5:1. "
        "Bitte eine dunklere Farbe oder einen helleren Grund wählen."
    )


def test_the_ground_counts_too() -> None:
    assert style(farbe="#B00020", grund="#FFF2A8")
    assert "auf #E08080 schwer zu lesen" in refusal(farbe="#B00020", grund="#E08080")


@pytest.mark.parametrize("word", ["rot", "#F00", "#GG0000", "B00020", "url(x)", "#B00020;"])
def test_a_colour_has_one_form(word: str) -> None:
    assert 'ist keine Farbe. Bitte so schreiben: "#B00020"' in refusal(farbe=word)


@pytest.mark.parametrize("signs", [[], ["unterstrichen"]])
def test_colour_alone_is_refused_and_so_is_a_sign_that_nobody_knows(signs: list[str]) -> None:
    with pytest.raises(ValidationError):
        style(zeichen=signs)
