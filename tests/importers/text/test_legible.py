import random
import string

import pytest

from drafter.importers.reading.legible import legible

PAPER = """\
Der Rat der Stadt Bielefeld beschließt die Zweite Satzung zur Änderung der Satzung über die Erhebung
von Elternbeiträgen. Die Verwaltung wird beauftragt, die Mittel in Höhe von 25.000 € im Haushalt
2023 bereitzustellen und über die Umsetzung in den zuständigen Gremien regelmäßig zu berichten.
Drucksachen-Nr. 9921/2014-2020, Integrationsrat, 29.02.2020, TOP 6, öffentlich.
"""
READABLE = {
    "a paper": PAPER,
    "capitals": PAPER.upper(),
    "no blanks": "".join(PAPER.split(" ")),
    "one sentence": "Der Rat beschließt.",
    "names": "Müller, Özdemir, Yılmaz, Kowalski, Nowak, von der Heyden, Nguyen, Çelik, Brücher",
    "figures": "2022 12.000 € 13.500 €\n2023 14.000 € -1.000 €\nSumme 1.000.000,00 €\n1 2 3 4 5",
    "a drawn table": "| Jahr | Ertrag |\n|------|--------|\n| 2022 | 12.000 |\n| 2023 | 13.000 |",
    "abbreviations": "HWBA, FiPA, SGA, StEA, AfUK, KIM, MKFFI, NRW, SGB XII, AO-SF, OGS, BauGB",
    "a glued row": "RatderStadtBielefeld10.02.2022öffentlich",
    "gender": "MitarbeiterInnen LehrerInnen SchülerInnen BürgerInnen KundInnen ErzieherInnen " * 3,
    "Turkish": "Belediye meclisi toplantısında alınan kararlar kamuoyuna duyurulur. Uyum meclisi.",
    "Polish": "Rada miasta przyjęła uchwałę w sprawie współpracy partnerskiej z miastem Bielefeld.",
    "bullets": "\uf0b7 erste Maßnahme\n\uf0b7 zweite Maßnahme\n\uf0b7 dritte Maßnahme",
}


def moved(text: str, by: int) -> str:
    letters = string.ascii_lowercase
    return text.lower().translate(str.maketrans(letters, letters[by:] + letters[:by]))


def noisy(text: str, share: float) -> str:
    chance = random.Random(7)
    return "".join(
        chance.choice("1l|!Ii0O8B5S~^{}$") if sign.isalpha() and chance.random() < share else sign
        for sign in text
    )


RUBBISH = {
    "nothing": " \n",
    "moved by three": moved(PAPER, 3),
    "moved by thirteen": moved(PAPER, 13),
    "moved glyphs": "".join(chr(max(33, ord(s) - 29)) if s.isalpha() else s for s in PAPER),
    "random letters": "".join(random.Random(1).choices(string.ascii_letters + " ", k=900)),
    "random bytes": random.Random(2).randbytes(900).decode("latin-1"),
    "glyph numbers": "".join(f"(cid:{ord(sign)})" for sign in PAPER),
    "wrong encoding": PAPER.encode().decode("cp1252", "replace"),
    "private codes": "".join(chr(0xF000 + ord(s)) if s.isascii() else s for s in PAPER),
    "replacements": "".join("\ufffd" if sign.isalpha() else sign for sign in PAPER),
    "bad recognition": noisy(PAPER, 0.25),
}


@pytest.mark.parametrize("name", READABLE)
def test_what_one_can_read_is_legible(name: str) -> None:
    assert legible(READABLE[name])


@pytest.mark.parametrize("name", RUBBISH)
def test_rubbish_is_not_legible(name: str) -> None:
    assert not legible(RUBBISH[name])


def test_some_mistakes_of_recognition_do_not_matter() -> None:
    assert legible(noisy(PAPER, 0.03))
