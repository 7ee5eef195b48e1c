"""What procmodel stands on, here and now: versions, fonts, extras, programs."""

from __future__ import annotations

import platform
import re
import shutil
import sys
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, distribution, requires, version

from procmodel.light.records import dataclass
from procmodel.wording import say

__all__ = ["Part", "examine"]

_PROGRAMS = {
    "dot": "command.use-dot",
    "git": "command.use-git",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is here, or is not: `version` is None then, and `advice` the line to type."""

    name: str
    version: str | None
    needed: bool
    advice: str = ""

    @property
    def sign(self) -> str:
        """A sign that needs no colour."""
        if self.version:
            return "ok"
        return "MISSING" if self.needed else "-"

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)


def examine() -> tuple[Part, ...]:
    """Python and procmodel, what a plain install brings, the shipped font, then extras and programs."""
    from procmodel import __version__

    here = f"{platform.python_version()} ({sys.platform})"
    return (
        Part("python", here, True),
        Part("procmodel", __version__, True),
        *_packages(),
        _font(),
        *(_program(name, use) for name, use in _PROGRAMS.items()),
    )


def _packages() -> list[Part]:
    """What the distribution asks for: needed, or part of an extra."""
    parts = []
    for line in requires("procmodel") or ():
        requirement, _, marker = line.partition(";")
        name = re.split(r"[<>=!~ \[(]", requirement.strip(), maxsplit=1)[0]
        extra = re.search(r"extra\s*==\s*['\"]([^'\"]+)", marker)
        if extra and extra[1] == "dev":
            continue
        found = _version(name)
        wanted = f"procmodel[{extra[1]}]" if extra else name
        advice = "" if found else f"pip install '{wanted}'"
        parts.append(Part(name, found, extra is None, advice))
    return parts


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _font() -> Part:
    """The font that pictures are measured and drawn with."""
    from importlib.resources import files

    there = (files("procmodel") / "fonts" / "LiberationSans-Regular.ttf").is_file()
    advice = "" if there else "pip install --force-reinstall procmodel"
    return Part(say("command.shipped", name="Liberation Sans"), _shipped() if there else None, True, advice)


def _shipped() -> str:
    """The version of the distribution that the font came with."""
    return say("command.with-procmodel", version=distribution("procmodel").version)


def _program(name: str, use: str) -> Part:
    return Part(say("command.program", name=name), shutil.which(name), False, say(use))
