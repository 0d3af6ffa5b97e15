"""Rules about a Nachtrag that holds only changes, and rules applied to its consolidated text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter import consolidate
from drafter.checks import RULES, Case, run
from drafter.checks.amendments import OF_THE_WHOLE_TEXT
from drafter.findings import Finding, Severity
from drafter.model.blanks import BLANKS
from drafter.model.paper import Paper
from drafter.source import load
from tests.checks.conftest import Findings
from tests.checks.paper import paper, resolved
from tests.checks.places import place_of

Check = Callable[..., list[Finding]]
CHANGED = """\
nachtrag: {art: ergänzt, zu: original.yaml, umfang: nur_ergaenzung}
aenderungen:
  - In Ziffer 1 wird „Teich“ durch „See“ ersetzt.
"""
ORIGINAL = paper()
BASE = paper(beschlussvorschlag=None, begruendung=None, drucksachennummer="4711/2020-2025/1")


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check a Nachtrag with its consolidated text; gives the findings of one code."""

    def loaded(name: str, text: str) -> tuple[Paper, Case]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        made = load(path, name)
        assert made.paper, made.findings
        assert made.form
        return made.paper, Case(made.paper, made.form, made.origins)

    def run_check(amendments: str, code: str | None = None, original: str = ORIGINAL,
                  base: str = BASE) -> list[Finding]:  # fmt: skip
        first, _ = loaded("original.yaml", original)
        own, case = loaded("vorlage.yaml", base + amendments)
        whole = consolidate.paper(own, first)
        assert whole.problems == ()
        examined = Case(own, case.form, case.origins, first, consolidated=whole.paper)
        return [found for found in run(examined, RULES) if code in (None, found.code)]

    return run_check


# Scope


def test_a_nachtrag_that_holds_only_changes_has_nothing_to_mend(check: Check) -> None:
    assert check(CHANGED) == []


@pytest.mark.parametrize(
    ("spoilt", "place", "words"),
    [
        (CHANGED.replace(", umfang: nur_ergaenzung", ""), (14, 3), "weder gedruckt noch ausgef"),
        (CHANGED.split("\n", 1)[1], (13, 3), "weder gedruckt noch ausgeführt"),
        (CHANGED.split("\n", 1)[0] + "\n", (12, 53), "nennt aber keine Änderungen"),
        (CHANGED.replace("ergänzt", "ersetzt"), (12, 17), "muss den ganzen Text enthalten"),
        (f"{CHANGED}beschlussvorschlag:\n  ziffern: [Neu]\n", (16, 12), "„einleitung“"),
        (
            f"{CHANGED}beschlussvorschlag:\n  teile: [{{einleitung: Neu}}]\n",
            (16, 10),
            "„einleitung“",
        ),
    ],
)
def test_amendments_and_scope_fit_each_other(
    spoilt: str, place: tuple[int, int], words: str, findings: Findings
) -> None:
    (finding,) = findings(BASE + spoilt, "aenderung-umfang", ORIGINAL)
    assert (finding.place.line, finding.place.column) == place
    assert words in finding.message
    assert "Bitte" in finding.message
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "sound",
    [
        CHANGED,
        f'{CHANGED}beschlussvorschlag:\n  einleitung: "Der Rat beschließt folgende Änderungen:"\n',
        "nachtrag: {art: ersetzt, zu: original.yaml}\n",
        "",
    ],
)
def test_what_fits_is_not_told(sound: str, findings: Findings) -> None:
    assert findings(BASE + sound, "aenderung-umfang", ORIGINAL) == []


# Examples


@pytest.mark.parametrize("blank", BLANKS)
def test_a_word_of_an_example_that_is_left_is_told_at_its_place(
    blank: str, findings: Findings
) -> None:
    spoilt = CHANGED.replace("„See“", f"„{blank}“") + f"begruendung: Es folgt die {blank}.\n"
    found = findings(BASE + spoilt, "muster-nicht-ersetzt", ORIGINAL)
    places = [(each.place.line, each.place.column) for each in found]
    assert places == [place_of(text, f"{BASE}{spoilt}") for text in (f"{blank}“", f"{blank}.")]
    assert all(f"„{blank}“" in each.message for each in found)
    assert {each.severity for each in found} == {Severity.WARNING}


@pytest.mark.parametrize(
    "sound",
    [
        CHANGED.replace("„See“", "„neuer Betrag“"),
        CHANGED.replace("„See“", "„NEUER ABSATZMARKT“"),
        "begruendung: NEUER BETRAG\n",
    ],
)
def test_own_words_are_none_of_an_example(sound: str, findings: Findings) -> None:
    assert findings(BASE + sound, "muster-nicht-ersetzt", ORIGINAL) == []


# What the original has, the Nachtrag need not have


def test_only_head_and_procedure_are_required(check: Check) -> None:
    assert check(CHANGED, "pflichtfeld-fehlt") == []
    bare = paper(beschlussvorschlag=None, begruendung=None, unterschrift=None, beratungsfolge=None)
    missing = [finding.message for finding in check(CHANGED, "pflichtfeld-fehlt", base=bare)]
    assert len(missing) == 2
    assert "„beratungsfolge“" in missing[0]
    assert "„unterschrift“" in missing[1]


def test_a_whole_nachtrag_needs_it_all(findings: Findings) -> None:
    whole = BASE + "nachtrag: {art: ergänzt, zu: original.yaml}\n"
    assert len(findings(whole, "pflichtfeld-fehlt", ORIGINAL)) == 2


# The consolidated text


def test_the_rules_named_exist() -> None:
    assert set(OF_THE_WHOLE_TEXT) <= {rule.code for rule in RULES}
    assert not any(rule.blocks_drafts for rule in RULES if rule.code in OF_THE_WHOLE_TEXT)


WHOLE = [
    (
        "In Ziffer 2 wird „Die Verwaltung“ durch „Ziffer 7“ ersetzt.",
        "verweis-ziffer",
        "Eine Ziffer 7 gibt es im Beschlussvorschlag nicht",
    ),
    (
        "Ziffer 2 entfällt.",
        "verweis-ziffer",
        "Nach den Änderungen, Begründung: Eine Ziffer 2 gibt es im Beschlussvorschlag nicht",
    ),
    (
        "Nach Ziffer 2 wird eingefügt: Es werden Aufwendungen i.H.v. 5.000 € bereitgestellt.",
        "beschluss-geld-ohne-finanzen",
        "Nach den Änderungen, Ziffer 3: Der Beschluss entscheidet über 5.000 €",
    ),
    (
        "Nach Ziffer 2 wird eingefügt: 3. Ein Bericht folgt.",
        "ziffer-nummer",
        "Nach den Änderungen, Ziffer 3: ",
    ),
]


@pytest.mark.parametrize(("line", "code", "words"), WHOLE)
def test_what_is_new_in_the_consolidated_text_is_told_once(
    line: str, code: str, words: str, check: Check
) -> None:
    original = paper(begruendung="Zu Ziffer 2 hat der Verein zugestimmt.")
    (finding,) = check(f"{CHANGED}  - '{line}'\n", original=original)
    assert finding.code == code
    assert finding.message.startswith(words)


def test_a_reservation_that_is_settled_by_now_is_told(check: Check) -> None:
    original = paper(
        beschlussvorschlag=resolved(
            "Vorbehaltlich der Zustimmung des Integrationsrates erhält die Halle den Namen „Teich“."
        )
    )
    prior = (
        "fruehere_behandlung:\n  - drucksachennummer: 4711/2020-2025\n    lesungen:\n"
        "      - Integrationsrat, 10.05.2022\n"
    )
    (finding,) = check(CHANGED + prior, "vorbehalt-erledigt", original)
    assert finding.message.startswith("Nach den Änderungen, Ziffer 1: Der Beschluss steht unter")
    assert check(CHANGED, "vorbehalt-erledigt", original) == []


def test_an_acknowledgement_covers_the_consolidated_text(check: Check) -> None:
    line = "  - In Ziffer 2 wird „den Namen“ durch „den Namen nach Anlage 4“ ersetzt.\n"
    judged = "quittiert: [{regel: verweis-anlage, grund: Die Anlage folgt.}]\n"
    found = check(CHANGED + line + judged)
    assert {finding.code for finding in found if finding.open} == set()
    assert [finding.code for finding in found] == ["verweis-anlage"]


def test_references_of_the_nachtrag_may_mean_the_new_text(check: Check) -> None:
    more = (
        "  - 'Nach Ziffer 2 wird Ziffer 3 eingefügt: Ein Bericht folgt.'\n"
        "anlagen: [Liste]\nbegruendung: Zu Ziffer 3 und Anlage 1.\n"
    )
    assert check(CHANGED + more) == []
    (finding,) = check((CHANGED + more).replace("Zu Ziffer 3", "Zu Ziffer 4"))
    assert finding.code == "verweis-ziffer"
    assert finding.message.startswith("Eine Ziffer 4")


def test_the_own_reasons_may_speak_of_what_falls_away(check: Check) -> None:
    more = (
        "  - Ziffer 2 entfällt.\nbegruendung: Ziffer 2 entfällt, weil es das Schild schon gibt.\n"
    )
    assert check(CHANGED + more) == []
    (finding,) = check(CHANGED + more, original=paper(begruendung="Zu Ziffer 2 wird berichtet."))
    assert finding.message.startswith("Nach den Änderungen, Begründung: Eine Ziffer 2")


def test_references_are_left_alone_without_the_consolidated_text(findings: Findings) -> None:
    text = f"{BASE}{CHANGED}begruendung: Zu Ziffer 9 und Anlage 8.\n"
    assert findings(text, "verweis-ziffer", ORIGINAL) == []
    assert findings(text, "verweis-anlage", ORIGINAL) == []
