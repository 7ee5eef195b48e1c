"""What is said where a file cannot be brought up to date or taken as a template."""

from __future__ import annotations

from procmodel.errors import WriteError
from procmodel.wording import say

__all__ = ["no_document", "no_marks"]


def no_marks(ending: str, mark: str = "") -> WriteError:
    """The existing file has no place of ours, or one whose other end is gone."""
    if mark:
        return WriteError(say("paper.open-mark", ending=ending, mark=mark[:120]))
    return WriteError(say("paper.no-marks", ending=ending))


def no_document(ending: str) -> WriteError:
    """A template or an existing file is not what its ending says."""
    return WriteError(say("paper.no-document", ending=ending))
