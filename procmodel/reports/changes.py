"""What changed, a line an entry: names in place of ids, values as people say them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from procmodel.results.comparison import SURE, ChangeKind, Comparison, Entry
from procmodel.results.naming import called
from procmodel.results.readable import MINUS, readable
from procmodel.wording import say

__all__ = ["Names", "change_lines", "labels"]

Names = Mapping[str, str]
"""Labels of one model: of steps, nodes and lanes by id, of the rest by kind and id (`systems/crm`)."""

_FIELDS = 6  # of an entry that are told
_NOTHING = "–"
_REFERENCES = {
    "lane": "lanes",
    "systems": "systems",
    "reads": "data",
    "writes": "data",
    "decides": "decisions",
    "pool": "pools",
}
"""Keys that name something else, and the kind of what they name."""

_USUAL = {"interrupts": True}
"""What holds at a border where nothing is written."""
_TECHNICAL = frozenset({"definitions", "extensions"})
_UNTOLD = frozenset({"id", "name", "event", "flows"}) | _TECHNICAL
"""Keys of a border event that its name stands for, or that are for tools alone."""

_HOW = frozenset(
    {"manual", "user", "service", "script", "rule", "send", "receive", "task", "subprocess", "call"}
)
"""The kinds of a step, each with words of its own."""

_WAYS = {ChangeKind.AUTOMATED, ChangeKind.ASSISTED, ChangeKind.BY_HAND}
"""What became of how a step is done, which the values of its kind tell."""

_SIGN = dict.fromkeys(ChangeKind, "Δ") | {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: MINUS,
    ChangeKind.UNCHANGED: "=",
    ChangeKind.MOVED: "→",
}


def change_lines(comparison: Comparison, before: Names, after: Names, everything: bool) -> Iterator[str]:
    """Steps by kind of change, then gateways and events, lanes, decision tables and flows."""
    for kind, entries in comparison.by_kind().items():
        if kind is ChangeKind.UNCHANGED and not everything:
            continue
        yield f"{say(f'reports.kind.{kind}')} ({len(entries)})"
        yield from (f"  {_entry_line(entry, before, after)}" for entry in entries)
    yield from _node_lines(comparison, before, after, everything)
    changed_lanes = [entry for entry in comparison.lanes if entry.kind is not ChangeKind.UNCHANGED]
    if changed_lanes:
        yield f"{say('reports.lanes')} ({len(changed_lanes)})"
        yield from (f"  {_entry_line(entry, before, after)}" for entry in changed_lanes)
    if comparison.decisions:
        yield f"{say('reports.decisions')} ({len(comparison.decisions)})"
        yield from (f"  {_SIGN[entry.kind]} {_decision_line(entry)}" for entry in comparison.decisions)
    if comparison.flows:
        counts = {part: len(getattr(comparison.flows, part)) for part in ("added", "removed", "changed")}
        yield f"{say('reports.flows')}: {say('reports.flow-counts', **counts)}"
    if everything:
        yield from (f"  {_SIGN[ChangeKind.CHANGED]} {text}" for text in comparison.ways_on)


def _node_lines(comparison: Comparison, before: Names, after: Names, everything: bool) -> Iterator[str]:
    """Gateways, events and boxes; those that came, went or moved without having a name are counted."""
    changed = [entry for entry in comparison.nodes if entry.kind is not ChangeKind.UNCHANGED]
    if not changed:
        return
    yield f"{say('reports.nodes')} ({len(changed)})"
    counted: Counter[ChangeKind] = Counter()
    for entry in changed:
        told = everything or (entry.holds(ChangeKind.CHANGED) and not _is_technical(entry))
        if told or not (_are_nameless(entry.before, before) and _are_nameless(entry.after, after)):
            yield f"  {_entry_line(entry, before, after)}"
        else:
            counted[entry.kind] += 1
    if counted:
        kinds = ", ".join(f"{number} {say(f'reports.kind.{kind}')}" for kind, number in counted.items())
        yield f"  {say('reports.nameless', kinds=kinds)}"


def _is_technical(entry: Entry) -> bool:
    """Whether nothing changed but what only other tools read."""
    return bool(entry.fields) and all(one.field in _TECHNICAL for one in entry.fields)


def _are_nameless(ids: Sequence[str], names: Names) -> bool:
    return all(names.get(id_) == id_ for id_ in ids)


def _entry_line(entry: Entry, before: Names, after: Names) -> str:
    was, now = labels(entry.before, before), labels(entry.after, after)
    title = was if was == now or not now else now if not was else f"{was} → {now}"
    every = [one for one in entry.fields if one.field != "variety"]  # of a box: which one, its kind says
    fields = sorted(every, key=lambda one: one.field in _TECHNICAL)[:_FIELDS]
    notes = list(
        dict.fromkeys(_field_line(one.field, one.before, one.after, before, after) for one in fields)
    )
    if len(every) > _FIELDS:
        notes.append("…")
    if entry.share is not None:
        notes.insert(0, say("reports.share-of-cases", percent=readable(entry.share, "1")))
    told = {ChangeKind.CHANGED} if any(notes) or (now and was != now) else set()
    is_moved = ChangeKind.MOVED in (entry.kind, *entry.also)
    if is_moved and not any(one.field == "lane" for one in every):
        notes.insert(0, say("reports.another-place"))
    if is_moved:
        told.add(ChangeKind.MOVED)
    if any(one.field == "kind" for one in fields):
        told |= _WAYS
    also = [kind for kind in entry.also if kind not in told]
    if also:
        notes.append(say("reports.also", kinds=", ".join(say(f"reports.kind.{kind}") for kind in also)))
    if _is_technical(entry) and not is_moved:
        notes = [say("reports.extensions-only")]
    elif entry.notes_only:
        notes.append(say("reports.notes-only"))
    reason = entry.why if entry.before and entry.after else ""
    if entry.confidence < SURE and reason:
        reason += f" ({say('reports.doubtful', percent=readable(entry.confidence, '1'))})"
        reason = "; ".join(part for part in (reason, entry.fix) if part)
    return f"{_SIGN[entry.kind]} " + "; ".join(part for part in (title, *notes, reason) if part)


def _decision_line(entry: Entry) -> str:
    """A table and its keys that changed; what they say is for the edit script."""
    fields = ", ".join(change.field for change in entry.fields)
    return "; ".join((labels(entry.after, {}), fields, entry.why))


def labels(ids: Sequence[str], names: Names) -> str:
    """What people call these, in quotes."""
    return ", ".join(called(id_, names.get(id_)) for id_ in ids)


def _field_line(field: str, was: object, now: object, before: Names, after: Names) -> str:
    """A key with both values; empty where the line says it already, or both say nothing."""
    if field == "name":
        return ""
    if field in _TECHNICAL:
        return say("reports.extensions")
    if field == "on":
        return _border_line(was, now, before, after)
    values = _said(field, was, before), _said(field, now, after)
    key = say("reports.how") if field == "kind" and (_are_ways(was) or _are_ways(now)) else field
    return f"{key}: {values[0]} → {values[1]}" if values[0] != values[1] else ""


def _are_ways(value: object) -> bool:
    """Whether a kind, or each of several, is a way in which people or systems do a step."""
    return all(str(one) in _HOW for one in (value if isinstance(value, list | tuple) else [value]))


def _said(field: str, value: object, names: Names) -> str:
    """A value as people say it: what it names by name, yes and no, a dash for nothing."""
    if value is None or value is False or value in ([], (), "", {}):
        return _NOTHING
    if value is True:
        return say("reports.yes")
    if isinstance(value, list | tuple):
        return ", ".join(_said(field, one, names) for one in value)
    if isinstance(value, Mapping):
        told = {key: one for key, one in value.items() if key not in _UNTOLD}
        return " ".join(f"{key} {_said(str(key), one, names)}" for key, one in told.items()) or _NOTHING
    if field == "kind" and str(value) in _HOW:
        return say(f"reports.how.{value}")
    kind = _REFERENCES.get(field)
    known = names.get(f"{kind}/{value}") if kind else names.get(str(value)) if field == "to" else None
    return str(value) if known is None else f"'{known}'"


# -- what may happen at the border of a step -------------------------------------------------------


def _border_line(was: object, now: object, before: Names, after: Names) -> str:
    """The events at the border of a step that came, went or say something else, each by its name."""
    earlier, later = _borders(was), _borders(now)
    told = []
    for name in dict.fromkeys([*earlier, *later]):
        if name not in earlier:
            told.append(f"{_NOTHING} → {name}")
        elif name not in later:
            told.append(f"{name} → {_NOTHING}")
        elif earlier[name] != later[name]:
            facts = _facts(earlier[name], later[name], before, after)
            told.append(f"{name}: {facts}" if facts else name)
    return f"on {', '.join(told)}" if told else ""


def _borders(value: object) -> dict[str, Mapping[str, object]]:
    """The events by name in quotes, by kind where they have none; of two of one name the second is counted."""
    found: dict[str, Mapping[str, object]] = {}
    for event in value if isinstance(value, list | tuple) else ():
        if isinstance(event, Mapping):
            name = f"'{event['name']}'" if event.get("name") else str(event.get("event", ""))
            number = sum(known == name or known.startswith(f"{name} (") for known in found)
            found[f"{name} ({number + 1})" if number else name] = event
    return found


def _facts(was: Mapping[str, object], now: Mapping[str, object], before: Names, after: Names) -> str:
    told = []
    for key in dict.fromkeys([*was, *now]):
        if key in _UNTOLD:
            continue
        usual = _USUAL.get(key)
        values = [_said(key, one.get(key, usual), names) for one, names in ((was, before), (now, after))]
        if usual is not None:
            values = [say("reports.no") if value == _NOTHING else value for value in values]
        if values[0] != values[1]:
            told.append(f"{key} {values[0]} → {values[1]}")
    return ", ".join(told)
