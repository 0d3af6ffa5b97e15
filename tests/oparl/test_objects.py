"""Objects of papers as real ones are: several days, no day, joint sessions, odd numbers."""

from dataclasses import replace
from typing import Any

import pytest

from drafter.model.form import FormSection, SectionKind
from drafter.render.oparl import objects
from tests.oparl.conftest import EDITIONS, Objects, objects_in, public_report, published
from tests.oparl.dialect import kind
from tests.pipeline.conftest import COMPLETE, Place

CONSULTED = "  - Schul- und Sportausschuss, 31.05.2022, TOP 5, öffentlich\n"
ACKNOWLEDGED = "quittiert:\n  - {regel: beratung-unvollstaendig, grund: Es eilt.}\n"


def of(objects: Objects, name: str) -> list[dict[str, Any]]:
    return [value for value in objects if kind(value) == name]


def made(place: Place, consulted: str = CONSULTED, more: str = "") -> Objects:
    return objects_in(published(place(more, base=COMPLETE.replace(CONSULTED, consulted))))


def test_a_body_is_known_by_any_of_its_names(place: Place) -> None:
    (rat,) = [
        each
        for each in of(made(place, "  - Stadtrat, 31.05.2022, öffentlich\n"), "Organization")
        if each["organizationType"] == "Gremium"
    ]
    assert rat["name"] == "Rat der Stadt Bielefeld"
    assert rat["classification"] == "Parlament"


def test_a_body_that_the_form_lacks_is_called_as_printed(place: Place) -> None:
    objects = made(place, "  - Zukunftsrat, 31.05.2022, öffentlich\n")
    assert "Zukunftsrat" in {each["name"] for each in of(objects, "Organization")}


def test_a_meeting_of_two_days_begins_on_the_first(place: Place) -> None:
    (meeting,) = of(made(place, "  - Rat, 24./25.05.2022, öffentlich\n"), "Meeting")
    assert meeting["start"] == "2022-05-24T00:00:00+02:00"
    assert meeting["drafter:days"] == "2022-05-24/2022-05-25"
    assert "end" not in meeting
    assert meeting["name"] == "Rat der Stadt Bielefeld, 24./25.05.2022"


def test_without_a_day_there_is_no_meeting_and_no_agenda_item(place: Place) -> None:
    objects = made(place, "  - {gremium: Rat, beratung: öffentlich, top: 5}\n", ACKNOWLEDGED)
    (consultation,) = of(objects, "Consultation")
    assert consultation["id"].endswith("-offen.json")
    assert consultation["organization"]
    assert {"meeting", "agendaItem"} & set(consultation) == set()
    assert of(objects, "Meeting") == of(objects, "AgendaItem") == []


def test_a_joint_session_has_both_bodies_the_leading_one_first(bundle: Objects) -> None:
    (meeting,) = [each for each in of(bundle, "Meeting") if len(each["organization"]) > 1]
    names = {each["id"]: each["name"] for each in of(bundle, "Organization")}
    both = ["Schul- und Sportausschuss", "Jugendhilfeausschuss"]
    assert [names[address] for address in meeting["organization"]] == both
    assert meeting["name"] == f"{' gemeinsam mit '.join(both)}, 17.06.2025"


@pytest.fixture
def bundle(bundles: dict[str, Objects]) -> Objects:
    return bundles["schulbericht-2025"]


def test_one_body_may_consult_twice_on_one_day(place: Place) -> None:
    line = "  - Rat, 31.05.2022, TOP {}, öffentlich\n"
    objects = made(place, line.format(5) + line.format("Ö 8.1"))
    assert len({each["id"] for each in of(objects, "Consultation")}) == 2
    (meeting,) = of(objects, "Meeting")
    assert [item["number"] for item in meeting["agendaItem"]] == ["5", "Ö 8.1"]
    assert [item["order"] for item in meeting["agendaItem"]] == [0, 1]


def test_what_a_body_decided_is_the_result_of_its_agenda_item(place: Place) -> None:
    outcome = "mehrheitlich zugestimmt (Ja 12, Nein 3)"
    given = f'gremium: Rat, sitzung: 31.05.2022, beratung: öffentlich, ergebnis: "{outcome}"'
    (item,) = of(made(place, f"  - {{{given}}}\n"), "AgendaItem")
    assert item["result"] == outcome


def test_what_an_importer_cannot_keep_is_left_out(place: Place) -> None:
    objects = made(
        place, f"  - {{gremium: Rat, sitzung: 31.05.2022, top: {'I' * 21}, beratung: öffentlich}}\n"
    )
    assert "number" not in of(objects, "AgendaItem")[0]


def test_a_long_title_of_an_anlage_is_cut_between_words(place: Place) -> None:
    path = place(f"anlagen:\n  - {'Plan ' * 60}, plan.pdf, öffentlich\n", base=COMPLETE)
    (path.parent / "plan.pdf").write_bytes(b"%PDF-1.7\n")
    file = of(objects_in(published(path)), "Paper")[0]["auxiliaryFile"][-1]
    assert len(file["name"]) <= 200
    assert file["name"].startswith("Anlage 1: Plan Plan")
    assert file["name"].endswith("Plan…")


def test_the_pdf_is_the_main_file_and_the_other_formats_derive_from_it(bundle: Objects) -> None:
    (paper,) = of(bundle, "Paper")
    main = paper["mainFile"]
    names = {each["id"]: each["fileName"] for each in of(bundle, "File")}
    assert main["fileName"] == "9214_2020-2025.pdf"
    assert [names[address] for address in main["derivativeFile"]] == [
        "9214_2020-2025.html",
        "9214_2020-2025.quelle.yaml",
    ]
    assert main["size"] == len(EDITIONS[".pdf"])
    assert "52 Maßnahmen" in main["text"]
    assert [each["name"][:9] for each in paper["auxiliaryFile"][-3:]] == [
        *("Anlage 1:", "Anlage 2:", "Anlage 3:")
    ]


def test_a_nachtrag_is_below_its_original(bundles: dict[str, Objects]) -> None:
    (paper,) = of(bundles["offener-ganztag-2024-nachtrag"], "Paper")
    (original,) = of(bundles["offener-ganztag-2024"], "Paper")
    assert paper["superordinatedPaper"] == paper["relatedPaper"] == [original["id"]]
    assert paper["drafter:priorReferences"] == ["8034/2020-2025", "7105/2020-2025"]
    assert [each["fileName"] for each in (paper["mainFile"], *paper["auxiliaryFile"])] == [
        "8034_2020-2025_1.pdf",
        "8034_2020-2025_1.rein.pdf",
        "8034_2020-2025_1.lesefassung.pdf",
    ]
    assert "bis zum 31.12.2024" in paper["mainFile"]["text"]


def test_numbers_that_the_form_does_not_print_are_not_told() -> None:
    given = public_report()
    shown = objects(given)[0]
    kinds = tuple(
        kind.model_copy(update={"sections": tuple(filter(_is_another, kind.sections))})
        for kind in given.form.kinds
    )
    form = given.form.model_copy(update={"kinds": kinds})
    assert shown["drafter:priorReferences"] == ["7712/2020-2025"]
    assert "drafter:priorReferences" not in objects(replace(given, form=form))[0]


def _is_another(section: FormSection) -> bool:
    return section.kind is not SectionKind.PRIOR_READINGS


def test_the_office_that_leads_is_an_organization(bundles: dict[str, Objects]) -> None:
    objects = bundles["kim-2022"]
    (office,) = [
        each
        for each in of(objects, "Organization")
        if each["organizationType"] == "Verwaltungsbereich"
    ]
    assert of(objects, "Paper")[0]["underDirectionOf"] == [office["id"]]
    assert office["name"] == "Amt für soziale Leistungen – Sozialamt"
