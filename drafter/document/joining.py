"""Runs put together: neighbours of one style joined, blanks at the ends dropped, stretches cut out.

Runs are canonical when none is empty and no two neighbours have one style. `compose` makes
canonical runs only; a redline keeps them so.
"""

from collections.abc import Iterable

from drafter.document.blocks import Inline, Run


def joined(runs: Iterable[Run]) -> Inline:
    """Join neighbours of one style and drop empty runs."""
    made: list[Run] = []
    for run in runs:
        last = made[-1] if made else None
        if last and (last.strong, last.emphasis, last.href) == (run.strong, run.emphasis, run.href):
            made[-1] = Run(last.text + run.text, run.strong, run.emphasis, run.href)
        elif run.text:
            made.append(run)
    return tuple(made)


def trimmed(runs: Inline) -> Inline:
    """Drop blanks at both ends."""
    if not runs:
        return ()
    first, last = runs[0], runs[-1]
    if len(runs) == 1:
        return joined([_with_text(first, first.text.strip())])
    ends = (
        _with_text(first, first.text.lstrip()),
        *runs[1:-1],
        _with_text(last, last.text.rstrip()),
    )
    return joined(ends)


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.strong, run.emphasis, run.href)
