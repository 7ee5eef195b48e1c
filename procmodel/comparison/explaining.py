"""Why two steps were taken for one, or were not: the parts of their score, and what each was matched with."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.compare import Matched, labels_of
from procmodel.comparison.fields import translation
from procmodel.comparison.labels import Labels
from procmodel.comparison.match_similar import ACCEPT, LABELLED, MARGIN
from procmodel.comparison.side import Side
from procmodel.comparison.similarity import WEIGHTS, Similarity
from procmodel.errors import AnalysisError
from procmodel.wording import say
from procmodel.wording.labels import WordList

__all__ = ["explain_pair"]

_SHOWN = 5  # ids that are named where none is near


def explain_pair(
    matched: Matched, one: str, other: str, language: str = "en", words: WordList | None = None
) -> str:
    """How alike an earlier and a later step are, part by part, and what became of each.

    `language` and `words` are those that the pair was matched with.

    Raises:
        AnalysisError: an id that is no step of its model; names the nearest.

    Example:
        >>> from procmodel import read
        >>> from procmodel.comparison import match
        >>> pair = match(*(read(f"examples/speeding_{side}.yaml") for side in ("before", "after")))
        >>> print(explain_pair(pair, "log", "tell_resident").splitlines()[0])
        'Log the report' (log) and 'Tell the resident who has it' (tell_resident)
    """
    first, second = _step(matched.before, one), _step(matched.after, other)
    labels = labels_of(matched.before, matched.after, language, words=words)
    return "\n".join(_lines(matched, first, second, labels)) + "\n"


def _lines(matched: Matched, first: int, second: int, labels: Labels) -> Iterator[str]:
    before, after = matched.before, matched.after
    yield say(
        "comparison.explain-title",
        before=before.label(first),
        one=before.id(first),
        after=after.label(second),
        other=after.id(second),
    )
    similarity = Similarity(before, after, labels, translation(before.process, after.process))
    lanes = {lane: match[0] for lane, match in matched.lanes.items()}
    likeness = similarity.likeness(first, second, lanes, matched.matching.forward)
    for name, value in likeness.parts.items():
        part = say(f"comparison.part-{name}")
        yield say("comparison.explain-part", part=part, value=value, weight=WEIGHTS[name])
    yield say(
        "comparison.explain-score", score=likeness.score, accept=ACCEPT, margin=MARGIN, labelled=LABELLED
    )
    yield _became(matched, first, later=False)
    if matched.matching.forward.get(first) != (second,):
        yield _became(matched, second, later=True)


def _became(matched: Matched, node: int, *, later: bool) -> str:
    own, others = (matched.after, matched.before) if later else (matched.before, matched.after)
    for group in matched.matching.groups:
        mine, theirs = (group.after, group.before) if later else (group.before, group.after)
        if node in mine:
            names = ", ".join(f"'{others.label(one)}'" for one in theirs)
            return say(
                "comparison.explain-matched",
                name=own.label(node),
                others=names,
                percent=round(100 * group.confidence),
                why=group.why,
            )
    return say("comparison.explain-alone", name=own.label(node))


def _step(side: Side, name: str) -> int:
    node = side.view.index.get(name)
    if node is not None and side.is_step(node):
        return node
    from difflib import get_close_matches

    near = get_close_matches(name, [side.id(step) for step in side.steps], 1)
    some = ", ".join(side.id(step) for step in side.steps[:_SHOWN])
    few = say("comparison.steps-such-as", some=some) if some else None
    hint = say("comparison.did-you-mean", near=near[0]).strip(" ()") if near else few
    raise AnalysisError(
        say("comparison.no-step", name=name, model=side.process.state or side.process.label), hint=hint
    )
