"""What only a person can judge of PDF/UA-1: the Matterhorn Protocol 1.1 (PDF Association, 2021).

The protocol breaks ISO 14289-1 down into 31 checkpoints and their failure conditions. Its tables
have 137 of them: 87 that a machine can find, 48 for a person, and 2 without a test (23-001 and
27-001). The preface still counts 136 and 47, as version 1.02 did; 1.1 added 13-008.

The sentences here are our own and say what must be true for the condition not to occur.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from drafter.facts.record import Facts

MACHINE = 87
WITHOUT_TEST = 2
CHECKPOINTS: Final[Mapping[int, str]] = MappingProxyType(
    {
        1: "Inhalt und Schmuck",
        2: "Zuordnung eigener Tags",
        3: "Flackern",
        4: "Farbe und Kontrast",
        5: "Ton",
        6: "Metadaten",
        7: "Fenstertitel",
        8: "Texterkennung",
        9: "Passende Tags",
        10: "Zeichenzuordnung",
        11: "Sprache",
        12: "Gedehnte Zeichen",
        13: "Grafiken",
        14: "Überschriften",
        15: "Tabellen",
        16: "Listen",
        17: "Mathematische Ausdrücke",
        18: "Kopf- und Fußzeilen",
        19: "Anmerkungen und Verweise",
        20: "Ebenen",
        21: "Eingebettete Dateien",
        22: "Artikelfäden",
        23: "Digitale Signaturen",
        24: "Formulare auf Papier",
        25: "XFA-Formulare",
        26: "Schutz",
        27: "Navigation",
        28: "Anmerkungsobjekte (Links, Felder, Kommentare)",
        29: "Aktionen",
        30: "Eingebundene Objekte",
        31: "Schriften",
    }
)
MEDIA: Final = frozenset({"Screen", "Movie", "Sound", "RichMedia", "3D", "Rendition"})

Presence = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Condition:
    """A failure condition as a sentence that must be true; `occasion` tells whether it can fail.

    Without the occasion (no script, no table) there is nothing to judge.
    """

    number: str
    demand: str
    occasion: Presence

    @property
    def checkpoint(self) -> int:
        """The number of the checkpoint that it belongs to."""
        return int(self.number[:2])


def applies(condition: Condition, facts: Facts) -> bool:
    """Whether a file has what the condition is about; where not all was seen, it is assumed."""
    return bool(facts.cut) or condition.occasion(facts)


def _always(_: Facts) -> bool:
    return True


def _has_actions(facts: Facts) -> bool:
    return bool(facts.contents.actions)


def _has_scripts(facts: Facts) -> bool:
    return facts.contents.scripts > 0 or facts.xfa


def _has_media(facts: Facts) -> bool:
    counted = (*facts.contents.annotations, *facts.contents.actions)
    return any(kind in MEDIA or kind.startswith("RichMedia") for kind, _ in counted)


def _has_annotations(facts: Facts) -> bool:
    return bool(facts.contents.annotations)


def _has_links(facts: Facts) -> bool:
    return any(kind == "Link" for kind, _ in facts.contents.annotations)


def _has_threads(facts: Facts) -> bool:
    return facts.threads


def _has_maps(facts: Facts) -> bool:
    return facts.contents.maps > 0


def _has_fonts(facts: Facts) -> bool:
    return any(font.embedded for font in facts.contents.fonts)


def _tagged(*kinds: str) -> Presence:
    """Return whether a file has a tag of one of the kinds."""

    def found(facts: Facts) -> bool:
        return facts.structure is not None and any(k in kinds for k, _ in facts.structure.types)

    return found


CONDITIONS: Final = (
    Condition(
        "01-001",
        "Was nur schmückt oder gliedert (Linien, Hintergründe, Seitenzahlen), ist nicht als Inhalt "
        "ausgezeichnet.",
        _always,
    ),
    Condition(
        "01-002",
        "Kein Inhalt ist als Schmuck ausgezeichnet; denn Schmuck wird nicht vorgelesen.",
        _always,
    ),
    Condition(
        "01-006",
        "Jedes Tag und seine Eigenschaften passen zu dem, was es umfasst, etwa Absatz, Liste, "
        "Tabelle, Zitat.",
        _always,
    ),
    Condition(
        "02-002",
        "Eigene Tags sind solchen Standard-Tags zugeordnet, die dem Sinn nach passen.",
        _always,
    ),
    Condition("03-001", "Keine Aktion lässt etwas flackern.", _has_actions),
    Condition("03-002", "Kein Film und kein anderes Medium flackert.", _has_media),
    Condition("03-003", "Kein Skript lässt etwas flackern.", _has_scripts),
    Condition(
        "04-001",
        "Was Farbe, Kontrast, Form oder Anordnung zu verstehen geben, geben auch die Tags zu "
        "verstehen.",
        _always,
    ),
    Condition(
        "05-001",
        "Was in einem Film oder anderen Medium zu hören ist, gibt es auch in anderer Form.",
        _has_media,
    ),
    Condition("05-002", "Was eine Tonaufnahme sagt, gibt es auch in anderer Form.", _has_media),
    Condition(
        "05-003",
        "Wo ein Skript einen Signalton gibt, gibt es den Hinweis auch in anderer Form.",
        _has_scripts,
    ),
    Condition(
        "06-004",
        "Der Titel in den Metadaten (dc:title) sagt eindeutig, welches Dokument dies ist.",
        _always,
    ),
    Condition("08-001", "Text aus einer Texterkennung hat keine erheblichen Fehler.", _always),
    Condition("08-002", "Text aus einer Texterkennung ist mit Tags ausgezeichnet.", _always),
    Condition("09-001", "Die Tags stehen in der Reihenfolge, in der man liest.", _always),
    Condition(
        "09-002",
        "Die Tags sind sinnvoll ineinander geschachtelt; zum Beispiel steht keine Tabelle in einer "
        "Überschrift.",
        _always,
    ),
    Condition(
        "09-003",
        "Auch die Art, die sich nach der Zuordnung der Tags ergibt, passt zum Inhalt.",
        _always,
    ),
    Condition(
        "11-007",
        "Die angegebene Sprache ist die des Textes, auch an fremdsprachigen Stellen.",
        _always,
    ),
    Condition(
        "12-001",
        "Gedehnte Zeichen, etwa hohe Klammern aus mehreren Teilen, werden als das gelesen, was sie "
        "bedeuten.",
        _always,
    ),
    Condition(
        "13-001",
        "Was gezeichnet und weder Text noch Schmuck ist, hat das Tag Figure.",
        _always,
    ),
    Condition(
        "13-002",
        "Ein Link, dessen Hintergrund etwas bedeutet, hat einen Alternativtext, der den Link und "
        "den Zweck des Bildes nennt.",
        _has_links,
    ),
    Condition("13-003", "Jede Bildunterschrift hat das Tag Caption.", _always),
    Condition(
        "13-005",
        "Kein Ersatztext (ActualText) steht bei einer Abbildung, zu der ein Alternativtext besser "
        "passt.",
        _tagged("Figure"),
    ),
    Condition(
        "13-006",
        "Zeichnungen, die nur zusammen etwas bedeuten, sind nicht einzeln ausgezeichnet.",
        _always,
    ),
    Condition(
        "13-007",
        "Wo sich etwas zugänglicher darstellen lässt, ist es so dargestellt, zum Beispiel als Text "
        "statt als Bild von Text.",
        _always,
    ),
    Condition(
        "13-008",
        "Eine Abbildung, die vor allem als Text gelesen werden soll, hat einen Ersatztext "
        "(ActualText).",
        _tagged("Figure"),
    ),
    Condition("14-001", "Jede Überschrift ist als Überschrift ausgezeichnet.", _always),
    Condition(
        "14-004",
        "Die Tags nummerierter Überschriften zählen mit arabischen Ziffern (H1, H2) oder sind "
        "solchen zugeordnet.",
        _always,
    ),
    Condition(
        "14-005",
        "Eine Überschrift der siebten oder einer tieferen Ebene hat das Tag H7 oder das ihrer "
        "Ebene.",
        _always,
    ),
    Condition(
        "15-001",
        "Die Kopfzelle einer Zeile ist als Kopfzelle ausgezeichnet.",
        _tagged("Table"),
    ),
    Condition(
        "15-002",
        "Die Kopfzelle einer Spalte ist als Kopfzelle ausgezeichnet.",
        _tagged("Table"),
    ),
    Condition(
        "15-004",
        "Als Tabelle ist nur ausgezeichnet, was in Zeilen und Spalten gegliedert ist.",
        _tagged("Table"),
    ),
    Condition(
        "15-005",
        "Zu jeder Zelle einer Tabelle lässt sich eindeutig sagen, welche Kopfzellen für sie "
        "gelten.",
        _tagged("Table"),
    ),
    Condition(
        "16-001",
        "Jede geordnete Liste sagt, wie sie gezählt wird (ListNumbering).",
        _tagged("L"),
    ),
    Condition(
        "16-002",
        "Die Zählung einer geordneten Liste ist eine von diesen: Decimal, UpperRoman, LowerRoman, "
        "UpperAlpha, LowerAlpha.",
        _tagged("L"),
    ),
    Condition("16-003", "Was eine Liste ist, ist als Liste ausgezeichnet.", _always),
    Condition("17-001", "Jeder mathematische Ausdruck hat das Tag Formula.", _always),
    Condition(
        "18-001",
        "Kopf- und Fußzeilen sind als Beiwerk der Seite ausgezeichnet (Artefakt, Pagination).",
        _always,
    ),
    Condition(
        "18-002",
        "Dieses Beiwerk ist als Kopfzeile (Header) oder Fußzeile (Footer) bezeichnet.",
        _always,
    ),
    Condition("19-001", "Fuß- und Endnoten haben das Tag Note.", _always),
    Condition("19-002", "Verweise haben das Tag Reference.", _always),
    Condition("22-001", "Artikelfäden folgen der Reihenfolge, in der man liest.", _has_threads),
    Condition(
        "24-001",
        "Formulare, die auf Papier ausgefüllt werden, sind mit der Eigenschaft PrintField "
        "ausgezeichnet.",
        _always,
    ),
    Condition(
        "28-001",
        "Links, Felder und Kommentare kommen beim Vorlesen an der richtigen Stelle.",
        _has_annotations,
    ),
    Condition(
        "28-003",
        "Kommentare, die nur gestalten (etwa Linien oder Markierungen), sind nach ihrem Sinn "
        "ausgezeichnet.",
        _has_annotations,
    ),
    Condition(
        "28-013",
        "Was ein Link je nach angeklickter Stelle bewirkt (IsMap), lässt sich auch anders "
        "erreichen.",
        _has_maps,
    ),
    Condition(
        "29-001",
        "Kein Skript verlangt, einzelne Tasten in bestimmter Zeit zu drücken.",
        _has_scripts,
    ),
    Condition(
        "31-010",
        "Jede eingebettete Schrift darf rechtlich eingebettet und überall dargestellt werden.",
        _has_fonts,
    ),
)
