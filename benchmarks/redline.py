"""The chapter on comparing papers: goals, growth, and the redline beside its peers."""

from collections.abc import Iterator
from typing import Final

from benchmarks.cases import LONG, SIZES
from benchmarks.compared import Measured, Trial, exponent
from benchmarks.measure import LIMIT, Times
from benchmarks.papers import ORIGINAL, PAPER
from benchmarks.peers import PEERS, Peer
from benchmarks.report import Goal, entry, number, paragraph, setting, table, verdict
from benchmarks.sheet import Sheet

TITLE: Final = "Vergleich zweier Fassungen"
LIBRARIES: Final = ("rapidfuzz", "diff-match-patch", "lxml")
OURS: Final = PEERS[0].name
MOST_REAL, MOST_LONG, MOST_WORST, MOST_GROWTH = 5.0, 100.0, 2000.0, 1.2
COUNTS: Final = ("falsch", "übersehen", "zerrissen")
INTRODUCTION: Final = """
    Prozessorzeit der Aufrufe in einem Prozess, nach einem ungemessenen Aufruf, Median; die
    Verfahren und Längen wechseln einander ab. Die Speicherbereinigung läuft mit, ausgenommen ist,
    was die Messung selbst im Speicher hält (`gc.freeze`). Der Rechner teilt seine Kerne mit
    anderen; dieselbe Schleife braucht auf ihm bald doppelt so lange wie sonst, daher die Spannen.
    Die kurzen Fassungen sind `inputs/kim-2021.yaml` und sein Nachtrag `inputs/kim-2022.yaml`,
    dazu {pairs} Bearbeitungen des Nachtrags mit je {few} Änderungen. Die langen
    sind daraus und aus den
    Sätzen der anderen Muster gewürfelt, mit anderen Zahlen, Gremien, Straßen und Hauptwörtern
    (häufig und selten verteilt wie in Texten); {pages} Seiten sind {blocks} Blöcke mit {many}
    Änderungen: Beträge, Daten, Wörter, Sätze und Absätze, geteilte, verbundene und verschobene
    Absätze, Ziffern, Tabellenzeilen und Zellen.
"""
ON_GROWTH: Final = """
    Dieselbe Dichte an Änderungen von {first} bis {last} Seiten; der Exponent ist daran
    angepasst (1 wächst wie die Länge, 2 wie ihr Quadrat).
"""
ON_PEERS: Final = """
    Dieselben Paare im selben Lauf. Gezählt werden Wörter beider Fassungen gegen die Änderungen,
    die wirklich gemacht wurden: „falsch“ ist markiert und doch gleich geblieben, „übersehen“ ist
    geändert und nicht markiert, „zerrissen“ ist nur zum Teil markiert („3[0→2]0.000“). Ein
    verschobener Absatz und was an einem Betrag oder Datum gleich blieb (Währung, Jahr) zählen
    weder so noch so. Kurz: {words_few} Wörter in {pairs} Paaren, davon {changed_few} geändert;
    lang: {words_many}, davon {changed_many}. Fett ist der kleinste Wert einer Spalte.
"""


def told(found: Measured) -> str:
    """Return the chapter on what was measured."""
    goals = tuple(_goals(found))
    few, many = found.real.case, found.long.case
    words = {
        "pairs": len(few.pairs),
        "few": few.edits,
        "many": many.edits,
        "pages": many.pages,
        "blocks": number(many.blocks, 0),
        "first": SIZES[0],
        "last": SIZES[-1],
        "words_few": number(few.words, 0),
        "changed_few": number(few.changed, 0),
        "words_many": number(many.words, 0),
        "changed_many": number(many.changed, 0),
    }
    parts = (
        paragraph(INTRODUCTION.format(**words)),
        table(("Vergleich", "Median", "Spanne", "Ziel", ""), map(_goal_row, goals)),
        paragraph(ON_GROWTH.format(**words)),
        table(("Seiten", "Median", "je Seite", "Spanne"), _growth_rows(found)),
        paragraph(ON_PEERS.format(**words)),
        table(_peer_head(found), _peer_rows(found)),
        "\n".join(entry(f"{peer.name}: {peer.fed}{_ratios(found, peer)}.") for peer in PEERS),
        setting(LIBRARIES),
        verdict(goals),
    )
    return "\n\n".join(parts)


def readings(found: Measured) -> Sheet:
    """Return every single reading, and how right each way to compare was."""
    taken = {"example": found.example.taken}
    scores: dict[str, float] = {}
    for trial in (found.real, found.long):
        for name, result in trial.results.items():
            place = f"{trial.case.pages} pages, {name.strip('`')}"
            taken[place] = result.times.taken
            scores |= {f"{place}, {key}": n for key, n in result.score._asdict().items()}
    taken |= {f"{pages} pages": times.taken for pages, times in found.growth.items()}
    taken |= {f"worst: {name}": times.taken for name, times in found.worst.items()}
    return Sheet(setting(LIBRARIES), taken, scores)


def _ratios(found: Measured, peer: Peer) -> str:
    """Say how many times our time a peer takes, for short and for long papers."""
    if peer.name == OURS:
        return ""
    return f"; Zeit zu `drafter.redline`: {_ratio(found.real, peer)} und {_ratio(found.long, peer)}"


def _ratio(trial: Trial, peer: Peer) -> str:
    if peer.name not in trial.results:
        return "–"
    theirs, ours = (trial.results[name].times.median for name in (peer.name, OURS))
    return number(theirs / ours)


def _goals(found: Measured) -> Iterator[Goal]:
    example = f"{found.real.case.pages} Seiten, `{ORIGINAL.stem}` und `{PAPER.stem}`"
    yield _goal(example, found.example, MOST_REAL)
    for trial, most in ((found.real, MOST_REAL), (found.long, MOST_LONG)):
        name = f"{trial.case.pages} Seiten, {trial.case.edits} Änderungen"
        yield _goal(name, trial.results[OURS].times, most)
    for name, times in found.worst.items():
        yield _goal(f"{LONG} Seiten, {name}", times, MOST_WORST)
    yield Goal("Wachstum mit der Länge, Exponent", exponent(found.growth), "", MOST_GROWTH)


def _goal(name: str, times: Times, most: float) -> Goal:
    return Goal(name, times.median * 1000, " ms", most, _span(times))


def _goal_row(goal: Goal) -> tuple[str, ...]:
    return (
        goal.name,
        f"{number(goal.value)}{goal.unit}",
        goal.span or "–",
        goal.target,
        goal.verdict,
    )


def _growth_rows(found: Measured) -> Iterator[tuple[str, ...]]:
    for pages, times in found.growth.items():
        each = times.median / pages
        yield str(pages), _milliseconds(times.median), _milliseconds(each), _span(times)


def _peer_head(found: Measured) -> tuple[str, ...]:
    pages = (f"{trial.case.pages} Seiten" for trial in (found.real, found.long))
    return ("Verfahren", *(cell for each in pages for cell in (each, *COUNTS)))


def _peer_rows(found: Measured) -> Iterator[tuple[str, ...]]:
    halves = [_half(trial) for trial in (found.real, found.long)]
    for peer in PEERS:
        yield (peer.name, *(cell for half in halves for cell in half[peer.name]))


def _half(trial: Trial) -> dict[str, tuple[str, ...]]:
    """Return the cells of each peer for one case, the least of each column in bold type."""
    values = {name: (each.times.median, *each.score) for name, each in trial.results.items()}
    least = [min(column) for column in zip(*values.values(), strict=True)]
    missing = (f"über {LIMIT} s", *("–" for _ in COUNTS))
    cells = {
        name: tuple(
            f"**{text}**" if value == best else text
            for text, value, best in zip(_texts(row), row, least, strict=True)
        )
        for name, row in values.items()
    }
    return {peer.name: cells.get(peer.name, missing) for peer in PEERS}


def _texts(row: tuple[float, ...]) -> tuple[str, ...]:
    seconds, *counts = row
    return _milliseconds(seconds), *(number(count, 0) for count in counts)


def _milliseconds(seconds: float) -> str:
    return f"{number(seconds * 1000)} ms"


def _span(times: Times) -> str:
    return f"{number(times.least * 1000)}–{_milliseconds(times.most)}"
