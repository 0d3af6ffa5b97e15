"""Imports spoilt files: `python -m tests.importers.mutation [NUMBER [FIRST]]`, 10,000 if not told.

Prints what is wrong, how often what came of them, and the slowest; ends with 1 if any was wrong.
"""

import os
import sys
from multiprocessing import get_context

from tests.importers.mutation.trying import counted, tried_and_told

NUMBER = 10_000


def main(number: int, first: int) -> int:
    """Try so many files; a seed tells each."""
    seeds = range(first, first + number)
    with get_context("spawn").Pool(len(os.sched_getaffinity(0))) as pool:
        outcomes = dict(zip(seeds, pool.imap(tried_and_told, seeds), strict=True))
    slow = sorted(outcomes, key=lambda seed: outcomes[seed].seconds, reverse=True)[:5]
    print(*(f"{what}: {times}" for what, times in counted(outcomes).items()), sep="\n")
    print("slowest:", *(f"{seed} ({outcomes[seed].seconds:.1f} s)" for seed in slow))
    return int(any(each.wrong for each in outcomes.values()))


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(words[0] if words else NUMBER, words[1] if len(words) > 1 else 0))
