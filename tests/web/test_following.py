"""What a saved file does to the view, with the real watching of folders and no browser."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from drafter.web.current import Current
from drafter.web.following import Followed, follow
from drafter.web.view import View, measured

from .conftest import PAPER, ROOT

SECONDS = 20
QUIET = 1.0
Scene = Callable[[Current], Awaitable[None]]


def played(path: Path, scene: Scene, forms: Path | None = None) -> None:
    """Follow a paper for as long as a scene takes."""

    async def play() -> None:
        current = Current()
        followed = Followed(path, None, datetime.now, repr, forms)
        following = asyncio.create_task(follow(followed, current))
        try:
            await asyncio.wait_for(scene(current), SECONDS)
        finally:
            following.cancel()

    asyncio.run(play())


async def first(current: Current) -> View:
    view = await current.newer(0)
    assert view
    return view


async def after(view: View, current: Current) -> View:
    newer = await current.newer(view.serial)
    assert newer
    return newer


def html(view: View) -> str:
    return view.pages[0].shown.html.decode()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "platz.yaml"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_a_file_that_is_empty_for_a_moment_is_no_news(paper: Path) -> None:
    async def scene(current: Current) -> None:
        view = await first(current)
        paper.write_text("")
        await asyncio.sleep(0.1)
        paper.write_text(PAPER.replace("umgebaut", "erneuert"))
        view = await after(view, current)
        assert (view.number, view.faulty) == (2, False)
        assert "erneuert" in html(view)

    played(paper, scene)


def test_bad_news_keep_the_pages_and_good_news_replace_them(paper: Path) -> None:
    async def scene(current: Current) -> None:
        view = await first(current)
        paper.unlink()
        gone = await after(view, current)
        assert (gone.faulty, gone.pages, gone.since) == (True, view.pages, view.since)
        assert [finding.code for finding in gone.findings] == ["datei-unlesbar"]
        paper.write_text(PAPER)
        again = await after(gone, current)
        assert (again.faulty, again.number) == (False, view.number)

    played(paper, scene)


def test_the_same_text_saved_again_is_no_news(paper: Path) -> None:
    async def scene(current: Current) -> None:
        view = await first(current)
        paper.write_text(PAPER)
        paper.with_name("anderes.txt").write_text("gehört nicht dazu")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(after(view, current), QUIET)

    played(paper, scene)


def test_what_only_findings_tell_leaves_the_pages(paper: Path) -> None:
    async def scene(current: Current) -> None:
        view = await first(current)
        paper.write_text(f"# eine Zeile davor\n{paper.read_text()}")
        view = await after(view, current)
        assert view.number == 1

    paper.write_text(PAPER.replace("Umbau des Platzes", "Umbau des <b>Platzes</b>"))
    played(paper, scene)


def test_a_picture_that_comes_later_mends_the_view(paper: Path) -> None:
    paper.write_text(f"{PAPER[: PAPER.index('begr')]}begruendung: '![Ein Plan](plan/a.png)'\n")

    async def scene(current: Current) -> None:
        view = await first(current)
        assert view.pages == ()
        folder = paper.with_name("plan")
        folder.mkdir()
        await asyncio.sleep(QUIET)
        Image.new("RGB", (4, 4)).save(folder / "a.png")
        while view.faulty:
            view = await after(view, current)
        assert "data:image/png" in html(view)

    played(paper, scene)


def test_a_text_and_an_original_are_followed_too(tmp_path: Path) -> None:
    for name in ("kim-2021.yaml", "kim-2021.md", "kim-2022.yaml", "kim-2022.md"):
        shutil.copy(ROOT / "inputs" / name, tmp_path)

    async def scene(current: Current) -> None:
        view = await first(current)
        assert [page.shown.label for page in view.pages] == ["markiert", "rein"]
        text = tmp_path / "kim-2022.md"
        text.write_text(f"{text.read_text('utf-8')}\nNoch ein Absatz.\n", encoding="utf-8")
        view = await after(view, current)
        assert "Noch ein Absatz." in html(view)
        before = html(view)
        original = tmp_path / "kim-2021.md"
        original.write_text(f"{original.read_text('utf-8')}\nNoch ein Absatz.\n", encoding="utf-8")
        view = await after(view, current)
        assert html(view) != before

    played(tmp_path / "kim-2022.yaml", scene)


def test_the_files_of_the_form_are_followed_too(paper: Path, tmp_path: Path) -> None:
    forms = tmp_path / "formulare"
    shutil.copytree(ROOT / "templates", forms)
    template, form = forms / "bielefeld/vorlage.html.j2", forms / "bielefeld/form.yaml"

    async def scene(current: Current) -> None:
        view = await first(current)
        sound = template.read_text("utf-8")
        template.write_text(sound.replace("{% block content %}", "{% block content %}{{ nichts }}"))
        view = await after(view, current)
        assert (view.faulty, view.number) == (True, 1)
        assert "nichts" in view.problem
        template.write_text(sound.replace("{% block content %}", "{% block content %}<p>Probe</p>"))
        view = await after(view, current)
        assert "<p>Probe</p>" in html(view)
        form.write_text(form.read_text("utf-8").replace("Beschlussvorschlag", "Beschluss-Entwurf"))
        text = paper.read_text("utf-8")
        paper.write_text(f"{text}beschlussvorschlag: Der Rat beschließt.\n", encoding="utf-8")
        while "Beschluss-Entwurf" not in html(view):
            view = await after(view, current)

    played(paper, scene, forms)


def test_findings_are_those_of_the_pages_once_they_are_set(paper: Path) -> None:
    long = "".join(f"  Absatz {number}.{' Wort' * 100}\n\n" for number in range(14))
    paper.write_text(f"{PAPER[: PAPER.index('begr')]}begruendung: |\n{long}", encoding="utf-8")

    async def scene(current: Current) -> None:
        view = await first(current)
        (guessed,) = (f for f in view.findings if f.code == "zusammenfassung-fehlt")
        assert "geschätzt" in guessed.message
        await current.show(measured(view, view.pages[0], {"begruendung": 3.25}))
        set_as_pdf = await after(view, current)
        (known,) = (f for f in set_as_pdf.findings if f.code == guessed.code)
        assert "gemessen: rund 3,2" in known.message
        paper.write_text(f"# davor\n{paper.read_text('utf-8')}", encoding="utf-8")
        moved = await after(set_as_pdf, current)
        assert known.message in [finding.message for finding in moved.findings]
        await current.show(measured(moved, moved.pages[0], {"begruendung": 3.25}))
        assert current.view.serial == moved.serial

    played(paper, scene)
