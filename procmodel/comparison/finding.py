"""The finding: what the comparison comes to, in one sentence with its counting rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from procmodel.results.comparison import ChangeKind, Entry, MeasureChange
from procmodel.results.finding import Finding
from procmodel.results.measurement import Measurement
from procmodel.wording import say

__all__ = ["finding_sentence"]

_PLAIN = 999.5  # from here on whole numbers, as three digits would leave something out


def finding_sentence(
    measures: Mapping[str, MeasureChange], steps: Sequence[Entry], boundaries: Sequence[Finding] = ()
) -> str:
    """What changed for those who do the work, in one sentence; without measures, how many steps changed.

    The value is that of the usual case (`main_path`) where both models know it, else the average case
    (`expected`), else as drawn (`static`); the sentence says which. It begins with why the two cannot be held
    against each other, where that is so.
    """
    sentence = _finding(measures, steps)
    if not boundaries:
        return sentence
    reasons = "; ".join(boundary.message for boundary in boundaries)
    return say("comparison.not-comparable", reasons=reasons, finding=sentence)


def _finding(measures: Mapping[str, MeasureChange], steps: Sequence[Entry]) -> str:
    touches, handoffs = measures.get("human_touches"), measures.get("handoffs")
    key = _common_key(touches, handoffs)
    if key is None or touches is None or handoffs is None:
        return _counted(steps)
    parts = [_part("touches", touches, key), _part("handoffs", handoffs, key)]
    return say("comparison.finding", touches=parts[0], handoffs=parts[1], case=say(f"comparison.case-{key}"))


def _common_key(*changes: MeasureChange | None) -> str | None:
    sides = [side for change in changes if change for side in (change.before, change.after)]
    if len(sides) < 2 * len(changes):
        return None
    for key in ("main_path", "expected", "static"):
        if all(side is not None and side.values.get(key) is not None for side in sides):
            return key
    return None


def _part(name: str, change: MeasureChange, key: str) -> str:
    values = [_text(side, key) for side in (change.before, change.after)]
    same = values[0] == values[1]
    noun = say(f"comparison.{name}-{'one' if values[0] == '1' else 'many'}")
    return say(
        "comparison.stayed" if same else "comparison.became", noun=noun, before=values[0], after=values[1]
    )


def _text(side: Measurement | None, key: str) -> str:
    value = side.values.get(key) if side is not None else None
    if value is None:
        return say("comparison.none")
    return f"{value:.3g}" if abs(value) < _PLAIN else f"{value:,.0f}"


def _counted(steps: Sequence[Entry]) -> str:
    counts = {kind: sum(entry.kind is kind for entry in steps) for kind in ChangeKind}
    unchanged = counts.pop(ChangeKind.UNCHANGED)
    told = [
        say("comparison.count", number=n, kind=say(f"comparison.kind-{k}")) for k, n in counts.items() if n
    ]
    if not told:
        return say("comparison.nothing-changed", number=unchanged)
    return say("comparison.counted", changes=", ".join(told), number=unchanged)
