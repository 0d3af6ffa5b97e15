"""Word files (ISO/IEC 29500, Transitional and Strict) to a Transcript.

Paragraphs are lines, in the roles that their styles give them and with the labels that Word counts.
What a file says of its changes stays in the Transcript; `accepted` and `refused` decide on all.
"""

from drafter.importers.reading.word.changes import accepted, refused
from drafter.importers.reading.word.transcribing import transcribe

__all__ = ["accepted", "refused", "transcribe"]
