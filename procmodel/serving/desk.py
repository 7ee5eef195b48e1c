"""The files that are being worked on: their text as typed, as on disk, and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from procmodel.errors import ProcmodelError
from procmodel.formats import format_of, read_lenient, read_lenient_text
from procmodel.formats.files import read_bytes, write_bytes
from procmodel.formats.match_plan import Decision
from procmodel.light.records import dataclass
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.results.encode import encode_finding
from procmodel.results.finding import Finding, Severity
from procmodel.serving.books import Bookkeeper, told_of
from procmodel.serving.matching import with_match
from procmodel.serving.steps import steps_shown
from procmodel.wording import say

__all__ = ["Desk", "OpenFile"]

_EDITABLE = frozenset({".yaml", ".yml"})


@dataclass
class OpenFile:
    """One file.

    Attributes:
        path: where it is.
        text: as typed; empty where it is no text that can be typed here.
        saved: as last read or written.
        process: of the last text without errors.
        findings: what is wrong with the text now.
    """

    path: Path
    text: str = ""
    saved: str = ""
    process: Process | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def editable(self) -> bool:
        """Whether its text can be typed here."""
        return self.path.suffix.lower() in _EDITABLE

    @property
    def is_current(self) -> bool:
        """Whether the process is that of the text."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass
class Desk:
    """One file, or the earlier and the later version of one."""

    files: list[OpenFile]
    limits: Limits = field(default_factory=Limits)
    told: Mapping[str, Any] = field(default_factory=dict)  # what the comparison is told of words
    book: Bookkeeper | None = None  # of the later version, where it is a workbook
    said: str = ""  # of the last match that went into a text

    @classmethod
    def of(cls, paths: list[str], limits: Limits, told: Mapping[str, Any] | None = None) -> Desk:
        """The files at these paths, read.

        Raises:
            ReadError: one of them cannot be opened.
        """
        desk = cls([OpenFile(Path(path)) for path in paths], limits, told or {})
        for number in range(len(paths)):
            desk.reload(number)
        if format_of(paths[-1]) == ".xlsx":
            desk.book = Bookkeeper(paths[-1], limits)
        return desk

    def reload(self, number: int) -> bool:
        """Take up a file from disk; whether that changed anything."""
        file = self.files[number]
        if not file.editable:
            process, file.findings = read_lenient(file.path, limits=self.limits)
            if self.book is not None:
                self.book.forget()
            if process is not None and file.is_current:
                file.process = process
            return True
        text = read_bytes(file.path, self.limits["file"]).decode("utf-8", "replace")
        if text == file.saved and file.process is not None:
            return False
        file.saved = text
        self.type(number, text)
        return True

    def type(self, number: int, text: str) -> None:
        """Take up a text as somebody types it."""
        file, self.said = self.files[number], ""
        file.text = text
        process, file.findings = read_lenient_text(text, str(file.path), limits=self.limits)
        if process is not None and file.is_current:
            file.process = process

    def save(self, number: int) -> None:
        """Write a text to its file, whole or not at all.

        Raises:
            WriteError: it cannot be written.
        """
        file = self.files[number]
        write_bytes(file.path, file.text.encode("utf-8"))
        file.saved, self.said = file.text, ""

    def accept(self, before: list[str], after: str, accepted: bool) -> None:
        """Write a match, or that there is none, into the text of the later version, or into its workbook.

        Raises:
            ProcmodelError: the later version has errors, is neither, cannot be written, or names no such step.
        """
        file, earlier = self.files[-1], self.files[0].process
        if len(self.files) < 2:
            raise ProcmodelError(say("serving.needs_two"))
        if file.process is None or earlier is None or not file.is_current:
            raise ProcmodelError(say("serving.no_picture"))
        if file.editable:
            self.type(
                len(self.files) - 1, with_match(file.text, file.process, after, before if accepted else [])
            )
            told = told_of(Decision(tuple(before), after, accepted), earlier, file.process)
            self.said = say("serving.typed", told=told, file=file.path.name)
        elif self.book is not None:
            self.book.write(Decision(tuple(before), after, accepted), earlier, file.process)
            self._reload_book()
        else:
            raise ProcmodelError(
                say("serving.no_text", file=file.path.name, before=_ids(before), after=repr(after))
            )

    def undo(self) -> None:
        """Take back the last match that was written into a workbook.

        Raises:
            ProcmodelError: there is none.
        """
        if self.book is None:
            raise ProcmodelError(say("serving.no_undo", file=self.files[-1].path.name))
        self.book.undo()
        self._reload_book()

    def _reload_book(self) -> None:
        for number, file in enumerate(self.files):
            if not file.editable:
                self.reload(number)

    # -- what it gives -----------------------------------------------------------------------------

    def shown(self) -> dict[str, Any]:
        """Everything that the page shows: files with their findings; picture, counts, matches."""
        state: dict[str, Any] = {"files": [self._file(file) for file in self.files]}
        processes = [file.process for file in self.files]
        known = [process for process in processes if process is not None]
        book = self.book if self.book is not None and self.book.told else None
        state["done"], state["undo"] = (book.told, book.can_undo) if book is not None else (self.said, False)
        state["current"] = all(file.is_current for file in self.files)
        if len(known) < len(processes):
            return {**state, "svg": "", "rows": [], "finding": "", "matches": []}
        try:
            from procmodel.serving.showing import show_one, show_pair

            shown = show_pair(*known, **self.told) if len(known) > 1 else show_one(known[0])
        except ProcmodelError as error:
            return {**state, "svg": "", "rows": [], "finding": str(error), "matches": []}
        return {**state, **shown}

    def _file(self, file: OpenFile) -> dict[str, Any]:
        return {
            "name": file.path.name,
            "editable": file.editable,
            "text": file.text,
            "steps": [] if file.editable else steps_shown(file.process),
            "saved": file.text == file.saved,
            "findings": [encode_finding(finding) for finding in file.findings[:100]],
        }


def _ids(ids: list[str]) -> str:
    return ", ".join(map(repr, ids))
