"""Writing: safe names, all files of a paper at once, nothing half-written."""

from drafter.deliver.create import create, create_all, make_folder
from drafter.deliver.manifest import Provenance, owner_conflict, owner_of
from drafter.deliver.names import attachment_ending, file_stem
from drafter.deliver.publish import publish
from drafter.deliver.write import remove, write

__all__ = [
    "Provenance",
    "attachment_ending",
    "create",
    "create_all",
    "file_stem",
    "make_folder",
    "owner_conflict",
    "owner_of",
    "publish",
    "remove",
    "write",
]
