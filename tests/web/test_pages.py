"""The PDF of a preview: only the newest is set, and nobody waits for what is not wanted."""

import asyncio
from io import BytesIO
from pathlib import Path

from PIL import Image

from drafter.pipeline.previewing import preview
from drafter.web.pages import Typesetter
from drafter.web.view import Page

from .conftest import PAPER


def page(path: Path, text: str) -> Page:
    path.write_text(text, encoding="utf-8")
    return Page(preview(path).editions[0])


def test_newer_pages_end_what_is_set_for_older_ones(tmp_path: Path) -> None:
    long = PAPER + "".join(f"\n  Absatz {number}.\n" for number in range(400))
    older = page(tmp_path / "a.yaml", long.replace("begruendung: ", "begruendung: |\n  "))
    newer = page(tmp_path / "b.yaml", PAPER)

    async def scene(typesetter: Typesetter) -> None:
        waiting = asyncio.create_task(typesetter.rendered(1, older))
        await asyncio.sleep(1)
        assert not waiting.done()
        typesetter.supersede(2)
        assert await asyncio.wait_for(waiting, 1) is None
        rendered = await typesetter.rendered(2, newer)
        assert rendered
        assert len(await typesetter.sheets(rendered.data)) == 1
        picture = await typesetter.picture(rendered.data, 0)
        assert picture
        with Image.open(BytesIO(picture)) as image:
            assert (image.format, image.size) == ("PNG", (1191, 1684))
        assert await typesetter.picture(rendered.data, 1) is None

    with Typesetter() as typesetter:
        asyncio.run(asyncio.wait_for(scene(typesetter), 60))
