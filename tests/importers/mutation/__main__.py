"""Imports spoilt files: `python -m tests.importers.mutation [NUMBER [FIRST]]`, 10,000 if not told.

Prints what is wrong, every 500 files and at the end how often what came of them, and the slowest;
ends with 1 if any was wrong.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from multiprocessing import get_context
from typing import Final

from tests.importers.mutation.trying import Outcome, counted, tried_and_told

NUMBER: Final = 10_000
EVERY: Final = 500


def main(number: int, first: int) -> int:
    """Try so many files; a seed tells each."""
    seeds = range(first, first + number)
    with get_context("spawn").Pool(len(os.sched_getaffinity(0))) as pool:
        outcomes = _followed(zip(seeds, pool.imap(tried_and_told, seeds), strict=True))
    _say(outcomes)
    return int(any(each.wrong for each in outcomes.values()))


def _followed(tries: Iterable[tuple[int, Outcome]]) -> dict[int, Outcome]:
    """Collect what came of the files, and say so now and then."""
    outcomes: dict[int, Outcome] = {}
    for seed, outcome in tries:
        outcomes[seed] = outcome
        if len(outcomes) % EVERY == 0:
            _say(outcomes)
    return outcomes


def _say(outcomes: Mapping[int, Outcome]) -> None:
    slow = sorted(outcomes, key=lambda seed: outcomes[seed].seconds, reverse=True)[:5]
    print(f"{len(outcomes)} files")
    print(*(f"  {what}: {times}" for what, times in counted(outcomes).items()), sep="\n")
    told = (f"{seed} ({outcomes[seed].seconds:.1f} s)" for seed in slow)
    print("  slowest:", *told, flush=True)


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(words[0] if words else NUMBER, words[1] if len(words) > 1 else 0))
