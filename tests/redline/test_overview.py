"""The change list in words: sentences that a clerk can read aloud, and the same as data."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import fill

import pytest

from drafter.document import Paragraph, Section, Table, inline, plain_text
from drafter.pipeline import check
from drafter.pipeline.comparing import compared
from drafter.redline import Change, Edit, Kind, overview
from drafter.redline.overview import LONGEST, shortened

ROOT = Path(__file__).resolve().parents[2]
KIM = Path(__file__).parent / "kim-aenderungen.txt"

TEXT = "beschlussvorschlag"
PLACE = "Ziffer 3, Absatz 2"


def change(kind: Kind, *edits: tuple[str, str], now: str = PLACE, was: str = PLACE) -> Change:
    place, before = ("", was) if kind is Kind.DELETED else (now, "" if kind is Kind.NEW else was)
    return Change(kind, TEXT, place, before, tuple(Edit(*edit) for edit in edits))


LINES = [
    (change(Kind.CHANGED, ("300.000 €", "320.000 €")), "Ziffer 3, Absatz 2: 300.000 € → 320.000 €"),
    (
        change(Kind.CHANGED, ("Mai", "Juni"), ("", "(Plan)"), ("heute", "")),
        "Ziffer 3, Absatz 2: Mai → Juni; ergänzt „(Plan)“; gestrichen „heute“",
    ),
    (change(Kind.ADDED, ("", "vorbehaltlich")), "Ziffer 3, Absatz 2: ergänzt: „vorbehaltlich“"),
    (
        change(Kind.NEW, ("", "Der Rat stimmt zu."), ("", "Die Kasse zahlt.")),
        "Ziffer 3, Absatz 2: neu: „Der Rat stimmt zu. Die Kasse zahlt.“",
    ),
    (
        change(Kind.NEW, ("", "Personal"), ("", "5.000 €"), now="Tabelle 1, Zeile „Personal“"),
        "Tabelle 1, Zeile „Personal“: neu: „Personal; 5.000 €“",
    ),
    (change(Kind.NEW, now="Abbildung 2"), "Abbildung 2: neu"),
    (
        change(Kind.DELETED, ("Der Rat stimmt zu.", ""), was="Ziffer 4"),
        "bisher Ziffer 4: gestrichen: „Der Rat stimmt zu.“",
    ),
    (
        change(Kind.REWRITTEN, ("alter Wortlaut", "neuer Wortlaut")),
        "Ziffer 3, Absatz 2: neu gefasst: alter Wortlaut → neuer Wortlaut",
    ),
    (
        change(Kind.MOVED, now="Ziffer 7", was="Ziffer 5"),
        "Ziffer 7 (bisher Ziffer 5): verschoben",
    ),
    (
        change(Kind.SPLIT, ("Mai", "Juni"), now="Ziele, Absätze 1 und 2", was="Ziele"),
        "Ziele, Absätze 1 und 2 (bisher Ziele): geteilt: Mai → Juni",
    ),
    (
        change(Kind.CHANGED, now="Abbildung 1, Bild", was="Abbildung 1, Bild"),
        "Abbildung 1, Bild: geändert",
    ),
]


@pytest.mark.parametrize(("told", "expected"), LINES)
def test_a_change_is_one_line(told: Change, expected: str) -> None:
    assert overview.line(told) == expected


@pytest.mark.parametrize(
    ("now", "was", "expected"),
    [
        ("Ziffer 3", "Ziffer 3", "Ziffer 3"),
        ("Begründung, Absatz 3", "Begründung, Absatz 1", "Begründung, Absatz 3 (bisher Absatz 1)"),
        (
            "Begründung, Abschnitt „Personal, Sachkosten“, Absatz 1",
            "Begründung, Abschnitt „Personal, Miete“, Absatz 1",
            "Begründung, Abschnitt „Personal, Sachkosten“, Absatz 1"
            " (bisher Abschnitt „Personal, Miete“, Absatz 1)",
        ),
        ("Begründung, Absatz 1", "Begründung", "Begründung, Absatz 1 (bisher Begründung)"),
        ("", "Ziffer 4", "bisher Ziffer 4"),
    ],
)
def test_an_old_address_says_what_differs(now: str, was: str, expected: str) -> None:
    assert overview.place(Change(Kind.MOVED, TEXT, now, was)) == expected


def test_what_is_no_change_of_words_is_gathered() -> None:
    told = [
        change(Kind.RENUMBERED, now="Ziffer 4", was="Ziffer 3"),
        change(Kind.RENUMBERED, now="Ziffer 5", was="Ziffer 4"),
        change(Kind.FORM, now="Ziele", was="Ziele"),
        change(Kind.SPLIT, now="Begründung, Absätze 1 und 2", was="Begründung, Absatz 1"),
        change(Kind.CHANGED, (".", ","), now="Ziffer 1", was="Ziffer 1"),
    ]
    assert overview.lines(told) == (
        "Nur neu nummeriert: Ziffer 4 (bisher Ziffer 3); Ziffer 5 (bisher Ziffer 4).",
        "Nur anders in Absätze geteilt: Begründung, Absätze 1 und 2 (bisher Absatz 1).",
        "Nur Satzzeichen geändert: Ziffer 1.",
        "Nur anders gestaltet: Ziele.",
    )


def test_a_sign_that_counts_is_no_punctuation() -> None:
    assert overview.lines([change(Kind.CHANGED, ("%", "€"))]) == ("Ziffer 3, Absatz 2: % → €",)


def test_the_procedure_stands_last() -> None:
    dated = Change(Kind.CHANGED, "kopf", "Datum", "Datum", (Edit("01.02.2022", "10.02.2022"),))
    assert overview.lines([dated, change(Kind.ADDED, ("", "neu"))]) == (
        "Ziffer 3, Absatz 2: ergänzt: „neu“",
        "Verfahren: Datum: 01.02.2022 → 10.02.2022",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kurz", "kurz"),
        ("zwei\nZeilen  und Lücken", "zwei Zeilen und Lücken"),
        ("Wort " * 60, f"{'Wort ' * 23}Wort … {'Wort ' * 9}Wort"),
        ("x" * 300, f"{'x' * 120} … {'x' * 50}"),
    ],
)
def test_a_long_text_is_shortened_between_words(text: str, expected: str) -> None:
    assert shortened(text) == expected
    assert len(shortened(text)) <= LONGEST


# The section on the first page


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(plain_text(cell) for cell in row.cells) for row in table.rows]


def tables(section: Section) -> list[list[tuple[str, ...]]]:
    return [cells(block) for block in section.blocks if isinstance(block, Table)]


def paragraphs(section: Section) -> list[str]:
    return [plain_text(block.runs) for block in section.blocks if isinstance(block, Paragraph)]


def test_each_place_of_a_text_has_a_row_of_its_own() -> None:
    told = change(Kind.CHANGED, ("Mai", "Juni"), ("", "(Plan)"), ("heute", ""))
    (rows,) = tables(overview.section([told], ()))
    assert rows == [
        ("Ziffer 3, Absatz 2: geändert", "Mai", "Juni"),
        ("Ziffer 3, Absatz 2: ergänzt", "–", "(Plan)"),
        ("Ziffer 3, Absatz 2: gestrichen", "heute", "–"),
    ]


def test_what_came_or_went_as_a_whole_has_one_row() -> None:
    told = [
        change(Kind.NEW, ("", "Personal"), ("", "5 €"), now="Zeile „Personal“"),
        change(Kind.DELETED, ("Miete", ""), ("7 €", ""), was="Zeile „Miete“"),
        change(Kind.MOVED, now="Ziffer 7", was="Ziffer 5"),
    ]
    (rows,) = tables(overview.section(told, ()))
    assert rows == [
        ("Zeile „Personal“: neu", "–", "Personal; 5 €"),
        ("bisher Zeile „Miete“: gestrichen", "Miete; 7 €", "–"),
        ("Ziffer 7 (bisher Ziffer 5): verschoben", "–", "–"),
    ]


def test_the_section_has_a_name_a_legend_and_the_procedure_last() -> None:
    dated = Change(Kind.CHANGED, "kopf", "Datum", "Datum", (Edit("01.02.2022", "10.02.2022"),))
    made = overview.section(
        [dated, change(Kind.ADDED, ("", "neu"))], (Paragraph(inline("Gegenüber dem Original")),)
    )
    assert (made.id, plain_text(made.title)) == ("aenderungen", "Änderungsübersicht")
    assert paragraphs(made) == ["Gegenüber dem Original"]
    assert tables(made) == [
        [("Ziffer 3, Absatz 2: ergänzt", "–", "neu")],
        [("Datum: geändert", "01.02.2022", "10.02.2022")],
    ]
    last = made.blocks[-1]
    assert isinstance(last, Table)
    assert plain_text(last.caption) == "Verfahren (im Text nicht markiert)"


def test_where_nothing_changed_it_says_so() -> None:
    assert paragraphs(overview.section([], ())) == ["Es hat sich nichts geändert."]
    dated = Change(Kind.CHANGED, "kopf", "Datum", "Datum", (Edit("01.02.2022", "10.02.2022"),))
    assert paragraphs(overview.section([dated], ())) == ["Am Inhalt hat sich nichts geändert."]
    renumbered = change(Kind.RENUMBERED, now="Ziffer 4", was="Ziffer 3")
    assert paragraphs(overview.section([renumbered], ())) == [
        "Nur neu nummeriert: Ziffer 4 (bisher Ziffer 3)."
    ]


def test_the_same_as_data() -> None:
    assert overview.data([change(Kind.DELETED, ("alt", ""), was="Ziffer 4")]) == [
        {
            "art": "gestrichen",
            "abschnitt": TEXT,
            "stelle": None,
            "bisherige_stelle": "Ziffer 4",
            "verfahren": False,
            "worte": [{"bisher": "alt", "jetzt": ""}],
        }
    ]


# The KIM paper, whole: after a wanted change the new text lies in the test's folder as `neu.txt`


def printed(changes: Iterable[Change]) -> str:
    """Print changes for people: what and where, then the words that went (-) and came (+)."""
    return "\n".join(line for change in changes for line in _printed(change)) + "\n"


def _printed(change: Change) -> Iterator[str]:
    procedure = " (Verfahren)" if change.procedure else ""
    yield f"{overview.place(change)}: {change.kind}{procedure}"
    for edit in change.edits:
        for sign, text in (("-", edit.old), ("+", edit.new)):
            if text:
                yield fill(text, 96, initial_indent=f"    {sign} ", subsequent_indent="      ")
    yield ""


def test_the_kim_papers_changes_are_as_filed(tmp_path: Path) -> None:
    found = compared(check(ROOT / "inputs/kim-2022.yaml"))
    assert found
    new = printed(found.changes)
    (tmp_path / "neu.txt").write_text(new, encoding="utf-8")
    assert new.splitlines() == KIM.read_text(encoding="utf-8").splitlines()
