"""The Ablage as OParl over HTTP: read only, on this machine, for a client or a proxy before it.

`current` holds what is given out and follows the Ablage; `answers` are the addresses; `serving`
runs the server until it is told to stop. Its packages are the extra `oparl`.
"""
