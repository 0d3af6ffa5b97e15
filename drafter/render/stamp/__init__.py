"""The stamp on the pages of an attachment (Anlage): „Anlage 2 zu Drs. …, Seite 1 von 3“.

The file is somebody else's, so only what is understood is touched. `opening` says whether a file
can be an attachment at all, and why it would rather not be stamped: a signature, encryption or a
standard that has not been tried would not hold. `sheets` finds the pages in their tree, `content`
reads where text stands on them and whether what they draw is complete, `place` finds a free corner,
`face` gives the font and `writing` puts the stamp there. What is in doubt is a `Doubt`, and the
attachment gets a cover page in place of a stamp.
"""
