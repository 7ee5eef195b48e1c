"""The renderers, each in a process of its own that may hang or die without taking us along.

What goes in is our own SVG and words as data, never a path or a source of somebody else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from procmodel.errors import MissingToolError, WriteError
from procmodel.limits import Limits
from procmodel.wording import say

__all__ = ["main", "rendered"]

_START = "import sys; sys.path.insert(0, sys.argv[1]); from procmodel.fonts.worker import main; main()"
_FEW_THREADS = {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}  # each takes of the memory that is limited
_ROOT = Path(__file__).parent.parent.parent


def rendered(task: str, limits: Limits | None = None, **values: Any) -> bytes:
    """What the renderer `task` (`png`, `pdf`) makes of the values.

    Raises:
        WriteError: it failed, hung or wanted more memory than the limits give.
        MissingToolError: the renderer is not installed.
    """
    limits = limits or Limits()
    order = json.dumps({"task": task, "memory": limits["helper-memory"], **values}).encode()
    seconds = limits["helper-seconds"]
    try:
        run = subprocess.run(
            [sys.executable, "-I", "-c", _START, str(_ROOT)],
            input=order,
            capture_output=True,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise WriteError(say("drawing.helper-hung", task=task, seconds=seconds)) from None
    answer = _answer(run.stdout)
    if "missing" in answer:
        raise MissingToolError(say("drawing.helper-missing", task=task, package=answer["missing"]))
    if run.returncode or "data" not in answer:
        reason = answer.get("trouble") or f"exit {run.returncode}"
        raise WriteError(say("drawing.helper-failed", task=task, reason=reason))
    return b64decode(answer["data"])


def _answer(printed: bytes) -> dict[str, str]:
    try:
        answer: dict[str, str] = json.loads(printed)
    except ValueError:
        return {}
    return answer


def main() -> None:
    """Do the one thing that standard input asks for; the answer goes to standard output."""
    order = json.load(sys.stdin)
    _bound(order.pop("memory"))
    try:
        data = _TASKS[order.pop("task")](**order)
        answer = {"data": b64encode(data).decode("ascii")}
    except ModuleNotFoundError as error:
        answer = {"missing": str(error.name)}
    except Exception as error:  # whatever it is, it is told in words by the process that asked
        answer = {"trouble": f"{type(error).__name__}: {error}"[:500]}
    json.dump(answer, sys.stdout)


def _bound(memory: int) -> None:
    """Take no more memory than this, where the system can hold us to it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _png(svg: str, width: int, height: int, family: str, fonts: list[str]) -> bytes:
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            font_files=fonts,
            skip_system_fonts=True,
            font_family=family,
            sans_serif_family=family,
        )
    )


def _pdf(files: dict[str, str], fonts: list[str], seconds: int) -> bytes:
    """Everything is given from memory; the root is an empty folder, so that no path leads anywhere."""
    from tempfile import TemporaryDirectory

    import typst

    compile_: Callable[..., bytes] = typst.compile  # its types do not know files from memory
    with TemporaryDirectory() as empty:
        return compile_(
            {name: b64decode(data) for name, data in files.items()},
            root=empty,
            font_paths=fonts,
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=seconds,
            package_path=empty,
        )


_TASKS: dict[str, Callable[..., bytes]] = {"png": _png, "pdf": _pdf}
