"""Tracked changes: what came and went, and both sides of it."""

import pytest

from drafter.importers.reading.word import accepted, refused
from drafter.importers.transcript import Change, Grid, Line, Picture, Role, Transcript
from tests.importers.word.packages import p, r, read
from tests.importers.word.test_grids import tbl, tc, tr
from tests.importers.word.test_numbering import THREE, instance, item


def tracked(name: str, *inner: str) -> str:
    return f'<w:{name} w:id="1" w:author="X">{"".join(inner)}</w:{name}>'


def gone(text: str) -> str:
    return r(f'<w:delText xml:space="preserve">{text}</w:delText>')


def mark(name: str) -> str:
    return f'<w:rPr><w:{name} w:id="1" w:author="X"/></w:rPr>'


def sides(transcript: Transcript) -> tuple[list[str], list[str]]:
    now, was = accepted(transcript), refused(transcript)
    return [line.text for line in now.lines()], [line.text for line in was.lines()]


def test_stretches_tell_what_became_of_them() -> None:
    made = p("Die ", tracked("del", gone("alte")), tracked("ins", r("neue")), " Fassung")
    (line,) = read(made).lines()
    assert [(each.text, each.change) for each in line.stretches] == [
        ("Die ", Change.KEPT),
        ("alte", Change.DELETED),
        ("neue", Change.INSERTED),
        (" Fassung", Change.KEPT),
    ]
    assert sides(read(made)) == (["Die neue Fassung"], ["Die alte Fassung"])


def test_moved_words_went_at_one_place_and_came_at_the_other() -> None:
    made = p(tracked("moveFrom", r("Satz. ")), "Mitte. ", tracked("moveTo", r("Satz.")))
    assert sides(read(made)) == (["Mitte. Satz."], ["Satz. Mitte. "])


def test_words_that_came_and_went_again_are_nowhere() -> None:
    assert sides(read(p("a", tracked("ins", tracked("del", gone("b")))))) == (["a"], ["a"])


@pytest.mark.parametrize(
    ("name", "now", "was"),
    [("del", ["eins zwei"], ["eins ", "zwei"]), ("ins", ["eins ", "zwei"], ["eins zwei"])],
)
def test_paragraphs_whose_end_changed_are_joined(name: str, now: list[str], was: list[str]) -> None:
    made = p("eins ", properties=mark(name)) + p("zwei")
    assert sides(read(made)) == (now, was)


def test_a_joined_paragraph_is_what_the_second_one_is() -> None:
    made = p("eins ", properties=mark("del")) + p("zwei", properties='<w:outlineLvl w:val="0"/>')
    (line,) = accepted(read(made)).lines()
    assert (line.text, line.role) == ("eins zwei", Role.HEADING)


def test_an_empty_paragraph_between_keeps_two_apart() -> None:
    made = p("eins", properties=mark("del")) + p() + p("zwei")
    assert sides(read(made)) == (["eins", "zwei"], ["eins", "zwei"])


def test_a_paragraph_joined_to_an_empty_one_stays_what_it_is() -> None:
    properties = '<w:outlineLvl w:val="0"/>' + mark("del")
    (line,) = accepted(read(p("eins", properties=properties) + p())).lines()
    assert (line.text, line.role) == ("eins", Role.HEADING)


def test_whole_paragraphs_come_and_go() -> None:
    came = p(tracked("ins", r("neu")), properties=mark("ins"))
    went = p(tracked("del", gone("alt")), properties=mark("del"))
    assert sides(read(p("a") + came + went + p("b"))) == (["a", "neu", "b"], ["a", "alt", "b"])


def test_a_break_that_came_joins_the_lines_when_it_is_refused() -> None:
    made = p("eins", tracked("ins", r("<w:br/>")), "zwei")
    assert sides(read(made)) == (["eins", "zwei"], ["einszwei"])


def test_labels_are_counted_on_either_side() -> None:
    came = item(1, text="").replace("</w:pPr>", f"{mark('ins')}</w:pPr>")
    came = came.replace("</w:p>", f"{tracked('ins', r('neu'))}</w:p>")
    transcript = read(item(1) + came + item(1), numbering=THREE + instance(1, 0))
    assert [line.label for line in accepted(transcript).lines()] == ["1.", "2.", "3."]
    assert [line.label for line in refused(transcript).lines()] == ["1.", "2."]


def test_a_paragraph_may_have_been_something_else() -> None:
    before = (
        '<w:pPrChange w:id="1" w:author="X"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:pPrChange>'
    )
    made = item(1, text="Wort").replace("</w:pPr>", f"{before}</w:pPr>")
    transcript = read(made, numbering=THREE + instance(1, 0))
    (now,), (was,) = accepted(transcript).lines(), refused(transcript).lines()
    assert (now.role, now.label) == (Role.ITEM, "1.")
    assert (was.role, was.level, was.label) == (Role.HEADING, 3, "")


def test_rows_come_and_go_empty_cells_and_all() -> None:
    came = tr(tc(p(r("c"))), tc(), properties=tracked("ins"))
    went = tr("d", "e", properties=tracked("del"))
    transcript = read(tbl(tr("a", "b"), came, went))
    (now,), (was,) = accepted(transcript).parts, refused(transcript).parts
    assert isinstance(now, Grid)
    assert isinstance(was, Grid)
    assert [[cell.text for cell in row] for row in now.rows] == [["a", "b"], ["c", ""]]
    assert [[cell.text for cell in row] for row in was.rows] == [["a", "b"], ["d", "e"]]
    assert accepted(accepted(transcript)) == accepted(transcript)


def test_a_row_whose_words_went_stays_a_row() -> None:
    went = tc(p(tracked("del", gone("a")), properties=mark("del")))
    (grid,) = accepted(read(tbl(tr(went, went)))).parts
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [["", ""]]


def test_a_row_stays_when_one_of_its_paragraphs_went() -> None:
    went = p(tracked("del", gone("a")), properties=mark("del"))
    (grid,) = accepted(read(tbl(tr(tc(went, p("bleibt")), "b")))).parts
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [["bleibt", "b"]]


def test_a_table_all_of_whose_rows_went_is_gone() -> None:
    transcript = read(p("a") + tbl(tr("b", "c", properties=tracked("del"))) + p("d"))
    assert [type(part) for part in accepted(transcript).parts] == [Line, Line]
    assert [type(part) for part in refused(transcript).parts] == [Line, Grid, Line]


def test_changed_looks_are_no_changes() -> None:
    change = '<w:b/><w:rPrChange w:id="1" w:author="X"><w:rPr/></w:rPrChange>'
    (line,) = read(p(r("fett", change))).lines()
    assert (line.strong, line.stretches[0].change) == (True, Change.KEPT)


def test_no_picture_is_seen_on_a_side_where_it_is_not() -> None:
    transcript = Transcript(read(p("a")).source, (Picture("a", change=Change.INSERTED),))
    assert accepted(transcript).parts == (Picture("a"),)
    assert refused(transcript).parts == ()
