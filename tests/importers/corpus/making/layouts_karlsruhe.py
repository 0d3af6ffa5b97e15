"""How papers of Karlsruhe look: the boxed form until about 2018, and the one after it."""

from random import Random

from tests.importers.corpus.making.contents import Paper
from tests.importers.corpus.making.pieces import Laid, body_text, boxed, numbered, offers
from tests.importers.corpus.making.sheets import EMPTY, TICKED, Piece, Sheet, Table, Words

NO = f"nein {TICKED}  ja {EMPTY}"


def form_2012(paper: Paper, random: Random) -> Laid:
    """The boxed form: a lone x for public or not, results in the last column, no date."""
    last = paper.stops[-1]
    head = Table(
        (
            ("STADT KARLSRUHE\nDer Oberbürgermeister", f"Gremium:\n{last.body.name}"),
            (paper.kind.upper(), f"Termin:\n{last.day}\nVorlage Nr.:\n{paper.number}"),
            ("", "Verantwortlich:\nDez. 5"),
        ),
        (50, 50),
    )
    rows = [("Beratungsfolge dieser Vorlage", "am", "TOP", "ö", "nö", "Ergebnis")]
    rows += [
        (
            stop.printed,
            stop.day,
            stop.top,
            "x" if stop.publicity == "öffentlich" else "",
            "" if stop.publicity == "öffentlich" else "x",
            stop.result,
        )
        for stop in paper.stops
    ]
    pieces: list[Piece] = [
        head,
        Words(paper.subject, "title"),
        Table(tuple(rows), (36, 15, 8, 6, 6, 29), heads=1),
    ]
    if paper.kind == "Beschlussvorlage":
        pieces += [
            Words("Antrag an den Gemeinderat / Ausschuss", "label"),
            *numbered(paper.resolution),
        ]
    pieces += [
        _money(random),
        Table(
            (
                (
                    f"ISEK Karlsruhe 2020 - relevant  {NO}",
                    "Handlungsfeld:",
                ),
                (
                    f"Anhörung Ortschaftsrat (§ 70 Abs. 1 GemO)  {NO}",
                    "durchgeführt am",
                ),
                (
                    f"Abstimmung mit städtischen Gesellschaften  {NO}",
                    "abgestimmt mit",
                ),
            ),
            (65, 35),
        ),
        *body_text(paper, random),
    ]
    if paper.kind == "Beschlussvorlage":
        pieces += [
            Words("Beschluss:", "label"),
            Words("Antrag an den Gemeinderat / Ausschuss", "label"),
            *numbered(paper.resolution),
        ]
    pieces.append(Words("Hauptamt - Ratsangelegenheiten -", "small"))
    return Laid(
        Sheet(tuple(pieces), top="Ergänzende Erläuterungen Seite {page}"),
        offers("top publicity result"),
    )


def form_2021(paper: Paper, random: Random) -> Laid:
    """The form of the 2020s: number, office and date at the top, a short version first."""
    return _modern(paper, random, bodies="Gremien", public=("Ö", "N"))


def form_2019(paper: Paper, random: Random) -> Laid:
    """The form of about 2019: the same with ö and nö, crosses, and no Zuständigkeit."""
    return _modern(paper, random, bodies="Gremium", public=("ö", "nö"))


def _modern(paper: Paper, random: Random, bodies: str, public: tuple[str, str]) -> Laid:
    late = bodies == "Gremien"
    pieces: list[Piece] = [
        Words("Stadt Karlsruhe", "label"),
        Words(paper.kind, "title"),
        Table(
            (
                ("Vorlage Nr.:", paper.number),
                ("Verantwortlich:", "Dez. 6"),
                ("Dienststelle:", paper.office),
                ("Datum:", f"{paper.issued:%d.%m.%Y}"),
            ),
            (30, 70),
            ruled=False,
        ),
    ]
    if paper.mode:
        pieces.append(
            Words(
                f"Ergänzungsvorlage  Diese Vorlage {boxed(paper.mode == 'ersetzt')} ersetzt die "
                f"ursprüngliche Vorlage. {boxed(paper.mode == 'ergänzt')} ergänzt die "
                "ursprüngliche Vorlage."
            )
        )
    pieces += [Words(paper.subject, "title"), Words("Beratungsfolge dieser Vorlage", "label")]
    pieces.append(_late_table(paper) if late else _crossed_table(paper, bodies, public))
    pieces += [Words("Kurzfassung", "label"), Words(paper.prose[0][1])]
    pieces += [_money(random), *_questions(), Words("Erläuterungen", "label")]
    pieces += body_text(paper, random)
    if paper.attachments:
        pieces += [
            Words("Anlagen", "label"),
            *(Words(f"Anlage {n}: {each}", "tight") for n, each in enumerate(paper.attachments, 1)),
        ]
    if paper.kind == "Beschlussvorlage":
        pieces += [
            Words("Beschluss:", "label"),
            Words("Antrag an den Gemeinderat"),
            *numbered(paper.resolution),
        ]
    facts = "date top publicity mode" + (" role" if late else " result")
    return Laid(Sheet(tuple(pieces), foot="– {page} –"), offers(facts))


def _late_table(paper: Paper) -> Table:
    rows = [("Gremien", "Termin", "TOP", "Ö / N", "Zuständigkeit")]
    rows += [
        (
            stop.printed,
            stop.day,
            stop.top,
            "Ö" if stop.publicity == "öffentlich" else "N",
            stop.role,
        )
        for stop in paper.stops
    ]
    return Table(tuple(rows), (42, 18, 9, 10, 21), ruled=False, heads=1)


def _crossed_table(paper: Paper, bodies: str, public: tuple[str, str]) -> Table:
    rows = [(bodies, "Termin", "TOP", *public, "Ergebnis")]
    rows += [
        (
            stop.printed,
            stop.day,
            stop.top,
            "X" if stop.publicity == "öffentlich" else "",
            "X" if stop.publicity != "öffentlich" else "",
            stop.result,
        )
        for stop in paper.stops
    ]
    return Table(tuple(rows), (38, 16, 8, 6, 6, 26), heads=1)


def _money(random: Random) -> Table:
    yes = random.random() < 0.5
    return Table(
        (
            (
                f"Finanzielle Auswirkungen  nein {boxed(not yes)}  ja {boxed(yes)}",
                "",
                "",
            ),
            (
                "Gesamtkosten der Maßnahme",
                "Einzahlungen/Erträge (Zuschüsse u. Ä.)",
                "Finanzierung durch städtischen Haushalt",
            ),
            ("420.000 €" if yes else "", "60.000 €" if yes else "", "360.000 €" if yes else ""),
        ),
        (34, 33, 33),
    )


def _questions() -> list[Piece]:
    return [
        Table(
            (
                (
                    "CO2-Relevanz: Auswirkung auf den Klimaschutz",
                    f"{NO.title()}  positiv {EMPTY}  negativ {EMPTY}",
                ),
                ("IQ-relevant", f"{NO.title()}  Korridorthema:"),
                (
                    "Abstimmung mit städtischen Gesellschaften",
                    f"{NO.title()}  Abgestimmt mit:",
                ),
            ),
            (50, 50),
        )
    ]
