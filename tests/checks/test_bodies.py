"""Rules about bodies: known, in being, consulted where they resolve."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks import bodies
from drafter.checks.case import Case
from drafter.findings import Severity
from drafter.model.consultation import Consultation
from drafter.source import load
from tests.checks.conftest import Findings
from tests.checks.paper import BASE, paper
from tests.checks.places import place_of, places

MISSING = "gremium-fehlt-in-folge"
WORDS = (
    *("Der ", "der ", "des ", "Rat ", "HWBA ", "beschließt ", "empfiehlt dem ", "nach ", "und "),
    *("Empfehlung ", "vorbehaltlich ", ", ", ": ", "– ", "(", ")", "*", "_", "\n", "\ue000"),
)
OTHERS = (Consultation(organization="SSA"),)
INPUTS = Path(__file__).parents[2] / "inputs"


def _introduced(sentence: str) -> str:
    return paper(
        beschlussvorschlag=f'einleitung: "{sentence}"\nziffern:\n  - Die Halle wird benannt.'
    )


def _with_point(sentence: str) -> str:
    lead = 'einleitung: "Der Schul- und Sportausschuss beschließt:"'
    return paper(beschlussvorschlag=f'{lead}\nziffern:\n  - "{sentence}"')


def test_a_body_that_resolves_but_is_not_consulted_is_told_at_its_word(findings: Findings) -> None:
    text = _introduced("Der Schul- und Sportausschuss beschließt, der Rat beschließt:")

    (found,) = findings(text, MISSING)

    assert found.severity is Severity.WARNING
    assert "„Rat“ (Rat der Stadt Bielefeld)" in found.message
    assert "4711/2020-2025" in found.message
    assert places([found]) == [place_of("Rat beschließt", text)]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Der Rat beschließt:", "Rat"),
        ("Der Rat der Stadt beschließt:", "Rat"),
        ("Der Rat der Stadt Bielefeld beschließt:", "Rat der Stadt Bielefeld"),
        ("Der **Rat** beschließt:", "Rat"),
        ("Der HWBA und der Schul- und Sportausschuss beschließen:", "HWBA"),
        ("Der Schul- und Sportausschuss und der Jugendhilfeausschuss beschließen:", "Jugendhilfe"),
        ("Die Bezirksvertretung Mitte empfiehlt, der SSA beschließt:", "Bezirksvertretung Mitte"),
        ("Der Schul- und Sportausschuss empfiehlt dem Rat, wie folgt zu beschließen:", "Rat"),
        ("Der SSA empfiehlt dem HWBA, zu beschließen:", "HWBA"),
        ("Der SSA beschließt vorbehaltlich der Empfehlung des Integrationsrates:", "Integrations"),
        ("Der SSA beschließt vorbehaltlich des Beschlusses des Rates:", "Rates"),
        ("Der SSA beschließt nach Anhörung der Bezirksvertretung Heepen:", "vertretung Heepen"),
        ("Nach Beratung im Integrationsrat beschließt der SSA:", "Integrationsrat"),
        ("Auf Empfehlung des Schul- und Sportausschusses beschließt der Rat:", "„Rat“"),
        ("Der SSA beschließt im Einvernehmen mit dem JHA:", "JHA"),
        ("Der SSA (nach Vorberatung) und der Rat (abschließend) beschließen:", "„Rat“"),
        ("Der Rat – nach Vorberatung im SSA – beschließt:", "„Rat“"),
        ("Der Rat möge beschließen:", "„Rat“"),
        ("Der Rat nimmt den Bericht zur Kenntnis.", "„Rat“"),
        ("Der Rat der Stadt Bielefeld beauftragt die Verwaltung:", "Rat der Stadt Bielefeld"),
        ("Der Rat wird gebeten, zu beschließen:", "„Rat“"),
        ("Dem Rat wird empfohlen, zu beschließen:", "„Rat“"),
        ("Die Bezirksvertretungen Mitte und Senne empfehlen:", "Bezirksvertretungen Mitte"),
        ("Integrationsrat:", "Integrationsrat"),
        ("Beschlussvorschlag für den Integrationsrat:", "Integrationsrat"),
    ],
)
def test_a_body_counts_where_the_preamble_makes_it_resolve(
    findings: Findings, sentence: str, body: str
) -> None:
    messages = [found.message for found in findings(_introduced(sentence), MISSING)]

    assert len(messages) == 1
    assert body in messages[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Der SSA beschließt:",
        "Der Schul- und\n    Sportausschuss beschließt:",
        "Der SSA beschließt die Geschäftsordnung des Rates und der Bezirksvertretungen.",
        "Der SSA beschließt, dem Rat jährlich zu berichten.",
        "Der SSA bestellt die Mitglieder des Jugendhilfeausschusses.",
        "Der SSA wählt in den Seniorenrat:",
        "Der SSA beschließt in Ausführung des Beschlusses des Rates vom 03.03.2020:",
        "Der SSA beschließt gemäß Beschluss des Rates vom 03.03.2020:",
        "Der SSA beschließt vorbehaltlich der Beschlussfassung des Rates über den Haushalt:",
        "Der SSA beschließt die Maßnahmen, die der Rat beschließt.",
        "Der SSA beschließt die Maßnahme, sobald der Rat beschließt.",
        "Der SSA beschließt. Über Ausnahmen beschließt der Rat.",
        "Der SSA beschließt. Der Rat beschließt künftig über Ausnahmen.",
        "Der SSA beschließt. Die Mitglieder der Bezirksvertretung Mitte beschließen ihre Ordnung.",
        "Der SSA beschließt, den Integrationsrat zu informieren.",
        "Der SSA beschließt auf Rat der Fachleute:",
        "Der Rat der Europäischen Union beschließt die Richtlinie; der SSA beschließt:",
        "Der SSA beschließt die Förderung des Stadtrates.",
        "Der SSA stimmt dem Vorschlag des Seniorenrates zu.",
        "Der SSA nimmt zur Kenntnis, dass der Rat jährlich beschließt.",
        "Der SSA beauftragt die Verwaltung, dem Rat einen Vorschlag zu unterbreiten.",
    ],
)
def test_a_body_that_is_merely_mentioned_in_the_preamble_is_passed_over(
    findings: Findings, sentence: str
) -> None:
    assert findings(_introduced(sentence), MISSING) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Rat beschließt die Satzung.",
        "Der SSA empfiehlt dem Rat, die Satzung zu beschließen.",
        "Der Rat nimmt den 2. Bericht zur Kenntnis.",
    ],
)
def test_in_a_point_a_body_counts_where_it_is_the_subject(
    findings: Findings, sentence: str
) -> None:
    text = _with_point(sentence)

    assert places(findings(text, MISSING)) == [place_of("Rat", text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Über die Umsetzung wird im Sozial- und Gesundheitsausschuss berichtet.",
        "Die Geschäftsordnung des Rates wird geändert.",
        "Die Verwaltung handelt, wie der Rat der Stadt beauftragt.",
        "Der Rat der Stadt beauftragt die Verwaltung jährlich.",
        "Über Abweichungen entscheidet der Rat.",
        "Der Jugendhilfeausschuss beschließt über die Vergabe im Einzelfall.",
        "Die Verwaltung handelt, bis der Rat beschließt.",
        "Die Satzung tritt vorbehaltlich der Zustimmung des Rates in Kraft.",
        "Die Bezirksvertretung Mitte erhält einen Bericht.",
        "Dem Integrationsrat wird berichtet.",
        "Die Verwaltung empfiehlt dem Rat einen Träger.",
        "Der Jugendhilfeausschuss nimmt die Aufgaben des Beirates wahr.",
        "Der Jugendhilfeausschuss nimmt den Bericht jährlich zur Kenntnis.",
        "Sollte der Rat beschließen, entfällt Ziffer 1.",
        "Es gilt, was der Ausschuss (Nr. 1) der Rat beschließt.",
    ],
)
def test_in_a_point_every_other_mention_is_passed_over(findings: Findings, sentence: str) -> None:
    assert findings(_with_point(sentence), MISSING) == []


def test_prior_readings_of_this_number_count(findings: Findings) -> None:
    sentence = "Der Rat beschließt vorbehaltlich der Empfehlung des Integrationsrates:"
    text = _introduced(sentence)

    def with_readings(number: str) -> str:
        readings = 'lesungen: ["Rat, 19.05.2022", "Integrationsrat, 19.05.2022"]'
        return f"{text}fruehere_behandlung:\n  - drucksachennummer: {number}\n    {readings}\n"

    assert len(findings(text, MISSING)) == 2
    assert findings(with_readings("4711/2020-2025"), MISSING) == []
    assert findings(with_readings("4711/2020-2025/1"), MISSING) == []
    assert len(findings(with_readings("4712/2020-2025"), MISSING)) == 2


def test_readings_without_a_number_count_and_so_do_all_while_the_paper_has_none(
    findings: Findings,
) -> None:
    text = _introduced("Der Rat beschließt:")
    bare = "fruehere_behandlung:\n  - lesungen: ['Rat, 19.05.2022']\n"
    other = bare.replace("lesungen", "drucksachennummer: 99/2020-2025\n    lesungen")

    assert findings(text + bare, MISSING) == []
    assert findings(text.replace("4711/2020-2025", "") + other, MISSING) == []


def test_a_body_is_told_once(findings: Findings) -> None:
    text = _introduced("Der Rat empfiehlt, der Rat beschließt:")

    assert places(findings(text, MISSING)) == [place_of("Rat empfiehlt", text)]


def test_the_sentences_of_a_cover_are_passed_over(findings: Findings) -> None:
    cover = 'deckung:\n      einleitung: "Der Rat beschließt:"'
    point = f"ziffern:\n  - text: Die Mittel werden bereitgestellt.\n    {cover}"

    assert findings(paper(beschlussvorschlag=point), MISSING) == []


def test_a_supplement_inherits_the_readings_of_its_base_number(findings: Findings) -> None:
    text = _introduced("Der Rat beschließt:").replace("4711/2020-2025", "4711/2020-2025/1")
    prior = "fruehere_behandlung:\n  - drucksachennummer: 4711/2020-2025\n    lesungen:\n"

    assert findings(f"{text}{prior}      - Rat, 19.05.2022\n", MISSING) == []


def test_a_joint_body_counts_as_consulted(findings: Findings) -> None:
    text = _introduced("Der JHA und der Schul- und Sportausschuss beschließen:")
    jointly = "Schul- und Sportausschuss gemeinsam mit Jugendhilfeausschuss, 31.05.2022"

    assert findings(text.replace("Schul- und Sportausschuss, 31.05.2022", jointly), MISSING) == []


def test_the_body_of_a_part_counts(findings: Findings) -> None:
    parts = """
        teile:
          - gremium: SSA
            einleitung: "Der Ausschuss empfiehlt:"
          - gremium: Finanz- und Personalausschuss
            einleitung: "Der Ausschuss beschließt:"
    """
    text = paper(beschlussvorschlag=parts)

    assert places(findings(text, MISSING)) == [place_of("Finanz-", text)]


def test_without_consultations_nothing_is_said(findings: Findings) -> None:
    text = _introduced("Der Rat beschließt:")
    head, tail = text.split("beratungsfolge:\n")

    assert findings(head + tail.split("\n", 1)[1], MISSING) == []


@given(
    st.lists(
        st.sampled_from(WORDS),
        min_size=1,
        max_size=60,
    )
)
def test_whatever_the_wording_each_remark_points_at_a_body(words: list[str]) -> None:
    loaded = load(INPUTS / "kim-2022.yaml")
    assert loaded.paper
    assert loaded.form
    assert loaded.paper.proposed_resolution
    resolution = loaded.paper.proposed_resolution
    changed = resolution.model_copy(update={"introduction": "".join(words)})
    sections = {"proposed_resolution": changed, "prior_readings": (), "consultations": OTHERS}
    case = Case(loaded.paper.model_copy(update=sections), loaded.form, loaded.origins)

    for remark in bodies.resolving_bodies_are_consulted(case):
        assert remark.text[remark.offset :].startswith(("Rat", "HWBA"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Schul- und Sportauschuss", "Schul- und Sportausschuss"),
        ("Intergrationsrat", "Integrationsrat"),
        ("hwab", "HWBA"),
    ],
)
def test_an_unknown_body_is_told_with_the_nearest_known(
    findings: Findings, written: str, meant: str
) -> None:
    text = paper(beratungsfolge=f"- {written}, 31.05.2022, öffentlich")

    (found,) = findings(text, "gremium-unbekannt")

    assert f"Meinten Sie „{meant}“?" in found.message
    assert places([found]) == [place_of(written, text)]


def test_unknown_bodies_are_told_in_joint_meetings_and_prior_readings(findings: Findings) -> None:
    text = paper(
        beratungsfolge="- SSA gemeinsam mit Elfenrat, 31.05.2022, öffentlich",
        fruehere_behandlung="- lesungen:\n    - Zwergenrat, 19.05.2022",
    )

    expected = [place_of("Elfenrat", text), place_of("Zwergenrat", text)]
    assert places(findings(text, "gremium-unbekannt")) == expected


@pytest.mark.parametrize("name", ["SSA", "ssa", "Stadtrat", "Rat", "Bezirksvertretung Mitte"])
def test_a_known_body_is_silent_however_it_is_written(findings: Findings, name: str) -> None:
    text = paper(beratungsfolge=f"- {name}, 31.05.2022, öffentlich")

    assert findings(text, "gremium-unbekannt") == []


def test_a_body_is_told_that_was_not_yet_in_being(findings: Findings) -> None:
    text = paper(
        fruehere_behandlung="""
            - lesungen:
                - Digitalisierungsausschuss, 30.10.2020, 03.11.2020
        """
    )

    (found,) = findings(text, "gremium-zeitraum")

    assert "30.10.2020 noch nicht" in found.message
    assert "01.11.2020" in found.message
    assert places([found]) == [place_of("30.10.2020", text)]


def test_a_body_is_told_that_is_no_longer_in_being(tmp_path: Path) -> None:
    file = tmp_path / "vorlage.yaml"
    file.write_text(BASE, encoding="utf-8")
    loaded = load(file)
    assert loaded.paper
    assert loaded.form
    table = loaded.form.organizations
    old = tuple(body.model_copy(update={"until": date(2009, 10, 20)}) for body in table.bodies)
    form = loaded.form.model_copy(update={"organizations": type(table)(bodies=old)})

    (remark,) = bodies.bodies_are_in_being(Case(loaded.paper, form, loaded.origins))

    assert "am 31.05.2022 nicht mehr" in remark.message
    assert "20.10.2009" in remark.message


def test_of_two_bodies_of_one_name_the_one_of_the_day_counts(tmp_path: Path) -> None:
    file = tmp_path / "vorlage.yaml"
    file.write_text(BASE, encoding="utf-8")
    loaded = load(file)
    assert loaded.paper
    assert loaded.form
    body = loaded.form.organizations.named("SSA")
    assert body
    end = date(2020, 10, 31)
    old = body.model_copy(update={"until": end})
    new = body.model_copy(update={"since": end + timedelta(days=1)})
    both = type(loaded.form.organizations)(bodies=(old, new))
    form = loaded.form.model_copy(update={"organizations": both})

    assert list(bodies.bodies_are_in_being(Case(loaded.paper, form, loaded.origins))) == []


def test_without_a_table_of_bodies_nothing_is_said(tmp_path: Path) -> None:
    file = tmp_path / "vorlage.yaml"
    file.write_text(BASE, encoding="utf-8")
    loaded = load(file)
    assert loaded.paper
    assert loaded.form
    empty = type(loaded.form.organizations)(bodies=())
    case = Case(
        loaded.paper, loaded.form.model_copy(update={"organizations": empty}), loaded.origins
    )

    rules = (
        bodies.bodies_are_known,
        bodies.bodies_are_in_being,
        bodies.resolving_bodies_are_consulted,
    )
    assert [remark for rule in rules for remark in rule(case)] == []
