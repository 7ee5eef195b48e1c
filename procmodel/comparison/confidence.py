"""How often a pair of a given score is right: calibrated on generated edits and published version pairs."""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["confidence"]

_SCORES = (0.50, 0.55, 0.65, 0.75, 0.85, 0.95)
_RIGHT = (0.65, 0.72, 0.82, 0.90, 0.95, 0.97)
_NARROW, _LOSS = 0.2, 0.05  # a margin under this costs some confidence


def confidence(score: float, margin: float) -> float:
    """The share of pairs with this score and margin that are right, 0 to 1; below 0.98, which is one id.

    Example:
        >>> confidence(0.99, 0.5), confidence(0.56, 0.5)
        (0.97, 0.72)
    """
    right = _RIGHT[max(bisect_right(_SCORES, score) - 1, 0)]
    return round(right - (_LOSS if margin < _NARROW else 0.0), 2)
