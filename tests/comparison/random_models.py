"""Random processes, and random changes to them, for the laws of the comparison."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from procmodel.model import Process
from tests.comparison.small_models import LANES, flow, gateway, minutes, share, task

VERBS = ("Log", "Check", "Send", "Decide", "Print", "File")
OBJECTS = ("the report", "the claim", "a letter", "the fee")
KINDS = ("manual", "user", "service", "send")
IDS = tuple(f"s{n}" for n in range(9))


@st.composite
def steps(draw, id_):
    kind = draw(st.sampled_from(KINDS))
    lane = "form" if kind == "service" else draw(st.sampled_from(("resident", "admin", "officer")))
    name = f"{draw(st.sampled_from(VERBS))} {draw(st.sampled_from(OBJECTS))}"
    keys = {"time": minutes(draw(st.integers(1, 9))), "note": draw(st.sampled_from((None, "n")))}
    return task(id_, name, lane, kind, **keys)


@st.composite
def processes(draw, ids=IDS):
    """A few steps and gateways in a row, with some more flows; sometimes without some of the lanes."""
    chosen = draw(st.lists(st.sampled_from(ids), min_size=0, max_size=7, unique=True))
    nodes = [gateway(id_) if draw(st.integers(0, 4)) == 0 else draw(steps(id_)) for id_ in chosen]
    flows = [flow(a, b) for a, b in pairwise(chosen)]
    if len(chosen) > 2:
        jumps = st.tuples(st.sampled_from(chosen), st.sampled_from(chosen), st.sampled_from((None, 0.1, 0.4)))
        flows += [flow(a, b, share=share(s) if s else None) for a, b, s in draw(st.lists(jumps, max_size=3))]
    lanes = draw(st.permutations(LANES))
    return Process(
        id="p",
        name=draw(st.sampled_from(("P", "Q"))),
        lanes=tuple(lanes),
        nodes=tuple(nodes),
        flows=tuple(flows),
        trigger=draw(st.sampled_from((None, "call", "letter"))),
        identifiers=draw(st.sampled_from(({}, {"lgsl": 1}, {"gss": "E06000037"}))),
    )
