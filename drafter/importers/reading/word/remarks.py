"""What a Word file has and a Transcript cannot hold, told in German sentences."""

from collections import Counter
from enum import Enum


class Remark(Enum):
    """A sentence about what was left out or read otherwise; `{}` stands for how often."""

    COMMENTS = "Randkommentare wurden nicht übernommen (Anzahl: {})."
    HIDDEN = "Ausgeblendeter Text wurde nicht übernommen."
    PROMPTS = "Nicht ausgefüllte Formularfelder wurden nicht übernommen (Anzahl: {})."
    STRUCK = "Durchgestrichene Wörter gelten als gestrichen."
    NOTES = "Fuß- und Endnoten stehen am Ende des Textes (Anzahl: {})."
    BOXES = "Textfelder stehen hinter dem Absatz, an dem sie verankert sind (Anzahl: {})."
    PICTURES = (
        "Bilder, die weder PNG noch JPEG sind, wurden nicht übernommen (Anzahl: {}). "
        "Bitte in Word als PNG speichern und selbst einsetzen."
    )
    LINKED = "Bilder, die nur verknüpft sind, wurden nicht übernommen (Anzahl: {})."
    MANY_PICTURES = "Weitere Bilder wurden nicht übernommen, weil es zu viele sind (Anzahl: {})."
    CHARTS = "Diagramme stehen als Tabelle ihrer Werte im Text (Anzahl: {})."
    DIAGRAMS = "Aus Schaubildern wurden nur die Wörter übernommen (Anzahl: {})."
    FORMULAS = "Formeln wurden nur als Zeichenfolge übernommen (Anzahl: {})."
    EMBEDDED = "Eingebettete Dokumente wurden nicht gelesen (Anzahl: {})."


class Remarks:
    """Remarks on one file, counted."""

    def __init__(self) -> None:
        self._counted: Counter[Remark] = Counter()

    def add(self, remark: Remark, times: int = 1) -> None:
        """Note that there is something to remark."""
        self._counted[remark] += times

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences in a constant order."""
        return tuple(
            each.value.format(self._counted[each]) for each in Remark if self._counted[each]
        )
