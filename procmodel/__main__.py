"""`python -m procmodel`, the same as the command `procmodel`."""

from procmodel.cli import main

main()
