"""Old papers to YAML: what a file shows, what that means, and how it is written down.

    bytes ──transcribe──▶ Transcript ──recognise──▶ Draft ──write──▶ YAML text and pictures

`reading` knows PDF, Word and plain text and nothing of papers; `flow` makes running text out of
lines; `recognise` knows forms and papers and no files; `writing` knows YAML.
"""
