"""Random decision tables for laws, and a process that holds them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from procmodel.model import (
    Answer,
    DecisionRule,
    DecisionTable,
    HitPolicy,
    InputClause,
    JointAnswer,
    Process,
)
from tests.strategies import ids, labels, shares
from tests.strategy_parts import anything, share_of

__all__ = ["deciding", "tables"]


def extras() -> st.SearchStrategy[dict[str, Any]]:
    return st.just({}) | st.dictionaries(st.sampled_from(["x-owner", "x-a"]), anything(), max_size=2)


@st.composite
def clauses(draw: st.DrawFn, id_: str) -> InputClause:
    words = draw(st.lists(labels(), min_size=1, max_size=4, unique=True))
    given = draw(st.booleans())
    answers = tuple(
        Answer(value=word, share=share_of(100 // len(words)) if given else None) for word in words
    )
    if given:
        answers = (answers[0].model_copy(update={"share": None}), *answers[1:])
    name = draw(st.none() | labels())
    return InputClause(id=id_, name=name, answers=answers, extensions=draw(extras()))


@st.composite
def rules(draw: st.DrawFn, inputs: list[InputClause], outputs: list[str]) -> DecisionRule:
    when = {}
    for clause in inputs:
        if draw(st.booleans()):
            words = [answer.value for answer in clause.answers]
            when[clause.id] = tuple(draw(st.lists(st.sampled_from(words), max_size=2)))
    otherwise = draw(st.sampled_from([False, False, False, True]))
    then = draw(st.sampled_from(outputs))
    return DecisionRule(when=when, then=then, otherwise=otherwise, extensions=draw(extras()))


@st.composite
def tables(draw: st.DrawFn, id_: str) -> DecisionTable:
    """A legal table: any words, any policy, `otherwise` anywhere."""
    inputs = [draw(clauses(name)) for name in draw(st.lists(ids(), max_size=3, unique=True))]
    outputs = draw(st.lists(labels(), min_size=1, max_size=3))
    joint: tuple[JointAnswer, ...] = ()
    if inputs and draw(st.booleans()):
        first = inputs[0]
        joint = (JointAnswer(answers={first.id: first.answers[0].value}, share=draw(shares(100, 100))),)
    return DecisionTable(
        id=id_,
        name=draw(st.none() | labels()),
        note=draw(st.none() | labels()),
        inputs=tuple(inputs),
        hit=draw(st.sampled_from(list(HitPolicy))),
        rules=tuple(draw(st.lists(rules(inputs, outputs), max_size=4))),
        joint=joint,
        extensions=draw(extras()),
    )


@st.composite
def deciding(draw: st.DrawFn) -> Process:
    """A process that holds decisions and nothing else."""
    names = draw(st.lists(ids(), min_size=1, max_size=2, unique=True))
    return Process(id=draw(ids()), name=draw(labels()), decisions=tuple(draw(tables(name)) for name in names))
