from drafter.document.blocks import Figure, Paragraph, Row, Run, Table
from drafter.importers.flow import blocks
from drafter.importers.transcript import Area, Cell, Grid, Line, Picture, Role, Stretch
from tests.importers.flow.made import FIRST, paragraph, printed, run, short, typed


def cell(text: str, *, strong: bool = False, span: int = 1) -> Cell:
    lines = (Line((Stretch(line, strong=strong),)) for line in text.split("\n") if line)
    return Cell(tuple(lines), span)


def grid(*rows: str, heads: int = 0, strong: tuple[int, ...] = ()) -> Grid:
    made = (
        tuple(cell(words, strong=at in strong) for words in row.split("|"))
        for at, row in enumerate(rows)
    )
    return Grid(tuple(made), heads=heads)


def table(*parts: Grid | Line) -> Table:
    (found,) = blocks(parts)
    assert isinstance(found, Table)
    return found


def test_the_head_is_what_the_file_says() -> None:
    assert short([table(grid("Jahr|Betrag", "2022|1.000", heads=1))]) == [
        "[] Jahr ; Betrag",
        "2022 ; 1.000",
    ]


def test_a_bold_row_or_one_with_words_above_figures_is_the_head() -> None:
    assert table(grid("Ort|Amt", "Nord|Süd", strong=(0,))).columns[0].head == run("Ort")
    assert table(grid("Jahr|Betrag", "2022|1.000 €")).columns[1].head == run("Betrag")
    assert table(grid("Posten|2022", "Land|1.000 €")).columns[1].head == run("2022")


def test_where_no_row_looks_like_a_head_there_is_none() -> None:
    found = table(grid("Nord|Süd", "Ost|West"))
    assert [column.head for column in found.columns] == [(), ()]
    assert len(found.rows) == 2


def test_heads_of_two_rows_are_one() -> None:
    two = Grid(
        (
            (cell("Posten"), cell("Jahr", span=2)),
            (cell(""), cell("2022"), cell("2023")),
            (cell("Land"), cell("1"), cell("2")),
        ),
        heads=2,
    )
    assert short([table(two)]) == ["[] Posten ; Jahr 2022 ; 2023", "Land ; 1 ; 2"]


def test_figures_stand_at_the_right_and_dates_do_not() -> None:
    found = table(grid("Wer|Wann|Was", "Rat|10.02.2022|−1.000 €", "SGA|11.02.2022|12 %", heads=1))
    assert [column.align for column in found.columns] == ["left", "left", "right"]


def test_places_tell_the_side_where_the_file_has_them() -> None:
    def at(text: str, left: float, right: float) -> Cell:
        return Cell((Line((Stretch(text),), Area(1, left, 0, right, 10)),))

    rows = tuple(
        (at(name, 70, 70 + 5 * len(name)), at(word, 200 - 5 * len(word), 200))
        for name, word in (("Ort", "Antwort"), ("Nord", "ja"), ("Süden", "vielleicht"))
    )
    assert [column.align for column in table(Grid(rows, heads=1)).columns] == ["left", "right"]


def test_the_last_row_may_be_a_total() -> None:
    found = table(grid("Posten|Betrag", "Land|1 €", "Summe|1 €", heads=1, strong=(0, 2)))
    assert found.rows[-1] == Row((run("Summe"), run("1 €")), "total")
    assert found.rows[0].style == "body"


def test_words_of_a_cell_are_joined_and_its_paragraphs_are_not() -> None:
    text = "Wer|Was\nHaupt- und Finanz-\nausschuss|1. Lesung"
    wrapped = grid(text.split("\n", 1)[0], "Haupt- und Finanz-\nausschuss|eins", heads=1)
    assert table(wrapped).rows[0].cells[0] == run("Haupt- und Finanzausschuss")
    blocked = Cell(tuple(Line((Stretch(word),), block=at) for at, word in enumerate("ab", 1)))
    two = Grid(((cell("Wer"), cell("Was")), (blocked, cell("c"))), heads=1)
    assert table(two).rows[0].cells[0] == run("a\nb")


def test_a_frame_around_text_is_no_table() -> None:
    (found,) = blocks([grid("Der Rat beschließt.")])
    assert found == Paragraph(run("Der Rat beschließt."))


def test_a_caption_belongs_to_its_table() -> None:
    caption = Line((Stretch("Tabelle: Kosten in €"),), block=1)
    found = table(caption, grid("Jahr|Betrag", "2022|1", heads=1))
    assert found.caption == run("Tabelle: Kosten in €")
    spoken = Line((Stretch("Kosten in €"),), role=Role.CAPTION)
    assert table(spoken, grid("a|b", "c|d", heads=1)).caption == run("Kosten in €")


def test_a_paragraph_above_a_table_is_no_caption() -> None:
    parts = (*typed(FIRST), grid("Jahr|Betrag", "2022|1", heads=1))
    assert short(blocks(parts))[0] == paragraph(FIRST)


def test_a_table_between_paragraphs_stays_there() -> None:
    parts = (*typed("Davor."), grid("a|b", "c|d", heads=1), *typed("Danach."))
    assert short(blocks(parts)) == ["Davor.", "[] a ; b", "c ; d", "Danach."]


def test_a_picture_is_a_figure_with_its_caption() -> None:
    caption = Line((Stretch("Abbildung 1: Stand"),))
    found = blocks([Picture("bild-1.png", "Balken"), caption])
    assert len(found) == 1
    assert isinstance(found[0], Figure)
    assert (found[0].alternative, found[0].caption) == ("Balken", (Run("Abbildung 1: Stand"),))


def test_small_words_below_a_picture_are_its_caption() -> None:
    picture, small = Picture("bild-1.png"), printed("Stand der Maßnahmen", 0, size=9)
    found = blocks([picture, small, *(printed(text, 0) for text in FIRST.splitlines())])
    assert short(found) == ["() Stand der Maßnahmen", paragraph(FIRST)]
    assert short(blocks([picture, printed("Ein Satz.", 0), printed("Noch einer.", 0)]))[0] == "() "


def test_rows_with_fewer_cells_lose_nothing() -> None:
    uneven = Grid(((cell("a"), cell("b")), (cell("c"),), (cell("d"), cell("e"))), heads=1)
    assert short([table(uneven)]) == ["[] a ; b", "c ; ", "d ; e"]
