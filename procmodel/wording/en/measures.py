"""What is said about counts: names of rules and formulas, remarks, and why a number has no finite value."""

from __future__ import annotations

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "loop_without_way_out": "loop {loop} has no way out, so visits have no finite number",
    "let_it_out": "let one flow leave it, and not in parallel with staying in it",
    "shares_missing": "shares are missing: {ids}",
    "no_branch_taken": (
        "inclusive split {id!r} takes no branch at all in {share} of its visits "
        "(mark one branch `default: true`)"
    ),
    "default_has_share": (
        "inclusive split {id!r} states a share for its default branch, which is taken where no other is "
        "(in {share} of its visits): leave that share out"
    ),
    "unknown": "no measure {id} (one of: {known})",
    "count_formula": "sum over these steps of visits × what each counts",
    "handoffs_formula": "sum over receiving steps and ends of visits × parties received from",
    "value_formula": "as the rule says; there is no sum over steps",
    "intake": "from outside to staff",
    "internal": "among staff",
    "outbound": "to a partner or another organisation",
    "to_customer": "to the customer",
    "no_steps": "not meaningful: no step is the service's own",
    "no_decisions": "not meaningful: nothing is decided",
    "too_few_elements": "not meaningful: too few elements",
    "tie": "equally likely branches at {ids}: the usual case takes the first in the file",
    "machine_time": "no time is stated for automatic steps, read as 0: {ids}",
    "opaque": "closed sub-processes that state no touches, counted once each ({count}): {ids}",
    "simulated_value": "{value} (simulated)",
    "not_simulated": "a simulation does not tell it either",
    "endless_queue": "the queue before {lane} grows without end with {people} there; {needed} would do",
    "observed_held": "{name}: model {model}, observed {observed}",
    "observed_missed": (
        "{name}: model {model}, observed {observed}: the model misses what was observed by more than its interval"
    ),
    "observed_unheld": (
        "{name}: was observed, but no measure has that name and unit, so it is held against nothing"
    ),
    "silent_send": "{ids} sends to nobody that the file names: read as information",
}
