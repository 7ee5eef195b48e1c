"""Runs the tool from a checkout: `python cli.py diff BEFORE AFTER`."""

from procmodel.cli import main

main()
