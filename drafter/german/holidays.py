"""The public holidays of the German Länder, 1995 to 2100, as one table of rules.

Sources: Art. 2 Abs. 2 Einigungsvertrag (3 October) and the laws on Sundays and holidays of the
sixteen Länder, such as § 2 Feiertagsgesetz NW; the years of change are in the table.

Left out because they do not hold in a whole Land: Mariä Himmelfahrt in the Catholic municipalities
of Bavaria, the Friedensfest of Augsburg, Fronleichnam in single municipalities of Saxony and
Thuringia. Ordinary Sundays are no holidays here; only Brandenburg lists Ostersonntag and
Pfingstsonntag by name (§ 2 FTG).
"""

from dataclasses import dataclass
from datetime import date, timedelta

_FIRST_YEAR, _LAST_YEAR = 1995, 2100


def _in(laender: str) -> frozenset[str]:
    return frozenset(laender.split())


LAENDER: frozenset[str] = _in("BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")


@dataclass(frozen=True, slots=True)
class _Rule:
    """A holiday: its day as (month, day), its distance from Easter Sunday, or neither (Bußtag)."""

    name: str
    day: tuple[int, int] | None = None
    easter: int | None = None
    laender: frozenset[str] = LAENDER
    since: int = _FIRST_YEAR
    until: int = _LAST_YEAR


_RULES = (
    _Rule("Neujahr", (1, 1)),
    _Rule("Heilige Drei Könige", (1, 6), laender=_in("BW BY ST")),
    _Rule("Internationaler Frauentag", (3, 8), laender=_in("BE"), since=2019),
    _Rule("Internationaler Frauentag", (3, 8), laender=_in("MV"), since=2023),
    _Rule("Karfreitag", easter=-2),
    _Rule("Ostersonntag", easter=0, laender=_in("BB")),
    _Rule("Ostermontag", easter=1),
    _Rule("Tag der Arbeit", (5, 1)),
    _Rule("Tag der Befreiung", (5, 8), laender=_in("BE"), since=2020, until=2020),
    _Rule("Tag der Befreiung", (5, 8), laender=_in("BE"), since=2025, until=2025),
    _Rule("Christi Himmelfahrt", easter=39),
    _Rule("Pfingstsonntag", easter=49, laender=_in("BB")),
    _Rule("Pfingstmontag", easter=50),
    _Rule("Fronleichnam", easter=60, laender=_in("BW BY HE NW RP SL")),
    _Rule("Jahrestag des 17. Juni 1953", (6, 17), laender=_in("BE"), since=2028, until=2028),
    _Rule("Mariä Himmelfahrt", (8, 15), laender=_in("SL")),
    _Rule("Weltkindertag", (9, 20), laender=_in("TH"), since=2019),
    _Rule("Tag der Deutschen Einheit", (10, 3)),
    _Rule("Reformationstag", (10, 31), laender=_in("BB MV SN ST TH")),
    _Rule(
        "Reformationstag",
        (10, 31),
        laender=LAENDER - _in("BB MV SN ST TH"),
        since=2017,
        until=2017,
    ),
    _Rule("Reformationstag", (10, 31), laender=_in("HB HH NI SH"), since=2018),
    _Rule("Allerheiligen", (11, 1), laender=_in("BW BY NW RP SL")),
    _Rule("Buß- und Bettag", laender=_in("SN")),
    _Rule("1. Weihnachtstag", (12, 25)),
    _Rule("2. Weihnachtstag", (12, 26)),
)


def easter_sunday(year: int) -> date:
    """Give Easter Sunday of a year of the Gregorian calendar.

    The "anonymous" computus, published in Nature 1876 and in Butcher's Ecclesiastical Calendar;
    after Meeus, Astronomical Algorithms, chapter 8.
    """
    century, in_century = divmod(year, 100)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - century // 4 - moon_shift + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (year % 19 + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday_name(day: date, land: str) -> str | None:
    """Give the German name of the state-wide public holiday on that day in that Land, or None.

    Land is the code of ISO 3166-2:DE without "DE-", such as "NW". Where two holidays meet
    (1 May 2008), both are named. Days outside 1995..2100 give None: the table does not know them.
    Raises ValueError in German for an unknown Land.
    """
    if land not in LAENDER:
        raise ValueError(
            f"Das Land „{land}“ ist nicht bekannt. "
            f"Bitte eines dieser Kürzel schreiben: {', '.join(sorted(LAENDER))}."
        )
    names = [rule.name for rule in _RULES if land in rule.laender and _falls_on(rule, day)]
    return " und ".join(names) or None


def _falls_on(rule: _Rule, day: date) -> bool:
    if not rule.since <= day.year <= rule.until:
        return False
    if rule.day is not None:
        return (day.month, day.day) == rule.day
    if rule.easter is not None:
        return day == easter_sunday(day.year) + timedelta(days=rule.easter)
    return day == _repentance_day(day.year)


def _repentance_day(year: int) -> date:
    """Give the Wednesday before 23 November: Buß- und Bettag."""
    last = date(year, 11, 22)
    return last - timedelta(days=(last.weekday() - 2) % 7)
