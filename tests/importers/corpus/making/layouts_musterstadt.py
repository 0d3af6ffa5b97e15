"""How papers of a Musterstadt look: print-outs of three council information systems."""

from random import Random

from tests.importers.corpus.making.contents import Paper
from tests.importers.corpus.making.pieces import Laid, body_text, boxed, numbered, offers
from tests.importers.corpus.making.sheets import Piece, Sheet, Table, Words


def allris(paper: Paper, random: Random) -> Laid:
    """The print-out of one with a head of labels on the left and Betreff below."""
    pieces: list[Piece] = [
        Words("Stadt Musterstadt", "label"),
        Words("Der Bürgermeister"),
        Table(
            (
                ("Vorlage-Nr.:", paper.number),
                ("Vorlageart:", paper.kind),
                ("Federführend:", paper.office),
                ("Datum:", f"{paper.issued:%d.%m.%Y}"),
                ("Aktenzeichen:", paper.extra["file"]),
            ),
            (28, 72),
            ruled=False,
        ),
        *_supplement(paper),
        Words("Betreff:", "label"),
        Words(paper.subject),
        Words("Beratungsfolge:", "label"),
        _table(paper, ("Gremium", "Termin", "TOP", "Status", "Zuständigkeit")),
        *_texts(
            paper, random, ("Beschlussvorschlag:", "Sachverhalt:", "Finanzielle Auswirkungen:")
        ),
    ]
    return Laid(
        Sheet(tuple(pieces), top=f"Vorlage {paper.number}", foot="Seite {page} von {pages}"),
        offers("date top publicity role mode priors"),
    )


def session(paper: Paper, random: Random) -> Laid:
    """The print-out of one with the kind as its title and a ruled head."""
    pieces: list[Piece] = [
        Table(
            (
                (f"Stadt Musterstadt\n{paper.office}", f"Vorlage Nr. {paper.number}"),
                (f"Auskunft: Zimmer 214, Tel. {paper.phone}", f"Datum: {paper.issued:%d.%m.%Y}"),
            ),
            (55, 45),
        ),
        Words(paper.kind, "title"),
        *_supplement(paper),
        Table((("Betreff", paper.subject),), (18, 82)),
        _table(
            paper, ("Beratungsfolge", "Sitzungstermin", "TOP", "Öffentlichkeit", "Zuständigkeit")
        ),
        *_texts(paper, random, ("Beschlussvorschlag", "Sachverhalt", "Finanzielle Auswirkungen")),
    ]
    return Laid(
        Sheet(tuple(pieces), foot="Vorlage Nr. " + paper.number + "   Seite: {page}/{pages}"),
        offers("date top publicity role mode priors"),
    )


def sdnet(paper: Paper, random: Random) -> Laid:
    """The print-out of one that lists the meetings without agenda numbers."""
    rows = [("Gremium", "Termin", "Beratung", "Zuständigkeit")]
    rows += [
        (stop.printed, stop.day, _status(stop.publicity, short=False), stop.role)
        for stop in paper.stops
    ]
    pieces: list[Piece] = [
        Words("STADT MUSTERSTADT", "label"),
        Words(paper.kind, "title"),
        Words(f"Vorlage Nr. {paper.number}"),
        Words(f"Amt: {paper.office}"),
        Words(f"Datum: {paper.issued:%d.%m.%Y}"),
        *_supplement(paper),
        Words("Beratungsfolge", "label"),
        Table(tuple(rows), (44, 18, 18, 20), heads=1),
        Words("Betreff", "label"),
        Words(paper.subject),
        *_texts(paper, random, ("Beschlussvorschlag", "Begründung", "Finanzielle Auswirkungen")),
    ]
    return Laid(Sheet(tuple(pieces)), offers("date publicity role mode priors"))


def _status(publicity: str, *, short: bool) -> str:
    if not short:
        return publicity
    return "Ö" if publicity == "öffentlich" else "N"


def _table(paper: Paper, heads: tuple[str, ...]) -> Table:
    short = heads[3] == "Status"
    rows = [heads]
    rows += [
        (stop.printed, stop.day, stop.top, _status(stop.publicity, short=short), stop.role)
        for stop in paper.stops
    ]
    return Table(tuple(rows), (38, 17, 9, 17, 19), heads=1, ruled=not short)


def _supplement(paper: Paper) -> list[Piece]:
    if not paper.mode:
        return []
    return [
        Words("Ergänzungsvorlage", "label"),
        Words(
            f"Diese Vorlage {boxed(paper.mode == 'ersetzt')} ersetzt die ursprüngliche Vorlage. "
            f"{boxed(paper.mode == 'ergänzt')} ergänzt die ursprüngliche Vorlage."
        ),
    ]


def _texts(paper: Paper, random: Random, labels: tuple[str, str, str]) -> list[Piece]:
    resolution, reasons, money = labels
    pieces: list[Piece] = []
    if paper.kind == "Beschlussvorlage":
        pieces += [Words(resolution, "label"), *numbered(paper.resolution)]
    else:
        reasons = reasons if reasons.startswith("Sach") else "Erläuterungen"
    pieces += [Words(reasons, "label"), *body_text(paper, random)]
    pieces += [
        Words(money, "label"),
        Words("Die Mittel stehen im Haushaltsplan zur Verfügung."),
    ]
    if paper.priors:
        pieces.append(Words("Frühere Behandlung", "label"))
        for prior in paper.priors:
            pieces.append(Words(f"Vorlage Nr. {prior.number}", "tight"))
            pieces += [
                Words(f"{stop.printed}, {stop.day}, TOP {stop.top}", "tight")
                for stop in prior.stops
            ]
    if paper.attachments:
        pieces.append(Words("Anlagen", "label"))
        pieces += [Words(f"{n}. {each}", "tight") for n, each in enumerate(paper.attachments, 1)]
    pieces.append(Words("Bürgermeister"))
    return pieces
