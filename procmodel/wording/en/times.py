"""What is said about times and costs: rules, formulas, and why a value is not given."""

from __future__ import annotations

__all__ = ["SENTENCES"]

_A_YEAR = "over all cases that start in a year"

SENTENCES: dict[str, str] = {
    "no_wait": "not meaningful: nothing waits inside the boundary",
    "no_time": "not meaningful: no time passes",
    "no_target": "no target is stated",
    "few_values": "{stated} of {tasks} tasks say what they are worth, and nine in ten must",
    "no_saving": "never: nothing is saved",
    "touch_time.rule": "the time that staff and partners have their hands on a case",
    "touch_time.formula": "sum over touches of visits × mean time",
    "customer_time.rule": "the time that customers spend on their own steps",
    "customer_time.formula": "sum over customers' steps of visits × mean time",
    "handling_cost.rule": "what people's time and the money spent on the way cost; capacity, not cash saved",
    "handling_cost.formula": "sum over touches of visits × mean time × rate, and over steps of visits × cost",
    "annual_touch_time.rule": f"touch time {_A_YEAR}",
    "annual_touch_time.formula": "touch time × volume",
    "annual_customer_time.rule": f"customer time {_A_YEAR}",
    "annual_customer_time.formula": "customer time × volume",
    "annual_handling_cost.rule": f"handling cost {_A_YEAR}",
    "annual_handling_cost.formula": "handling cost × volume",
    "fte.rule": "full-time people that the touch time of a year would keep busy",
    "fte.formula": "touch time × volume / productive hours of a person in a year",
    "end_to_end_time.rule": "working time from start to end: tasks, machine time and waits",
    "end_to_end_time.formula": "sum over visits of wait + time; of parallel branches the longest",
    "waiting_time.rule": "waits along the critical path",
    "waiting_time.formula": "sum over visits of wait, of parallel branches along the longest",
    "calendar_days.rule": "the end-to-end time in days of the calendar: about 7 for 5 working days",
    "calendar_days.formula": "end-to-end time / working day × 7 / working days of a week",
    "flow_efficiency.rule": "the share of the end-to-end time in which something is done",
    "flow_efficiency.formula": "(mean end-to-end time - mean waiting time) / mean end-to-end time",
    "value_efficiency.rule": "the share of the end-to-end time that adds value for the customer",
    "value_efficiency.formula": "mean value-adding time on the critical path / mean end-to-end time",
    "cost_per_transaction.rule": "all costs, one-off costs aside, per case that comes to a good end",
    "cost_per_transaction.formula": "(handling + cost per case + yearly / volume) / share completed",
    "payback.rule": "how long until the one-off cost is paid back",
    "payback.formula": "one-off cost / (yearly running cost before - after)",
    "within_target.rule": "the share of cases done within each target",
    "within_target.formula": "counted over simulated cases",
}
