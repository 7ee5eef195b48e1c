"""Event logs in CSV: one row an event."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from itertools import islice

from procmodel.formats.logs.columns import columns_of
from procmodel.formats.logs.gather import FIELDS, Gathering
from procmodel.formats.logs.stream import Stream
from procmodel.formats.problems import Problems, Unreadable
from procmodel.light.garbage import no_collector
from procmodel.limits import Limits
from procmodel.results.event_log import EventLog

__all__ = ["read_log"]

_ROWS = 20_000


def read_log(path: str, problems: Problems, limits: Limits, columns: Mapping[str, str]) -> EventLog:
    """The log in a CSV file; commas, semicolons or tabs between the cells.

    Raises:
        Unreadable: no CSV, no such columns, or a limit is broken.
    """
    stream = Stream(path, problems, limits)
    lines = stream.lines()
    heading = next(lines, "")
    sign = max(",;\t", key=lambda mark: (heading.count(mark), -",;\t".index(mark)))
    csv.field_size_limit(limits["log-value"])
    try:
        headings = next(csv.reader([heading], delimiter=sign), [])
        found = columns_of(headings, columns, problems)
        log = Gathering(path, problems, {field: headings[place] for field, place in found.items()})
        log.row = 2
        places = [found.get(field, -1) for field in FIELDS]
        rows = csv.reader(lines, delimiter=sign)
        with no_collector():
            while some := list(islice(rows, _ROWS)):
                _take(log, some, places)
    except csv.Error as error:
        problems.error("syntax", None, "table_no_csv", reason=str(error))
        raise Unreadable from None
    return log.finished(stream.digest)


def _take(log: Gathering, rows: list[list[str]], places: list[int]) -> None:
    """Add the rows that are not blank; where one is odd, blank rows before it count for its place."""
    if all(rows):
        log.add_all(_columns(rows, places))
        return
    first = log.row
    filled = [number for number, row in enumerate(rows, first) if row]
    if filled:
        log.add_all(_columns([row for row in rows if row], places))
    if log.unread is not None and log.unread.row >= first:
        log.unread = log.unread._replace(row=filled[log.unread.row - first])
    if log.unnamed is not None and log.unnamed.row >= first:
        log.unnamed = log.unnamed._replace(row=filled[log.unnamed.row - first])
    log.row = first + len(rows)


def _columns(rows: list[list[str]], places: list[int]) -> list[Sequence[str]]:
    """The cells of each field; none of a field that the log does not have. Short rows are filled up."""
    width = 1 + max(places)
    if min(map(len, rows)) < width:
        rows = [row if len(row) >= width else [*row, *[""] * (width - len(row))] for row in rows]
    return [[row[place] for row in rows] if place >= 0 else [] for place in places]
