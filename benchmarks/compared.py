"""Measuring: how fast papers are compared, how that grows with their length, how others do it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import log
from statistics import linear_regression

from benchmarks.cases import SIZES, WORST, Case, long, real, worst
from benchmarks.measure import Prepare, Times, call_times
from benchmarks.papers import original_paper, real_paper
from benchmarks.peers import PEERS, Peer, prepare_redline
from benchmarks.truth import Score, score

ROUNDS_EXAMPLE, ROUNDS_REAL, ROUNDS_LONG, ROUNDS_GROWTH, ROUNDS_WORST = 25, 5, 9, 9, 5


@dataclass(frozen=True, slots=True)
class Result:
    """How long one way to compare took for the pairs of a case, and how right it was in all."""

    times: Times
    score: Score


@dataclass(frozen=True, slots=True)
class Trial:
    """A case and what each peer made of it, by the peers' names; one that took too long lacks."""

    case: Case
    results: Mapping[str, Result]


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that was measured; `growth` by pages, `worst` by what was rewritten."""

    example: Times
    real: Trial
    long: Trial
    growth: Mapping[int, Times]
    worst: Mapping[str, Times]


def measured() -> Measured:
    """Measure everything."""
    few, many = real(), long()
    return Measured(
        call_times({"": partial(prepare_redline, original_paper(), real_paper())}, ROUNDS_EXAMPLE)[
            ""
        ],
        trial(few, ROUNDS_REAL),
        trial(many, ROUNDS_LONG),
        call_times({case.pages: _ours(case) for case in (few, *map(long, SIZES))}, ROUNDS_GROWTH),
        call_times({name: partial(prepare_redline, *worst(name)) for name in WORST}, ROUNDS_WORST),
    )


def trial(case: Case, rounds: int) -> Trial:
    """Compare the pairs of a case in every way; pair after pair, the ways in turns."""
    found = [
        call_times({peer.name: partial(peer.prepare, pair.old, pair.new) for peer in PEERS}, rounds)
        for pair in case.pairs
    ]
    ended = [peer for peer in PEERS if all(peer.name in times for times in found)]
    return Trial(
        case,
        {peer.name: _result(peer, case, [times[peer.name] for times in found]) for peer in ended},
    )


def _result(peer: Peer, case: Case, found: Sequence[Times]) -> Result:
    """Bring together the times of all pairs, and add up what is wrong in the marks."""
    scores = [
        score(pair.truth, peer.marks(times.result))
        for pair, times in zip(case.pairs, found, strict=True)
    ]
    taken = tuple(seconds for times in found for seconds in times.taken)
    return Result(Times(None, taken), Score(*map(sum, zip(*scores, strict=True))))


def exponent(growth: Mapping[int, Times]) -> float:
    """Fit by which power of the length the cost grows, where edits are equally dense."""
    points = [(log(pages), log(growth[pages].median)) for pages in SIZES]
    return linear_regression(*zip(*points, strict=True)).slope


def _ours(case: Case) -> Prepare:
    return partial(prepare_redline, case.pairs[0].old, case.pairs[0].new)
