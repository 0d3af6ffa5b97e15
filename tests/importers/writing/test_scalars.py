"""Single values as YAML: our reader and one that types values both read the text that was meant."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.importers.writing.scalars import clean, scalar
from drafter.source.events import read_tree
from drafter.source.nodes import Mapping, Scalar
from drafter.source.text import SourceText

ODD = (
    "8", "13.2", "0500", "1e3", "0x1F", "1_000", "12:30", "2022-01-27", "27.01.2022", "ja", "yes",
    "no", "on", "null", "~", "=", "<<", "- Punkt", "? was", "a: b", "a:", "a #b", "#b", "*innen",
    "&c", "!d", "|", ">", "%", "@e", "`f", "{g}", "[h]", "'i'", '"j"', "k\\l", "„m“: n",
    "{++neu++}",
    "Der Rat beschließt:", "§ 48 Abs. 2", "(nicht erkannt)", "300.000 €", "100 %", "---", "...",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_a_text_is_read_as_that_text(text: str) -> None:
    assert _ours(text) == text
    assert _typed(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_text_is_read_as_that_text(text: str) -> None:
    line = " ".join(clean(text).split())
    assert _ours(line) == line
    assert _typed(line) == line


def _ours(text: str) -> str:
    tree, findings = read_tree(SourceText("", f"wert: {scalar(text)}\n"))
    assert not findings
    assert isinstance(tree, Mapping)
    value = tree.entries[0].value
    assert isinstance(value, Scalar)
    return value.value


def _typed(text: str) -> object:
    return yaml.safe_load(f"wert: {scalar(text)}\n")["wert"]
