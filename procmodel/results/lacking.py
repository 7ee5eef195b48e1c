"""What is lacking for a figure, in words: `times of 'Log the report'` rather than `log.time`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from procmodel.results.naming import called
from procmodel.wording import say

__all__ = ["lacking"]

_NEEDS = frozenset({"shares", "time", "wait", "rate", "people"})
_ALONE = {"simulation": "needs-simulation", "volume": "needs-volume"}  # inputs that are of no step
_SHOWN = 3


def lacking(missing: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """The inputs that are lacking, the first three of a kind by the names of their steps and lanes.

    Args:
        missing: such as `log.time`, `lanes.team.rate`, `volume`, or a gateway whose shares are not known.
        names: of steps and gateways by id, of lanes by `lanes/id`; what is not among them stays as it is.

    Example:
        >>> names = {"log": "Log the report", "lanes/team": "Team"}
        >>> lacking(["log.time", "lanes.team.rate", "volume"], names)
        "times of 'Log the report'; rates of 'Team'; cases a year (volume)"
        >>> lacking([f"{id_}.wait" for id_ in "abcde"], dict.fromkeys("abcde", "Wait"))
        "waits of 'Wait', 'Wait', 'Wait' and 2 more"
    """
    found: dict[str, list[str]] = {}
    for id_ in dict.fromkeys(missing):
        kind, name = _kind(id_, names or {})
        found.setdefault(kind, []).append(name)
    return "; ".join(_of_kind(kind, of) for kind, of in found.items())


def _kind(id_: str, names: Mapping[str, str]) -> tuple[str, str]:
    """What kind of input it is, empty where it is none that has words, and whose."""
    if id_ in _ALONE and id_ not in names:
        return id_, ""
    owner, _, key = (id_, "", "shares") if id_ in names else id_.rpartition(".")
    lane = owner.removeprefix("lanes.")
    name = names.get(f"lanes/{lane}") if lane != owner else names.get(owner)
    return (key, called(owner, name)) if name is not None and key in _NEEDS else ("", id_)


def _of_kind(kind: str, of: list[str]) -> str:
    if kind in _ALONE:
        return say(f"reports.{_ALONE[kind]}")
    listed = ", ".join(of[:_SHOWN])
    if len(of) > _SHOWN:
        listed = say("simulation.and_more", listed=listed, more=len(of) - _SHOWN)
    return say(f"reports.needs-{kind}", names=listed) if kind else listed
