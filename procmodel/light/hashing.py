"""Hashes without OpenSSL where little is hashed: loading it takes longer than hashing a model and all its streams.

Python has the same functions in modules of its own, as `random` uses one; where they are missing, `hashlib` has them.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["blake2b", "sha256"]

_MUCH = 1 << 17  # bytes from which on OpenSSL, ten times as fast, has paid for its loading


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal.

    Example:
        >>> sha256(b"")[:16]
        'e3b0c44298fc1c14'
    """
    modules = ("_sha2", "_sha256") if len(data) < _MUCH else ()  # since Python 3.12, and before
    found: str = _function("sha256", *modules)(data).hexdigest()
    return found


def blake2b(data: bytes, size: int) -> bytes:
    """The BLAKE2b hash of bytes, so many bytes long.

    Example:
        >>> blake2b(b"", 4).hex()
        '1271cf25'
    """
    found: bytes = _function("blake2b", "_blake2")(data, digest_size=size).digest()
    return found


def _function(name: str, *modules: str) -> Any:
    """The function of the first module that is there, else that of `hashlib`."""
    for module in modules:
        try:
            return getattr(import_module(module), name)
        except ImportError:
            continue
    return getattr(import_module("hashlib"), name)
