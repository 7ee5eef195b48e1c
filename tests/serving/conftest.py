"""A preview that runs, of copies of the seed pair."""

from __future__ import annotations

import contextlib
import http.client
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]


@dataclass
class Running:
    """A server of its own process, and the folder of its files."""

    address: str
    folder: Path

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    @property
    def cookie(self) -> str:
        return f"procmodel={self.address.rpartition('/')[2]}"

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of one request; headers as given, nothing added but Host."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(
            method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        found = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        connection.close()
        return found


@contextlib.contextmanager
def serving(folder: Path, *names: str, options: tuple[str, ...] = ()) -> Iterator[Running]:
    command = [sys.executable, "-m", "procmodel", "serve", *(str(folder / name) for name in names), *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        yield Running(address, folder)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    for side in ("before", "after"):
        shutil.copy(ROOT / "examples" / f"speeding_{side}.yaml", tmp_path / f"{side}.yaml")
    with serving(tmp_path, "before.yaml", "after.yaml") as server:
        yield server
