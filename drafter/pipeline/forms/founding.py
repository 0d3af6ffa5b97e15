"""A new form: the folder of another one, with the name of the municipality put in."""

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from drafter.deliver import durable
from drafter.deliver.remedies import remedy
from drafter.errors import OutputConflict, OutputFailed, UsageMistake
from drafter.german.wording import listed, quoted
from drafter.model.form import Form
from drafter.pipeline.proof import in_own_folder
from drafter.resources import form_names, templates_directory
from drafter.source.forms import load_form, read_form

NAME: Final = re.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST_NAME: Final = 60
MUNICIPALITY: Final = re.compile(r"\w[\w .,()/'’-]*")
SPELT: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
WRITTEN: Final = (".yaml", ".j2", ".css")


@dataclass(frozen=True)
class Founded:
    """A form that was made: its folder, the name that it prints, and the files, by their names.

    `address` is that of OParl which it still has of its source; empty where that had none.
    """

    folder: Path
    municipality: str
    files: tuple[str, ...]
    address: str = ""


def found(name: str, municipality: str, forms: Path, source: str) -> Founded:
    """Copy the form `source` into a new folder `name` of `forms`, which is made if need be.

    The name of the source's municipality is replaced by `municipality` wherever it stands; what is
    not filled in is made from the name of the folder. The source is looked for in `forms`, then
    among the program's. The copy is read before anything is written.

    Raises:
        UsageMistake: if one of the names cannot be one, or there is no such source.
        OutputConflict: if there is something of that name already.
        OutputFailed: if the folder cannot be written.
        EnvironmentMissing: if the source is damaged.
    """
    _require_name(name)
    called = _municipality(municipality or _from_name(name))
    folder = forms / name
    if os.path.lexists(folder):
        raise OutputConflict(
            f"„{folder}“ gibt es schon und wird nicht überschrieben. Bitte einen anderen Namen "
            "angeben oder den Ordner umbenennen."
        )
    place = _place_of(source, forms)
    copied = load_form(source, place)
    files = dict(_renamed(_contents(place / source), copied, called))
    _prove(files, called)
    _write(folder, files)
    published = copied.publication
    return Founded(folder, called, tuple(sorted(files)), published.address if published else "")


def _require_name(name: str) -> None:
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        spelt = _suggestion(name)
        hint = f", zum Beispiel {spelt}" if NAME.fullmatch(spelt) else ""
        raise UsageMistake(
            f"{quoted(name)} kann kein Formular heißen. Bitte Kleinbuchstaben ohne Umlaute, "
            f"Ziffern und Bindestriche verwenden{hint}. Wie die Kommune gedruckt heißt, sagt "
            "„--municipality“."
        )


def _suggestion(name: str) -> str:
    lower = "".join(SPELT.get(char, char) for char in unicodedata.normalize("NFC", name).lower())
    plain = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME]


def _from_name(name: str) -> str:
    return "Stadt " + " ".join(word.capitalize() for word in name.split("-"))


def _municipality(called: str) -> str:
    line = unicodedata.normalize("NFC", " ".join(called.split()))
    if not MUNICIPALITY.fullmatch(line) or len(line) > LONGEST_NAME:
        raise UsageMistake(
            f"{quoted(called)} kann keine Kommune heißen. Bitte so schreiben: „Gemeinde Sonnental“"
        )
    return line


def _place_of(source: str, forms: Path) -> Path:
    for place in (forms, templates_directory()):
        if source in form_names(place):
            return place
    known = sorted({*form_names(forms), *form_names(templates_directory())})
    raise UsageMistake(
        f"Das Formular {quoted(source)} gibt es nicht. Bitte mit „--from“ eines davon nennen: "
        f"{listed(known)}."
    )


def _contents(folder: Path) -> Mapping[str, bytes]:
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    return {name: path.read_bytes() for name, path in files.items() if _belongs(path)}


def _belongs(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")


def _renamed(files: Mapping[str, bytes], source: Form, called: str) -> Iterable[tuple[str, bytes]]:
    """Yield the files with the name of the municipality put in, the longest old name first."""
    old = sorted({source.name, source.headline.municipality}, key=len, reverse=True)
    for name, data in files.items():
        if name.endswith(WRITTEN):
            for word in old:
                data = data.replace(word.encode(), called.encode())
        yield name, data


def _prove(files: Mapping[str, bytes], called: str) -> None:
    with in_own_folder(files, "Das Formular") as folder:
        read = read_form(folder, folder.name)
    if read.form is None or read.form.headline.municipality != called:
        raise UsageMistake(
            f"Mit dem Namen {quoted(called)} lässt sich das Formular nicht lesen. Bitte einen "
            "einfacheren Namen nennen und ihn danach in form.yaml ändern."
        )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files under a temporary name and give the folder its own, so it is whole or not."""
    temporary = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    try:
        durable.make_folder(folder.parent)
        durable.lay_out(temporary, files, {})
        durable.rename(temporary, folder)
    except OSError as problem:
        raise OutputFailed(f"„{folder}“ ließ sich nicht anlegen. {remedy(problem)}") from None
    finally:
        with suppress(OSError):
            durable.remove_tree(temporary)
