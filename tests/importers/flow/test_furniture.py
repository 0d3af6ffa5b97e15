from dataclasses import replace

from drafter.importers.flow import blocks, parted
from drafter.importers.transcript import Line, Part, Role, Stretch
from tests.importers.flow.made import FIRST, SECOND, THIRD, printed, short, typed

PAGES = (
    f"Bericht über die Gruppen 2025\n\n{FIRST}\nDie Frist endet am 31. Mai mit dem\n",
    f"Vorlage Nr. 12 vom 1.2.2025\n\nAbgabe des Berichts. {SECOND}\n",
    f"Vorlage Nr. 12 vom 1.2.2025\n\n{THIRD}\n",
)


def numbered(pattern: str) -> str:
    pages = (f"{page}\n{pattern.format(at)}\n" for at, page in enumerate(PAGES, 1))
    return "\f".join(pages)


def lost(parts: tuple[Part, ...]) -> list[str]:
    return [line.text for line in parted(parts)[1]]


def test_heads_feet_and_numbers_are_furniture() -> None:
    assert lost(typed(numbered("Seite {} von 3"))) == [
        "Seite 1 von 3",
        "Vorlage Nr. 12 vom 1.2.2025",
        "Seite 2 von 3",
        "Vorlage Nr. 12 vom 1.2.2025",
        "Seite 3 von 3",
    ]


def test_bare_numbers_that_count_pages_are_furniture() -> None:
    for pattern in ("- {} -", "{}", "{}/3", "– {} –"):
        assert len(lost(typed(numbered(pattern)))) == 5


def test_a_sentence_goes_on_behind_furniture() -> None:
    kept, _ = parted(typed(numbered("Seite {} von 3")))
    found = short(blocks(kept))
    assert any(text.startswith("Die Frist endet am 31. Mai mit dem Abgabe") for text in found)


def test_a_sentence_goes_on_with_a_capital_behind_furniture() -> None:
    first, _, rest = SECOND.partition("\n")
    words, _, last = first.rpartition(" ")
    text = f"{FIRST}\n{THIRD}\n{words} neuen\nSeite 1 von 2\nAntrag {last} {rest}"
    kept, _ = parted(typed(text))
    assert short(blocks(kept))[2].startswith(f"{words} neuen Antrag {last}")


def test_the_head_of_the_first_page_stays_in_text_without_areas() -> None:
    text = "\f".join(f"Der Bericht der Stadt\n\n{page}" for page in (FIRST, SECOND, THIRD))
    assert lost(typed(text)) == ["Der Bericht der Stadt"] * 2


def test_what_is_there_again_in_the_text_is_no_furniture() -> None:
    text = "\f".join(f"Ja\n\nöffentlich\n\n{page}\nöffentlich\n" for page in (FIRST, SECOND, THIRD))
    assert lost(typed(text)) == []


def test_numbers_of_rows_are_no_page_numbers() -> None:
    text = f"{FIRST}\n41\n42\n\f43\n44\n\n{SECOND}"
    assert lost(typed(text)) == []


def test_text_without_pages_loses_what_comes_at_equal_distances() -> None:
    body = [f"Zeile {number} mit einem eigenen Wort w{number}x\n" for number in range(120)]
    for at in (90, 60, 30):
        body.insert(at, "Vorlage der Stadt Musterstadt zum Bericht\n")
    assert lost(typed("".join(body))) == ["Vorlage der Stadt Musterstadt zum Bericht"] * 3


def page(number: int, head: str, *words: str) -> list[Line]:
    lines = [printed(head, 40, page=number)]
    lines += [printed(text, 100 + 14 * at, page=number) for at, text in enumerate(words)]
    return [*lines, printed(f"Seite {number}", 800, page=number)]


def test_lines_at_one_place_of_several_pages_are_furniture() -> None:
    parts = (
        *page(1, "Stadt Musterstadt", "Der Rat beschließt die", "Satzung über die"),
        *page(2, "Vorlage Nr. 7 vom Mai", "Gebühren der Stadt.", "Die Kosten sind gedeckt."),
        *page(3, "Vorlage Nr. 7 vom Mai", "Ein Absatz noch.", "Er endet hier."),
    )
    assert lost(parts) == [
        "Seite 1",
        "Vorlage Nr. 7 vom Mai",
        "Seite 2",
        "Vorlage Nr. 7 vom Mai",
        "Seite 3",
    ]


def test_a_line_elsewhere_on_the_next_page_stays() -> None:
    first = page(1, "Stadt Musterstadt", "Der Rat beschließt.")
    second = page(2, "Vorlage Nr. 7 vom Mai", "Der Rat tagt.")
    moved = replace(second[0], area=printed(second[0].text, 60, page=2).area)
    assert "Vorlage Nr. 7 vom Mai" not in lost((*first, *second[1:], moved))


def test_what_the_file_calls_furniture_is() -> None:
    line = Line((Stretch("geändert"),), role=Role.FURNITURE)
    assert parted((line, *typed(FIRST)))[1] == (line,)


def test_nothing_is_lost_between_the_two() -> None:
    parts = typed(numbered("Seite {} von 3"))
    kept, furniture = parted(parts)
    assert len(kept) + len(furniture) == len(parts)


def lines(start: int, end: int) -> str:
    return "".join(
        f"Zeile {number} mit einem eigenen Wort w{number}x\n" for number in range(start, end)
    )


def test_pages_that_only_empty_lines_part_have_heads_and_numbers_too() -> None:
    pages = (
        f"Der Titel\n\n\n\nBeratung\n{lines(0, 40)}\n1\n",
        f"Vorlage 12/2025\n\n{lines(40, 80)}\n2\n",
        f"Vorlage 12/2025\n\n{lines(80, 110)}\n3\n",
    )
    assert lost(typed("\n\n\n".join(pages))) == [
        "1",
        "Vorlage 12/2025",
        "2",
        "Vorlage 12/2025",
        "3",
    ]


def test_rows_that_many_empty_lines_part_are_no_heads() -> None:
    rows = (
        "Integrationsrat, 24.11.2021",
        "Rat der Stadt, 10.02.2022",
        "Integrationsrat, 24.11.2021",
        "Rat der Stadt, 10.02.2022",
        "1",
        "2",
    )
    assert lost(typed("\n\n\n\n".join(rows) + f"\n{lines(0, 40)}")) == []


def test_rows_of_different_dates_are_no_heads() -> None:
    text = f"Rat, 10.02.2022, TOP 7\n{lines(0, 40)}\fRat, 11.03.2022, TOP 8\n{lines(40, 80)}"
    assert lost(typed(f"{lines(100, 140)}\f{text}")) == []


def test_lines_that_end_with_the_number_of_the_page_are_furniture() -> None:
    foot = "Vorlage Nr. V/12/2025 1. Ergänzung   Seite: {}/2\n\n"
    text = f"{lines(0, 30)}\n{foot.format(1)}{lines(30, 50)}\n{foot.format(2)}"
    assert lost(typed(text)) == [foot.format(at).strip() for at in (1, 2)]
    assert lost(typed(f"{lines(0, 30)}Siehe dazu den Bericht, Seite 3\n{lines(30, 50)}")) == []


def test_what_follows_a_page_number_and_stands_at_the_top_of_the_text_is_a_head() -> None:
    top = "Stadt Musterstadt\n\nVorlage-Nr.: V/0795/2014 vom 1. Mai\n\n"
    text = f"{top}{lines(0, 30)}\nSeite 1 von 2\n\nV/0795/2014 vom 1. Mai\n\n{lines(30, 60)}"
    assert lost(typed(text)) == ["Seite 1 von 2", "V/0795/2014 vom 1. Mai"]
    short = text.replace("\nV/0795/2014 vom 1. Mai", "\nVorlage V/0795/2014")
    assert lost(typed(short)) == ["Seite 1 von 2", "Vorlage V/0795/2014"]
    other = text.replace("\nV/0795/2014 vom 1. Mai", "\nKosten und Finanzierung")
    assert lost(typed(other)) == ["Seite 1 von 2"]
