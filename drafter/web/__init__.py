"""The preview: a paper as it is written, in a browser of the same machine and nowhere else.

`serving` holds the server and `gate` what it refuses; `answers` are its addresses; `following`
makes a new `View` when a file is saved; `pages` sets the PDF in another process and draws it.
The page itself is in `assets`: one HTML file, one sheet, one script, no build step.
"""
