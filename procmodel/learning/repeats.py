"""Steps and boxes that are done several times: the rounds that a log shows, as places and steps of the net."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import pairwise

from procmodel.graph import ProcessView
from procmodel.graph.game import Net, PlaceKind, Step
from procmodel.graph.shares import repeating
from procmodel.light.tuples import NamedTuple
from procmodel.model import Activity, Repeat

__all__ = ["Rounds", "add_rounds", "lie_beside", "rounds_of"]

_MOST = 200  # rounds that are counted; beyond them, as many as come


class Rounds(NamedTuple):
    """How often something is done at one visit.

    `least` rounds, one after the other or, where `together`, at once; if `more`, as many may follow again and again.
    """

    least: int
    more: bool
    together: bool


def rounds_of(repeat: Repeat) -> Rounds:
    """The rounds of a `repeat`: `times` of them, or one or more where nobody says how many.

    Example:
        >>> from procmodel.model import Repeat
        >>> rounds_of(Repeat(times=3))
        Rounds(least=3, more=False, together=False)
    """
    counted = repeat.times is not None and repeat.times <= _MOST
    least = repeat.times if counted and repeat.times else 1
    return Rounds(least, not counted or repeat.again is not None or repeat.loop, repeat.parallel)


def add_rounds(view: ProcessView, net: Net) -> int:
    """Let the net do each repeated step and box as often as the model says.

    Args:
        view: the model.
        net: of all its nodes; it is changed.

    Returns:
        How many tokens may lie on one place because a box is done several times at once, at least 1.
    """
    most = 1
    for node in sorted(repeating(view).difference(view.exit_of.values())):
        model = view.nodes[node]
        if not isinstance(model, Activity) or model.repeat is None:
            continue
        rounds = rounds_of(model.repeat)
        if view.is_expanded(node):
            _repeat_box(net, node, view.exit_of[node], rounds)
            most = max(most, rounds.least if rounds.together else 1)
        else:
            _repeat_step(net, node, rounds)
    return most


def _repeat_step(net: Net, node: int, rounds: Rounds) -> None:
    """A round is the step that people see; after the last one the token goes on, unseen.

    While something may branch off from a step without ending it, its rounds are not counted.
    """
    own = [step for step in net.steps if step.node == node and step.trail[:1] == (node,)]
    running = {place for step in net.steps if step.node == node and not step.trail for place in step.take}
    if any(running.intersection(step.give) for step in own):
        places = dict.fromkeys(place for step in own for place in step.give if place in running)
        net.steps += [Step(node, (place,), (place,), trail=(node,)) for place in places]
        return
    net.steps = [step for step in net.steps if step not in own]
    done = [net.place(PlaceKind.LIVE, node) for _ in range(rounds.least)]
    for entering in {step.take: step for step in own}.values():
        net.steps.append(replace(entering, give=(done[0],), trail=(node,), members=(node,)))
    for before, after in _turns(done, rounds.more):
        net.steps.append(Step(node, (before,), (after,), trail=(node,)))
    for give, interrupted in dict.fromkeys((step.give, len(step.trail) > 1) for step in own):
        net.steps += [Step(node, (last,), give) for last in (done if interrupted else done[-1:])]
    lie_beside(net, {step.take[0] for step in own}, done)


def _repeat_box(net: Net, box: int, exit_: int, rounds: Rounds) -> None:
    """Before a box is left, its contents begin again; beside it a token says which round it is in."""
    entering = [step for step in net.steps if step.node == box and step.trail]
    leaving = [step for step in net.steps if step.node == exit_]
    if not entering or not leaving:
        return
    (active,), armed, inside = leaving[0].take, leaving[0].clear, leaving[0].empty
    round_ = [net.place(PlaceKind.LIVE, box) for _ in range(rounds.least)]
    for number, step in enumerate(net.steps):
        if step in entering:
            net.steps[number] = replace(step, give=(*step.give, round_[0]))
        elif step in leaving:
            net.steps[number] = replace(step, take=(active, round_[-1]))
        elif active in step.take and active not in step.give:
            net.steps[number] = replace(step, clear=(*step.clear, *round_))
    for before, after in _turns(round_, rounds.more):
        for step in entering:
            take = (active, before)
            if rounds.together:
                contents = [place for place in step.give if place not in armed]
                net.steps.append(Step(box, take, (*contents, after)))
            else:
                net.steps.append(Step(box, take, (*step.give, after), clear=armed, empty=inside))
    lie_beside(net, {active}, round_)


def _turns(places: list[int], more: bool) -> Iterator[tuple[int, int]]:
    """From each round to the next, and from the last to the first where more may follow."""
    yield from pairwise(places)
    if more:
        yield places[-1], places[0]


def lie_beside(net: Net, known: Set[int], places: list[int]) -> None:
    """What sweeps or looks at one of the places `known` does so with the new `places`."""

    def widened(found: tuple[int, ...]) -> tuple[int, ...]:
        touched = not known.isdisjoint(found) and set(found).isdisjoint(places)
        return (*found, *places) if touched else found

    for number, step in enumerate(net.steps):
        clear, empty, busy = widened(step.clear), widened(step.empty), widened(step.busy)
        net.steps[number] = replace(step, clear=clear, empty=empty, busy=busy)
