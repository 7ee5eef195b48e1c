"""What is done before anything else: a command lives for a tenth of a second, and loading is most of it."""

from __future__ import annotations

import gc

__all__ = ["PUT_OFF"]

PUT_OFF = "base64", "binascii", "inspect"
"""Modules that click and PyYAML import for what no command does."""


def _begin() -> None:
    gc.set_threshold(100_000, 20, 100)  # a command leaves few cycles behind
    from procmodel.beside import find_beside

    find_beside("procmodel")
    from procmodel.late import patterns_put_off, put_off

    put_off(*PUT_OFF)
    with patterns_put_off("click", "gettext", "platform"):
        import click  # noqa: F401


_begin()
