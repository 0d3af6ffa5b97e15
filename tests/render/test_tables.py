"""The size of a table's type: chosen by its longest words, measured with the real font."""

from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont

from drafter.document import Table
from drafter.render.environment import DEBIAN_FONTS
from drafter.render.tables import CROWDED, FIGURES, SIZES, _sign_width, fitting, within
from tests.render.documents import table

GERMAN = "".join(chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x149)]) + "€–—„“”‚‘’…"


@pytest.mark.parametrize("face", ["Regular", "Bold"])
def test_no_sign_is_wider_than_it_is_taken_for(face: str) -> None:
    with TTFont(DEBIAN_FONTS / f"LiberationSans-{face}.ttf", lazy=True) as font:
        glyphs, em = font.getBestCmap(), font["head"].unitsPerEm
        widths = {sign: font["hmtx"][glyphs[ord(sign)]][0] / em for sign in GERMAN}
    wider = [sign for sign, width in widths.items() if width > _sign_width(sign) + 0.001]
    assert wider == []


def test_more_columns_take_smaller_type() -> None:
    chosen = [fitting(table(["1.234.567 €"] * columns, [])) for columns in range(1, 20)]
    order = [*(name for name, _, _ in SIZES), CROWDED]
    assert chosen == sorted(chosen, key=order.index)
    assert set(chosen) == set(order)


def test_long_texts_of_short_words_need_no_smaller_type() -> None:
    assert fitting(table(("Text", "Mehr"), [("kurze Wörter " * 200, "und noch mehr " * 200)])) == ""


def figures(columns: int) -> Table:
    """Make a table of a column of long words and columns of figures."""
    made = table(
        ["Bezeichnung", *["2026"] * columns], [["Abschreibungen" * 3, *["1.234.567"] * columns]]
    )
    heads = (made.columns[0], *(replace(head, align="right") for head in made.columns[1:]))
    return replace(made, columns=heads)


def test_figures_stay_whole_where_words_are_broken() -> None:
    """Words give way first; only where figures alone have no room they are broken too."""
    chosen = [fitting(figures(columns), within(250.0)) for columns in (2, 4, 9)]
    assert chosen == ["smallest", f"{CROWDED}{FIGURES}", CROWDED]
