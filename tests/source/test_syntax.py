"""Every finding of the YAML reader: place to the column, and what the sentence tells."""

import time

import pytest

from drafter.findings import Severity
from drafter.source.events import DEEPEST, MOST_NODES
from tests.source.conftest import MINIMAL, Load, Told

pytestmark = pytest.mark.usefixtures("reader")

SPOILED = {
    "unquoted colon": ("ziele: Ziel: mehr\n", "6:12 yaml-syntax", "Doppelpunkt mit Leerzeichen"),
    "tab as indentation": ("finanzen:\n\ttext: x\n", "7:1 yaml-syntax", "Tabulator"),
    "tab after a value": ("finanzen:\n  text: x\n\tkonto: y\n", "8:1 yaml-syntax", "Tabulator"),
    "unclosed double quote": ('ziele: "Ziel\nx: 1\n', "6:8 yaml-syntax", "nicht geschlossen"),
    "unclosed single quote": ("ziele: 'Ziel\nx: 1\n", "6:8 yaml-syntax", "nicht geschlossen"),
    "missing colon": ("ziele\nstatus: x\n", "7:1 yaml-syntax", "fehlt nach dem Schlüssel"),
    "indented too far": ("  ziele: x\n", "6:8 yaml-syntax", "so weit einrücken"),
    "indented too little": (
        "finanzen:\n    text: x\n  konto: y\n",
        "8:3 yaml-syntax",
        "Einrückung passt nicht",
    ),
    "list item out of line": (
        "unterschrift:\n  - A\n - B\n",
        "8:2 yaml-syntax",
        "Einrückung passt nicht",
    ),
    "text behind a quote": ('ziele: "a" b\n', "6:12 yaml-syntax", "in Anführungszeichen"),
    "key behind a quote": ('ziele: "a": b\n', "6:11 yaml-syntax", "Doppelpunkt"),
    "no blank behind the colon": (
        "status:versandt\nziele: x\n",
        "6:8 yaml-syntax",
        "fehlt ein Leerzeichen. Bitte so schreiben: status: versandt",
    ),
    "no-break blank behind the colon": (
        "fussvermerk:\u00a0x\nziele: x\n",
        "6:13 yaml-syntax",
        "geschütztes Leerzeichen",
    ),
    "equals sign": ("fussvermerk = x\nziele: x\n", "6:13 yaml-syntax", "Gleichheitszeichen"),
    "list line that slipped": (
        "unterschrift:\n  - Erika\n   - Max\n",
        "8:4 yaml-listenzeile",
        "anders eingerückt",
    ),
    "colon in a list entry": (
        "beschlussvorschlag:\n  ziffern:\n    - Der Rat beschließt: alles\n",
        "8:25 doppelpunkt-im-text",
        "mitten im Text",
    ),
    "colon behind TOP": (
        "beratungsfolge:\n  - StEA, 12.05.2026, TOP: 5, öffentlich\n",
        "7:26 doppelpunkt-im-text",
        "TOP 5",
    ),
    "colon in a hand mark": (
        "beschlussvorschlag:\n  ziffern:\n    - Beschluss{++: alles++}\n",
        "8:19 doppelpunkt-im-text",
        "mitten im Text",
    ),
    "duplicate key": ("status: entwurf\n", "6:1 yaml-doppelt", "schon in Zeile 2"),
    "anchor": ("ziele: &a x\n", "6:8 yaml-anker", "Anker"),
    "bare ampersand": ("ziele: & x\n", "6:9 yaml-syntax", "mit & beginnt"),
    "alias": ("ziele: *innen\n", "6:8 yaml-verweis", "Stern"),
    "bare star": ("ziele: * x\n", "6:9 yaml-syntax", "Stern"),
    "tag": ("ziele: !!binary x\n", "6:8 yaml-typangabe", "Typangaben"),
    "python tag": (
        "ziele: !!python/object/apply:os.system id\n",
        "6:8 yaml-typangabe",
        "Typangaben",
    ),
    "merge key": ("<<: {status: entwurf}\n", "6:1 yaml-verweis", "Einfügungen"),
    "second document": ("---\nformular: x\n", "6:1 yaml-mehrere", "zweites Dokument"),
    "text after the end": ("...\nziele: x\n", "7:1 yaml-syntax", "drei Punkten"),
    "key that is a list": ("? [a]\n: b\n", "6:3 yaml-schluessel", "einzelnes Wort"),
    "unclosed bracket": ("anlagen: [a, b\nziele: x\n", "6:10 yaml-syntax", "Klammer"),
    "unclosed brace": ("finanzen: {text: x\n", "6:11 yaml-syntax", "Klammer"),
    "percent sign first": ("ziele: %x\n", "6:8 yaml-syntax", "nicht mit diesem Zeichen"),
    "comma first": ("ziele: ,x\n", "6:8 yaml-syntax", "nicht mit diesem Zeichen"),
    "dash behind a key": ("ziele: - x\n", "6:8 yaml-syntax", "neuen Zeile"),
    "key after a list": ("anlagen:\n- a\n b: c\n", "8:3 yaml-syntax", "so weit einrücken"),
    "text behind a pipe": ("ziele: | x\n  y\n", "6:10 yaml-syntax", "in derselben Zeile"),
    "escaped control": ('ziele: "a\\x1b[31m"\n', "6:8 yaml-steuerzeichen", "U+001B"),
    "escaped zero": ('ziele: "a\\0"\n', "6:8 yaml-steuerzeichen", "U+0000"),
    "escaped separator": ('ziele: "a\\P"\n', "6:8 yaml-steuerzeichen", "U+2029"),
}


@pytest.mark.parametrize(("spoil", "place", "words"), SPOILED.values(), ids=SPOILED.keys())
def test_a_spoiled_file_gives_one_finding_at_the_place(
    spoil: str, place: str, words: str, loaded: Load
) -> None:
    result = loaded(MINIMAL + spoil)
    finding = result.findings[0]
    where = f"{finding.place.line}:{finding.place.column} {finding.code}"
    assert where.startswith(place)
    assert words in finding.message
    assert len(result.findings) == 1
    assert result.paper is None
    assert finding.place.file == "p.yaml"
    assert finding.blocks_drafts


def test_an_unknown_escape_is_explained(loaded: Load) -> None:
    finding = loaded(MINIMAL + 'ziele: "C:\\qx"\n').findings[0]
    assert finding.place.line == 6
    assert "verdoppeln" in finding.message


def test_an_escaped_surrogate_never_becomes_text(loaded: Load) -> None:
    result = loaded(MINIMAL + 'ziele: "\\ud800"\n')
    assert result.paper is None
    assert [finding.place.line for finding in result.findings] == [6]


def test_three_unquoted_colons_are_found_in_one_pass(told: Told) -> None:
    text = MINIMAL + "ziele: Ziel: a\nzusammenfassung: Kurz: b\nfussvermerk: Fuß: c\n"
    assert told(text) == ["6:12 yaml-syntax", "7:22 yaml-syntax", "8:17 yaml-syntax"]


def test_a_mended_colon_hides_no_other_problem(told: Told) -> None:
    text = MINIMAL + "ziele: Ziel: a\ntitel: x\ndatum: 31.02.2022\n"
    assert told(text) == [
        "6:12 yaml-syntax",
        "7:1 schluessel-unbekannt",
        "8:8 wert-ungueltig",
    ]


def test_a_letter_that_looks_like_a_colon_stays(loaded: Load) -> None:
    paper = loaded(MINIMAL + "ziele: a\ua789b\n").paper
    assert paper is not None
    assert paper.goals == "a\ua789b"


def test_a_swallowed_comment_is_told_and_the_paper_is_made(loaded: Load) -> None:
    result = loaded(MINIMAL + "fussvermerk: Vergabe Los #3 und #4\n")
    (finding,) = result.findings
    assert (finding.place.line, finding.place.column) == (6, 26)
    assert (finding.code, finding.severity) == ("yaml-raute", Severity.WARNING)
    assert "Kommentar" in finding.message
    assert result.paper is not None


@pytest.mark.parametrize(
    "line", ["ziele: x  # Kommentar", "ziele: Los#3", 'ziele: "Los #3"', "ziele:  #3", "# ziele: x"]
)
def test_real_comments_and_quoted_hashes_are_no_finding(line: str, told: Told) -> None:
    assert told(MINIMAL + line + "\n") == []


def test_tabs_between_words_are_blanks(loaded: Load) -> None:
    result = loaded(MINIMAL + "ziele:\tmehr\tPlätze\t# Kommentar\nfussvermerk: x\t\n")
    assert result.findings == ()
    assert result.paper is not None
    assert result.paper.goals == "mehr Plätze"


def test_values_stay_text(loaded: Load) -> None:
    text = MINIMAL.replace("amt: 500 Amt", "drucksachennummer: V/0716/2023/1\namt: 0500 Amt")
    paper = loaded(text + 'fussvermerk: "0x1F"\nziele: 1_000\nzusammenfassung: 18:30\n').paper
    assert paper is not None
    assert (paper.reference, paper.lead_office.number) == ("V/0716/2023/1", "0500")
    assert (paper.foot_note, paper.goals, paper.summary) == ("0x1F", "1_000", "18:30")


def test_deep_nesting_stops_the_reader(told: Told) -> None:
    assert told("[" * 60_000) == [f"1:{DEEPEST + 1} yaml-zu-tief"]


def test_deep_mappings_stop_the_reader(told: Told) -> None:
    lines = [f"{'  ' * depth}a:" for depth in range(100)]
    assert told("\n".join(lines))[0].endswith("yaml-zu-tief")


def test_a_merge_bomb_costs_nothing(told: Told) -> None:
    bomb = ["a0: &a0 {x: 1}"]
    for n in range(1, 30):
        bomb.append(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}")
    start = time.process_time()
    codes = {entry.split()[1] for entry in told("\n".join(bomb))}
    assert time.process_time() - start < 2
    assert {"yaml-anker", "yaml-verweis"} <= codes


def test_two_hundred_thousand_keys_stop_the_reader(told: Told) -> None:
    text = "".join(f"k{n}: 1\n" for n in range(200_000))
    assert len(text) < 2 * 1024 * 1024
    start = time.process_time()
    (entry,) = told(text)
    last = MOST_NODES // 2
    assert entry == f"{last}:{len(f'k{last - 1}: ') + 1} yaml-zu-gross"
    assert time.process_time() - start < 5


def test_many_colons_in_a_long_file_cost_a_few_readings(told: Told) -> None:
    text = "".join(f"k{n}: 1\n" for n in range(9_000))
    text += "".join(f"a{n}: b: c\n" for n in range(10)) + f"# {'x' * 400_000}\n"
    start = time.process_time()
    assert told(text) == [f"{9_001 + n}:6 yaml-syntax" for n in range(3)]
    assert time.process_time() - start < 20


def test_twenty_one_colons_are_told_of_thirty(told: Told) -> None:
    assert len(told("".join(f"k{n}: b: c\n" for n in range(30)))) == 21


@pytest.mark.parametrize("text", ["", "\n\n", "# nur ein Kommentar\n", "\ufeff"])
def test_an_empty_file_says_how_to_begin(text: str, loaded: Load) -> None:
    (finding,) = loaded(text).findings
    assert finding.code == "datei-leer"
    assert "drafter new" in finding.message


@pytest.mark.parametrize("text", ["---\n", "--- # leer\n", "nur ein Satz\n", "- eine\n- Liste\n"])
def test_a_file_that_is_no_mapping_names_the_keys(text: str, loaded: Load) -> None:
    (finding,) = loaded(text).findings
    assert finding.code == "wert-form"
    assert "beratungsgegenstand" in finding.message


@pytest.mark.parametrize("text", ["- a\n  - b", "| a |\n  | b |", "1. a\n  2. b"])
def test_a_list_or_table_in_a_folded_text_is_a_warning_at_its_sign(told: Told, text: str) -> None:
    assert told(f"{MINIMAL}ziele: >-\n  Es gilt:\n  {text}\n") == ["6:8 yaml-gefaltet"]
    assert told(f"{MINIMAL}ziele: |\n  Es gilt:\n  {text}\n") == []


def test_a_dash_within_a_folded_line_is_left_alone(told: Told) -> None:
    assert told(f"{MINIMAL}ziele: >-\n  Das Rote Kreuz\n  - DRK - hilft\n") == []
    assert told(f"{MINIMAL}ziele: >-\n  Liste:\n\n  - a\n\n  - b\n") == []


def test_a_glued_colon_in_the_first_line_is_one_finding(told: Told) -> None:
    assert told(MINIMAL.replace("formular: ", "formular:")) == ["1:10 yaml-syntax"]
