"""What a log taught, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["learnt_lines"]

_SHOWN = 5


def learnt_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """The size of the log, how much of it is a step, what was written, and how well it fits.

    Args:
        found: as `learn --json` gives it.
    """
    log, fit = found["log"], found["conformance"]
    yield say("logs.size", **{key: log[key] for key in ("cases", "events", "activities", "variants")})
    yield say("logs.matched", count=len(found["matched"]), activities=log["activities"])
    for kind, slug in (("activity", "logs.no_step"), ("step", "logs.no_event")):
        names = [row[kind] for row in found["unmatched"] if kind in row]
        if names:
            yield say(slug, names=_listed(names))
    keys = [row["key"].rpartition(".")[2] for row in found["written"]]
    times, waits = keys.count("time"), keys.count("wait")
    shares = sum(".next." in row["key"] for row in found["written"])
    yield say("logs.written", times=times, waits=waits, shares=shares, people=keys.count("people"))
    if found["passed_over"]:
        yield say("logs.passed_over", names=_listed(found["passed_over"]))
    numbers = {key: readable(fit[key], "1") for key in ("fitness", "precision")}
    yield say("logs.fit", fitting=fit["fitting"], cases=fit["cases"], **numbers)
    for one in fit["deviations"][:_SHOWN]:
        yield _deviation(one)
    if len(fit["deviations"]) > _SHOWN:
        yield say("reports.more", count=len(fit["deviations"]) - _SHOWN)


def _deviation(one: Mapping[str, Any]) -> str:
    could = _listed(one["could"]) or say("logs.nothing")
    after = repr(one["after"]) if one["after"] else say("logs.beginning")
    slug = "logs.left" if one["came"] else "logs.stopped"
    return "  " + say(slug, cases=one["cases"], after=after, came=repr(one["came"]), could=could)


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown}, ... ({len(names)})"
