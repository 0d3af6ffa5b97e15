"""The words of lists of bodies: heads of columns, public or not, what a body does, how it decided.

What a form prints and what it says about old papers (`lesen`) comes first; the tables here are the
words that council information systems of German cities have in common.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from drafter.importers.recognise.letters import key_of
from drafter.model.form import ConsultationColumn, Form, SectionKind
from drafter.model.scalars import Publicity, Role

SHORT: Final = 8
"""More letters than that has no short word."""

COLUMNS: Final[Mapping[ConsultationColumn, tuple[str, ...]]] = {
    ConsultationColumn.ORGANIZATION: (
        "Gremium", "Gremien", "Beratungsgremium", "Beratungsgremien", "Ausschuss/Gremium",
        "Gremium/Ausschuss", "beratendes Gremium",
    ),
    ConsultationColumn.MEETING: (
        "Sitzung am", "Sitzung", "Sitzungstermin", "Sitzungsdatum", "Sitzungstag", "Termin",
        "Datum", "am", "Beratungstermin", "Tag der Sitzung",
    ),
    ConsultationColumn.AGENDA: ("TOP", "Tagesordnungspunkt", "TO-Punkt", "TOP-Nr.", "TOP Nr."),
    ConsultationColumn.PUBLICITY: (
        "Beratung", "Öffentlichkeit", "Status", "Ö / N", "ö / nö", "Art der Sitzung", "Sitzungsart",
        "Öffentlichkeitsstatus", "öffentlich / nichtöffentlich",
    ),
    ConsultationColumn.ROLE: ("Zuständigkeit", "Beratungsart", "Behandlung", "Beschlussart"),
    ConsultationColumn.OUTCOME: (
        "Ergebnis", "Beratungsergebnis", "Abstimmungsergebnis", "Beschlussergebnis", "Abstimmung",
    ),
}  # fmt: skip
LONE_PUBLICITY: Final[Mapping[str, Publicity]] = {
    "ö": Publicity.PUBLIC,
    "öff.": Publicity.PUBLIC,
    "öffentl.": Publicity.PUBLIC,
    "nö": Publicity.NON_PUBLIC,
    "nö.": Publicity.NON_PUBLIC,
    "n.ö.": Publicity.NON_PUBLIC,
    "nichtöff.": Publicity.NON_PUBLIC,
    "nicht öff.": Publicity.NON_PUBLIC,
}
ROLE_WORDS: Final[Mapping[str, Role]] = {
    **{role.value: role for role in Role},
    "Beschlussfassung": Role.DECISION,
    "Beschlußfassung": Role.DECISION,
    "zur Entscheidung": Role.DECISION,
    "zur Beschlussfassung": Role.DECISION,
    "zum Beschluss": Role.DECISION,
    "zur Vorberatung": Role.PRELIMINARY,
    "Empfehlungsbeschluss": Role.RECOMMENDATION,
    "zur Empfehlung": Role.RECOMMENDATION,
    "zur Kenntnis": Role.NOTICE,
    "zur Kenntnisnahme": Role.NOTICE,
    "zur Anhörung": Role.HEARING,
}
UNDATED: Final = re.compile(
    r"(?:noch\s+)?(?:Termin\s+)?(?:noch\s+)?offen\b|ohne Termin|n\.\s?n\.|wird (?:noch )?"
    r"(?:festgelegt|bekannt ?gegeben|mitgeteilt)|(?:Termin\s+)?folgt\b|steht noch nicht fest",
    re.IGNORECASE,
)
SENSE: Final = (
    r"(?:ein(?:stimmig|vernehmlich)|mehrheitlich|mit Mehrheit|einst\.|mehrh\.|(?:un)?geändert"
    r"|unverändert|abgelehnt|angenommen|beschlossen|zugestimmt|empfohlen|vertagt|zurückgestellt|abgesetzt"
    r"|zurückgezogen|verwiesen|(?:zur\s)?Kenntnis genommen|vorberaten|behandelt|erledigt|angehört"
    r"|Zustimmung|Ablehnung|ohne (?:Votum|Beschluss|Empfehlung)"
    r"|mit (?:Änderungen|Ergänzungen))"
)
DECIDED: Final = re.compile(
    r"(?<![^\W\d_])(?:abgelehnt|angenommen|beschlossen|zugestimmt|empfohlen|vertagt|zurückgestellt"
    r"|abgesetzt|zurückgezogen|Kenntnis genommen|vorberaten|behandelt|erledigt|angehört)"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
"""What a body did, whole; how it did it („einstimmig“) is but a part of that."""

BOTH: Final = re.compile(r"\w\s?[/|]\s?\w")
OUTCOME: Final = re.compile(rf"(?<![^\W\d_]){SENSE}(?!(?-i:[a-zäöüß]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ColumnWord:
    """A word that heads a column; `publicity` where its column has crosses for one of the two."""

    key: str
    column: ConsultationColumn
    publicity: Publicity | None = None

    def as_printed(self, words: str) -> "ColumnWord":
        """Return the head for the words that stand there: „N / Ö“ is not „nö“."""
        return ColumnWord(self.key, self.column) if BOTH.search(words) else self


@dataclass(frozen=True)
class Vocabulary:
    """The words of one form."""

    form: Form

    @cached_property
    def column_words(self) -> tuple[ColumnWord, ...]:
        """The heads of columns, the longest first."""
        words = {word.key: word for word in self._column_words() if word.key}
        return tuple(sorted(words.values(), key=lambda word: -len(word.key)))

    def column_word(self, key: str) -> ColumnWord | None:
        """Return the head of a column that has these letters, or None."""
        return next((word for word in self.column_words if word.key == key), None)

    def _column_words(self) -> Iterator[ColumnWord]:
        for column, words in COLUMNS.items():
            yield from (self._headed(word, column) for word in words)
        for name, words in self.form.old_papers.columns.items():
            yield from (self._headed(word, ConsultationColumn(name)) for word in words)
        for word in self._labels():
            yield ColumnWord(key_of(word), ConsultationColumn.ORGANIZATION)
        for label in self.form.consultation_columns:
            yield self._headed(label.label, label.column)
        for word in (*self.lone_publicity, *Publicity):
            yield self._headed(word, ConsultationColumn.PUBLICITY)

    def _labels(self) -> Iterator[str]:
        """Yield the labels of the list itself: old forms have them above the first column."""
        yield "Beratungsfolge"
        yield from self.form.old_papers.labels.get(SectionKind.CONSULTATIONS.value, ())
        for kind in self.form.kinds:
            section = kind.section(SectionKind.CONSULTATIONS)
            yield from (section.label,) if section and section.label else ()

    def _headed(self, word: str, column: ConsultationColumn) -> ColumnWord:
        """Return a head; one that says public or not has a column with crosses of its own."""
        lone = self.lone_publicity.get(word.casefold())
        named = next((one for one in Publicity if one.value == word.casefold()), lone)
        return ColumnWord(key_of(word), column, named)

    @cached_property
    def lone_publicity(self) -> Mapping[str, Publicity]:
        """Short words for public and not, in small letters."""
        short = self.form.short_publicity
        own = {short.word(one): one for one in Publicity} if short else {}
        read = {
            word: one
            for one in Publicity
            for word in self.form.old_papers.words.get(one.value, ())
            if len(key_of(word)) <= SHORT
        }
        known = {**LONE_PUBLICITY, **read, **own}
        return {word.casefold(): one for word, one in known.items()}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Words for what a body does that say so wherever they stand, in small letters."""
        return {word.casefold(): role for word, role in ROLE_WORDS.items()}

    @cached_property
    def column_roles(self) -> Mapping[str, Role]:
        """Words that say it in a column for it, in small letters: „Beschluss“, „Beratung“."""
        read = {
            word.casefold(): role
            for role in Role
            for word in self.form.old_papers.words.get(role.value, ())
        }
        return {**read, **self.roles}


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds words, the longest first, as words of their own."""
    ordered = sorted(map(re.escape, words), key=len, reverse=True)
    joined = "|".join(word.replace(r"\ ", r"\s+") for word in ordered)
    glued = r"(?-i:(?<=[a-zäöüßNÖ])(?=[A-ZÄÖÜ]))"
    return re.compile(rf"(?:(?<![^\W\d_])|{glued})(?:{joined})(?!(?-i:[a-zäöüß]))", re.IGNORECASE)
