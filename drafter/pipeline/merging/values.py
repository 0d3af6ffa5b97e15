"""Whole values of a YAML file, written anew where words cannot be changed in their midst."""

from collections.abc import Iterator

from drafter.findings import Finding
from drafter.pipeline.merging.printed import PARAGRAPH_BORDER
from drafter.pipeline.merging.sources import Edit, Hit, Source, Sources
from drafter.pipeline.papers import ENDINGS
from drafter.source.entries import scalar
from drafter.source.events import read_tree
from drafter.source.nodes import Mapping, Node, Scalar
from drafter.source.text import SourceText


def tree(source: Source) -> Node | None:
    """Return the tree of a YAML file; None of any other."""
    if not source.file.lower().endswith(ENDINGS):
        return None
    read = read_tree(SourceText(source.file, source.text))
    return None if isinstance(read[0], Finding) else read[0]


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Yield all values of a tree."""
    open_nodes = [node] if node else []
    while open_nodes:
        match open_nodes.pop():
            case Scalar() as value:
                yield value
            case Mapping() as mapping:
                open_nodes += [entry.value for entry in reversed(mapping.entries)]
            case sequence:
                open_nodes += reversed(sequence.items)


def rewritten(
    sources: Sources, before: str, old: str, behind: str, new: str
) -> Iterator[tuple[Edit, ...]]:
    """Yield the edits that write a value anew with its words changed."""
    yaml = sources.every[0]
    near = next(sources.found(before, old, behind, 1), None)
    for value in sorted(scalars(tree(yaml)), key=lambda one: not _holds(one, near)):
        alone = Sources({"value": value.value.encode()})
        for hit in alone.found(before, old, behind, 3):
            text = value.value[: hit.start] + new + value.value[hit.end :]
            yield (anew(yaml, value, text.replace(PARAGRAPH_BORDER, "\n\n")),)


def _holds(value: Scalar, hit: Hit | None) -> bool:
    return hit is not None and value.span.start <= hit.start and hit.end <= value.span.end


def anew(source: Source, value: Scalar, text: str) -> Edit:
    """Return the edit that writes a text in the place of a value."""
    indent = " " * (len(source.indent(value.span.start)) + 4)
    end = value.span.start + len(value.span.text.rstrip())
    return Edit(source.file, value.span.start, end, written(text, indent))


def written(text: str, indent: str) -> str:
    """Return a value as YAML: in quotes, or as a block where it has several lines."""
    if "\n" not in text.strip("\n"):
        return scalar(text.strip("\n"))
    lines = text.strip("\n").split("\n")
    return "\n".join(["|-", *(f"{indent}{line}" if line else "" for line in lines)])
