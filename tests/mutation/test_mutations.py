"""Five thousand spoilt papers, and with `--thorough` ten: each gives findings or a paper, and soon.

Never an exception. What is promised: no file that a paper may be can make the program stop, hang,
or print what was not meant to be printed.
"""

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter import compose
from drafter.document import Document
from drafter.findings import Finding, Place
from drafter.pipeline import Checked, check
from drafter.pipeline.pictures import logo
from drafter.render import RENDERERS, Edition
from drafter.resources import templates_directory
from tests.mutation.mutator import mutate

INPUTS = Path(__file__).parents[2] / "inputs"
TEXTS = sorted(path.name for path in INPUTS.iterdir() if path.suffix in (".yaml", ".md"))
CHUNKS, TRIED, EACH = 20, 10, 500
RENDER_EVERY = 25
NACHTRAG_EVERY = 4
NACHTRAEGE = {
    "kim-2021": "kim-2022.yaml",
    "offener-ganztag-2024": "offener-ganztag-2024-nachtrag.yaml",
    "karlsruhe-schulhoefe-2025": "karlsruhe-schulhoefe-2025-ergaenzung.yaml",
    "musterstadt-schulhof-2026": "musterstadt-schulhof-2026-ergaenzung.yaml",
}
MOST_SECONDS = 5
LONGEST_MESSAGE = 1_500


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all inputs, to be spoilt one file at a time."""
    copy = tmp_path_factory.mktemp("mutation") / "inputs"
    shutil.copytree(INPUTS, copy)
    return copy


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try all spoilt papers where it is asked for, else half of them."""
    if "chunk" in metafunc.fixturenames:
        thorough = metafunc.config.getoption("thorough")
        metafunc.parametrize("chunk", range(CHUNKS if thorough else TRIED))


def test_a_spoilt_paper_gives_findings_or_a_document(chunk: int, folder: Path) -> None:
    for name, number, spoilt in sorted(spoilt_files(chunk)):
        survives(
            folder,
            name,
            spoilt,
            f"{chunk}/{number}",
            render=number % RENDER_EVERY == 0,
            with_nachtrag=number % NACHTRAG_EVERY == 0,
        )


def spoilt_files(chunk: int) -> Iterator[tuple[str, int, bytes]]:
    """Yield name, number and text; sorted, those of a file share the texts that stayed whole."""
    for number in range(EACH):
        random = Random(f"{chunk}/{number}")
        name = random.choice(TEXTS)
        yield name, number, mutate((INPUTS / name).read_bytes(), random)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    name=st.sampled_from(TEXTS),
    at=st.floats(0, 1),
    gone=st.integers(0, 40),
    new=st.one_of(st.binary(max_size=40), st.text(max_size=40).map(str.encode)),
)
def test_any_bytes_anywhere_are_survived(
    folder: Path, name: str, at: float, gone: int, new: bytes
) -> None:
    whole = (INPUTS / name).read_bytes()
    start = int(at * len(whole))
    survives(folder, name, whole[:start] + new + whole[start + gone :], repr(new), render=True)


def survives(
    folder: Path,
    name: str,
    spoilt: bytes,
    what: str,
    *,
    render: bool,
    with_nachtrag: bool = True,
) -> None:
    """Put the spoilt file in its place, go the whole way, and put the good one back."""
    path = folder / name
    path.write_bytes(spoilt)
    try:
        for paper in _papers_of(path)[: 2 if with_nachtrag else 1]:
            with _in_time():
                _whole_way(paper, render=render)
    except BaseException as problem:
        problem.add_note(f"mutation {what} of {name}")
        raise
    finally:
        shutil.copyfile(INPUTS / name, path)


def _papers_of(path: Path) -> tuple[Path, ...]:
    """Return the papers that a file is part of; an original is part of its Nachtrag."""
    nachtrag = NACHTRAEGE.get(path.stem)
    return (path.with_suffix(".yaml"), *((path.with_name(nachtrag),) if nachtrag else ()))


@contextmanager
def _in_time() -> Iterator[None]:
    """Fail after the promised seconds of computing time, also where the program hangs."""

    def ring(_: int, __: FrameType | None) -> None:
        pytest.fail(f"longer than {MOST_SECONDS} s")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _whole_way(path: Path, *, render: bool) -> None:
    checked = check(path)
    for finding in checked.findings:
        _is_sound(finding)
    document = _document(checked)
    if checked.consolidated and checked.loaded.form:
        assert compose.document(checked.consolidated, checked.loaded.form, checked.original)
    assert document or any(finding.blocks_drafts for finding in checked.findings)
    if document and checked.paper and checked.loaded.form and render:
        form = templates_directory() / checked.paper.form
        pictures = {**checked.pictures, **logo(checked.loaded.form, form)}
        html = RENDERERS["html"](Edition(document, form, pictures)).data.decode()
        assert not list(_smuggled(html))


def _document(checked: Checked) -> Document | None:
    blocked = any(finding.blocks_drafts for finding in checked.findings)
    if checked.paper is None or checked.loaded.form is None or blocked:
        return None
    return compose.document(checked.paper, checked.loaded.form, checked.original)


def _is_sound(finding: Finding) -> None:
    """A message is one printable line of bearable length, with a place that an editor finds."""
    assert finding.message.replace("\xa0", " ").isprintable(), finding
    assert len(finding.message) < LONGEST_MESSAGE, finding
    assert finding.place >= Place(finding.place.file)


def _smuggled(html: str) -> Iterator[str]:
    for sign in ("<script>alert", "onerror=alert(1)>", "file:///etc", "root:x:0", "javascript:a"):
        for before in ("<", 'src="', 'href="'):
            if before + sign.removeprefix("<") in html:
                yield before + sign
