"""German text that looks like that of council papers, as much of it as wanted, from a seed.

Sentences are those of the papers in inputs/, with other numbers, months, committees, streets and
nouns in them. The nouns are compounds drawn by Zipf's law (George K. Zipf, Human Behavior and the
Principle of Least Effort, 1949; with Mandelbrot's shift): few are frequent, most are rare.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from random import Random
from typing import Final

from drafter.document import Document, Heading, ListBlock, Paragraph, Table, plain_text, walk

WORDY: Final = frozenset(
    {"begruendung", "beschlussvorschlag", "finanzen", "zusammenfassung", "ziele"}
)
SENTENCE_BORDER: Final = re.compile(r"(?<=[^\W\d_]{2}[.!?]|\w[)“][.!?]) (?=[A-ZÄÖÜ„])")
MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
BODIES: Final = (
    "Integrationsrat", "Sozial- und Gesundheitsausschuss", "Finanz- und Personalausschuss",
    "Schul- und Sportausschuss", "Jugendhilfeausschuss", "Kulturausschuss", "Seniorenrat",
    "Stadtentwicklungsausschuss", "Rechnungsprüfungsausschuss", "Naturschutzbeirat",
)  # fmt: skip
STREETS: Final = (
    "Detmolder Straße", "Herforder Straße", "Jöllenbecker Straße", "Stapenhorststraße",
    "Artur-Ladebeck-Straße", "Heeper Straße", "Eckendorfer Straße", "Voltmannstraße",
)  # fmt: skip
FIRST: Final = (
    "Verkehrs Schul Jugend Haushalts Sozial Bau Bildungs Integrations Gesundheits Sicherheits "
    "Wohnungs Umwelt Klima Energie Kultur Sport Ganztags Förder Personal Investitions Beratungs "
    "Beteiligungs Stadtteil Quartiers Betriebs Planungs Grundstücks Radwege Brücken Gewässer "
    "Spielplatz Kindergarten Museums Bäder Feuerwehr Rettungs Friedhofs Straßen Kanal Digital"
)
LAST: Final = (
    "konzept planung bedarf ausbau fonds vertrag träger bericht stelle mittel maßnahme programm "
    "fläche vorhaben netz angebot prüfung aufsicht kosten ansatz zuschuss verfahren gebäude "
    "leitung vereinbarung satzung zentrum projekt gruppe standard rücklage umlage gebühr "
    "verwaltung dienst entwicklung strategie erhebung statistik versorgung"
)
SHIFT: Final = 2.7
SLOT: Final = re.compile(
    rf"(?P<body>{'|'.join(map(re.escape, BODIES))})"
    rf"|(?P<street>\b(?:[A-ZÄÖÜ][a-zäöüß]+er Straße|[A-ZÄÖÜ][a-zäöüß-]+straße)\b)"
    rf"|(?P<month>\b(?:{'|'.join(MONTHS)})\b)"
    r"|(?P<date>\b\d{1,2}\.\d{1,2}\.\d{4}\b)"
    r"|(?P<number>\d+)"
    r"|(?P<noun>\b[A-ZÄÖÜ][a-zäöüß]{8,}\b)"
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts of the papers: sentences, how many of them paragraphs have, and other texts."""

    sentences: tuple[str, ...]
    lengths: tuple[int, ...]
    headings: tuple[str, ...]
    items: tuple[str, ...]
    tables: tuple[Table, ...]


def corpus(documents: Iterable[Document]) -> Corpus:
    """Collect the texts of papers."""
    blocks = [
        block
        for document in documents
        for section in document.sections
        if section.id in WORDY
        for block in walk(section.blocks)
    ]
    paragraphs = [plain_text(block.runs) for block in blocks if isinstance(block, Paragraph)]
    split = [sentences(text) for text in paragraphs if text.endswith((".", "!", "?"))]
    return Corpus(
        tuple(sentence for each in split for sentence in each),
        tuple(map(len, split)),
        tuple(plain_text(block.runs) for block in blocks if isinstance(block, Heading)),
        tuple(text for block in blocks if isinstance(block, ListBlock) for text in _items(block)),
        tuple(block for block in blocks if isinstance(block, Table)),
    )


def sentences(text: str) -> list[str]:
    """Split a text where a sentence ends; an abbreviation or „2. Lesung“ does not end one."""
    return SENTENCE_BORDER.split(text)


class Wording:
    """Makes texts; the same seed and corpus give the same texts in the same order."""

    def __init__(self, known: Corpus, random: Random) -> None:
        self.known = known
        self.random = random
        self.nouns = [f"{first}{last}" for first, last in product(FIRST.split(), LAST.split())]
        Random(len(self.nouns)).shuffle(self.nouns)
        self.weights = [*accumulate(1 / (rank + SHIFT) for rank in range(len(self.nouns)))]

    def noun(self) -> str:
        """Return a noun, a frequent one more often than a rare one."""
        return self.random.choices(self.nouns, cum_weights=self.weights)[0]

    def number(self, digits: int) -> str:
        """Return a whole number of so many digits."""
        return str(self.random.randint(10 ** (digits - 1), 10**digits - 1))

    def date(self) -> str:
        """Return a day in the form 05.11.2024."""
        day, month = self.random.randint(1, 28), self.random.randint(1, 12)
        return f"{day:02}.{month:02}.{self.random.randint(2019, 2029)}"

    def varied(self, text: str) -> str:
        """Return a text with other numbers, months, committees, streets and long nouns."""
        return SLOT.sub(self._filled, text)

    def sentence(self) -> str:
        """Return a sentence."""
        return self.varied(self.random.choice(self.known.sentences))

    def paragraph(self, least: int = 1) -> str:
        """Return a paragraph of as many sentences as one of the papers has, but of `least`."""
        count = max(self.random.choice(self.known.lengths), least)
        return " ".join(self.sentence() for _ in range(count))

    def chosen(self, among: Sequence[str]) -> str:
        """Return one of several texts, varied."""
        return self.varied(self.random.choice(among))

    def _filled(self, match: re.Match[str]) -> str:
        match match.lastgroup:
            case "body":
                return self.random.choice(BODIES)
            case "street":
                return self.random.choice(STREETS)
            case "month":
                return self.random.choice(MONTHS)
            case "date":
                return self.date()
            case "number":
                return self.number(len(match[0]))
            case _:
                return self.noun()


def _items(block: ListBlock) -> Iterable[str]:
    inner = (text for item in block.items for text in item.blocks[:1])
    return (plain_text(text.runs) for text in inner if isinstance(text, Paragraph))
