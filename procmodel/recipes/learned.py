"""A log and a model brought together: activities matched to steps, figures taken over, deviations named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from procmodel.errors import AnalysisError
from procmodel.formats.slugs import slug
from procmodel.graph import ProcessView
from procmodel.learning import Conformance, Learnt, conformance, discover, learn
from procmodel.learning.namesakes import namesakes_of
from procmodel.light.records import dataclass
from procmodel.model import Process
from procmodel.results.event_log import EventLog
from procmodel.wording import say

__all__ = ["Learned", "check_matches", "learned"]

_NAMED = 5  # activities and steps that a message lists


@dataclass(frozen=True)
class Learned:
    """What a log taught.

    Attributes:
        log: the log.
        process: the model with what was learnt.
        matched: the step of each activity.
        unmatched: activities of the log that are no step, and steps that the log never shows.
        written: each figure that was written, with its sample size.
        passed_over: choices that no event tells apart.
        teams: lanes whose people are not told, as the log names teams and not persons.
        conformance: how the log fits the model.
    """

    log: EventLog
    process: Process
    matched: Mapping[str, str]
    unmatched: tuple[tuple[str, str], ...]
    written: Mapping[str, int]
    passed_over: tuple[str, ...]
    teams: tuple[str, ...]
    conformance: Conformance

    def as_dict(self) -> dict[str, Any]:
        """As `learn --json` prints it, header aside."""
        log, fit = self.log, self.conformance
        first, last = log.period_text
        return {
            "log": {
                "cases": len(log.cases),
                "events": len(log),
                "activities": len(log.activities),
                "resources": len(log.resources),
                "variants": len(log.variants),
                "from": first,
                "to": last,
            },
            "matched": [{"activity": name, "step": step} for name, step in self.matched.items()],
            "unmatched": [{kind: name} for kind, name in self.unmatched],
            "written": [{"key": key, "sample": sample} for key, sample in self.written.items()],
            "starts": log.has_starts,
            "passed_over": list(self.passed_over),
            "teams": list(self.teams),
            "conformance": {
                "cases": fit.cases,
                "fitting": fit.fitting,
                "fitness": fit.fitness,
                "precision": fit.precision,
                "exact": fit.exact,
                "deviations": [
                    {
                        "after": one.after,
                        "came": one.came,
                        "could": list(one.could),
                        "cases": one.cases,
                        "which": list(one.which),
                    }
                    for one in fit.deviations
                ],
            },
        }


def learned(
    log: EventLog,
    into: Process | None = None,
    *,
    noise: float = 0.2,
    told: Mapping[str, Any] | None = None,
) -> Learned:
    """What a log tells of a model; without one, a first draft of it.

    Args:
        log: what happened.
        into: the model; None drafts one.
        noise: how rare behaviour must be, beside the usual, to be left out of a draft.
        told: what the comparison with the model is told (`words`, `language`).
    """
    draft = discover(log, _slugged, noise)
    names = {node.name: node.id for node in draft.nodes if node.name}
    if into is None:
        process, matched = draft, names
    else:
        process, matched = into, _matched(log, draft, names, into, told or {})
    found: Learnt = learn(process, log, matched, drafted=into is None)
    view = ProcessView(process)
    alike = namesakes_of(view, matched.values())
    steps = [view.ids[node] for node in view.activities if node not in alike]
    seen = set(matched.values())
    unmatched = [("activity", name) for name in log.activities if name not in matched]
    unmatched += [("step", id_) for id_ in steps if id_ not in seen]
    fit = conformance(view, log, matched)
    return Learned(
        log, found.process, matched, tuple(unmatched), found.written, found.passed_over, found.teams, fit
    )


def _slugged(name: str, taken: list[str]) -> str:
    return slug(name, "step", taken)


def _matched(
    log: EventLog, draft: Process, names: Mapping[str, str], into: Process, told: Mapping[str, Any]
) -> dict[str, str]:
    """The step of each activity: of the same name or id, else as the comparison of a draft finds it."""
    from procmodel.comparison import compare

    view = ProcessView(into)
    known = {view.label(node).casefold(): view.ids[node] for node in view.activities}
    known.update({view.ids[node].casefold(): view.ids[node] for node in view.activities})
    found = {name: known[name.casefold()] for name in log.activities if name.casefold() in known}
    if len(found) == len(log.activities):
        return found
    activity = {id_: name for name, id_ in names.items()}
    taken = set(found.values())
    for entry in compare(draft, into, edits=False, **told).steps:
        for before in entry.before:
            name = activity.get(before)
            free = [after for after in entry.after if after not in taken]
            if name is not None and name not in found and free:
                found[name] = free[0]
                taken.add(free[0])
    return {name: found[name] for name in log.activities if name in found}


def check_matches(found: Learned, into: Process) -> None:
    """Refuse figures of a log that is of another process: none of its activities is a step of the model.

    Raises:
        AnalysisError: none is; names what the log has and what the model has.
    """
    if found.matched:
        return
    view = ProcessView(into)
    steps = [view.label(node) for node in view.activities]
    names = {"activities": _listed(found.log.activities), "steps": _listed(steps)}
    raise AnalysisError(say("logs.nothing_matches", file=found.log.file, **names))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names[:_NAMED]) + (", ..." if len(names) > _NAMED else "")
