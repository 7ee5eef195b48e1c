"""Event logs in CSV: one row an event."""

from __future__ import annotations

import csv
from collections.abc import Mapping

from procmodel.formats.logs.columns import columns_of
from procmodel.formats.logs.gather import FIELDS, Gathering
from procmodel.formats.logs.stream import Stream
from procmodel.formats.problems import Problems, Unreadable
from procmodel.garbage import no_collector
from procmodel.limits import Limits
from procmodel.results.event_log import EventLog

__all__ = ["read_log"]


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
    log = Gathering(path, problems)
    try:
        found = columns_of(next(csv.reader([heading], delimiter=sign), []), columns, problems)
        places = [found.get(field, -1) for field in FIELDS]
        with no_collector():
            for row in csv.reader(lines, delimiter=sign):
                if row:
                    row.append("")  # what place -1 finds: a field that the log does not have
                    log.add(*[row[place] if place < len(row) else "" for place in places])
    except csv.Error as error:
        problems.error("syntax", None, "table_no_csv", reason=str(error))
        raise Unreadable from None
    return log.finished(stream.digest)
