"""Word files (ISO/IEC 29500, Transitional and Strict) to a Transcript.

Paragraphs are lines, in the roles that their styles give them and with the labels that Word counts.
What a file says of its changes stays in the Transcript; `accepted` and `refused` decide on all.
Bold and italic are told where they say more than the style of a heading, title or caption does, or
the head row of a table.
"""

from drafter.importers.changes import accepted, refused
from drafter.importers.reading.word.transcribing import transcribe

__all__ = ["accepted", "refused", "transcribe"]
