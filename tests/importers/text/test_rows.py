import pytest

from drafter.importers.reading.plain.rows import PAGE, pages, rows


def texts(text: str) -> list[str]:
    return [row.text for row in rows(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\u2028", "\x85"])
def test_all_line_ends_are_line_ends(end: str) -> None:
    assert texts(f"Der Rat{end}beschließt") == ["Der Rat", "beschließt"]


def test_signs_are_written_in_one_way() -> None:
    assert texts("fu\u0308r\u00a0den Stra\u00adßenbau \ufb01nanziert\u200b") == [
        "für den Straßenbau finanziert"
    ]


@pytest.mark.parametrize("hyphen", ["\u00ad", "\x02", "\x1f"])
def test_a_soft_hyphen_at_the_end_of_a_line_stays(hyphen: str) -> None:
    assert texts(f"Gesund{hyphen} \nheit") == ["Gesund\u00ad", "heit"]


def test_private_bullets_stay() -> None:
    assert texts("\uf0b7 erstens") == ["\uf0b7 erstens"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("[ ] ersetzt", "☐ ersetzt"),
        ("[x] ergänzt", "☒ ergänzt"),
        ("[ X ] ja", "☒ ja"),
        ("\uf0a8 nein", "☐ nein"),
        ("\uf0fe ja", "☒ ja"),
        ("❑ ja", "☐ ja"),
        ("[neu] Absatz", "[neu] Absatz"),
        ("[x](https://www.example.de)", "[x](https://www.example.de)"),
    ],
)
def test_boxes_of_all_kinds_are_boxes(typed: str, read: str) -> None:
    assert texts(typed) == [read]


def test_gaps_and_indents_are_counted() -> None:
    found = rows("Eins\n\n\n  zwei\n\tdrei\n")
    assert [(row.text, row.indent, row.gap) for row in found] == [
        ("Eins", 0, 0),
        ("zwei", 2, 2),
        ("drei", 8, 0),
    ]


def test_a_form_feed_ends_a_page() -> None:
    found = rows("Eins\n\fzwei\n\f\ndrei\n\f")
    assert [row.gap >= PAGE for row in found] == [False, True, True]
    assert pages("Eins\n\fzwei\n\f\ndrei\n\f") == 3
    assert pages("Eins") == 0


LINES = (
    "Die Verwaltung wird beauftragt, die Planung für den Umbau",
    "der Schule fortzuführen und dem Ausschuss im Herbst",
    "darüber zu berichten. Die Kosten stehen im Haushalt",
    "bereit.",
    "Der Beschluss wird öffentlich bekannt gemacht, sobald die",
    "nötigen Unterlagen vorliegen und die Anlagen",
    "vollständig sind.",
)


def test_an_empty_line_after_every_line_means_nothing() -> None:
    spaced = "\n\n".join(LINES[:4]) + "\n\n\n" + "\n\n".join(LINES[4:])
    assert [row.gap for row in rows(spaced)] == [0, 0, 0, 0, 1, 0, 0]
    assert [row.gap for row in rows(f"{spaced}\n\fEnde")][-1] == PAGE


def test_empty_lines_between_paragraphs_of_one_line_mean_much() -> None:
    text = "\n\n".join(f"Der Absatz {number} ist ein Satz für sich." for number in range(9))
    assert {row.gap for row in rows(text)[1:]} == {1}
