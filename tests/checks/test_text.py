"""Rules about prose."""

import time
from pathlib import Path

import pytest

from drafter.checks import Case, text
from drafter.findings import Severity
from drafter.source import Loaded, load
from tests.checks.conftest import Findings
from tests.checks.paper import paper
from tests.checks.places import place_of, places

ALTERNATIVE = "abbildung-alternativtext"
UNKNOWN = "abbildung-unbekannt"
UNUSED = "abbildung-unbenutzt"
SUMMARY = "zusammenfassung-fehlt"
NESTING = "text-verschachtelung"
HTML = "html-im-text"
CHARTS = "stellen:\n  titel: Stellen\n  werte:\n    - Amt, 6"
INPUTS = Path(__file__).parents[2] / "inputs"


def _says(*lines: str, **sections: str) -> str:
    block = "".join(f"  {line}\n" for line in lines)
    return f"{paper(begruendung=None, **sections)}begruendung: |\n{block}"


@pytest.mark.parametrize("image", ["![](bild.png)", "![ ](bild.png)", "![…](<mein bild.png>)"])
def test_an_image_without_words_is_told(findings: Findings, image: str) -> None:
    words = _says("Hier ist die Halle:", "", f"Vorn {image} dahinter.")

    (found,) = findings(words, ALTERNATIVE)

    assert found.severity is Severity.WARNING
    assert "bild.png" in found.message
    assert places([found]) == [place_of(image, words)]


@pytest.mark.parametrize(
    "line",
    [
        "![Die Halle von Süden](bild.png)",
        '![Die Halle [neu]](bild.png "Ansicht")',
        "![](abbildung:stellen)",
        r"\![](bild.png)",
        "[](bild.png) und ! [](bild.png)",
        "Achtung![1] (siehe unten)",
    ],
)
def test_an_image_with_words_and_a_chart_are_silent(findings: Findings, line: str) -> None:
    assert findings(_says(line, abbildungen=CHARTS), ALTERNATIVE) == []


def test_a_chart_that_does_not_exist_is_told_and_blocks(findings: Findings) -> None:
    words = _says("Text ![](abbildung:stelen)", "![Bild](abbildung:stellen)", abbildungen=CHARTS)

    (found,) = findings(words, UNKNOWN)

    assert found.severity is Severity.ERROR
    assert found.blocks_drafts
    assert "Meinten Sie „stellen“?" in found.message
    assert places([found]) == [place_of("![](abbildung:stelen)", words)]


def test_a_chart_without_any_charts_is_told_with_a_remedy(findings: Findings) -> None:
    (found,) = findings(_says("![](abbildung:stellen)"), UNKNOWN)

    assert "„abbildungen“ anlegen" in found.message


def test_a_chart_that_no_text_places_is_a_note(findings: Findings) -> None:
    words = _says("Text.", abbildungen=CHARTS)

    (found,) = findings(words, UNUSED)

    assert found.severity is Severity.NOTE
    assert "![](abbildung:stellen)" in found.message
    assert places([found]) == [place_of("titel: Stellen", words)]


@pytest.mark.parametrize("line", ["![](abbildung:stellen)", "![Stellen](<abbildung:stellen>)"])
def test_a_chart_that_a_text_places_is_silent(findings: Findings, line: str) -> None:
    assert findings(_says(line, abbildungen=CHARTS), UNUSED) == []
    assert findings(_says(line, abbildungen=CHARTS), UNKNOWN) == []
    assert findings(paper(ziele=f'"{line}"', abbildungen=CHARTS), UNUSED) == []


def test_a_long_rationale_without_summary_is_told(findings: Findings) -> None:
    words = _says("Wort " * 1400)

    (found,) = findings(words, SUMMARY)

    assert found.severity is Severity.NOTE
    assert "länger als 3 Seiten" in found.message
    assert "geschätzt aus 1.400 Wörtern: rund 3,3" in found.message


@pytest.mark.parametrize("lines", [["Wort " * 1280], ["Wort – " * 1280]])
def test_a_rationale_near_three_pages_is_silent(findings: Findings, lines: list[str]) -> None:
    assert findings(_says(*lines), SUMMARY) == []


def test_a_summary_is_enough(findings: Findings) -> None:
    assert findings(_says("Wort " * 1400, zusammenfassung="Kurz."), SUMMARY) == []


def test_the_measured_length_decides(findings: Findings) -> None:
    (found,) = findings(_says("Wort"), SUMMARY, rationale_pages=4.25)

    assert "gemessen: rund 4,2" in found.message
    assert findings(_says("Wort " * 1400), SUMMARY, rationale_pages=3.0) == []


def test_a_form_without_the_wish_is_silent(tmp_path: Path) -> None:
    loaded = _loaded(tmp_path, _says("Wort " * 1400))
    assert loaded.paper
    assert loaded.form
    form = loaded.form.model_copy(update={"summary_wish": None})

    assert list(text.long_rationale_has_a_summary(Case(loaded.paper, form, loaded.origins))) == []


def test_a_list_of_seven_levels_is_told_and_blocks(findings: Findings) -> None:
    words = _says(*("  " * level + f"- Ebene {level + 1}" for level in range(8)))

    (found,) = findings(words, NESTING)

    assert found.severity is Severity.ERROR
    assert found.blocks_drafts
    assert places([found]) == [place_of("- Ebene 7", words)]


def test_seven_levels_on_one_line_are_told(findings: Findings) -> None:
    assert len(findings(_says("- - 1. - * - + tief"), NESTING)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["  " * level + f"- Ebene {level + 1}" for level in range(6)],
        [f"- Punkt {number}" for number in range(40)],
        ["- - - - - -"],
        ["--------------"],
        ["            weit eingerückt"],
    ],
)
def test_lists_of_six_levels_and_flat_ones_are_silent(findings: Findings, lines: list[str]) -> None:
    assert findings(_says(*lines), NESTING) == []


def _points(depth: int) -> str:
    below = "".join(
        "  " * level + f"- text: Ebene {level}\n" + "  " * level + "  unterpunkte:\n"
        for level in range(1, depth)
    )
    return f"ziffern:\n{below}" + "  " * depth + f"- text: Ebene {depth}\n"


def test_points_of_four_levels_are_told_where_the_fourth_begins(findings: Findings) -> None:
    words = paper(beschlussvorschlag=_points(5))

    (found,) = findings(words, NESTING)

    assert places([found]) == [place_of("text: Ebene 4", words)]


def test_points_of_three_levels_are_silent(findings: Findings) -> None:
    assert findings(paper(beschlussvorschlag=_points(3)), NESTING) == []


@pytest.mark.parametrize(
    "html",
    [
        "<b>fett</b>",
        "<br>",
        "<BR/>",
        "</div>",
        "<script>alert(1)</script>",
        '<a href="https://example.org">hier</a>',
        "<!-- Notiz -->",
        "&nbsp;",
        "&#160;",
        "&amp;",
    ],
)
def test_html_is_told_at_its_sign(findings: Findings, html: str) -> None:
    words = _says(f"Davor {html} danach.")

    (found,) = findings(words, HTML)

    assert found.severity is Severity.NOTE
    assert places([found]) == [place_of(html, words)]


@pytest.mark.parametrize(
    "line",
    [
        "Der Anteil ist < 5 % und > 2 %.",
        "Schreiben Sie an <amt@example.org>.",
        "Siehe <https://example.org/a>.",
        "Wenn a <b und c> d ist.",
        "Der Platzhalter <Name> bleibt.",
        "Müller & Söhne; R&D; Q&A; Kosten&Nutzen;",
        "5<b",
        "- > 3",
    ],
)
def test_signs_that_are_no_html_are_silent(findings: Findings, line: str) -> None:
    assert findings(_says(line), HTML) == []


def test_a_text_full_of_html_is_told_once(findings: Findings) -> None:
    (found,) = findings(_says("<b>x</b> <b>y</b>"), HTML)

    assert "insgesamt 4 Stellen" in found.message


@pytest.mark.parametrize(
    "piece",
    [
        "![](x) ",
        "![",
        "![a](",
        "[",
        "<b ",
        "<b>",
        "&",
        "- ",
        "- - - - - - - x\n",
        "\t",
        "1. ",
    ],
)
def test_hostile_texts_are_read_in_no_time(tmp_path: Path, piece: str) -> None:
    loaded = _loaded(tmp_path, paper())
    assert loaded.paper
    assert loaded.form
    hostile = piece * (100_000 // len(piece))
    other = loaded.paper.model_copy(update={"rationale": hostile})
    case = Case(other, loaded.form, loaded.origins)
    rules = (
        text.images_have_alternative_text,
        text.charts_exist,
        text.nesting_is_bounded,
        text.texts_hold_no_html,
    )
    begin = time.process_time()

    found = [remark for rule in rules for remark in rule(case)]

    assert time.process_time() - begin < 5
    assert len(found) <= text.MOST_REMARKS


def _loaded(folder: Path, words: str) -> Loaded:
    file = folder / "vorlage.yaml"
    file.write_text(words, encoding="utf-8")
    return load(file)
