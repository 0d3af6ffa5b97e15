"""The echo of a paper names every value that the paper holds."""

from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

import pytest

from drafter.model.base import Record
from drafter.model.echo import echo
from drafter.source import load

from .conftest import INPUTS

FULL = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
drucksachennummer: 1/2020-2025/1
amt: {nummer: "510", name: Jugendamt, telefon: 51-1234}
datum: 27.01.2022
nachtrag:
  art: ersetzt
  zu: ursprung.yaml
  pruefsumme: >-
    0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
    0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
beratungsgegenstand: Gegenstand
neutraler_titel: Neutral
beratungsfolge:
  - gremium: JHA
    gemeinsam_mit: [SSA]
    sitzung: 10./11.02.2022
    top: 3 c
    beratung: nichtöffentlich
    zustaendigkeit: Anhörung
    grund: Personalangelegenheiten
produktgruppen: [11.06.01 Jugend]
ziele: Zielwort
finanzen:
  auswirkungen: nein
  text: Finanzwort
  deckung:
    bedarf: 11 €
    jahr: 2031
    konto: "4711"
    einleitung: Einleitwort
    zeilen: [Rücklage 2032 i.H.v. 12 € (Herleitung)]
    rest: {betrag: 13 €, text: Restwort}
  plaene:
    - plan: Finanzplan
      konto: "4712"
      zeilen: [{bezeichnung: Kauf, art: Auszahlung, betraege: {2033: 14 €}}]
      saldo: {2034: 15 €}
fruehere_behandlung:
  - drucksachennummer: 2/2020-2025
    lesungen:
      - gremium: FPA
        gemeinsam_mit: [Seniorenrat]
        sitzungen: [{datum: 03.01.2022, vermerk: 1. Lesung, top: "9", ergebnis: vertagt}]
beschlussvorschlag:
  einleitung: Vorwort
  teile: [{gremium: Kulturausschuss, einleitung: Teilwort, ziffern: [Erste]}]
  ziffern: [{text: Zweite, unterpunkte: [Dritte], schluss: Schlusswort}]
aenderungen:
  - In Ziffer 3 wird „Altwort“ durch „Neuwort“ ersetzt.
  - {an: Ziffer 4, davor: Vorwort, nummer: 44}
  - {an: Ziffer 4, worte: Grundwort, danach: Zusatzwort}
  - {an: "Begründung, Absatz 2", entfaellt: ja}
zusammenfassung: Kurzwort
begruendung: Langwort
abbildungen:
  bild: {titel: Bildtitel, einheit: Meter, alternativtext: Bildwort, werte: ["Balken, 2,5"]}
anlagen:
  - {nummer: 7, titel: Plan, datei: plan.pdf, beratung: öffentlich, grund: Auftragsvergaben}
unterschrift: ["Erika Beispiel, Stadtkämmerin, In Vertretung"]
beteiligungen: ["Gesundheitsamt, Leitung, 04.01.2022"]
mitzeichnungen: ["Rechtsamt, Vorstand, 05.01.2022"]
fussvermerk: Fußwort
quittiert: [{regel: eine-regel, grund: Quittungsgrund, stelle: Fundstelle}]
"""
SHOWN_OTHERWISE = {"False": "nein", "True": "entfällt", "2.5": "2,5"}


def leaves(value: object) -> Iterator[str]:
    """Yield every single value of a record as text, dates and amounts left out."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            yield from leaves(getattr(value, name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from (str(key), *leaves(part))
    elif type(value) is tuple:
        for part in value:
            yield from leaves(part)
    elif isinstance(value, str | int | Enum) or type(value).__name__ == "Decimal":
        yield SHOWN_OTHERWISE.get(str(value), str(value))


@pytest.fixture
def full(tmp_path: Path) -> tuple[str, ...]:
    path = tmp_path / "voll.yaml"
    path.write_text(FULL, encoding="utf-8")
    loaded = load(path)
    assert loaded.paper, loaded.findings
    return echo(loaded.paper)


def test_every_value_of_a_paper_is_echoed(full: tuple[str, ...], tmp_path: Path) -> None:
    paper = load(tmp_path / "voll.yaml").paper
    shown = "\n".join(full)
    assert [leaf for leaf in leaves(paper) if leaf not in shown] == []


def test_dates_and_amounts_are_echoed_in_the_printed_form(full: tuple[str, ...]) -> None:
    shown = "\n".join(full)
    for text in (
        "Do., 27.01.2022",
        "Sitzung 10./11.02.2022",
        "Sitzung Mo., 03.01.2022 (1. Lesung), TOP 9, Ergebnis „vertagt“",
        "Datum Di., 04.01.2022",
        "Bedarf 11 €",
        "Betrag 12 €",
        "Rest: 13 €",
        "2033 14 €",
        "Saldo: 2034 15 €",
    ):
        assert text in shown


def test_an_amendment_is_echoed_as_it_was_understood(full: tuple[str, ...]) -> None:
    assert [line for line in full if line.startswith("Änderung")] == [
        "Änderung 1: Stelle Ziffer 3 · Worte „Altwort“ · ersetzt durch „Neuwort“",
        "Änderung 2: Stelle Ziffer 4 · davor „Vorwort“ · neue Nummer 44",
        "Änderung 3: Stelle Ziffer 4 · Worte „Grundwort“ · danach „Zusatzwort“",
        "Änderung 4: Stelle Begründung, Absatz 2 · entfällt",
    ]


def test_a_joint_meeting_is_seen_as_one(full: tuple[str, ...]) -> None:
    assert any("Gremium „JHA“ · gemeinsam mit „SSA“" in line for line in full)


@pytest.mark.parametrize("name", ["kim-2021", "kim-2022"])
def test_every_line_of_the_echo_is_one_line(name: str) -> None:
    paper = load(INPUTS / f"{name}.yaml").paper
    assert paper
    assert all(line and "\n" not in line for line in echo(paper))
