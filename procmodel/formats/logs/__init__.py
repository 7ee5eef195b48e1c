"""Event logs: CSV, XES and, with `procmodel[logs]`, Parquet. Streamed, packed with gzip or not."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from procmodel.errors import ReadError
from procmodel.formats.problems import Problems, Unreadable
from procmodel.limits import Limits
from procmodel.results.event_log import EventLog
from procmodel.wording import say

__all__ = ["LOGS", "read_log"]

LOGS: Mapping[str, str] = {
    ".csv": "procmodel.formats.logs.csv_log",
    ".xes": "procmodel.formats.logs.xes_log",
    ".parquet": "procmodel.formats.logs.parquet_log",
}
"""The module that reads each kind of log, by the ending of the file's name (`.gz` left aside)."""


def read_log(
    path: str, *, columns: Mapping[str, str] | None = None, limits: Limits | None = None
) -> EventLog:
    """The event log in a file.

    Args:
        path: a `.csv`, `.xes` or `.parquet` file, `.csv.gz` and `.xes.gz` too.
        columns: which column is the `case`, `activity`, `start`, `end`, `resource`, `role`, where the
            headings do not tell.
        limits: what reading may cost, where not the defaults.

    Raises:
        ReadError: it cannot be read, or lacks cases, activities or times; `problems` says which.
        MissingToolError: it is Parquet, and duckdb is not installed.
    """
    problems = Problems(path)
    ending = Path(path.removesuffix(".gz")).suffix.lower()
    if ending not in LOGS:
        raise ReadError(say("logs.unknown_ending", ending=repr(ending), endings=", ".join(LOGS)))
    try:
        log: EventLog = import_module(LOGS[ending]).read_log(
            path, problems, limits or Limits(), columns or {}
        )
    except Unreadable:
        raise ReadError(say("reading.cannot_read", file=path), problems=problems.sorted()) from None
    return log
