"""A Nachtrag that holds only changes: its originals, its consolidated text, what is told of it."""

from itertools import pairwise
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from drafter.compose import document
from drafter.findings import Finding, Severity
from drafter.model.paper import Paper
from drafter.pipeline import Checked, build, check, renew
from drafter.pipeline.originals import LONGEST_CHAIN
from tests.pipeline.conftest import COMPLETE, Place, png

INPUTS = Path(__file__).parents[2] / "inputs"
POINTS = """\
drucksachennummer: 4711/2020-2025
datum: 04.11.2021
beschlussvorschlag:
  einleitung: "Der Schul- und Sportausschuss beschließt:"
  ziffern:
    - Die Halle bekommt einen Namen.
    - text: Dafür werden 300 € bereitgestellt.
      deckung:
        bedarf: 300 €
        zeilen: [Minderaufwand i.H.v. 300 €]
begruendung: Die Halle hat keinen Namen.
"""
CHANGES = """\
drucksachennummer: 4711/2020-2025/1
nachtrag: {art: ergänzt, zu: erste.yaml, umfang: nur_ergaenzung}
aenderungen:
"""


def nachtrag(*lines: str, to: str = "erste.yaml", number: int = 1) -> str:
    head = CHANGES.replace("erste.yaml", to).replace("2025/1", f"2025/{number}")
    return head + "".join(f"  - {line}\n" for line in lines)


def found(checked: Checked, code: str) -> list[Finding]:
    return [finding for finding in checked.findings if finding.code == code]


def points(paper: Paper | None) -> list[str]:
    assert paper
    assert paper.proposed_resolution
    return [point.text for point in paper.proposed_resolution.points]


def test_the_consolidated_text_is_made(place: Place) -> None:
    place(POINTS, "erste.yaml")
    checked = check(place(nachtrag("In Ziffer 1 wird „einen Namen“ durch „zwei Namen“ ersetzt.")))
    assert points(checked.consolidated)[0] == "Die Halle bekommt zwei Namen."
    assert points(checked.original)[0] == "Die Halle bekommt einen Namen."
    assert checked.consolidated
    assert checked.consolidated.reference == "4711/2020-2025/1"
    assert {f.severity for f in checked.findings} <= {Severity.NOTE}


def test_other_papers_have_none(place: Place) -> None:
    place(POINTS, "erste.yaml")
    assert check(place(POINTS)).consolidated is None
    whole = "nachtrag: {art: ergänzt, zu: erste.yaml}\n"
    assert check(place(whole)).consolidated is None


def test_what_is_unclear_is_an_error_at_its_words_that_lets_drafts_pass(place: Place) -> None:
    place(POINTS, "erste.yaml")
    path = place(nachtrag("In Ziffer 1 wird „drei“ gestrichen.", "Ziffer 9 entfällt."))
    checked = check(path)
    words, address = found(checked, "aenderung-unklar")
    assert (words.place.line, words.place.column) == (8, 23)
    assert (address.place.line, address.place.column) == (9, 5)
    assert words.severity is Severity.ERROR
    assert not checked.stopped
    assert checked.consolidated
    dispatched = COMPLETE.replace("drucksachennummer: 4711/2020-2025\n", "")
    assert check(place(nachtrag("Ziffer 9 entfällt."), base=dispatched)).stopped


def test_a_chain_of_nachtraege_means_the_text_of_the_one_before(place: Place) -> None:
    place(POINTS, "erste.yaml")
    place(nachtrag("In Ziffer 1 wird „einen“ durch „zwei“ ersetzt."), "zweite.yaml")
    line = "In Ziffer 1 wird „zwei“ durch „drei“ ersetzt."
    checked = check(place(nachtrag(line, to="zweite.yaml", number=2)))
    assert points(checked.original)[0] == "Die Halle bekommt zwei Namen."
    assert points(checked.consolidated)[0] == "Die Halle bekommt drei Namen."
    assert checked.original
    assert checked.original.reference == "4711/2020-2025/1"


def test_a_whole_nachtrag_ends_the_chain(place: Place) -> None:
    whole = POINTS.replace("4711/2020-2025", "4711/2020-2025/1").replace("einen", "zwei")
    place(f"{whole}nachtrag: {{art: ergänzt, zu: fehlt.yaml}}\n", "zweite.yaml")
    checked = check(place(nachtrag("Ziffer 2 entfällt.", to="zweite.yaml", number=2)))
    assert points(checked.consolidated) == ["Die Halle bekommt zwei Namen."]
    assert found(checked, "ursprung-fehlt") == []


@pytest.mark.parametrize("length", [1, 2, 3, 7])
def test_a_circle_of_any_length_is_an_error(place: Place, length: int) -> None:
    for number in range(1, length):
        place(
            nachtrag(to=f"n{number + 1}.yaml" if number + 1 < length else "n0.yaml"),
            f"n{number}.yaml",
        )
    path = place(nachtrag(to="n1.yaml" if length > 1 else "n0.yaml"), "n0.yaml")
    checked = check(path)
    (finding,) = found(checked, "ursprung-im-kreis")
    assert finding.blocks_drafts
    assert (checked.original, checked.consolidated) == (None, None)


def test_a_circle_behind_the_original_is_told_there_and_gives_no_text(place: Place) -> None:
    place(nachtrag(to="b.yaml"), "a.yaml")
    place(nachtrag(to="a.yaml"), "b.yaml")
    checked = check(place(nachtrag(to="a.yaml")))
    (finding,) = found(checked, "ursprung-fehlt")
    assert "führen im Kreis" in finding.message
    assert finding.severity is Severity.WARNING
    assert checked.consolidated is None
    assert len(found(check(place(nachtrag(to="b.yaml"), "a.yaml")), "ursprung-im-kreis")) == 1


@pytest.mark.parametrize(
    ("behind", "reason"),
    [
        (nachtrag("Ziffer 1 entfällt.", to="fehlt.yaml"), "fehlt oder hat Fehler"),
        (nachtrag("Ziffer 9 entfällt."), "nicht alle Änderungen lassen sich ausführen"),
    ],
)
def test_an_original_without_a_whole_text_is_a_warning(
    place: Place, behind: str, reason: str
) -> None:
    place(POINTS, "erste.yaml")
    place(behind, "zweite.yaml")
    checked = check(place(nachtrag("Ziffer 1 entfällt.", to="zweite.yaml", number=2)))
    (finding,) = found(checked, "ursprung-fehlt")
    assert reason in finding.message
    assert "Bitte" in finding.message
    assert finding.message.endswith("Ob die Änderungen dort passen, ist nicht geprüft.")
    assert (finding.place.line, finding.severity) == (6, Severity.WARNING)
    assert checked.consolidated is None
    assert checked.original
    assert checked.original.reference == "4711/2020-2025/1"


@pytest.mark.parametrize(("length", "whole"), [(LONGEST_CHAIN, True), (LONGEST_CHAIN + 1, False)])
def test_a_chain_is_of_bounded_length(place: Place, length: int, whole: bool) -> None:
    place(POINTS, "n1.yaml")
    for number in range(2, length + 1):
        place(nachtrag(to=f"n{number - 1}.yaml"), f"n{number}.yaml")
    checked = check(place(nachtrag("Ziffer 2 entfällt.", to=f"n{length}.yaml")))
    assert (checked.consolidated is not None) is whole
    assert bool(found(checked, "ursprung-fehlt")) is not whole


@pytest.mark.parametrize(
    ("number", "changed", "told"),
    [
        (2, "erste.yaml", ["„zweite.yaml“"]),
        (2, "zweite.yaml", ["Die Ursprungsvorlage"]),
        (3, "erste.yaml", ["„zweite.yaml“"]),
        (3, "zweite.yaml", ["„dritte.yaml“"]),
        (3, "dritte.yaml", ["Die Ursprungsvorlage"]),
    ],
)
def test_what_changed_behind_the_original_is_told(
    place: Place, number: int, changed: str, told: list[str]
) -> None:
    names = ("erste.yaml", "zweite.yaml", "dritte.yaml", "vierte.yaml")
    place(POINTS, names[0])
    for before, name in pairwise(names[: number + 1]):
        path = place(nachtrag("Nach Ziffer 2 wird eingefügt: Neu.", to=before), name)
        renew(path)
    assert found(check(path), "ursprung-geaendert") == []
    with path.with_name(changed).open("a", encoding="utf-8") as file:
        file.write("# mehr\n")
    messages = [finding.message for finding in found(check(path), "ursprung-geaendert")]
    assert [message.startswith(word) for message, word in zip(messages, told, strict=True)] == [
        True
    ]


def test_what_is_behind_a_whole_text_does_not_matter(place: Place) -> None:
    place(POINTS, "erste.yaml")
    whole = place(f"{POINTS}nachtrag: {{art: ergänzt, zu: erste.yaml}}\n", "zweite.yaml")
    renew(whole)
    path = place(nachtrag("Ziffer 1 entfällt.", to="zweite.yaml"))
    place(f"{POINTS}ziele: Neu.\n", "erste.yaml")
    assert found(check(whole), "ursprung-geaendert")
    assert found(check(path), "ursprung-geaendert") == []


def test_pictures_of_the_original_are_at_hand_for_the_consolidated_text(place: Place) -> None:
    path = place(f'{POINTS}ziele: "![Halle](halle.png)"\n', "erste.yaml")
    lines = nachtrag("Ziffer 1 entfällt.")
    lacking = check(place(lines))
    (finding,) = found(lacking, "bild-fehlt")
    assert "Aus der Ursprungsvorlage" in finding.message
    assert not finding.blocks_drafts
    assert lacking.consolidated is None
    (path.parent / "halle.png").write_bytes(png())
    checked = check(place(lines))
    assert list(checked.pictures) == ["halle.png"]
    assert checked.consolidated


# What the rules say of the consolidated text


def test_a_cover_that_does_not_hold_any_more_is_told_at_the_list_of_amendments(
    place: Place,
) -> None:
    place(POINTS, "erste.yaml")
    checked = check(
        place(nachtrag("In Ziffer 2 wird „werden 300 €“ durch „werden 250 €“ ersetzt."))
    )
    (finding,) = found(checked, "deckung-summe")
    assert (finding.place.line, finding.place.column) == (8, 3)
    assert finding.message.startswith("Nach den Änderungen, Ziffer 2, Deckung: Die Deckung (Zeilen")
    assert "der Bedarf beträgt 250\u00a0€" in finding.message


def test_what_holds_after_the_amendments_is_not_told(place: Place) -> None:
    place(POINTS, "erste.yaml")
    lines = (
        "In Ziffer 2 wird „werden 300 €“ durch „werden 250 €“ ersetzt.",
        "In Zeile 1 der Deckung der Ziffer 2 wird „300“ durch „250“ ersetzt.",
    )
    assert found(check(place(nachtrag(*lines))), "deckung-summe") == []


def test_what_the_original_says_already_is_not_told_again(place: Place) -> None:
    place(POINTS.replace("bedarf: 300", "bedarf: 250"), "erste.yaml")
    assert found(check(place(nachtrag("Ziffer 1 entfällt."))), "deckung-summe") == []


# The example


def test_the_example_is_clean_and_prints_two_pages(tmp_path: Path) -> None:
    built = build(INPUTS / "offener-ganztag-2024-nachtrag.yaml", tmp_path)
    assert [f.code for f in built.findings if f.open] == []
    names = [path.name.removeprefix("8034_2020-2025_1.") for path in built.files]
    assert names == [
        "html",
        "pdf",
        "lesefassung.html",
        "lesefassung.pdf",
        "rein.html",
        "rein.pdf",
        "aenderungen.json",
    ]
    whole = built.checked.consolidated
    assert whole
    assert whole.proposed_resolution
    council = whole.proposed_resolution.parts[3].points
    assert [point.text.split()[0] for point in council] == ["Zum", "Die", "Für", "Über", "Die"]
    cover = council[2].cover
    assert cover
    assert cover.remainder
    amounts = [row.amount.value for row in cover.rows] + [cover.remainder.amount.value]
    assert (sum(amounts), [int(amount) for amount in amounts[2:]]) == (420_000, [60_000, 30_000])
    assert "| Budget des Amtes für Schule | | 30.000 € |" in (whole.rationale or "")
    assert "## Begründung des Nachtrags" in (whole.rationale or "")


def test_the_consolidated_example_is_a_paper_that_can_be_composed_and_has_no_findings(
    tmp_path: Path,
) -> None:
    built = build(INPUTS / "offener-ganztag-2024-nachtrag.yaml", tmp_path, ["pdf"])
    checked = built.checked
    assert checked.consolidated
    assert checked.loaded.form
    whole = document(checked.consolidated, checked.loaded.form, checked.original)
    assert [section.id for section in whole.sections if section.id == "zusammenfassung"]
    pages = [len(PdfDocument(file)) for file in built.files if file.suffix == ".pdf"]
    assert pages[0] == 2
    assert min(pages[1:]) > 2
