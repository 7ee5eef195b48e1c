"""Pages set by typst, in our own font alone: the same PDF on every machine, and nothing read but what is given.

It runs in a process of its own, which may hang or die without taking us along.
"""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from procmodel.errors import WriteError
from procmodel.limits import Limits
from procmodel.wording import say

__all__ = ["main", "typeset"]

_START = "import sys; sys.path.insert(0, sys.argv[1]); from procmodel.fonts.typeset import main; main()"
_ROOT = Path(__file__).parents[2]


def typeset(files: Mapping[str, bytes], day: tuple[int, int, int] | None = None) -> bytes:
    """The PDF of `main.typ` among `files`, tagged and checked as PDF/UA-1.

    Words of strangers belong into a data file, never into the source.

    Args:
        files: what typst may read, by name; it sees nothing else.
        day: year, month and day that the file says it was made.

    Raises:
        WriteError: typst refuses, hangs or dies; says why.
    """
    limits = Limits()
    order = {
        "files": {name: b64encode(data).decode("ascii") for name, data in files.items()},
        "seconds": _seconds(day),
        "memory": limits["helper-memory"],
    }
    try:
        run = subprocess.run(
            [sys.executable, "-I", "-c", _START, str(_ROOT)],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=limits["helper-seconds"],
        )
    except subprocess.TimeoutExpired:
        reason = f"more than {limits['helper-seconds']} s"
        raise WriteError(say("paper.typst", reason=reason)) from None
    if run.returncode or not run.stdout.startswith(b"%PDF"):
        reason = run.stderr.decode("utf-8", "replace").strip()[-300:] or f"exit {run.returncode}"
        raise WriteError(say("paper.typst", reason=reason))
    return run.stdout


def _seconds(day: tuple[int, int, int] | None) -> int:
    """Midnight of the day, in seconds from 1970; 0 where no day is said."""
    from datetime import UTC, datetime

    return 0 if day is None else int(datetime(*day, tzinfo=UTC).timestamp())


def main() -> None:
    """Set what standard input asks for; the PDF goes to standard output, a refusal to standard error."""
    order = json.load(sys.stdin)
    _bound(order["memory"])
    try:
        sys.stdout.buffer.write(_compiled(order["files"], order["seconds"]))
    except RuntimeError as trouble:  # what typst raises for all that it refuses
        sys.exit(str(trouble))


def _compiled(files: Mapping[str, str], seconds: int) -> bytes:
    from tempfile import TemporaryDirectory

    import typst

    compile_: Any = typst.compile  # its types do not know files from memory
    with TemporaryDirectory() as empty:  # the root, so that no path leads anywhere
        made: bytes = compile_(
            {name: b64decode(data) for name, data in files.items()},
            root=empty,
            font_paths=[str(Path(__file__).parent)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=seconds,
            package_path=empty,
        )
    return made


def _bound(memory: int) -> None:
    """Take no more memory than this, where the system can hold us to it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
