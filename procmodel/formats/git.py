"""A file as it was in a revision of a git repository: `git:REVISION:PATH`."""

from __future__ import annotations

import os
import subprocess

from procmodel.errors import MissingToolError, ReadError
from procmodel.formats.problems import cut
from procmodel.wording import say

__all__ = ["PREFIX", "read_revision"]

PREFIX = "git:"
_SECONDS = 30


def read_revision(name: str, limit: int) -> bytes:
    """The bytes that `git:REVISION:PATH` names, in the repository of the working folder.

    `PATH` starts at the top of the repository, or with `./` at the working folder, as git has it. The name is
    handed to git as data on its standard input, so that no part of it can be taken for an option.

    Raises:
        ReadError: not of that form, no repository here, nothing of that name in that revision, or more bytes
            than `limit`.
        MissingToolError: there is no git.
    """
    revision, _, path = name.removeprefix(PREFIX).partition(":")
    if not revision or not path or revision.startswith("-") or "\n" in name or "\0" in name:
        raise ReadError(say("reading.git_form"), hint=say("reading.git_form_hint"))
    done = _ask_git(f"{revision}:{path}\n")
    head, _, rest = done.stdout.partition(b"\n")
    words = head.split()
    if done.returncode or len(words) != 3:
        why = done.stderr.decode(errors="replace").strip().splitlines()
        slug = "git_no_revision" if _is_missing(_ask_git(f"{revision}\n")) else "git_nothing"
        nothing = say(f"reading.{slug}", path=cut(path), revision=cut(revision))
        raise ReadError(why[0][:200] if why else nothing, hint=say("reading.git_nothing_hint"))
    if words[1] != b"blob":
        raise ReadError(say("reading.git_no_file", kind=words[1].decode()))
    if int(words[2]) > limit:
        raise ReadError(say("reading.large_file", found=int(words[2]), limit=limit))
    return rest[: int(words[2])]


def _is_missing(done: subprocess.CompletedProcess[bytes]) -> bool:
    return done.stdout.rstrip().endswith(b" missing")


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
        raise MissingToolError(say("reading.git_missing"), hint=say("reading.git_missing_hint")) from missing
    except subprocess.TimeoutExpired as slow:
        raise ReadError(say("reading.git_slow", seconds=_SECONDS)) from slow
