"""Whether a cover adds up, and agrees with the prose around it."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from drafter.checks.budget import budget_tables
from drafter.checks.case import Case, Remark
from drafter.checks.money import Named, named_amounts
from drafter.findings import Severity
from drafter.german.amounts import Amount, evaluate_derivation, find_amounts, format_amount
from drafter.german.wording import listed
from drafter.model.finances import Cover, CoverRow
from drafter.model.prose import (
    Loc,
    Prose,
    all_covers,
    all_points,
    finances_prose,
    point_prose,
    resolution_prose,
)

_MOST_SUMMANDS = 8

_PERIOD = re.compile(
    r"\b(?:pro|je|im)\s+(?:Jahr|Monat|Quartal)|jährlich|monatlich|\bp\.\s?[am]\.|quartalsweise"
)
_REMAINING = re.compile(r"[Vv]erbleib|\bRest\w*|\brestlich|übrig|Eigenanteil|Differenz")
_YEARS = re.compile(r"(?<![\d/.-])(?:19|20|21)[0-9]{2}(?![\d/-])")


def cover_equals_need(case: Case) -> Iterator[Remark]:
    """Demand that rows and remainder of a cover add up to the need.

    Rows of other years may count or not; a row that begins with „davon“ is part of the one above.
    Silent without a need, without rows and remainder, where an amount is approximate, and where
    rows without a remainder stay below the need (see `remainder_is_covered`).
    """
    for loc, cover in all_covers(case.paper):
        need = _exact_need(cover)
        if need is None or not (cover.rows or cover.remainder):
            continue
        rest = cover.remainder.amount.value if cover.remainder else Decimal()
        totals = [covered + rest for covered in _covered(cover)]
        if need in totals or (cover.remainder is None and totals[0] < need):
            continue
        severity = Severity.ERROR if cover.remainder else Severity.WARNING
        yield Remark((*loc, "bedarf"), _sum_message(cover, need, totals[0]), severity=severity)


def derivation_gives_amount(case: Case) -> Iterator[Remark]:
    """Demand that the derivation in a row's note („5 x 55.000 €“) gives the row's amount.

    Silent for notes that are no derivation for certain, for approximate amounts, and where a
    derivation per year or month is the amount's whole part.
    """
    for loc, cover in all_covers(case.paper):
        for index, row in enumerate(cover.rows):
            derived = _derived(row)
            if row.note and derived and not _fits(row, derived):
                yield Remark(
                    (*loc, "zeilen", index, "erlaeuterung"),
                    f"Die Rechnung „{row.note}“ ergibt {format_amount(derived)}, die Zeile nennt "
                    f"{format_amount(row.amount)}. Bitte Rechnung oder Betrag berichtigen.",
                    text=row.note,
                )


def cover_agrees_with_prose(case: Case) -> Iterator[Remark]:
    """Demand that the prose around a cover names the typed need and the typed remainder.

    The need is not printed, so a text that names an amount must name that one. Silent where the
    text names none, where the amount (or a sum of those named) is found anywhere in resolution or
    finances, and for limits, former sums, unit prices, rounded amounts and amounts of other years.
    """
    spoken = {named.found.amount.value for named in _spoken(case)}
    for setting in _settings(case):
        yield from _need_remark(setting, spoken)
        yield from _remainder_remark(setting)


def remainder_is_covered(case: Case) -> Iterator[Remark]:
    """Demand that what the rows leave open is stated, and by what it is covered.

    Silent without a need or rows, where an amount is approximate, and where the prose around the
    cover names the open amount.
    """
    for setting in _settings(case):
        open_amount = _open_amount(setting.cover)
        if open_amount is None or setting.names(open_amount.value):
            continue
        if setting.cover.remainder is None:
            yield Remark(
                (*setting.loc, "bedarf"),
                f"Die Zeilen der Deckung lassen {format_amount(open_amount)} vom Bedarf offen. "
                "Bitte unter „rest“ angeben, woraus dieser Betrag gedeckt wird.",
            )
        elif setting.cover.remainder.text is None:
            yield Remark(
                (*setting.loc, "rest"),
                f"Woraus der Rest von {format_amount(setting.cover.remainder.amount)} gedeckt "
                "wird, steht nicht da. Bitte unter „rest“ einen „text“ ergänzen.",
                severity=Severity.NOTE,
            )


class _Setting(NamedTuple):
    """A cover, where it stands, and the prose around it (not that of points below)."""

    loc: Loc
    cover: Cover
    prose: tuple[Prose, ...]
    explained: frozenset[Decimal]

    def names(self, value: Decimal) -> bool:
        """Whether the prose around the cover names the amount."""
        return any(named.found.amount.value == value for named in named_amounts(self.prose))

    @property
    def rest_loc(self) -> Loc:
        """Where the remainder's text stands."""
        return (*self.loc, "rest", "text")


def _settings(case: Case) -> Iterator[_Setting]:
    points = dict(all_points(case.paper))
    tabled = {
        a.value for table in budget_tables(case) for row in table.rows for a in row.amounts.values()
    }
    for loc, cover in all_covers(case.paper):
        owner = loc[:-1]
        around: Iterable[Prose] = ()
        if owner in points:
            around = point_prose(points[owner], owner)
        elif case.paper.finances:
            around = finances_prose(case.paper.finances)
        own = tuple(prose for prose in around if "unterpunkte" not in prose.loc[len(owner) :])
        yield _Setting(loc, cover, own, frozenset({*_typed(cover), *tabled}))


def _spoken(case: Case) -> Iterator[Named]:
    """Yield all amounts that the prose of resolution and finances names."""
    yield from named_amounts(resolution_prose(case.paper))
    if case.paper.finances:
        yield from named_amounts(finances_prose(case.paper.finances))


def _typed(cover: Cover) -> Iterator[Decimal]:
    """Yield what a cover's own fields explain: amounts, their sum, the parts of derivations."""
    yield from (row.amount.value for row in cover.rows)
    yield from (found.amount.value for row in cover.rows for found in find_amounts(row.note or ""))
    yield from _covered(cover)
    yield from (amount.value for amount in (cover.need, _open_amount(cover)) if amount)
    if cover.remainder:
        yield cover.remainder.amount.value


def _exact_need(cover: Cover) -> Decimal | None:
    """Return the need where it and all amounts of its cover are exact."""
    amounts = [row.amount for row in cover.rows]
    amounts += [cover.remainder.amount] if cover.remainder else []
    if cover.need is None or any(amount.approximate for amount in (cover.need, *amounts)):
        return None
    return cover.need.value


def _covered(cover: Cover) -> tuple[Decimal, Decimal]:
    """Return the sum of all rows, and of those that are not of another year than the need."""
    rows = [row for row in cover.rows if not row.kind.casefold().startswith("davon")]
    own = [row for row in rows if None in (row.year, cover.year) or row.year == cover.year]
    return _sum(rows), _sum(own)


def _sum(rows: Iterable[CoverRow]) -> Decimal:
    return sum((row.amount.value for row in rows), Decimal())


def _open_amount(cover: Cover) -> Amount | None:
    """Return what the rows leave open of the need; None where that is nothing or not certain."""
    need = _exact_need(cover)
    if need is None or not cover.rows or need in _covered(cover):
        return None
    left = need - _covered(cover)[0]
    return Amount(left) if left > 0 else None


def _sum_message(cover: Cover, need: Decimal, total: Decimal) -> str:
    parts = [f"{word} {format_amount(Amount(value))}" for word, value in _parts(cover)]
    gap = f"{format_amount(Amount(abs(total - need)))} zu {'viel' if total > need else 'wenig'}"
    return (
        f"Die Deckung ({listed(parts)}) ergibt {format_amount(Amount(total))}, der Bedarf beträgt "
        f"{format_amount(Amount(need))}: {gap}. Bitte die Beträge abgleichen."
    )


def _parts(cover: Cover) -> Iterator[tuple[str, Decimal]]:
    if cover.rows:
        yield "Zeilen", _covered(cover)[0]
    if cover.remainder:
        yield "Rest", cover.remainder.amount.value


def _derived(row: CoverRow) -> Amount | None:
    """Return the exact result of a row's derivation, where row and result are exact."""
    derived = evaluate_derivation(row.note) if row.note else None
    return None if derived is None or derived.approximate or row.amount.approximate else derived


def _fits(row: CoverRow, derived: Amount) -> bool:
    """Whether a derivation gives the amount, or a whole part of it per year or month."""
    if derived.value == row.amount.value:
        return True
    periodic = _PERIOD.search(row.note or "") is not None
    return periodic and derived.value > 0 and not row.amount.value % derived.value


def _need_remark(setting: _Setting, spoken: set[Decimal]) -> Iterator[Remark]:
    """Remark on the amount in the prose that should be the need."""
    need = setting.cover.need
    if need is None or need.approximate or need.value in spoken:
        return
    before = [prose for prose in setting.prose if prose.loc[-1] in ("text", "einleitung")]
    named = [one for one in named_amounts(before) if one.loc != setting.rest_loc]
    if _adds_up([one.found.amount.value for one in named], need.value):
        return
    meant = [one for one in named if _may_be_need(one, setting)]
    if meant:
        nearest = min(meant, key=lambda one: abs(one.found.amount.value - need.value))
        yield _disagreement(nearest, "Der Bedarf", need, "bedarf")


def _may_be_need(named: Named, setting: _Setting) -> bool:
    years = {int(year) for year in _YEARS.findall(named.sentence)}
    return not (
        _is_no_sum(named, setting.cover.need)
        or named.found.amount.value in setting.explained
        or _REMAINING.search(named.sentence)
        or (setting.cover.year and years and setting.cover.year not in years)
    )


def _remainder_remark(setting: _Setting) -> Iterator[Remark]:
    """Remark on the amount in the prose that should be the remainder."""
    remainder = setting.cover.remainder
    if remainder is None or remainder.amount.approximate or setting.names(remainder.amount.value):
        return
    meant = [one for one in named_amounts(setting.prose) if _may_be_remainder(one, setting)]
    if _adds_up([one.found.amount.value for one in meant], remainder.amount.value):
        return
    if meant:
        value = remainder.amount.value
        nearest = min(meant, key=lambda one: abs(one.found.amount.value - value))
        yield _disagreement(nearest, "Der Rest", remainder.amount, "rest")


def _may_be_remainder(named: Named, setting: _Setting) -> bool:
    assert setting.cover.remainder
    own = named.loc == setting.rest_loc or _REMAINING.search(named.sentence)
    return bool(own) and not (
        _is_no_sum(named, setting.cover.remainder.amount)
        or named.found.amount.value in setting.explained
    )


def _is_no_sum(named: Named, typed: Amount | None) -> bool:
    """Whether an amount is a limit, a price or rounded, or a yearly part of what is typed."""
    value = named.found.amount.value
    yearly = named.annual_mark() and typed and value and not typed.value % value
    return named.is_cap or named.is_limit or named.is_rate or named.is_rounded or bool(yearly)


def _adds_up(values: list[Decimal], total: Decimal) -> bool:
    """Whether some of the values, two or more, are the total; of too many, none can tell."""
    return len(values) > _MOST_SUMMANDS or any(
        sum(some) == total
        for size in range(2, len(values) + 1)
        for some in combinations(values, size)
    )


def _disagreement(named: Named, subject: str, typed: Amount, key: str) -> Remark:
    return Remark(
        named.loc,
        f"{subject} ist mit {format_amount(typed)} angegeben, im Text steht {named.words}. "
        f"Bitte den Text und „{key}“ abgleichen.",
        text=named.text,
        offset=named.found.start,
    )
