"""The server of the preview: this machine only, until it is told to stop."""

import asyncio
import gc
import socket

from drafter.web.answers import Answers
from drafter.web.current import Current
from drafter.web.following import Followed, follow
from drafter.web.gate import Gate
from drafter.web.listening import Server, origin
from drafter.web.pages import Typesetter


def address(listener: socket.socket, key: str) -> str:
    """Return the address of the page."""
    return f"{origin(listener)}/{key}/"


def serve(listener: socket.socket, key: str, followed: Followed) -> None:
    """Show a paper to whoever has the key, until the process is told to stop.

    Raises:
        DrafterError: for a problem with the run.
    """
    with listener, Typesetter() as typesetter:
        asyncio.run(_served(listener, key, followed, typesetter))


async def _served(
    listener: socket.socket, key: str, followed: Followed, typesetter: Typesetter
) -> None:
    current = Current()
    gate = Gate(
        Answers(current, typesetter, followed.unforeseen).router(), listener.getsockname()[1], key
    )
    server = Server(gate)
    serving = asyncio.create_task(server.serve([listener]))
    superseding = asyncio.create_task(_supersede(current, typesetter))
    following = asyncio.create_task(follow(followed, current))
    stopped = asyncio.create_task(server.stopped.wait())
    await asyncio.wait({serving, following, stopped}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await current.close()
    typesetter.supersede(-1)
    following.cancel()
    *_, ended = await asyncio.gather(serving, superseding, following, return_exceptions=True)
    stopped.cancel()
    if isinstance(ended, Exception):
        raise ended


async def _supersede(current: Current, typesetter: Typesetter) -> None:
    """Stop the typesetter at pages that are no longer shown, with each new view."""
    view = await current.newer(0)
    _keep_for_good()
    while view is not None:
        typesetter.supersede(view.number)
        view = await current.newer(view.serial)


def _keep_for_good() -> None:
    """Spare the garbage collector what is there now: a pass over all of it takes as long as a look.

    Modules, forms and templates stay until the end anyway.
    """
    gc.collect()
    gc.freeze()
