"""Files to a Transcript: PDF, Word and plain text."""

from drafter.importers.reading.transcribing import transcribe

__all__ = ["transcribe"]
