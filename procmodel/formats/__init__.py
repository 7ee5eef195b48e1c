"""File to process and back. One format a file; which one, the ending of the file's name tells."""

from __future__ import annotations

import os.path
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from procmodel.errors import ReadError, WriteError
from procmodel.formats.files import ending_of, read_bytes, write_bytes
from procmodel.formats.problems import UNREADABLE, Problems, Unreadable, nearest
from procmodel.formats.quantities import parse_quantity
from procmodel.formats.source import Source
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.results.finding import Finding, Severity
from procmodel.wording import say

if TYPE_CHECKING:
    from os import PathLike

__all__ = [
    "FORMATS",
    "UNREADABLE",
    "contents_of",
    "dump",
    "format_of",
    "is_same_file",
    "parse_quantity",
    "read",
    "read_back",
    "read_lenient",
    "read_lenient_text",
    "read_text",
    "schema",
    "sheet_asked_for",
    "workbook_sides",
    "write",
]

FORMATS: Mapping[str, str] = {
    ".yaml": "procmodel.formats.yaml",
    ".yml": "procmodel.formats.yaml",
    ".json": "procmodel.formats.json",
    ".bpmn": "procmodel.formats.bpmn",
    ".bpmn2": "procmodel.formats.bpmn",
    ".xml": "procmodel.formats.bpmn",
    ".dmn": "procmodel.formats.dmn",
    ".csv": "procmodel.formats.csv",
    ".xlsx": "procmodel.formats.xlsx",
    ".drawio": "procmodel.formats.drawio",
    ".vsdx": "procmodel.formats.visio",
    ".mmd": "procmodel.formats.mermaid",
    ".mermaid": "procmodel.formats.mermaid",
}
"""The module of each format, by the ending of a file's name: `read(source, problems)`, mostly `dump(process)`."""

_PAGED = (".xlsx", ".drawio", ".drawio.xml", ".vsdx")


def read(path: str | PathLike[str], *, limits: Limits | None = None, ending: str | None = None) -> Process:
    """The process in a file; `-` reads standard input, `git:REVISION:PATH` a version in git.

    Args:
        path: where it is.
        limits: what reading may cost, where not the defaults.
        ending: the one whose format to take, such as `.yaml`, where the name does not tell.

    Raises:
        ReadError: there is none, or something is wrong with it; `problems` has all of that at once.

    Example:
        >>> read("examples/speeding_before.yaml").name
        'Report speeding traffic'
    """
    return _whole(*read_lenient(path, limits=limits, ending=ending), name=str(path))


def read_text(
    text: str, file: str = "<text>", *, limits: Limits | None = None, ending: str = ".yaml"
) -> Process:
    """The process that a text says; nothing beside it is read.

    Raises:
        ReadError: something is wrong with it.

    Example:
        >>> read_text("{procmodel: 1, name: Cards, lanes: {}, steps: {ask: {name: Ask for a card}}}").name
        'Cards'
    """
    source = Source(file, text, limits or Limits())
    return _whole(*_read(source, ending), name=file)


def read_lenient(
    path: str | PathLike[str], *, limits: Limits | None = None, ending: str | None = None
) -> tuple[Process | None, tuple[Finding, ...]]:
    """As much of a process as a file says, and all that is wrong with it by position. Never a ReadError.

    There is no process where the file cannot be opened or is no YAML: a finding's rule is then one of
    `UNREADABLE`.

    Example:
        >>> process, findings = read_lenient("nowhere.yaml")
        >>> process is None, len(findings)
        (True, 1)
    """
    name = str(path)
    limits = limits or Limits()
    problems = Problems("<stdin>" if name == "-" else name)
    try:
        advice = _advice(name)
        if advice is not None:
            raise ReadError(advice)
        source = _source(name, limits)
        ending = ending or (".yaml" if name == "-" else format_of(name))
    except ReadError as error:
        problems.fail("file", error.message)
        return None, problems.sorted()
    return _read(source, ending)


def read_back(
    contents: str | bytes, ending: str, file: str = "<text>", limits: Limits | None = None
) -> tuple[Process | None, tuple[Finding, ...]]:
    """As much of a process as the contents of a file say, and what is wrong with them. Never a ReadError."""
    return _read(Source(file, contents, limits or Limits(), part=sheet_asked_for(file)[1]), ending)


def contents_of(process: Process, ending: str) -> str | bytes:
    """What a file of a format holds for a process: text, or bytes where the format is no text.

    Raises:
        WriteError: the format is only read, or cannot hold a text of the process.
    """
    module = import_module(FORMATS[ending])
    if not hasattr(module, "dump"):
        slug = "only_drawn" if hasattr(module, "DRAWN") else "only_read"
        raise WriteError(say(f"reading.{slug}", ending=ending))
    try:
        found: str | bytes = module.dump(process)
        if isinstance(found, str):
            found.encode("utf-8")
    except UnicodeEncodeError as error:
        around = error.object[max(0, error.start - 10) : error.end + 10]
        raise WriteError(say("reading.half_character", text=repr(around))) from None
    return found


def read_lenient_text(
    text: str, file: str, *, limits: Limits | None = None
) -> tuple[Process | None, tuple[Finding, ...]]:
    """As `read_lenient`, for a text that somebody is typing into the file of that name, saved or not.

    What the text calls lies beside the file.
    """
    path = os.path.realpath(file)
    source = Source(file, text, limits or Limits(), folder=os.path.dirname(path), path=path, chain=(path,))
    return _read(source, ".yaml")


def format_of(path: str) -> str:
    """The ending of a file's name that tells its format.

    Raises:
        ReadError: no format has this ending.
    """
    advice = _advice(path)
    if advice is not None:
        raise ReadError(advice)
    ending = ending_of(sheet_asked_for(path)[0])
    if ending in FORMATS:
        return ending
    near = nearest(ending, FORMATS)
    raise ReadError(
        say("reading.unknown_ending", ending=repr(ending), endings=", ".join(FORMATS)),
        hint=f"did you mean {near!r}?" if near else None,
    )


def _advice(name: str) -> str | None:
    """What to do about a file that its name tells to be a lock, or a spreadsheet that is not read."""
    if "~" not in name and ending_of(name) in FORMATS:
        return None
    from procmodel.formats.spreadsheets import advice_for

    return advice_for(name)


def _source(name: str, limits: Limits) -> Source:
    if name == "-":
        data = sys.stdin.buffer.read(limits["file"] + 1)
        return Source("<stdin>", data, limits, folder=os.getcwd())
    file, sheet = sheet_asked_for(name)
    if name.startswith("git:"):
        from procmodel.formats.git import read_revision

        return Source(name, read_revision(file, limits["file"]), limits, part=sheet)
    data = read_bytes(file, limits["file"])
    path = os.path.realpath(file)
    return Source(name, data, limits, folder=os.path.dirname(path), path=path, chain=(path,), part=sheet)


def sheet_asked_for(name: str) -> tuple[str, str | None]:
    """The file and the sheet or page that `service.xlsx#Today` names; none where there is no `#`."""
    file, sign, sheet = name.rpartition("#")
    if sign and file.lower().endswith(_PAGED):
        return file, sheet
    return name, None


def is_same_file(path: str, read_from: str) -> bool:
    """Whether an output would take the place of a file that is read, by whatever name and sheet of it."""
    try:
        return os.path.samefile(path, sheet_asked_for(read_from)[0])
    except (OSError, ValueError):
        return False


def _read(source: Source, ending: str) -> tuple[Process | None, tuple[Finding, ...]]:
    problems = Problems(source.name)
    process: Process | None = None
    try:
        if len(source.data) > source.limits["file"]:
            problems.error("limit", None, "large_file", found=len(source.data), limit=source.limits["file"])
        else:
            process = import_module(FORMATS[_told(source, ending)]).read(source, problems)
    except Unreadable:
        process = None
    found = problems.sorted()
    return (process.with_origin(process.origin.with_remarks(found)) if process else None), found


def _told(source: Source, ending: str) -> str:
    """The ending of the format; `.xml` may be a drawing of draw.io as well as BPMN."""
    if ending != ".xml":
        return ending
    from procmodel.formats.drawio import is_drawio

    return ".drawio" if is_drawio(source.data) else ending


def _whole(process: Process | None, findings: tuple[Finding, ...], name: str) -> Process:
    if process is None or any(finding.severity is Severity.ERROR for finding in findings):
        told = tuple(finding for finding in findings if finding.severity is not Severity.INFO)
        raise ReadError(say("reading.cannot_read", file=name), problems=told)
    return process


def workbook_sides(path: str, limits: Limits | None = None) -> tuple[str, str]:
    """The two versions that a workbook holds, as `service.xlsx#Today` and `service.xlsx#Proposed`.

    Raises:
        ReadError: it cannot be read, or has no sheets of these names.
    """
    from procmodel.formats.xlsx import sides_of

    format_of(path)
    problems, found = Problems(path), None
    try:
        found = sides_of(_source(path, limits or Limits()), problems)
    except Unreadable:
        raise ReadError(say("reading.cannot_read", file=path), problems=problems.sorted()) from None
    if found is None:
        raise ReadError(say("reading.table_no_sides", file=path, sheets=", ".join(problems.sheets)))
    return f"{path}#{found[0]}", f"{path}#{found[1]}"


def dump(process: Process, ending: str = ".yaml") -> str:
    """The text of a process in a format; as a file of format 1, read again, it is the same process.

    Raises:
        WriteError: the format is only read, or its files hold no text.

    Example:
        >>> process = read("examples/speeding_before.yaml")
        >>> read_text(dump(process)) == process
        True
    """
    found = contents_of(process, ending)
    if isinstance(found, bytes):
        raise WriteError(say("reading.no_text_format", ending=repr(ending)))
    return found


def write(process: Process, path: str | PathLike[str]) -> None:
    """Write a process to a file, in the format that its ending tells. All of it or nothing.

    Raises:
        WriteError: it cannot be written.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     write(read("examples/speeding_before.yaml"), f"{folder}/before.bpmn")
        ...     read(f"{folder}/before.bpmn").name
        'Report speeding traffic'
    """
    try:
        ending = format_of(str(path))
    except ReadError as error:
        raise WriteError(error.message, hint=error.hint) from None
    found = contents_of(process, ending)
    from pathlib import Path

    write_bytes(Path(path), found.encode("utf-8") if isinstance(found, str) else found)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the file format, as editors use it for completion.

    Example:
        >>> schema()["properties"]["procmodel"]["const"]
        1
    """
    from procmodel.formats.json_schema import schema as described

    return described()
