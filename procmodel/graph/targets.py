"""What the targets of a process are told apart by."""

from __future__ import annotations

from procmodel.model import Process, Quantity, Target, spread

__all__ = ["target_name", "with_targets_of_both"]


def target_name(target: Target) -> str:
    """The time of a target as the file writes it; its mean where only a map can say it.

    Example:
        >>> from procmodel.formats import parse_quantity
        >>> from procmodel.model import Dimension
        >>> target_name(Target(within=parse_quantity("12 weeks", Dimension.DURATION)))
        '12 weeks'
    """
    from procmodel.formats.quantities import show  # here: few files state a target

    within = target.within
    return show(within) or show(_mean(within)) or ""


def _mean(time: Quantity) -> Quantity:
    mean = float(f"{spread.mean(time):.6g}")
    return Quantity.model_construct(dimension=time.dimension, unit=time.unit, likely=mean)


def with_targets_of_both(before: Process, after: Process) -> tuple[Process, Process]:
    """Two versions, each with the targets of both, those of the earlier one first; without a promise of the other.

    So what both are held against is the same.
    """
    sides = [{target_name(target): target for target in side.targets} for side in (before, after)]
    if list(sides[0]) == list(sides[1]):
        return before, after
    others = {name: each.model_copy(update={"share": None}) for name, each in (sides[0] | sides[1]).items()}
    both = [
        version.model_copy(update={"targets": tuple((others | own).values())})
        for version, own in zip((before, after), sides, strict=True)
    ]
    return both[0], both[1]
