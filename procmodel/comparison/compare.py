"""The comparison itself: boundaries, matching, kinds, flows, measures, and what follows from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from procmodel.comparison.behaviour import behaviour
from procmodel.comparison.boundaries import boundaries, boundary_remarks
from procmodel.comparison.comparability import comparability
from procmodel.comparison.decisions import decision_entries
from procmodel.comparison.declared import Correspondences, declarations
from procmodel.comparison.evidence import Evidence
from procmodel.comparison.fields import Translation, translation
from procmodel.comparison.figures import measure_changes
from procmodel.comparison.finding import finding_sentence
from procmodel.comparison.flows import flow_changes
from procmodel.comparison.kinds import step_entries
from procmodel.comparison.labels import Labels
from procmodel.comparison.lanes import LaneMatching, lane_entries, match_lanes
from procmodel.comparison.matching import Matching, match_declared, match_ids
from procmodel.comparison.nodes import match_nodes, node_entries
from procmodel.comparison.rest import rest_changes
from procmodel.comparison.side import Side
from procmodel.comparison.ways_on import ways_on
from procmodel.graph import ProcessView
from procmodel.light.tuples import NamedTuple
from procmodel.model import Process
from procmodel.results.comparison import Comparison
from procmodel.results.finding import Finding, Severity
from procmodel.results.measurement import Measurements
from procmodel.wording import say
from procmodel.wording.labels import WordList

__all__ = ["Matched", "compare", "labels_of", "match"]


UNRELATED = 0.3  # share of the steps of the smaller model under which nothing much matches
FEW = 4  # steps, on both sides, before that says anything


class Matched(NamedTuple):
    """Two models with what is known of which part is which: what patterns and edits are read from."""

    before: Side
    after: Side
    matching: Matching
    lanes: LaneMatching
    words: Translation


def compare(
    before: Process,
    after: Process,
    *,
    measures: tuple[Measurements, Measurements] | None = None,
    mapping: Correspondences | None = None,
    views: tuple[ProcessView, ProcessView] | None = None,
    language: str = "en",
    words: WordList | None = None,
    older: Collection[str] = (),
    edits: bool = True,
) -> Comparison:
    """What changed between two versions of a process.

    Args:
        before: the earlier version.
        after: the later one.
        measures: the measures of both, where the change in them is wanted.
        mapping: correspondences by hand, over whatever the files say.
        views: the graphs of both, where they are there already.
        language: of the labels.
        words: a project's own words, beside those of the language.
        older: ids of versions before the earlier one, which the later file may name too.
        edits: whether to work out the edit script too.

    Raises:
        ReadError: the later file replaces or removes what the earlier one does not have.
    """
    matched = match(before, after, mapping=mapping, views=views, language=language, words=words, older=older)
    changes, handoffs = measure_changes(measures)
    steps = step_entries(matched.matching, matched.words)
    nodes = node_entries(matched.matching, matched.words)
    lanes = lane_entries(matched.before, matched.after, matched.lanes, matched.words)
    flows = flow_changes(matched.matching, matched.words)
    found = boundaries(before, after)
    script = None
    if edits:
        from procmodel.comparison.edits import edit_script

        script = edit_script(before, after)
    result = Comparison(
        comparable=not found,
        boundaries=found,
        finding=finding_sentence(changes, steps, found),
        measures=changes,
        handoffs_by=handoffs,
        steps=steps,
        flows=flows,
        lanes=lanes,
        nodes=nodes,
        decisions=tuple(decision_entries(before, after, matched.words)),
        edits=script,
        rest=rest_changes(before, after),
        uncertain=tuple(matched.matching.uncertain),
        remarks=(*boundary_remarks(before, after), *matched.matching.findings, *_unrelated(matched)),
        titles=(before.state or "", after.state or ""),
    )
    return _told(result, Evidence(matched.matching, matched.lanes, steps, nodes, changes, language))


def _unrelated(matched: Matched) -> Iterator[Finding]:
    """Whether so little matches that the two may not be versions of one process."""
    first, second = matched.before.steps, matched.after.steps
    found = sum(node in matched.matching.forward for node in first)
    total = min(len(first), len(second))
    if total >= FEW and found < UNRELATED * total:
        message = say("comparison.unrelated", matched=found, total=total)
        yield Finding("unrelated", Severity.WARNING, message)


def _told(found: Comparison, pair: Evidence) -> Comparison:
    """The comparison with what can be read from it: patterns, harm, behaviour, and what makes it doubtful."""
    doubts = comparability(pair)
    if found.is_unchanged:
        return replace(found, patterns=(), adverse=(), comparability=doubts)
    from procmodel.comparison.adverse import find_adverse
    from procmodel.comparison.patterns import find_patterns
    from procmodel.comparison.quadrangle import quadrangle

    return replace(
        found,
        patterns=find_patterns(pair),
        adverse=find_adverse(pair),
        quadrangle=quadrangle(pair),
        behaviour=behaviour(pair),
        ways_on=ways_on(pair.matching, found.flows),
        comparability=doubts,
    )


def match(
    before: Process,
    after: Process,
    *,
    mapping: Correspondences | None = None,
    views: tuple[ProcessView, ProcessView] | None = None,
    language: str = "en",
    synonyms: bool = True,
    words: WordList | None = None,
    older: Collection[str] = (),
) -> Matched:
    """Which step, node and lane of the earlier model is which of the later one.

    Args:
        before: the earlier version.
        after: the later one.
        mapping: correspondences by hand.
        views: the graphs of both, where they are there already.
        language: of the labels.
        synonyms: whether words of one meaning count as alike.
        words: a project's own words, beside those of the language.
        older: ids of versions before the earlier one, which the later file may name too.
    """
    first, second = (Side(p) for p in (views or (before, after)))
    matching = Matching(first, second)
    labels = labels_of(first, second, language, synonyms, words)
    declared = declarations(first, second, mapping, older)
    match_declared(matching, declared)
    match_ids(matching, declared, labels)
    if matching.open_before(first.steps) and matching.open_after(second.steps):
        _match_alike(matching, labels)
    match_nodes(matching, labels)
    lanes = match_lanes(first, second, matching.groups)
    return Matched(first, second, matching, lanes, _translation(matching, lanes))


def _match_alike(matching: Matching, labels: Labels) -> None:
    """Pair by likeness what nobody declared; loaded only where there is something to pair."""
    from procmodel.comparison.match_groups import match_groups
    from procmodel.comparison.match_parts import match_parts
    from procmodel.comparison.match_similar import match_similar
    from procmodel.comparison.similarity import Similarity

    words = translation(matching.before.process, matching.after.process)
    match_similar(matching, Similarity(matching.before, matching.after, labels, words))
    match_parts(matching, labels)
    match_groups(matching, labels)


def labels_of(
    before: Side, after: Side, language: str, synonyms: bool = True, words: WordList | None = None
) -> Labels:
    """The labels of the steps of both, ready to be compared."""
    return Labels(
        (side.name(node) for side in (before, after) for node in side.steps), language, synonyms, words
    )


def _translation(matching: Matching, lanes: LaneMatching) -> Translation:
    """Everything of the earlier model in words of the later one."""
    words = translation(matching.before.process, matching.after.process)
    words.lanes = {one: other for one, (other, _, _) in lanes.items()}
    elements, firsts = {}, {}
    for group in matching.groups:
        first = matching.after.id(group.after[0])
        elements.update({matching.before.id(node): first for node in group.before})
        firsts.update({matching.after.id(node): first for node in group.after})
    words.elements, words.firsts = elements, firsts
    return words
