"""Several papers with one number: the same outcome and the same files as one after the other."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count, permutations
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from drafter.errors import ExitCode
from drafter.pipeline import perform
from drafter.pipeline.batch import outcomes
from drafter.pipeline.handing import Pace
from drafter.pipeline.jobs import Order

from .conftest import Draft, Shuffled, told, tree

NUMBER = "drucksachennummer: 4711/2020-2025\n"
STOPPED = f"{NUMBER}datum: 31.02.2022\n"
ATTACHED = f"{NUMBER}anlagen:\n  - Plan, plan.txt, öffentlich\n"

SCENARIOS = {
    "three of one number": (NUMBER, NUMBER, NUMBER),
    "the first cannot be built": (STOPPED, NUMBER, NUMBER),
    "the last leaves more files": (NUMBER, NUMBER, ATTACHED),
    "one of another number": (NUMBER, "", NUMBER),
}


@pytest.fixture(params=SCENARIOS)
def papers(request: pytest.FixtureRequest, draft: Draft) -> tuple[Path, ...]:
    scenario = SCENARIOS[request.param]
    files = tuple(draft(name, more) for name, more in zip("abc", scenario, strict=True))
    (files[0].parent / "plan.txt").write_text("Plan", encoding="utf-8")
    return files


@pytest.mark.parametrize("owner", [None, 0, 2])
def test_chance_decides_nothing(papers: tuple[Path, ...], html: Order, owner: int | None) -> None:
    """In whatever order workers come, also where one of the papers had the name before."""
    if owner is not None:
        perform(papers[owner : owner + 1], html)
    before = html.output.with_name("before")
    if html.output.exists():
        copytree(html.output, before)
    expected = told(perform(papers, html)), tree(html.output)
    for turns in permutations(range(3)):
        _put_back(before, html.output)
        got = told(list(outcomes(papers, html, Shuffled(turns), Pace(1, 3))))
        assert (got, tree(html.output)) == expected, turns


def test_papers_that_write_at_the_same_time_end_as_if_in_turn(
    papers: tuple[Path, ...], html: Order
) -> None:
    """Each finds the name free and writes over what the others wrote."""
    expected = told(perform(papers, html)), tree(html.output)
    for turns in permutations(range(3)):
        rmtree(html.output)
        html.output.mkdir()
        at_once = Shuffled(turns, _forgetting_owner(html.output))
        got = told(list(outcomes(papers, html, at_once, Pace(1, 3))))
        assert (got, tree(html.output)) == expected, turns


@pytest.mark.parametrize("alone", [1, 2])
def test_one_that_is_refused_by_a_paper_that_wrote_over_the_first(
    draft: Draft, html: Order, alone: int
) -> None:
    """Two find the name free and write; the third one meets the wrong owner."""
    papers = tuple(draft(name, NUMBER) for name in "abc")
    expected = told(perform(papers, html)), tree(html.output)
    for turns in permutations(range(3)):
        rmtree(html.output)
        html.output.mkdir()
        forget, calls = _forgetting_owner(html.output), count()
        at_once = Shuffled(turns, lambda: forget() if next(calls) == alone else None)  # noqa: B023
        got = told(list(outcomes(papers, html, at_once, Pace(1, 3))))
        assert (got, tree(html.output)) == expected, turns


def test_there_is_one_conflict_for_two_papers_of_one_number(draft: Draft, html: Order) -> None:
    papers = (draft("a", NUMBER), draft("b", NUMBER))
    got = list(outcomes(papers, html, Shuffled((1, 0)), Pace(1, 2)))
    assert [outcome.exit_code for outcome in got] == [ExitCode.OK, ExitCode.CONFLICT]
    assert "gehört schon zur Vorlage „a.yaml“" in str(got[1].reason)


def test_a_paper_that_is_named_twice_is_no_conflict(draft: Draft, html: Order) -> None:
    path = draft("a", NUMBER)
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    got = list(outcomes((path, link), html, Shuffled((1, 0)), Pace(1, 2)))
    assert [outcome.exit_code for outcome in got] == [ExitCode.OK, ExitCode.OK]


def test_a_name_is_given_up_only_by_those_that_are_yielding(draft: Draft, html: Order) -> None:
    first, second = draft("a", NUMBER), draft("b", NUMBER)
    (written,) = perform((first,), html)
    assert written.claimed
    (refused,) = perform((second,), html)
    assert (refused.rival, refused.stem) == (first, "4711_2020-2025")
    (taken,) = perform((second,), replace(html, yielding=(first,)))
    assert taken.files == written.files
    assert not taken.claimed


def _put_back(before: Path, output: Path) -> None:
    rmtree(output)
    if before.exists():
        copytree(before, output)


def _forgetting_owner(output: Path) -> Callable[[], None]:
    return lambda: (output / "4711_2020-2025.manifest.json").unlink(missing_ok=True)
