"""Draws whole made-up papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from tests.importers.corpus.making import contents
from tests.importers.corpus.making.contents import Body, Paper, Prior, Stop

TERMS: Final = (("2004-2009", 2004), ("2009-2014", 2009), ("2014-2020", 2014), ("2020-2025", 2020))
TOPS: Final = ("{a}", "{a}", "{a}.{b}", "{a}.{b}")
RESULTS: Final = (
    "einstimmig beschlossen",
    "mehrheitlich zugestimmt",
    "vorberaten",
    "zur Kenntnis genommen",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a paper shall be like. `first` and `last` are the years it may be of."""

    form: str
    kind: str = "Beschlussvorlage"
    first: int = 2010
    last: int = 2024
    mode: str = ""
    stops: int = 0
    names: str = "full"  # full, short, misspelt, unknown
    dates: str = ""  # one style for all; otherwise mixed
    tops: Sequence[str] = TOPS
    some_tops: bool = False
    paragraphs: int = 4
    priors: int = 0
    results: bool = False


def paper(random: Random, wish: Wish) -> Paper:
    """Draw a paper."""
    issued = date(
        random.randint(wish.first, wish.last), random.randint(1, 11), random.randint(1, 28)
    )
    bodies = _bodies(random, wish)
    first = issued
    stops = []
    for place, body in enumerate(bodies):
        first = contents.weekday(random, first, 30)
        stops.append(_stop(random, wish, body, first, place, last=place == len(bodies) - 1))
    prose = list(contents.prose(random, wish.paragraphs))
    return Paper(
        form=wish.form,
        kind=wish.kind,
        number=_number(random, wish.form, issued, wish.mode),
        issued=issued,
        office=random.choice(contents.OFFICES[wish.form]),
        phone=f"51-{random.randint(2000, 8999)}",
        subject=contents.subject(random, issued.year),
        stops=tuple(stops),
        mode=wish.mode,
        priors=tuple(_prior(random, wish, issued) for _ in range(wish.priors)),
        products=(random.choice(contents.PRODUCTS),),
        resolution=contents.drawn(random, contents.RESOLUTIONS, random.randint(1, 4)),
        prose=tuple(prose),
        attachments=contents.drawn(random, contents.ATTACHMENTS, random.randint(0, 3)),
        extra={"file": f"{random.randint(10, 80)}.{random.randint(1, 9)}-{random.randint(1, 99)}"},
    )


def _bodies(random: Random, wish: Wish) -> list[Body]:
    known = contents.BODIES[wish.form]
    number = wish.stops or random.choice((1, 2, 2, 3, 3, 4))
    drawn = random.sample(known[1:], max(0, number - 1))
    bodies = [*drawn, known[0] if random.random() < 0.75 else random.choice(known)]
    unique = list(dict.fromkeys(bodies))
    if wish.names == "unknown":
        unique[0] = random.choice(contents.UNKNOWN[wish.form])
    return unique


def _stop(random: Random, wish: Wish, body: Body, day: date, place: int, *, last: bool) -> Stop:
    days, printed_day = contents.day_as(
        wish.dates or random.choice(("full", "full", "full", "bare")), day
    )
    printed, wrong = body.name, False
    if wish.names == "short" and body.short:
        printed = body.short
    if wish.names == "misspelt" and place == 0:
        printed, wrong = contents.misspelt(random, body.name), True
    topless = wish.some_tops and random.random() < 0.4
    top = "" if topless else _top(random, wish.tops)
    return Stop(
        body=body,
        printed=printed,
        misspelt=wrong,
        days=days,
        day=printed_day,
        top=top,
        publicity=random.choice(("öffentlich",) * 4 + ("nichtöffentlich",)),
        role="Entscheidung" if last else random.choice(("Vorberatung", "Anhörung", "Vorberatung")),
        result=random.choice(RESULTS) if wish.results else "",
    )


def _top(random: Random, ways: Sequence[str]) -> str:
    return random.choice(ways).format(a=random.randint(2, 24), b=random.randint(1, 5))


def _number(random: Random, form: str, issued: date, mode: str) -> str:
    more = random.randint(1, 3) if mode else 0
    match form:
        case "bielefeld":
            number = f"{random.randint(21, 12999)}/{_term(issued)}"
            return f"{number}/{more}" if more else number
        case "karlsruhe":
            number = f"{issued.year}/{random.randint(1, 1399):04}"
            return f"{number}/{more}" if more else number
    number = f"V/{random.randint(1, 1399):04}/{issued.year}"
    return f"{number} {more}. Ergänzung" if more else number


def _term(day: date) -> str:
    return [name for name, begin in TERMS if day >= date(begin, 10 if begin < 2010 else 6, 1)][-1]


def _prior(random: Random, wish: Wish, issued: date) -> Prior:
    before = date(issued.year - 1, random.randint(1, 11), random.randint(1, 28))
    bodies = random.sample(contents.BODIES[wish.form], random.randint(1, 3))
    stops = []
    for body in bodies:
        before = contents.weekday(random, before, 14)
        style = random.choice(("full", "bare"))
        days, day = contents.day_as(style, before)
        top = _top(random, wish.tops)
        stops.append(Stop(body, body.name, False, days, day, top))
    return Prior(_number(random, wish.form, date(before.year, 1, 7), ""), tuple(stops))
