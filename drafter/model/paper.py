"""The Paper: a council paper as its author wrote it, typed and frozen."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from pydantic import Field

from drafter.model import lines
from drafter.model.amendment import Amendment
from drafter.model.base import Record
from drafter.model.consultation import Consultation, Participation, PriorReadings
from drafter.model.finances import Cover, Finances
from drafter.model.lines import OneLine
from drafter.model.scalars import (
    EXAMPLE_CHECKSUM,
    AttachmentState,
    Checksum,
    Day,
    Given,
    Line,
    Number,
    Ordinal,
    Prose,
    Publicity,
    Scope,
    Status,
    SupplementMode,
)

MOST_AMENDMENTS = 100


class Office(Record):
    """The office that leads (OParl 1.1, Paper.underDirectionOf)."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.office, lines.OFFICE)

    number: Line | None = Field(
        default=None,
        alias="nummer",
        title="Nummer",
        description="Nummer des Amtes im Verwaltungsgliederungsplan.",
        examples=["500"],
    )
    name: Line = Field(
        alias="name",
        title="Name",
        description="Name des Amtes.",
        examples=["Amt für soziale Leistungen"],
    )
    phone: Line | None = Field(
        default=None,
        alias="telefon",
        title="Telefon",
        description="Telefonnummer für Rückfragen.",
        examples=["0521 51-0"],
    )


class Supplement(Record):
    """What makes a paper a Nachtragsvorlage."""

    mode: SupplementMode = Field(
        alias="art",
        title="Art",
        description="„ergänzt“ oder „ersetzt“ die Ursprungsvorlage.",
        examples=["ergänzt"],
    )
    original: Line | None = Field(
        default=None,
        alias="zu",
        title="Ursprungsvorlage",
        description=(
            "YAML-Datei der Vorlage, mit der verglichen wird, im selben Ordner, oder ihre "
            "Drucksachennummer, wenn sie in der Ablage liegt; wegzulassen, wenn es beides nicht "
            "gibt und die Änderungen von Hand bezeichnet sind."
        ),
        examples=["kim-2021.yaml"],
    )
    scope: Scope = Field(
        default=Scope.WHOLE,
        alias="umfang",
        title="Umfang",
        description="„gesamtfassung“ (der ganze Text) oder „nur_ergaenzung“ (nur was sich ändert).",
        examples=["gesamtfassung"],
    )
    checksum: Checksum | None = Field(
        default=None,
        alias="pruefsumme",
        title="Prüfsumme",
        description="SHA-512 der Ursprungsvorlage, wie sie war, als der Nachtrag entstand.",
        examples=[EXAMPLE_CHECKSUM],
    )


class ProductGroup(Record):
    """A product group of the municipal budget."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.product_group, lines.PRODUCT_GROUP)

    code: Line | None = Field(
        default=None,
        alias="schluessel",
        title="Schlüssel",
        description="Nummer der Produktgruppe.",
        examples=["11.05.03.04.0001"],
    )
    name: Line | None = Field(
        default=None,
        alias="bezeichnung",
        title="Bezeichnung",
        description="Name der Produktgruppe oder des Amtes.",
        examples=["im Sozialamt"],
    )


class Point(Record):
    """A numbered point of a resolution (Ziffer), with points below it where needed."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.text, "Die Verwaltung wird beauftragt, …")

    text: Prose = Field(
        alias="text",
        title="Text",
        description="Wortlaut der Ziffer.",
        examples=["Die Verwaltung wird beauftragt, …"],
    )
    cover: Cover | None = Field(
        default=None,
        alias="deckung",
        title="Deckung",
        description="Deckung, die zu dieser Ziffer gehört und in ihr gedruckt wird.",
        examples=[{"bedarf": "300.000 €"}],
    )
    points: tuple["Point", ...] = Field(
        default=(),
        alias="unterpunkte",
        title="Unterpunkte",
        description="Punkte unter dieser Ziffer: a), b) …; darunter aa), bb) …",
        examples=[["die Satzung", "die Gebührenordnung"]],
    )
    ending: Prose | None = Field(
        default=None,
        alias="schluss",
        title="Schluss",
        description="Text der Ziffer nach Deckung und Unterpunkten.",
        examples=["Über die Umsetzung wird berichtet."],
    )


class ResolutionPart(Record):
    """What one body resolves (`a) Der … empfiehlt`, `b) Der Rat beschließt`)."""

    organization: Line | None = Field(
        default=None,
        alias="gremium",
        title="Gremium",
        description="Das Gremium, dem dieser Teil gilt; zum Vergleich mit der Beratungsfolge.",
        examples=["Schulausschuss"],
    )
    introduction: Prose = Field(
        alias="einleitung",
        title="Einleitung",
        description="Der Satz, der das Gremium nennt; er wird gedruckt.",
        examples=["Der Schulausschuss empfiehlt dem Rat, wie folgt zu beschließen:"],
    )
    points: tuple[Point, ...] = Field(
        default=(),
        alias="ziffern",
        title="Ziffern",
        description="Die Ziffern dieses Teils.",
        examples=[["Der Bedarfsplan wird beschlossen."]],
    )


class Resolution(Record):
    """The proposed resolution: preamble, then points, or parts by body."""

    one_line: ClassVar[OneLine | None] = OneLine(
        lines.introduction, "Der Rat beschließt die Satzung in der Fassung der Anlage 1."
    )

    introduction: Prose | None = Field(
        default=None,
        alias="einleitung",
        title="Einleitung",
        description="Was vor den Ziffern steht, oder der ganze Beschluss.",
        examples=["Der Rat beschließt:"],
    )
    parts: tuple[ResolutionPart, ...] = Field(
        default=(),
        alias="teile",
        title="Teile",
        description="Beschlussteile je Gremium, gezählt a), b) …",
        examples=[[{"einleitung": "Der Schulausschuss empfiehlt:"}]],
    )
    points: tuple[Point, ...] = Field(
        default=(),
        alias="ziffern",
        title="Ziffern",
        description="Die nummerierten Punkte des Beschlusses.",
        examples=[["Die Verwaltung wird beauftragt, …"]],
    )


class Bar(Record):
    """A bar of a chart."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.bar, lines.BAR)

    name: Line = Field(
        alias="bezeichnung",
        title="Bezeichnung",
        description="Wofür der Balken steht.",
        examples=["Fachstelle für Flüchtlinge"],
    )
    value: Number = Field(
        alias="wert",
        title="Wert",
        description="Länge des Balkens.",
        examples=["6"],
    )


class Chart(Record):
    """A bar chart drawn from data; placed in a text by `![](abbildung:name)`."""

    caption: Line = Field(
        alias="titel",
        title="Titel",
        description="Bildunterschrift.",
        examples=["Verteilung der Stellen"],
    )
    unit: Line | None = Field(
        default=None,
        alias="einheit",
        title="Einheit",
        description="Einheit der Werte; sie steht in Klammern hinter dem Titel.",
        examples=["Anzahl der Stellen"],
    )
    alternative: Line | None = Field(
        default=None,
        alias="alternativtext",
        title="Alternativtext",
        description="Was das Diagramm zeigt, in Worten; ohne Angabe aus den Werten gebildet.",
        examples=["Sechs der acht Stellen liegen bei der Fachstelle."],
    )
    bars: tuple[Bar, ...] = Field(
        min_length=1,
        max_length=40,
        alias="werte",
        title="Werte",
        description="Die Balken von oben nach unten.",
        examples=[["Fachstelle für Flüchtlinge, 6"]],
    )


class Attachment(Record):
    """An Anlage (OParl 1.1, Paper.auxiliaryFile)."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.attachment, lines.ATTACHMENT)

    number: Ordinal | None = Field(
        default=None,
        alias="nummer",
        title="Nummer",
        description="Nummer der Anlage; ohne Angabe nach der Reihenfolge.",
        examples=[1],
    )
    title: Line = Field(
        alias="titel",
        title="Titel",
        description="Wie die Anlage heißt.",
        examples=["Lageplan"],
    )
    file: Line | None = Field(
        default=None,
        alias="datei",
        title="Datei",
        description="Datei im Ordner der Vorlage oder darunter.",
        examples=["anlagen/lageplan.pdf"],
    )
    publicity: Publicity | None = Field(
        default=None,
        alias="beratung",
        title="Öffentlichkeit",
        description="„öffentlich“ oder „nichtöffentlich“.",
        examples=["öffentlich"],
    )
    ground: Line | None = Field(
        default=None,
        alias="grund",
        title="Grund der Nichtöffentlichkeit",
        description="Ein Grund aus der Liste des Formulars.",
        examples=["Grundstücksangelegenheiten"],
    )
    state: AttachmentState | None = Field(
        default=None,
        alias="stand",
        title="Stand",
        description="In einem Nachtrag: „neu“, „ausgetauscht“ oder „unverändert“.",
        examples=["ausgetauscht"],
    )


def attachment_numbers(attachments: Iterable[Attachment], after: int = 0) -> tuple[int, ...]:
    """Return the printed numbers: an attachment's own, or else its position behind `after`."""
    return tuple(
        attachment.number or after + position for position, attachment in enumerate(attachments, 1)
    )


class Signature(Record):
    """Who signs."""

    one_line: ClassVar[OneLine | None] = OneLine(lines.signature, lines.SIGNATURE)

    name: Line = Field(
        alias="name",
        title="Name",
        description="Name der unterzeichnenden Person.",
        examples=["Erika Beispiel"],
    )
    function: Line | None = Field(
        default=None,
        alias="funktion",
        title="Amtsbezeichnung",
        description="Amtsbezeichnung, die über dem Namen steht.",
        examples=["Erste Beigeordnete"],
    )
    proxy: Line | None = Field(
        default=None,
        alias="vertretung",
        title="Vertretung",
        description="Zusatz über der Amtsbezeichnung.",
        examples=["In Vertretung"],
    )


class Acknowledgement(Record):
    """A finding that the author has judged."""

    rule: Line = Field(
        alias="regel",
        title="Regel",
        description="Kennung des Befundes, wie `drafter check` sie in Klammern nennt.",
        examples=["sitzung-arbeitstag"],
    )
    reason: Line = Field(
        alias="grund",
        title="Grund",
        description="Warum der Befund so bleiben darf.",
        examples=["Die Sondersitzung fand wirklich an einem Samstag statt."],
    )
    where: Line | None = Field(
        default=None,
        alias="stelle",
        title="Stelle",
        description="Wortlaut aus der Meldung, wenn nur dieser eine Befund gemeint ist.",
        examples=["29.02.2020"],
    )


class Paper(Record):
    """A council paper (Vorlage, Drucksache; OParl 1.1, Paper)."""

    form: Line = Field(
        alias="formular",
        title="Formular",
        description="Ordner des Formulars unter `templates/`.",
        examples=["bielefeld"],
    )
    status: Status = Field(
        default=Status.DRAFT,
        alias="status",
        title="Status",
        description="„entwurf“, „mitzeichnung“ oder „versandt“.",
        examples=["entwurf"],
    )
    kind: Line = Field(
        alias="vorlagenart",
        title="Vorlagenart",
        description="Eine der Vorlagenarten des Formulars.",
        examples=["Beschlussvorlage"],
    )
    reference: Line | None = Field(
        default=None,
        alias="drucksachennummer",
        title="Drucksachennummer",
        description="Nummer der Vorlage; leer, bis das Büro des Rates sie vergibt.",
        examples=["2859/2020-2025/1"],
    )
    lead_office: Office = Field(
        alias="amt",
        title="Amt",
        description="Federführendes Amt.",
        examples=["500 Amt für soziale Leistungen"],
    )
    date: Day | None = Field(
        default=None,
        alias="datum",
        title="Datum",
        description="Datum der Vorlage.",
        examples=["27.01.2022"],
    )
    supplement: Supplement | None = Field(
        default=None,
        alias="nachtrag",
        title="Nachtrag",
        description="Macht die Vorlage zur Nachtragsvorlage.",
        examples=[{"art": "ergänzt", "zu": "kim-2021.yaml"}],
    )
    subject: Line = Field(
        alias="beratungsgegenstand",
        title="Beratungsgegenstand",
        description="Bezeichnung des Tagesordnungspunktes.",
        examples=["Umsetzung des Case Managements"],
    )
    neutral_title: Line | None = Field(
        default=None,
        alias="neutraler_titel",
        title="Neutraler Titel",
        description=(
            "Titel für die veröffentlichte Tagesordnung, wenn nichtöffentlich beraten wird; "
            "er verrät nichts Schutzwürdiges."
        ),
        examples=["Grundstücksangelegenheit im Stadtbezirk Mitte"],
    )
    consultations: tuple[Consultation, ...] = Field(
        default=(),
        alias="beratungsfolge",
        title="Beratungsfolge",
        description="Die Gremien, die beraten, in ihrer Folge.",
        examples=[["HWBA, 10.02.2022, öffentlich"]],
    )
    product_groups: tuple[ProductGroup, ...] = Field(
        default=(),
        alias="produktgruppen",
        title="Betroffene Produktgruppen",
        description="Produktgruppen des Haushalts.",
        examples=[["11.05.03.04.0001 im Sozialamt"]],
    )
    goals: Prose | None = Field(
        default=None,
        alias="ziele",
        title="Auswirkungen auf Ziele, Kennzahlen",
        description="Was der Beschluss an Zielen und Kennzahlen ändert.",
        examples=["Die Betreuungsquote steigt auf 45 %."],
    )
    finances: Finances | None = Field(
        default=None,
        alias="finanzen",
        title="Finanzielle Auswirkungen",
        description="Auswirkungen auf Ergebnisplan und Finanzplan.",
        examples=[{"auswirkungen": "nein"}],
    )
    answers: Given = Field(
        default={},
        alias="angaben",
        title="Angaben",
        description="Was in den eigenen Feldern des Formulars steht, je Feld ein Schlüssel.",
        examples=[{"co2_relevanz": "ja, negativ, geringfügig"}],
    )
    prior_readings: tuple[PriorReadings, ...] = Field(
        default=(),
        alias="fruehere_behandlung",
        title="Frühere Behandlung",
        description="Frühere Behandlung des Gegenstandes, nach Drucksachen geordnet.",
        examples=[
            [
                {
                    "drucksachennummer": "9921/2014-2020",
                    "lesungen": ["Integrationsrat, 24.11.2021, TOP 6"],
                }
            ]
        ],
    )
    proposed_resolution: Resolution | None = Field(
        default=None,
        alias="beschlussvorschlag",
        title="Beschlussvorschlag",
        description="Worüber abgestimmt wird.",
        examples=["Der Rat beschließt die Satzung in der Fassung der Anlage 1."],
    )
    amendments: tuple[Amendment, ...] = Field(
        default=(),
        max_length=MOST_AMENDMENTS,
        alias="aenderungen",
        title="Änderungen",
        description="Was ein Nachtrag mit „umfang: nur_ergaenzung“ an der Ursprungsvorlage ändert.",
        examples=[["In Ziffer 3 wird „300.000 EUR“ durch „320.000 EUR“ ersetzt."]],
    )
    summary: Prose | None = Field(
        default=None,
        alias="zusammenfassung",
        title="Zusammenfassung",
        description="Kurze Zusammenfassung, die einer langen Begründung voransteht.",
        examples=["Mit Landesmitteln sollen fünf Stellen geschaffen werden."],
    )
    rationale: Prose | None = Field(
        default=None,
        alias="begruendung",
        title="Begründung",
        description="Begründung oder Sachverhalt; auch als `{datei: text.md}`.",
        examples=["Das Land fördert …"],
    )
    charts: Mapping[Line, Chart] = Field(
        default={},
        alias="abbildungen",
        title="Abbildungen",
        description="Diagramme, die Texte mit `![](abbildung:name)` an ihre Stelle setzen.",
        examples=[{"stellen": {"titel": "Stellen", "werte": ["Fachstelle, 6"]}}],
    )
    attachments: tuple[Attachment, ...] = Field(
        default=(),
        alias="anlagen",
        title="Anlagen",
        description="Die Anlagen der Vorlage.",
        examples=[["Lageplan, anlagen/lageplan.pdf, öffentlich"]],
    )
    signatures: tuple[Signature, ...] = Field(
        default=(),
        max_length=5,
        alias="unterschrift",
        title="Unterschriften",
        description="Eine bis fünf Unterschriften.",
        examples=[["Erika Beispiel, Erste Beigeordnete"]],
    )
    participations: tuple[Participation, ...] = Field(
        default=(),
        alias="beteiligungen",
        title="Beteiligungen",
        description="Beteiligte Stellen; gedruckt nur, wo das Formular es vorsieht.",
        examples=[["Amt für Finanzen, Amtsleitung, 12.01.2022"]],
    )
    cosignatures: tuple[Participation, ...] = Field(
        default=(),
        alias="mitzeichnungen",
        title="Mitzeichnungen",
        description="Mitzeichnende Stellen; gedruckt nur, wo das Formular es vorsieht.",
        examples=[["Rechtsamt, Amtsleitung, 14.01.2022"]],
    )
    foot_note: Line | None = Field(
        default=None,
        alias="fussvermerk",
        title="Fußvermerk",
        description="Vermerk im Fuß jeder Seite.",
        examples=["Rekonstruktion aus öffentlicher Quelle, nicht amtlich"],
    )
    acknowledged: tuple[Acknowledgement, ...] = Field(
        default=(),
        alias="quittiert",
        title="Quittierte Befunde",
        description="Befunde, die geprüft sind und so bleiben dürfen.",
        examples=[[{"regel": "sitzung-arbeitstag", "grund": "Sondersitzung am Samstag."}]],
    )

    @property
    def only_changes(self) -> bool:
        """Whether it is a Nachtrag that holds nothing but what changes in its original."""
        return self.supplement is not None and self.supplement.scope is Scope.CHANGES
