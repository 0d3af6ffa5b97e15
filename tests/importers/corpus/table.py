"""The report on the importer that `make test` prints."""

from collections.abc import Mapping, Sequence
from typing import Final

ASKED: Final = ("body", "day", "top", "number", "subject", "date")
TOLD: Final = ("kind", "mode", "publicity", "role", "result", "prior number")
Counts = Mapping[str, Sequence[int]]


def table(told: Mapping[str, Counts]) -> list[str]:
    """Return lines with precision and recall by field and form; the rule stands in the first."""
    forms = sorted(told)
    heads = "".join(f"{form:^34}" for form in forms)
    under = "".join(f"{'precision':>16}{'recall':>16}  " for _ in forms)
    lines = [f"{'':13}{heads}".rstrip(), f"{'':13}{under}".rstrip()]
    for fields in (ASKED, TOLD):
        lines += [_row(name, [told[form].get(name, (0,) * 4) for form in forms]) for name in fields]
        lines.append("")
    return lines[:-1]


def _row(name: str, counts: Sequence[Sequence[int]]) -> str:
    cells = (
        f"{_share(true, claimed):>16}{_share(found, asked):>16}  "
        for claimed, true, asked, found in counts
    )
    return f"{name:13}{''.join(cells)}".rstrip()


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} {f'({part}/{whole})':>9}" if whole else "–"
