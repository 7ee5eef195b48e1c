"""What the authors say themselves: `replaces`, `removed`, and a mapping by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field

from procmodel.comparison.side import Side
from procmodel.errors import ReadError
from procmodel.light.records import dataclass
from procmodel.results.finding import Finding, Place, Severity
from procmodel.wording import say

__all__ = ["Correspondences", "Declared", "declarations", "groups"]

Correspondences = Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
"""Correspondences by hand: earlier ids and later ids; an empty side says that there is none."""

_SHOWN = 5  # ids that a message names where none is near


@dataclass
class Declared:
    """Pairs of ids that were asserted, and what was asserted to be gone or new.

    `links` are `(earlier, later, basis)`, the basis `replaces` or `mapping`. `spoken` holds the elements of
    the earlier and of the later model that say themselves what they replace: their ids alone do not count.
    `of_older` holds what was said of versions before the earlier one, and passed over.
    """

    links: list[tuple[str, str, str]] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    spoken: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    of_older: set[str] = field(default_factory=set)

    def turned(self) -> Declared:
        """The same, read from the later model to the earlier one."""
        links = [(a, b, basis) for b, a, basis in self.links]
        return Declared(links, set(self.new), set(self.removed), self.spoken[::-1])


def declarations(
    before: Side, after: Side, mapping: Correspondences | None = None, older: Collection[str] = ()
) -> Declared:
    """Everything that the later file, or a mapping by hand, says about the pair.

    What the earlier file says already (the same element with the same `replaces`, the same `removed`) speaks
    of a version before it and does not count. Where the later file says nothing and everything that the
    earlier one names is in the later one, the sides stand swapped, and the earlier file is read backwards.

    Ids of `older` versions, before the earlier one, are passed over.

    Raises:
        ReadError: an id that the earlier model does not have, or one both replaced and removed.
    """
    found, problems = _said(before, after, older)
    if not (found.links or found.removed or found.new or found.of_older or problems):
        backwards, wrong = _said(after, before, older)
        if not wrong:
            found = backwards.turned()
    _add_mapping(found, mapping or (), before, after, problems)
    if problems and not before.steps:  # each name would be told to be wrong
        problems = [_empty(before)]
    if problems:
        raise ReadError(say("comparison.contradicts"), problems=problems)
    return found


def _said(before: Side, after: Side, older: Collection[str]) -> tuple[Declared, list[Finding]]:
    """What `after` says about `before`, and what is wrong with it."""
    found, problems = Declared(), []
    known, old = before.view.index, _replacements(before)
    for later, earlier in _replacements(after).items():
        if later in old and old[later] == earlier:
            continue
        if earlier and all(one in older and one not in known for one in earlier):
            found.of_older.update(earlier)
            continue
        found.spoken[1].add(later)
        if not earlier:
            found.new.add(later)
        for one in earlier:
            if one in known:
                found.links.append((one, later, "replaces"))
            elif one not in older:
                problems.append(_unknown(after, ("steps", later, "replaces"), later, one, known))
    inherited = set(before.process.removed)
    for one in after.process.removed:
        if one in known:
            found.removed.add(one)
        elif one in older:
            found.of_older.add(one)
        elif one not in inherited:
            problems.append(_unknown(after, ("removed",), "removed", one, known))
    replaced = {earlier for earlier, _, _ in found.links}
    problems += [_both(after, one) for one in after.process.removed if one in replaced]
    return found, problems


def _replacements(side: Side) -> dict[str, tuple[str, ...]]:
    """What each element of the file itself (not of a called one) says it replaces."""
    return {
        name: side.model(node).replaces or ()
        for name, node in side.view.index.items()
        if getattr(side.view.nodes[node], "replaces", None) is not None and side.model(node).id == name
    }


def _unknown(side: Side, path: tuple[str, ...], by: str, name: str, known: Iterable[str]) -> Finding:
    from difflib import get_close_matches

    ids = list(known)
    near = get_close_matches(name, ids, 1)
    if near:
        hint = say("comparison.did-you-mean", near=near[0])
    else:
        shown = [*ids[:_SHOWN], "…"] if len(ids) > _SHOWN else ids
        hint = say("comparison.it-has", ids=", ".join(shown)) if ids else ""
    place = side.process.origin.place(*path)
    slug = "unknown-in-sheet" if place is not None and place.sheet is not None else "unknown-replaced"
    message = say(f"comparison.{slug}", by=by, name=name, hint=hint)
    return Finding("replaces", Severity.ERROR, message, element=by, place=place)


def _empty(before: Side) -> Finding:
    origin = before.process.origin
    place = origin.place("steps") or (Place(origin.file) if origin.file else None)
    return Finding("replaces", Severity.ERROR, say("comparison.no-steps-before"), place=place)


def _both(side: Side, name: str) -> Finding:
    message = say("comparison.replaced-and-removed", name=name)
    return Finding(
        "replaces", Severity.ERROR, message, element=name, place=side.process.origin.place("removed")
    )


def _add_mapping(
    found: Declared, mapping: Correspondences, before: Side, after: Side, problems: list[Finding]
) -> None:
    """Let a mapping by hand overrule what the files say about the same elements."""
    if not mapping:
        return
    firsts = {one for earlier, _ in mapping for one in earlier}
    seconds = {one for _, later in mapping for one in later}
    for name, side in [(n, before) for n in sorted(firsts)] + [(n, after) for n in sorted(seconds)]:
        if name not in side.view.index:
            problems.append(_unknown(side, (), "mapping", name, side.view.index))
    found.links = [link for link in found.links if link[0] not in firsts and link[1] not in seconds]
    found.removed -= firsts
    found.new -= seconds
    for earlier, later in mapping:
        found.links += [(one, other, "mapping") for one in earlier for other in later]
        found.removed.update(earlier if not later else ())
        found.new.update(later if not earlier else ())


def groups(links: Mapping[int, Iterable[int]]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The connected groups of a relation between earlier and later nodes, by their first earlier node."""
    back: dict[int, list[int]] = {}
    for one, others in links.items():
        for other in others:
            back.setdefault(other, []).append(one)
    found, met = [], set()
    for first in sorted(links):
        if first in met:
            continue
        earlier, later, stack = {first}, set(), [first]
        while stack:
            for other in links[stack.pop()]:
                if other in later:
                    continue
                later.add(other)
                fresh = [one for one in back[other] if one not in earlier]
                earlier.update(fresh)
                stack += fresh
        met |= earlier
        found.append((tuple(sorted(earlier)), tuple(sorted(later))))
    return found
