"""Tokens: what a reader takes as one word, and what counts as form only."""

import re

import pytest

from drafter.document import Run, inline
from drafter.redline.tokens import is_word, key_of, words_of


def tokens(text: str) -> list[str]:
    words = words_of(inline(text))
    return [words.text[words.start(i) : words.end(i)] for i in range(len(words.keys))]


@pytest.mark.parametrize(
    "word",
    [
        *("300.000 €", "300.000,-- EUR", "300,– €", "1.234,50 €", "-25.000 €", "−25.000,00 €"),
        *("1,2 Mio. €", "1,2 Millionen Euro", "5 Tsd. €", "3 T€", "5 TEUR", "1 300 000 €"),
        *("1 200 300,50 EUR", "– 5.000 EUR", "− 5 %"),
        *("EUR 5.000", "€ 300", "36 %", "36%", "50 v. H.", "10–20 €", "10-20 %"),
        *("31.12.2022", "31.12.", "1.2.22", "31. 12. 2022", "31. Dezember 2022", "1. März"),
        *("02./03.05.2006", "2.–4. Mai 2006", "2021/2022", "17:00", "-25.000"),
        *("§ 41 Abs. 1 Satz 2", "§§ 5", "§ 5a", "§ 8 Abs. 3 Buchst. c"),
        *("11.05.03.04.0001", "0451.5318000", "2859/2020-2025/1", "V/0716/2023/1", "WP8158/2013"),
        *("i.H.v.", "z. B.", "i. d. R.", "u.a.", "ggfls.", "rd.", "Nr."),
        *("Mitarbeiter*innen", "Klient:innen", "Bürger/-innen", "Stelle(n)", "jede/n", "Haupt-"),
        *("Case-Manager*innen", "Integrations\u00admanagement", "geht's", "KIM-Koordinator"),
        *("https://www.bielefeld.de/a?b=1,2", "vorname.name@bielefeld.de", "...", "…"),
    ],
)
def test_a_reader_takes_as_one_word(word: str) -> None:
    assert tokens(word) == [word]
    assert tokens(f"Es sind {word} und mehr")[2:-2] == [word]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Haupt- und Finanzausschuss,", ["Haupt-", "und", "Finanzausschuss", ","]),
        ("(vgl. Anlage 2)", ["(", "vgl.", "Anlage", "2", ")"]),
        ("von 300.000 € auf 320.000 €.", ["von", "300.000 €", "auf", "320.000 €", "."]),
        ("31.12. 22 Stellen", ["31.12.", "22", "Stellen"]),
        ("3 – 5 %", ["3", "–", "5 %"]),
        ("2020 – 5.000 EUR", ["2020", "–", "5.000 EUR"]),
        ("in 2. Lesung", ["in", "2.", "Lesung"]),
        ("Fälle: 32. So sind", ["Fälle", ":", "32", ".", "So", "sind"]),
        ("§ 5 Satzung", ["§ 5", "Satzung"]),
        ("(https://a.de/b).", ["(", "https://a.de/b", ")", "."]),
        ("Amt – Sozialamt", ["Amt", "–", "Sozialamt"]),
        ("a\u00ad \u200b", ["a"]),
        ("max.mustermann", ["max", ".", "mustermann"]),
    ],
)
def test_a_reader_takes_as_several(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("„Kompetenz“", '"Kompetenz"'),
        ("»Kompetenz«", "„Kompetenz“"),
        ("geht’s", "geht's"),
        ("300.000\u00a0€", "300.000 €"),
        ("36 %", "36%"),
        ("i. H. v.", "i.H.v."),
        ("§\u202f5", "§ 5"),
        ("2020–2025", "2020-2025"),
        ("−5 €", "-5 €"),
        ("Integrations\u00admanagement", "Integrationsmanagement"),
        ("und …", "und ..."),
        ("31.\n12.\n2022", "31. 12. 2022"),
    ],
)
def test_form_does_not_count(one: str, other: str) -> None:
    assert words_of(inline(one)).keys == words_of(inline(other)).keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Die", "die"),
        ("Stelle", "Stellen"),
        ("300.000 €", "300.000 EUR"),
        ("Mitarbeiter*innen", "Mitarbeiter:innen"),
        ("31.12.2022", "31. Dezember 2022"),
        ("muss", "muß"),
        (",", ";"),
    ],
)
def test_anything_else_counts(one: str, other: str) -> None:
    assert words_of(inline(one)).keys != words_of(inline(other)).keys


def test_signs_are_no_words() -> None:
    assert [key for key in ("Rat", "§ 5", "5 €", "(kw", ".", "–", '"') if is_word(key)] == [
        *("Rat", "§ 5", "5 €", "(kw"),
    ]


def test_every_character_is_in_a_token_or_blank() -> None:
    text = "Der Rat (kw 2023) – „so“: 5 €/m² & mehr* … § 5; a_b #1 ☑ 中 \u0308"
    assert "".join(tokens(text)) == re.sub(r"\s", "", text).replace("5€", "5 €").replace(
        "§5", "§ 5"
    )


def test_runs_between_tokens_keep_styles_and_blanks() -> None:
    runs = (Run("Der "), Run("Rat der", strong=True), Run(" Stadt "))
    words = words_of(runs)
    assert words.between(0, 4) == runs
    assert words.between(0, 1) == (Run("Der"),)
    assert words.between(1, 3) == (Run(" "), Run("Rat der", strong=True))
    assert words.between(3, 4) == (Run(" Stadt "),)
    assert words.between(2, 2) == ()


def test_a_token_is_styled_as_its_runs_are() -> None:
    words = words_of((Run("Haupt"), Run("ausschuss", href="https://a.de"), Run(" „Rat“")))
    assert words.styled(0) == (
        ("Haupt", False, False, None),
        ("ausschuss", False, False, "https://a.de"),
    )
    assert words.styled(2) == words_of(inline("Rat")).styled(0)
    assert key_of("„") == '"'


def test_the_runs_of_a_token_are_those_that_hold_its_characters() -> None:
    runs = (Run("Sie za"), Run("hlt", strong=True), Run(" 5"), Run(" €", emphasis=True), Run("."))
    words = words_of(runs)
    assert [words.text[words.start(i) : words.end(i)] for i in range(4)] == [
        *("Sie", "zahlt", "5 €", "."),
    ]
    assert words.styled(1) == (("za", False, False, None), ("hlt", True, False, None))
    assert words.between(1, 3) == (Run(" za"), Run("hlt", strong=True), *runs[2:4])
    assert words.between(0, 4) == runs
