"""What is done before anything else: a command lives for a tenth of a second, and loading is most of it."""

from __future__ import annotations

import gc

__all__ = ["PUT_OFF"]

PUT_OFF = "base64", "binascii", "gettext", "inspect", "uuid"
"""Modules that click, PyYAML and lxml import for what hardly any command does."""


def _begin() -> None:
    gc.set_threshold(100_000, 20, 100)  # a command leaves few cycles behind
    from procmodel.light.beside import find_beside

    find_beside("procmodel", "click", "yaml")
    from procmodel.light.late import annotations_put_off, put_off, taken_back

    put_off("gettext", calls=["gettext", "ngettext"])  # click translates help and errors
    put_off("inspect", calls=["getfullargspec"])  # lxml takes it
    put_off("uuid", calls=["UUID"])  # click says by it of what kind a parameter is
    put_off(*PUT_OFF)
    with annotations_put_off():
        import click  # noqa: F401 (takes what is taken back below)
    taken_back("uuid", "UUID")


_begin()
