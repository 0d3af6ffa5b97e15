"""The Synopse: what stands side by side, what is told of it, what is left out."""

from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Literal

import pytest

from drafter.compose import document as composed
from drafter.document import (
    Column,
    Document,
    Inline,
    Paragraph,
    Row,
    Run,
    Table,
    inline,
    plain_text,
)
from drafter.redline.layers import overlaid_runs
from drafter.redline.shown import Mark, Sign, marked
from drafter.redline.sides import Blocks
from drafter.source import load
from tests.redline.generated import edited, pair
from tests.redline.side_by_side import (
    column,
    document,
    edits,
    has_other_columns,
    marks,
    point,
    points,
    shown,
    side_by_side,
    told,
)

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "kim-synopse.txt"
INPUTS = sorted(path.stem for path in (ROOT / "inputs").glob("*.yaml"))


def of_input(name: str) -> Document:
    loaded = load(ROOT / "inputs" / f"{name}.yaml")
    assert loaded.paper
    assert loaded.form
    return composed(loaded.paper, loaded.form)


def test_the_kim_papers_are_side_by_side_as_filed(tmp_path: Path) -> None:
    new = shown(side_by_side(of_input("kim-2021"), of_input("kim-2022")))
    (tmp_path / "neu.txt").write_text(new, encoding="utf-8")
    assert new.splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


# What is marked is what the change list tells


def assert_tells(old: Document, new: Document, cells: list[Blocks], sign: Sign, side: str) -> None:
    """A column that came or went is told as one change, but drawn row by row."""
    drawn, listed = marks(cells, sign), edits(old, new, side)
    if has_other_columns(cells):
        drawn, listed = sorted(drawn), sorted(listed)
    assert drawn == listed


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("seed", range(60))
def test_two_versions_mark_what_the_change_list_tells(seed: int, full: bool) -> None:
    old, new = pair(seed)
    made = side_by_side(old, new, full=full)
    assert_tells(old, new, list(column(made, 1)), Sign.INSERTED, "new")
    assert sorted(marks(column(made, 0), Sign.DELETED)) == sorted(edits(old, new, "old"))
    assert not marks(column(made, 0), Sign.INSERTED)
    assert not marks(column(made, 1), Sign.DELETED)


@pytest.mark.parametrize("seed", range(60))
def test_of_three_versions_each_column_marks_its_own_changes(seed: int) -> None:
    first, second = pair(seed)
    third = edited(Random(seed), second)
    made = side_by_side(first, second, third)
    assert_tells(second, third, list(column(made, 2)), Sign.INSERTED, "new")
    assert sorted(marks(column(made, 1), Sign.INSERTED)) == sorted(edits(first, second, "new"))
    assert sorted(marks(column(made, 0), Sign.DELETED)) == sorted(edits(first, second, "old"))


@pytest.mark.parametrize("name", INPUTS)
def test_edited_inputs_mark_what_the_change_list_tells(name: str) -> None:
    old = of_input(name)
    for seed in range(3):
        new = edited(Random(seed), old)
        assert_tells(old, new, list(column(side_by_side(old, new), 1)), Sign.INSERTED, "new")


# What is told of a part


FIVE = ("Erstens.", "Zweitens wird gebaut.", "Drittens.", "Viertens wird berichtet.", "Fünftens.")


def resolution(*texts: str) -> Document:
    items = (point(f"{number}.", text) for number, text in enumerate(texts, 1))
    return document(beschlussvorschlag=(points(*items),))


def test_a_changed_point_stands_whole_and_others_are_counted() -> None:
    new = (*FIVE[:1], "Zweitens wird heute gebaut.", *FIVE[2:])
    assert told(side_by_side(resolution(*FIVE), resolution(*new))) == [
        "Beschlussvorschlag: … 1 Ziffer unverändert … | … 1 Ziffer unverändert …",
        "Ziffer 2 (ergänzt): Liste (point): 2. Zweitens wird gebaut. "
        "| Liste (point): 2. Zweitens wird [+heute+] gebaut.",
        "Beschlussvorschlag: … 3 Ziffern unverändert … | … 3 Ziffern unverändert …",
    ]


def test_points_behind_a_new_one_are_renumbered_in_words() -> None:
    new = ("Vorab wird geprüft.", *FIVE[:2])
    assert told(side_by_side(resolution(*FIVE[:2]), resolution(*new))) == [
        "Ziffer 1 (neu): – | Liste (point): 1. [+Vorab wird geprüft.+]",
        "Ziffer 2 (bisher Ziffer 1) (neu nummeriert): "
        "[Wortlaut unverändert] | [Wortlaut unverändert]",
        "Ziffer 3 (bisher Ziffer 2) (neu nummeriert): "
        "[Wortlaut unverändert] | [Wortlaut unverändert]",
    ]


def test_a_point_that_is_gone_has_its_old_address() -> None:
    rows = told(side_by_side(resolution(*FIVE), resolution(*FIVE[:4])))
    assert rows[-1] == "bisher Ziffer 5 (gestrichen): Liste (point): 5. [-Fünftens.-] | –"


def test_a_moved_point_says_at_both_places_where_the_other_is() -> None:
    new = (*FIVE[2:], *FIVE[:2])
    rows = [
        row for row in told(side_by_side(resolution(*FIVE), resolution(*new))) if "versch" in row
    ]
    assert (
        "bisher Ziffer 2 (verschoben): Liste (point): 2. Zweitens wird gebaut. "
        "| [steht jetzt an anderer Stelle: Ziffer 5]"
    ) in rows
    assert (
        "Ziffer 5 (bisher Ziffer 2) (verschoben): [stand an anderer Stelle: Ziffer 2] "
        "| Liste (point): 5. Zweitens wird gebaut."
    ) in rows


def test_a_long_paragraph_that_moved_and_changed_is_marked_at_both_places() -> None:
    words = " ".join(f"Wort{number}" for number in range(30))
    others = [f"Absatz über Sache {name} und nichts sonst." for name in "ABC"]
    old = document(begruendung="\n\n".join([words, *others]))
    new = document(begruendung="\n\n".join([*others, words.replace("Wort7", "Sieben")]))
    first, gap, last = told(side_by_side(old, new))
    assert first.startswith("bisher Begruendung, Absatz 1 (verschoben): ")
    assert "[-Wort7-]" in first
    assert gap == "Begruendung: … 3 Absätze unverändert … | … 3 Absätze unverändert …"
    assert last.startswith("Begruendung, Absatz 4 (bisher Absatz 1) (verschoben, geändert): ")
    assert "[+Sieben+]" in last


def test_a_split_paragraph_stands_beside_its_parts() -> None:
    one = "Der Bau beginnt im Frühjahr und dauert zwei Jahre. Danach wird der Platz bepflanzt."
    old = document(begruendung=one)
    new = document(begruendung=one.replace(". Danach", ".\n\nDanach"))
    (row,) = side_by_side(old, new).rows
    assert row.words == ("geteilt",)
    assert [len(cell) for cell in row.cells] == [1, 2]


def test_a_changed_point_below_another_is_read_below_it() -> None:
    def below(text: str) -> Document:
        inner = points(point("a)", "plant den Bau,"), point("b)", text))
        return document(beschlussvorschlag=(points(point("1.", "Die Verwaltung", inner)),))

    assert told(side_by_side(below("berichtet jährlich."), below("berichtet halbjährlich."))) == [
        "Ziffer 1 (unverändert): Liste (point): 1. Die Verwaltung "
        "| Liste (point): 1. Die Verwaltung",
        "Beschlussvorschlag: … 1 Unterpunkt unverändert … | … 1 Unterpunkt unverändert …",
        "Ziffer 1 b) (geändert): Liste (point): b) berichtet [-jährlich-]. "
        "| Liste (point): b) berichtet [+halbjährlich+].",
    ]


def table(*amounts: str, style: Literal["body", "total"] = "total") -> Table:
    rows = [Row((inline(f"Zeile {number}"), inline(text))) for number, text in enumerate(amounts)]
    return Table(
        (Column(inline("Was")), Column(inline("Betrag"))),
        (*rows, Row((inline("Summe"), inline("9 €")), style)),
    )


@pytest.mark.parametrize("style", ["body", "total"])
def test_rows_that_are_the_same_are_left_out_of_a_table_but_not_its_sum(
    style: Literal["body", "total"],
) -> None:
    """A table in running text has a sum that is a row like others."""
    old = document(finanzen=(table("5 €", "4 €", "3 €", "2 €", "1 €", style=style),))
    new = document(finanzen=(table("6 €", "4 €", "3 €", "2 €", "1 €", style=style),))
    (row,) = told(side_by_side(old, new))
    last = "Summe" if style == "total" else "Zeile"
    assert row == (
        "Finanzen, Tabelle 1 (geändert): "
        f"Tabelle: Kopf: Was | Betrag Zeile: Zeile 0 | [-5 €-] Zeile: … | … {last}: Summe | 9 € | "
        f"Tabelle: Kopf: Was | Betrag Zeile: Zeile 0 | [+6 €+] Zeile: … | … {last}: Summe | 9 €"
    )
    (full,) = told(side_by_side(old, new, full=True))
    assert "Zeile 2 | 3 €" in full


# What is left out, and what comes last


def test_whole_sections_that_are_the_same_are_named_together() -> None:
    old = document(ziele="Ziel.", finanzen="Geld.", begruendung="Grund.")
    new = document(ziele="Ziel.", finanzen="Geld.", begruendung="Anlass.")
    first, _ = told(side_by_side(old, new))
    assert first == "Ziele und Finanzen: … unverändert … | … unverändert …"


def test_nothing_changed_gives_no_rows_unless_all_are_asked_for() -> None:
    same = resolution(*FIVE)
    assert told(side_by_side(same, same)) == []
    full = side_by_side(same, same, full=True)
    assert [row.place for row in full.rows] == [f"Ziffer {number}" for number in range(1, 6)]
    assert {row.words for row in full.rows} == {("unverändert",)}


def test_the_procedure_comes_last_with_its_changed_lines() -> None:
    def paper(*days: str) -> Document:
        rows = tuple(Row((inline(f"Gremium {day}"), inline(day))) for day in days)
        heads = Column(inline("Gremium")), Column(inline("Sitzung"))
        return document(beratungsfolge=(Table(heads, rows),), begruendung=f"Es sind {len(days)}.")

    made = side_by_side(paper("1.5.", "2.5."), paper("1.5.", "2.5.", "3.5."))
    assert [row.place for row in made.rows] == ["Begruendung"]
    assert (
        told(made)[-1] == "Verfahren: Beratungsfolge (geändert): […] | […]⏎[+Gremium 3.5., 3.5.+]"
    )


# Three versions


def test_the_middle_version_shows_what_came_and_what_then_went() -> None:
    versions = [
        document(begruendung=f"Der Bau kostet {amount} und beginnt {day} auf dem Platz am Rathaus.")
        for amount, day in (("1 €", "heute"), ("2 €", "heute"), ("3 €", "morgen"))
    ]
    (row,) = told(side_by_side(*versions))
    assert row == (
        "Begruendung (geändert): "
        "Der Bau kostet [-1 €-] und beginnt heute auf dem Platz am Rathaus. | "
        "Der Bau kostet [+[-2 €-]+] und beginnt [-heute-] auf dem Platz am Rathaus. | "
        "Der Bau kostet [+3 €+] und beginnt [+morgen+] auf dem Platz am Rathaus."
    )


def test_what_came_and_went_again_stands_in_the_middle_only() -> None:
    first, second = resolution(*FIVE[:2]), resolution(*FIVE[:3])
    assert told(side_by_side(first, second, first))[-1] == (
        "bisher Ziffer 3 (neu, gestrichen): – | Liste (point): 3. [+[-Drittens.-]+] | –"
    )


def test_addresses_of_three_versions_are_named_from_the_newest() -> None:
    rows = told(
        side_by_side(
            resolution("Es wird gebaut."),
            resolution("Vorab.", "Es wird gebaut."),
            resolution("Ganz vorab.", "Vorab.", "Es wird heute gebaut."),
        )
    )
    assert rows[-1].startswith("Ziffer 3 (bisher Ziffer 2, davor Ziffer 1) (ergänzt): ")


@pytest.mark.parametrize("seed", range(30))
def test_laid_over_one_another_marks_keep_the_text_and_their_borders(seed: int) -> None:
    random = Random(seed)
    text = "".join(random.choice("abc ") for _ in range(random.randint(1, 30)))
    came, gone = (layer(random, text, sign) for sign in (Sign.INSERTED, Sign.DELETED))
    both = overlaid_runs(came, gone)
    assert plain_text(both) == text
    assert texts(both, Sign.INSERTED) == texts(came, Sign.INSERTED)
    inner = tuple(each for run in both for each in _opened(run))
    assert "".join(texts(inner, Sign.DELETED)) == "".join(texts(gone, Sign.DELETED))


def layer(random: Random, text: str, sign: Sign) -> Inline:
    """Cut a text anywhere, and mark some of its parts."""
    cuts = sorted({0, len(text), *(random.randint(0, len(text)) for _ in range(4))})
    parts = [(Run(text[a:b], strong=random.random() < 0.3),) for a, b in pairwise(cuts)]
    return tuple(
        r for part in parts for r in (marked(part, sign) if random.random() < 0.5 else part)
    )


def texts(runs: Inline, sign: Sign) -> list[str]:
    return [text.replace(" ", "") for text in marks([(Paragraph(runs),)], sign)]


def _opened(run: Run) -> Inline:
    return run.inner if isinstance(run, Mark) and run.sign is Sign.INSERTED else (run,)
