"""A paper's file as bare data and back: no comments, and texts of files of their own in place."""

from collections.abc import Mapping
from typing import Any, Final

import yaml

from drafter.source import nodes
from drafter.source.events import read_tree
from drafter.source.load import Loaded

INCLUDED: Final = ["datei"]
WIDTH: Final = 100
Data = Any


def plain_data(loaded: Loaded) -> dict[str, Data]:
    """Return the mappings, lists and texts of a paper that was loaded, as its author wrote them.

    Marks made by hand stay in the texts; what was left open is left out.
    """
    tree, _ = read_tree(loaded.origins.spans[()].source)
    texts = {text.name: text.source.text for text in loaded.texts}
    data = _data(tree, texts) if tree else {}
    return data if isinstance(data, dict) else {}


def _data(node: nodes.Node, texts: Mapping[str, str]) -> Data:
    match node:
        case nodes.Mapping():
            text = _included(node, texts)
            return _entries(node, texts) if text is None else text
        case nodes.Sequence():
            return [_data(item, texts) for item in node.items if not _is_absent(item)]
        case _:
            return node.value


def _included(node: nodes.Mapping, texts: Mapping[str, str]) -> str | None:
    """Return the text of a file of its own, where a mapping names one."""
    if [entry.key.value for entry in node.entries] != INCLUDED:
        return None
    named = node.entries[0].value
    return texts.get(named.value) if isinstance(named, nodes.Scalar) else None


def _entries(node: nodes.Mapping, texts: Mapping[str, str]) -> Data:
    return {
        entry.key.value: _data(entry.value, texts)
        for entry in node.entries
        if not _is_absent(entry.value)
    }


def _is_absent(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and node.absent


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def yaml_of(data: Data) -> bytes:
    """Return data as a YAML file in UTF-8 (YAML 1.1)."""
    text = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH, indent=2
    )
    return str(text).encode()
