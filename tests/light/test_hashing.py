"""Hashes are the same whoever works them out."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from procmodel.light.hashing import blake2b, sha256


@pytest.mark.parametrize("size", [0, 1, 1_000, 200_000])
def test_hashes_are_those_of_hashlib(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    assert sha256(data[:size]) == hashlib.sha256(data[:size]).hexdigest()
    assert blake2b(data[:size], 16) == hashlib.blake2b(data[:size], digest_size=16).digest()


def test_where_python_has_none_of_its_own_hashlib_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_sha2", "_sha256", "_blake2"):
        monkeypatch.setitem(sys.modules, name, None)
    assert sha256(b"a") == hashlib.sha256(b"a").hexdigest()
    assert len(blake2b(b"a", 7)) == 7


def test_to_hash_little_loads_no_openssl() -> None:
    program = (
        "import sys; from procmodel.light.hashing import blake2b, sha256\n"
        "sha256(b'a'), blake2b(b'a', 8); print('_hashlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
