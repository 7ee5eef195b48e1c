"""A file as it was in a revision of a git repository: `git:REVISION:PATH`."""

from __future__ import annotations

import os
import subprocess

from procmodel.errors import MissingToolError, ReadError

__all__ = ["PREFIX", "read_revision"]

PREFIX = "git:"
_SECONDS = 30


def read_revision(name: str) -> bytes:
    """The bytes that `git:REVISION:PATH` names, in the repository of the working folder.

    `PATH` starts at the top of the repository, or with `./` at the working folder, as git has it. The name is
    handed to git as data on its standard input, so that no part of it can be taken for an option.

    Raises:
        ReadError: not of that form, no repository here, or nothing of that name in that revision.
        MissingToolError: there is no git.
    """
    revision, _, path = name.removeprefix(PREFIX).partition(":")
    if not revision or not path or revision.startswith("-") or "\n" in name or "\0" in name:
        raise ReadError(
            f"{name[:120]}: not a file in git", hint="git:REVISION:PATH, such as git:HEAD~1:a.yaml"
        )
    done = _ask_git(f"{revision}:{path}\n")
    head, _, rest = done.stdout.partition(b"\n")
    words = head.split()
    if done.returncode or len(words) != 3:
        why = done.stderr.decode(errors="replace").strip().splitlines()
        said = why[0] if why else f"nothing called {path!r} in revision {revision!r}"
        raise ReadError(f"{name[:120]}: {said[:200]}", hint="see `git log -- PATH`; is this the repository?")
    if words[1] != b"blob":
        raise ReadError(f"{name[:120]}: that is a {words[1].decode()}, not a file")
    return rest[: int(words[2])]


def _ask_git(question: str) -> subprocess.CompletedProcess[bytes]:
    """One question to `git cat-file --batch`, which reads names as data and fetches nothing."""
    try:
        return subprocess.run(
            ["git", "cat-file", "--batch"],
            input=question.encode("utf-8", "surrogateescape"),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "GIT_NO_LAZY_FETCH": "1"},
        )
    except FileNotFoundError as missing:
        raise MissingToolError("git is not installed", hint="install git, or name a file") from missing
    except subprocess.TimeoutExpired as slow:
        raise ReadError(f"git did not answer within {_SECONDS} s") from slow
