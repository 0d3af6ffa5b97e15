from itertools import chain
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from drafter.pipeline.shards import Shard

names = st.text("abcäöü019-_.", min_size=1, max_size=6)
papers = st.lists(names.map(lambda name: Path("inputs", name)), unique=True, max_size=40)


@given(papers, st.integers(1, 64))
def test_all_parts_together_have_each_paper_once(paths: list[Path], total: int) -> None:
    parts = [Shard(number, total).of(paths) for number in range(1, total + 1)]
    assert sorted(chain.from_iterable(parts)) == sorted(paths)
    sizes = {len(part) for part in parts}
    assert max(sizes) - min(sizes) <= 1


@given(papers, st.integers(1, 9), st.randoms())
def test_the_order_in_which_a_machine_finds_papers_does_not_matter(
    paths: list[Path], total: int, random: Random
) -> None:
    mixed = random.sample(paths, len(paths))
    for number in range(1, total + 1):
        assert Shard(number, total).of(paths) == Shard(number, total).of(mixed)
