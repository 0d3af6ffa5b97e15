"""How papers of Bielefeld look: the Word form of the city, across its years."""

from random import Random

from tests.importers.corpus.making.contents import Paper
from tests.importers.corpus.making.pieces import Laid, body_text, boxed, numbered, offers
from tests.importers.corpus.making.sheets import Piece, Sheet, Table, Words

PRIOR = "Ggf. Frühere Behandlung des Beratungsgegenstandes (Gremium, Datum, TOP, Drucksachen-Nr.)"
HINT = (
    "Wenn die Begründung länger als drei Seiten ist, bitte eine kurze Zusammenfassung voranstellen."
)
SUBJECT = "Beratungsgegenstand (Bezeichnung des Tagesordnungspunktes)"


def form_2012(paper: Paper, random: Random) -> Laid:
    """The form of the 2010s: office, date and telephone in one line; a head table."""
    office = f"{paper.office}, {paper.issued:%d.%m.%Y}, {paper.phone}"
    head = Table(
        (
            ("STADT BIELEFELD", f"Amt, Datum, Telefon\n{office}"),
            ("", f"Drucksachen-Nr.\n{paper.number}"),
        ),
        (50, 50),
    )
    title = "Beschlussvorlage der Verwaltung"
    if paper.kind == "Informationsvorlage":
        title = "Informationsvorlage der Verwaltung"
    pieces: list[Piece] = [head, Words(title, "title")]
    if paper.mode:
        pieces.append(_supplement(paper))
    pieces += [_consultations(paper), Words(SUBJECT, "label"), Words(paper.subject)]
    pieces += _middle(paper, products="Betroffene Produktgruppe")
    pieces += _texts(paper, "Beschlussvorschlag:", "Begründung:", random)
    pieces += [
        Words("Oberbürgermeister/Beigeordnete(r)"),
        Words(HINT, "small"),
    ]
    return Laid(Sheet(tuple(pieces)), offers("date publicity mode priors"))


def form_2019(paper: Paper, random: Random) -> Laid:
    """The form of about 2020: the number first, subject before the consultations."""
    pieces: list[Piece] = [
        Words("Stadt Bielefeld", "label"),
        Table(
            (
                ("Drucksachen-Nr.", paper.number),
                ("Amt, Datum, Telefon", f"{paper.office}, {paper.issued:%d.%m.%Y}, {paper.phone}"),
            ),
            (34, 66),
            ruled=False,
        ),
        Words(f"{paper.kind} der Verwaltung", "title"),
    ]
    if paper.mode:
        pieces.append(_supplement(paper))
    pieces += [
        Words("Beratungsgegenstand:", "label"),
        Words(paper.subject),
        _consultations(paper),
        *_middle(paper, products="Betroffene Produktgruppe:"),
        *_texts(paper, "Beschlussvorschlag:", "Begründung:", random),
        Words("Beigeordneter"),
        Words("Seite 3", "small"),
    ]
    top = f"Drucksachen-Nr. {paper.number}"
    return Laid(
        Sheet(tuple(pieces), top=top, foot="- {page} -"),
        offers("date publicity mode priors"),
    )


def headless(paper: Paper, random: Random) -> Laid:
    """The text of the form when the text boxes of its head are lost, as in many PDFs."""
    full = form_2012(paper, random)
    pieces = full.sheet.pieces[1:]
    printed = full.printed - {"date", "number"}
    return Laid(Sheet(pieces), frozenset(printed))


def form_2006(paper: Paper, random: Random) -> Laid:
    """The form of before 2009, in the old spelling, with a column for the agenda number."""
    rows = [("Gremium", "Sitzung am", "TOP", "Beratung")]
    rows += [(stop.printed, stop.day, stop.top, stop.publicity) for stop in paper.stops]
    pieces: list[Piece] = [
        Words("STADT BIELEFELD", "label"),
        Words(f"Drucksachen-Nr.: {paper.number}"),
        Words(f"Amt, Datum, Telefon: {paper.office}, {paper.issued:%d.%m.%Y}, {paper.phone}"),
        Words(
            "Beschlußvorlage der Verwaltung"
            if paper.kind == "Beschlussvorlage"
            else "Informationsvorlage der Verwaltung",
            "title",
        ),
        Table(tuple(rows), (52, 20, 8, 20), heads=1),
        Words(SUBJECT, "label"),
        Words(paper.subject),
        *_middle(paper, products="Betroffene Produktgruppe"),
        *_texts(paper, "Beschlußvorschlag:", "Begründung:", random),
        Words("Oberbürgermeister"),
    ]
    return Laid(Sheet(tuple(pieces), foot="Seite {page}"), offers("date publicity top priors"))


def _consultations(paper: Paper) -> Table:
    rows = [("Gremium", "Sitzung am", "Beratung")]
    rows += [(stop.printed, stop.day, stop.publicity) for stop in paper.stops]
    return Table(tuple(rows), (56, 22, 22), heads=1)


def _supplement(paper: Paper) -> Table:
    replaced, added = boxed(paper.mode == "ersetzt"), boxed(paper.mode == "ergänzt")
    return Table(
        (
            (
                f"{boxed(True)} Nachtragsvorlage",
                f"Diese Vorlage\n{replaced} ersetzt die Ursprungsvorlage.\n"
                f"{added} ergänzt die Ursprungsvorlage.\nErgänzungen in rot",
            ),
        ),
        (40, 60),
        ruled=False,
    )


def _middle(paper: Paper, products: str) -> list[Piece]:
    pieces: list[Piece] = [Words(products, "label")]
    pieces += [Words(product) for product in paper.products]
    if paper.priors:
        pieces.append(Words(PRIOR, "label"))
        for prior in paper.priors:
            pieces.append(Words(f"Drucksachen-Nr. {prior.number}", "tight"))
            pieces += [
                Words(f"{stop.printed}, {stop.day}, TOP {stop.top}", "tight")
                for stop in prior.stops
            ]
    return pieces


def _texts(paper: Paper, resolution: str, reasons: str, random: Random) -> list[Piece]:
    pieces: list[Piece] = []
    if paper.kind == "Informationsvorlage":
        reasons = "Sachverhalt:"
    else:
        decides = f"Der {paper.stops[-1].body.name} beschließt:"
        if paper.stops[-1].body.name.startswith(("Bezirksvertretung", "Beirat")):
            decides = "Es wird beschlossen:"
        pieces += [Words(resolution, "label"), Words(decides), *numbered(paper.resolution)]
    pieces += [Words(reasons, "label"), *body_text(paper, random)]
    if paper.attachments:
        pieces += [
            Words("Anlagen:", "label"),
            *(Words(f"- {each}", "tight") for each in paper.attachments),
        ]
    return pieces
