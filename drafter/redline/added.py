"""A block put behind a section of a Redline, as one that came with the changes."""

from dataclasses import replace

from drafter.document import Block, Section
from drafter.redline.tree import MarkedSection, Redline, SectionEntry, State, Stretch, Whole


def with_block(redline: Redline, section: str, block: Block) -> Redline:
    """Return a Redline whose new Document has one block more at the end of a section.

    Nothing is added where the new Document has no such section.
    """
    entries = (
        _with_block(entry, block) if _is_there(entry, section) else entry
        for entry in redline.sections
    )
    return replace(redline, sections=tuple(entries))


def _is_there(entry: SectionEntry, section: str) -> bool:
    if isinstance(entry, MarkedSection):
        return entry.id == section
    return entry.state.in_new and entry.part.id == section


def _with_block(entry: SectionEntry, block: Block) -> SectionEntry:
    if isinstance(entry, MarkedSection):
        return replace(entry, blocks=(*entry.blocks, Whole(State.INSERTED, block)))
    if entry.state is State.KEPT:
        return _with_block(_opened(entry.part), block)
    return replace(entry, part=replace(entry.part, blocks=(*entry.part.blocks, block)))


def _opened(section: Section) -> MarkedSection:
    """Return a section that was kept as one whose parts can be told one by one."""
    title = (Stretch(State.KEPT, section.title, section.title),) if section.title else ()
    blocks = tuple(Whole(State.KEPT, block) for block in section.blocks)
    return MarkedSection(section.id, section.name, section.name, title, blocks)
