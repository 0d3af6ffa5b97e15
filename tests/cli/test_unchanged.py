"""A paper is built again when anything that counts is not as it was, and only then."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import pytest
from click.testing import CliRunner, Result

from drafter.cli.application import application
from drafter.errors import ExitCode
from drafter.pipeline.sealed import to_bytes
from tests.cli.conftest import ROOT
from tests.pipeline.conftest import png

TO = ("--to", "html")
ORIGINAL = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 500 Amt für Soziales
drucksachennummer: 4711/2020-2025
beratungsgegenstand: Umbau des Platzes
begruendung: {datei: alt.md}
"""
PAPER = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 500 Amt für Soziales
beratungsgegenstand: Umbau des Platzes
drucksachennummer: 4711/2020-2025/1
nachtrag: {art: ersetzt, zu: alt.yaml}
begruendung: {datei: texte/neu.md}
anlagen:
  - {titel: Plan, datei: plan.pdf}
  - {titel: Später, datei: später.pdf}
"""
DRAFT = """\
formular: bielefeld
vorlagenart: Beschlussvorlage
amt: 500 Amt für Soziales
beratungsgegenstand: Umbau des Platzes
nachtrag: {art: ersetzt, zu: "%s"}
"""
HEAVY = ("weasyprint", "pydantic", "yaml", "jinja2", "rapidfuzz", "markdown_it", "PIL")


class Project(NamedTuple):
    """A folder with papers, and the folder of their output."""

    folder: Path
    output: Path

    def build(self, *options: object, paper: str = "neu.yaml") -> Result:
        words = ("build", self.folder / paper, "-o", self.output, *TO, *options)
        return CliRunner().invoke(application, [str(word) for word in words], color=True)

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


Change = Callable[[Project], object]


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Make a project in which everything occurs that a paper may read, and build it."""
    base = tmp_path_factory.mktemp("projekt")
    project = Project(base / "inputs", base / "build")
    project.write("neu.yaml", PAPER)
    project.write("texte/neu.md", "Der Platz wird umgebaut.\n\n![Ein Bild vom Platz](bild.png)\n")
    project.write("bild.png", png())
    project.write("alt.yaml", ORIGINAL)
    project.write("alt.md", "Der Platz wird erneuert.\n")
    project.write("plan.pdf", b"%PDF-1.7 Plan")
    result = project.build()
    assert result.exit_code == ExitCode.OK, result.output
    assert verbs(result) == {"geschrieben"}
    return project


@pytest.fixture
def project(pristine: Project, tmp_path: Path) -> Project:
    """Copy the project, so that a test may change it."""
    shutil.copytree(pristine.folder.parent, tmp_path, dirs_exist_ok=True, symlinks=True)
    return Project(tmp_path / "inputs", tmp_path / "build")


def verbs(result: Result) -> set[str]:
    lines = result.stdout.splitlines()
    return {line.partition(":")[0] for line in lines if line.startswith(("geschr", "unver"))}


def test_nothing_is_written_twice(project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.output.rglob("*")}
    result = project.build()
    assert verbs(result) == {"unverändert"}
    assert result.exit_code == ExitCode.OK
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_second_time_shows_what_the_first_showed(project: Project) -> None:
    first = project.build("--force")
    assert first.stdout.count("\x1b[36m\x1b[1mHinweis") > 1
    assert project.build().stdout == first.stdout.replace("geschrieben:", "unverändert:")


def test_findings_name_the_paper_as_it_is_named_this_time(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    here = Project(Path(), Path("../build"))
    shown = here.build().stdout
    assert verbs(here.build()) == {"unverändert"}
    assert str(project.folder) not in shown
    assert shown == here.build("--force").stdout.replace("geschrieben:", "unverändert:")


CHANGES: dict[str, Change] = {
    "paper": lambda p: p.write("neu.yaml", PAPER.replace("Umbau", "Neubau")),
    "blank at the end of the paper": lambda p: p.write("neu.yaml", f"{PAPER}\n"),
    "text": lambda p: p.write("texte/neu.md", "Der Platz wird gebaut.\n\n![Bild](bild.png)\n"),
    "picture": lambda p: p.write("bild.png", png(3, 3)),
    "attachment": lambda p: p.write("plan.pdf", b"%PDF-1.7 Flan"),
    "attachment gone": lambda p: (p.folder / "plan.pdf").unlink(),
    "attachment that was missing": lambda p: p.write("später.pdf", b"%PDF-1.7"),
    "the same, its umlaut in two parts": lambda p: p.write(
        normalize("NFD", "später.pdf"), b"%PDF-1.7"
    ),
    "original": lambda p: p.write("alt.yaml", ORIGINAL.replace("Umbau", "Neubau")),
    "text of the original": lambda p: p.write("alt.md", "Der Platz wird neu.\n"),
    "text in another place": lambda p: linked(p.folder / "texte", p.folder / "andere"),
    "output gone": lambda p: outputs(p, ".html")[0].unlink(),
    "output changed": lambda p: outputs(p, ".html")[0].write_bytes(b"<html>"),
    "output a link": lambda p: linked(outputs(p, ".html")[0], p.folder / "kopie.html"),
    "manifest changed": lambda p: outputs(p, ".manifest.json")[0].write_bytes(b"{}"),
    "change list gone": lambda p: outputs(p, ".aenderungen.json")[0].unlink(),
    "a Synopse that compare wrote": lambda p: (
        p.output / "4711_2020-2025_1.synopse.manifest.json"
    ).write_bytes(b"{}"),
    "record gone": lambda p: shutil.rmtree(p.output / ".drafter"),
}


def linked(path: Path, elsewhere: Path) -> None:
    """Move a file or folder and leave a link; its content is the same."""
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def outputs(project: Project, ending: str) -> list[Path]:
    return sorted(project.output.glob(f"*{ending}"))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_is_built_when_something_changed(project: Project, change: Change) -> None:
    change(project)
    assert verbs(project.build()) == {"geschrieben"}
    assert verbs(project.build()) == {"unverändert"}


OPTIONS = (
    ("--force",),
    ("--edition", "rein"),
    ("--edition", "rein,markiert"),
    ("--marks", "full"),
    ("--overview",),
    ("--no-overview",),
    ("--no-savings",),
    ("--archive", "ablage"),
)


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_it_is_built_when_something_else_is_asked(
    project: Project, options: tuple[str, ...]
) -> None:
    assert verbs(project.build(*options)) == {"geschrieben"}


def test_what_is_asked_counts_and_not_how(project: Project) -> None:
    assert verbs(project.build("--edition", "markiert,rein")) == {"unverändert"}


def test_paper_and_output_may_move_together(project: Project, tmp_path: Path) -> None:
    moved = tmp_path / "woanders"
    moved.mkdir()
    project.folder.rename(moved / "inputs")
    project.output.rename(moved / "build")
    assert verbs(Project(moved / "inputs", moved / "build").build()) == {"unverändert"}


def test_a_folder_of_another_name_is_another_one(project: Project, tmp_path: Path) -> None:
    project.folder.rename(tmp_path / "vorlagen")
    assert verbs(Project(tmp_path / "vorlagen", project.output).build()) == {"geschrieben"}


@pytest.mark.parametrize("name", ["da.yaml", "4711/2020-2025"])
def test_an_original_that_was_missing_counts_when_it_comes(project: Project, name: str) -> None:
    project.write("entwurf.yaml", DRAFT % name)
    assert verbs(project.build(paper="entwurf.yaml")) == {"geschrieben"}
    assert verbs(project.build(paper="entwurf.yaml")) == {"unverändert"}
    project.write(name, ORIGINAL)
    assert verbs(project.build(paper="entwurf.yaml")) == {"geschrieben"}


def test_what_an_unreadable_original_lacks_counts_when_it_comes(project: Project) -> None:
    project.write("entwurf.yaml", DRAFT % "kaputt.yaml")
    project.write("kaputt.yaml", ORIGINAL.replace("alt.md", "fehlt.md"))
    assert verbs(project.build(paper="entwurf.yaml")) == {"geschrieben"}
    assert verbs(project.build(paper="entwurf.yaml")) == {"unverändert"}
    project.write("fehlt.md", "Der Platz wird erneuert.\n")
    assert verbs(project.build(paper="entwurf.yaml")) == {"geschrieben"}


def test_the_text_before_hand_marks_counts(project: Project) -> None:
    own = ("drucksachennummer", "nachtrag")
    lines = [line for line in PAPER.splitlines() if not line.startswith(own)]
    marked = "\n".join(lines).replace("texte/neu.md", '"{~~früher.md~>texte/neu.md~~}"')
    project.write("entwurf.yaml", marked)
    project.write("früher.md", "Der Platz wird erneuert.\n")
    assert verbs(project.build(paper="entwurf.yaml")) == {"geschrieben"}
    assert verbs(project.build(paper="entwurf.yaml")) == {"unverändert"}
    project.write("früher.md", "Der Platz wird saniert.\n")
    assert verbs(project.build(paper="entwurf.yaml")) == {"geschrieben"}


def test_a_paper_with_errors_is_told_each_time(project: Project) -> None:
    project.write("neu.yaml", f"{PAPER}datum: 31.02.2022\n")
    first, second = project.build(), project.build()
    assert first.exit_code == second.exit_code == ExitCode.FINDINGS
    assert first.output == second.output
    assert verbs(second) == set()
    project.write("neu.yaml", PAPER)
    assert verbs(project.build()) == {"unverändert"}


def test_an_output_in_a_store_is_refused_as_before(project: Project) -> None:
    (project.output.parent / "ABLAGE.json").write_text("{}")
    result = project.build()
    assert result.exit_code == ExitCode.USAGE
    assert "liegt in der Ablage" in result.stderr


def test_a_file_saved_while_its_paper_is_built_is_not_taken_for_built(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter.pipeline import building, checking

    def saved_meanwhile(*arguments: object, **named: object) -> checking.Checked:
        checked = checking.check(*arguments, **named)  # type: ignore[arg-type]
        project.write("texte/neu.md", "Eben erst gespeichert.\n")
        return checked

    monkeypatch.setattr(building, "check", saved_meanwhile)
    assert verbs(project.build("--force")) == {"geschrieben"}
    monkeypatch.undo()
    assert verbs(project.build()) == {"geschrieben"}
    assert "Eben erst gespeichert" in outputs(project, ".rein.html")[0].read_text("utf-8")


def python(code: str, *arguments: object, **more: str) -> str:
    """Run code in a process of its own; return what it prints."""
    ran = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **more},
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return ran.stdout


COMMAND = "import sys\nfrom drafter.cli import main\ntry: main()\nexcept SystemExit: pass\n"


def test_nothing_heavy_is_imported_when_there_is_nothing_to_do(project: Project) -> None:
    code = f"{COMMAND}print([name for name in {HEAVY} if name in sys.modules])"
    words = ("build", project.folder / "neu.yaml", "-o", project.output, *TO)
    assert python(code, *words).splitlines()[-1] == "[]"
    assert "pydantic" in python(code, *words, "--force").splitlines()[-1]


def test_one_of_many_is_built(project: Project) -> None:
    last = json.loads(next((project.output / ".drafter").glob("[0-9a-f]*.json")).read_bytes())
    told = json.dumps(last["inhalt"]).replace("alt.yaml", "alt.txt")
    for number in range(300):
        project.write(f"v{number:04}.yaml", PAPER)
        record = json.loads(told.replace("neu.yaml", f"v{number:04}.yaml"))
        name = hashlib.sha512(record["quelle"].encode()).hexdigest()[:32]
        (project.output / f".drafter/{name}.json").write_bytes(to_bytes(record))
    for name in ("neu.yaml", "alt.yaml"):
        (project.folder / name).rename(project.folder / name.replace(".yaml", ".txt"))
    another = PAPER.replace("2025/1", "2025/2").replace("alt.yaml", "alt.txt")
    project.write("v0123.yaml", another)
    words = ("build", project.folder, "-o", project.output, *TO)
    lines = python(COMMAND, *words).splitlines()
    built = {line for line in lines if line.startswith("geschrieben: ")}
    kept = [line for line in lines if line.startswith("unverändert: ")]
    assert {Path(line).name.partition(".")[0] for line in built} == {"4711_2020-2025_2"}
    assert len(kept) == 299 * len(last["inhalt"]["geschrieben"])


TRACED = """
import os, sys
from pathlib import Path
root, opened = Path(sys.argv[1]).resolve(), set()
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path = Path(os.path.realpath(os.fsdecode(arguments[0])))
        if path.is_relative_to(root) and path.is_file():
            opened.add(path)
sys.addaudithook(hook)
from drafter.cli import main
for file in sorted(root.glob("*.yaml")):
    sys.argv = ["drafter", "build", str(file), *sys.argv[2:]] if not opened else [
        "drafter", "build", str(file), *sys.argv[3:]]
    opened.clear()
    try: main()
    except SystemExit: pass
    print("OFFEN", file.name, *sorted(str(path.relative_to(root)) for path in opened), sep="|")
"""


def test_every_file_that_a_build_opens_is_one_that_counts(tmp_path: Path) -> None:
    folder, output = tmp_path / "inputs", tmp_path / "build"
    shutil.copytree(ROOT / "inputs", folder)
    told = python(TRACED, folder, "-o", output, *TO)
    opened = [line.split("|")[1:] for line in told.splitlines() if line.startswith("OFFEN")]
    assert len(opened) == len(list(folder.glob("*.yaml")))
    counted = {}
    for record in (output / ".drafter").glob("[0-9a-f]*.json"):
        content = json.loads(record.read_bytes())["inhalt"]
        names = [name for states in content["eingaben"].values() for name in states]
        counted[Path(content["quelle"]).name] = set(names)
    for paper, *files in opened:
        assert set(files) <= counted[paper], paper
        assert paper in files
