"""`python -m drafter` is the command `drafter`."""

from drafter.cli import main

main()
