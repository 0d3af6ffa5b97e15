from drafter.importers.reading.plain.drawn import parts
from drafter.importers.reading.plain.rows import rows
from drafter.importers.transcript import Grid, Line, Part, Role


def read(text: str) -> tuple[Part, ...]:
    return parts(rows(text))


def cells(part: Part) -> list[list[str]]:
    assert isinstance(part, Grid)
    return [[cell.text for cell in row] for row in part.rows]


def roles(text: str) -> list[tuple[str, Role, int]]:
    return [(part.text, part.role, part.level) for part in read(text) if isinstance(part, Line)]


def test_lines_below_headings_say_their_level() -> None:
    text = "Vorlage\n=======\n\nBegründung:\n-----------\n\nLage\n~~~~\n\nMehr\n....\n\nText\n"
    assert roles(text) == [
        ("Vorlage", Role.TITLE, 1),
        ("Begründung:", Role.HEADING, 1),
        ("Lage", Role.HEADING, 2),
        ("Mehr", Role.HEADING, 3),
        ("Text", Role.NONE, 0),
    ]


def test_a_heading_of_two_lines_is_two_headings() -> None:
    text = "Frühere Behandlung (Gremium, Datum,\nDrucksachen-Nr.)\n" + "-" * 35 + "\n"
    assert [role for _, role, _ in roles(text)] == [Role.HEADING, Role.HEADING]


def test_a_line_of_another_length_is_no_underline() -> None:
    assert roles("Summe\n--------\n") == [("Summe", Role.NONE, 0), ("--------", Role.NONE, 0)]


def test_dashes_under_heads_make_a_table() -> None:
    text = (
        "Posten         Rechnung   Betrag\n"
        "-------------  --------  -------\n"
        "Land           300 x 9   2.700 €\n"
        "Eltern                   1.000 €\n"
        "-------------  --------  -------\n"
        "Summe                    3.700 €\n"
    )
    before, after = "Davor steht Text.\n\n", "\nDanach steht Text.\n"
    found = read(before + text + after)
    assert [type(part) for part in found] == [Line, Grid, Line]
    assert cells(found[1]) == [
        ["Posten", "Rechnung", "Betrag"],
        ["Land", "300 x 9", "2.700 €"],
        ["Eltern", "", "1.000 €"],
        ["Summe", "", "3.700 €"],
    ]


RECORDS = """\
Gremium: Rat der Stadt
  Sitzung am: 10.02.2022
  Beratung: öffentlich

Gremium: Haupt-, Wirtschaftsförderungs- und
  Beteiligungsausschuss
  Sitzung am: 11.02.2022, TOP 7
  Beratung: öffentlich
"""


def test_rows_as_records_make_a_table() -> None:
    found = read(f"Davor\n\n{RECORDS}\nDanach: ein Satz.\n")
    assert [type(part) for part in found] == [Line, Grid, Line]
    assert cells(found[1]) == [
        ["Gremium", "Sitzung am", "Beratung"],
        ["Rat der Stadt", "10.02.2022", "öffentlich"],
        [
            "Haupt-, Wirtschaftsförderungs- und\nBeteiligungsausschuss",
            "11.02.2022, TOP 7",
            "öffentlich",
        ],
    ]


def test_a_value_that_a_row_does_not_have_is_empty() -> None:
    flat = "Nr.: {0}\nSchule: Schule {0}\nKosten: {0}.000\n\n"
    text = flat.format(1) + flat.format(2) + "Schule: Summe\nKosten: 3.000\n"
    assert cells(read(text)[0]) == [
        ["Nr.", "Schule", "Kosten"],
        ["1", "Schule 1", "1.000"],
        ["2", "Schule 2", "2.000"],
        ["", "Summe", "3.000"],
    ]


def test_fields_with_colons_are_no_table() -> None:
    text = "Amt: 400\nDatum: 10.02.2022\n\nBeschluss: Der Rat beschließt.\n\nKosten: keine\n"
    assert all(isinstance(part, Line) for part in read(text))


def test_notes_with_the_same_first_word_are_no_table() -> None:
    text = "Hinweis: Der Rat tagt.\n\nHinweis: Er berät.\n\nHinweis: Er beschließt.\n"
    assert all(isinstance(part, Line) for part in read(text))
    pairs = "Gremium: Rat\nDatum: 10.02.2022\n\n"
    assert all(isinstance(part, Line) for part in read(pairs * 2))


def test_one_record_alone_is_no_table() -> None:
    assert all(isinstance(part, Line) for part in read(RECORDS.partition("\n\n")[0]))


def test_records_in_no_order_cost_no_more_than_their_length() -> None:
    one, other = "Amt: 400\nDatum: 10.02.2022\n\n", "Datum: 10.02.2022\nAmt: 400\n\n"
    assert all(isinstance(part, Line) for part in read((one + other) * 2_000))
