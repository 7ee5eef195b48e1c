"""Side by side: both sides run in turn, so that a busy machine slows both, and the medians are compared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

__all__ = [
    "ROOT",
    "Result",
    "c_compiler",
    "command_seconds",
    "has",
    "in_turn",
    "peers_python",
    "program_number",
    "program_of",
]

ROOT = Path(__file__).parents[1]
# Byte code is cached, as it is once installed; a variable of the shell does not change what is measured.
_ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Result:
    """One row of the report. `value` None: the peer is missing, and `note` says so."""

    work: str
    against: str
    value: float | None
    target: float
    at_least: bool = False
    unit: str = "x"
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None where nothing could be measured."""
        if self.value is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target


def command_seconds(*command: str) -> float:
    """How long a command takes, start to end.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=_ENVIRONMENT, check=True, capture_output=True)
    return time.perf_counter() - begun


def program_number(python: str, program: str) -> float:
    """The last number that a program prints: what it measured of itself."""
    return program_of(python, "-c", program)


def program_of(*command: str) -> float:
    """The last number that a command prints: what it measured of itself."""
    done = subprocess.run(command, cwd=ROOT, env=_ENVIRONMENT, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def in_turn(runs: int, *sides: Callable[[], float]) -> list[float]:
    """The median of each side over so many runs, after one run that does not count."""
    for side in sides:
        side()
    rounds = [[side() for side in sides] for _ in range(runs)]
    return [median(values) for values in zip(*rounds, strict=True)]


def python_of(folder: Path) -> str | None:
    """The interpreter of an environment, or None where there is none."""
    found = [folder / "bin" / "python", folder / "Scripts" / "python.exe"]
    return next((str(path) for path in found if path.exists()), None)


def peers_python() -> tuple[str, str]:
    """The interpreter that has the peers, and what is to be said about it."""
    own = python_of(ROOT / "benchmarks" / ".venv")
    if own:
        return own, "peers run in benchmarks/.venv"
    return sys.executable, "no benchmarks/.venv: peers run in procmodel's own environment"


def has(python: str, *modules: str) -> bool:
    """Whether an interpreter can import all of these."""
    done = subprocess.run([python, "-c", f"import {', '.join(modules)}"], capture_output=True, check=False)
    return done.returncode == 0


def c_compiler() -> str | None:
    """The C compiler of this machine, or None."""
    return shutil.which("gcc") or shutil.which("cc")
