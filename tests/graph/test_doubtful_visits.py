"""Every stated share bears on the visits that hang on it: drawn, and to first order."""

from __future__ import annotations

from re import sub

import pytest

from procmodel import measure, read_text
from procmodel.graph import ProcessView
from procmodel.graph.basis import Basis, World
from procmodel.graph.case import Case
from procmodel.graph.doubtful import DoubtfulVisits
from procmodel.graph.draws import Draws
from procmodel.graph.inputs import Input
from procmodel.graph.shares import branch_shares
from procmodel.model import Quantity, spread
from procmodel.model.doubt import moved_mean

HEAD = """procmodel: 1
name: Doubtful
lanes:
  a: {name: Desk, organisation: X, rate: 20 per hour}
steps:
"""


def task(name: str, minutes: int, then: str) -> str:
    """A step of somebody at the desk."""
    return f"  {name}: {{name: Do {name}, who: a, how: by hand, time: {minutes} min, wait: 0 min, next: {then}}}\n"


def box(inside: str, more: str = "") -> str:
    """A box with these lines in it."""
    lines = "".join(f"    {line}\n" for line in inside.splitlines())
    return f"  box:\n    kind: subprocess\n    name: The box\n    lane: a\n{more}    steps:\n{lines}"


HANDLER = (
    task("two", 5, "[]")
    + "  inner:\n    kind: subprocess\n    name: Handle\n    triggered_by_event: true\n    steps:\n"
    + "      wet: {kind: start, name: Wet, event: conditional, share: 30%}\n"
    + "      file: {name: File it, who: a, how: by hand, time: 4 min, wait: 0 min}\n"
)
OUTER = (
    "  outer:\n    kind: subprocess\n    name: Handle too\n    lane: a\n    triggered_by_event: true\n    steps:\n"
    "      dry: {kind: start, name: Dry, event: conditional, share: 10%, interrupts: false}\n"
    "      note: {name: Note it, who: a, how: by hand, time: 20 min, wait: 0 min}\n"
)
CHOICE = "  q: {kind: exclusive, lane: a, next: [{to: box, share: 52%}, {to: last}]}\n"
THROWN = (
    task("one", 10, "[{to: ok, share: 61%}, {to: bad}]")
    + "  ok: {kind: end, name: Fine}\n  bad: {kind: end, event: error, name: Bad}\n"
)
TWO_WAYS = (
    task("one", 10, "[{to: two, share: 61%}, {to: three}]") + task("two", 5, "[]") + task("three", 8, "[]")
)
TWO_STARTS = (
    "  s1: {kind: start, share: 32%, next: one}\n  s2: {kind: start, next: two}\n"
    + task("one", 1, "[]")
    + task("two", 7, "[]")
)
LAST = task("last", 3, "[]")
MODELS = {
    "an event sub-process in a box, and one beside all": CHOICE
    + box(HANDLER, "    next: last\n")
    + LAST
    + OUTER,
    "an event on the border of a step": task("one", 9, "last").replace(
        "}\n", ", on: [{event: message, share: 21%, to: sorry}]}\n"
    )
    + task("sorry", 6, "last")
    + LAST,
    "two events on the border of a step that goes on three ways": task(
        "one", 9, "[{to: last, share: 53%}, {to: two, share: 27%}, {to: sorry}]"
    ).replace("}\n", ", on: [{event: message, share: 21%, to: sorry}, {event: error, share: 9%, to: two}]}\n")
    + task("sorry", 6, "last")
    + task("two", 1, "[]")
    + LAST,
    "three ways that all state a share": task(
        "one", 9, "[{to: last, share: 53%}, {to: two, share: 27%}, {to: sorry, share: 20%}]"
    )
    + task("sorry", 6, "last")
    + task("two", 1, "[]")
    + LAST,
    "what is thrown inside a box": box(THROWN, "    on: [{event: error, to: sorry}]\n    next: last\n")
    + task("sorry", 6, "[]")
    + LAST,
    "a timer and a message on the border of a box": box(
        TWO_WAYS,
        "    on: [{event: timer, share: 31%, to: sorry},"
        " {event: message, interrupts: false, share: 22%, to: chase}]\n    next: last\n",
    )
    + task("sorry", 6, "[]")
    + task("chase", 2, "[]")
    + LAST,
    "two starts of a box that is done three times": box(
        TWO_STARTS, "    repeat: {times: 3}\n    next: last\n"
    )
    + LAST,
    "a race of events": (
        "  g: {kind: event, lane: a, next: [{to: m, share: 33%}, t]}\n"
        "  m: {kind: catch, event: message, lane: a, delay: 1 h, next: one}\n"
        "  t: {kind: catch, event: timer, lane: a, delay: 3 h, next: last}\n"
    )
    + task("one", 5, "last")
    + LAST,
    "an inclusive split with a default": (
        "  some: {kind: inclusive, lane: a,"
        " next: [{to: one, share: 41%}, {to: two, share: 33%}, {to: three, default: true}]}\n"
    )
    + "".join(task(name, n, "j") for n, name in enumerate(("one", "two", "three"), 1))
    + "  j: {kind: inclusive, lane: a, next: last}\n"
    + LAST,
}
OTHERS = {
    "a step done again": task("one", 10, "last").replace("}\n", ", repeat: {while: 30%}}\n") + LAST,
    "a box done again": box(HANDLER, "    repeat: {while: 45%}\n    next: last\n") + LAST,
    "combinations of branches": (
        "  some: {kind: inclusive, lane: a, next: [one, two], combinations: [{take: [one, two], share: 20%},"
        " {take: [one], share: 50%}, {take: [two], share: 30%}]}\n"
    )
    + task("one", 1, "j")
    + task("two", 2, "j")
    + "  j: {kind: inclusive, lane: a, next: last}\n"
    + LAST,
    "two starts": "  s1: {kind: start, lane: a, share: 32%, next: one}\n"
    "  s2: {kind: start, lane: a, share: 68%, next: last}\n" + task("one", 4, "last") + LAST,
}


def certain(steps: str) -> str:
    """The same with times that cannot be off."""
    return sub(r"time: (\d+) min", r"time: {value: \1 min, doubt: 0%}", steps)


def case_of(steps: str) -> tuple[Basis, Case]:
    basis = Basis(ProcessView(read_text(HEAD + steps)))
    return basis, basis.average


def drawing(one: Input) -> list[float]:
    """A share that is off, downwards and upwards, by an amount of its own."""
    reach = 0.3 + len(one.name) % 7 / 10
    return [moved_mean(one.quantity, 0.4, z) for z in (-reach, reach)]


@pytest.mark.parametrize("name", MODELS)
def test_visits_in_doubt_are_those_under_the_shares_that_are_off(name: str) -> None:
    """Solved anew with each draw of all shares, the visits are the same, and what is cut short too."""
    basis, case = case_of(MODELS[name])
    doubtful = DoubtfulVisits(case, drawing)
    stated = {id(share.input.quantity): drawing(share.input) for share in doubtful.shares}
    assert stated
    for draw in range(2):

        def read(share: Quantity, draw: int = draw) -> float:
            return stated[id(share)][draw] if id(share) in stated else spread.mean(share)

        world = World(basis.routes, branch_shares(basis.view, read))
        anew = Case(basis.view, basis.numbers, world.visits.expected, world.shares.weight, world.visits.live)
        found = [each.values[draw] if isinstance(each, Draws) else each for each in doubtful.weights_of_nodes]
        assert found == pytest.approx(anew.weights, abs=1e-12)


@pytest.mark.parametrize("name", [*MODELS, *OTHERS])
def test_slopes_are_those_of_small_steps(name: str) -> None:
    """The sum over all visits, each weighted otherwise, for one share that is off by little."""
    _, case = case_of({**MODELS, **OTHERS}[name])
    gains = [1.0 + 0.1 * n for n in range(len(case.view))]
    step = 1e-6
    whole = DoubtfulVisits(case, lambda one: [spread.mean(one.quantity)] * 2)
    slopes: dict[str, float] = {}
    for one, slope in whole.slopes.of(gains):
        slopes[one.name] = slopes.get(one.name, 0.0) + slope
    assert slopes.keys() == {share.input.name for share in whole.shares}
    for name_, slope in slopes.items():
        moved = DoubtfulVisits(
            case,
            lambda one, name_=name_: [
                spread.mean(one.quantity) + (sign * step if one.name == name_ else 0.0) for sign in (-1, 1)
            ],
        )
        total: Draws | float = 0.0
        for node, gain in enumerate(gains):
            total = total + moved.visits[node] * gain * (
                1.0 if case.view.is_expanded(node) else moved.rounds(node)
            )
        assert isinstance(total, Draws)
        assert (total.values[1] - total.values[0]) / (2 * step) == pytest.approx(slope, abs=1e-5)


@pytest.mark.parametrize("name", [*MODELS, *OTHERS])
def test_times_and_costs_that_rest_on_a_share_have_a_range(name: str) -> None:
    """With times that are certain, what is left to doubt is the share."""
    steps = certain({**MODELS, **OTHERS}[name])
    found = measure(read_text(HEAD + steps))["touch_time"].values
    assert None not in found.values()
    assert found["p10"] < found["expected"] < found["p90"]


def test_an_event_sub_process_widens_by_the_odds_of_its_share() -> None:
    """Begun in 10 % of the cases, for 20 minutes: odds of 1 to 9, 10 % of draws below and above."""
    steps = task("one", 10, "[]") + OUTER
    found = measure(read_text(HEAD + certain(steps)))["touch_time"].values
    for key, z in (("p10", -1.2815515655), ("p90", 1.2815515655)):
        odds = 0.1 / 0.9 * 1.4 ** (z / 1.6448536270)
        assert found[key] == pytest.approx(600 + 1200 * odds / (1 + odds), rel=2e-4)
