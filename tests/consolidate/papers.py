"""An original with something at every kind of address, and Nachträge to it."""

from typing import Any

from drafter.consolidate import Consolidated, paper
from drafter.model.amending import amendment
from drafter.model.amendment import Amendment
from drafter.model.lines import Piece
from drafter.model.paper import Paper
from drafter.model.prose import Loc
from drafter.model.prose import all_prose as every_prose

HEAD: dict[str, Any] = {
    "formular": "bielefeld",
    "vorlagenart": "Beschlussvorlage",
    "amt": {"name": "Amt für Schule"},
    "beratungsgegenstand": "Stellen im Sozialamt",
}
COVER: dict[str, Any] = {
    "bedarf": "300.000 €",
    "jahr": "2022",
    "einleitung": "Als Deckung ist vorgesehen:",
    "zeilen": [
        {"art": "Mehrertrag", "jahr": "2022", "betrag": "275.000 €"},
        {"art": "Minderaufwand", "betrag": "10.000 €", "erlaeuterung": "weniger Mieten"},
    ],
    "rest": {"betrag": "15.000 €", "text": "Der Rest von 15.000 € wird aus dem Budget gedeckt."},
}
RATIONALE = """\
Vorab ein Satz über **fünf Stellen**.

## Anlass

Das Land fördert
fünf Stellen. Die Mitarbeiter*innen sind *zunächst* befristet.

- erste Stelle
- zweite Stelle

Im Sozialamt (siehe [Bericht](https://example.org/zunächst)) fehlen Kräfte.

### Bedarf

| Jahr | Betrag |
|---|---:|
| 2022 | 300.000 € |

## Ausblick

Es folgt ein Bericht.
"""
ORIGINAL = Paper.model_validate(
    {
        **HEAD,
        "drucksachennummer": "2859/2020-2025",
        "ziele": "Die Quote steigt auf 45 %.",
        "beschlussvorschlag": {
            "einleitung": "Der Rat beschließt:",
            "ziffern": [
                {"text": "Das Konzept wird zunächst gebilligt.\n\nEs gilt ab sofort."},
                {
                    "text": "Die Verwaltung wird beauftragt,",
                    "unterpunkte": [
                        {
                            "text": "Stellen zu schaffen, und zwar",
                            "unterpunkte": [
                                {"text": "drei beim Sozialamt,"}, {"text": "zwei beim DRK,"},
                            ],
                        },
                        {"text": "sie zu besetzen."},
                    ],
                    "schluss": "Das gilt ab 2022.",
                },
                {
                    "text": "Für das Haushaltsjahr 2022 werden 300.000 EUR bereitgestellt.",
                    "deckung": COVER,
                },
                {"text": "Über die Umsetzung wird berichtet."},
            ],
        },
        "zusammenfassung": "Fünf Stellen werden geschaffen.",
        "begruendung": RATIONALE,
        "anlagen": [{"titel": "Konzept"}, {"titel": "Stellenplan 2022"}],
    }
)  # fmt: skip


def read(line: str) -> Amendment:
    """Read a printed line as an amendment."""
    entry = amendment(line).items()
    return Amendment.model_validate(
        {
            key: line[piece.start : piece.end] if piece.value is None else piece.value
            for key, piece in entry
            if isinstance(piece, Piece)
        }
    )


def nachtrag(*amendments: str | Amendment, **more: Any) -> Paper:
    """Give a Nachtrag with these amendments and nothing else of its own."""
    made = [read(one) if isinstance(one, str) else one for one in amendments]
    head = Paper.model_validate(
        {
            **HEAD,
            "drucksachennummer": "2859/2020-2025/1",
            "nachtrag": {"art": "ergänzt", "zu": "erste.yaml", "umfang": "nur_ergaenzung"},
            **more,
        }
    )
    return head.model_copy(update={"amendments": tuple(made)})


def amended(*lines: str | Amendment, original: Paper = ORIGINAL, **more: Any) -> Consolidated:
    """Consolidate a Nachtrag with these amendments."""
    return paper(nachtrag(*lines, **more), original)


def texts(made: Paper) -> dict[Loc, str]:
    """Give all texts of a paper by location, on one line each."""
    return {loc: " ".join(text.split()) for loc, text in every_prose(made)}


def changes(*lines: str, original: Paper = ORIGINAL) -> dict[Loc, str]:
    """Give the texts that are other ones after amendments without problems, as they are then."""
    made = amended(*lines, original=original)
    assert made.problems == ()
    old = texts(original)
    return {loc: text for loc, text in texts(made.paper).items() if old.get(loc) != text}


def told(*lines: str | Amendment, original: Paper = ORIGINAL, **more: Any) -> list[str]:
    """Give what is told about amendments: the place below the Nachtrag, and the sentence."""
    made = amended(*lines, original=original, **more)
    return [f"{'.'.join(map(str, loc))}: {message}" for loc, message in made.problems]
