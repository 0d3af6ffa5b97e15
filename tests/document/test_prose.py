"""Prose: what the author typed is what a reader sees, less the marks."""

import pytest

from drafter.document import Bars, Figure, Paragraph, Row, Table, plain_text
from drafter.document.pictures import images
from drafter.document.prose import parse
from tests.document.shown import lines

CHART = Figure(Bars((("Fachstelle", 6.0, "6"),)), "Sechs Stellen.")


def prose(text: str) -> list[str]:
    return lines(parse(text, {"stellen": CHART}))


@pytest.mark.parametrize(
    "text",
    [
        "Mitarbeiter*innen und Bürger*innen",
        "Case Manager*innen*",
        "jede*r Einzelne, ein*e Berater*in",
        "Schüler_innen und Lehrer_innen",
        "5 * 3 * 2",
        "a ** b ** c",
        "x__init__y",
        "**offen",
        "*offen",
        "100 %* und mehr",
    ],
)
def test_stars_and_underscores_that_mark_nothing_stay(text: str) -> None:
    assert prose(text) == [f"Absatz: {text}"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**fett** und __fett__", "{fett fett} und {fett fett}"),
        ("*kursiv* und _kursiv_", "{kursiv kursiv} und {kursiv kursiv}"),
        ("***beides***", "{fett {kursiv beides}}"),
        ("**Bürger*innen**", "{fett Bürger*innen}"),
        ("*ein Absatz\nauf zwei Zeilen*", "{kursiv ein Absatz auf zwei Zeilen}"),
        ("(**fett**), „*kursiv*“.", "({fett fett}), „{kursiv kursiv}“."),
        (r"\*kein\* \_Zeichen\_ \# \[", "*kein* _Zeichen_ # ["),
        ("eins\\\nzwei", "eins⏎zwei"),
        ("eins  \nzwei", "eins⏎zwei"),
        ("eins\nzwei", "eins zwei"),
        ("am Ende\\", "am Ende\\"),
    ],
)
def test_marks_inside_a_line(text: str, shown: str) -> None:
    assert prose(text) == [f"Absatz: {shown}"]


@pytest.mark.parametrize(
    "text",
    [
        "31. Dezember 2022 ist der letzte Tag.",
        "1. Januar 2022",
        "1. Jänner 2022",
        "  1. Mai, Tag der Arbeit",
        "2. Lesung im Rat",
        "2. Lesung",
        "1986. Ein Jahr",
        "1./3. Quartal",
        "3.Absatz",
        "-25.000 € im Jahr",
        "– ein Gedankenstrich",
        "#Titel",
    ],
)
def test_what_only_looks_like_a_list_or_heading_is_a_paragraph(text: str) -> None:
    assert prose(text) == [f"Absatz: {text.strip()}"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Beschluss vom\n31. Dezember 2022 und", "Beschluss vom 31. Dezember 2022 und"),
        ("1. Januar 2022\n2. Februar 2022", "1. Januar 2022 2. Februar 2022"),
        ("im Finanzausschuss in\n1. Lesung beraten", "im Finanzausschuss in 1. Lesung beraten"),
        ("im Ausschuss in\n2. Lesung\nberaten", "im Ausschuss in 2. Lesung beraten"),
        ("Deutsches Rotes Kreuz\n- DRK", "Deutsches Rotes Kreuz - DRK"),
        ("Menschen\n* mit Stern", "Menschen * mit Stern"),
        ("a\n+ b **c**", "a + b {fett c}"),
        ("eins\n1) zwei", "eins 1) zwei"),
    ],
)
def test_a_wrapped_line_that_begins_like_a_list_goes_on(text: str, shown: str) -> None:
    assert prose(text) == [f"Absatz: {shown}"]


def test_what_follows_a_wrapped_line_stays_behind_it() -> None:
    assert prose("Wort\n- weiter\n\n  noch ein Absatz\n\n  - Punkt\n  - Punkt\n\nEnde") == [
        "Absatz: Wort - weiter",
        "Absatz: noch ein Absatz",
        "Liste (bullet):",
        "  • Punkt",
        "  • Punkt",
        "Absatz: Ende",
    ]


def test_a_wrapped_line_that_holds_no_paragraph_keeps_its_sign() -> None:
    assert prose("Wort\n- # Titel") == ["Absatz: Wort -", "Überschrift 1: Titel"]


@pytest.mark.parametrize("mark", ["-", "*", "+"])
def test_two_bullets_below_a_paragraph_are_a_list(mark: str) -> None:
    assert prose(f"Wort:\n{mark} eins\n{mark} zwei") == [
        "Absatz: Wort:",
        "Liste (bullet):",
        "  • eins",
        "  • zwei",
    ]


def test_one_bullet_after_a_blank_line_is_a_list() -> None:
    assert prose("Wort:\n\n- eins") == ["Absatz: Wort:", "Liste (bullet):", "  • eins"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. a\n2. b", ["1.", "2."]),
        ("3. a\n4. b", ["3.", "4."]),
        ("3) a\n4) b", ["3)", "4)"]),
        ("0. a\n1. b", ["0.", "1."]),
        ("1. a\n1. b\n1. c", ["1.", "1.", "1."]),
        ("7. a\n3. b", ["7.", "3."]),
        ("01. a\n02. b", ["01.", "02."]),
    ],
)
def test_a_numbered_list_keeps_the_numbers_as_typed(text: str, labels: list[str]) -> None:
    shown = [f"  {label} {word}" for label, word in zip(labels, "abc", strict=False)]
    assert prose(text) == ["Liste (number):", *shown]


def test_a_nested_list_with_loose_paragraphs() -> None:
    text = "1. a\n\n   b\n\n   - c\n\n     d\n   - e\n2. f\n\n   | g |\n   |---|\n   | h |\n"
    assert prose(text) == [
        "Liste (number):",
        "  1. a",
        "    Absatz: b",
        "    Liste (bullet):",
        "      • c",
        "        Absatz: d",
        "      • e",
        "  2. f",
        "    Tabelle:",
        "      Kopf: g",
        "      Zeile: h",
    ]


@pytest.mark.parametrize("text", ["- 31. Dezember 2022: Ende", "* 1. Januar 2023: Beginn"])
def test_a_date_in_a_bullet_is_no_list(text: str) -> None:
    assert prose(text) == ["Liste (bullet):", f"  • {text[2:]}"]


def test_a_date_in_a_numbered_item_is_no_list() -> None:
    assert prose("1. 1. Januar: Beginn\n2. 31. Dezember: Ende") == [
        "Liste (number):",
        "  1. 1. Januar: Beginn",
        "  2. 31. Dezember: Ende",
    ]


def test_a_paragraph_that_begins_like_a_list_stays_its_own() -> None:
    assert prose("Der Rat berät.\n\n2. Lesung im März") == [
        "Absatz: Der Rat berät.",
        "Absatz: 2. Lesung im März",
    ]


def test_empty_items_stay_items() -> None:
    assert prose("1.\n2. b") == ["Liste (number):", "  1. (leer)", "  2. b"]


@pytest.mark.parametrize("depth", [7, 20, 21, 40, 300])
def test_nothing_nested_deeply_is_lost(depth: int) -> None:
    on_one_line = "- " * depth + "Grund"
    on_many = "\n".join(f"{'  ' * level}- Stufe{level}" for level in range(depth))
    assert "".join(prose(on_one_line)).endswith("Grund")
    shown = "".join(prose(on_many))
    assert all(f"Stufe{level}" in shown for level in range(depth))


def test_a_table_with_alignment_and_caption() -> None:
    text = (
        "Tabelle 1: Kosten in **Euro**\n\n| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | *2* | 3 | 4 |"
    )
    assert prose(text) == [
        "Tabelle: Tabelle 1: Kosten in {fett Euro}",
        "  Kopf: a | b | c (mittig) | d (rechts)",
        "  Zeile: 1 | {kursiv 2} | 3 | 4",
    ]


def test_a_caption_may_stand_directly_above() -> None:
    assert prose("Tabelle: Kosten\n| a |\n|---|\n| 1 |")[0] == "Tabelle: Tabelle: Kosten"


@pytest.mark.parametrize(
    "before",
    ["Tabellenkalkulation: ein Wort", "Die Tabelle: sie folgt", "Tabelle ohne Doppelpunkt"],
)
def test_another_paragraph_above_a_table_is_no_caption(before: str) -> None:
    assert prose(f"{before}\n\n| a |\n|---|\n| 1 |")[:2] == [f"Absatz: {before}", "Tabelle:"]


def test_a_caption_without_a_table_is_a_paragraph() -> None:
    assert prose("Tabelle 1: Kosten\n\nText") == ["Absatz: Tabelle 1: Kosten", "Absatz: Text"]


def test_every_row_has_as_many_cells_as_the_table_has_columns() -> None:
    (table,) = parse("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n|\n| 1 | 2 |")
    assert isinstance(table, Table)
    assert {len(row.cells) for row in table.rows} == {2}
    assert all(isinstance(row, Row) for row in table.rows)


def test_cells_without_a_column_stay_in_the_last_one() -> None:
    assert prose("| a | b |\n|---|---|\n| 1 | 2 | 3 | **4** |\n| 5 |\nx | y | z") == [
        "Tabelle:",
        "  Kopf: a | b",
        "  Zeile: 1 | 2 | 3 | {fett 4}",
        "  Zeile: 5 | ",
        "  Zeile: x | y | z",
    ]
    (table,) = parse("| a | b |\n|---|---|\n| 1 | 2 | 3 |")
    assert isinstance(table, Table)
    assert [cell[0].text for cell in table.rows[0].cells] == ["1", "2 | 3"]


def test_a_bar_may_be_escaped_in_a_cell() -> None:
    (table,) = parse("| a |\n|---|\n| 1 \\| 2 |")
    assert isinstance(table, Table)
    assert table.rows[0].cells[0][0].text == "1 | 2"


def test_a_head_that_does_not_fit_its_rule_is_text() -> None:
    assert prose("| a | b |\n|---|\n| 1 | 2 |") == ["Absatz: | a | b | |---| | 1 | 2 |"]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# A\n## B\n### C", [1, 2, 3]),
        ("## A\n## B\n### C", [1, 1, 2]),
        ("# A\n### B\n##### C\n## D", [1, 2, 3, 2]),
        ("### A\n# B\n### C", [1, 1, 2]),
        ("###### A", [1]),
        ("# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6", [1, 2, 3, 4, 4, 4]),
        ("- # A\n- ### B\n\n###### C", [1, 2, 3]),
    ],
)
def test_headings_are_levelled_without_skips(text: str, levels: list[int]) -> None:
    shown = [line for line in prose(text) if "Überschrift" in line]
    assert [int(line.split("Überschrift ")[1][0]) for line in shown] == levels


def test_a_heading_may_hold_styles_and_trailing_signs() -> None:
    assert prose("## Titel *kursiv* ##") == ["Überschrift 1: Titel {kursiv kursiv}"]


@pytest.mark.parametrize("text", ["#", "##", "######"])
def test_a_heading_of_nothing_is_text(text: str) -> None:
    assert prose(text) == [f"Absatz: {text}"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[Stadt](https://x.de/a)", "{→ https://x.de/a: Stadt}"),
        ("[Stadt](http://x.de)", "{→ http://x.de: Stadt}"),
        ("[Stadt](HTTPS://X.de)", "{→ HTTPS://X.de: Stadt}"),
        ("[**Stadt** an](https://x.de)", "{fett {→ https://x.de: Stadt}}{→ https://x.de:  an}"),
        ("*[Stadt](https://x.de)*", "{kursiv {→ https://x.de: Stadt}}"),
        ("[Post](mailto:amt@x.de)", "{→ mailto:amt@x.de: Post}"),
        ("<https://x.de>", "{→ https://x.de: https://x.de}"),
        ("[](https://x.de)", "{→ https://x.de: https://x.de}"),
        ("[https://a.de](https://b.de)", "{→ https://b.de: https://a.de}"),
        ("[Stadt](x.html)", "Stadt (x.html)"),
        ("[Stadt](javascript:alert)", "Stadt (javascript:alert)"),
        ("[Stadt](JavaScript:alert)", "Stadt (JavaScript:alert)"),
        ("[Stadt](data:text/html,x)", "Stadt (data:text/html,x)"),
        ("[Stadt](file:///etc/passwd)", "Stadt (file:///etc/passwd)"),
        ("[Stadt](ftp://x.de)", "Stadt (ftp://x.de)"),
        ("[Stadt](//x.de)", "Stadt (//x.de)"),
        ("[Stadt](<https://x.de mehr>)", "Stadt ({→ https://x.de: https://x.de} mehr)"),
        ("[Stadt]", "[Stadt]"),
        ("[Stadt][1]", "[Stadt][1]"),
    ],
)
def test_links_lead_to_known_schemes_only(text: str, shown: str) -> None:
    assert prose(text) == [f"Absatz: {shown}"]


@pytest.mark.parametrize(
    ("text", "address", "rest"),
    [
        ("https://x.de.", "https://x.de", "."),
        ("https://x.de, und", "https://x.de", ", und"),
        ("https://x.de/a?b=c&d=1!", "https://x.de/a?b=c&d=1", "!"),
        ("https://x.de/a-b_c/#d;", "https://x.de/a-b_c/#d", ";"),
        ("https://x.de/)", "https://x.de/", ")"),
        ("https://x.de/kap080.pdf )", "https://x.de/kap080.pdf", " )"),
        ("https://x.de/a_(b)", "https://x.de/a_(b)", ""),
        ("https://x.de/a_(b).)", "https://x.de/a_(b)", ".)"),
        ("https://x.de/(b)c", "https://x.de/(b)c", ""),
        ("https://x.de“ und", "https://x.de", "“ und"),
        ("https://x.de/_a_/b_c", "https://x.de/_a_/b_c", ""),
        ("https://x.de/*a*/b", "https://x.de/*a*/b", ""),
    ],
)
def test_bare_addresses_become_links_without_what_follows(
    text: str, address: str, rest: str
) -> None:
    assert prose(f"(siehe {text}") == [f"Absatz: (siehe {{→ {address}: {address}}}{rest}"]


@pytest.mark.parametrize("mark", ["*", "**", "_"])
def test_a_bare_address_may_be_marked_as_a_whole(mark: str) -> None:
    (shown,) = prose(f"{mark}https://x.de/a{mark} Text")
    assert "{→ https://x.de/a: https://x.de/a}}" in shown


def test_words_behind_an_address_may_be_marked() -> None:
    assert prose("https://x.de ist *neu*") == [
        "Absatz: {→ https://x.de: https://x.de} ist {kursiv neu}"
    ]


@pytest.mark.parametrize("text", ["https://", "https://.", "https://)", "x://y", "www.x.de"])
def test_what_is_no_web_address_is_no_link(text: str) -> None:
    assert prose(text) == [f"Absatz: {text}"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![Alt](bild.png)", ["Bild bild.png", "  Alternativtext: Alt"]),
        ("![Alt](<mein bild.png>)", ["Bild mein bild.png", "  Alternativtext: Alt"]),
        (
            '![Alt *x* y](a/b.png "Ein Titel")',
            ["Bild a/b.png: Ein Titel", "  Alternativtext: Alt x y"],
        ),
        (
            "Vor ![Alt](b.png) nach.",
            ["Absatz: Vor", "Bild b.png", "  Alternativtext: Alt", "Absatz: nach."],
        ),
        (
            "![A](a.png)\n![B](b.png)",
            ["Bild a.png", "  Alternativtext: A", "Bild b.png", "  Alternativtext: B"],
        ),
        (
            "![](abbildung:stellen)",
            ["Diagramm: ", "  Fachstelle: 6", "  Alternativtext: Sechs Stellen."],
        ),
        ("![](abbildung:fehlt)", ["Absatz: ![](abbildung:fehlt)"]),
        ("- ![A](a.png)", ["Liste (bullet):", "  • Bild a.png", "      Alternativtext: A"]),
    ],
)
def test_pictures_stand_between_paragraphs(text: str, shown: list[str]) -> None:
    assert prose(text) == shown


@pytest.mark.parametrize(
    "image", ["![Alt](b.png)", "![](abbildung:stellen)", '![Alt](b.png "Ein Titel")']
)
def test_a_picture_where_no_figure_can_stand_is_printed_as_typed(image: str) -> None:
    assert prose(f"## Titel {image}") == [f"Überschrift 1: Titel {image}"]
    assert prose(f"| a |\n|---|\n| {image} |")[-1] == f"  Zeile: {image}"
    assert prose(f"**{image}**") == [f"Absatz: {{fett {image}}}"]


def test_images_lists_the_files_once_each_and_no_charts() -> None:
    text = "![](a.png) ![](b/c.jpg)\n\n| a |\n|---|\n| ![](a.png) |\n\n![](abbildung:stellen)"
    assert images(text) == ("a.png", "b/c.jpg")
    assert images("Bilder! (keine)") == ()


@pytest.mark.parametrize(
    "text",
    [
        "<b>fett</b>",
        "<script>alert(1)</script>",
        "<!-- Kommentar -->",
        "&amp; &nbsp; &#228; &lt;",
        "> Zitat",
        ">> Zitat",
        "`code` und ``code``",
        "``` code ```",
        "~~durchgestrichen~~",
        "---",
        "***",
        "___",
        "===",
        "[a]: x.html",
        "[^1]: Fußnote[^1]",
        "{++ neu ++} {-- alt --} {~~ a ~> b ~~}",
        "$x^2$ und \\alpha",
        "19.8.2020 und 300.000 EUR und 36%",
        "„Anführung“ " + '"gerade"' + " 'einfach' ... -- (c)",
        "Zeile\tmit Tabulator",
    ],
)
def test_what_is_no_mark_is_printed_as_typed(text: str) -> None:
    assert prose(text) == [f"Absatz: {text}"]


def test_indented_text_and_fences_are_paragraphs() -> None:
    assert prose("    vier Leerzeichen") == ["Absatz: vier Leerzeichen"]
    assert prose("```\ncode\n```") == ["Absatz: ``` code ```"]
    assert prose("Kapitel\n---") == ["Absatz: Kapitel ---"]
    assert prose("[a]: x.html\n\n[a]") == ["Absatz: [a]: x.html", "Absatz: [a]"]


def test_blank_lines_part_paragraphs_and_nothing_is_empty() -> None:
    assert prose("\n\n a \n \n\n\n b\n") == ["Absatz: a", "Absatz: b"]
    assert prose(" \n \n") == []


def test_one_bullet_indented_below_an_item_is_a_list() -> None:
    assert prose("1. drei\n   - einer\n2. vier") == [
        "Liste (number):",
        "  1. drei",
        "    Liste (bullet):",
        "      • einer",
        "  2. vier",
    ]


@pytest.mark.parametrize("mark", ["*", "_"])
def test_marks_may_nest_as_deep_as_a_line_is_long(mark: str) -> None:
    (paragraph,) = parse(mark * 3_000 + "a" + mark * 3_000)
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.runs) == "a"


def test_a_picture_may_have_blanks_in_its_name() -> None:
    text = '![Plan](mein bild.png "Titel") und ![Foto](zwei leere zeichen.JPG)'
    assert images(text) == ("mein bild.png", "zwei leere zeichen.JPG")
