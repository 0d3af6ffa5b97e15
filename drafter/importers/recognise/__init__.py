"""A Transcript to a Draft: which form, which sections, which values, and how sure each is."""

from drafter.importers.recognise.recognising import recognise

__all__ = ["recognise"]
