"""Tables as grids."""

from drafter.importers.transcript import Grid, Line, Role
from tests.importers.word.packages import cells, p, parts, style


def tc(*inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(inner) or p()}</w:tc>"


def tr(*inner: str, properties: str = "") -> str:
    made = "".join(each if each.startswith("<") else tc(p(each)) for each in inner)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


HEAD = "<w:tblHeader/>"


def test_rows_cells_and_heads() -> None:
    (grid,) = parts(tbl(tr("Gremium", "am", properties=HEAD), tr("Rat", "10.02.2022")))
    assert isinstance(grid, Grid)
    assert cells(grid) == [["Gremium", "am"], ["Rat", "10.02.2022"]]
    assert grid.heads == 1


def test_a_head_is_at_the_top() -> None:
    (grid,) = parts(tbl(tr("a", "b"), tr("c", "d", properties=HEAD)))
    assert isinstance(grid, Grid)
    assert grid.heads == 0


def test_wide_cells_span_and_cells_that_go_on_are_empty() -> None:
    wide = tc(p("breit"), properties='<w:gridSpan w:val="2"/>')
    first = tc(p("hoch"), properties='<w:vMerge w:val="restart"/>')
    second = tc(p("nie gesehen"), properties="<w:vMerge/>")
    (grid,) = parts(tbl(tr(wide, "c"), tr(first, "b", "c"), tr(second, "b", "c")))
    assert isinstance(grid, Grid)
    assert cells(grid) == [["breit", "c"], ["hoch", "b", "c"], ["", "b", "c"]]
    assert [[cell.span for cell in row] for row in grid.rows] == [[2, 1], [1, 1, 1], [1, 1, 1]]


def test_rows_have_as_many_columns_as_the_widest() -> None:
    before = tr("b", "c", properties='<w:gridBefore w:val="1"/>')
    huge = tc(p("x"), properties='<w:gridSpan w:val="999999999"/>')
    (grid,) = parts(tbl(tr("a", "b", "c"), before, tr("a")))
    assert isinstance(grid, Grid)
    assert [sum(cell.span for cell in row) for row in grid.rows] == [3, 3, 3]
    (grid,) = parts(tbl(tr(huge, "y")))
    assert isinstance(grid, Grid)
    assert [cell.span for cell in grid.rows[0]] == [63, 1]


def test_a_cell_keeps_its_paragraphs_apart() -> None:
    (grid,) = parts(tbl(tr(tc(p("eins"), p(), p("zwei")), "b")))
    assert cells(grid) == [["eins\nzwei", "b"]]


def test_a_table_in_a_cell_gives_its_lines() -> None:
    (grid,) = parts(tbl(tr(tc(p("vor"), tbl(tr("a", "b")), p()), "c")))
    assert cells(grid) == [["vor\na\nb", "c"]]


def test_a_frame_around_text_is_no_table() -> None:
    heading = p("Titel", properties='<w:outlineLvl w:val="0"/>')
    found = parts(tbl(tr(tc(heading, p("Satz.")))) + p("danach"))
    assert [type(part) for part in found] == [Line] * 3
    assert isinstance(found[0], Line)
    assert found[0].role is Role.HEADING


def test_a_row_around_a_table_is_a_frame_too() -> None:
    inner = tbl(tr("Gremium", "am", properties=HEAD), tr("Rat", "10.02.2022"))
    outer = tbl(
        tr("Amt", "400"),
        tr(tc(p("Beratungsfolge"), inner, p(), properties='<w:gridSpan w:val="2"/>')),
        tr("Anlagen", "keine", properties=HEAD),
    )
    first, title, grid, last = parts(outer)
    assert isinstance(title, Line)
    assert isinstance(grid, Grid)
    assert isinstance(last, Grid)
    assert cells(first) == [["Amt", "400"]]
    assert title.text == "Beratungsfolge"
    assert cells(grid) == [["Gremium", "am"], ["Rat", "10.02.2022"]]
    assert (grid.heads, last.heads) == (1, 0)


def test_a_column_with_a_head_is_a_table() -> None:
    (grid,) = parts(tbl(tr("Jahr", properties=HEAD), tr("2024")))
    assert cells(grid) == [["Jahr"], ["2024"]]


def test_rows_and_cells_may_stand_in_controls() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc(p('a'))}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(cell, 'b')}</w:sdtContent></w:sdt>"
    assert cells(parts(tbl(row))[0]) == [["a", "b"]]


def test_head_cells_are_bold_as_a_matter_of_course_and_others_are_not() -> None:
    head = style("k", "Kopf", "<w:rPr><w:b/></w:rPr>")
    bold = tc(p("fett", properties='<w:pStyle w:val="k"/>'))
    (grid,) = parts(tbl(tr(bold, "b", properties=HEAD), tr(bold, "b")), styles=head)
    assert isinstance(grid, Grid)
    assert [row[0].lines[0].strong for row in grid.rows] == [False, True]
