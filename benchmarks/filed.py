"""Twenty thousand filed papers: their views, made from the sentences of the papers in inputs/.

Words are as rare as those of a town: each long noun is one of 62,000 compounds of two or three
parts by Zipf's law, and every fifth carries an ending.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, product
from random import Random
from typing import Final

from benchmarks.papers import example_documents
from benchmarks.wording import BODIES, FIRST, LAST, SHIFT, Wording, corpus
from drafter.archive.search.views import Meeting, View

KINDS: Final = ("Beschlussvorlage", "Informationsvorlage", "Anfrage", "Antrag")
OFFICES: Final = ("500 Amt für soziale Leistungen", "660 Amt für Verkehr", "400 Amt für Schule")
FIRST_DAY: Final = date(2005, 1, 3)
DAYS: Final = 7000
PARAGRAPHS: Final = 12
ONE_IN: Final = 20  # papers that only whole views show


class Town(Wording):
    """The words of a town: more compounds, some of them inflected."""

    def __init__(self, seed: int) -> None:
        super().__init__(corpus(example_documents()), Random(seed))
        firsts, lasts = FIRST.split(), LAST.split()
        shorter = [f"{first}{last}" for first, last in product(firsts, lasts)]
        longer = [f"{one}{two.lower()}{last}" for one, two, last in product(firsts, firsts, lasts)]
        Random(seed).shuffle(longer)
        self.nouns = [*self.nouns, *longer, *shorter]
        self.weights = [*accumulate(1 / (rank + SHIFT) for rank in range(len(self.nouns)))]

    def noun(self) -> str:
        """Return a noun, every fifth with an ending."""
        return super().noun() + self.random.choice(("", "", "", "", "s"))


def filed(count: int, seed: int = 1) -> Iterator[View]:
    """Yield so many papers; the same seed gives the same."""
    town = Town(seed)
    for number in range(1, count + 1):
        yield _paper(number, town)


def _paper(number: int, town: Town) -> View:
    random = town.random
    day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    public = random.randrange(ONE_IN) > 0
    meetings = (
        Meeting((body,), (day + timedelta(days=14)).isoformat(), str(random.randint(1, 20)))
        for body in random.sample(BODIES, 2)
    )
    return View(
        number=f"{number}/{day.year}",
        public=public,
        whole=True,
        kind=random.choice(KINDS),
        office=random.choice(OFFICES),
        date=day.isoformat(),
        subject=f"{town.noun()} und {town.noun()} in der {town.varied('Musterstraße')}",
        original="" if number % 10 else f"{number - 1}/{day.year}",
        meetings=tuple(meetings),
        product_groups=(f"11.{random.randint(1, 20):02}.{random.randint(1, 9):02}",),
        paragraphs=tuple(town.paragraph() for _ in range(PARAGRAPHS)),
    )
