"""The laws of the comparison on as many numbered pairs as wanted, in two processes.

    python -m tests.redline.long 100000 [first number]

Tells every number of a pair that breaks a law, and ends with 1 if there was one.
"""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from tests.redline.generated import pair
from tests.redline.laws import broken

PROCESSES: Final = 2
CHUNK: Final = 1_000


def check(numbers: range) -> list[str]:
    """Return what breaks a law in the pairs of some numbers."""
    return [f"pair({number}): {what}" for number in numbers for what in broken(*pair(number))]


def chunks(first: int, count: int) -> Iterator[range]:
    """Cut so many numbers into chunks."""
    last = first + count
    return (range(start, min(start + CHUNK, last)) for start in range(first, last, CHUNK))


def main(count: int, first: int = 0) -> int:
    """Check so many pairs; return how many times a law was broken."""
    began = time.monotonic()
    found = 0
    with ProcessPoolExecutor(PROCESSES) as pool:
        for failures in pool.map(check, chunks(first, count)):
            found += len(failures)
            for failure in failures:
                print(failure[:400], flush=True)
    seconds = time.monotonic() - began
    print(f"{count} pairs from {first}, laws broken: {found}, {seconds:.0f} s")
    return found


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])) > 0)
