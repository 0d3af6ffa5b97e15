"""No address is opened: not by a paper, not by a page that tries, and nothing outside is read."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

import pytest

from drafter.errors import RenderingFailed
from drafter.render import RENDERERS, Edition
from drafter.resources import templates_directory
from tests.render.documents import document, paragraph

ROOT = Path(__file__).resolve().parents[2]
INPUTS = sorted((ROOT / "inputs").glob("*.yaml"))
WITHOUT_NETWORK = ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-rn"]
FORM = templates_directory() / "bielefeld"

ASKING = {
    "picture": '<img src="{}" alt="x">',
    "picture set": '<img srcset="{} 2x" src="{}" alt="x">',
    "sheet": '<link rel="stylesheet" href="{}">',
    "import": "<style>@import url({});</style>",
    "background": '<p style="background: url({})">x</p>',
    "bullet": '<ul style="list-style-image: url({})"><li>x</li></ul>',
    "content": "<style>p::before {{ content: url({}) }}</style><p>x</p>",
    "font": '<style>@font-face {{ font-family: F; src: url({}) }}</style><p style="font: 1em F">x',
    "embedded": '<embed src="{}">',
    "object": '<object data="{}"></object>',
    "attachment": '<link rel="attachment" href="{}">',
    "attached link": '<a rel="attachment" href="{}">x</a>',
    "picture in svg": '<svg width="9" height="9"><image width="9" height="9" href="{}"/></svg>',
}
ADDRESSES = ("http://192.0.2.1/x.png", "ftp://192.0.2.1/x", "file:///etc/passwd", "/etc/passwd")


class Seen(TypedDict):
    """What a watched process did: the files it opened, its calls for a host, its exit code."""

    open: list[str]
    socket: list[str]
    code: int


WATCHED = """
import json, sys
seen = {"open": [], "socket": []}
def watch(event, arguments):
    if event == "open":
        seen["open"].append(str(arguments[0]))
    elif event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby")):
        seen["socket"].append(event)
sys.addaudithook(watch)
from drafter.cli import main
try:
    main()
except SystemExit as ended:
    seen["code"] = ended.code
print(json.dumps(seen), file=sys.stderr)
"""


def run(arguments: list[str], folder: Path, before: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-m", "drafter", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def isolated() -> list[str]:
    """Give the command that cuts a process off the network."""
    devices = subprocess.run(
        [*WITHOUT_NETWORK, "cat", "/proc/net/dev"], capture_output=True, text=True, check=False
    )
    if devices.returncode:
        pytest.skip("This machine allows no network namespace (unshare -n).")
    names = [line.partition(":")[0].strip() for line in devices.stdout.splitlines()[2:]]
    assert names == ["lo"]
    return WITHOUT_NETWORK


def test_all_papers_are_checked_without_a_network(isolated: list[str], tmp_path: Path) -> None:
    done = run(["check", str(ROOT / "inputs")], tmp_path, isolated)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(INPUTS)} Vorlagen geprüft" in done.stdout + done.stderr


def test_all_papers_are_built_without_a_network(isolated: list[str], tmp_path: Path) -> None:
    done = run(["build", str(ROOT / "inputs"), "--output", "."], tmp_path, isolated)
    assert done.returncode == 0, done.stdout + done.stderr
    pdfs = {file.stem for file in tmp_path.glob("*.pdf") if ".anlage-" not in file.name}
    pages = {file.stem for file in tmp_path.glob("*.html")}
    assert pdfs == pages
    assert len({name.partition(".")[0] for name in pages}) == len(INPUTS)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("asking", ASKING)
def test_a_page_that_asks_for_an_address_is_not_set(asking: str, address: str) -> None:
    body = ASKING[asking].replace("{}", address).replace("{{", "{").replace("}}", "}")
    page = f'<!DOCTYPE html><html lang="de"><title>x</title><h1>x</h1>{body}</html>'
    with pytest.raises(RenderingFailed) as refused:
        RENDERERS["pdf"](Edition(document(paragraph("x")), FORM, files={"html": page.encode()}))
    assert "verweigert" in str(refused.value)


def test_a_paper_opens_no_file_outside_its_folder(tmp_path: Path) -> None:
    """A secret beside the paper's folder is named in every way an author has to name a file."""
    (tmp_path / "geheim.md").write_text("Geheime Worte", encoding="utf-8")
    folder = tmp_path / "vorlagen"
    folder.mkdir()
    paper = folder / "vorlage.yaml"
    secret = tmp_path / "geheim.md"
    (folder / "verweis.md").symlink_to(secret)
    paper.write_text(
        f"""formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 500 Amt für Soziales
beratungsgegenstand: "file://{secret}"
ziele: "![Bild](../geheim.md) ![Bild](file://{secret}) ![Bild]({secret}) ![B](verweis.md)"
begruendung: {{datei: ../geheim.md}}
zusammenfassung: {{datei: verweis.md}}
nachtrag: {{art: ergänzt, zu: ../geheim.md}}
anlagen:
  - Lageplan, ../geheim.md, öffentlich
  - Lageplan, {secret}, öffentlich
""",
        encoding="utf-8",
    )
    seen = _watched(["build", str(paper), "--output", str(tmp_path / "aus")])
    assert seen["code"] == 1
    assert not [path for path in seen["open"] if path.endswith(("geheim.md", "verweis.md"))]
    assert seen["socket"] == []


def test_a_build_asks_for_no_host(tmp_path: Path) -> None:
    seen = _watched(["build", str(ROOT / "inputs/kim-2022.yaml"), "--output", str(tmp_path)])
    assert seen["code"] == 0
    assert any(path.endswith("kim-2022.md") for path in seen["open"])
    assert seen["socket"] == []


def _watched(arguments: list[str]) -> Seen:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    seen: Seen = json.loads(done.stderr.splitlines()[-1])
    return seen
