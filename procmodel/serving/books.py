"""A workbook on the disk that a click changes: never while another program has it, and never for good."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path

from procmodel.errors import ProcmodelError, WriteError
from procmodel.formats import read_back, sheet_asked_for
from procmodel.formats.files import read_bytes, write_all
from procmodel.formats.match_plan import Decision
from procmodel.formats.problems import Unreadable
from procmodel.formats.source import Source
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.results.finding import Severity
from procmodel.wording import say

__all__ = ["Bookkeeper", "check_free", "told_of"]

_LOCKS = ("~${}", ".~lock.{}#")  # what Excel and LibreOffice keep beside a workbook while it is open
_KEPT = 20


class Bookkeeper:
    """Writes decisions into one workbook, and takes them back.

    Args:
        name: the workbook, or a sheet of it.
        limits: what reading it may cost.
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self.path = Path(sheet_asked_for(name)[0])
        self.told = ""
        self._name = name
        self._limits = limits
        self._earlier: list[bytes] = []  # what undoing gives back, the last one last
        self._written = b""  # what was last written here

    @property
    def can_undo(self) -> bool:
        """Whether the last decision can be taken back: the file is still as it was written then."""
        return bool(self._earlier) and self._on_disk() == self._written

    def write(self, decision: Decision, before: Process, after: Process) -> None:
        """Write a decision into the sheet Matches, and keep what was there as `FILE.bak`.

        Args:
            decision: what somebody clicked.
            before: the earlier version, as it was read.
            after: the later one, read from this workbook.

        Raises:
            ProcmodelError: another program has the workbook open or has changed it, or it cannot be written.
        """
        from procmodel.formats.match_writing import with_decision

        old = self._on_disk()
        self._check(old, after)
        names = _names(before), _names(after)
        try:
            found = with_decision(Source(self._name, old, self._limits), decision, names)
        except Unreadable:
            raise ProcmodelError(say("serving.no_picture")) from None
        self._check_understood(found.contents, decision)
        backup = {} if old == self._written else {Path(f"{self.path}.bak"): old}
        write_all({**backup, self.path: found.contents})
        self._earlier = [*self._earlier[-_KEPT:], old] if not backup else [old]
        self._written = found.contents
        told = told_of(decision, before, after)
        self.told = say("serving.written", told=told, file=self.path.name, sheet=found.sheet, row=found.row)

    def undo(self) -> None:
        """Take the last decision back.

        Raises:
            ProcmodelError: there is none, or the workbook has been changed since.
        """
        if not self.can_undo:
            raise ProcmodelError(say("serving.no_undo", file=self.path.name))
        check_free(self.path)
        self._written = self._earlier.pop()
        write_all({self.path: self._written})
        self.told = say("serving.undone", file=self.path.name)

    def forget(self) -> None:
        """Say nothing of a decision any more, once somebody else has changed the workbook."""
        if self._on_disk() != self._written:
            self.told = ""

    def _on_disk(self) -> bytes:
        return read_bytes(self.path, self._limits["file"])

    def _check(self, data: bytes, after: Process) -> None:
        check_free(self.path)
        if sha256(data).hexdigest() != after.origin.sha256:
            raise WriteError(say("serving.changed", file=self.path.name))

    def _check_understood(self, contents: bytes, decision: Decision) -> None:
        """Read what would be written: it must say what was clicked, or nothing is written."""
        process, findings = read_back(contents, ".xlsx", self._name, self._limits)
        wrong = any(finding.severity is Severity.ERROR for finding in findings)
        node = next((one for one in process.nodes if one.id == decision.after), None) if process else None
        says = set(getattr(node, "replaces", None) or ())
        held = set(decision.before) <= says if decision.accepted else not says & set(decision.before)
        if wrong or node is None or not held:
            raise WriteError(say("serving.not_read", file=self.path.name))


def check_free(path: Path) -> None:
    """Make sure that nobody else has a workbook open, and that it may be written.

    Raises:
        WriteError: it is open in a spreadsheet program, or read-only.
    """
    for lock in _LOCKS:
        beside = path.with_name(lock.format(path.name))
        if os.path.lexists(beside):
            raise WriteError(say("serving.open_elsewhere", file=path.name, lock=beside.name))
    mode = path.stat().st_mode if path.exists() else stat.S_IWUSR
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise WriteError(say("serving.read_only", file=path.name))


def told_of(decision: Decision, before: Process, after: Process) -> str:
    """A decision in words: which step became which, or did not."""
    texts = [
        ", ".join(f"'{names.get(id_, id_)}'" for id_ in ids)
        for names, ids in ((_names(before), decision.before), (_names(after), (decision.after,)))
    ]
    return say(f"serving.{'accepted' if decision.accepted else 'rejected'}", before=texts[0], after=texts[1])


def _names(process: Process) -> dict[str, str]:
    return {node.id: node.name or node.id for node in process.nodes}
