"""The value of `--shard`: which of how many parts."""

import re
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from drafter.pipeline.shards import Shard

PART: Final = re.compile(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,8})")


class Part(click.ParamType["Shard"]):
    """A part as `K/N`, counted from 1."""

    name = "teil"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> "Shard":
        """Read a part; see `Shard`.

        Raises:
            click.BadParameter: if it is none, or there are not so many.
        """
        from drafter.pipeline.shards import Shard

        found = PART.fullmatch(str(value))
        if found is None or int(found[1]) > int(found[2]):
            self.fail(
                f"„{value}“ ist kein Teil. Bitte so angeben: 3/64 ist der dritte von 64 Teilen, "
                "1/64 der erste, 64/64 der letzte.",
                param,
                ctx,
            )
        return Shard(int(found[1]), int(found[2]))
