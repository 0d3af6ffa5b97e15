"""The chapter on what a million papers need, computed from what other chapters measured."""

from typing import Final

from benchmarks import batch, workers
from benchmarks.report import number, paragraph, table
from benchmarks.sheet import Sheet

TITLE: Final = "Eine Million Vorlagen, auf dem Papier"
PAPERS: Final = 1_000_000
CORES: Final = (2, 16, 64, 1_024)
GIBI: Final = 1024
TERA: Final = 1e12
TEXT: Final = """
    Gerechnet aus den Messungen oben, nicht gemessen: Jede Vorlage hat sechs Seiten und wird in
    beiden Fassungen geschrieben; das kostet einen Kern wie den dieses Rechners {seconds} s. Jede
    ist ein Auftrag für sich, darum teilt sich die Zeit durch die Zahl der Kerne, solange der
    gemeinsame Ordner mithält. Zwei Kerne brachten hier {gain} mal so viel wie einer, wo {control}
    möglich war; diesen Anteil rechnen die Zeiten mit. Zusammen sind es {hours} Kernstunden.
"""
ON_DISK: Final = """
    Auf dem Datenträger: eine Vorlage in der markierten Fassung hat hier {each} kB in HTML, PDF,
    Änderungsliste und Nachweis, eine Million also {whole} TB, mit der reinen Fassung rund das
    Doppelte. Geschrieben wird mit {rate} MB/s je 1.000 Kerne; darunter ist der Ordner, nicht der
    Rechner, die Grenze. Liegen alle Dateien in einem Ordner, ist auch ihre Zahl eine; darum je Teil
    (`--shard`) ein eigener Ordner der Ausgabe.
"""


def chapter(stack: Sheet, two: Sheet) -> str:
    """Return the chapter; `stack` is the sheet of `batch`, `two` that of `workers`."""
    seconds, share = stack.median(batch.BOTH_COST), efficiency(two)
    size = two.figures[workers.BYTES]
    text = TEXT.format(
        seconds=number(seconds),
        gain=number(two.ratio(workers.ONE, workers.TWO)),
        control=number(workers.control(two)),
        hours=number(PAPERS * seconds / 3600 / share, 0),
    )
    disk = ON_DISK.format(
        each=number(size / 1e3, 0),
        whole=number(PAPERS * size / TERA),
        rate=number(1_000 * 2 * size / seconds / 1e6, 0),
    )
    rows = [_row(cores, seconds / share, two.figures[workers.MEMORY]) for cores in CORES]
    head = ("Kerne", "Stunden", "Arbeitsspeicher der Arbeiter")
    return "\n\n".join((paragraph(text), table(head, rows), paragraph(disk)))


def efficiency(two: Sheet) -> float:
    """Return what part of what two cores can do two workers did, at most all of it."""
    return min(two.ratio(workers.ONE, workers.TWO) / workers.control(two), 1.0)


def _row(cores: int, seconds: float, memory: float) -> tuple[str, ...]:
    hours = PAPERS * seconds / cores / 3600
    return number(cores, 0), number(hours, 1), f"{number(cores * memory / GIBI, 1)} GiB"
