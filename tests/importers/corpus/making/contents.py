"""What made-up papers are about: subjects, bodies, days and prose, drawn from a seed.

Nothing here is true; the bodies alone are those of `gremien.yaml`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Body:
    """A body as gremien.yaml calls it; `other` is what the form does not know it by."""

    name: str
    short: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """One consultation: as meant (`body`, `days`, …) and as printed (`printed`, `day`)."""

    body: Body
    printed: str
    misspelt: bool
    days: tuple[date, ...]
    day: str
    top: str = ""
    publicity: str = ""
    role: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Prior:
    """Earlier readings under one number."""

    number: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, before anybody printed it."""

    form: str
    kind: str
    number: str
    issued: date
    office: str
    phone: str
    subject: str
    stops: tuple[Stop, ...]
    mode: str = ""
    priors: tuple[Prior, ...] = ()
    products: tuple[str, ...] = ()
    resolution: tuple[str, ...] = ()
    prose: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


BODIES: Final[dict[str, tuple[Body, ...]]] = {
    "bielefeld": (
        Body("Rat der Stadt Bielefeld", "Rat"),
        Body("Haupt-, Wirtschaftsförderungs- und Beteiligungsausschuss", "HWBA"),
        Body("Finanz- und Personalausschuss", "FPA"),
        Body("Sozial- und Gesundheitsausschuss", "SGA"),
        Body("Integrationsrat"),
        Body("Schul- und Sportausschuss", "SSA"),
        Body("Jugendhilfeausschuss", "JHA"),
        Body("Kulturausschuss"),
        Body("Stadtentwicklungsausschuss", "StEA"),
        Body("Ausschuss für Umwelt und Klimaschutz", "AfUK"),
        Body("Betriebsausschuss Immobilienservicebetrieb", "BISB"),
        Body("Betriebsausschuss Umweltbetrieb"),
        Body("Rechnungsprüfungsausschuss"),
        Body("Bürgerausschuss"),
        Body("Seniorenrat"),
        Body("Beirat für Behindertenfragen"),
        Body("Naturschutzbeirat"),
        Body("Bezirksvertretung Brackwede"),
        Body("Bezirksvertretung Heepen"),
        Body("Bezirksvertretung Senne"),
        Body("Bezirksvertretung Sennestadt"),
        Body("Bezirksvertretung Mitte"),
        Body("Bezirksvertretung Jöllenbeck"),
    ),
    "karlsruhe": (
        Body("Gemeinderat"),
        Body("Hauptausschuss"),
        Body("Ausschuss für Umwelt und Gesundheit", "AUG"),
        Body("Planungsausschuss"),
        Body("Bauausschuss"),
        Body("Ausschuss für öffentliche Einrichtungen", "AföE"),
        Body("Kulturausschuss"),
        Body("Personalausschuss"),
        Body("Sozialausschuss"),
        Body("Sportausschuss"),
        Body("Jugendhilfeausschuss"),
        Body("Migrationsbeirat"),
        Body("Schulbeirat"),
        Body("Ortschaftsrat Durlach"),
        Body("Ortschaftsrat Grötzingen"),
        Body("Ortschaftsrat Neureut"),
        Body("Ortschaftsrat Stupferich"),
        Body("Ortschaftsrat Wolfartsweier"),
    ),
    "musterstadt": (
        Body("Rat der Stadt Musterstadt", "Rat"),
        Body("Haupt- und Finanzausschuss", "HFA"),
        Body("Ausschuss für Bauen, Verkehr und Umwelt", "ABVU"),
        Body("Ausschuss für Schule, Jugend und Soziales", "ASJS"),
        Body("Rechnungsprüfungsausschuss", "RPA"),
        Body("Seniorenbeirat"),
        Body("Beirat für Menschen mit Behinderungen"),
        Body("Ortsbeirat Altenfeld"),
        Body("Ortsbeirat Neuendorf"),
    ),
}
UNKNOWN: Final[dict[str, tuple[Body, ...]]] = {
    "bielefeld": (
        Body("Umwelt- und Stadtentwicklungsausschuss"),
        Body("Ausschuss für Frauenfragen"),
        Body("Bezirksvertretung Sieker"),
        Body("Unterausschuss Haushaltskonsolidierung"),
    ),
    "karlsruhe": (
        Body("Ausschuss für Wirtschaftsförderung"),
        Body("Verwaltungsausschuss Klinikum"),
        Body("Ortschaftsrat Hagsfeld"),
        Body("Gestaltungsbeirat"),
    ),
    "musterstadt": (
        Body("Werksausschuss Stadtentwässerung"),
        Body("Wahlprüfungsausschuss"),
        Body("Kinder- und Jugendbeirat"),
        Body("Betriebsausschuss Bauhof"),
    ),
}
WORKS: Final = (
    "Erneuerung der Brücke {place}",
    "Umgestaltung des Spielplatzes {place}",
    "Bebauungsplan Nr. {no} „{place}“, hier: Aufstellungsbeschluss gemäß § 2 Abs. 1 BauGB",
    "Ausbau des Radwegs {place} zwischen Bahnübergang und Ortseingang einschließlich der "
    "Erneuerung der Beleuchtung",
    "Einrichtung einer Tempo-30-Zone {place}",
    "Neubau einer dreigruppigen Kindertageseinrichtung {place}",
    "Fortschreibung des Lärmaktionsplanes – Bereich {place}",
    "Sanierung der Turnhalle {place}: Bau- und Kostenbeschluss",
    "Benennung einer Straße im Baugebiet {place}",
    "Vergabe von Zuschüssen an Träger der Jugend- und Familienarbeit",
    "Bericht über den Stand der Schulentwicklungsplanung",
    "Änderung der Satzung über die Erhebung von Gebühren für die Benutzung der Bibliothek",
    "Über- und außerplanmäßige Aufwendungen im III. Quartal",
    "Jahresabschluss zum 31.12.{year} und Lagebericht",
    "Wirtschaftsplan {year} des Eigenbetriebs",
    "Antrag auf Aufnahme in das Förderprogramm „Zukunft Quartier {place}“",
    "Gesamtstädtisches Konzept zur Aufstellung von Trinkbrunnen",
    "Hitzeschutz an Schulen: Entsiegelung der Höfe {place}",
    "Zusammenarbeit mit den Nachbargemeinden bei der Rettungsdienst- und Notfallversorgung",
    "Beantwortung des Antrags „Mehr Bänke für {place}“ vom 12.03.{year}",
    "Anpassung der Entgelte für das Freibad {place}",
)
PLACES: Final = (
    "Am Mühlbach",
    "Lindenstraße",
    "Hinter den Höfen",
    "Sonnenhang",
    "Alte Ziegelei",
    "Weidenweg",
    "Kirchfeld",
    "Nordring",
    "Untere Aue",
    "Brunnenplatz",
)
OFFICES: Final[dict[str, tuple[str, ...]]] = {
    "bielefeld": (
        "660 Amt für Verkehr",
        "510 Amt für Jugend und Familie – Jugendamt",
        "600 Bauamt",
        "400 Amt für Schule",
        "200 Amt für Finanzen",
        "360 Umweltamt",
        "230 Immobilienservicebetrieb",
    ),
    "karlsruhe": (
        "Stadtplanungsamt",
        "Tiefbauamt",
        "Gartenbauamt",
        "Sozial- und Jugendbehörde",
        "Stadtkämmerei",
        "Amt für Hochbau und Gebäudewirtschaft",
        "Schul- und Sportamt",
    ),
    "musterstadt": (
        "Fachbereich Bauen und Umwelt",
        "Amt für Schule und Gebäude",
        "Fachdienst Finanzen",
        "Tiefbauamt",
        "Fachbereich Zentrale Dienste",
    ),
}
SENTENCES: Final = (
    "Die Anlage stammt aus dem Jahr 1974 und entspricht nicht mehr den geltenden technischen "
    "Anforderungen.",
    "Bei der letzten Hauptprüfung wurden Schäden am Überbau und an den Lagern festgestellt, die "
    "eine Instandsetzung in absehbarer Zeit erforderlich machen.",
    "Der Rat hat die Verwaltung mit Beschluss vom 12.03.2015 beauftragt, mehrere Varianten zu "
    "prüfen und deren Kosten gegenüberzustellen.",
    "Die Kosten werden nach der Kostenberechnung auf 1.240.000 Euro geschätzt; darin sind "
    "Baunebenkosten in Höhe von 180.500 Euro enthalten.",
    "Für die Maßnahme stehen im Haushaltsplan unter der Kontierung 11.05.03.04.0001 Mittel in "
    "ausreichender Höhe zur Verfügung.",
    "Die betroffenen Anlieger wurden in einer Versammlung am 4. Juni über die Planung unterrichtet "
    "und konnten sich bis zum 30.06. schriftlich äußern.",
    "Aus den Stellungnahmen ergaben sich keine Gesichtspunkte, die eine Änderung der Planung "
    "erforderlich machen würden.",
    "Die Umsetzung soll in zwei Bauabschnitten erfolgen, damit die Zufahrten zu den Grundstücken "
    "während der gesamten Bauzeit erreichbar bleiben.",
    "Das Land fördert die Maßnahme mit bis zu 60 v. H. der zuwendungsfähigen Kosten, wenn der "
    "Antrag rechtzeitig gestellt wird.",
    "Im Zuge der Arbeiten werden auch die Gas- und Wasserleitungen erneuert; die Abstimmung mit "
    "den Versorgungsunternehmen ist erfolgt.",
    "Die Verwaltung schlägt vor, der Variante 2 zu folgen, weil sie die geringsten Folgekosten "
    "verursacht und den Baumbestand schont.",
    "Die Zahl der betreuten Kinder ist in den vergangenen fünf Jahren um 14 Prozent gestiegen.",
    "Ein barrierefreier Zugang wird hergestellt; der Beirat hat den Entwurf begrüßt.",
    "Weitere Einzelheiten sind den beigefügten Plänen zu entnehmen.",
)
RESOLUTIONS: Final = (
    "Der vorgelegten Planung wird zugestimmt.",
    "Die Verwaltung wird beauftragt, die Maßnahme auszuschreiben und nach Vorliegen des "
    "Zuwendungsbescheides mit der Ausführung zu beginnen.",
    "Die erforderlichen Mittel in Höhe von 420.000 Euro werden im Haushaltsjahr 2021 "
    "bereitgestellt.",
    "Über den Fortgang der Arbeiten ist jährlich zu berichten.",
    "Die Satzung wird in der als Anlage beigefügten Fassung beschlossen.",
    "Der Bericht wird zur Kenntnis genommen.",
)
HEADINGS: Final = ("Ausgangslage", "Planung", "Kosten und Finanzierung", "Weiteres Vorgehen")
ATTACHMENTS: Final = ("Lageplan", "Kostenberechnung", "Entwurf der Satzung", "Übersichtskarte")
PRODUCTS: Final = ("11.12.01.02 Öffentliche Verkehrsflächen", "11.06.01.01.0002 im Jugendamt")
MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip


def drawn(random: Random, words: Sequence[T], number: int) -> tuple[T, ...]:
    """Draw some of them, in their own order."""
    places = sorted(random.sample(range(len(words)), min(number, len(words))))
    return tuple(words[place] for place in places)


def subject(random: Random, year: int) -> str:
    """Draw a subject."""
    words = random.choice(WORKS)
    return words.format(place=random.choice(PLACES), no=random.randint(11, 399), year=year - 1)


def weekday(random: Random, first: date, within: int = 120) -> date:
    """Draw a Tuesday to Thursday after a day."""
    day = first + timedelta(days=random.randint(8, within))
    return day + timedelta(days=(1 - day.weekday()) % 7 + random.randint(0, 2))


def day_as(style: str, day: date) -> tuple[tuple[date, ...], str]:
    """Print a day in one of the ways in which they are printed; `days` makes it two days."""
    dated = f"{day:%d.%m.%Y}"
    match style:
        case "bare":
            return (day,), f"{day.day}.{day.month}.{day.year}"
        case "short":
            return (day,), f"{day:%d.%m.%y}"
        case "spoken":
            return (day,), f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
        case "dot lost":
            return (day,), f"{day:%d.%m%Y}"
        case "days" if (day + timedelta(days=1)).month == day.month:
            after = day + timedelta(days=1)
            return (day, after), f"{day:%d.}/{after:%d.%m.%Y}"
    return (day,), dated


def misspelt(random: Random, name: str) -> str:
    """Spoil a long word of a name by one letter lost, doubled or swapped; endings stay legible."""
    words = name.split(" ")
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[at]
    place = random.randint(2, len(word) - 5)
    ways = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    )
    spoilt = [way for way in ways if way != word]
    words[at] = random.choice(spoilt)
    return " ".join(words)


def prose(random: Random, paragraphs: int) -> tuple[tuple[str, str], ...]:
    """Draw a text: pairs of a heading (or nothing) and a paragraph."""
    headed = random.random() < 0.6
    heads = drawn(random, HEADINGS, paragraphs) if headed else ()
    return tuple(
        (
            heads[place] if place < len(heads) else "",
            " ".join(random.sample(SENTENCES, random.randint(2, 4))),
        )
        for place in range(paragraphs)
    )
