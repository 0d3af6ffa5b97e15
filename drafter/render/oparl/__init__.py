"""OParl 1.1 objects of a paper, of what is public alone.

`objects` gives all objects that one paper makes. Those that papers share (Organization, Meeting,
LegislativeTerm) have the same id from whichever paper they come, so they can be merged by it.
"""

from drafter.render.oparl.addresses import Addresses
from drafter.render.oparl.objects import objects
from drafter.render.oparl.publicity import Withheld, is_public, is_public_attachment, withheld
from drafter.render.oparl.published import JSON, FileRole, Published, PublishedFile
from drafter.render.oparl.words import words

__all__ = [
    "JSON",
    "Addresses",
    "FileRole",
    "Published",
    "PublishedFile",
    "Withheld",
    "is_public",
    "is_public_attachment",
    "objects",
    "withheld",
    "words",
]
