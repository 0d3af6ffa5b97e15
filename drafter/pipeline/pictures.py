"""Pictures of several versions of a paper, told apart by their bytes.

Two versions may place pictures of one name that are not the same. So where versions are compared,
a picture is known by its name and a part of its SHA-256.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from drafter.document import Block, Document, Figure, Image, Item, ListBlock
from drafter.document.pictures import LOGO, images
from drafter.errors import EnvironmentMissing
from drafter.model.form import Form
from drafter.model.paper import Paper
from drafter.model.prose import all_prose
from drafter.source.assets import Asset, read_pictures

DIGITS: Final = 16


def placed(paper: Paper | None) -> tuple[str, ...]:
    """Return the names of the pictures that a paper's texts place, each once, in their order."""
    prose = all_prose(paper) if paper else ()
    return tuple(dict.fromkeys(name for each in prose for name in images(each.text)))


def pictures_of(paper: Paper, folder: Path) -> Mapping[str, Asset]:
    """Return the pictures that a paper's texts place; one that cannot be read is left out."""
    return read_pictures(folder, placed(paper))[0]


def logo(form: Form, folder: Path) -> Mapping[str, Asset]:
    """Return the logo of a form that lies in a folder, by the key that compose gives it.

    Raises:
        EnvironmentMissing: if the form names one that is not there or no picture.
    """
    if form.headline.logo is None:
        return {}
    name = form.headline.logo.file
    found, refused = read_pictures(folder, (name,))
    if name in refused:
        raise EnvironmentMissing(f"Formular „{folder.name}“: {refused[name]}")
    return {LOGO: found[name]}


def by_bytes(pictures: Mapping[str, Asset]) -> Mapping[str, Asset]:
    """Return pictures by name and bytes."""
    return {_key(name, picture): picture for name, picture in pictures.items()}


def with_pictures_by_bytes(document: Document, pictures: Mapping[str, Asset]) -> Document:
    """Return a Document that names its pictures so; one that is not there keeps its name."""
    keys = {name: _key(name, picture) for name, picture in pictures.items()}
    sections = (
        replace(section, blocks=tuple(_block(block, keys) for block in section.blocks))
        for section in document.sections
    )
    return replace(document, sections=tuple(sections)) if keys else document


def _key(name: str, picture: Asset) -> str:
    return f"{name}#{hashlib.sha256(picture.data).hexdigest()[:DIGITS]}"


def _block(block: Block, keys: Mapping[str, str]) -> Block:
    if isinstance(block, ListBlock):
        return replace(block, items=tuple(_item(item, keys) for item in block.items))
    if isinstance(block, Figure) and isinstance(block.content, Image):
        return replace(block, content=Image(keys.get(block.content.key, block.content.key)))
    return block


def _item(item: Item, keys: Mapping[str, str]) -> Item:
    return replace(item, blocks=tuple(_block(block, keys) for block in item.blocks))
