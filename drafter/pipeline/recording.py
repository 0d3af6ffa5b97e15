"""Recording a build, so that the next one can tell that there is nothing to do.

What a record says of an input must be what was read. So states are taken between reading and
rendering, and compared with what was read; what is read later (forms, attachments) is read after
its state was taken, and if it changes in between, the next build finds another state.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.errors import OutputConflict
from drafter.findings import Finding
from drafter.pipeline.checking import Checked
from drafter.pipeline.last_build import (
    FOLDER,
    LastBuild,
    as_kept,
    input_states,
    located,
    output_state,
    source_of,
    write,
)
from drafter.pipeline.proof import contents
from drafter.pipeline.sought import Sought, sought
from drafter.pipeline.unchanged import PROGRAM, archived_state, folder_name, form_states, keep
from drafter.pipeline.wishes import Asked
from drafter.render.equipment import Equipment


@dataclass(frozen=True)
class Recording:
    """A build that is to come: its record as far as it is known, and where it will be kept."""

    record: LastBuild
    path: Path
    output: Path
    made_with: Equipment

    def finish(self, files: Mapping[str, bytes], findings: Iterable[Finding]) -> None:
        """Keep the record of a build that wrote these files; where that is not possible, nothing.

        A finding about a file outside the paper's folder could not be told again.
        """
        with suppress(ValueError):
            kept = replace(
                self.record,
                outputs={**_states(files), **self._sheets()},
                written=tuple(files),
                findings=as_kept(findings, self.path),
            )
            write(self.output, kept)
            if not (self.output / FOLDER / PROGRAM).exists():
                keep(self.output, self.made_with)

    def _sheets(self) -> Mapping[str, str]:
        return {name: output_state(str(self.output / name)) for name in self.record.outputs}


def recording(
    checked: Checked,
    output: Path,
    wanted: Asked,
    made_with: Equipment,
    sheets: Iterable[str],
) -> Recording | None:
    """Begin to record the build of a paper that was checked, before anything is rendered.

    `wanted` is what is asked of it (`wishes.asked`), `sheets` are the names of the manifests that
    would stop it if they were another paper's. None where an input is no longer what was read.
    """
    base, path, looked = os.path.realpath(output), checked.loaded.path, sought(checked)
    inputs = {
        located(folder, base): input_states(os.path.realpath(folder), names)
        for folder, names in looked.files.items()
    }
    if not _as_read(checked, looked, inputs.values()):
        return None
    record = LastBuild(
        source=source_of(path, base),
        folder=folder_name(path),
        wanted=wanted,
        program=made_with.program,
        forms=form_states(made_with, looked.forms),
        inputs=inputs,
        archived={n: archived_state(str(checked.archive), n) for n in looked.numbers},
        outputs=dict.fromkeys(sheets, ""),
        written=(),
        findings=(),
    )
    return Recording(record, path, output, made_with)


def _states(files: Mapping[str, bytes]) -> Mapping[str, str]:
    return {name: hashlib.sha512(data).hexdigest() for name, data in files.items()}


def _as_read(checked: Checked, looked: Sought, inputs: Iterable[Mapping[str, str]]) -> bool:
    """Whether papers, texts and pictures still are what was read of them."""
    found = {state.partition(" ")[0] for states in inputs for state in states.values()}
    seen = {hashlib.sha512(picture.data).hexdigest() for picture in checked.pictures.values()}
    try:
        for loaded in looked.papers:
            if loaded.paper is not None:
                read = contents(loaded).values()
                seen |= {hashlib.sha512(data).hexdigest() for data in read}
    except OutputConflict:
        return False
    return seen <= found
