"""What the rules of structure say is what the states say."""

from __future__ import annotations

import pytest

from procmodel.graph import ProcessView
from procmodel.graph.tokens import net_of
from procmodel.limits import Limits
from procmodel.results.soundness import Property
from procmodel.soundness import verify
from procmodel.soundness.search import Exploration, explore
from tests.soundness.random_models import nested_process
from tests.soundness.small import draw

QUICK = Limits(states=4_000, soundness_seconds=1)


def by_states(view: ProcessView) -> dict[Property, bool | None]:
    """The properties as the whole net shows them, nothing shrunk."""
    seen: Exploration = explore(net_of(view, range(len(view))), states=1_500, seconds=0.05)
    known = True if seen.complete else None
    tasks = {*view.activities, *view.exit_of}
    return {
        Property.OPTION_TO_COMPLETE: seen.can_end,
        Property.SAFE: False if seen.crowded else known,
        Property.PROPER_COMPLETION: False if seen.twice else known,
        Property.NO_DEAD_STEPS: True if tasks <= seen.alive else (False if seen.complete else None),
    }


@pytest.mark.parametrize("block", range(10))
def test_boxes_deadlines_reminders_and_errors_are_judged_alike_either_way(block: int) -> None:
    for seed in range(block * 12, block * 12 + 12):
        view = ProcessView(nested_process(seed))
        found = verify(view, limits=QUICK).properties
        for name, value in by_states(view).items():
            if value is not None and found[name] is not None:
                assert found[name] == value, (seed, name)


@pytest.mark.parametrize("branches", [2, 4, 10])
def test_the_states_of_parallel_branches_are_as_many_as_published(branches: int) -> None:
    view = ProcessView(draw("s1 a1", *(f"a1 t{n} a2" for n in range(branches)), "a2 e1"))
    seen = explore(net_of(view, range(len(view))), states=10_000, seconds=5)
    assert seen.states == 2**branches + 3
