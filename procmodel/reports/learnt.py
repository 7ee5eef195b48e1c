"""What a log taught, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["learnt_lines"]

_SHOWN = 5


def learnt_lines(found: Mapping[str, Any], *, everything: bool = False) -> Iterator[str]:
    """The size of the log, how much of it is a step, what was written, and how well it fits.

    Args:
        found: as `learn --json` gives it.
        everything: whether every name, deviation and case is listed, not only the first.
    """
    most = None if everything else _SHOWN
    log, fit = found["log"], found["conformance"]
    yield say("logs.size", **{key: log[key] for key in ("cases", "events", "activities", "variants")})
    yield say("logs.matched", count=len(found["matched"]), activities=log["activities"])
    for kind, slug in (("activity", "logs.no_step"), ("step", "logs.no_event")):
        names = [row[kind] for row in found["unmatched"] if kind in row]
        if names:
            yield say(slug, names=_listed(names, most))
    keys = [row["key"].rpartition(".")[2] for row in found["written"]]
    times, waits = keys.count("time"), keys.count("wait")
    shares = sum(".next." in row["key"] for row in found["written"])
    yield say("logs.written", times=times, waits=waits, shares=shares, people=keys.count("people"))
    if not found["starts"]:
        yield say("logs.no_starts")
    if found["teams"]:
        yield say("logs.teams", names=_listed(found["teams"], most))
    if found["passed_over"]:
        yield say("logs.passed_over", names=_listed(found["passed_over"], most))
    numbers = {key: readable(fit[key], "1") for key in ("fitness", "precision")}
    yield say("logs.fit", fitting=fit["fitting"], cases=fit["cases"], **numbers)
    for one in fit["deviations"][:most]:
        yield _deviation(one, most)
    if most is not None and len(fit["deviations"]) > most:
        yield say("reports.more", count=len(fit["deviations"]) - most)


def _deviation(one: Mapping[str, Any], most: int | None) -> str:
    could = _listed(one["could"], most) or say("logs.nothing")
    after = repr(one["after"]) if one["after"] else say("logs.beginning")
    which = ", ".join(one["which"][:most]) + (", ..." if len(one["which"]) > len(one["which"][:most]) else "")
    slug = "logs.left" if one["came"] else "logs.stopped"
    came = repr(one["came"])
    return "  " + say(slug, cases=one["cases"], which=which, after=after, came=came, could=could)


def _listed(names: list[str], most: int | None) -> str:
    shown = ", ".join(repr(name) for name in names[:most])
    return shown if most is None or len(names) <= most else f"{shown}, ... ({len(names)})"
