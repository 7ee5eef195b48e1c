"""A picture drawn by Graphviz over our positions, for who asks for it by name.

`graphviz` takes the embedded engine where the extra `graphviz` is installed, else the program `dot`;
`embedded` and `system` name one of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from procmodel.drawing import dot
from procmodel.errors import MissingToolError, WriteError
from procmodel.limits import Limits
from procmodel.results.diagram import Diagram
from procmodel.wording import say

__all__ = ["ENGINES", "FORMATS", "render"]

FORMATS = ("svg", "png")
"""What both engines can write."""


def _embedded() -> str | None:
    """The program of the extra, beside the Python that runs, or anywhere on the path."""
    here = os.path.dirname(sys.executable)
    return shutil.which("graphviz-pure", path=os.pathsep.join((here, os.environ.get("PATH", ""))))


def _system() -> str | None:
    return shutil.which("dot")


ENGINES: dict[str, tuple[Callable[[], str | None], ...]] = {
    "graphviz": (_embedded, _system),
    "embedded": (_embedded,),
    "system": (_system,),
}
"""Where the program of each engine may be, by the engine's name."""


def render(diagram: Diagram, picture: str, engine: str, limits: Limits | None = None) -> bytes:
    """A picture as Graphviz draws it: steps pinned where they stand, flows routed by Graphviz.

    Args:
        diagram: what to draw.
        picture: `svg` or `png`.
        engine: one of `ENGINES`.
        limits: how long it may take (`dot-seconds`), where not the default.

    Raises:
        MissingToolError: no such engine is installed.
        WriteError: an unknown engine or format, or the engine failed.
    """
    if engine not in ENGINES or picture not in FORMATS:
        raise WriteError(
            say("drawing.engine-unknown", engine=engine, picture=picture, known=", ".join(ENGINES))
        )
    program = next((found for find in ENGINES[engine] if (found := find())), None)
    if program is None:
        raise MissingToolError(say("drawing.engine-missing", engine=engine))
    seconds = (limits or Limits())["dot-seconds"]
    command = [program, "-Kneato", "-n2", f"-T{picture}"]
    try:
        run = subprocess.run(command, input=dot.draw(diagram), capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise WriteError(say("drawing.engine-hung", engine=engine, seconds=seconds)) from None
    if run.returncode or not run.stdout:
        reason = run.stderr.decode(errors="replace").strip()[:300] or f"exit {run.returncode}"
        raise WriteError(say("drawing.engine-failed", engine=engine, reason=reason))
    return run.stdout
