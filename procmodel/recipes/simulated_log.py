"""The events of a simulated replication as a log that process mining tools open: CSV or XES."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path, PurePath
from xml.sax.saxutils import quoteattr

from procmodel.errors import WriteError
from procmodel.graph import ProcessView
from procmodel.model import Process
from procmodel.recipes.who_did_it import people_of
from procmodel.simulation.replication import play
from procmodel.simulation.simulate import Plan, plan_of
from procmodel.wording import say

__all__ = ["check_log", "log_text", "write_log"]

_FIELDS = ("case", "activity", "resource", "enabled", "start", "end")
Row = tuple[str, str, str, datetime, datetime, datetime]


def write_log(
    process: Process,
    path: str,
    *,
    cases: int,
    seed: int,
    inputs: Sequence[str] = (),
    came: Sequence[float] | None = None,
) -> None:
    """Write the events of one replication, the first one.

    Args:
        process: what is simulated.
        path: the file, `.csv` or `.xes`.
        cases: how many.
        seed: where random numbers come from.
        inputs: files that are read, which are not written over.
        came: when cases began, where a log says it.

    Raises:
        WriteError: an unknown ending, a file that is also read, or one that cannot be written.
    """
    check_log(path, inputs)
    ending = PurePath(path).suffix.lower()
    from procmodel.formats.files import write_bytes

    write_bytes(Path(path), log_text(process, ending, cases=cases, seed=seed, came=came).encode())


def check_log(path: str, inputs: Sequence[str] = ()) -> None:
    """Refuse a log that cannot be written, before any work is done.

    Raises:
        WriteError: an unknown ending, or a file that is also read.
    """
    ending = PurePath(path).suffix.lower()
    if ending not in (".csv", ".xes"):
        raise WriteError(say("simulation.log_ending", path=path, ending=ending.removeprefix(".")))
    if any(PurePath(path) == PurePath(other) for other in inputs):
        raise WriteError(say("command.same-file", path=path))


def log_text(
    process: Process, ending: str, *, cases: int = 1_000, seed: int = 1, came: Sequence[float] | None = None
) -> str:
    """The events as the text of a file: one line or event for each piece of work, with the person who did it.

    Example:
        >>> from procmodel import read
        >>> log_text(read("examples/speeding_before.yaml"), ".csv", cases=1).splitlines()[0]
        'case,activity,resource,enabled,start,end'
    """
    plan = plan_of(process, cases=cases, replications=1, seed=seed, log=True, came=came)
    rows = list(_rows(plan))
    return _csv(rows) if ending == ".csv" else _xes(rows)


def _rows(plan: Plan) -> Iterator[Row]:
    """The events by case, then by time; simulated time begins on the Monday of the timeline."""
    view: ProcessView = plan.view
    line = plan.compiled.timeline
    first = datetime.combine(line.first, time())
    nodes = plan.compiled.program.node
    played = play(plan.job).log or []
    who = people_of(view, plan.compiled.program, played)
    order = sorted(range(len(played)), key=lambda n: (played[n][0], played[n][3], played[n][4]))
    for number in order:
        case, op, ready, begun, ended = played[number]
        moments = (first + timedelta(seconds=line.on_clock(moment)) for moment in (ready, begun, ended))
        yield str(case + 1), view.label(nodes[op]), who[number], *moments  # type: ignore[misc]


def _csv(rows: Sequence[Row]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_FIELDS)
    for case, activity, resource, *moments in rows:
        writer.writerow([_plain(case), _plain(activity), _plain(resource), *map(_written, moments)])
    return text.getvalue()


def _plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


def _xes(rows: Sequence[Row]) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<log xes.version="1.0" xes.features="" xmlns="http://www.xes-standard.org/">',
        *(
            f'  <extension name="{name}" prefix="{prefix}" uri="http://www.xes-standard.org/{prefix}.xesext"/>'
            for name, prefix in (
                ("Concept", "concept"),
                ("Time", "time"),
                ("Lifecycle", "lifecycle"),
                ("Organizational", "org"),
            )
        ),
    ]
    last = None
    for case, activity, resource, enabled, begun, ended in rows:
        if case != last:
            lines += ["  </trace>"] if last is not None else []
            lines += ["  <trace>", f'    <string key="concept:name" value={quoteattr(case)}/>']
            last = case
        for transition, moment in (("schedule", enabled), ("start", begun), ("complete", ended)):
            lines += [
                "    <event>",
                f'      <string key="concept:name" value={quoteattr(activity)}/>',
                f'      <string key="lifecycle:transition" value="{transition}"/>',
                f'      <date key="time:timestamp" value="{_written(moment)}+00:00"/>',
                *([f'      <string key="org:resource" value={quoteattr(resource)}/>'] if resource else []),
                "    </event>",
            ]
    lines += ["  </trace>"] if last is not None else []
    return "\n".join([*lines, "</log>"]) + "\n"
