"""Signatures: names and offices in either order, side by side, for somebody else."""

import pytest

from drafter.importers.recognise.signatures import signatures
from drafter.model.form import SectionKind
from tests.importers.bodies.made import form, read, rest, rows

SIGNED = {
    "Erster Beigeordneter \n\n\nIngo Nürnberger": ["Ingo Nürnberger | Erster Beigeordneter"],
    "In Vertretung\nErika Beispiel\nErste Beigeordnete": [
        "Erika Beispiel | Erste Beigeordnete | In Vertretung"
    ],
    "Oberbürgermeister/Beigeordnete(r)\n\nBeispiel\nOberbürgermeister": [
        "Beispiel? | Oberbürgermeister"
    ],
    "Dr. Erika Beispiel, Stadtkämmerin": ["Dr. Erika Beispiel | Stadtkämmerin"],
    "i. V.\nErste Beigeordnete        Stadtkämmerer\nErika Beispiel            Max Muster": [
        "Erika Beispiel | Erste Beigeordnete | i. V.",
        "Max Muster | Stadtkämmerer",
    ],
    "Beigeordneter\nMax Muster\nBürgermeisterin\nErika Muster": [
        "Max Muster | Beigeordneter",
        "Erika Muster | Bürgermeisterin",
    ],
    "Max Muster\nBeigeordneter\nErika Muster\nBürgermeisterin": [
        "Max Muster | Beigeordneter",
        "Erika Muster | Bürgermeisterin",
    ],
    "gez. Max von Muster": ["Max von Muster?"],
    "gez. Muster": ["Muster??"],
}


@pytest.mark.parametrize(("text", "wanted"), SIGNED.items())
def test_names_and_offices_are_told_apart(text: str, wanted: list[str]) -> None:
    gained = read(signatures, SectionKind.SIGNATURES, form("bielefeld"), text)
    assert rows(gained, "unterschrift") == wanted
    assert rest(gained) == []


def test_what_is_neither_is_left_over() -> None:
    text = "Technische Betriebsleitung\nBielefeld, den 10.02.2022\nMax Muster\n- 3 -"
    gained = read(signatures, SectionKind.SIGNATURES, form("bielefeld"), text)
    assert rows(gained, "unterschrift") == ["Max Muster | Technische Betriebsleitung"]
    assert rest(gained) == ["Bielefeld, den 10.02.2022"]


def test_an_office_without_a_name_signs_nothing() -> None:
    gained = read(signatures, SectionKind.SIGNATURES, form("bielefeld"), "Oberbürgermeister")
    assert (gained.values, rest(gained)) == ({}, ["Oberbürgermeister"])
