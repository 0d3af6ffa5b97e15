"""A Transcript to a Draft: which form, which sections, which values, and how sure each is."""
