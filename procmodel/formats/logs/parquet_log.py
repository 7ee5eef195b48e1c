"""Event logs in Parquet, read through duckdb (`procmodel[logs]`)."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from procmodel.errors import MissingToolError
from procmodel.formats.logs.columns import columns_of
from procmodel.formats.logs.gather import FIELDS, Gathering
from procmodel.formats.problems import Problems, Unreadable
from procmodel.light.garbage import no_collector
from procmodel.limits import Limits
from procmodel.results.event_log import EventLog
from procmodel.wording import say

__all__ = ["read_log"]

_ROWS = 50_000


def read_log(path: str, problems: Problems, limits: Limits, columns: Mapping[str, str]) -> EventLog:
    """The log in a Parquet file.

    Raises:
        MissingToolError: duckdb is not installed.
        Unreadable: no Parquet, or no such columns.
    """
    try:
        import duckdb
    except ImportError:
        raise MissingToolError(say("logs.needs_duckdb"), hint="pip install 'procmodel[logs]'") from None
    if not Path(path).is_file():
        problems.fail("file", say("reading.no_file"))
        raise Unreadable
    try:
        with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as base, no_collector():
            rows = base.execute("select * from read_parquet(?)", [path])
            headings = [column[0] for column in rows.description or ()]
            found = columns_of(headings, columns, problems)
            log = Gathering(path, problems, {field: headings[place] for field, place in found.items()})
            places = [found.get(field, -1) for field in FIELDS]
            while some := rows.fetchmany(_ROWS):
                for row in some:
                    log.add(*["" if place < 0 or row[place] is None else str(row[place]) for place in places])
    except duckdb.Error as error:
        problems.error("syntax", None, "logs.no_parquet", reason=str(error).split("\n")[0][:120])
        raise Unreadable from None
    del limits
    return log.finished(sha256(Path(path).read_bytes()).hexdigest())
