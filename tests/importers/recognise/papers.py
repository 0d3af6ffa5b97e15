"""Made-up papers in the manners in which text layers of old papers come."""

from typing import Final

BIELEFELD: Final = """STADT BIELEFELD

Amt, Datum, Telefon                                             Drucksachen-Nr.
660.21, 03.05.2010, 51-3233                                     0876/2009-2014

Beschlussvorlage der Verwaltung

Gremium                                     Sitzung am       Beratung
Bezirksvertretung Heepen                    20.05.2010       öffentlich
Stadtentwicklungsausschuss                  08.06.2010       öffentlich

Beratungsgegenstand (Bezeichnung des Tagesordnungspunktes)

Ausbau der Beispielstraße zwischen Musterweg und Lindenallee
- Beschluss über die Planung -

Betroffene Produktgruppe
11.12.01 Öffentliche Verkehrsflächen

Auswirkungen auf Ergebnisplan, Finanzplan
Kosten von 120.000 €, siehe Begründung.

Ggf. Frühere Behandlung des Beratungsgegenstandes (Gremium, Datum, TOP, Drucksachen-Nr.)
Stadtentwicklungsausschuss, 12.01.2010, TOP 7, Drucksachen-Nr. 0312/2009-2014

Beschlussvorschlag:

Der Stadtentwicklungsausschuss beschließt den Ausbau der Straße. Näheres siehe
Begründung: Dort stehen die Kosten.

Oberbürgermeister/Beigeordnete(r)
Wenn die Begründung länger als drei Seiten ist, bitte eine kurze Zusammenfassung
voranstellen.

Begründung:

Die Straße ist alt und hat keinen Radweg.

Erika Beispiel
Beigeordnete
"""

KARLSRUHE: Final = """Stadt Karlsruhe
BESCHLUSSVORLAGE

Vorlage Nr.: 2016/0365
Verantwortlich: Dez. 6

Erneuerung der Beispielbrücke über die Alb; Genehmigung der Maßnahme
und Vergabe der Planungsleistungen

Beratungsfolge dieser Vorlage
Gremium Termin TOP ö nö Ergebnis
Bauausschuss 01.07.2016 2 x
Gemeinderat 19.07.2016 12 x

Kurzfassung
Die Brücke wird erneuert.

Finanzielle Auswirkungen ☒ Ja ☐ Nein
☒ Investition
☐ Konsumtive Maßnahme
Gesamtkosten: 1.200.000 €
IQ-relevant ☐ Nein ☒ Ja Korridorthema: Grüne Stadt
Anhörung Ortschaftsrat (§ 70 Abs. 1 GemO) ☐ nein ☒ ja, durchgeführt am 12.05.2016

Ergänzende Erläuterungen

Die Brücke wurde 1964 gebaut.

Beschluss:
Antrag an den Gemeinderat
Der Gemeinderat beschließt die Erneuerung.
"""

MUSTERSTADT: Final = """DER BÜRGERMEISTER
Amt des Rates und des Bürgermeisters
Vorlagen-Nr.:

V/0157/2011
Öffentliche Berichtsvorlage

Auskunft erteilt:

Frau Beispiel
Ruf:

492 60 45
Datum:

29.03.2011
Betrifft

Anregungen gemäß § 24 der Gemeindeordnung

Beratungsfolge

06.04.2011 Rat der Stadt Musterstadt

Bericht

Bericht:
Folgende Anregungen sind eingegangen. Siehe auch Vorlage V/0012/2010.
"""

LABELS_FIRST: Final = """Stadt Bielefeld
Amt, Datum, Telefon
Drucksachen-Nr.
500 Amt für soziale Leistungen, 27.01.2022, 51-2528
2859/2020-2025/1
B e s c h l u ß v o r l a g e  der Verwaltung
Nachtragsvorlage
Diese Vorlage
[ ] ersetzt die Ursprungsvorlage.
[x] ergänzt die Ursprungsvorlage.
Ergänzungen in rot
Gremium
Sitzung am
Beratung
Rat der Stadt Bielefeld
10.02.2022
öffentlich
Beratungsgegenstand (Bezeichnung des
Tagesordnungspunktes)
Umsetzung des Case Managements
BESCHLUSSVORSCHLAG
Der Rat beschließt.
BEGRÜNDUNG
Darum soll es so sein.
"""

GLUED: Final = """StadtBielefeld
Amt,Datum,Telefon
500AmtfürsozialeLeistungen,27.01.2022,51-2528
Drucksachen-Nr.
2859/2020-2025
BeschlussvorlagederVerwaltung
GremiumSitzungamBeratung
RatderStadtBielefeld10.02.2022öffentlich
Beratungsgegenstand(BezeichnungdesTagesordnungspunktes)
Jahresabschluss 2021
Beschlussvorschlag:DerRatderStadtBielefeldbeschließt:
Begründung:DasLandfördert.
"""


def one_line(text: str) -> str:
    """Return a text as a layer without any line ends has it."""
    return " ".join(text.split())
