"""Sections one by one: what the form prints for what the paper says."""

import pytest

from drafter.compose import document
from drafter.document import Document
from drafter.model.form import ColumnLabel, ConsultationColumn, Form, FormSection, SectionKind
from tests.compose.conftest import Compose, Read
from tests.document.shown import lines, words

ALWAYS = ["kopf", "titel", "beratungsgegenstand", "formularhinweis"]
NACHTRAG = "drucksachennummer: 1/2020-2025/1\nnachtrag: {art: ergänzt, zu: erste.yaml}\n"


def section(paper: Document, name: str) -> list[str]:
    found = paper.section(name)
    return lines(found.blocks) if found else ["fehlt"]


def with_columns(form: Form, *columns: ConsultationColumn) -> Form:
    labels = tuple(ColumnLabel(column=column, label=column.value) for column in columns)
    return form.model_copy(update={"consultation_columns": labels})


def with_section(form: Form, kind: SectionKind, label: str) -> Form:
    first = form.kinds[0]
    added = FormSection(kind=kind, label=label)
    changed = first.model_copy(update={"sections": (*first.sections, added)})
    return form.model_copy(update={"kinds": (changed, *form.kinds[1:])})


def test_sections_left_empty_are_left_out(composed: Compose) -> None:
    assert [part.id for part in composed().sections] == ALWAYS


def test_sections_stand_in_the_order_and_under_the_titles_of_the_form(composed: Compose) -> None:
    paper = composed("unterschrift: [A B]\nbegruendung: Text\nbeschlussvorschlag: Ja.\nziele: Z\n")
    assert [(part.id, words(part.title)) for part in paper.sections] == [
        ("kopf", ""),
        ("titel", "Beschlussvorlage der Verwaltung"),
        ("beratungsgegenstand", "Beratungsgegenstand (Bezeichnung des Tagesordnungspunktes)"),
        ("ziele", "Auswirkungen auf Ziele, Kennzahlen"),
        ("beschlussvorschlag", "Beschlussvorschlag:"),
        ("begruendung", "Begründung:"),
        ("unterschrift", ""),
        ("formularhinweis", ""),
    ]


def test_the_kind_of_paper_chooses_title_and_sections(read: Read) -> None:
    paper, form = read("begruendung: Text\nbeschlussvorschlag: Ja.\n")
    notice = document(paper.model_copy(update={"kind": "Informationsvorlage"}), form)
    titles = {part.id: words(part.title) for part in notice.sections}
    assert titles["titel"] == "Informationsvorlage der Verwaltung"
    assert titles["begruendung"] == "Sachverhalt:"
    assert "beschlussvorschlag" not in titles


def test_a_kind_that_the_form_does_not_know_is_refused(read: Read) -> None:
    paper, form = read()
    with pytest.raises(ValueError, match="Tischvorlage"):
        document(paper.model_copy(update={"kind": "Tischvorlage"}), form)


def test_a_paper_without_number_says_that_it_will_get_one(composed: Compose) -> None:
    paper = composed()
    assert "Feld nummer: „Drucksachen-Nr.“ wird vergeben" in section(paper, "kopf")
    assert paper.furniture.head[0] == "Drucksachen-Nr. wird vergeben"
    assert paper.title == "Drucksachen-Nr. wird vergeben: Benennung der Sporthalle"
    assert (paper.reference, paper.date) == ("", "")


def test_the_head_names_office_date_and_phone_as_far_as_known(composed: Compose) -> None:
    def lead(more: str) -> str:
        return section(composed(more), "kopf")[1]

    assert lead("") == "Feld amt: „Amt, Datum, Telefon“ 400 Amt für Schule"
    assert lead("datum: 1.2.2022\n").endswith("Schule, 01.02.2022")


def test_number_and_date_stand_in_the_head_of_pages_and_in_the_metadata(composed: Compose) -> None:
    full = 'drucksachennummer: 4711/2020-2025\ndatum: "2022-02-01"\n'
    paper = composed(full)
    assert (paper.reference, paper.date) == ("4711/2020-2025", "2022-02-01")
    assert paper.furniture.head[0] == "Drucksachen-Nr. 4711/2020-2025 vom 01.02.2022"
    assert paper.author == "Stadt Bielefeld, Amt für Schule"
    assert paper.language == "de"


def test_the_phone_stands_behind_the_date(read: Read) -> None:
    paper, form = read("datum: 1.2.2022\n")
    office = paper.lead_office.model_copy(update={"phone": "0521 51-0"})
    composed = document(paper.model_copy(update={"lead_office": office}), form)
    assert section(composed, "kopf")[1].endswith("400 Amt für Schule, 01.02.2022, 0521 51-0")


# Consultations and readings


def test_a_meeting_without_date_is_still_open(composed: Compose) -> None:
    paper = composed("beratungsfolge:\n  - Integrationsrat, öffentlich\n")
    assert section(paper, "beratungsfolge") == [
        "Tabelle:",
        "  Kopf: Gremium | Sitzung am | Beratung",
        "  Zeile: Integrationsrat | noch offen | öffentlich",
    ]


def test_the_agenda_number_joins_the_date_where_the_form_has_no_column(composed: Compose) -> None:
    paper = composed(
        "beratungsfolge:\n  - Rat, 10.2.2022, TOP 13.2, öffentlich\n  - HWBA, TOP Ö 4.1\n"
    )
    assert section(paper, "beratungsfolge")[2:] == [
        "  Zeile: Rat | 10.02.2022, TOP 13.2 | öffentlich",
        "  Zeile: HWBA | noch offen, TOP Ö 4.1 | ",
    ]


def test_the_form_chooses_the_columns_of_the_consultations(read: Read) -> None:
    paper, form = read("beratungsfolge:\n  - Rat, 10.2.2022, TOP 3, öffentlich, Entscheidung\n")
    columns = with_columns(form, *ConsultationColumn)
    assert section(document(paper, columns), "beratungsfolge")[1:] == [
        "  Kopf: gremium | sitzung | top | beratung | zustaendigkeit | ergebnis",
        "  Zeile: Rat | 10.02.2022 | 3 | öffentlich | Entscheidung | ",
    ]
    short = with_columns(form, ConsultationColumn.ROLE, ConsultationColumn.ORGANIZATION)
    assert section(document(paper, short), "beratungsfolge")[2] == "  Zeile: Entscheidung | Rat"


def test_a_joint_meeting_of_several_days(composed: Compose) -> None:
    paper = composed(
        "beratungsfolge:\n"
        "  - Seniorenrat gemeinsam mit Integrationsrat, 2./3.5.2022, öffentlich\n"
        "  - Rat gemeinsam mit HWBA gemeinsam mit FPA\n"
    )
    assert section(paper, "beratungsfolge")[2:] == [
        "  Zeile: Seniorenrat und Integrationsrat (gemeinsame Sitzung) | 02./03.05.2022 "
        "| öffentlich",
        "  Zeile: Rat, HWBA und FPA (gemeinsame Sitzung) | noch offen | ",
    ]


def test_earlier_readings_in_several_meetings(composed: Compose) -> None:
    paper = composed(
        "fruehere_behandlung:\n"
        "  - drucksachennummer: 9921/2014-2020\n"
        "    lesungen:\n"
        "      - Integrationsrat, 24.11.2021 (1. Lesung), 19.1.2022, TOP 8\n"
        "      - Seniorenrat gemeinsam mit Rat, 3.5.2022, TOP II/2\n"
        "  - lesungen:\n"
        "      - gremium: FPA\n"
        "        sitzungen: [{datum: 22.11.2021, top: 6.1, ergebnis: vertagt}]\n"
    )
    assert section(paper, "fruehere_behandlung") == [
        "Absatz: Drucksachen-Nr. 9921/2014-2020",
        "Liste (line):",
        "  • Integrationsrat, 24.11.2021 (1. Lesung), 19.01.2022, TOP 8",
        "  • Seniorenrat und Rat (gemeinsame Sitzung), 03.05.2022, TOP II/2",
        "Liste (line):",
        "  • FPA, 22.11.2021, TOP 6.1, vertagt",
    ]


def test_product_groups_with_and_without_a_code(composed: Compose) -> None:
    paper = composed("produktgruppen: [11.05.03.04.0001 im Sozialamt, {bezeichnung: Sport}]\n")
    assert section(paper, "produktgruppen") == [
        "Liste (line):",
        "  • 11.05.03.04.0001 im Sozialamt",
        "  • Sport",
    ]


def test_participations_and_cosignatures_only_where_the_form_prints_them(read: Read) -> None:
    paper, form = read(
        "beteiligungen: ['Amt für Finanzen, Amtsleitung, 12.1.2022']\nmitzeichnungen: [Rechtsamt]\n"
    )
    assert [part.id for part in document(paper, form).sections] == ALWAYS
    form = with_section(form, SectionKind.PARTICIPATIONS, "Beteiligt:")
    form = with_section(form, SectionKind.COSIGNATURES, "Mitgezeichnet:")
    printed = document(paper, form)
    assert section(printed, "beteiligungen")[1] == "  • Amt für Finanzen, Amtsleitung, 12.01.2022"
    assert section(printed, "mitzeichnungen")[1] == "  • Rechtsamt"


# What is not public


def test_a_non_public_paper_says_so_on_every_page_and_why(composed: Compose) -> None:
    paper = composed(
        "neutraler_titel: Grundstücksangelegenheit in Mitte\n"
        "beratungsfolge:\n"
        "  - {gremium: FPA, beratung: nichtöffentlich, grund: Grundstücksangelegenheiten}\n"
        "  - {gremium: HWBA, beratung: nichtöffentlich, grund: Vertragsangelegenheiten}\n"
        "  - {gremium: Rat, beratung: nichtöffentlich, grund: Grundstücksangelegenheiten}\n"
    )
    assert paper.furniture.head[1:] == ("Benennung der Sporthalle", "Nichtöffentlich")
    assert section(paper, "beratungsgegenstand")[1:] == [
        "Feld neutraler-titel: „Titel in der öffentlichen Tagesordnung:“ "
        "Grundstücksangelegenheit in Mitte",
        "Feld grund: „Grund der nichtöffentlichen Beratung:“ "
        "Grundstücksangelegenheiten und Vertragsangelegenheiten",
    ]
    assert section(paper, "beratungsfolge")[2].endswith("| nichtöffentlich")


def test_one_non_public_body_is_enough(composed: Compose) -> None:
    paper = composed("beratungsfolge: ['FPA, nichtöffentlich', 'Rat, öffentlich']\n")
    assert paper.furniture.head[-1] == "Nichtöffentlich"


def test_a_public_paper_bears_no_such_mark(composed: Compose) -> None:
    paper = composed("beratungsfolge: ['Rat, öffentlich']\n")
    assert paper.furniture.head[1:] == ("Benennung der Sporthalle",)
    assert section(paper, "beratungsgegenstand") == ["Absatz: Benennung der Sporthalle"]


def test_attachments_have_numbers_and_tell_what_is_not_public(composed: Compose) -> None:
    paper = composed(
        "anlagen:\n"
        "  - Lageplan, plan.pdf, öffentlich\n"
        "  - Wertermittlung, wert.pdf, nichtöffentlich\n"
        "  - {nummer: 7, titel: Vertrag, beratung: nichtöffentlich, grund: Kreditangelegenheiten}\n"
        "  - Satzung\n"
    )
    assert section(paper, "anlagen") == [
        "Liste (point):",
        "  Anlage 1 Lageplan",
        "  Anlage 2 Wertermittlung (nichtöffentlich)",
        "  Anlage 7 Vertrag (nichtöffentlich: Kreditangelegenheiten)",
        "  Anlage 4 Satzung",
    ]


def test_attachments_of_a_nachtrag_tell_what_is_new_but_not_what_is_as_it_was(
    composed: Compose,
) -> None:
    paper = composed(
        "nachtrag: {art: ersetzt}\n"
        "anlagen:\n"
        "  - Lageplan, plan.pdf, öffentlich, unverändert\n"
        "  - Satzung, satzung.pdf, öffentlich, ausgetauscht\n"
        "  - Angebot, angebot.pdf, nichtöffentlich, neu\n"
    )
    assert section(paper, "anlagen") == [
        "Liste (point):",
        "  Anlage 1 Lageplan",
        "  Anlage 2 Satzung (ausgetauscht)",
        "  Anlage 3 Angebot (nichtöffentlich; neu)",
    ]


# What stands around the text


@pytest.mark.parametrize(
    ("status", "watermark"),
    [("entwurf", "ENTWURF"), ("mitzeichnung", "ENTWURF"), ("versandt", "")],
)
def test_only_a_dispatched_paper_is_no_draft(
    composed: Compose, status: str, watermark: str
) -> None:
    assert composed(f"status: {status}\n").furniture.watermark == watermark


def test_the_foot_note_stands_in_the_foot(composed: Compose) -> None:
    assert composed().furniture.foot == ()
    assert composed("fussvermerk: nicht amtlich\n").furniture.foot == ("nicht amtlich",)
    assert composed().furniture.page_label == "Seite {page} von {pages}"


# Nachtrag


@pytest.mark.parametrize(("mode", "boxes"), [("ersetzt", "x "), ("ergänzt", " x")])
def test_the_nachtrag_box_is_ticked_in_signs_and_in_words(
    composed: Compose, mode: str, boxes: str
) -> None:
    paper = composed(NACHTRAG.replace("ergänzt", mode), "drucksachennummer: 1/2020-2025\n")
    assert section(paper, "nachtrag") == [
        "Kästchen: Diese Vorlage",
        f"  [{boxes[0]}] ersetzt die Ursprungsvorlage.",
        f"  [{boxes[1]}] ergänzt die Ursprungsvorlage.",
        f"  in Worten: Angekreuzt: „{mode}“ (Drucksachen-Nr. 1/2020-2025)",
    ]
    assert section(paper, "titel") == ["Absatz: Nachtragsvorlage"]


@pytest.mark.parametrize(
    ("original", "named"),
    [
        ("drucksachennummer: 1/2020-2025\ndatum: 4.11.2021\n", " vom 04.11.2021)"),
        ("drucksachennummer: 1/2020-2025\n", " (Drucksachen-Nr. 1/2020-2025)"),
        ("datum: 4.11.2021\n", "„ergänzt“"),
        ("", "„ergänzt“"),
        (None, "„ergänzt“"),
    ],
)
def test_the_nachtrag_names_number_and_date_of_its_original_as_far_as_known(
    composed: Compose, original: str | None, named: str
) -> None:
    assert section(composed(NACHTRAG, original), "nachtrag")[3].endswith(named)


def test_a_paper_that_is_no_nachtrag_has_no_box_and_no_second_title(composed: Compose) -> None:
    paper = composed("drucksachennummer: 1/2020-2025\n")
    assert paper.section("nachtrag") is None
    assert section(paper, "titel") == []


# Resolution


def test_points_are_numbered_on_three_levels_and_end_as_they_began(composed: Compose) -> None:
    paper = composed(
        "beschlussvorschlag:\n"
        "  einleitung: 'Der Rat beschließt:'\n"
        "  ziffern:\n"
        "    - text: 'Erlassen werden'\n"
        "      unterpunkte:\n"
        "        - die Satzung\n"
        "        - text: 'die Ordnung'\n"
        "          unterpunkte: [Teil eins, {text: Teil zwei, unterpunkte: [ganz unten]}]\n"
        "      schluss: Über beides wird berichtet.\n"
        "    - |\n"
        "      Ein Absatz.\n"
        "\n"
        "      - mit Punkt\n"
    )
    assert section(paper, "beschlussvorschlag") == [
        "Absatz: Der Rat beschließt:",
        "Liste (point):",
        "  1. Erlassen werden",
        "    Liste (point):",
        "      a) die Satzung",
        "      b) die Ordnung",
        "        Liste (point):",
        "          aa) Teil eins",
        "          bb) Teil zwei",
        "            Liste (point):",
        "              aa) ganz unten",
        "    Absatz: Über beides wird berichtet.",
        "  2. Ein Absatz.",
        "    Liste (bullet):",
        "      • mit Punkt",
    ]


def test_parts_by_body_are_lettered_and_count_their_own_points(composed: Compose) -> None:
    paper = composed(
        "beschlussvorschlag:\n"
        "  teile:\n"
        "    - {einleitung: 'Der Ausschuss empfiehlt:', ziffern: [eins, zwei]}\n"
        "    - {gremium: Rat, einleitung: 'Der Rat beschließt:', ziffern: [drei]}\n"
    )
    assert section(paper, "beschlussvorschlag") == [
        "Liste (point):",
        "  a) Der Ausschuss empfiehlt:",
        "    Liste (point):",
        "      1. eins",
        "      2. zwei",
        "  b) Der Rat beschließt:",
        "    Liste (point):",
        "      1. drei",
    ]


def test_a_resolution_may_be_one_sentence(composed: Compose) -> None:
    paper = composed("beschlussvorschlag: Der Rat beschließt die Satzung.\n")
    assert section(paper, "beschlussvorschlag") == ["Absatz: Der Rat beschließt die Satzung."]


def test_letters_go_on_after_z(composed: Compose) -> None:
    points = ", ".join(f"Punkt {number}" for number in range(1, 29))
    paper = composed(
        f"beschlussvorschlag: {{ziffern: [{{text: Alle, unterpunkte: [{points}]}}]}}\n"
    )
    labels = [line.split()[0] for line in section(paper, "beschlussvorschlag")[3:]]
    assert (labels[0], labels[25:]) == ("a)", ["z)", "aa)", "ab)"])


# Signatures


def test_up_to_five_persons_sign_each_with_office_and_proxy(composed: Compose) -> None:
    people = ["Anna Beispiel, Oberbürgermeisterin", "Berta Beispiel", "C D", "E F"]
    entries = "\n".join(f"  - {name}" for name in people)
    paper = composed(
        f"unterschrift:\n{entries}\n"
        "  - {name: Erik Beispiel, funktion: Beigeordneter, vertretung: In Vertretung}\n"
    )
    assert section(paper, "unterschrift") == [
        "Unterschrift:  / Oberbürgermeisterin / Anna Beispiel",
        "Unterschrift:  /  / Berta Beispiel",
        "Unterschrift:  /  / C D",
        "Unterschrift:  /  / E F",
        "Unterschrift: In Vertretung / Beigeordneter / Erik Beispiel",
    ]


# Charts and words


def test_a_chart_says_its_numbers_to_those_who_do_not_see_it(composed: Compose) -> None:
    paper = composed(
        "begruendung: '![](abbildung:a) ![](abbildung:b)'\n"
        "abbildungen:\n"
        "  a: {titel: Stellen, einheit: Anzahl, werte: ['Amt, 6', 'DRK, 1,5']}\n"
        "  b: {titel: Anteile, alternativtext: Zwei gleiche Teile., werte: ['A, 50 %']}\n"
    )
    assert section(paper, "begruendung") == [
        "Diagramm: Stellen (Anzahl)",
        "  Amt: 6",
        "  DRK: 1,5",
        "  Alternativtext: Balkendiagramm „Stellen (Anzahl)“: Amt: 6 und DRK: 1,5.",
        "Diagramm: Anteile",
        "  A: 50",
        "  Alternativtext: Zwei gleiche Teile.",
    ]


PROSE = "Am 19.8.2020 und 2022-02-10 wurden 300.000 EUR, 275000 Euro und rd. 1,2 Mio. EUR gezeigt."


@pytest.mark.parametrize(
    ("yaml", "name"),
    [
        ("ziele: {0}", "ziele"),
        ("zusammenfassung: {0}", "zusammenfassung"),
        ("begruendung: {0}", "begruendung"),
        ("finanzen: {{text: '{0}'}}", "finanzen"),
        ("finanzen: {{deckung: {{einleitung: '{0}'}}}}", "finanzen"),
        ("finanzen: {{deckung: {{rest: {{betrag: 5 EUR, text: '{0}'}}}}}}", "finanzen"),
        ("beschlussvorschlag: {0}", "beschlussvorschlag"),
        ("beschlussvorschlag: {{ziffern: ['{0}']}}", "beschlussvorschlag"),
        ("beschlussvorschlag: {{ziffern: [{{text: '{0}', schluss: Ende}}]}}", "beschlussvorschlag"),
        ("beschlussvorschlag: {{teile: [{{einleitung: '{0}'}}]}}", "beschlussvorschlag"),
    ],
)
def test_prose_is_never_altered(composed: Compose, yaml: str, name: str) -> None:
    assert any(PROSE in line for line in section(composed(yaml.format(PROSE) + "\n"), name))
