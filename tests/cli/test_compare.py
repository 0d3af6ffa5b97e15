import json
from pathlib import Path

import pytest

from drafter.cli import report
from drafter.errors import ExitCode

from .conftest import DRAFT, INPUTS, Run

KIM = INPUTS / "kim-2021.yaml", INPUTS / "kim-2022.yaml"
HEAD = (
    "Änderungen von Drs. 2859/2020-2025/1 vom 27.01.2022 "
    "gegenüber Drs. 2859/2020-2025 vom 04.11.2021:"
)


@pytest.fixture
def changed(draft: Path) -> Path:
    """Write the draft again, with another subject."""
    path = draft.with_name("neu.yaml")
    path.write_text(DRAFT.replace("Umbau", "Neubau"), encoding="utf-8")
    return path


def test_changes_are_shown_a_line_each_below_what_was_compared(run: Run) -> None:
    result = run("compare", *KIM)
    assert result.exit_code == ExitCode.OK
    head, first, *rest = result.stdout.splitlines()
    assert head == HEAD
    assert first == (
        "Beschlussvorschlag: ergänzt: „, der Haupt-, Wirtschaftsförderungs- und "
        "Beteiligungsausschuss beschließt, der Rat beschließt“"
    )
    assert "Verfahren: Drucksachen-Nr.: 2859/2020-2025 → 2859/2020-2025/1" in rest


def test_on_a_terminal_lines_are_wrapped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "_terminal_width", lambda: 60)
    lines = run("compare", *KIM).stdout.splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[1].startswith("    ")


def test_nothing_changed_is_said_and_no_failure(run: Run, draft: Path) -> None:
    copy = draft.with_name("kopie.yaml")
    copy.write_bytes(draft.read_bytes())
    result = run("compare", draft, copy)
    assert result.exit_code == ExitCode.OK
    assert result.stdout.splitlines()[1:] == ["Es hat sich nichts geändert."]


def test_a_file_is_not_compared_with_itself_however_it_is_spelt(run: Run, draft: Path) -> None:
    link = draft.with_name("verweis.yaml")
    link.symlink_to(draft)
    draft.with_name("x").mkdir()
    for other in (
        draft,
        draft.parent / "." / draft.name,
        draft.parent / "x" / ".." / draft.name,
        link,
    ):
        result = run("compare", draft, other)
        assert result.exit_code == ExitCode.USAGE
        assert "sind dieselbe Datei" in result.stderr


def test_what_a_draft_does_not_have_yet_is_not_said_to_be_struck(run: Run, draft: Path) -> None:
    issued = draft.with_name("versandt.yaml")
    issued.write_text(f"{DRAFT}drucksachennummer: 8034/2020-2025\ndatum: 25.04.2024\n", "utf-8")
    missing = ("noch offen", "noch nicht vergeben")
    there = ("25.04.2024", "8034/2020-2025")
    for old, new, papers in ((there, missing, (issued, draft)), (missing, there, (draft, issued))):
        assert run("compare", *papers).stdout.splitlines()[1:] == [
            f"Verfahren: Amt, Datum, Telefon: {old[0]} → {new[0]}",
            f"Verfahren: Drucksachen-Nr.: {old[1]} → {new[1]}",
        ]


def test_of_three_papers_each_step_is_shown(run: Run, draft: Path, changed: Path) -> None:
    assert run("compare", draft, changed, draft).stdout.splitlines() == [
        "Änderungen von neu.yaml gegenüber platz.yaml:",
        "Beratungsgegenstand: Umbau → Neubau",
        "",
        "Änderungen von platz.yaml gegenüber neu.yaml:",
        "Beratungsgegenstand: Neubau → Umbau",
    ]


def test_a_paper_that_cannot_be_read_ends_with_1_and_its_findings(
    run: Run, draft: Path, faulty: Path
) -> None:
    result = run("compare", draft, faulty, "--to", "html", "-o", draft.parent / "out")
    assert result.exit_code == ExitCode.FINDINGS
    assert result.stdout.startswith(f"{faulty}:5:8: Fehler: ")
    assert not (draft.parent / "out").exists()


def test_a_file_that_is_not_there_ends_with_1(run: Run, draft: Path) -> None:
    result = run("compare", draft, draft.with_name("fehlt.yaml"))
    assert (result.exit_code, "(datei-unlesbar)" in result.stdout) == (ExitCode.FINDINGS, True)


def test_the_json_is_the_file_that_build_writes(run: Run, tmp_path: Path) -> None:
    run("build", KIM[1], "--to", "html", "-o", tmp_path)
    shown = run("compare", *KIM, "--format", "json").stdout
    written = (tmp_path / "2859_2020-2025_1.aenderungen.json").read_text("utf-8")
    assert shown == written
    assert json.loads(shown)["schema"] == 1


def test_the_json_of_three_papers_is_a_list(run: Run, draft: Path, changed: Path) -> None:
    steps = json.loads(run("compare", draft, changed, draft, "--format", "json").stdout)
    assert [step["aenderungen"][0]["worte"] for step in steps] == [
        [{"bisher": "Umbau", "jetzt": "Neubau"}],
        [{"bisher": "Neubau", "jetzt": "Umbau"}],
    ]


def test_the_synopsis_is_written_in_the_formats_asked_for(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / f"2859_2020-2025_1.synopse.{ending}" for ending in ("html", "pdf", "txt")]
    result = run("compare", *KIM, "--to", "html,pdf,text", "-o", tmp_path)
    assert result.stdout.splitlines() == [f"geschrieben: {file}" for file in files]
    assert result.exit_code == ExitCode.OK
    assert files[1].read_bytes().startswith(b"%PDF-")
    assert files[2].read_text("utf-8").startswith("Synopse zu Drucksachen-Nr. 2859/2020-2025/1")


def test_unchanged_parts_are_shown_where_they_are_asked_for(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    draft.write_text(f"{DRAFT}ziele: Mehr Bäume.\n", encoding="utf-8")
    other = draft.with_name("neu.yaml")
    other.write_text(f"{DRAFT}ziele: Mehr Bäume.\nbegruendung: Neu.\n", encoding="utf-8")
    pages = []
    for options in ((), ("--full",)):
        run("compare", draft, other, "--to", "html", "-o", tmp_path / "out", *options)
        pages.append((tmp_path / "out/neu.synopse.html").read_text("utf-8"))
    assert [("Mehr Bäume." in page) for page in pages] == [False, True]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--to", "docx"), "Das Format „docx“ gibt es nicht."),
        (("--to", "html", "--format", "json"), "gehen nicht zugleich"),
        (("--full",), "--full gilt nur für die Synopse"),
        (("-o", "out"), "--output gilt nur für die Synopse"),
    ],
)
def test_what_makes_no_sense_is_a_mistake_of_usage(
    run: Run, options: tuple[str, ...], said: str
) -> None:
    result = run("compare", *KIM, *options)
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert said in result.stderr


def test_a_synopsis_that_a_build_wrote_is_a_conflict(run: Run, tmp_path: Path) -> None:
    run("build", KIM[1], "--to", "html", "--edition", "synopse", "-o", tmp_path)
    result = run("compare", *KIM, "--to", "html", "-o", tmp_path)
    assert result.exit_code == ExitCode.CONFLICT
    assert "Bitte mit „-o“ einen anderen Ordner nennen." in result.stderr
