"""What is done before anything else: a command lives for a tenth of a second, and loading is most of it."""

from __future__ import annotations

import _thread
import gc
import sys
from importlib import import_module

__all__ = ["PUT_OFF"]

PUT_OFF = "base64", "binascii", "copy", "gettext", "inspect", "threading", "uuid"
"""Modules that click, PyYAML and lxml import for what hardly any command does."""


def _begin() -> None:
    gc.set_threshold(100_000, 20, 100)  # a command leaves few cycles behind
    from procmodel.light.beside import find_beside

    find_beside("procmodel", "click", "yaml")
    from procmodel.light.late import annotations_put_off, put_off, taken_back

    put_off("gettext", calls=["gettext", "ngettext"])  # click translates help and errors
    put_off("inspect", calls=["getfullargspec"])  # lxml takes it
    put_off("threading", known={"local": _thread._local})  # click keeps its context there
    put_off("uuid", calls=["UUID"])  # click says by it of what kind a parameter is
    put_off(*PUT_OFF)
    if sys.version_info < (3, 12):  # which makes all of it a second time, in Python
        sys.modules.setdefault("datetime", import_module("_datetime"))
    with annotations_put_off():
        import click  # noqa: F401 (takes what is taken back below)
    taken_back("uuid", "UUID")


_begin()
