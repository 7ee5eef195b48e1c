"""Which column of a log is which, by the names that tools give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from procmodel.formats.logs.gather import FIELDS
from procmodel.formats.problems import Problems, Unreadable, cut

__all__ = ["columns_of"]

_NAMES: Mapping[str, tuple[str, ...]] = {
    "case": ("case:concept:name", "case_id", "caseid", "case", "case id", "trace", "ticket", "reference"),
    "activity": ("concept:name", "activity", "activity_name", "event", "task", "step", "event name"),
    "start": ("start_timestamp", "start_time", "start", "starttime", "start time", "begin", "started"),
    "end": (
        "time:timestamp",
        "end_time",
        "end_timestamp",
        "end",
        "endtime",
        "end time",
        "complete_timestamp",
        "completed",
        "timestamp",
        "time",
        "finished",
        "date",
    ),
    "resource": ("org:resource", "resource", "user", "agent", "who", "employee", "performer"),
    "role": ("org:role", "role", "org:group", "team", "lane", "department"),
    "enabled": ("enabled_time", "enable_time", "enabled"),
}


def columns_of(headings: Sequence[str], asked: Mapping[str, str], problems: Problems) -> dict[str, int]:
    """The place of each field among the headings.

    Args:
        headings: as the file has them.
        asked: fields whose heading somebody named.
        problems: where it is told what is missing.

    Raises:
        Unreadable: there is no case, activity or time among them.
    """
    if not any(headings):
        problems.error("syntax", None, "logs.empty")
        raise Unreadable
    plain = {heading.strip().casefold(): n for n, heading in reversed(list(enumerate(headings)))}
    found = {}
    for field in FIELDS:
        names = (asked[field],) if field in asked else _NAMES[field]
        place = next((plain[name.casefold()] for name in names if name.casefold() in plain), None)
        if place is not None:
            found[field] = place
        elif field in asked:
            problems.error(
                "syntax", None, "logs.no_such_column", text=cut(asked[field]), known=_shown(headings)
            )
    for field in ("case", "activity"):
        if field not in found:
            problems.error("syntax", None, "logs.no_column", field=field, name=field, known=_shown(headings))
    if "start" not in found and "end" not in found:
        problems.error("syntax", None, "logs.no_column", field="time", name="end", known=_shown(headings))
    if problems.errors:
        raise Unreadable
    return found


def _shown(headings: Sequence[str]) -> str:
    return ", ".join(heading[:40] for heading in headings[:20]) or "none"
