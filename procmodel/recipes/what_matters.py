"""What the saving of a change depends on: doubtful figures, and the changes that bring it."""

from __future__ import annotations

from procmodel.recipes.before_after import BeforeAfter
from procmodel.recipes.contributions import contributions
from procmodel.recipes.paper.doubts import SHARED_VOLUME, money_saved_of, saving_of
from procmodel.recipes.paper.evidence import input_name
from procmodel.recipes.paper.material import Material
from procmodel.results.sensitivity import WhatMatters
from procmodel.wording import say

__all__ = ["what_matters"]


def what_matters(pair: BeforeAfter) -> WhatMatters:
    """What the staff time and the money saved depend on.

    Every figure is moved to both ends of its 90 % interval alone (tornado), all are drawn together (probability,
    rank correlation), and each is moved until nothing is saved (break-even). Doubts only: how much single cases
    differ bears on no mean.

    Args:
        pair: the comparison.

    Example:
        >>> from procmodel import before_after, read
        >>> pair = before_after(*(read(f"examples/parking_{side}.yaml") for side in ("before", "after")))
        >>> found = what_matters(pair)
        >>> len(found.few), len(found.contributions), found.staff_time.measure_next
        (7, 16, 'before:key_in.time')
    """
    material = Material(pair)
    times, money = saving_of(pair), money_saved_of(pair)
    inputs = dict.fromkeys(one.input for found in (times, money) for one in found.influences)
    names = {name: _name(material, name) for name in inputs}
    return WhatMatters(times, money, contributions(pair), names, pair.before.currency)


def _name(material: Material, name: str) -> str:
    return say("paper.figure-volume") if name == f"${SHARED_VOLUME}" else input_name(material, name)
