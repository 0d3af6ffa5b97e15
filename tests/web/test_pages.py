"""The PDF of a preview: only the newest is set, and nobody waits for what is not wanted."""

import asyncio
from io import BytesIO
from multiprocessing import active_children
from pathlib import Path

import pikepdf
from PIL import Image

from drafter.pipeline.previewing import preview
from drafter.web.pages import Typesetter
from drafter.web.view import Page

from .conftest import PAPER


def page(path: Path, text: str) -> Page:
    path.write_text(text, encoding="utf-8")
    return Page(preview(path).editions[0])


def workers() -> set[int | None]:
    return {child.pid for child in active_children()}


def test_newer_pages_end_what_is_set_for_older_ones(tmp_path: Path) -> None:
    paragraphs = "".join(f"\n  Absatz {number}.\n" for number in range(4_000))
    long = PAPER.replace("begruendung: ", "begruendung: |\n  ") + paragraphs
    older = page(tmp_path / "a.yaml", long)
    newer = page(tmp_path / "b.yaml", PAPER)

    async def scene(typesetter: Typesetter) -> None:
        rendered = await typesetter.rendered(1, newer)
        first = workers()
        assert len(first) == 1
        waiting = asyncio.create_task(typesetter.rendered(2, older))
        await asyncio.sleep(0.3)
        typesetter.supersede(3)
        assert await asyncio.wait_for(waiting, 1) is None
        assert await typesetter.rendered(4, newer) == rendered
        second = workers()
        assert first.isdisjoint(second)
        typesetter.mercy = 60
        waiting = asyncio.create_task(typesetter.rendered(5, newer))
        await asyncio.sleep(0.05)
        again = await typesetter.rendered(6, newer)
        assert again == rendered
        assert await waiting is None
        assert workers() == second

    with Typesetter(mercy=0.2) as typesetter:
        asyncio.run(asyncio.wait_for(scene(typesetter), 120))
    assert workers() == set()


def test_pages_are_drawn_as_pictures() -> None:
    data = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(data)

    async def scene(typesetter: Typesetter) -> None:
        assert await typesetter.sheets(data.getvalue()) == ((595.0, 842.0),)
        picture = await typesetter.picture(data.getvalue(), 0)
        assert picture
        with Image.open(BytesIO(picture)) as image:
            assert (image.format, image.size) == ("PNG", (1190, 1684))
        assert await typesetter.picture(data.getvalue(), 1) is None

    with Typesetter() as typesetter:
        asyncio.run(scene(typesetter))
