"""The view of the moment, and waiting for the next one."""

import asyncio
from dataclasses import replace

from drafter.web.view import View


class Current:
    """Holds the view that is shown now; whoever waits is told when it changes or the end comes."""

    def __init__(self) -> None:
        self.view = View()
        self.closed = False
        self._changed = asyncio.Condition()

    async def show(self, view: View) -> None:
        """Make this the view of the moment; nobody is told of one that says the same."""
        async with self._changed:
            told = replace(view, serial=self.view.serial, since=self.view.since)
            if told == self.view:
                self.view = told
                return
            self.view = replace(view, serial=self.view.serial + 1)
            self._changed.notify_all()

    async def close(self) -> None:
        """Let everybody go who waits."""
        async with self._changed:
            self.closed = True
            self._changed.notify_all()

    async def newer(self, serial: int) -> View | None:
        """Return a view that is newer than that serial, as soon as there is one; None at the end.

        Raises:
            CancelledError: if the one who waits goes away.
        """
        async with self._changed:
            await self._changed.wait_for(lambda: self.closed or self.view.serial > serial)
            return None if self.closed else self.view
