"""Each kind of change finds its home, and nothing else of the files is touched."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.importers.merge.conftest import all_taken, begun, exported, paper
from tests.importers.merge.editor import Editor, added, replaced
from tests.word.papers import INPUTS

GANZTAG = "offener-ganztag-2024"
SCHOOLYARDS = "karlsruhe-schulhoefe-2025-ergaenzung"


class Case(NamedTuple):
    """A change in Word, and the one place of the file that changes for it."""

    edit: Callable[[Editor], None]
    old: str
    new: str
    paper: str = GANZTAG
    file: str = f"{GANZTAG}.yaml"


def ticked(editor: Editor) -> None:
    editor.rewrite(editor.paragraph("☐ erheblich"), 0, 1, "☒")
    editor.rewrite(editor.paragraph("☒ geringfügig"), 0, 1, "☐")


CASES = {
    "a word over the end of a line": Case(
        replaced("wird die Verwaltung beauftragt,", "ist die Verwaltung beauftragt,"),
        "Dazu wird die",
        "Dazu ist die",
    ),
    "words that a line end divides": Case(
        replaced("der Kinder an Grundschulen", "der Kinder in Schulen"),
        "Kinder an\n  Grundschulen",
        "Kinder in Schulen",
    ),
    "a word in a Ziffer": Case(
        replaced("300 zusätzliche Plätze im offenen", "320 zusätzliche Plätze im offenen"),
        "300 zusätzliche Plätze im offenen",
        "320 zusätzliche Plätze im offenen",
    ),
    "quotation marks that Word made round": Case(
        replaced("8.150 Plätze", "8.150 „feste“ Plätze"), "8.150 Plätze", "8.150 „feste“ Plätze"
    ),
    "a no-break space": Case(
        replaced("412 Kinder", "412\u00a0Kinder"), "412 Kinder", "412\u00a0Kinder"
    ),
    "signs that are marks in Markdown": Case(
        replaced("412 Kinder", "412 Schüler*innen [neu] _hier_"),
        "412 Kinder",
        r"412 Schüler\*innen \[neu\] \_hier\_",
    ),
    "a colon in a plain scalar": Case(
        replaced("Über den Stand des Ausbaus wird", "Bericht: Über den Ausbau wird"),
        "Über den Stand des Ausbaus wird im ersten Quartal 2025 berichtet.",
        "'Bericht: Über den Ausbau wird im ersten Quartal 2025 berichtet.'",
    ),
    "the day of a meeting": Case(replaced("14.05.2024", "16.05.2024"), "14.05.2024", "16.05.2024"),
    "a body": Case(
        replaced("Jugendhilfeausschuss", "Jugendwohlfahrtsausschuss"),
        "- Jugendhilfeausschuss, 15.",
        "- Jugendwohlfahrtsausschuss, 15.",
    ),
    "an amount in a plan": Case(
        replaced("687.000\u00a0€", "688.000\u00a0€"), "687.000 €", "688.000 €"
    ),
    "an amount with a minus": Case(
        replaced("−238.000\u00a0€", "−239.000\u00a0€"), "-238.000 €", "-239.000 €"
    ),
    "the name of a row of a plan": Case(
        replaced("Elternbeiträge", "Beiträge der Eltern"),
        "bezeichnung: Elternbeiträge",
        "bezeichnung: Beiträge der Eltern",
    ),
    "a line of a cover": Case(replaced("(geringere", "(kleinere"), "(geringere", "(kleinere"),
    "the title of an attachment": Case(
        replaced("Verteilung der zusätzlichen Plätze", "Verteilung der neuen Plätze"),
        "Verteilung der zusätzlichen Plätze",
        "Verteilung der neuen Plätze",
    ),
    "a signature": Case(replaced("Max Muster", "Moritz Muster"), "Max Muster", "Moritz Muster"),
    "the subject": Case(
        replaced("Ausbau des offenen Ganztags an", "Erweiterung des offenen Ganztags an"),
        "Ausbau des offenen Ganztags an",
        "Erweiterung des offenen Ganztags an",
    ),
    "a heading": Case(
        replaced("Ausgangslage", "Ausgangslage und Ziel"), "Ausgangslage", "Ausgangslage und Ziel"
    ),
    "a new paragraph": Case(
        added("eine Sondersitzung einberufen", "Ein neuer Absatz."),
        "eine Sondersitzung einberufen.\n",
        "eine Sondersitzung einberufen.\n\n  Ein neuer Absatz.\n",
    ),
    "a new Ziffer": Case(
        added("Über den Stand des", "Die Plätze werden evaluiert."),
        "Quartal 2025 berichtet.\n",
        "Quartal 2025 berichtet.\n        - Die Plätze werden evaluiert.\n",
    ),
    "a new sub-point": Case(
        added("acht Gruppen in vorhandenen", "zwei Gruppen im Freien,"),
        "vorhandenen Räumen,\n",
        "vorhandenen Räumen,\n                - zwei Gruppen im Freien,\n",
    ),
    "a new row of a table": Case(
        lambda editor: editor.add_row("300 x 5 x 40 €", ["Spenden", "", "10 €"]),
        "40 € | 60.000 € |\n",
        "40 € | 60.000 € |\n  | Spenden |  | 10 € |\n",
    ),
    "a new body": Case(
        lambda editor: editor.add_row("15.05.2024", ["Beirat", "16.05.2024", "öffentlich"]),
        "  - Finanz- und Personalausschuss, 21",
        "  - Beirat, 16.05.2024, öffentlich\n  - Finanz- und Personalausschuss, 21",
    ),
    "a paragraph that is gone": Case(
        lambda editor: editor.remove("Das Land bewilligt zusätzliche Plätze"),
        "  Das Land bewilligt zusätzliche Plätze nur, wenn der Beschluss des Rates bis zum "
        "30.06.2024\n  vorliegt. Da die nächste Sitzung des Rates erst nach diesem Tag "
        "stattfindet, wird am 15.06.2024\n  eine Sondersitzung einberufen.\n\n",
        "",
    ),
    "a Ziffer that is gone": Case(
        lambda editor: editor.remove("Die Zweite Satzung"),
        "        - >-\n          Die Zweite Satzung zur Änderung der Elternbeitragssatzung wird "
        "in der Fassung der Anlage 2\n          beschlossen.\n",
        "",
    ),
    "a row that is gone": Case(
        lambda editor: editor.remove_row("Minderaufwand Mietnebenkosten"),
        "  | Minderaufwand Mietnebenkosten | | 50.000 € |\n",
        "",
    ),
    "a body that is gone": Case(
        lambda editor: editor.remove_row("15.05.2024"),
        "  - Jugendhilfeausschuss, 15.05.2024, Empfehlung, öffentlich\n",
        "",
    ),
    "a paragraph that was divided": Case(
        lambda editor: editor.split("Auf den Wartelisten"),
        "Grundschulen. Auf den Wartelisten",
        "Grundschulen.\n\n  Auf den Wartelisten",
    ),
    "a text in a file of its own": Case(
        replaced("ursprünglich angedachte", "zuerst gewünschte"),
        "ursprünglich angedachte",
        "zuerst gewünschte",
        "kim-2022",
        "kim-2022.md",
    ),
    "boxes": Case(
        ticked,
        "ja, positiv, geringfügig",
        "ja, positiv, erheblich",
        SCHOOLYARDS,
        f"{SCHOOLYARDS}.yaml",
    ),
    "an amount of a form's field": Case(
        replaced("52.000\u00a0€", "53.000\u00a0€"),
        "folgekosten: 52.000 €",
        "folgekosten: 53.000 €",
        SCHOOLYARDS,
        f"{SCHOOLYARDS}.yaml",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_only_these_words_change(name: str) -> None:
    """Every second one is tracked."""
    case, tracked = CASES[name], bool([*CASES].index(name) % 2)
    editor = Editor(exported(case.paper), tracked=tracked, torn=tracked)
    case.edit(editor)
    made, homeless = all_taken(begun(paper(case.paper), editor.bytes()))
    assert homeless == []
    was = (INPUTS[0].parent / case.file).read_text("utf-8")
    assert was.count(case.old) == 1
    assert made.sources.files[case.file].decode() == was.replace(case.old, case.new)
