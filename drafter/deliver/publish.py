"""The files of one name, written together with the manifest that says whose they are."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter.deliver.manifest import Provenance, manifest, manifest_path, stale_files
from drafter.deliver.write import remove, write


def publish(
    provenance: Provenance,
    output: Path,
    stem: str,
    files: Mapping[str, bytes],
    superseded: Iterable[Path] = (),
) -> tuple[Path, ...]:
    """Write files by their names, and remove those of an earlier run that are not among them.

    `superseded` are removed too. Returns the paths of the files, without that of the manifest.

    Raises:
        OutputFailed: if a file cannot be written or removed.
    """
    sheet = manifest_path(output, stem)
    stale = stale_files(output, stem, files)
    everything = {**files, sheet.name: manifest(provenance, output, files)}
    written = write({output / name: data for name, data in everything.items()})
    remove((*stale, *superseded))
    return tuple(file for file in written if file != sheet)
