"""A paper as far as it was recognised: values for the YAML file, and how sure each of them is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Union

Value = Union["Said", tuple["Value", ...], Mapping[str, "Value"]]


class Certainty(IntEnum):
    """How sure a value is.

    A sure value is written as it is, a likely one with a comment that asks to look at it. An unsure
    one is no value at all: it is written as a comment and nothing else, so that nothing false is
    claimed.
    """

    UNSURE = 1
    LIKELY = 2
    SURE = 3

    @property
    def word(self) -> str:
        """The German word for reports and comments."""
        return ("unsicher", "wahrscheinlich", "sicher")[self - 1]


@dataclass(frozen=True, slots=True)
class Said:
    """One value of the YAML file.

    `text` is what is written there. `note` is a German sentence: why it is not sure, or what was
    done to read it. `words` is what stands in the file where that differs. `prose` says that `text`
    is Markdown (with CriticMarkup) which may have several lines. `page` is where it stands, 0 if
    unknown.
    """

    text: str
    certainty: Certainty = Certainty.SURE
    note: str = ""
    words: str = ""
    prose: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Remainder:
    """Words of the file that have no home in the paper. `near` is the YAML key where they stood."""

    words: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was recognised of a paper.

    `form` names the form, `certainty` how sure that is. `values` has the paper's YAML keys in their
    usual order. `pictures` are the files that its texts show, by name. `notes` are German
    sentences.
    """

    form: str
    certainty: Certainty
    values: Mapping[str, Value]
    remainders: tuple[Remainder, ...] = ()
    pictures: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
