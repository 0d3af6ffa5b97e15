"""The server for OParl: this machine only, until it is told to stop."""

import asyncio
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from drafter.errors import UsageMistake
from drafter.model.publication import WebAddress
from drafter.web.listening import Server
from drafter.web.oparl.answers import Answers
from drafter.web.oparl.current import Current


def base_address(given: str) -> str:
    """Return an address below which everything is to be, without a slash at its end.

    Raises:
        UsageMistake: if it is none.
    """
    try:
        return str(TypeAdapter(WebAddress).validate_python(given))
    except ValidationError:
        raise UsageMistake(
            f"„{given}“ ist hier keine Adresse. Bitte mit https:// schreiben, ohne Sonderzeichen: "
            "https://oparl.example.org/stadt"
        ) from None


def serve(listener: socket.socket, current: Current, failed: Callable[[Exception], None]) -> None:
    """Answer requests until the process is told to stop; `failed` is told of what goes wrong."""
    asyncio.run(_served(listener, current, failed))


async def _served(
    listener: socket.socket, current: Current, failed: Callable[[Exception], None]
) -> None:
    base = current.view().given.base
    port = listener.getsockname()[1]
    server = Server(Answers(current, base, hosts(base, port), failed))
    serving = asyncio.create_task(server.serve([listener]))
    stopped = asyncio.create_task(server.stopped.wait())
    await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    await serving
    stopped.cancel()


def hosts(base: str, port: int) -> frozenset[str]:
    """Return the names under which the server may be asked for."""
    return frozenset({f"127.0.0.1:{port}", f"localhost:{port}", urlsplit(base).netloc})
