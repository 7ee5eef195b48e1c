"""A process in another format, with all that this format cannot hold."""

from __future__ import annotations

import os
from pathlib import Path

from procmodel.errors import WriteError
from procmodel.formats import FORMATS, contents_of, read_back
from procmodel.formats.losses import losses
from procmodel.light.records import dataclass
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.results.finding import Finding, Place, Severity
from procmodel.wording import say

__all__ = ["Converted", "convert", "ending_of", "write_converted"]

_BPMN = "procmodel.formats.bpmn"
_DMN = "procmodel.formats.dmn"


@dataclass(frozen=True)
class Converted:
    """The contents of a file in the other format, and what is not there, element by element.

    Attributes:
        contents: the file, byte for byte.
        lost: what the format cannot say of the things it is for.
        beyond: what the format is not for: all of a process but its decision tables, in a DMN file.
    """

    contents: bytes
    lost: tuple[Finding, ...]
    beyond: tuple[Finding, ...] = ()


def convert(process: Process, ending: str, limits: Limits | None = None) -> Converted:
    """A process in the format of an ending, such as `.bpmn`.

    What is lost is found by reading the result again and comparing, so nothing goes in silence.

    Raises:
        WriteError: the format is only read.

    Example:
        >>> from procmodel import read
        >>> convert(read("examples/speeding_before.yaml"), ".bpmn").lost
        ()
    """
    if FORMATS[ending] == _BPMN:
        from procmodel.recipes.bpmn_with_drawing import bpmn_with_drawing

        written: str | bytes = bpmn_with_drawing(process)
    else:
        written = contents_of(process, ending)
    contents = written.encode("utf-8") if isinstance(written, str) else written
    return Converted(contents, *_lost(process, written, ending, limits))


def _lost(
    process: Process, written: str | bytes, ending: str, limits: Limits | None
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What is lost, and what such a file is not for."""
    name = Path(process.origin.file).with_suffix(ending).name if process.origin.file else f"process{ending}"
    left, findings = read_back(written, ending, name, limits)
    found = [
        Finding("lost", Severity.WARNING, say("converting.lost_unreadable", reason=finding.message))
        for finding in findings
        if finding.severity is Severity.ERROR
    ]
    place = Place(process.origin.file) if process.origin.file else None
    if process.origin.drawing is not None and FORMATS[ending] not in (_BPMN, _DMN):
        found.append(Finding("lost", Severity.WARNING, say("converting.lost_drawing"), place=place))
    if left is None:
        return (*found, Finding("lost", Severity.WARNING, say("converting.lost_all"), place=place)), ()
    if FORMATS[ending] == _DMN:
        tables = left.model_copy(update={"decisions": process.decisions})
        return (*found, *losses(tables, left)), losses(process, tables)
    return (*found, *losses(process, left)), ()


def ending_of(name: str, is_path: bool = False) -> str:
    """The ending whose format a path or a word such as `bpmn` names.

    Raises:
        WriteError: no format has it.
    """
    ending = Path(name).suffix.lower() if is_path else f".{name.lower().lstrip('.')}"
    if ending not in FORMATS:
        known = ", ".join(FORMATS)
        raise WriteError(say("command.unknown-ending", path=name, ending=ending.lstrip("."), known=known))
    return ending


def write_converted(result: Converted, read_from: str, path: str) -> None:
    """Write what was converted; never over the file that was read.

    Raises:
        WriteError: it cannot be written.
    """
    from procmodel.formats.files import write_bytes

    if read_from != "-" and Path(path).exists() and os.path.samefile(read_from.partition("#")[0], path):
        raise WriteError(say("command.same-file", path=path))
    write_bytes(Path(path), result.contents)
