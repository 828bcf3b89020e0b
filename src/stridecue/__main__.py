"""`python -m stridecue` is the command `stridecue`."""

from stridecue.cli.main import main

main()
