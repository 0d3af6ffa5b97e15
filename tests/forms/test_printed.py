"""A paper in a form of another order, with fields of its own: its words, pages, and its changes."""

from pathlib import Path

import pytest

from drafter import redline
from drafter.checks import RULES, Case, run
from drafter.compose import document
from drafter.consolidate import paper as consolidated
from drafter.document import Document, Inline, Table
from drafter.errors import EnvironmentMissing
from drafter.pipeline import Wishes, check
from drafter.pipeline.comparing import compared
from drafter.pipeline.editions import editions
from drafter.pipeline.making import make, output_stem
from drafter.redline import overview
from drafter.source import forms
from tests.conformance.judged import RECORD, broken_rules
from tests.document.shown import lines, words
from tests.forms.conftest import PAPER, Read
from tests.pipeline.conftest import png

WHOLE = """\
beratungsfolge:
  - gremium: Umweltausschuss
    sitzung: 06.09.2012
    top: 3
    beratung: nichtöffentlich
    zustaendigkeit: Vorberatung
    ergebnis: mehrheitlich zugestimmt (Ja 12, Nein 3)
  - Rat, 18.09.2012, öffentlich, Entscheidung
anlagen: [Lageplan]
unterschrift: [Erika Beispiel]
angaben:
  verantwortlich: Dez. 5
  kurzfassung: Kurz.
  gesamtkosten: 2340000
  beginn: 2012-10-01
  gegenfinanzierung: weniger, 40.000 €
  folgen: Keine.
  co2: ja, negativ, geringfügig, Verkehr
"""
ORDER = [
    *("kopf", "titel", "begruendung", "anlagen", "unterschrift", "beratungsgegenstand"),
    *("beratungsfolge", "kurz", "geld", "klima", "beschlussvorschlag"),
]


def composed(read: Read, more: str = WHOLE, base: str = PAPER) -> Document:
    loaded = read(more, base=base)
    assert loaded.paper, [finding.message for finding in loaded.findings]
    assert loaded.form
    return document(loaded.paper, loaded.form)


def section(paper: Document, name: str) -> list[str]:
    found = paper.section(name)
    assert found
    return [line.replace("␣", " ") for line in lines(found.blocks)]


def test_the_form_says_order_titles_and_page_label(read: Read) -> None:
    paper = composed(read)
    assert [part.id for part in paper.sections] == ORDER
    titles = {part.id: (words(part.title), part.name) for part in paper.sections}
    assert titles["geld"] == ("Geld", "Geld")
    assert titles["klima"] == ("", "CO2-Relevanz")
    assert paper.furniture.page_label == "– {page} –"


def test_the_head_prints_what_the_form_names(read: Read) -> None:
    assert section(composed(read), "kopf") == [
        "Bild formular:logo",
        "  Alternativtext: Wappen der Teststadt",
        "Feld nummer: „Vorlage Nr.“ V/0702/2012",
        "Feld verantwortlich: „Verantwortlich:“ Dez. 5",
        "Feld stelle: „Dienststelle:“ Umweltamt",
    ]


def test_fields_are_printed_in_one_form_and_boxes_in_words(read: Read) -> None:
    paper = composed(read)
    assert section(paper, "kurz") == ["Absatz: Kurz."]
    assert section(paper, "geld") == [
        "Feld gesamtkosten: „Gesamtkosten:“ 2.340.000 €",
        "Feld beginn: „Beginn:“ 01.10.2012",
        "Kästchen: Gegenfinanzierung",
        "  [ ] Mehrerträge",
        "  [x] Minderaufwand",
        "  in Worten: Angekreuzt: „Minderaufwand“",
        "Feld minderaufwand: „Minderaufwand:“ 40.000 €",
        "Überschrift 1: Folgen",
        "Absatz: Keine.",
    ]
    assert section(paper, "klima") == [
        "Kästchen: CO2-Relevanz",
        "  [ ] Nein",
        "  [x] Ja:",
        "  [ ] positiv",
        "  [x] negativ",
        "  [x] geringfügig",
        "  [ ] erheblich",
        "  in Worten: Angekreuzt: „Ja“ (negativ, geringfügig)",
        "Feld bereich: „Bereich:“ Verkehr",
    ]


def test_the_consultations_are_short_and_what_that_means_is_told(read: Read) -> None:
    assert section(composed(read), "beratungsfolge")[1:] == [
        "  Kopf: Gremien | Termin | TOP | Ö / N | Zuständigkeit",
        "  Zeile: Umweltausschuss | 06.09.2012 | 3 | N | Vorberatung",
        "  Zeile: Rat | 18.09.2012 |  | Ö | Entscheidung",
        "Absatz: Ö = öffentlich, N = nichtöffentlich",
        "Absatz: Ergebnis Umweltausschuss vom 06.09.2012: mehrheitlich zugestimmt (Ja 12, Nein 3)",
    ]


def test_a_subtitle_stands_only_above_something(read: Read) -> None:
    assert section(composed(read), "beschlussvorschlag") == [
        "Feld untertitel: „“ Antrag an den Rat",
        "Absatz: Der Rat beschließt.",
    ]
    without = PAPER.replace("beschlussvorschlag: Der Rat beschließt.\n", "")
    assert composed(read, base=without).section("beschlussvorschlag") is None


def test_a_changed_tick_and_amount_are_changes(read: Read) -> None:
    old = composed(read)
    new = composed(read, WHOLE.replace("negativ", "positiv").replace("2340000", "2,5 Mio. €"))
    changes = redline.changes(redline.compare(old, new))
    assert [line.replace("\u00a0", " ") for line in overview.lines(changes)] == [
        "Geld, Gesamtkosten: 2.340.000 € → 2.500.000 €",
        "CO2-Relevanz: negativ → positiv",
    ]


def test_a_field_that_came_is_named(read: Read) -> None:
    old = composed(read, WHOLE.replace("  beginn: 2012-10-01\n", ""))
    (change,) = redline.changes(redline.compare(old, composed(read)))
    assert (str(change.kind), change.place) == ("neu", "Geld, Beginn")


def test_required_fields_are_asked_for_until_dispatch(read: Read) -> None:
    loaded = read("angaben:\n  co2: ja\n")
    assert loaded.paper
    assert loaded.form
    found = run(Case(loaded.paper, loaded.form, loaded.origins), RULES)
    assert {f.message for f in found if "Feld" in f.message} == {
        "Zum Versand fehlt unter „angaben“ das Feld „verantwortlich“ (Verantwortlich). Bitte "
        "ergänzen, zum Beispiel: verantwortlich: Dez. 5",
        "Zum Versand fehlt unter „angaben“ das Feld „richtung“ (Richtung). Bitte ergänzen.",
    }


def test_a_nachtrag_of_changes_gives_only_the_fields_that_differ(read: Read) -> None:
    first = read(WHOLE).paper
    own = (
        "nachtrag: {art: ergänzt, umfang: nur_ergaenzung}\n"
        "angaben: {gesamtkosten: 3 Mio. €, verantwortlich: Dez. 6}\n"
    )
    supplement = read(own, "nachtrag.yaml").paper
    assert first
    assert supplement
    made = consolidated(supplement, first).paper
    assert made.answers == {**first.answers, **supplement.answers}
    assert made.answers["co2"] == "ja, negativ, geringfügig, Verkehr"


def test_the_head_of_a_nachtrag_of_changes_is_that_of_its_original(read: Read) -> None:
    first = read(WHOLE).paper
    loaded = read("nachtrag: {art: ergänzt, umfang: nur_ergaenzung}\n", "nachtrag.yaml")
    assert loaded.paper
    assert loaded.form
    paper = document(loaded.paper, loaded.form, first)
    assert "Feld verantwortlich: „Verantwortlich:“ Dez. 5" in section(paper, "kopf")
    assert paper.section("klima") is None


def made(path: Path, folder: Path, *formats: str) -> dict[str, bytes]:
    """Make a paper's files in memory, with the form in the folder."""
    forms.forget()
    return dict(make(check(path, folder.parent), formats).files)


@pytest.mark.parametrize("decorative", [False, True])
def test_the_layout_of_all_forms_breaks_no_rule(
    folder: Path, tmp_path: Path, *, decorative: bool
) -> None:
    form, path = folder / "form.yaml", tmp_path / "vorlage.yaml"
    if decorative:
        text = form.read_text(encoding="utf-8")
        form.write_text(text.replace(", alternativtext: Wappen der Teststadt", ""), "utf-8")
    (folder / "logo.png").write_bytes(png(40, 20))
    path.write_text(PAPER + WHOLE, encoding="utf-8")
    html, pdf, plain = made(path, folder, "html", "pdf", "text").values()
    assert (b"Bild:" in plain) is not decorative
    told = b"background-image: url(data:image/png" if decorative else b'alt="Wappen der Teststadt"'
    assert told in html
    written = tmp_path / "vorlage.pdf"
    written.write_bytes(pdf)
    assert broken_rules(written, *RECORD) == set()


def test_a_marked_paper_has_its_list_of_changes_below_the_title(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "erste.yaml").write_text(PAPER + WHOLE, encoding="utf-8")
    changed = WHOLE.replace("ja, negativ", "ja, positiv")
    path = tmp_path / "zweite.yaml"
    number = PAPER.replace("V/0702/2012", "V/0702/2012 1. Ergänzung")
    path.write_text(f"{number}{changed}nachtrag: {{art: ersetzt, zu: erste.yaml}}\n", "utf-8")
    forms.forget()
    checked = check(path, folder.parent)
    found = compared(checked)
    assert found
    assert checked.loaded.form
    (shown, _) = editions(found.document, found, checked.loaded.form, Wishes())
    ids = [section.id for section in shown.document.sections]
    assert ids == ["kopf", "titel", "aenderungen", "begruendung", "nachtrag", *ORDER[3:]]
    assert "CO2-Relevanz" in " ".join(map(words, shown_places(shown.document)))


def shown_places(paper: Document) -> list[Inline]:
    """Give the first cell of each row of the list of changes."""
    found = paper.section("aenderungen")
    assert found
    return [row.cells[0] for b in found.blocks if isinstance(b, Table) for row in b.rows]


def test_a_number_with_words_gives_a_file_name(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "zweite.yaml"
    path.write_text(PAPER.replace("V/0702/2012", "V/0702/2012 1. Ergänzung"), encoding="utf-8")
    forms.forget()
    checked = check(path, folder.parent)
    assert checked.paper
    assert checked.loaded.form
    assert checked.paper.reference == "V/0702/2012 1. Ergänzung"
    parsed = checked.loaded.form.number.parse(checked.paper.reference)
    assert parsed
    assert (parsed.base, parsed.suffix) == ("V/0702/2012", " 1. Ergänzung")
    assert output_stem(checked.paper, path) == "V_0702_2012+1~2e~+Ergänzung"


def test_a_logo_that_is_not_there_stops_the_run(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "vorlage.yaml"
    path.write_text(PAPER + WHOLE, encoding="utf-8")
    (folder / "logo.png").unlink()
    with pytest.raises(EnvironmentMissing, match=r"„teststadt“.*„logo\.png“"):
        made(path, folder, "html")
