"""PDF to a Transcript, by pdfium: from signs, drawings and tags to lines, grids and pictures."""

from drafter.importers.reading.pdf.transcribing import transcribe

__all__ = ["transcribe"]
