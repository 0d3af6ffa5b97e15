"""A Nachtrag whose original lies in the Ablage: it is compared with what was issued."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from drafter.archive.entry import Role
from drafter.archive.store import Store
from drafter.cli.application import application
from drafter.document import plain_text
from drafter.errors import ArchiveDamaged, ExitCode, UsageMistake
from drafter.findings import Finding
from drafter.model.scalars import Scope, SupplementMode
from drafter.pipeline import (
    Embedding,
    Prepared,
    Wanted,
    build,
    check,
    compare,
    prepare,
    renew,
    supplement,
)
from drafter.pipeline.checksums import checksum
from drafter.pipeline.comparing import basis, compared, original_document
from drafter.pipeline.wishes import Version, Wishes
from drafter.resources import templates_directory
from drafter.source import load
from tests.archive.conftest import CHANGES, HALL, NOW, NUMBER, SUPPLEMENT, written
from tests.pipeline.conftest import COMPLETE

WHOLE = HALL.replace(NUMBER, SUPPLEMENT).replace("am Teich", "am See")
NACHTRAG = f"{WHOLE}nachtrag: {{art: ersetzt, zu: {NUMBER}}}\n"
SECOND = f"{NUMBER}/2"


def found(findings: tuple[Finding, ...], code: str) -> list[str]:
    return [finding.message for finding in findings if finding.code == code]


@pytest.fixture
def nachtrag(tmp_path: Path) -> Path:
    return written(tmp_path / "inputs", "nachtrag.yaml", NACHTRAG)


# The original is found


def test_the_original_is_found_by_its_number(nachtrag: Path, halls: Store) -> None:
    checked = check(nachtrag, archive=halls.folder)
    assert found(checked.findings, "ursprung-fehlt") == []
    assert checked.original
    assert checked.original.reference == NUMBER
    comparison = compared(checked)
    assert comparison
    edits = [edit for change in comparison.changes for edit in change.edits]
    assert ("Teich", "See") in [(edit.old, edit.new) for edit in edits]


def test_the_manifest_says_what_it_was_compared_with(
    nachtrag: Path, halls: Store, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    build(nachtrag, output, ["html"], archive=halls.folder)
    told = json.loads((output / "4711_2020-2025_1.manifest.json").read_bytes())
    sha512 = hashlib.sha512(halls.read(NUMBER, "dokument.json")).hexdigest()
    assert told["verglichen_mit"] == {
        "drucksachennummer": NUMBER,
        "sha512": sha512,
        "aus": "Dokument der Ablage",
    }


def test_a_file_is_told_as_before(tmp_path: Path, halls: Store) -> None:
    written(tmp_path, "halle.yaml", HALL)
    path = written(tmp_path, "nachtrag.yaml", NACHTRAG.replace(f"zu: {NUMBER}", "zu: halle.yaml"))
    build(path, tmp_path / "out", ["html"], archive=halls.folder)
    told = json.loads((tmp_path / "out/4711_2020-2025_1.manifest.json").read_bytes())
    assert told["verglichen_mit"] == {}


def test_the_file_that_changed_since_does_not_count(nachtrag: Path, halls: Store) -> None:
    written(nachtrag.parent, "halle.yaml", HALL.replace("am Teich", "am Fluss"))
    comparison = compared(check(nachtrag, archive=halls.folder))
    assert comparison
    assert "Fluss" not in str(comparison.changes)


def test_its_source_is_not_embedded(nachtrag: Path, halls: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageMistake, match="Ursprungsvorlage liegt in der Ablage"):
        build(
            nachtrag,
            tmp_path / "out",
            ["pdf"],
            archive=halls.folder,
            embedding=Embedding.PRINTED,
        )
    assert not (tmp_path / "out").exists()


def test_every_command_finds_it(nachtrag: Path, halls: Store) -> None:
    other = written(nachtrag.parent, "andere.yaml", COMPLETE)
    whole = compare([nachtrag, other], archive=halls.folder)
    assert whole.versions[0].original
    wanted = Wanted(SupplementMode.REPLACES, f"{NUMBER}/2", Scope.WHOLE)
    made = supplement(nachtrag, wanted, archive=halls.folder)
    assert made.original.original
    runner, environment = CliRunner(), {"DRAFTER_ARCHIV": str(halls.folder)}
    for options, env in ((["--archive", str(halls.folder)], {}), ([], environment)):
        result = runner.invoke(application, ["check", str(nachtrag), *options], env=env)
        assert "(ursprung-fehlt)" not in result.stdout


def test_the_checksum_is_that_of_the_archived_files(nachtrag: Path, halls: Store) -> None:
    text = nachtrag.read_text("utf-8").replace("zu:", f"pruefsumme: {'0' * 128}, zu:")
    nachtrag.write_text(text, encoding="utf-8")
    assert found(check(nachtrag, archive=halls.folder).findings, "ursprung-geaendert")
    assert renew(nachtrag, halls.folder).files == (nachtrag,)
    original = checksum(load(written(nachtrag.parent, "halle.yaml", HALL)))
    assert original
    assert original in nachtrag.read_text("utf-8")
    assert not found(check(nachtrag, archive=halls.folder).findings, "ursprung-geaendert")


# Which version counts


def other_forms(folder: Path) -> Path:
    """Return a folder of forms in which the one of the Ablage has another word."""
    forms = Path(shutil.copytree(templates_directory(), folder / "templates"))
    form = forms / "bielefeld/form.yaml"
    form.write_text(form.read_text("utf-8").replace("Begründung:", "Gründe:"), encoding="utf-8")
    return forms


def test_where_the_form_changed_the_source_is_composed_with_its_own_form(
    nachtrag: Path, halls: Store, tmp_path: Path
) -> None:
    checked = check(nachtrag, other_forms(tmp_path), halls.folder)
    assert basis(checked)["aus"] == "Vorlage der Ablage"
    before = original_document(checked.origin)
    assert before
    section = before.section("begruendung")
    assert section
    assert plain_text(section.title) == "Begründung:"


def archived(folder: Path, old: bytes, new: bytes) -> tuple[Store, Prepared]:
    """Return a store whose one paper has another Document than it would have now."""
    prepared = prepare(written(folder / "alt", "halle.yaml", HALL))
    assert prepared.entry
    data = prepared.files["dokument.json"].replace(old, new)
    own = {"sha512": hashlib.sha512(data).hexdigest(), "size": len(data)}
    files = tuple(
        file.model_copy(update=own) if file.role is Role.DOCUMENT else file
        for file in prepared.entry.files
    )
    store = Store.create(folder / "ablage")
    entry = prepared.entry.model_copy(update={"files": files})
    store.add(entry, {**prepared.files, "dokument.json": data}, now=NOW)
    return store, prepared


def test_the_words_that_were_issued_count(nachtrag: Path, tmp_path: Path) -> None:
    """An older program may have composed other words of the same source."""
    store, _ = archived(tmp_path, b"am Teich", b"am Bach")
    comparison = compared(check(nachtrag, archive=store.folder))
    assert comparison
    edits = [(edit.old, edit.new) for change in comparison.changes for edit in change.edits]
    assert ("Bach", "See") in edits


def test_a_document_of_another_schema_is_composed_anew(nachtrag: Path, tmp_path: Path) -> None:
    """A later program reads only its own schema; so does this one with a later Document."""
    store, prepared = archived(tmp_path, b'"schema":1', b'"schema":9')
    told = basis(check(nachtrag, archive=store.folder))
    real = hashlib.sha512(prepared.files["dokument.json"]).hexdigest()
    assert (told["aus"], told["sha512"]) == ("Vorlage der Ablage", real)


def test_a_damaged_original_is_not_compared_with(
    nachtrag: Path, halls: Store, tmp_path: Path
) -> None:
    store = Store.open(Path(shutil.copytree(halls.folder, tmp_path / "ablage")))
    path = store.path(NUMBER, "vorlage/halle.yaml")
    path.write_bytes(path.read_bytes().replace(b"Teich", b"Fluss"))
    with pytest.raises(ArchiveDamaged, match=r"halle\.yaml"):
        check(nachtrag, archive=store.folder)
    result = CliRunner().invoke(
        application, ["build", str(nachtrag), "--archive", str(store.folder)]
    )
    assert result.exit_code == ExitCode.ARCHIVE_DAMAGED


# Chains and changes only


def test_amendments_are_carried_out_in_the_archived_text(tmp_path: Path, halls: Store) -> None:
    path = tmp_path / "nachtrag.yaml"
    path.write_text(CHANGES, encoding="utf-8")
    checked = check(path, archive=halls.folder)
    assert found(checked.findings, "aenderung-unklar") == []
    assert checked.consolidated
    assert "Halle am See" in str(checked.consolidated.proposed_resolution)


def test_a_picture_of_the_original_comes_from_the_archive(tmp_path: Path, halls: Store) -> None:
    path = tmp_path / "nachtrag.yaml"
    path.write_text(CHANGES, encoding="utf-8")
    checked = check(path, archive=halls.folder)
    assert checked.pictures["halle.png"].data == halls.read(NUMBER, "vorlage/halle.png")


def test_an_archived_nachtrag_finds_its_own_original_there(tmp_path: Path, chain: Store) -> None:
    text = NACHTRAG.replace(f"zu: {NUMBER}", f"zu: {SUPPLEMENT}").replace("am See", "am Fluss")
    path = written(tmp_path, "zweiter.yaml", text.replace(f": {SUPPLEMENT}\n", f": {SECOND}\n"))
    checked = check(path, archive=chain.folder)
    assert found(checked.findings, "ursprung-fehlt") == []
    assert "Halle am See" in str(checked.original)
    assert basis(checked)["aus"] == "Vorlage der Ablage"


def test_the_synopsis_has_the_versions_of_the_archive(tmp_path: Path, chain: Store) -> None:
    text = NACHTRAG.replace(f"zu: {NUMBER}", f"zu: {SUPPLEMENT}").replace("am See", "am Fluss")
    path = written(tmp_path, "zweiter.yaml", text.replace(f": {SUPPLEMENT}\n", f": {SECOND}\n"))
    wishes = Wishes((Version.SYNOPSIS,))
    (file,) = build(path, tmp_path / "out", ["html"], wishes, chain.folder).files[:1]
    words = re.sub(r"<[^>]*>", "", file.read_text("utf-8"))
    heads = [words.find(f"Drs. {number} vom") for number in (NUMBER, SUPPLEMENT, SECOND)]
    assert -1 not in heads
    assert heads == sorted(heads)
    assert all(f"am {place}" in words for place in ("Teich", "See", "Fluss"))


# What is not there


def missing(path: Path, archive: Path | None) -> str:
    (message,) = found(check(path, archive=archive).findings, "ursprung-fehlt")
    return message


def test_without_an_archive_the_finding_names_the_option(nachtrag: Path) -> None:
    assert "mit „--archive“ oder der Umgebungsvariablen DRAFTER_ARCHIV" in missing(nachtrag, None)


def test_a_number_that_is_not_there_is_told(tmp_path: Path, halls: Store) -> None:
    path = written(tmp_path, "nachtrag.yaml", NACHTRAG.replace(f"zu: {NUMBER}", "zu: 1/2020-2025"))
    message = missing(path, halls.folder)
    assert f"„1/2020-2025“ liegt nicht in der Ablage „{halls.folder}“" in message
    assert "„drafter archive add“" in message


def test_a_folder_that_is_no_archive_is_told(nachtrag: Path, tmp_path: Path) -> None:
    assert "ist keine Ablage" in missing(nachtrag, tmp_path)


def test_a_missing_file_is_not_looked_for_in_the_archive(tmp_path: Path, halls: Store) -> None:
    path = written(tmp_path, "nachtrag.yaml", NACHTRAG.replace(f"zu: {NUMBER}", "zu: weg.yaml"))
    assert missing(path, halls.folder) == missing(path, None)


def test_a_nachtrag_to_itself_is_a_circle(tmp_path: Path, halls: Store) -> None:
    text = NACHTRAG.replace(f"zu: {NUMBER}", f"zu: {SUPPLEMENT}")
    path = written(tmp_path, "nachtrag.yaml", text)
    assert found(check(path, archive=halls.folder).findings, "ursprung-im-kreis")


def test_a_removed_original_is_told(nachtrag: Path, halls: Store, tmp_path: Path) -> None:
    store = Store.open(Path(shutil.copytree(halls.folder, tmp_path / "ablage")))
    store.remove(NUMBER, who="Datenschutz", reason="Versehen", now=NOW)
    assert "liegt nicht in der Ablage" in missing(nachtrag, store.folder)
