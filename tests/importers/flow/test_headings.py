from dataclasses import replace

from drafter.importers.flow import blocks
from drafter.importers.transcript import Line, Role, Stretch
from tests.importers.flow.made import FIRST, SECOND, THIRD, of, paragraph, printed, short


def headings(text: str) -> list[str]:
    return [line for line in of(text) if line.startswith("#")]


def test_a_short_line_apart_above_running_text_is_a_heading() -> None:
    assert headings(f"Ausgangslage\n\n{FIRST}\nDer Rahmen: Ganztag\n\n{SECOND}") == [
        "# Ausgangslage",
        "# Der Rahmen: Ganztag",
    ]


def test_a_heading_below_a_heading_is_a_level_deeper_and_so_is_what_follows() -> None:
    text = f"Lage\n\n{FIRST}\nUmsetzung\n\nRäume\n\n{SECOND}\nPersonal\n\n{THIRD}"
    assert headings(text) == ["# Lage", "# Umsetzung", "## Räume", "## Personal"]


def test_numbers_tell_the_level() -> None:
    text = "".join(
        f"{title}\n\n{FIRST}\n"
        for title in ("1. Lage", "2. Plan", "2.1 Kosten", "2.2 Zeit", "3. Rest")
    )
    assert headings(text) == ["# 1. Lage", "# 2. Plan", "## 2.1 Kosten", "## 2.2 Zeit", "# 3. Rest"]


def test_numbered_points_are_no_headings() -> None:
    text = f"Der Rat beschließt:\n\n1. Schulhof Nord\n\n2. Schulhof Süd\n\n{FIRST}"
    assert headings(text) == []
    mixed = f"1. Lage\n\n{FIRST}\n2. Die Mittel werden bereitgestellt.\n\n{SECOND}"
    assert headings(mixed) == []


def test_what_looks_like_a_heading_and_is_none() -> None:
    for words in (
        "Mehrertrag 2022 i.H.v. 275.000 € (5 x 55.000 €)",
        "Integrationsrat, 19.01.2022, TOP 8",
        "die Verwaltung",
        "Der Rat beschließt.",
        "☒ ja",
        "12.000",
    ):
        assert headings(f"{FIRST}\n{words}\n\n{SECOND}") == []


def test_what_a_colon_announces_is_no_heading() -> None:
    assert headings(f"{FIRST}\nVorgesehen ist:\n\nEin neuer Schulhof\n\n{SECOND}") == []


def test_a_short_line_at_the_end_is_no_heading() -> None:
    assert headings(f"{FIRST}\n{SECOND}\nErster Beigeordneter\n\nMax Muster\n") == []


def test_a_short_first_line_above_full_lines_is_a_heading() -> None:
    assert headings(f"{FIRST}\nKosten\n{SECOND}\n{THIRD}") == ["# Kosten"]


def test_without_empty_lines_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert headings(FIRST + SECOND + "Kosten\n" + THIRD + FIRST) == ["# Kosten"]


def test_bold_lines_are_headings_and_larger_ones_are_higher() -> None:
    body = [printed(text, 0) for text in paragraph_lines(FIRST)]
    lines = [
        printed("Sachverhalt", 0, size=14, strong=True),
        *body,
        printed("Kosten", 0, strong=True),
        *body,
    ]
    assert short(blocks(lines)) == [
        "# Sachverhalt",
        paragraph(FIRST),
        "## Kosten",
        paragraph(FIRST),
    ]


def test_a_bold_sentence_is_no_heading() -> None:
    body = [printed(text, 0) for text in paragraph_lines(FIRST)]
    lines = [printed("Der Rat stimmt zu.", 0, strong=True), *body]
    assert not short(blocks(lines))[0].startswith("#")


def test_what_the_file_calls_a_heading_is_one() -> None:
    heading = Line((Stretch("der kleine titel", strong=True),), role=Role.HEADING, level=3, block=1)
    below = replace(heading, stretches=(Stretch("tiefer"),), level=4, block=2)
    body = Line((Stretch("Text."),), block=3)
    again = replace(heading, block=4)
    assert short(blocks([heading, below, body, again])) == [
        "# der kleine titel",
        "## tiefer",
        "Text.",
        "# der kleine titel",
    ]


def paragraph_lines(text: str) -> list[str]:
    return text.splitlines()
