"""YAML as editors read it: by the core schema of YAML 1.2.2 (10.3), so dates are text."""

import json
import re
from typing import Any

import yaml

NUMBER_SIGNS = list("-+.0123456789")


class CoreLoader(yaml.SafeLoader):
    """Reads null, truth, whole numbers and decimal ones, and all else as text."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, signs in (
    ("null", r"(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"[-+]?[0-9]+$", NUMBER_SIGNS),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", NUMBER_SIGNS),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), signs)


def _whole(loader: yaml.SafeLoader, node: Any) -> int:
    return int(str(loader.construct_scalar(node)))


def _decimal(loader: yaml.SafeLoader, node: Any) -> float:
    return float(str(loader.construct_scalar(node)))


CoreLoader.add_constructor("tag:yaml.org,2002:int", _whole)
CoreLoader.add_constructor("tag:yaml.org,2002:float", _decimal)


def as_editors_read(text: str) -> Any:
    """Return what a YAML language server hands to the schema; the keys of mappings are text.

    Raises:
        yaml.YAMLError, ValueError: if the text is no YAML.
    """
    return json.loads(json.dumps(yaml.load(text, CoreLoader)))
