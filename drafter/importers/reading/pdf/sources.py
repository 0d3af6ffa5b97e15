"""The paper's own source, where the file carries it."""

import pypdfium2

from drafter.facts.embedded import (
    MOST_FILES,
    PAPERS,
    EmbeddedRefused,
    embedded_files,
    source_files,
)

Files = tuple[tuple[str, bytes], ...]


def sources(document: pypdfium2.PdfDocument, data: bytes) -> Files:
    """Return the files of the source, the YAML first; none where there is none to be trusted."""
    if not _names_paper(document):
        return ()
    try:
        return tuple(source_files(embedded_files(data)).items())
    except EmbeddedRefused:
        return ()


def _names_paper(document: pypdfium2.PdfDocument) -> bool:
    count = min(document.count_attachments(), MOST_FILES)
    names = (document.get_attachment(n).get_name() for n in range(count))
    return any(name.endswith(PAPERS) for name in names)
