"""Earlier readings: under which number, by whom and when; prose is left as it is."""

from drafter.importers.recognise.parts import Gained
from drafter.importers.recognise.readings import prior_readings
from drafter.model.form import SectionKind
from tests.importers.bodies.made import form, read, rest, short

TITLE = "Frühere Behandlung des Beratungsgegenstandes (Gremium, Datum, TOP, Drucksachen-Nr.)"


def treated(text: str, name: str = "bielefeld", title: str = TITLE) -> Gained:
    """Return what was recognised of earlier readings."""
    return read(prior_readings, SectionKind.PRIOR_READINGS, form(name), text, title)


def told(gained: Gained) -> list[str]:
    """Return readings as „number: body; day (note) TOP result“."""
    groups = short(gained.values.get("fruehere_behandlung", ()))
    assert isinstance(groups, list)
    return [
        f"{group.get('drucksachennummer', '–')}: {_reading(one)}"
        for group in groups
        for one in group["lesungen"]
    ]


def _reading(one: dict[str, object]) -> str:
    bodies = [str(one["gremium"]), *map(str, _listed(one.get("gemeinsam_mit")))]
    days = ["/".join(map(str, dict(day).values())) for day in _listed(one.get("sitzungen"))]
    return "; ".join([" + ".join(bodies), *days])


def _listed(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def test_readings_stand_under_their_number() -> None:
    text = (
        "Drucksachen-Nr. 9921/2014-2020 \nIntegrationsrat, 29.02.2020, TOP 6 \n"
        "Sozial- und Gesundheitsausschuss, 18.02.2020, TOP 13.2, \n"
        "Haupt-, Wirtschaftsförderungs- und\nBeteiligungsausschuss, 26.02.2020, TOP 7 \n\n"
        "Drucksachennummer 2859/2020-2025/1\n"
        "Integrationsrat, 24.11.2021 (1.Lesung), 19.01.2022, TOP 8\nRat 3.9.2020, TOP 7.1"
    )
    assert told(treated(text)) == [
        "9921/2014-2020: Integrationsrat; 29.02.2020/6",
        "9921/2014-2020: Sozial- und Gesundheitsausschuss; 18.02.2020/13.2",
        "9921/2014-2020: Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss; 26.02.2020/7",
        "2859/2020-2025/1: Integrationsrat; 24.11.2021/1. Lesung; 19.01.2022/8",
        "2859/2020-2025/1: Rat; 03.09.2020/7.1",
    ]


def test_numbers_behind_their_reading_are_its_own() -> None:
    text = (
        "Rat, 10.02.2022, TOP 5, Drucksachen-Nr. 1234/2020-2025\n"
        "HWBA 09.02.2022 TOP 4 (Drs. 1200/2020-2025)\nIntegrationsrat 08.02.2022"
    )
    assert told(treated(text)) == [
        "1234/2020-2025: Rat; 10.02.2022/5",
        "1200/2020-2025: HWBA; 09.02.2022/4",
        "–: Integrationsrat; 08.02.2022",
    ]


def test_numbers_lead_in_a_single_line_that_begins_with_one() -> None:
    text = (
        "Drucksachen-Nr. 1234/2020-2025 Rat, 10.02.2022, TOP 5 Hauptausschuss, 11.02.2022 "
        "Drucksachen-Nr. 55/2014-2020 SGA 12.02.2019 TOP 7.1"
    )
    assert told(treated(text)) == [
        "1234/2020-2025: Rat; 10.02.2022/5",
        "1234/2020-2025: Hauptausschuss; 11.02.2022",
        "55/2014-2020: SGA; 12.02.2019/7.1",
    ]


def test_a_second_number_of_a_reading_has_no_home() -> None:
    gained = treated("Rat, 10.02.2022, Drs. 12/2020-2025, Drs. 13/2020-2025")
    assert told(gained) == ["12/2020-2025: Rat; 10.02.2022"]
    assert rest(gained) == ["13/2020-2025"]


def test_numbers_of_other_forms_are_kept_with_a_note() -> None:
    assert told(treated("Vorlage 2024/0911\nRat, 10.02.2022")) == ["2024/0911?: Rat; 10.02.2022"]
    assert told(treated("Vorlage Nr. 2024/0911\nGemeinderat, 22.10.2024, TOP 14", "karlsruhe")) == [
        "2024/0911: Gemeinderat; 22.10.2024/14"
    ]


def test_prose_is_left_over_and_no_day_behind_it_goes_to_another_body() -> None:
    gained = treated(
        "Beschluss des Rates vom 10.02.2022, TOP 5\n"
        "Der Rat hat am 11.02.2022 beschlossen, das Projekt zu beginnen.\n12.02.2022, TOP 3"
    )
    assert told(gained) == ["–: Rat; 10.02.2022/5"]
    assert rest(gained) == [
        "Der Rat hat am 11.02.2022 beschlossen, das Projekt zu beginnen.",
        "12.02.2022",
        "TOP 3",
    ]


def test_joint_readings_and_results_are_read() -> None:
    gained = treated(
        "- Schul- und Sportausschuss und Jugendhilfeausschuss (gemeinsame Sitzung),\n"
        "11.06.2024, TOP 3 c\n- Kulturausschuss 18.06.2024 TOP 5 einstimmig beschlossen"
    )
    assert told(gained) == [
        "–: Schul- und Sportausschuss + Jugendhilfeausschuss; 11.06.2024/3 c",
        "–: Kulturausschuss; 18.06.2024/5/einstimmig beschlossen",
    ]


def test_a_bare_number_is_the_agendas_only_where_the_title_speaks_of_it() -> None:
    assert told(treated("Rat, 10.02.2022, 7.1")) == ["–: Rat; 10.02.2022/7.1?"]
    gained = treated("Rat, 10.02.2022, 7.1", title="Frühere Behandlung")
    assert told(gained) == ["–: Rat; 10.02.2022"]
    assert rest(gained) == ["7.1"]


def test_a_number_without_readings_is_left_over() -> None:
    gained = treated("Drucksachen-Nr. 9921/2014-2020")
    assert not gained.values
    assert rest(gained) == ["9921/2014-2020"]
