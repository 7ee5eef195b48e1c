"""Results as JSON: one encoder, keys in a fixed order, unknown is null.

Durations are seconds, money is in the currency of the file, shares are 0 to 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from procmodel.results.comparison import (
    Comparison,
    Edit,
    Entry,
    FieldChange,
    FlowChanges,
    MeasureChange,
    SimulatedChange,
)
from procmodel.results.finding import Finding
from procmodel.results.measurement import Measurement, Measurements

if TYPE_CHECKING:
    from procmodel.model import Process

__all__ = [
    "encode_comparison",
    "encode_edits",
    "encode_finding",
    "encode_findings",
    "encode_measurement",
    "encode_measurements",
    "encode_observed",
    "header",
    "source",
]

SCHEMA = 1
_MOST_FINDINGS = 10_000


def header() -> dict[str, Any]:
    """What every answer begins with: the version of procmodel, and that of the JSON."""
    from procmodel import __version__

    return {"procmodel": __version__, "schema": SCHEMA}


def source(process: Process) -> dict[str, Any]:
    """The file that a process was read from, with the SHA-256 of its bytes."""
    origin = process.origin
    return {"path": _printable(origin.file) if origin.file else None, "sha256": origin.sha256 or None}


def _printable(text: str) -> str:
    r"""A path as text that any reader of JSON takes: bytes that are no UTF-8 as `\\xff`."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def encode_measurement(found: Measurement) -> dict[str, Any]:
    """One measure: its values, then unit, exactness, what is missing, and the grade of its inputs."""
    encoded: dict[str, Any] = {
        **found.values,
        "unit": found.unit,
        "exact": found.exact,
        "missing": list(found.missing),
        "grade": str(found.grade) if found.grade is not None else None,
    }
    if found.by_grade:
        encoded["by_grade"] = {str(grade): share for grade, share in found.by_grade.items()}
    if found.bound is not None:
        encoded["bound"] = found.bound
    if found.ci95 is not None:
        encoded["ci95"] = list(found.ci95)
    if found.simulated:
        encoded["simulated"] = found.simulated
    if found.why is not None:
        encoded["why"] = found.why
    if found.parts:
        encoded["list"] = [dict(part) for part in found.parts]
    return encoded


def encode_measurements(found: Measurements, remarks: Iterable[Finding] = ()) -> dict[str, Any]:
    """All measures of one process, the handoffs by part, the remarks of reader and measures, what was observed."""
    return {
        "measures": {name: encode_measurement(one) for name, one in found.items()},
        "handoffs_by": {part: encode_measurement(one) for part, one in found.handoffs_by.items()},
        "remarks": encode_findings((*remarks, *found.remarks)),
        **({"observed": encode_observed(found)} if found.observed else {}),
    }


def encode_observed(found: Measurements) -> list[dict[str, Any]]:
    """What was observed beside what the model says, as numbers in the unit of the measure; null is unknown."""
    return [
        {
            "measure": one.measure,
            "unit": one.unit or None,
            "observed": one.observed,
            "range": None if one.low is None else [one.low, one.high],
            "model": one.model,
            "interval": None if one.interval is None else list(one.interval),
            "simulated": one.simulated,
            "missed": one.missed,
            "source": one.source,
        }
        for one in found.observed
    ]


def encode_finding(finding: Finding) -> dict[str, Any]:
    """One finding with its place: line and column, or sheet and cell."""
    place = finding.place
    encoded = {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "element": finding.element,
        "message": finding.message,
        "file": _printable(place.file) if place is not None else None,
        "line": place.line if place is not None else None,
        "column": place.column if place is not None else None,
        "fix": finding.fix,
    }
    if place is not None and place.sheet is not None:
        encoded.update(sheet=place.sheet, cell=place.cell)
    if finding.evidence:
        encoded["evidence"] = list(finding.evidence)  # type: ignore[assignment]
    return encoded


def encode_findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The first 10,000 findings."""
    return [encode_finding(finding) for finding, _ in zip(findings, range(_MOST_FINDINGS), strict=False)]


def encode_comparison(found: Comparison) -> dict[str, Any]:
    """What changed, as `diff --json` prints it; patterns, adverse changes and edits are null if not looked for."""
    return {
        "comparable": found.comparable,
        "boundaries": encode_findings(found.boundaries),
        "finding": found.finding,
        "measures": _changes(found.measures),
        "handoffs_by": _changes(found.handoffs_by),
        "steps": [_entry(entry) for entry in found.steps],
        "nodes": [_entry(entry) for entry in found.nodes],
        "flows": _flows(found.flows),
        "lanes": [_entry(entry) for entry in found.lanes],
        "decisions": [_entry(entry) for entry in found.decisions],
        "patterns": _patterns(found),
        "adverse": _adverse(found),
        "quadrangle": dict(found.quadrangle),
        "behaviour": list(found.behaviour),
        "ways_on": list(found.ways_on),
        "uncertain": [
            {
                "before": list(one.before),
                "after": list(one.after),
                "score": one.score,
                "why": one.why,
                "fix": one.fix,
            }
            for one in found.uncertain
        ],
        "edits": encode_edits(found.edits) if found.edits is not None else None,
        "comparability": encode_findings(found.comparability),
        "acknowledged": list(found.acknowledged),
        "remarks": encode_findings(found.remarks),
        **({} if found.simulated is None else {"simulated": _simulated(found.simulated)}),
    }


def _simulated(changes: Mapping[str, SimulatedChange]) -> dict[str, Any]:
    return {
        name: {
            "before": one.before,
            "after": one.after,
            "change": one.change,
            "ci95": None if one.ci95 is None else list(one.ci95),
            "ratio": one.ratio,
            "grade": None if one.grade is None else str(one.grade),
            "missing": list(one.missing),
        }
        for name, one in changes.items()
    }


def encode_edits(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """An edit script: what is done at which path, with what undoes it."""
    return [_edit(edit) for edit in edits]


def _edit(edit: Edit) -> dict[str, Any]:
    encoded: dict[str, Any] = {"op": str(edit.op), "path": list(edit.path), "value": edit.value}
    if edit.before is not None:
        encoded["before"] = edit.before
    if edit.position is not None:
        encoded["position"] = edit.position
    return encoded


def _changes(changes: Mapping[str, MeasureChange]) -> dict[str, Any]:
    return {
        name: {
            "before": encode_measurement(one.before) if one.before is not None else None,
            "after": encode_measurement(one.after) if one.after is not None else None,
            "change": dict(one.change),
        }
        for name, one in changes.items()
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "before": list(entry.before),
        "after": list(entry.after),
        "kind": str(entry.kind),
        "share": entry.share,
        "also": [str(kind) for kind in entry.also],
        "notes_only": entry.notes_only,
        "confidence": entry.confidence,
        "why": entry.why,
        "fields": [_field(change) for change in entry.fields],
    }


def _field(change: FieldChange) -> dict[str, Any]:
    return {"field": change.field, "before": change.before, "after": change.after}


def _flows(flows: FlowChanges) -> dict[str, Any]:
    return {
        "added": [list(ends) for ends in flows.added],
        "removed": [list(ends) for ends in flows.removed],
        "changed": [
            {
                "before": list(one.before),
                "after": list(one.after),
                "fields": [_field(change) for change in one.fields],
            }
            for one in flows.changed
        ],
    }


def _patterns(found: Comparison) -> list[dict[str, Any]] | None:
    if found.patterns is None:
        return None
    return [
        {
            "pattern": hit.pattern,
            "steps": list(hit.steps),
            "evidence": hit.evidence,
            "reference": hit.reference,
            "ours": hit.ours,
            "assessed": hit.assessed,
        }
        for hit in found.patterns
    ]


def _adverse(found: Comparison) -> list[dict[str, Any]] | None:
    if found.adverse is None:
        return None
    return [{"rule": one.rule, "steps": list(one.steps), "evidence": one.evidence} for one in found.adverse]
