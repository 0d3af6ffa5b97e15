"""Files to a Transcript: PDF, Word and plain text."""
